"""Visits: what a clinician wrote, and when a plan has come to a good day for a test."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.day_line import MarkKind, marks_of
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.pathway import GoneOn, gone_on_of, note_of
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.stages import Stage
from gmi_trainer.domain.visit import (
    Comment,
    Reassess,
    comment_of,
    half_of,
    last_visit,
    reassess,
    weeks_since,
)

BEGAN = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def plan(until_day: int | None = 20) -> Plan:
    return Plan("plan", 1, BEGAN, (), until_day=until_day)


def fact(kind: DiaryKind, uuid: str = "u", **detail: Any) -> DiaryFact:  # whatever a record may hold
    return DiaryFact(uuid, kind, BEGAN, NOW, detail)


@pytest.mark.parametrize(
    ("after", "tested_after", "why"),
    [
        (9, None, None),
        (10, None, Reassess.HALF),
        (15, 9, Reassess.HALF),
        (15, 10, None),
        (20, 10, Reassess.END),
        (30, 19, Reassess.END),
        (30, 20, None),
    ],
)
def test_half_and_end_ask_for_a_test_until_there_was_one(
    after: int, tested_after: int | None, why: Reassess | None
) -> None:
    tested = None if tested_after is None else BEGAN + timedelta(days=tested_after)

    assert half_of(plan()) == BEGAN + timedelta(days=10)
    assert reassess(plan(), BEGAN + timedelta(days=after), tested) is why


def test_a_plan_without_an_end_asks_for_nothing() -> None:
    assert reassess(plan(None), BEGAN + timedelta(days=400), None) is None


def test_a_comment_says_who_wrote_it_and_nonsense_is_none() -> None:
    kind = DiaryKind.CLINIC_COMMENT

    assert comment_of(fact(kind, words="Well done", by="The clinic")) == Comment(
        BEGAN, "Well done", "The clinic", "u"
    )
    assert comment_of(fact(kind, words=3)) is None
    assert comment_of(fact(DiaryKind.FLARE, words="Well done")) is None


def test_the_person_meets_each_comment_among_the_marks_of_its_day() -> None:
    facts = [fact(DiaryKind.CLINIC_COMMENT, str(n), words=f"Number {n}", by="The clinic") for n in range(2)]

    marks = marks_of(facts)

    assert [mark.kind for mark in marks] == [MarkKind.CLINIC, MarkKind.CLINIC]
    assert [mark.words for mark in marks] == ["Number 0 (The clinic)", "Number 1 (The clinic)"]


def test_a_stage_that_a_clinic_set_says_so_and_an_own_step_stays_as_it_was() -> None:
    by_clinic = GoneOn(BEGAN, BodyPart.HAND, Stage.MIRROR, False, "look only", "The clinic")
    own = GoneOn(BEGAN, BodyPart.HAND, Stage.IMAGINE, True, "ready")

    assert gone_on_of(DiaryFact("u", DiaryKind.GONE_ON, BEGAN, NOW, note_of(by_clinic))) == by_clinic
    assert gone_on_of(DiaryFact("u", DiaryKind.GONE_ON, BEGAN, NOW, note_of(own))) == own
    assert "by" not in note_of(own)


def test_a_visit_of_today_is_not_the_last_one() -> None:
    today = BEGAN + timedelta(days=20)

    assert last_visit([BEGAN, today, BEGAN + timedelta(days=6)], today) == BEGAN + timedelta(days=6)
    assert last_visit([today], today) is None


@pytest.mark.parametrize(
    ("days_ago", "weeks"), [(None, 4), (1, 2), (14, 2), (15, 4), (28, 4), (29, 12), (84, 12), (400, 12)]
)
def test_the_interval_reaches_back_to_the_last_visit(days_ago: int | None, weeks: int) -> None:
    day = None if days_ago is None else BEGAN - timedelta(days=days_ago)

    assert weeks_since(day, BEGAN, (2, 4, 12), 4) == weeks
