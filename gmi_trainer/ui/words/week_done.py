"""What was done in a week, in a line."""

from __future__ import annotations

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.services.first_view import KindInWeek, WeekDone
from gmi_trainer.ui.words.sessions import drill_count
from gmi_trainer.ui.words.translate import Translate


def week_done_words(week: WeekDone, translate: Translate) -> str:
    """ "3 drills on 2 days · Breathing on 4 days"."""
    words = [_kind_words(kind, translate) for kind in week.kinds]
    return " · ".join(words) if words else translate("WeekDone", "No practice")


def _kind_words(done: KindInWeek, translate: Translate) -> str:
    on = (
        translate("WeekDone", "on 1 day")
        if done.days == 1
        else translate("WeekDone", "on {n} days").format(n=done.days)
    )
    if done.kind is SessionKind.DRILL:
        what = drill_count(done.sessions, translate)
    else:
        what = {
            SessionKind.BREATHING: translate("WeekDone", "Breathing"),
            SessionKind.LESSON: translate("WeekDone", "Lessons"),
            SessionKind.IMAGERY: translate("WeekDone", "Imagined movements"),
            SessionKind.MIRROR: translate("WeekDone", "Mirror"),
            SessionKind.NOTICE: translate("WeekDone", "Notice"),
            SessionKind.ACTIVITY: translate("WeekDone", "Daily tasks"),
        }[done.kind]
    return translate("WeekDone", "{what} {on}").format(what=what, on=on)
