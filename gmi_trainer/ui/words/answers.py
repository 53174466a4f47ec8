"""Keys, pedals and dwell times in words; and why a key cannot be taken."""

from __future__ import annotations

from gmi_trainer.domain.answering import AnswerWay
from gmi_trainer.domain.body import AnsweringLimb, InputKind
from gmi_trainer.domain.key_map import (
    BACKSPACE,
    DELETE,
    DOWN_ARROW,
    ESCAPE,
    LEFT_ARROW,
    RETURN,
    RIGHT_ARROW,
    SPACE,
    UP_ARROW,
    Clash,
    Key,
    KeyMap,
    Meaning,
    Refusal,
)
from gmi_trainer.ui.words.body import input_name, limb_name
from gmi_trainer.ui.words.translate import Translate

NO_BREAK = "\N{NO-BREAK SPACE}"


def key_cap(key: Key, translate: Translate) -> str:
    """What is written on a key."""
    return {
        LEFT_ARROW.code: "←",
        UP_ARROW.code: "↑",
        RIGHT_ARROW.code: "→",
        DOWN_ARROW.code: "↓",
        SPACE.code: translate("Keys", "Space"),
        ESCAPE.code: translate("Keys", "Esc"),
        BACKSPACE.code: translate("Keys", "Backspace"),
        RETURN.code: translate("Keys", "Enter"),
        DELETE.code: translate("Keys", "Delete"),
    }.get(key.code, key.name)


def keys_name(keys: KeyMap, translate: Translate) -> str:
    """The two keys that answer."""
    return translate("Keys", "{left} and {right}").format(
        left=key_cap(keys.left, translate), right=key_cap(keys.right, translate)
    )


def with_key(words: str, cap: str, translate: Translate) -> str:
    """What a button does, and the key that does the same; no cap: there is none."""
    return translate("Keys", "{words} ({key})").format(words=words, key=cap) if cap else words


def buttons_by_own_keys(keys: KeyMap, translate: Translate) -> str:
    """How two pedals press what is on the screen."""
    return translate(
        "Drill", "On the buttons, {left} goes on to the next one and {right} presses it."
    ).format(left=key_cap(keys.left, translate), right=key_cap(keys.right, translate))


def meaning_name(meaning: Meaning, translate: Translate) -> str:
    """What a key does in a drill."""
    return {
        Meaning.LEFT: translate("Keys", "Left"),
        Meaning.RIGHT: translate("Keys", "Right"),
        Meaning.PAUSE: translate("Keys", "Pause"),
        Meaning.STOP: translate("Keys", "Stop"),
        Meaning.SKIP: translate("Keys", "Not this picture"),
    }[meaning]


def ask_for_key(meaning: Meaning, translate: Translate) -> str:
    """The set-up waits for one press."""
    return {
        Meaning.LEFT: translate("Keys", "Press the key or pedal that should mean left."),
        Meaning.RIGHT: translate("Keys", "Now press the one that should mean right."),
        Meaning.PAUSE: translate("Keys", "Press the key that should pause."),
        Meaning.STOP: translate("Keys", "Press the key that should stop."),
        Meaning.SKIP: translate("Keys", "Press the key for “not this picture”."),
    }[meaning]


def clash_sentence(clash: Clash, translate: Translate) -> str:
    """Why a key cannot be taken, and what to do, in one sentence."""
    cap = key_cap(clash.key, translate)
    if clash.refusal is Refusal.TAKEN:
        assert clash.meaning is not None, "a key is taken by some meaning"
        return translate(
            "Keys", "{key} already means “{meaning}”. Press another one, or change that key first."
        ).format(key=cap, meaning=meaning_name(clash.meaning, translate))
    if clash.refusal is Refusal.OF_THE_PROGRAM:
        return translate(
            "Keys", "{key} is needed to find your way in the program. Press another one, please."
        ).format(key=cap)
    return {
        Refusal.MODIFIER: translate(
            "Keys", "Shift, Ctrl, Alt and lock keys do nothing alone. Press another one, please."
        ),
        Refusal.OF_THE_SYSTEM: translate(
            "Keys", "The computer keeps that key for itself. Press another one, please."
        ),
        Refusal.NAMELESS: translate(
            "Keys", "The computer could not tell which key that was. Press another one, please."
        ),
    }[clash.refusal]


def dwell_name(dwell_ms: int, translate: Translate) -> str:
    """How long the pointer rests."""
    return translate("Keys", "{n} s").format(n=f"{dwell_ms / 1000:.1f}")


def how_to_try(kind: InputKind, translate: Translate) -> str:
    """What to do in the place where one can try it."""
    return {
        InputKind.KEYBOARD: translate("Keys", "Click here or press Tab to come here. Then press your keys."),
        InputKind.MOUSE: translate("Keys", "Click the left or the right half."),
        InputKind.TOUCH: translate("Keys", "Touch the left or the right half."),
        InputKind.DWELL: translate("Keys", "Rest the pointer on a side."),
    }[kind]


def input_about(kind: InputKind, translate: Translate) -> str:
    """What a way of answering is good for."""
    return {
        InputKind.KEYBOARD: translate("Keys", "A keyboard, one hand or two, or pedals that act as keys."),
        InputKind.MOUSE: translate("Keys", "Click the left or the right half."),
        InputKind.TOUCH: translate("Keys", "Touch the left or the right half of the screen."),
        InputKind.DWELL: translate("Keys", "Rest the pointer on a side. No click at all."),
    }[kind]


def other_keys_line(keys: KeyMap, translate: Translate) -> str:
    """The keys beside those that answer."""
    return translate("Keys", "Pause: {pause} · Stop: {stop} · Not this picture: {skip}").format(
        pause=key_cap(keys.pause, translate),
        stop=key_cap(keys.stop, translate),
        skip=key_cap(keys.skip, translate),
    )


def both_sides_name(translate: Translate) -> str:
    """Left and right as one."""
    return translate("Answers", "Both sides")


def own_side_sentence(limb: AnsweringLimb, translate: Translate) -> str:
    """Why left and right are not held against each other, and what to do about it."""
    if limb is AnsweringLimb.BOTH_FEET:
        return translate(
            "Answers",
            "Your sore leg answered for its own side, so left and right are shown together. To see each side, "
            "answer with one foot.",
        )
    return translate(
        "Answers",
        "Your sore arm answered for its own side, so left and right are shown together. To see each side, "
        "answer with one hand.",
    )


def way_name(way: AnswerWay, translate: Translate) -> str:
    """How drills were answered: "Keys · Both hands"."""
    words = translate("Answers", "{device} · {limb}").format(
        device=input_name(way.kind, translate), limb=limb_name(way.limb, translate)
    )
    if way.dwell_ms is None:
        return words
    rest = dwell_name(way.dwell_ms, translate).replace(" ", NO_BREAK)
    return translate("Answers", "{way} · {s}").format(way=words, s=rest)


def other_way_sentence(way: AnswerWay, count: int, translate: Translate) -> str:
    """Which drills a chart leaves out."""
    if count == 1:
        words = translate("Answers", "Shown: {way}. 1 other drill was answered another way. They do not mix.")
    else:
        words = translate(
            "Answers", "Shown: {way}. {n} other drills were answered another way. They do not mix."
        )
    return words.format(way=way_name(way, translate), n=count)
