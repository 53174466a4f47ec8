"""Which keys mean left and right, and the few other keys of a drill."""

from __future__ import annotations

from PySide6.QtCore import Qt

from gmi_trainer.domain.activity import KeyPair
from gmi_trainer.domain.body import Side

Key = Qt.Key

PAUSE_KEY = Key.Key_Space
STOP_KEY = Key.Key_Escape
SKIP_KEY = Key.Key_N

_PAIRS: dict[KeyPair, tuple[Qt.Key, Qt.Key]] = {
    KeyPair.ARROWS: (Key.Key_Left, Key.Key_Right),
    KeyPair.A_D: (Key.Key_A, Key.Key_D),
    KeyPair.F_J: (Key.Key_F, Key.Key_J),
    KeyPair.J_L: (Key.Key_J, Key.Key_L),
}

_NAMES = {
    Key.Key_Left: "Left",
    Key.Key_Right: "Right",
    Key.Key_A: "A",
    Key.Key_D: "D",
    Key.Key_F: "F",
    Key.Key_J: "J",
    Key.Key_L: "L",
}


def answer_keys(chosen: KeyPair) -> dict[int, tuple[Side, str]]:
    """Key code -> what it means and the name it is stored under.

    Every pair that does not contradict the chosen one works too: J is right beside F and left beside L.
    """
    contradicting = KeyPair.F_J if chosen is KeyPair.J_L else KeyPair.J_L
    pairs = [pair for pair in KeyPair if pair is not contradicting]
    keys: dict[int, tuple[Side, str]] = {}
    for pair in pairs:
        left, right = _PAIRS[pair]
        keys[left.value] = (Side.LEFT, _NAMES[left])
        keys[right.value] = (Side.RIGHT, _NAMES[right])
    return keys


def key_names(pair: KeyPair) -> tuple[str, str]:
    """How the two keys are called on the key caps."""
    left, right = _PAIRS[pair]
    arrows = {Key.Key_Left: "←", Key.Key_Right: "→"}
    return arrows.get(left, _NAMES[left]), arrows.get(right, _NAMES[right])
