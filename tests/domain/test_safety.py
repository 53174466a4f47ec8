"""What safety answers open, and when they are asked again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.safety import (
    SafetyAnswer,
    SafetyGroup,
    SafetyOccasion,
    SafetyReply,
    Standing,
    asks_again,
    known_since,
    latest_replies,
    needs_other_way,
    outcome_of,
    paused_days,
    reply_of,
    standing,
)

NO, NEW, KNOWN, NOT_SAID = SafetyAnswer.NO, SafetyAnswer.NEW, SafetyAnswer.KNOWN, SafetyAnswer.NOT_SAID
EMERGENCY, SOON, OTHER_WAY = SafetyGroup
DAY_1 = date(2025, 3, 10)


def day(number: int) -> date:
    """Day 1 is a Monday."""
    return DAY_1 + timedelta(days=number - 1)


class Diary:
    """Facts in the order in which they were said."""

    def __init__(self) -> None:
        self.facts: list[DiaryFact] = []
        self._minutes = count()

    def add(self, number: int, kind: DiaryKind, **detail: object) -> Diary:
        """A fact of that day."""
        at = datetime(2025, 3, 10, 9, tzinfo=UTC) + timedelta(days=number - 1, minutes=next(self._minutes))
        self.facts.append(DiaryFact(f"fact-{len(self.facts)}", kind, day(number), at, detail))
        return self

    def answers(
        self, number: int, emergency: SafetyAnswer = NO, soon: SafetyAnswer = NO, other: SafetyAnswer = NO
    ) -> Diary:
        """All three questions answered."""
        for group, answer in ((EMERGENCY, emergency), (SOON, soon), (OTHER_WAY, other)):
            self.add(number, DiaryKind.SAFETY, group=group.value, answer=answer.value, why="asked_for")
        return self

    def looked_at(self, number: int) -> Diary:
        """ "I have had this looked at"."""
        return self.add(number, DiaryKind.LOOKED_AT)

    def new_symptom(self, number: int) -> Diary:
        """ "New symptom"."""
        return self.add(number, DiaryKind.NEW_SYMPTOM)


@pytest.mark.parametrize(
    ("diary", "now"),
    [
        (Diary(), Standing.UNASKED),
        (Diary().answers(1), Standing.OPEN),
        (Diary().answers(1, NEW), Standing.EMERGENCY),
        (Diary().answers(1, NEW, NEW), Standing.EMERGENCY),
        (Diary().answers(1, soon=NEW), Standing.SOON),
        (Diary().answers(1, other=NEW), Standing.OPEN),
        (Diary().answers(1, KNOWN, KNOWN, KNOWN), Standing.OPEN),
        (Diary().answers(1, NOT_SAID, NOT_SAID, NOT_SAID), Standing.OPEN),
        (Diary().answers(1, NEW).answers(2), Standing.EMERGENCY),
        (Diary().answers(1, NEW).answers(2, KNOWN), Standing.EMERGENCY),
        (Diary().answers(1, soon=NEW).answers(2, NEW), Standing.EMERGENCY),
        (Diary().answers(1, NEW).looked_at(1), Standing.OPEN),
        (Diary().answers(1, soon=NEW).looked_at(3), Standing.OPEN),
        (Diary().answers(1, NEW).looked_at(2).answers(3, soon=NEW), Standing.SOON),
        (Diary().looked_at(1).answers(1, NEW), Standing.EMERGENCY),  # within a day, the order counts
        (Diary().looked_at(1), Standing.UNASKED),
        (Diary().add(1, DiaryKind.SAFETY, group="emergency", answer="no"), Standing.UNASKED),
        (Diary().add(1, DiaryKind.SAFETY, group="emergency", answer="new"), Standing.EMERGENCY),
        (Diary().add(1, DiaryKind.SAFETY, group="emergency", answer="new").looked_at(2), Standing.UNASKED),
    ],
)
def test_what_is_open(diary: Diary, now: Standing) -> None:
    assert standing(diary.facts) is now
    assert standing(reversed(diary.facts)) is now


@pytest.mark.parametrize(
    "detail",
    [{}, {"group": "emergency"}, {"group": "rash", "answer": "new"}, {"group": "soon", "answer": "perhaps"}],
)
def test_an_answer_that_nobody_understands_is_none(detail: dict[str, object]) -> None:
    fact = Diary().add(1, DiaryKind.SAFETY, **detail).facts[0]

    assert reply_of(fact) is None
    assert reply_of(Diary().new_symptom(1).facts[0]) is None


def test_a_reply_without_a_reason_was_asked_for() -> None:
    fact = Diary().add(1, DiaryKind.SAFETY, group="soon", answer="known").facts[0]

    assert reply_of(fact) == SafetyReply(SOON, KNOWN, day(1), SafetyOccasion.ASKED_FOR)


def test_the_outcome_of_some_replies() -> None:
    def replies(*answers: SafetyAnswer) -> list[SafetyReply]:
        return [
            SafetyReply(g, a, DAY_1, SafetyOccasion.MIRROR)
            for g, a in zip(SafetyGroup, answers, strict=False)
        ]

    assert outcome_of(replies(NO, NO, NO)) is Standing.OPEN
    assert outcome_of(replies(NO, NOT_SAID)) is Standing.OPEN
    assert outcome_of(replies(NO)) is Standing.UNASKED
    assert outcome_of(replies(NEW)) is Standing.EMERGENCY
    assert outcome_of(replies(KNOWN, NEW)) is Standing.SOON


def test_known_is_remembered_with_its_first_day() -> None:
    diary = Diary().answers(1, soon=KNOWN, other=KNOWN).answers(5, soon=KNOWN, other=NOT_SAID)

    assert known_since(diary.facts) == {SOON: day(1), OTHER_WAY: day(1)}
    assert known_since(diary.answers(9, soon=NEW).answers(10, soon=KNOWN).facts) == {SOON: day(10)}
    assert latest_replies(diary.facts)[SOON].day == day(10)


@pytest.mark.parametrize(("answer", "needed"), [(NO, False), (NEW, True), (KNOWN, True), (NOT_SAID, False)])
def test_another_way_closes_nothing(answer: SafetyAnswer, needed: bool) -> None:
    diary = Diary().answers(1, other=answer)

    assert needs_other_way(diary.facts) is needed
    assert standing(diary.facts) is Standing.OPEN
    assert not needs_other_way([])


@pytest.mark.parametrize(
    ("diary", "last_practice", "today", "why"),
    [
        (Diary(), None, 1, SafetyOccasion.FIRST_RUN),
        (Diary(), 1, 1, SafetyOccasion.FIRST_RUN),
        (Diary().new_symptom(1), None, 1, SafetyOccasion.NEW_SYMPTOM),
        (Diary().answers(1), None, 1, None),
        (Diary().answers(1).new_symptom(2), 1, 2, SafetyOccasion.NEW_SYMPTOM),
        (Diary().answers(1).new_symptom(2), 1, 9, SafetyOccasion.NEW_SYMPTOM),
        (Diary().answers(1).new_symptom(2).answers(2), 1, 2, None),
        (Diary().answers(1, NEW).new_symptom(2), 1, 2, SafetyOccasion.NEW_SYMPTOM),
        (Diary().answers(1), 1, 30, None),
        (Diary().answers(1), 1, 31, SafetyOccasion.LONG_BREAK),
        (Diary().answers(1), None, 31, SafetyOccasion.LONG_BREAK),
        (Diary().answers(1), 5, 34, None),
        (Diary().answers(1), 300, 301, None),  # never by the calendar alone
        (Diary().answers(1).answers(35), 1, 40, None),
        (Diary().answers(1, NEW), 1, 90, None),  # what waits is known
        (Diary().answers(1, soon=NEW), 1, 90, None),
        (Diary().answers(1, soon=NEW).looked_at(40), 1, 90, SafetyOccasion.LONG_BREAK),
    ],
)
def test_asked_again_for_a_reason(
    diary: Diary, last_practice: int | None, today: int, why: SafetyOccasion | None
) -> None:
    practised = None if last_practice is None else day(last_practice)

    assert asks_again(diary.facts, practised, day(today)) is why


def test_paused_days_are_those_that_ended_waiting() -> None:
    diary = Diary().answers(1).answers(3, soon=NEW).looked_at(6).answers(8, NEW).looked_at(8)

    assert paused_days(diary.facts, day(1), day(10)) == {day(3), day(4), day(5)}
    assert paused_days(diary.facts, day(2), day(1)) == frozenset()


@given(
    st.lists(
        st.tuples(st.integers(1, 30), st.sampled_from([*SafetyAnswer, None]), st.sampled_from(SafetyAnswer)),
        max_size=8,
    )
)
def test_an_emergency_stands_until_it_was_looked_at(
    said: list[tuple[int, SafetyAnswer | None, SafetyAnswer]],
) -> None:
    diary = Diary()
    for number, emergency, soon in sorted(said, key=lambda told: told[0]):
        if emergency is None:
            diary.looked_at(number)
        else:
            diary.answers(number, emergency, soon)

    since_looked_at = list(diary.facts)
    for n, fact in enumerate(diary.facts):
        if fact.kind is DiaryKind.LOOKED_AT:
            since_looked_at = diary.facts[n + 1 :]
    waits = any(
        f.detail.get("group") == "emergency" and f.detail.get("answer") == "new" for f in since_looked_at
    )
    assert (standing(diary.facts) is Standing.EMERGENCY) is waits
