"""The computer's cameras, and files in their place, as pictures that come one after the other.

Imported only by ``load_cameras``: on Linux without libpulse this cannot be imported at all. Nothing here can record:
pictures go to a video sink, and from there to whoever listens.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.webcam.formats import Format, best_format

LONGEST_SIDE_PX = 1920
"""A picture from a file is made no larger than this, whatever it is on the disk."""


@dataclass(frozen=True, slots=True)
class CameraName:
    """``key`` is the system's, ``words`` what a person reads."""

    key: str
    words: str


class Feed(QObject):
    """Pictures, one after the other. It runs between ``start`` and ``stop`` only."""

    came = Signal(QVideoFrame)
    failed = Signal()  # it does not go on

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sink = QVideoSink(self)
        self.sink.videoFrameChanged.connect(self.came)

    @property
    def is_camera(self) -> bool:
        """Whether what is seen is here and now."""
        return False

    def start(self) -> None:
        """Give pictures."""
        raise NotImplementedError

    def stop(self) -> None:
        """At once; what is held is let go."""
        raise NotImplementedError


class CameraFeed(Feed):
    """A camera. Its lamp is on exactly while it is started."""

    def __init__(self, device: QCameraDevice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._device = device
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(self.sink)
        self._camera: QCamera | None = None

    @property
    def is_camera(self) -> bool:
        return True

    def start(self) -> None:
        if self._camera is not None:
            return
        camera = QCamera(self._device, self)
        found = tuple(self._device.videoFormats())
        best = best_format([_format_of(one) for one in found])
        if best is not None:
            camera.setCameraFormat(found[best])
        camera.errorOccurred.connect(self._on_camera_error_occurred)
        self._camera = camera
        self._session.setCamera(camera)
        camera.start()

    def stop(self) -> None:
        camera, self._camera = self._camera, None
        if camera is not None:
            camera.errorOccurred.disconnect(self._on_camera_error_occurred)
            camera.stop()
            self._session.setCamera(None)  # type: ignore[arg-type]  # None is how Qt lets go of it
            camera.deleteLater()

    @Slot()
    def _on_camera_error_occurred(self) -> None:
        self.stop()
        self.failed.emit()


class PictureFeed(Feed):
    """A picture from a file: it comes once, and stays."""

    def __init__(self, picture: QImage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._on_soon_timeout)

    def start(self) -> None:
        self._soon.start(0)

    def stop(self) -> None:
        self._soon.stop()

    @Slot()
    def _on_soon_timeout(self) -> None:
        self.sink.setVideoFrame(QVideoFrame(self._picture))


class VideoFeed(Feed):
    """A video from a file, again and again, without its sound."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = QMediaPlayer(self)
        self._player.setVideoSink(self.sink)
        self._player.setLoops(QMediaPlayer.Loops.Infinite)
        self._player.errorOccurred.connect(self._on_player_error_occurred)
        self._path = path

    def start(self) -> None:
        if self._player.source().isEmpty():
            self._player.setSource(QUrl.fromLocalFile(str(self._path)))
        self._player.play()

    def stop(self) -> None:
        self._player.stop()

    @Slot()
    def _on_player_error_occurred(self) -> None:
        self._player.stop()
        self.failed.emit()


class Cameras(QObject):
    """Which there are, and whether they may be used."""

    changed = Signal()  # one was plugged in or out

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self.changed)
        self._then: Callable[[bool], None] | None = None

    def names(self) -> tuple[CameraName, ...]:
        """The usual one first."""
        usual = QMediaDevices.defaultVideoInput()
        found = sorted(QMediaDevices.videoInputs(), key=lambda one: one != usual)
        return tuple(CameraName(_key(one), one.description()) for one in found)

    def camera(self, key: str) -> Feed | None:
        """One of them; None: it is gone."""
        device = next((one for one in QMediaDevices.videoInputs() if _key(one) == key), None)
        return CameraFeed(device, self) if device is not None else None

    def file(self, path: Path) -> Feed:
        """A picture where it is one, else a video; what is neither fails."""
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid() and max(size.width(), size.height()) > LONGEST_SIDE_PX:
            most = QSize(LONGEST_SIDE_PX, LONGEST_SIDE_PX)
            reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
        picture = reader.read()
        if not picture.isNull():
            return PictureFeed(picture.convertToFormat(QImage.Format.Format_RGB32), self)
        return VideoFeed(path, self)

    def ask(self, then: Callable[[bool], None]) -> None:
        """Ask the system whether its cameras may be used; ``then`` gets the answer, perhaps later."""
        app, wanted = QCoreApplication.instance(), QCameraPermission()
        assert app is not None
        answer = app.checkPermission(wanted)
        if answer is not Qt.PermissionStatus.Undetermined:
            then(answer is Qt.PermissionStatus.Granted)
            return
        self._then = then
        app.requestPermission(wanted, self, self._on_permission_answered)

    def _on_permission_answered(self, permission: QCameraPermission) -> None:
        then, self._then = self._then, None
        app = QCoreApplication.instance()
        if then is not None and app is not None:
            then(app.checkPermission(permission) is Qt.PermissionStatus.Granted)


def _key(device: QCameraDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _format_of(found: QCameraFormat) -> Format:
    size = found.resolution()
    return Format(size.width(), size.height(), found.maxFrameRate())
