"""What stands in a plan, for whoever writes it: its items, its words and its days."""

from __future__ import annotations

from collections.abc import Mapping

from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.plan import BreathDose, DrillDose, LessonDose, Plan, PlanItem, PracticeDose
from gmi_trainer.domain.plan_edit import WEEK, NewItem
from gmi_trainer.ui.words.days import day_month, day_month_year, weekday_letters
from gmi_trainer.ui.words.today import card_title
from gmi_trainer.ui.words.translate import Translate


def item_title(item: PlanItem, titles: Mapping[str, str], translate: Translate) -> str:
    """What an item is. ``titles``: of the lessons, by their ids."""
    match item.dose:
        case LessonDose(lesson_id=str() as name):
            title = titles.get(name, name)
            return translate("PlanItems", "Lesson: {title}").format(title=title)
        case LessonDose(among=(_, *_) as among):
            numbers = ", ".join(str(int(name[1:])) if name[1:].isdigit() else name for name in among)
            return translate("PlanItems", "Lessons {numbers}").format(numbers=numbers)
        case LessonDose():
            return translate("PlanItems", "The next lesson in order")
        case _:
            return card_title(item.dose, translate)


def item_facts(item: PlanItem, translate: Translate) -> str:
    """Its dose, days and end in one line: "3 times a day · 20 pictures · every day · weeks 1 to 3"."""
    parts = [_times(item, translate), _amount(item, translate), days_words(item, translate)]
    parts.append(_when(item, translate))
    if item.fewest_bouts == 0:
        parts.append(translate("PlanItems", "if they want to"))
    if item.asks_ratings:
        parts.append(translate("PlanItems", "asks before and after"))
    return " · ".join(part for part in parts if part)


def _times(item: PlanItem, translate: Translate) -> str:
    if item.bouts == 1:
        return translate("PlanItems", "once a day")
    return translate("PlanItems", "up to {n} times a day").format(n=item.bouts)


def _amount(item: PlanItem, translate: Translate) -> str:
    match item.dose:
        case DrillDose(pictures=pictures, level=level):
            words = translate("PlanItems", "{n} pictures").format(n=pictures or "–")
            if level is not None:
                return translate("PlanItems", "{pictures}, level {n}").format(pictures=words, n=level)
            return words
        case BreathDose(minutes=minutes) | PracticeDose(minutes=minutes):
            return translate("PlanItems", "{n} min").format(n=f"{minutes:g}")
        case _:
            return ""


def days_words(item: PlanItem, translate: Translate) -> str:
    """On which days."""
    if item.weekdays is not None:
        letters = weekday_letters(translate)
        return " ".join(letters[day] for day in sorted(item.weekdays))
    if item.every_days == 1:
        return translate("PlanItems", "every day")
    if item.every_days == 2:
        return translate("PlanItems", "every second day")
    if item.every_days == WEEK:
        return translate("PlanItems", "once a week")
    return translate("PlanItems", "every {n} days").format(n=item.every_days)


def _when(item: PlanItem, translate: Translate) -> str:
    first = item.from_day // WEEK + 1
    if item.until_day is None:
        return "" if first == 1 else translate("PlanItems", "from week {n} on").format(n=first)
    last = item.until_day // WEEK + 1
    if first == last:
        return translate("PlanItems", "in week {n}").format(n=first)
    return translate("PlanItems", "weeks {first} to {last}").format(first=first, last=last)


def version_line(plan: Plan, translate: Translate) -> str:
    """ "Version 2, 3 Nov 2026, until 24 Nov": of a plan that was set."""
    day = day_month_year(plan.made_on or plan.began_on, translate)
    line = translate("PlanItems", "Version {n}, {day}").format(n=plan.version, day=day)
    if plan.until is None:
        return line
    return translate("PlanItems", "{version}, until {day}").format(
        version=line, day=day_month(plan.until, translate)
    )


def whose_plan(plan: Plan, translate: Translate) -> str:
    """ "Plan from Clinic by the lake, version 2, since 3 Nov 2026"; empty for the program's own."""
    if not plan.is_from_clinic:
        return ""
    line = (
        translate("PlanItems", "Plan from {clinic}, version {n}, since {day}")
        if plan.made_by
        else translate("PlanItems", "Plan from a clinic, version {n}, since {day}")
    )
    return line.format(clinic=plan.made_by, n=plan.version, day=day_month_year(plan.began_on, translate))


def draft_line(plan: Plan, translate: Translate) -> str:
    """How long a plan that nobody has yet is made for."""
    if plan.until is None:
        return translate("PlanItems", "Not given yet. Without an end.")
    weeks = ((plan.until_day or 0) + 1) // WEEK
    if weeks <= 1:
        return translate("PlanItems", "Not given yet. One week, until {day}.").format(
            day=day_month(plan.until, translate)
        )
    return translate("PlanItems", "Not given yet. {n} weeks, until {day}.").format(
        n=weeks, day=day_month(plan.until, translate)
    )


def stage_name(stage: int, translate: Translate) -> str:
    """A stage, as templates are named."""
    return {
        1: translate("PlanItems", "1 Left or right"),
        2: translate("PlanItems", "2 Imagined movements"),
        3: translate("PlanItems", "3 Mirror"),
        4: translate("PlanItems", "4 Daily tasks"),
    }[stage]


def side_name(side: SoreSide, translate: Translate) -> str:
    """Where it hurts."""
    return {
        SoreSide.LEFT: translate("PlanItems", "Left"),
        SoreSide.RIGHT: translate("PlanItems", "Right"),
        SoreSide.BOTH: translate("PlanItems", "Both"),
        SoreSide.NONE: translate("PlanItems", "As they say"),
    }[side]


def new_item_name(kind: NewItem, translate: Translate) -> str:
    """What can be added."""
    return {
        NewItem.LESSON: translate("PlanItems", "Lesson"),
        NewItem.DRILL: translate("PlanItems", "Left or right"),
        NewItem.TEST: translate("PlanItems", "Test"),
        NewItem.BREATHING: translate("PlanItems", "Breathing"),
        NewItem.IMAGERY: translate("PlanItems", "Imagined movements"),
        NewItem.MIRROR: translate("PlanItems", "Mirror"),
        NewItem.ACTIVITY: translate("PlanItems", "Daily task"),
        NewItem.NOTICE: translate("PlanItems", "Notice"),
        NewItem.OWN: translate("PlanItems", "In your own words"),
    }[kind]


def item_icon(item: PlanItem) -> str:
    """The sign of a row."""
    match item.dose:
        case BreathDose():
            return "wind"
        case LessonDose():
            return "book-open"
        case PracticeDose(kind=kind):
            icons = {SessionKind.NOTICE: "leaf", SessionKind.MIRROR: "hand", SessionKind.IMAGERY: "moon"}
            return icons.get(kind, "footprints")
        case DrillDose():
            return "target"
        case _:
            return "pencil"
