"""The answer's true time when our own thread was late: our stamp held against the window system's clock.

The window system stamps a key in whole milliseconds the moment it arrives; our handler stamps it when it
gets to run. The smallest difference ever seen between the two clocks belongs to a handler that ran at
once. An answer can therefore not be later than its event time plus that difference (plus 1 ms for the
rounding). Sub-millisecond when the thread is free, and immune when it is blocked.
"""

from __future__ import annotations

from gmi_trainer.domain.values import dataclass

ROUNDING_NS = 1_000_000
TRUST_WITHIN_NS = 500_000_000
FLAG_FROM_NS = 2_000_000


@dataclass(frozen=True, slots=True)
class Clamp:
    """The running minimum of (handler time - event time). A new one for every block."""

    least_ns: int | None = None

    def correct(self, handler_ns: int, event_ms: int) -> tuple[Clamp, int, bool]:
        """The clamp with this event seen, the answer's time in ns, and whether it moved by more than 2 ms.

        Ignored where the event carries no time (0) or where it would act by more than half a second:
        then the two clocks do not belong together.
        """
        if event_ms <= 0:
            return self, handler_ns, False
        difference = handler_ns - event_ms * 1_000_000
        least = difference if self.least_ns is None else min(self.least_ns, difference)
        at_ns = min(handler_ns, event_ms * 1_000_000 + least + ROUNDING_NS)
        moved_ns = handler_ns - at_ns
        if moved_ns > TRUST_WITHIN_NS:
            return self, handler_ns, False
        return Clamp(least), at_ns, moved_ns > FLAG_FROM_NS


@dataclass(frozen=True, slots=True)
class OnsetClamp:
    """The running minimum of (onset - flush): how long the window system needs to take a picture over.

    Where that took much longer, it was our own thread that was late to hear of it, on a busy machine:
    measured from outside, the picture was there at its flush. Only for a barrier that waits for nothing
    but the window system (X11's XSync); a barrier that waits for the screen is late for good reason.
    """

    least_ns: int | None = None

    def correct(self, flush_ns: int, onset_ns: int) -> tuple[OnsetClamp, int]:
        """The clamp with this picture seen, and the onset's time in ns: never after ``onset_ns``."""
        span = onset_ns - flush_ns
        least = span if self.least_ns is None else min(self.least_ns, span)
        return OnsetClamp(least), min(onset_ns, flush_ns + least + ROUNDING_NS)
