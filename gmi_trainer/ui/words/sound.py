"""What a voice says, and what is said where nothing can be heard."""

from __future__ import annotations

from gmi_trainer.domain.breath_cues import CueTrouble, Word
from gmi_trainer.ui.words.translate import Translate


def spoken(word: Word, translate: Translate) -> str:
    """A word for the voice: short, so that it is over long before the breath is."""
    match word:
        case Word.IN:
            return translate("Voice", "In")
        case Word.OUT:
            return translate("Voice", "Out")
        case Word.OUT_HUMMING:
            return translate("Voice", "Out, with a hum")
        case Word.HOLD:
            return translate("Voice", "Hold")
        case Word.DONE:
            return translate("Voice", "Done")


def sound_note(trouble: CueTrouble, translate: Translate) -> str:
    """Why something is not heard, and what to do. The breath goes on."""
    match trouble:
        case CueTrouble.NO_SOUND:
            return translate(
                "Sound",
                "This computer cannot play sounds for the program. The breath goes on without sound: follow the "
                "picture. gmi-trainer doctor says what is missing.",
            )
        case CueTrouble.NO_DEVICE:
            return translate(
                "Sound",
                "There is no sound device. The breath goes on without sound: follow the picture, or plug in "
                "headphones.",
            )
        case CueTrouble.NO_VOICE:
            return translate(
                "Sound", "This computer has no voice for it. The breath goes on: follow the picture."
            )
