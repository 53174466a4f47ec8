"""The present barrier: wait until the window system says that what we painted has been taken over.

X11: one XSync on Qt's own connection, so that our picture is in the server's frame buffer when it
returns. Windows: DwmFlush waits for the compositor. Elsewhere there is no such call that is safe to make.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtGui import QGuiApplication, QNativeInterface

from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Barrier:
    """``wait`` blocks until the picture is presented; ``name`` is stored with the session.

    ``is_prompt``: it waits for nothing but the window system, so a long wait means that we were late.
    """

    name: str
    wait: Callable[[], None]
    is_prompt: bool = False


def make_barrier() -> Barrier:
    """The best barrier of this platform. Call it once a QGuiApplication exists."""
    platform = QGuiApplication.platformName()
    if platform == "xcb":
        barrier = _x11_barrier()
        if barrier is not None:
            return barrier
    if platform == "windows" and sys.platform == "win32":
        return _windows_barrier()
    return Barrier("none", lambda: None)


def _x11_barrier() -> Barrier | None:
    application = QGuiApplication.instance()
    native = application.nativeInterface() if isinstance(application, QGuiApplication) else None
    if not isinstance(native, QNativeInterface.QX11Application):
        return None
    import ctypes

    display = native.display()
    try:
        x_sync = ctypes.CDLL("libX11.so.6").XSync
    except OSError:
        return None
    x_sync.argtypes = (ctypes.c_void_p, ctypes.c_int)
    pointer = ctypes.c_void_p(display)

    def wait() -> None:
        x_sync(pointer, 0)

    return Barrier("xsync", wait, is_prompt=True)


def _windows_barrier() -> Barrier:
    import ctypes

    flush = ctypes.CDLL("dwmapi").DwmFlush

    def wait() -> None:
        flush()

    return Barrier("dwmflush", wait)
