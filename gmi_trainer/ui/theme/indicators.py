"""Small drawings that a style sheet can only take from files: ticks, dots, arrows, in the theme's colours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gmi_trainer.ui.theme.icons import recoloured
from gmi_trainer.ui.theme.tokens import Tokens

_DRAWINGS = {
    "tick": ("check", "on_accent"),
    "arrow_down": ("chevron-down", "text"),
    "arrow_up": ("chevron-up", "text"),
    "arrow_left": ("chevron-left", "text"),
    "arrow_right": ("chevron-right", "text"),
}
_DOT = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    b'<circle cx="12" cy="12" r="6" fill="currentColor"/></svg>'
)


def write_indicators(folder: Path, tokens: Tokens, read_icon: Callable[[str], bytes]) -> dict[str, str]:
    """Write what is not there yet; returns the style sheet's names with their paths.

    A file's name holds its colour, so a look once written is never written again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = {
        name: _write(folder, drawing, getattr(tokens, colour), read_icon(drawing))
        for name, (drawing, colour) in _DRAWINGS.items()
    }
    paths["dot"] = _write(folder, "dot", tokens.on_accent, _DOT)
    return paths


def _write(folder: Path, drawing: str, colour: str, svg: bytes) -> str:
    path = folder / f"{drawing}-{colour.removeprefix('#')}.svg"
    content = recoloured(svg, colour)
    if not path.is_file() or path.read_bytes() != content:
        beside = path.with_suffix(".new")
        beside.write_bytes(content)
        beside.replace(path)
    return path.as_posix()
