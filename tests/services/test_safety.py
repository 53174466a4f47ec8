"""Answers to the safety questions are dated facts, and can be taken back."""

from __future__ import annotations

from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion, Standing
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.safety import SafetyService
from tests.fakes import FakeClock, FakeDiary, FakeDiaryReader, FakePreferences, FakeRecord

ALL_NO = dict.fromkeys(SafetyGroup, SafetyAnswer.NO)


class Person:
    """Somebody who is asked."""

    def __init__(self) -> None:
        self.record = FakeRecord()
        self.heard: list[Changed] = []
        changes = Changes()
        changes.subscribe(self.heard.append)
        self.safety = SafetyService(FakeDiary(self.record, FakeClock()), changes)
        self.reader = FakeDiaryReader(self.record, FakePreferences())

    def standing(self) -> Standing:
        return self.safety.standing(self.reader)


def test_who_was_never_asked_is_asked() -> None:
    assert Person().standing() is Standing.UNASKED


def test_answers_are_kept_with_why_they_were_asked() -> None:
    person = Person()

    person.safety.reply(ALL_NO, SafetyOccasion.FIRST_RUN)

    assert person.standing() is Standing.OPEN
    assert [dict(fact.detail) for fact in person.record.facts] == [
        {"group": "emergency", "answer": "no", "why": "first_run"},
        {"group": "soon", "answer": "no", "why": "first_run"},
        {"group": "other_way", "answer": "no", "why": "first_run"},
    ]
    assert person.heard == [Changed.DIARY]


def test_taking_answers_back_takes_all_of_them_back_at_once() -> None:
    person = Person()
    undo = person.safety.reply(ALL_NO | {SafetyGroup.SOON: SafetyAnswer.NEW}, SafetyOccasion.ASKED_FOR)
    assert person.standing() is Standing.SOON

    undo()

    assert person.standing() is Standing.UNASKED
    assert person.heard == [Changed.DIARY, Changed.DIARY]


def test_what_has_been_looked_at_opens_again_and_that_can_be_undone() -> None:
    person = Person()
    person.safety.reply(ALL_NO | {SafetyGroup.EMERGENCY: SafetyAnswer.NEW}, SafetyOccasion.FIRST_RUN)
    assert person.standing() is Standing.EMERGENCY

    undo = person.safety.looked_at()
    assert person.standing() is Standing.OPEN

    undo()
    assert person.standing() is Standing.EMERGENCY


def test_a_new_symptom_is_kept() -> None:
    person = Person()
    undo = person.safety.new_symptom()
    assert [fact.kind for fact in person.reader.facts(None)] == [DiaryKind.NEW_SYMPTOM]

    undo()
    assert person.reader.facts(None) == ()
