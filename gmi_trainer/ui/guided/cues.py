"""What can be heard of a guided practice: a soft tone where a step begins, its words, a bell at the end. Time comes
from the session; nothing here is waited for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from gmi_trainer.domain.breath_cues import END, CueTrouble
from gmi_trainer.domain.guided import GuidedSpec, GuidedStep
from gmi_trainer.domain.guided_cues import TONES, said_of, speaks_from_ns, tone_of
from gmi_trainer.ui.sound import Sounds
from gmi_trainer.ui.voice import Voice


class GuidedCues(QObject):
    """Plays and says what belongs to each step."""

    changed = Signal()  # of ``trouble``

    def __init__(self, sounds: Sounds | None, voice: Voice | None, parent: QObject | None = None) -> None:
        """``sounds`` and ``voice``: None where this computer has none; they outlive this."""
        super().__init__(parent)
        self._sounds = sounds
        self._voice = voice
        self._spec: GuidedSpec | None = None
        self._to_say: GuidedStep | None = None
        self._trouble: CueTrouble | None = None
        if sounds is not None:
            sounds.device_changed.connect(self._on_sources_changed)
        if voice is not None:
            voice.failed.connect(self._on_sources_changed)

    @property
    def trouble(self) -> CueTrouble | None:
        """Why something that was asked for cannot be heard; None where all can."""
        return self._trouble

    def prepare(self, spec: GuidedSpec) -> None:
        """Read the tones and wake the voice, some seconds before they are wanted."""
        self._spec = spec
        if spec.tones and self._sounds is not None:
            self._sounds.prepare((*TONES.values(), END))
        if spec.voice and self._voice is not None:
            self._voice.prepare()
        self._on_sources_changed()

    def begin(self) -> None:
        """A session begins, with its lead-in."""
        if self._spec is not None and self._spec.tones and self._sounds is not None:
            self._sounds.wake()

    def enter(self, step: GuidedStep) -> None:
        """A step begins, or goes on after a halt."""
        spec = self._spec
        if spec is None:
            return
        tone = tone_of(step)
        if tone is not None and spec.tones and self._sounds is not None:
            self._sounds.play(tone, spec.volume_percent)
        self._to_say = step if spec.voice else None

    def look(self, into_ns: int) -> None:
        """So far into the step, or since it goes on: once most of its tone is over its words are said."""
        step, spec = self._to_say, self._spec
        if step is None or spec is None or into_ns < speaks_from_ns(step, tones=spec.tones):
            return
        self._to_say = None
        if self._voice is not None:
            self._voice.say(said_of(step), spec.volume_percent)

    def halt(self) -> None:
        """Be silent."""
        self._to_say = None
        if self._sounds is not None:
            self._sounds.stop()
        if self._voice is not None:
            self._voice.stop()

    def finish(self) -> None:
        """All steps are done."""
        if self._spec is not None and self._spec.tones and self._sounds is not None:
            self._sounds.play(END, self._spec.volume_percent)

    def close(self) -> None:
        """Nothing more is heard from here."""
        if self._sounds is not None:
            self._sounds.device_changed.disconnect(self._on_sources_changed)
        if self._voice is not None:
            self._voice.failed.disconnect(self._on_sources_changed)
        self.halt()
        self._sounds = self._voice = self._spec = None

    def _find_trouble(self) -> CueTrouble | None:
        spec = self._spec
        if spec is None or not (spec.tones or spec.voice):
            return None
        if self._sounds is None:
            return CueTrouble.NO_SOUND
        if not self._sounds.has_device:
            return CueTrouble.NO_DEVICE
        if spec.voice and (self._voice is None or self._voice.has_failed):
            return CueTrouble.NO_VOICE
        return None

    @Slot()
    def _on_sources_changed(self) -> None:
        trouble = self._find_trouble()
        if trouble is not self._trouble:
            self._trouble = trouble
            self.changed.emit()
