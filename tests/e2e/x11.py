"""Eyes and hands on an X screen: keys, pointer, pixels and windows, as a person at the desk has them.

Plain Xlib and XTEST through ctypes, so that nothing needs installing beyond what the window needs anyway.
The benchmarks' robot stands on the same module.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from dataclasses import dataclass
from pathlib import Path

Z_PIXMAP = 2
ALL_PLANES = 0xFFFFFFFF
ANY_TYPE = 0
A_CLICK_S = 0.06


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in device pixels of the screen."""

    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        """The point in the middle."""
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Window:
    """A window as the window manager lists it."""

    handle: int
    pid: int
    title: str


class XImage(ctypes.Structure):
    """The beginning of Xlib's XImage, as far as it is read here."""

    _fields_ = (
        ("width", c_int),
        ("height", c_int),
        ("xoffset", c_int),
        ("format", c_int),
        ("data", c_void_p),
        ("byte_order", c_int),
        ("bitmap_unit", c_int),
        ("bitmap_bit_order", c_int),
        ("bitmap_pad", c_int),
        ("depth", c_int),
        ("bytes_per_line", c_int),
        ("bits_per_pixel", c_int),
    )


class ClientMessage(ctypes.Structure):
    """Xlib's XClientMessageEvent, padded to the size of any event."""

    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
        ("padding", c_long * 24),
    )


CLIENT_MESSAGE = 33
TO_THE_WINDOW_MANAGER = (1 << 20) | (1 << 19)
FROM_A_PAGER = 2

ON_ERROR = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)
# Xlib's own handler ends the process when a window closes while it is asked about; here its answer is empty.
SHRUG = ON_ERROR(lambda _display, _event: 0)


