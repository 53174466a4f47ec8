"""Pictures that a test makes, along the very way of a camera's."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtMultimedia import QMediaCaptureSession, QVideoFrameInput

from gmi_trainer.ui.webcam.cameras import Feed


class InputFeed(Feed):
    """A camera session whose pictures come from ``input``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.input = QVideoFrameInput(self)
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(self.sink)

    @property
    def is_camera(self) -> bool:
        return True

    def start(self) -> None:
        self._session.setVideoFrameInput(self.input)

    def stop(self) -> None:
        self._session.setVideoFrameInput(None)  # type: ignore[arg-type]  # None is how Qt lets go of it
