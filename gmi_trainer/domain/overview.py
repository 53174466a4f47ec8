"""One person as a line of facts among others: what was kept, measured, said, and when. No score, no order of need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.test_numbers import TestNumbers
from gmi_trainer.domain.values import dataclass
from gmi_trainer.domain.weekly_measures import Worth

A_WEEK = 7
WEEKS_OF_FACTS = 4
"""So far back step-backs are counted and the trend of pain is looked for: the report's usual weeks."""


class Look(StrEnum):
    """How the last look into somebody's record went."""

    FINE = "fine"
    OLDER = "older"  # written by an earlier version: opening it once brings it up to date
    NO_KEY = "no_key"  # encrypted, and its key could not be opened
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class PainTrend:
    """First week against last week, by the report's rule. ``by`` None: too few days to tell."""

    by: float | None = None
    noise: float | None = None
    worth: Worth | None = None


@dataclass(frozen=True, slots=True)
class LastTest:
    """The newest test that counts, of whichever part."""

    part: BodyPart
    numbers: TestNumbers


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What a record says of somebody, worked out on ``looked_on`` and made again at any time.

    ``kept``: days of the last weeks that were kept; ``step_backs``: first days of easier days; ``safety``: days of
    answers that say "see someone", as the report tells them; ``waits``: one of them was not looked at yet.
    ``rates_pain`` False: pain is told nowhere.
    """

    looked_on: date
    look: Look = Look.FINE
    kept: tuple[date, ...] = ()
    step_backs: tuple[date, ...] = ()
    last_test: LastTest | None = None
    pain: PainTrend = PainTrend()
    rates_pain: bool = True
    last_used: date | None = None
    safety: tuple[date, ...] = ()
    waits: bool = False


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A person and what is known of them; ``facts`` None: nobody has looked yet."""

    profile_id: str
    shown: str
    facts: PersonFacts | None = None


class Column(StrEnum):
    """What a table of people says of each."""

    NAME = "name"
    THIS_WEEK = "this_week"
    LAST_WEEK = "last_week"
    STEP_BACKS = "step_backs"
    TEST_LEFT = "test_left"
    TEST_RIGHT = "test_right"
    TEST_DAY = "test_day"
    PAIN = "pain"
    SINCE = "since"
    SAFETY = "safety"


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def kept_this_week(facts: PersonFacts, today: date) -> int:
    """Days kept since Monday."""
    return _kept_in(facts, week_of(today))


def kept_last_week(facts: PersonFacts, today: date) -> int:
    """Days kept in the week before."""
    return _kept_in(facts, week_of(today) - timedelta(days=A_WEEK))


def step_backs_lately(facts: PersonFacts, today: date) -> int:
    """Step-backs of the last weeks, as they were told when the record was looked at; of an older look those that are
    still as near."""
    if facts.looked_on == today:
        return len(facts.step_backs)
    first = today - timedelta(days=WEEKS_OF_FACTS * A_WEEK - 1)
    return sum(first <= day <= today for day in facts.step_backs)


def days_since(facts: PersonFacts, today: date) -> int | None:
    """Days since something was last done; None: never."""
    return None if facts.last_used is None else max(0, (today - facts.last_used).days)


def sorted_rows(
    rows: Iterable[OverviewRow], column: Column, today: date, *, falling: bool = False
) -> tuple[OverviewRow, ...]:
    """By one column; alike ones by name, and who has nothing there comes last either way."""
    by_name = sorted(rows, key=_name_key)
    if column is Column.NAME:
        return tuple(reversed(by_name)) if falling else tuple(by_name)
    value = _VALUES[column]
    known = [row for row in by_name if row.facts is not None and value(row.facts, today) is not None]
    others = [row for row in by_name if row.facts is None or value(row.facts, today) is None]

    def key(row: OverviewRow) -> float:
        assert row.facts is not None
        found = value(row.facts, today)
        assert found is not None
        return -found if falling else found

    return (*sorted(known, key=key), *others)


def found_rows(rows: Sequence[OverviewRow], typed: str) -> tuple[OverviewRow, ...]:
    """Those whose name or code has all the typed words in it, whatever their case."""
    words = typed.casefold().split()
    return tuple(row for row in rows if all(word in row.shown.casefold() for word in words))


def _kept_in(facts: PersonFacts, monday: date) -> int:
    return sum(monday <= day < monday + timedelta(days=A_WEEK) for day in facts.kept)


def _name_key(row: OverviewRow) -> tuple[str, str]:
    return row.shown.casefold(), row.profile_id


def _left(facts: PersonFacts, _today: date) -> float | None:
    return None if facts.last_test is None else facts.last_test.numbers.left.accuracy


def _right(facts: PersonFacts, _today: date) -> float | None:
    return None if facts.last_test is None else facts.last_test.numbers.right.accuracy


def _tested(facts: PersonFacts, _today: date) -> float | None:
    return None if facts.last_test is None else facts.last_test.numbers.day.toordinal()


def _pain(facts: PersonFacts, _today: date) -> float | None:
    return facts.pain.by if facts.rates_pain else None


def _safety(facts: PersonFacts, _today: date) -> float | None:
    return len(facts.safety)


_VALUES: dict[Column, Callable[[PersonFacts, date], float | None]] = {
    Column.THIS_WEEK: kept_this_week,
    Column.LAST_WEEK: kept_last_week,
    Column.STEP_BACKS: step_backs_lately,
    Column.TEST_LEFT: _left,
    Column.TEST_RIGHT: _right,
    Column.TEST_DAY: _tested,
    Column.PAIN: _pain,
    Column.SINCE: days_since,
    Column.SAFETY: _safety,
}
