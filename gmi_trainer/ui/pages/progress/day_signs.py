"""The signs of what was done on a day: each kind of practice with the drawing that it has everywhere."""

from __future__ import annotations

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.calendar_month import CalendarDay
from gmi_trainer.ui.charts.picture import Sign

KIND_ICONS = {
    SessionKind.DRILL: "hand",
    SessionKind.IMAGERY: "moon",
    SessionKind.MIRROR: "contrast",
    SessionKind.ACTIVITY: "footprints",
    SessionKind.BREATHING: "wind",
    SessionKind.NOTICE: "leaf",
    SessionKind.LESSON: "book-open",
}


def signs_of(day: CalendarDay) -> tuple[Sign, ...]:
    """What marks a day, as the lane below a chart shows it."""
    marks = (
        (Sign.CHANGE, day.has_change),
        (Sign.FLARE, day.is_flare),
        (Sign.STEP_BACK, day.is_eased and not day.is_flare),
        (Sign.REST, day.is_rest),
        (Sign.LIGHTER, day.is_lighter),
        (Sign.NOTE, day.has_note),
    )
    return tuple(sign for sign, is_there in marks if is_there)
