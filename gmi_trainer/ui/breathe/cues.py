"""What can be heard of a breathing session: tones, a voice, a bell. Time comes from the session; nothing here is
waited for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from gmi_trainer.domain.breath_cues import END, CueTrouble, Word, cue_for, ends_with, tones_of
from gmi_trainer.domain.breathing import BreathPattern, BreathPhase, BreathSpec
from gmi_trainer.domain.script import NS_PER_MS, Moment
from gmi_trainer.ui.sound import Sounds
from gmi_trainer.ui.voice import Voice
from gmi_trainer.ui.words.sound import spoken
from gmi_trainer.ui.words.translate import Translate


class BreathCues(QObject):
    """Plays and says what belongs to each part of a breath."""

    changed = Signal()  # of ``trouble``

    def __init__(
        self,
        sounds: Sounds | None,
        voice: Voice | None,
        translate: Translate,
        parent: QObject | None = None,
    ) -> None:
        """``sounds`` and ``voice``: None where this computer has none; they outlive this."""
        super().__init__(parent)
        self._sounds = sounds
        self._voice = voice
        self._translate = translate
        self._spec: BreathSpec | None = None
        self._tone_ms = 0  # of the tone that belongs to the part under way; 0: none, or it goes already
        self._trouble = self._find_trouble()
        if sounds is not None:
            sounds.device_changed.connect(self._on_sources_changed)
        if voice is not None:
            voice.failed.connect(self._on_sources_changed)

    @property
    def trouble(self) -> CueTrouble | None:
        """Why something that was asked for cannot be heard; None where all can."""
        return self._trouble

    def prepare(self, spec: BreathSpec) -> None:
        """Read the tones and wake the voice, some seconds before they are wanted."""
        self._spec = spec
        if spec.tones and self._sounds is not None:
            self._sounds.prepare((*tones_of(spec.pattern), END))
        if spec.voice and self._voice is not None:
            self._voice.prepare()
        self._on_sources_changed()

    def begin(self, spec: BreathSpec) -> None:
        """A session begins, with its lead-in."""
        self.prepare(spec)
        self._tone_ms = 0

    def enter(self, moment: Moment, pattern: BreathPattern) -> None:
        """A part of a breath begins, or goes on after "easier" with the pattern that is in force now."""
        spec = self._spec
        if spec is None:
            return
        if moment.phase.begun > 0:
            self._go_on(moment, pattern)
            return
        if moment.phase.kind == BreathPhase.LEAD_IN and spec.tones and self._sounds is not None:
            self._sounds.wake()
        cue = cue_for(moment, pattern, humming=spec.humming)
        self._tone_ms = cue.tone_ms
        if cue.tone is not None and spec.tones and self._sounds is not None:
            self._sounds.play(cue.tone, spec.volume_percent)
        if cue.word is not None:
            self._say(cue.word)

    def halt(self) -> None:
        """Be silent."""
        self._tone_ms = 0
        if self._sounds is not None:
            self._sounds.stop()
        if self._voice is not None:
            self._voice.stop()

    def finish(self) -> None:
        """All breaths are done."""
        spec = self._spec
        if spec is None:
            return
        if spec.tones and self._sounds is not None:
            self._sounds.play(END, spec.volume_percent)
        self._say(Word.DONE)

    def close(self) -> None:
        """Nothing more is heard from here."""
        if self._sounds is not None:
            self._sounds.device_changed.disconnect(self._on_sources_changed)
        if self._voice is not None:
            self._voice.failed.disconnect(self._on_sources_changed)
        self.halt()
        self._sounds = self._voice = self._spec = None

    def _go_on(self, moment: Moment, pattern: BreathPattern) -> None:
        """No second attack in the same part: a tone that would last beyond it goes with it instead."""
        if self._sounds is None or self._spec is None or not self._spec.tones:
            return
        if self._tone_ms and not ends_with(self._tone_ms, moment):
            self._sounds.fade(moment.left_ns // NS_PER_MS)
            self._tone_ms = 0
        self._sounds.prepare((*tones_of(pattern), END))

    def _say(self, word: Word) -> None:
        if self._spec is not None and self._spec.voice and self._voice is not None:
            self._voice.say(spoken(word, self._translate), self._spec.volume_percent)

    def _find_trouble(self) -> CueTrouble | None:
        spec = self._spec
        if spec is not None and not (spec.tones or spec.voice):
            return None
        if self._sounds is None:
            return CueTrouble.NO_SOUND
        if not self._sounds.has_device:
            return CueTrouble.NO_DEVICE
        if spec is not None and spec.voice and (self._voice is None or self._voice.has_failed):
            return CueTrouble.NO_VOICE
        return None

    @Slot()
    def _on_sources_changed(self) -> None:
        trouble = self._find_trouble()
        if trouble is not self._trouble:
            self._trouble = trouble
            self.changed.emit()
