"""Which key does what while somebody breathes, as it is written on the buttons."""

from __future__ import annotations

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.key_map import ESCAPE, SPACE, D, Key, Meaning, key_named
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.words.answers import buttons_by_own_keys, key_cap
from gmi_trainer.ui.words.translate import Translate

E = Key(ord("E"), "E")
TAKEN = (Meaning.LEFT, Meaning.RIGHT, Meaning.PAUSE, Meaning.STOP)
"""Nothing is left out while somebody breathes: the own key for that keeps whatever else it means here."""


@dataclass(frozen=True, slots=True)
class KeyHints:
    """What is written on the keys; empty where no key does it.

    ``pause`` and ``easier`` while the pacer runs. Beside a message ``press`` presses the button that has the keyboard,
    and easier has only its letter.
    """

    pause: str
    easier: str
    dizzy: str
    stop: str
    press: str
    easier_by_letter: str


def hints_for(reach: Reach, translate: Translate) -> KeyHints:
    """Own keys come first; a letter that they took is not named."""
    easier, dizzy = _free(E, reach), _free(D, reach)
    keys = reach.own_keys
    if keys is None:
        space = key_cap(SPACE, translate)
        return KeyHints(space, easier, dizzy, key_cap(ESCAPE, translate), space, easier)
    left, right, stop = (key_cap(key, translate) for key in (keys.left, keys.right, keys.stop))
    return KeyHints(right, left, dizzy, stop, right, easier)


def letter_hint(letter: str, reach: Reach) -> str:
    """A letter that does something; empty where the person gave it another meaning."""
    key = key_named(letter)
    assert key is not None, "a letter has a key"
    return _free(key, reach)


def how_to_press(reach: Reach, translate: Translate) -> str:
    """How pedals, or a resting pointer, press the buttons in view. Empty for everybody else."""
    if reach.own_keys is not None:
        return buttons_by_own_keys(reach.own_keys, translate)
    if reach.dwell_ms is not None:
        return translate("Breathing", "Rest the pointer on a button to press it. No click is needed.")
    return ""


def how_to_reach(reach: Reach, translate: Translate) -> str:
    """The same before the first breath, with what pedals do while somebody breathes."""
    pressing, keys = how_to_press(reach, translate), reach.own_keys
    if keys is None:
        return pressing
    while_breathing = translate(
        "Breathing",
        "While you breathe, {right} pauses and {left} makes it easier. If you feel dizzy, pause: there is a button "
        "for it.",
    ).format(left=key_cap(keys.left, translate), right=key_cap(keys.right, translate))
    return f"{pressing} {while_breathing}"


def _free(key: Key, reach: Reach) -> str:
    keys = reach.own_keys
    is_taken = keys is not None and any(keys.key(meaning).is_same_as(key) for meaning in TAKEN)
    return "" if is_taken else key.name
