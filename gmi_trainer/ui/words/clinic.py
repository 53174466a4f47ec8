"""What Clinic says: of people in a table, of a quick test, of a visit. Facts, and no verdict."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.activity import DrillSpec, Purpose
from gmi_trainer.domain.body import Side
from gmi_trainer.domain.overview import (
    Column,
    Look,
    OverviewRow,
    PersonFacts,
    days_since,
    kept_last_week,
    kept_this_week,
    step_backs_lately,
)
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.test_numbers import SideNumbers, TestNumbers
from gmi_trainer.domain.visit import Comment, Reassess
from gmi_trainer.domain.weekly_measures import Worth
from gmi_trainer.ui.words.body import input_name, limb_name, part_name, side_name
from gmi_trainer.ui.words.days import day_month, day_month_year
from gmi_trainer.ui.words.numbers import NONE, percent, seconds
from gmi_trainer.ui.words.translate import Translate

FEWEST_FOR_A_TIME = 2


def shown_name(shown: str, translate: Translate) -> str:
    """A name or a code; the first person of a computer is asked for none."""
    return shown or translate("Clinic", "No name yet")


def open_now_words(name: str, translate: Translate) -> str:
    """Theirs is the record that is open."""
    return translate("Clinic", "{name} (open now)").format(name=name)


def not_read_words(name: str, translate: Translate) -> str:
    """Their record could not be read when it was looked at; another column says why."""
    return translate("Clinic", "{name} (not read)").format(name=name)


def column_name(column: Column, translate: Translate) -> str:
    """What heads a column."""
    return {
        Column.NAME: translate("Clinic", "Person"),
        Column.THIS_WEEK: translate("Clinic", "Days kept, this week"),
        Column.LAST_WEEK: translate("Clinic", "Days kept, last week"),
        Column.STEP_BACKS: translate("Clinic", "Step-backs, 4 weeks"),
        Column.TEST_LEFT: translate("Clinic", "Last test, left"),
        Column.TEST_RIGHT: translate("Clinic", "Last test, right"),
        Column.TEST_DAY: translate("Clinic", "Tested"),
        Column.PAIN: translate("Clinic", "Pain, 4 weeks"),
        Column.SINCE: translate("Clinic", "Last used"),
        Column.SAFETY: translate("Clinic", "Safety answers"),
    }[column]


def cell_words(row: OverviewRow, column: Column, today: date, translate: Translate) -> str:
    """What a table says of somebody."""
    if column is Column.NAME:
        return shown_name(row.shown, translate)
    if row.facts is None:
        return NONE
    if row.facts.look is not Look.FINE:
        return _no_look(row.facts.look, translate) if column is Column.SINCE else NONE
    return _fact(row.facts, column, today, translate)


def _fact(facts: PersonFacts, column: Column, today: date, translate: Translate) -> str:
    match column:
        case Column.THIS_WEEK:
            return str(kept_this_week(facts, today))
        case Column.LAST_WEEK:
            return str(kept_last_week(facts, today))
        case Column.STEP_BACKS:
            return str(step_backs_lately(facts, today))
        case Column.TEST_LEFT:
            return test_words(facts.last_test.numbers.left, translate) if facts.last_test else NONE
        case Column.TEST_RIGHT:
            return test_words(facts.last_test.numbers.right, translate) if facts.last_test else NONE
        case Column.TEST_DAY:
            return _tested(facts, today, translate)
        case Column.PAIN:
            return pain_words(facts, translate)
        case Column.SINCE:
            return since_words(days_since(facts, today), translate)
        case _:
            return safety_words(facts, today, translate)


def _no_look(look: Look, translate: Translate) -> str:
    if look is Look.OLDER:
        return translate("Clinic", "From an older version: open it once")
    if look is Look.NO_KEY:
        return translate("Clinic", "Encrypted, and its key is not open")
    return translate("Clinic", "The record cannot be read")


def test_words(side: SideNumbers, translate: Translate) -> str:
    """One side of a test: "85 % ± 16, 1.92 s ± 0.31"."""
    return translate("Clinic", "{accuracy}, {time}").format(
        accuracy=accuracy_words(side, translate), time=time_words(side, translate)
    )


def accuracy_words(side: SideNumbers, translate: Translate) -> str:
    """ "85 % ± 16"."""
    if side.accuracy is None:
        return NONE
    return translate("Clinic", "{share} ± {noise}").format(
        share=percent(side.accuracy), noise=f"{side.accuracy_noise * 100:.0f}"
    )


def time_words(side: SideNumbers, translate: Translate) -> str:
    """ "1.92 s ± 0.31". One answer alone says nothing of its noise, so it is no usual time."""
    if side.time_ms is None or side.correct < FEWEST_FOR_A_TIME:
        return NONE
    return translate("Clinic", "{time} ± {noise}").format(
        time=seconds(side.time_ms, translate), noise=f"{side.time_noise_ms / 1000:.2f}"
    )


def _tested(facts: PersonFacts, today: date, translate: Translate) -> str:
    if facts.last_test is None:
        return NONE
    return translate("Clinic", "{part}, {day}").format(
        part=part_name(facts.last_test.part, translate),
        day=near_day(facts.last_test.numbers.day, today, translate),
    )


def pain_words(facts: PersonFacts, translate: Translate) -> str:
    """First week against last week, with the noise of that."""
    if not facts.rates_pain:
        return translate("Clinic", "not rated")
    pain = facts.pain
    if pain.by is None or pain.noise is None:
        return translate("Clinic", "too few days")
    words = translate("Clinic", "{by} ± {noise}").format(by=f"{pain.by:+.1f}", noise=f"{pain.noise:.1f}")
    if pain.worth is None or pain.worth is Worth.CHANCE:
        return translate("Clinic", "{change}, may be chance").format(change=words)
    return words


def since_words(days: int | None, translate: Translate) -> str:
    """Days since something was done."""
    if days is None:
        return translate("Clinic", "not yet")
    if days == 0:
        return translate("Clinic", "today")
    return (
        translate("Clinic", "1 day ago") if days == 1 else translate("Clinic", "{n} days ago").format(n=days)
    )


def safety_words(facts: PersonFacts, today: date, translate: Translate) -> str:
    """Answers that say: see someone."""
    if not facts.safety:
        return translate("Clinic", "none new")
    day = near_day(facts.safety[-1], today, translate)
    if facts.waits:
        return translate("Clinic", "{day}, not looked at yet").format(day=day)
    return translate("Clinic", "{day}").format(day=day)


def near_day(day: date, today: date, translate: Translate) -> str:
    """With its year where that is not this one."""
    return (day_month if day.year == today.year else day_month_year)(day, translate)


def looked_words(done: int, of: int, translate: Translate) -> str:
    """How far a look through all records is."""
    return translate("Clinic", "Looked at {done} of {of}").format(done=done, of=of)


def people_words(count: int, translate: Translate) -> str:
    """How many are listed."""
    if count == 1:
        return translate("Clinic", "1 person")
    return translate("Clinic", "{n} people").format(n=count)


# -- quick test ---------------------------------------------------------------------------------------------


def number_rows(
    now: TestNumbers, before: TestNumbers | None, translate: Translate
) -> tuple[tuple[str, ...], ...]:
    """The four numbers, each beside that of the last test like it."""
    rows = []
    for side in Side:
        name = side_name(side, translate)
        for words, label in (
            (accuracy_words, translate("Clinic", "{side}: correct")),
            (time_words, translate("Clinic", "{side}: usual time")),
        ):
            then = words(before.of(side), translate) if before is not None else NONE
            rows.append((label.format(side=name), words(now.of(side), translate), then))
    return tuple(rows)


def number_header(
    before: TestNumbers | None, today: date, translate: Translate, *, was_practice: bool = False
) -> tuple[str, ...]:
    """What heads the table of the four numbers."""
    if before is None:
        return (translate("Clinic", "Number"), translate("Clinic", "Now"), translate("Clinic", "Before"))
    words = translate("Clinic", "{day}, practice") if was_practice else translate("Clinic", "Before, {day}")
    then = words.format(day=near_day(before.day, today, translate))
    return (translate("Clinic", "Number"), translate("Clinic", "Now"), then)


def made_so_words(spec: DrillSpec, translate: Translate) -> str:
    """How a quick test was made: only tests made so stand beside each other."""
    return translate("Clinic", "{part}. Answered with: {limb}, {kind}.").format(
        part=part_name(spec.part, translate),
        limb=limb_name(spec.answering_limb, translate),
        kind=input_name(spec.input_kind, translate),
    )


def beside_words(counts_as: Purpose | None, *, is_whole: bool, translate: Translate) -> str:
    """As what a quick test counts once it is kept. Empty: as a test, or nobody knows."""
    if counts_as is Purpose.FAMILIARISATION:
        return translate(
            "Clinic", "If you keep it: the first two of a part are practice, shown but not counted."
        )
    if counts_as is Purpose.TRAINING and is_whole:
        return translate(
            "Clinic", "If you keep it: there was a test like it today, and the first one counts."
        )
    if counts_as is Purpose.TRAINING:
        return translate("Clinic", "If you keep it: it counts as training.")
    return ""


def safety_waits_words(facts: PersonFacts, today: date, translate: Translate) -> str:
    """An answer that says "see someone", and that nobody has looked at yet; empty: there is none."""
    if not (facts.waits and facts.safety):
        return ""
    day = near_day(facts.safety[-1], today, translate)
    return translate("Clinic", "Safety answer of {day}: not looked at yet.").format(day=day)


# -- visit --------------------------------------------------------------------------------------------------


def plan_words(plan: Plan, today: date, translate: Translate) -> str:
    """Which plan is in force, by whom, since when, until when."""
    if plan.is_default:
        return translate("Clinic", "The program's own plan, since {day}.").format(
            day=near_day(plan.began_on, today, translate)
        )
    name = plan.name or translate("Clinic", "A plan")
    if plan.made_by:
        name = translate("Clinic", "{plan}, by {clinic}").format(plan=name, clinic=plan.made_by)
    first = near_day(plan.began_on, today, translate)
    if plan.until is None:
        return translate("Clinic", "{plan}: since {first}, version {n}.").format(
            plan=name, first=first, n=plan.version
        )
    return translate("Clinic", "{plan}: from {first} to {last}, version {n}.").format(
        plan=name, first=first, last=near_day(plan.until, today, translate), n=plan.version
    )


def reassess_words(why: Reassess, translate: Translate) -> str:
    """A fact about the plan, and what it is a good day for."""
    if why is Reassess.HALF:
        return translate("Clinic", "Half of the plan is over: a good day for a test.")
    return translate("Clinic", "The plan has come to its end: a good day for a test.")


def comment_words(comment: Comment, today: date, translate: Translate) -> str:
    """When it was written, and by whom."""
    day = near_day(comment.day, today, translate)
    if not comment.by:
        return day
    return translate("Clinic", "{day}, {clinic}").format(day=day, clinic=comment.by)
