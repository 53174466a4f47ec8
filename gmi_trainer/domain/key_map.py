"""Which key means what in a drill, as a value; and which keys cannot be taken, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from gmi_trainer.domain.values import dataclass


class Meaning(StrEnum):
    """What a key can mean while pictures are shown, in the order in which it is asked for."""

    LEFT = "left"
    RIGHT = "right"
    PAUSE = "pause"
    STOP = "stop"
    SKIP = "skip"  # "not this picture"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a keyboard, or of a pedal that acts as one.

    ``code`` is Qt's key code: the letter that the person's own layout has there. ``scan`` is the keyboard's
    number for the place, which stays the same when the layout changes. 0 where there is none. ``name`` is
    what is written on the key, and what the record keeps.
    """

    code: int
    name: str
    scan: int = 0

    def is_same_as(self, other: Key) -> bool:
        """By what is written on it; by its place where the window system has no name for it."""
        if self.code or other.code:
            return self.code == other.code
        return self.scan == other.scan


def _letter(name: str) -> Key:
    return Key(ord(name), name)


LEFT_ARROW = Key(0x0100_0012, "Left")
UP_ARROW = Key(0x0100_0013, "Up")
RIGHT_ARROW = Key(0x0100_0014, "Right")
DOWN_ARROW = Key(0x0100_0015, "Down")
SPACE = Key(0x20, "Space")
ESCAPE = Key(0x0100_0000, "Esc")
BACKSPACE = Key(0x0100_0003, "Backspace")
RETURN = Key(0x0100_0004, "Enter")
DELETE = Key(0x0100_0007, "Del")
A, D, F, H, J, L, N, P, X = (_letter(name) for name in "ADFHJLNPX")

_FIRST_FUNCTION_KEY, _FUNCTION_KEYS = 0x0100_0030, 35
_NAMED = (
    LEFT_ARROW,
    UP_ARROW,
    RIGHT_ARROW,
    DOWN_ARROW,
    SPACE,
    BACKSPACE,
    DELETE,
    Key(0x0100_0006, "Ins"),
    Key(0x0100_0010, "Home"),
    Key(0x0100_0011, "End"),
    Key(0x0100_0016, "PgUp"),
    Key(0x0100_0017, "PgDown"),
    *(Key(_FIRST_FUNCTION_KEY + n, f"F{n + 1}") for n in range(_FUNCTION_KEYS)),
)

_MODIFIERS = frozenset(
    {
        *range(0x0100_0020, 0x0100_0027),  # Shift, Control, Meta, Alt and the three locks
        0x0100_0053,  # Super
        0x0100_0054,
        0x0100_0056,  # Hyper
        0x0100_0057,
        0x0100_1103,  # AltGr
    }
)
_OF_THE_PROGRAM = frozenset(
    {
        0x0100_0001,  # Tab
        0x0100_0002,  # Backtab
        RETURN.code,
        0x0100_0005,  # Enter on the number pad
        0x0100_0055,  # Menu
    }
)
_SYSTEM_KEYS = (
    range(0x0100_0008, 0x0100_000B),  # Pause, Print, SysReq
    range(0x0100_0060, 0x0100_0100),  # volume, media, brightness, power ...
    range(0x0100_1100, 0x0100_1260),  # dead keys and input methods: they wait for a second key
)


def is_modifier(code: int) -> bool:
    """Shift, Control and the like: they do nothing alone."""
    return code in _MODIFIERS


def key_named(text: str) -> Key | None:
    """A key by what is written on it: ``f``, ``F13``, ``Left``, ``Space``. None where there is none such."""
    name = text.strip()
    if len(name) == 1 and name.isprintable() and not name.isspace():
        upper = name.upper()
        return _letter(upper if len(upper) == 1 else name)
    return next((key for key in _NAMED if key.name.casefold() == name.casefold()), None)


@dataclass(frozen=True, slots=True)
class KeyMap:
    """One key for each meaning."""

    left: Key
    right: Key
    pause: Key = SPACE
    stop: Key = ESCAPE
    skip: Key = N

    def key(self, meaning: Meaning) -> Key:
        """The key of a meaning."""
        key: Key = getattr(self, meaning)
        return key

    def with_key(self, meaning: Meaning, key: Key) -> KeyMap:
        """The same with another key for one meaning."""
        return replace(self, **{meaning.value: key})


class Refusal(StrEnum):
    """Why a key cannot be taken."""

    TAKEN = "taken"  # it means something already
    MODIFIER = "modifier"  # Shift, Control and the like do nothing alone
    OF_THE_PROGRAM = "of_the_program"  # Tab and Enter lead through the program; Escape always stops
    OF_THE_SYSTEM = "of_the_system"  # volume, print, power: the computer keeps them for itself
    NAMELESS = "nameless"  # the computer does not say which key it was


@dataclass(frozen=True, slots=True)
class Clash:
    """A key that cannot be taken. ``meaning``: what it means already, where it is taken."""

    refusal: Refusal
    key: Key
    meaning: Meaning | None = None


def clash_of(key: Key, meaning: Meaning, keys: KeyMap, asked: Iterable[Meaning] = ()) -> Clash | None:
    """What speaks against taking a key for a meaning; None where nothing does.

    ``asked``: meanings whose keys are still to be given anew, so that their old ones are free.
    """
    if not key.code and not key.scan:
        return Clash(Refusal.NAMELESS, key)
    if is_modifier(key.code):
        return Clash(Refusal.MODIFIER, key)
    if key.code in _OF_THE_PROGRAM or (key.is_same_as(ESCAPE) and meaning is not Meaning.STOP):
        return Clash(Refusal.OF_THE_PROGRAM, key)
    if any(key.code in span for span in _SYSTEM_KEYS):
        return Clash(Refusal.OF_THE_SYSTEM, key)
    free = {meaning, *asked}
    for other in Meaning:
        if other not in free and keys.key(other).is_same_as(key):
            return Clash(Refusal.TAKEN, key, other)
    return None


def clashes_of(keys: KeyMap) -> tuple[Clash, ...]:
    """Everything that speaks against a whole map; nothing where it works."""
    found = (clash_of(keys.key(meaning), meaning, keys) for meaning in Meaning)
    return tuple(clash for clash in found if clash is not None)
