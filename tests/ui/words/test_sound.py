"""What is said by the voice, and about what cannot be heard."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.breath_cues import CueTrouble, Word
from gmi_trainer.ui.words.sound import sound_note, spoken
from gmi_trainer.ui.words.translate import english


def test_every_word_is_short_and_its_own() -> None:
    words = [spoken(word, english) for word in Word]

    assert len(set(words)) == len(Word)
    assert all(len(word) <= 16 for word in words)


@pytest.mark.parametrize("trouble", CueTrouble)
def test_every_trouble_is_told_with_what_goes_on_and_what_to_do(trouble: CueTrouble) -> None:
    note = sound_note(trouble, english)

    assert "The breath goes on" in note
    assert "picture" in note
