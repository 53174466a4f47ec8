"""The safety questions on their own: after a new symptom, after a break, or asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion, Standing
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.safety.questions import SafetyQuestions
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import english
from tests.ui.inspection import cut_words, nameless, small_targets, tab_order
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

    def button(self, name: str) -> QAbstractButton:
        """The one of the question in view: the one before may not be gone yet."""
        found = self.stage.findChildren(QAbstractButton, f"safety_questions.{name}")
        return found[-1]

    def settle(self) -> None:
        """Let everything find its place."""
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    def words(self) -> str:
        return "\n".join(
            label.text() for label in self.stage.findChildren(QLabel) if label.isVisibleTo(self.stage)
        )

    def _on_closed(self) -> None:
        self.heard.append("closed")


def is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().height() == widget.height()


def below(person: Person, above: str, lower: str) -> bool:
    """Whether one button stands higher than another."""
    tops = [person.button(name).mapTo(person.stage, QPoint(0, 0)).y() for name in (above, lower)]
    return tops[0] < tops[1]


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


def test_in_a_small_window_with_large_text_signs_and_answers_are_seen_without_scrolling(
    person: Person, look: Look
) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=150))
    person.open()
    person.stage.resize(700, 520)

    for group in ("emergency", "soon", "other_way"):
        person.settle()
        signs = [label for label in person.stage.findChildren(QLabel) if label.text().startswith("•")]
        seen = [label for label in signs if label.isVisibleTo(person.stage)]
        assert len(seen) == 4
        assert all(is_whole(label) for label in seen), group
        assert all(is_whole(person.button(f"{group}.answer.{answer}")) for answer in ("no", "new")), group
        person.click(f"{group}.answer.no")


def test_room_that_comes_back_is_used_again(person: Person, look: Look) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=150))
    person.open()
    person.click("emergency.answer.no")
    in_room = tab_order(person.stage)
    assert below(person, "soon.list", "soon.answer.no")
    assert below(person, "soon.answer.no", "back")
    assert "With these, see a doctor or nurse soon." in person.words()

    person.stage.resize(760, 520)
    person.settle()
    assert below(person, "back", "soon.answer.no")
    assert below(person, "soon.answer.no", "soon.list")
    assert "With these, see a doctor or nurse soon." not in person.words()
    low = tab_order(person.stage)
    assert low.index("safety_questions.soon.answer.no") < low.index("safety_questions.soon.list")
    assert sorted(low) == sorted(in_room)

    person.stage.resize(1200, 900)
    person.settle()
    assert tab_order(person.stage) == in_room
    assert below(person, "soon.list", "soon.answer.no")
    assert below(person, "soon.answer.no", "back")


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
