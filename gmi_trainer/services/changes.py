"""Tells whoever listens that something in the record has changed."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto


class Changed(Enum):
    """What kind of thing changed."""

    SESSIONS = auto()
    PREFERENCES = auto()
    PICTURES = auto()
    PEOPLE = auto()
    DIARY = auto()
    ABOUT = auto()
    PLAN = auto()
    KNOWLEDGE = auto()
    OWN_PAGES = auto()


class Changes:
    """One bus an open record. Listeners are called at once, in the order in which they came, by the thread
    that writes: the window's."""

    def __init__(self) -> None:
        self._listeners: dict[object, Callable[[Changed], None]] = {}

    def subscribe(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call ``listener`` from now on; the returned function ends that."""
        ticket = object()
        self._listeners[ticket] = listener

        def unsubscribe() -> None:
            self._listeners.pop(ticket, None)

        return unsubscribe

    def publish(self, kind: Changed) -> None:
        """Tell everyone who listens now and has not stopped by the time it is their turn."""
        for ticket in tuple(self._listeners):
            listener = self._listeners.get(ticket)
            if listener is not None:
                listener(kind)
