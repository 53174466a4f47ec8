"""How many devices there are to play sound on, found without any sound library."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PCM_LIST = Path("/proc/asound/pcm")


def sound_devices(pcm_list: Path = PCM_LIST, platform: str = sys.platform) -> int | None:
    """The devices that can play; None where this system does not tell.

    On Linux the kernel's own list; a sound server that answers from elsewhere counts as one.
    """
    if platform.startswith("linux"):
        return _playing(pcm_list) or int(_has_server())
    if platform == "win32":
        return _on_windows()
    return None


def _playing(pcm_list: Path) -> int:
    try:
        return sum("playback" in line for line in pcm_list.read_text("utf-8", "replace").splitlines())
    except OSError:
        return 0


def _has_server() -> bool:
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(os.environ.get("PULSE_SERVER")) or (
        runtime is not None
        and any((Path(runtime) / name).exists() for name in ("pulse/native", "pipewire-0"))
    )


def _on_windows() -> int | None:
    import ctypes

    library = getattr(ctypes, "windll", None)
    return None if library is None else int(library.winmm.waveOutGetNumDevs())
