"""The list ends in what to do and never says what somebody has; a goal is put together, kept, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.goals import LONGEST_GOAL
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup
from gmi_trainer.ui.figures.factory import figure_for
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.own_parts import OwnParts
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.signs_and_goal import (
    LONGEST_WHAT,
    LONGEST_WHEN,
    GoalDraft,
    LeadsTo,
    SignsAnswered,
    SignsPlan,
    signs_plan,
)
from gmi_trainer.ui.figures.signs_and_goal_picture import SignsAndGoalPicture
from gmi_trainer.ui.figures.signs_and_goal_view import SignsAndGoalView
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from gmi_trainer.ui.words.safety_list import group_items, nothing_urgent
from gmi_trainer.ui.words.translate import english
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "18-my-plan"
NAME = "figure.signs-and-goal"
NO, NEW, KNOWN = SafetyAnswer.NO, SafetyAnswer.NEW, SafetyAnswer.KNOWN


class KeptGoals:
    """Keeps goals in a list; ``problem`` is raised instead where there is one."""

    def __init__(self, problem: UserProblem | None = None) -> None:
        self.goals: list[tuple[str, int]] = []
        self._problem = problem

    def add_goal(self, text: str, now: int) -> Callable[[], None]:
        if self._problem is not None:
            raise self._problem
        self.goals.append((text, now))
        return lambda: self.goals.remove((text, now))


def view_of(view: FigureView) -> SignsAndGoalView:
    assert isinstance(view, SignsAndGoalView)
    return view


def answer(view: FigureView, *answers: SafetyAnswer) -> None:
    for one in answers:
        press(view, f"{NAME}.answer.{one}")


def seen(view: FigureView) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view))


def is_seen(view: FigureView, name: str) -> bool:
    found = view.findChild(QAbstractButton, f"{NAME}.{name}")
    assert found is not None, name
    return found.isVisibleTo(view)


def line(view: FigureView, name: str) -> QLineEdit:
    found = view.findChild(QLineEdit, f"{NAME}.{name}")
    assert found is not None, name
    return found


def picture(view: FigureView) -> SignsAndGoalPicture:
    found = view.findChild(SignsAndGoalPicture)
    assert isinstance(found, SignsAndGoalPicture)
    return found


def with_goals(look: Look, qtbot: QtBot, goals: KeptGoals) -> SignsAndGoalView:
    view = figure_for(figure_of(FOLDER), look, english, own=OwnParts(goals=goals))
    assert isinstance(view, SignsAndGoalView)
    qtbot.addWidget(view)
    view.show()
    press(view, f"{NAME}.skip")
    return view


def fill(view: FigureView) -> None:
    line(view, "what").setText("Bake  bread")
    press(view, f"{NAME}.often.twice")
    line(view, "when").setText("with my sister")
    press(view, f"{NAME}.now.4")


@pytest.fixture
def plan() -> SignsPlan:
    return signs_plan(figure_of(FOLDER))


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ([NEW], LeadsTo.NOW),
        ([NO, NEW], LeadsTo.NOW),
        ([NO, NO, NEW, NEW], LeadsTo.SOON),
        ([KNOWN, NO, NO, NEW], LeadsTo.BOOK),
        ([KNOWN, KNOWN, KNOWN, NO], LeadsTo.ON),
        ([NO, NO, NEW], None),
        ([], None),
    ],
)
def test_the_most_urgent_answer_decides_and_an_emergency_at_once(
    plan: SignsPlan, answers: list[SafetyAnswer], outcome: LeadsTo | None
) -> None:
    answered = SignsAnswered(plan.questions)
    for one in answers:
        answered = answered.with_answer(one)

    assert answered.outcome is outcome
    assert answered.at == (len(answers) if outcome is None else None)
    if outcome is not None:
        assert answered.with_answer(NO) is answered


def test_every_sign_of_the_program_is_asked_about(shown: Shown) -> None:
    view = shown(FOLDER)
    words = []
    for one in (NO, NO, NO):
        words.append(seen(view))
        answer(view, one)
    asked = "\n".join(words)

    for group in (SafetyGroup.EMERGENCY, SafetyGroup.SOON):
        assert [item for item in group_items(group, english) if item not in asked] == []


def test_what_is_no_sign_is_answered_in_other_words(shown: Shown) -> None:
    view = shown(FOLDER)
    yes = view.findChild(QAbstractButton, f"{NAME}.answer.new")
    assert yes is not None
    assert yes.text() == "Yes, new or clearly worse"
    answer(view, NO, NO, NO)

    assert "Is there something else" in seen(view)
    assert yes.text() == yes.accessibleName() == "Yes, there is"
    press(view, f"{NAME}.back")
    assert yes.text() == yes.accessibleName() == "Yes, new or clearly worse"


@pytest.mark.parametrize(
    ("answers", "says", "goes_on"),
    [
        ([NEW], "Please get help now", False),
        ([NO, NO, NEW, NO], "Please see someone soon", True),
        ([NO, NO, NO, NEW], "Book a visit", True),
        ([NO, NO, NO, NO], nothing_urgent(english), True),
    ],
)
def test_each_end_says_what_to_do_and_where_to_call(
    shown: Shown, answers: list[SafetyAnswer], says: str, goes_on: bool
) -> None:
    view = shown(FOLDER)
    said: list[str] = []
    view.changed_words.connect(said.append)
    answer(view, *answers)

    assert said[-1] == says
    assert "Settings & safety" in seen(view)
    assert is_seen(view, "to-goal") is goes_on
    assert says in picture(view).accessibleDescription()
    press(view, f"{NAME}.again")
    assert view.shown_words == "Question 1 of 4. Back or neck"


def test_no_to_all_is_never_called_safe_and_what_is_known_is_told(shown: Shown) -> None:
    view = shown(FOLDER)
    answer(view, NO, KNOWN, NO, NO)

    assert "come back" in seen(view)
    assert "safe " not in seen(view)
    assert "clearly worse, have it looked at again" in seen(view)


def test_an_answer_can_be_taken_back(shown: Shown) -> None:
    view = shown(FOLDER)
    assert not is_seen(view, "back")
    answer(view, NO, NO)
    press(view, f"{NAME}.back")

    assert view.shown_words == "Question 2 of 4. Anywhere"


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_DARK])
def test_the_clipboard_shows_what_was_answered(shown: Shown, look: Look, scheme: Scheme) -> None:
    view = shown(FOLDER, scheme=scheme)
    drawing = picture(view)
    answer(view, NO, NO, NEW)
    image, boxes = painted(drawing), drawing.box_rects()

    attention = [share_of(image, box, look.colour("attention")) > 0.1 for box in boxes]
    assert attention == [False, False, True, False]


def test_the_needle_finds_north_with_what_how_often_and_now(shown: Shown) -> None:
    view = shown(FOLDER)
    press(view, f"{NAME}.skip")
    shares = [view_of(view).draft.share]
    press(view, f"{NAME}.idea.walk")
    shares.append(view_of(view).draft.share)
    press(view, f"{NAME}.often.once")
    shares.append(view_of(view).draft.share)
    assert view.shown_words == "Still open: How well it goes now"
    press(view, f"{NAME}.now.3")
    shares.append(view_of(view).draft.share)

    assert shares == sorted(set(shares))
    assert shares[0] == 0
    assert shares[-1] == 1
    assert view.findChildren(Glide)[0].value == 1
    assert "Write it down" in seen(view)  # nothing keeps it here
    assert not is_seen(view, "keep")


def test_a_goal_is_kept_and_taken_back(look: Look, qtbot: QtBot) -> None:
    goals = KeptGoals()
    view = with_goals(look, qtbot, goals)
    press(view, f"{NAME}.keep")
    assert goals.goals == []
    fill(view)
    assert "Now: 4 of 10" in seen(view)

    press(view, f"{NAME}.keep")
    assert goals.goals == [("Bake bread, twice a week, with my sister", 4)]
    assert view.draft == GoalDraft()
    assert view.shown_words.startswith("Kept: Bake bread")
    press(view, f"{NAME}.undo.undo")
    assert goals.goals == []
    assert view.draft == GoalDraft("Bake bread", "twice", "with my sister", 4)


def test_what_cannot_be_kept_is_told_and_stays_in_the_fields(look: Look, qtbot: QtBot) -> None:
    view = with_goals(look, qtbot, KeptGoals(UserProblem(Problem.DISK_FULL)))
    fill(view)
    press(view, f"{NAME}.keep")

    assert "disk is full" in view.shown_words
    assert view.draft.what == "Bake bread"


def test_the_longest_goal_is_not_cut(look: Look, qtbot: QtBot) -> None:
    longest = max(len(text) for key, text in figure_of(FOLDER).texts.items() if key.startswith("often-"))

    assert LONGEST_WHAT + LONGEST_WHEN + longest + len(", , ") <= LONGEST_GOAL


def test_keys_alone_are_enough(look: Look, qtbot: QtBot) -> None:
    goals = KeptGoals()
    view = with_goals(look, qtbot, goals)
    qtbot.keyClicks(line(view, "what"), "Sing 2 songs")
    for name, key in (("often.once", Qt.Key.Key_Space), ("now.0", Qt.Key.Key_7), ("keep", Qt.Key.Key_Return)):
        part = view.findChild(QAbstractButton, f"{NAME}.{name}")
        assert part is not None
        qtbot.keyClick(part, key)

    assert goals.goals == [("Sing 2 songs, once a week", 7)]


@pytest.mark.parametrize(("text", "width"), [(100, 420), (200, 900)])
def test_list_and_compass_have_room(shown: Shown, qtbot: QtBot, text: int, width: int) -> None:
    drawing = picture(shown(FOLDER, text=text, width=width))
    qtbot.waitUntil(lambda: drawing.height() >= drawing.heightForWidth(drawing.width()))
    scene = drawing.scene_transform().mapRect(QRectF(0, 0, 112, 56))

    assert drawing.room.adjusted(-1, -1, 1, 1).contains(scene)
    assert scene.width() >= 300


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("ideas", ["walk", "walk"]),
        ("how_often", []),
        ("questions", [{"id": "a", "list": "anywhere", "leads_to": "now"}]),
        ("questions", [{"id": "a", "list": "anywhere", "leads_to": "book"}]),
        ("questions", [{"id": "a", "list": "own", "leads_to": "book"}]),
        ("questions", [{"id": "a", "list": "own", "items": 2, "leads_to": "on"}]),
        ("questions", [{"id": "a", "list": "moon", "leads_to": "now"}]),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)
    broken = replace(figure, settings={**figure.settings, key: value})

    with pytest.raises(UnfitFigureError, match=r"signs-and-goal.*expected"):
        signs_plan(broken)
