"""Reads a screen aloud, a paragraph after the other. The voice is looked for and started when somebody wants it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

VOLUME_PERCENT = 100
"""How loud it is, is for the computer's own switch to say."""


class Reading(StrEnum):
    """What is going on."""

    SILENT = "silent"
    GETTING_READY = "getting_ready"
    ALOUD = "aloud"


class ReadsAloud(Protocol):
    """What is needed of a voice (``ui/voice.py``)."""

    @property
    def ready(self) -> SignalInstance: ...
    @property
    def failed(self) -> SignalInstance: ...
    @property
    def spoken(self) -> SignalInstance: ...
    @property
    def is_ready(self) -> bool: ...
    @property
    def has_failed(self) -> bool: ...
    def prepare(self) -> None: ...
    def say(self, text: str, volume_percent: int) -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...


MakeVoice = Callable[[QObject], ReadsAloud | None]
"""A voice that is not yet ready; None where it is plain that there is none."""


class ReadAloud(QObject):
    """One voice for a whole lesson. Where it turns out that there is none, ``is_there`` says so."""

    changed = Signal()  # what is going on, or whether there is a voice

    def __init__(self, make_voice: MakeVoice | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = make_voice(self) if make_voice is not None else None
        self._now = Reading.SILENT
        self._left: list[str] = []
        if self._voice is not None:
            self._voice.ready.connect(self._on_voice_ready)
            self._voice.failed.connect(self._on_voice_failed)
            self._voice.spoken.connect(self._on_voice_spoken)

    @property
    def is_there(self) -> bool:
        """Whether anything could be heard, as far as is known."""
        return self._voice is not None and not self._voice.has_failed

    @property
    def now(self) -> Reading:
        """What is going on."""
        return self._now

    def read(self, paragraphs: Sequence[str]) -> None:
        """From the first one on. The first time, the voice has to get ready."""
        if self._voice is None or not self.is_there:
            return
        self._left = [one for one in paragraphs if one.strip()]
        if self._voice.is_ready:
            self._go_on()
        else:
            self._put(Reading.GETTING_READY)
            self._voice.prepare()

    def stop(self) -> None:
        """Be silent, at once."""
        if self._now is Reading.SILENT or self._voice is None:
            return
        self._left = []
        self._voice.stop()
        self._put(Reading.SILENT)

    def close(self) -> None:
        """For good: nobody is here any longer."""
        self._left = []
        self._now = Reading.SILENT
        if self._voice is not None:
            self._voice.close()

    def _go_on(self) -> None:
        if self._voice is None or not self._left:
            self._put(Reading.SILENT)
            return
        self._put(Reading.ALOUD)
        self._voice.say(self._left.pop(0), VOLUME_PERCENT)

    def _put(self, now: Reading) -> None:
        if now is not self._now:
            self._now = now
            self.changed.emit()

    @Slot()
    def _on_voice_ready(self) -> None:
        if self._now is Reading.GETTING_READY:
            self._go_on()

    @Slot()
    def _on_voice_failed(self) -> None:
        self._left = []
        self._now = Reading.SILENT
        self.changed.emit()

    @Slot()
    def _on_voice_spoken(self) -> None:
        if self._now is Reading.ALOUD:
            self._go_on()
