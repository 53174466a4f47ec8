"""A page hears of changes in its record for as long as it lives, and is not kept alive by that."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakMethod

from PySide6.QtWidgets import QWidget

from gmi_trainer.services.changes import Changed, Changes


def hear_of(changes: Changes, page: QWidget, on_changed: Callable[[Changed], None]) -> None:
    """Call ``on_changed``, a method of the page, until the page is destroyed."""
    method = WeakMethod(on_changed)

    def heard(kind: Changed) -> None:
        listener = method()
        if listener is not None:
            listener(kind)

    unsubscribe = changes.subscribe(heard)
    page.destroyed.connect(lambda: unsubscribe())