class XScreen:
    """A connection of our own to a display."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        _declare(self._x, self._test)
        self._x.XSetErrorHandler(SHRUG)
        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"cannot open display {display}")
        self._root = self._x.XDefaultRootWindow(self._display)

    def close(self) -> None:
        """Give the connection back."""
        if self._display:
            self._x.XCloseDisplay(self._display)
            self._display = None

    # -- hands ---------------------------------------------------------------------------------------------

    def tap(self, key: str) -> None:
        """Press a key and let it go: ``space``, ``Left``, ``f``, ``Escape`` ... (X's names)."""
        self.press(key)
        self.release(key)

    def type(self, text: str) -> None:
        """Type small letters and figures."""
        for letter in text:
            self.tap("space" if letter == " " else letter)

    def chord(self, held: str, key: str) -> None:
        """Press a key while another is held, such as shift and tab."""
        self.press(held)
        self.tap(key)
        self.release(held)

    def press(self, key: str) -> tuple[int, int]:
        """Key down; the monotonic nanoseconds just before and after the server had it."""
        return self._key(key, down=True)

    def release(self, key: str) -> tuple[int, int]:
        """Key up."""
        return self._key(key, down=False)

    def move(self, x: int, y: int) -> None:
        """Bring the pointer to a place."""
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        self._x.XSync(self._display, 0)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Go there, press and let go."""
        self.move(x, y)
        for down in (1, 0):
            self._test.XTestFakeButtonEvent(self._display, button, down, 0)
            self._x.XSync(self._display, 0)
            time.sleep(A_CLICK_S / 2)  # nobody presses, lets go and moves on in one instant

    def close_window(self, handle: int) -> None:
        """Close a window as the button in its frame does."""
        self._ask_manager("_NET_CLOSE_WINDOW", handle)

    def bring_forward(self, handle: int) -> None:
        """Bring a window to the front as a task bar does."""
        self._ask_manager("_NET_ACTIVE_WINDOW", handle)

    def _ask_manager(self, wish: str, handle: int) -> None:
        message = ClientMessage(type=CLIENT_MESSAGE, window=handle, format=32)
        message.message_type = self._x.XInternAtom(self._display, wish.encode(), 0)
        position = 1 if wish == "_NET_CLOSE_WINDOW" else 0  # closing has a time first
        message.data[position] = FROM_A_PAGER
        self._x.XSendEvent(self._display, self._root, 0, TO_THE_WINDOW_MANAGER, byref(message))
        self._x.XSync(self._display, 0)

    def _key(self, key: str, *, down: bool) -> tuple[int, int]:
        symbol = self._x.XStringToKeysym(key.encode())
        code = self._x.XKeysymToKeycode(self._display, symbol)
        assert code, f"this keyboard has no key {key!r}"
        before = time.perf_counter_ns()
        self._test.XTestFakeKeyEvent(self._display, code, int(down), 0)
        self._x.XSync(self._display, 0)
        return before, time.perf_counter_ns()

    # -- eyes ----------------------------------------------------------------------------------------------

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole screen."""
        return self._x.XDisplayWidth(self._display, 0), self._x.XDisplayHeight(self._display, 0)

    def pixels(self, area: Rect) -> bytes:
        """What is shown there now: blue, green, red and a filler for every pixel, row by row."""
        image = self._x.XGetImage(
            self._display, self._root, area.x, area.y, area.width, area.height, ALL_PLANES, Z_PIXMAP
        )
        assert image, f"{area} is not on the screen"
        seen = image.contents
        shot = ctypes.string_at(seen.data, seen.bytes_per_line * seen.height)
        self._x.XDestroyImage(image)
        return shot

    def save_screenshot(self, path: Path) -> Path:
        """Keep a picture of the whole screen."""
        from PIL import Image

        width, height = self.size
        shot = self.pixels(Rect(0, 0, width, height))
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.frombytes("RGB", (width, height), shot, "raw", "BGRX").save(path)
        return path

    def windows(self) -> list[Window]:
        """All windows that the window manager knows, oldest first."""
        return [self._window(handle) for handle in self._numbers(self._root, "_NET_CLIENT_LIST")]

    def active_window(self) -> int | None:
        """The window that has the keyboard."""
        active = self._numbers(self._root, "_NET_ACTIVE_WINDOW")
        return active[0] if active and active[0] else None

    def has_window_manager(self) -> bool:
        """Whether someone looks after the windows."""
        return bool(self._numbers(self._root, "_NET_SUPPORTING_WM_CHECK"))

    def _window(self, handle: int) -> Window:
        pid = self._numbers(handle, "_NET_WM_PID")
        title = self._property(handle, "_NET_WM_NAME")
        return Window(handle, pid[0] if pid else 0, title.decode("utf-8", "replace"))

    def _numbers(self, window: int, name: str) -> list[int]:
        raw = self._property(window, name)
        width = ctypes.sizeof(c_ulong)  # Xlib hands 32-bit values over as longs
        return [int.from_bytes(raw[i : i + width], "little") for i in range(0, len(raw), width)]

    def _property(self, window: int, name: str) -> bytes:
        atom = self._x.XInternAtom(self._display, name.encode(), 0)
        kind, bits, count, left, data = c_ulong(), c_int(), c_ulong(), c_ulong(), c_void_p()
        outcome = self._x.XGetWindowProperty(
            self._display, window, atom, 0, 65536, 0, ANY_TYPE,
            byref(kind), byref(bits), byref(count), byref(left), byref(data),
        )  # fmt: skip
        if outcome != 0 or not data.value:
            return b""
        unit = ctypes.sizeof(c_long) if bits.value == 32 else bits.value // 8
        value = ctypes.string_at(data.value, count.value * unit)
        self._x.XFree(data)
        return value


@contextmanager
def open_screen(display: str) -> Iterator[XScreen]:
    """Open a display and close it again."""
    screen = XScreen(display)
    try:
        yield screen
    finally:
        screen.close()


def _declare(x: ctypes.CDLL, test: ctypes.CDLL) -> None:
    """Say what the functions take and give: handles are pointers or longs, which ctypes would cut to ints."""
    x.XOpenDisplay.argtypes, x.XOpenDisplay.restype = [c_char_p], c_void_p
    x.XCloseDisplay.argtypes = [c_void_p]
    x.XSetErrorHandler.argtypes, x.XSetErrorHandler.restype = [ON_ERROR], c_void_p
    x.XDefaultRootWindow.argtypes, x.XDefaultRootWindow.restype = [c_void_p], c_ulong
    x.XDisplayWidth.argtypes = x.XDisplayHeight.argtypes = [c_void_p, c_int]
    x.XSync.argtypes = [c_void_p, c_int]
    x.XStringToKeysym.argtypes, x.XStringToKeysym.restype = [c_char_p], c_ulong
    x.XKeysymToKeycode.argtypes, x.XKeysymToKeycode.restype = [c_void_p, c_ulong], ctypes.c_ubyte
    x.XGetImage.argtypes = [c_void_p, c_ulong, c_int, c_int, c_uint, c_uint, c_ulong, c_int]
    x.XGetImage.restype = POINTER(XImage)
    x.XDestroyImage.argtypes = [POINTER(XImage)]
    x.XInternAtom.argtypes, x.XInternAtom.restype = [c_void_p, c_char_p, c_int], c_ulong
    x.XGetWindowProperty.argtypes = [
        c_void_p, c_ulong, c_ulong, c_long, c_long, c_int, c_ulong,
        POINTER(c_ulong), POINTER(c_int), POINTER(c_ulong), POINTER(c_ulong), POINTER(c_void_p),
    ]  # fmt: skip
    x.XSendEvent.argtypes = [c_void_p, c_ulong, c_int, c_long, POINTER(ClientMessage)]
    x.XFree.argtypes = [c_void_p]
    test.XTestFakeKeyEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
    test.XTestFakeMotionEvent.argtypes = [c_void_p, c_int, c_int, c_int, c_ulong]
    test.XTestFakeButtonEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
