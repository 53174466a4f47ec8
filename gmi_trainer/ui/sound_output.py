"""What the system plays sound on, as one stream of samples.

Imported only by ``load_sound``: on Linux without libpulse this cannot be imported at all.
"""

from __future__ import annotations

from PySide6.QtCore import QIODevice, QObject, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

BYTES_A_SAMPLE = 2


class SoundOutput(QObject):
    """The usual device, whichever that is; one channel of sixteen bits."""

    changed = Signal()  # another device, the first one, or none any more

    def __init__(self, rate_hz: int, buffer_samples: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buffer_bytes = buffer_samples * BYTES_A_SAMPLE
        self._format = QAudioFormat()
        self._format.setSampleRate(rate_hz)
        self._format.setChannelCount(1)
        self._format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink: QAudioSink | None = None
        self._stream: QIODevice | None = None
        self._devices = QMediaDevices(self)
        self._device = QMediaDevices.defaultAudioOutput()
        self._has_device = self._can_play(self._device)
        self._devices.audioOutputsChanged.connect(self.look_again)

    @property
    def has_device(self) -> bool:
        """Whether there is anything to hear sounds with."""
        return self._has_device

    @property
    def is_open(self) -> bool:
        """Whether it takes samples."""
        return self._stream is not None

    @property
    def waiting(self) -> int:
        """So many samples are on their way to the device."""
        if self._sink is None:
            return 0
        return (self._sink.bufferSize() - self._sink.bytesFree()) // BYTES_A_SAMPLE

    @property
    def room(self) -> int:
        """So many more it takes now; systems differ in how much they take at all."""
        return 0 if self._sink is None else self._sink.bytesFree() // BYTES_A_SAMPLE

    def open(self) -> bool:
        """Begin to take samples, where there is a device; whether it does."""
        if self._sink is not None or not self._has_device:
            return self.is_open
        sink = QAudioSink(self._device, self._format, self)
        sink.setBufferSize(self._buffer_bytes)
        stream = sink.start()
        if sink.state() is QtAudio.State.StoppedState:  # it is there, but does not let itself be played
            sink.deleteLater()
            self.lose()
            return False
        sink.stateChanged.connect(self._on_sink_state_changed)
        self._sink, self._stream = sink, stream
        return True

    def write(self, samples: bytes) -> None:
        """Play these next."""
        if self._stream is not None:
            self._stream.write(samples)

    def close(self) -> None:
        """Let go of the device."""
        sink, self._sink, self._stream = self._sink, None, None
        if sink is not None:
            sink.stateChanged.disconnect(self._on_sink_state_changed)
            sink.stop()
            sink.deleteLater()

    def lose(self) -> None:
        """It does not play any more, whatever the system says."""
        self.close()
        if self._has_device:
            self._has_device = False
            self.changed.emit()

    @Slot()
    def look_again(self) -> None:
        """Which device is the usual one now: headphones come and go. The next sound is played on it."""
        device = QMediaDevices.defaultAudioOutput()
        has_device = self._can_play(device)
        if device == self._device and has_device is self._has_device:
            return
        self.close()
        self._device, self._has_device = device, has_device
        self.changed.emit()

    def _can_play(self, device: QAudioDevice) -> bool:
        return not device.isNull() and device.isFormatSupported(self._format)

    @Slot()
    def _on_sink_state_changed(self) -> None:
        if self._sink is not None and self._sink.state() is QtAudio.State.StoppedState:
            self.lose()
