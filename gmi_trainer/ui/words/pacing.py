"""What the pacer says: each part of a breath, and how many there were."""

from __future__ import annotations

from gmi_trainer.domain.breathing import BreathPhase
from gmi_trainer.ui.words.translate import Translate


def phase_words(kind: BreathPhase, translate: Translate) -> str:
    """What to do now, in two words at most."""
    match kind:
        case BreathPhase.LEAD_IN:
            return translate("Pacing", "Get comfortable")
        case BreathPhase.IN:
            return translate("Pacing", "Breathe in")
        case BreathPhase.OUT:
            return translate("Pacing", "Breathe out")
        case BreathPhase.HOLD_FULL | BreathPhase.HOLD_EMPTY:
            return translate("Pacing", "Hold")


def hum_word(translate: Translate) -> str:
    """Beside the out-breath, for who hums with it."""
    return translate("Pacing", "hum")


def spoken_phase(kind: BreathPhase, translate: Translate, *, humming: bool) -> str:
    """What to do now, to be heard."""
    if humming and kind is BreathPhase.OUT:
        return translate("Pacing", "Breathe out and hum")
    return phase_words(kind, translate)


def breath_of(number: int, breaths: int, translate: Translate) -> str:
    """A quiet line: how far."""
    return translate("Pacing", "Breath {n} of {all}").format(n=number, all=breaths)


def pacer_name(translate: Translate) -> str:
    """What the pacer is called before it shows anything."""
    return translate("Pacing", "Breathing pacer")
