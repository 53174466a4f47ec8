"""The safety questions on their own: after a new symptom, after a break, or asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion, Standing
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.safety.questions import SafetyQuestions
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.open_record import open_record, standing_of


class Person:
    """Somebody who answers."""

    def __init__(self, look: Look, workspace: Workspace, jobs: Background, qtbot: QtBot) -> None:
        self.workspace = workspace
        self._bot = qtbot
        self._look, self._jobs = look, jobs
        self.heard: list[object] = []

    def open(self, occasion: SafetyOccasion = SafetyOccasion.NEW_SYMPTOM) -> None:
        self.stage = SafetyQuestions(self._look, self.workspace, self._jobs, english, occasion)
        self._bot.addWidget(self.stage)
        self.stage.answered.connect(self.heard.append)
        self.stage.closed.connect(self._on_closed)
        self.stage.resize(900, 700)
        with self._bot.waitExposed(self.stage):
            self.stage.show()
        self._bot.waitUntil(lambda: self._jobs.is_idle)

    def click(self, *names: str) -> None:
        for name in names:
            button = self.stage.findChild(QAbstractButton, f"safety_questions.{name}")
            assert button is not None, name
            assert button.isVisibleTo(self.stage), name
            self._bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def words(self) -> str:
        return "\n".join(
            label.text() for label in self.stage.findChildren(QLabel) if label.isVisibleTo(self.stage)
        )

    def _on_closed(self) -> None:
        self.heard.append("closed")


@pytest.fixture
def person(look: Look, tmp_path: Path, qtbot: QtBot) -> Iterator[Person]:
    jobs = Background()
    with open_record(tmp_path / "data") as workspace:
        yield Person(look, workspace, jobs, qtbot)
        jobs.close()


def test_three_presses_and_it_is_known_what_is_open(person: Person) -> None:
    person.open()
    person.click("emergency.answer.no", "soon.answer.no", "other_way.answer.not_said")
    assert person.stage.title == "Nothing here needs urgent help today"

    person.click("on")

    assert person.heard == [Standing.OPEN]
    assert standing_of(person.workspace) is Standing.OPEN


def test_the_occasion_is_kept_with_the_answers(person: Person) -> None:
    person.open(SafetyOccasion.LONG_BREAK)
    person.click("emergency.answer.no", "soon.answer.known", "other_way.answer.no")

    with person.workspace.diary() as reader:
        facts = reader.facts(None, [DiaryKind.SAFETY])
    assert {str(fact.detail["why"]) for fact in facts} == {"long_break"}
    assert [str(fact.detail["answer"]) for fact in facts] == ["no", "known", "no"]


def test_an_emergency_is_kept_at_once(person: Person) -> None:
    person.open()
    person.click("emergency.answer.new")

    assert standing_of(person.workspace) is Standing.EMERGENCY
    person.click("close")
    assert person.heard == [Standing.EMERGENCY]


def test_closing_without_an_answer_keeps_nothing(person: Person) -> None:
    person.open()
    person.click("close")

    assert person.heard == ["closed"]
    assert standing_of(person.workspace) is Standing.UNASKED


def test_half_a_round_is_kept_too(person: Person) -> None:
    person.open()
    person.click("emergency.answer.no", "soon.answer.new", "close")

    assert person.heard == [Standing.SOON]
    assert standing_of(person.workspace) is Standing.SOON


def test_a_no_does_not_open_what_still_waits(person: Person) -> None:
    person.workspace.safety.reply({SafetyGroup.SOON: SafetyAnswer.NEW}, SafetyOccasion.FIRST_RUN)
    person.open(SafetyOccasion.ASKED_FOR)

    person.click("emergency.answer.no", "soon.answer.no", "other_way.answer.no")

    assert person.stage.title == "Please see someone soon"
    person.click("outcome.looked_at")
    assert person.stage.title == "Nothing here needs urgent help today"
    person.click("on")
    assert person.heard == [Standing.OPEN]
    assert standing_of(person.workspace) is Standing.OPEN


def test_back_changes_an_answer(person: Person) -> None:
    person.open()
    person.click("emergency.answer.no", "soon.answer.new", "other_way.answer.no", "back", "back")
    assert standing_of(person.workspace) is Standing.SOON

    person.click("soon.answer.no", "other_way.answer.no", "on")

    assert person.heard == [Standing.OPEN]
    assert standing_of(person.workspace) is Standing.OPEN


def test_an_emergency_that_was_looked_at_lets_the_other_questions_follow(person: Person) -> None:
    person.open()
    person.click("emergency.answer.new", "outcome.looked_at", "soon.answer.no", "other_way.answer.no", "on")

    assert person.heard == [Standing.OPEN]


def test_every_control_has_a_name_and_no_word_is_cut(person: Person, look: Look) -> None:
    person.open()
    for name in ("emergency.answer.no", "soon.answer.new", "other_way.answer.known", "outcome.looked_at"):
        assert nameless(person.stage) == []
        assert cut_words(person.stage) == []
        assert small_targets(person.stage, look.length("touch")) == []
        person.click(name)


def test_it_never_says_that_somebody_is_safe(person: Person) -> None:
    person.open()
    person.click("emergency.answer.no", "soon.answer.no", "other_way.answer.no")

    assert "you are safe" not in person.words().lower()
    assert "If anything changes, come back" in person.words()
