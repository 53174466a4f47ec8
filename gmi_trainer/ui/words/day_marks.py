"""What can mark a day, in words: for the lane below a chart, and for the cursor."""

from __future__ import annotations

from gmi_trainer.domain.day_line import DayMark, MarkKind
from gmi_trainer.ui.charts.picture import Sign
from gmi_trainer.ui.words.days import day_month
from gmi_trainer.ui.words.today import change_name
from gmi_trainer.ui.words.translate import Translate

SIGNS = {
    MarkKind.LIFE_CHANGE: Sign.CHANGE,
    MarkKind.FLARE: Sign.FLARE,
    MarkKind.STEP_BACK: Sign.STEP_BACK,
    MarkKind.REST_DAY: Sign.REST,
    MarkKind.LIGHTER_DAY: Sign.LIGHTER,
    MarkKind.CLINIC: Sign.NOTE,
    MarkKind.NOTE: Sign.NOTE,
}


def sign_name(sign: Sign, translate: Translate) -> str:
    """What a sign means, for the key below a chart."""
    match sign:
        case Sign.CHANGE:
            return translate("DayMarks", "something changed")
        case Sign.FLARE:
            return translate("DayMarks", "flare")
        case Sign.STEP_BACK:
            return translate("DayMarks", "gentler days")
        case Sign.REST:
            return translate("DayMarks", "rest day")
        case Sign.LIGHTER:
            return translate("DayMarks", "lighter day")
        case Sign.NOTE:
            return translate("DayMarks", "note")


def mark_words(mark: DayMark, translate: Translate) -> str:
    """What happened, with the person's own words where there are some."""
    if mark.kind is MarkKind.LIFE_CHANGE and mark.what is not None:
        what = translate("DayMarks", "changed: {what}").format(what=change_name(mark.what, translate))
    elif mark.kind is MarkKind.STEP_BACK and mark.until is not None:
        what = translate("DayMarks", "gentler days until {day}").format(day=day_month(mark.until, translate))
    elif mark.kind is MarkKind.CLINIC:
        what = translate("DayMarks", "from the clinic")
    else:
        what = sign_name(SIGNS[mark.kind], translate)
    if not mark.words:
        return what
    return translate("DayMarks", "{what}: {words}").format(what=what, words=mark.words)
