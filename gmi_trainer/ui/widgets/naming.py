"""One name for a control, given once: for tests, for style sheets and for programs that read the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def name_control(widget: QWidget, identifier: str, spoken: str | None = None) -> None:
    """Give a stable identifier such as ``settings.theme.dark``, and what a screen reader says where it differs."""
    widget.setObjectName(identifier)
    widget.setAccessibleIdentifier(identifier)
    if spoken is not None:
        widget.setAccessibleName(spoken)
