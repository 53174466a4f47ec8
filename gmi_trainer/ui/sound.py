"""Plays the program's few sounds, where the system can play any. Nothing ever waits for one.

QtMultimedia is read when the first sound may be wanted, not at the start: it and the first look at the system's sound
take 20 to 100 ms. Where it cannot be read at all (on Linux it links to libpulse), the program goes on without sound.

One stream is fed with what the ``Mixer`` adds up. Qt's QSoundEffect is not used: with 6.11 on PulseAudio it ends, after
some dozens of sounds, in an endless loop of "Invalid socket" in the thread of the window.
"""

from __future__ import annotations

import logging
import wave
from array import array
from collections.abc import Iterable
from pathlib import Path
from sys import byteorder
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, Qt, QTimer, Signal, Slot

from gmi_trainer.domain.breath_cues import gain_of
from gmi_trainer.ui.mixing import Mixer

if TYPE_CHECKING:
    from gmi_trainer.ui.sound_output import SoundOutput

log = logging.getLogger(__name__)

RATE_HZ = 16_000

FEED_EVERY_MS = 20
AHEAD_MS = 120
"""So much is always on its way, and heard that much later. A window that stands still for longer is heard as a gap."""

BUFFER_MS = 4 * AHEAD_MS

QUICK_MS = 80
"""How fast a sound goes that is to be silent at once. Faster is heard as a click."""

RESTS_AFTER_MS = 8_000
"""After so long without a sound the device is let go: longer than a lead-in, so that no sound begins with a gap."""

LOST_AFTER_MS = 2_000
"""A device that takes nothing for so long is lost, whatever Qt says of it (a sound server that has ended)."""

QUIETER_LOG = "qt.multimedia.symbolsresolver=false\nqt.multimedia.ffmpeg.info=false"
"""Qt tells which libraries it looked for and does without."""


class Sounds(QObject):
    """The sounds of one folder, by the names of their files without ".wav". Made by ``load_sound``."""

    device_changed = Signal()  # another device, the first one, or none any more

    def __init__(self, folder: Path, output: SoundOutput, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._output = output
        self._output.changed.connect(self.device_changed)
        self._samples: dict[str, array[int]] = {}
        self._mixer = Mixer(RATE_HZ)
        self._silent_ms = 0
        self._stuck_ms = 0
        self._feeding = QTimer(self)
        self._feeding.setObjectName("sound.timer.feed")
        self._feeding.setTimerType(Qt.TimerType.PreciseTimer)
        self._feeding.setInterval(FEED_EVERY_MS)
        self._feeding.timeout.connect(self._on_feeding_timeout)

    @property
    def has_device(self) -> bool:
        """Whether there is anything to hear sounds with."""
        return self._output.has_device

    def prepare(self, names: Iterable[str]) -> None:
        """Read these, so that they begin without delay when they are wanted; and look whether there is a device now."""
        self._read(names)
        if not self.has_device:
            self._output.look_again()

    def wake(self) -> None:
        """Begin to play silence, some seconds before the first sound: some devices take a while to wake up."""
        self._silent_ms = 0
        if self._output.is_open or not self.has_device:
            return
        self._stuck_ms = 0
        if self._output.open():
            self._feed()
            self._feeding.start()

    def play(self, name: str, volume_percent: int) -> None:
        """Begin a sound, from its start; what else can be heard goes on."""
        if not self.has_device or volume_percent <= 0:
            return
        self._read([name])
        self.wake()
        self._mixer.begin(self._samples[name], gain_of(volume_percent))

    def fade(self, length_ms: int) -> None:
        """Let all that can be heard go softly."""
        self._mixer.fade(length_ms)

    def stop(self) -> None:
        """Be silent."""
        self.fade(QUICK_MS)

    def close(self) -> None:
        """Be silent now, and let go of the device; the next sound takes it again."""
        self._feeding.stop()
        self._mixer.forget()
        self._output.close()

    def _read(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self._samples:
                self._samples[name] = self._samples_of(name)

    def _samples_of(self, name: str) -> array[int]:
        """None at all where the file is gone or spoilt: that is no reason not to breathe."""
        try:
            return read_samples(self._folder / f"{name}.wav")
        except (OSError, EOFError, wave.Error) as error:
            log.warning("no sound %s: %s", name, error)
            return array("h")

    def _feed(self) -> None:
        wanted = min(AHEAD_MS * RATE_HZ // 1000 - self._output.waiting, self._output.room)
        if wanted > 0:
            self._stuck_ms = 0
            self._output.write(self._mixer.next(wanted))
            return
        self._stuck_ms += FEED_EVERY_MS
        if self._stuck_ms > LOST_AFTER_MS:
            self.close()
            self._output.lose()

    @Slot()
    def _on_feeding_timeout(self) -> None:
        self._silent_ms = self._silent_ms + FEED_EVERY_MS if self._mixer.is_silent else 0
        if self._silent_ms > RESTS_AFTER_MS or not self._output.is_open:
            self.close()
        else:
            self._feed()


def load_sound(folder: Path, parent: QObject | None = None) -> Sounds | None:
    """The sounds of a folder; None where this computer cannot play any."""
    QLoggingCategory.setFilterRules(QUIETER_LOG)
    try:
        from gmi_trainer.ui.sound_output import SoundOutput
    except ImportError:
        return None
    output = SoundOutput(RATE_HZ, BUFFER_MS * RATE_HZ // 1000)
    sounds = Sounds(folder, output, parent)
    output.setParent(sounds)
    return sounds


def read_samples(path: Path) -> array[int]:
    """The samples of a file of ours."""
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ), path.name
        samples = array("h", file.readframes(file.getnframes()))
    if byteorder == "big":
        samples.byteswap()
    return samples
