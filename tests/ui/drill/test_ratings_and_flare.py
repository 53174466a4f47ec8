"""Around a drill: what is asked, how little of it, and a way to say that it is too much."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import DrillMode, spec_for_test, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.bout import Bout
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.diary_ports import Rating
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.drill.controller import DrillTools, Step
from gmi_trainer.ui.drill.drill_view import DrillView
from gmi_trainer.ui.stage.after_rating import AfterRating
from gmi_trainer.ui.stage.before_rating import BeforeRating
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.answers import AnswerTile
from gmi_trainer.ui.widgets.scale import ScaleCell
from tests.ui.drill.theatre import TRAINING, Theatre
from tests.ui.inspection import cut_words, nameless, small_targets

Key = Qt.Key
TEST = spec_for_test(BodyPart.HAND, 20)
PLAN = PlanRef("plan-1", 1, "hand-training")


def ratings(theatre: Theatre) -> list[Rating]:
    """What the record holds."""
    with theatre.days.diary() as reader:
        return list(reader.ratings(date.min))


def flares(theatre: Theatre) -> list[int | None]:
    """The sessions in which a flare was said."""
    with theatre.days.diary() as reader:
        return [fact.session_id for fact in reader.facts(None, (DiaryKind.FLARE,))]


def rate_no_pain(theatre: Theatre) -> None:
    about = theatre.days.about
    about.save(replace(about.load(), rates_pain=False))


def on() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""


# -- before ------------------------------------------------------------------------------------------------


def test_before_a_test_a_digit_rates_pain_and_space_still_starts(theatre: Theatre) -> None:
    theatre.open(TEST)
    assert theatre.find(BeforeRating, "drill.before").isVisible()
    assert on() == "drill.start"

    theatre.press(Key.Key_6)
    assert ratings(theatre) == [], "it belongs to a session, and there is none yet"
    assert on() == "drill.start"
    theatre.press(Key.Key_Space)

    assert theatre.at(Step.LEAD_IN)
    [rating] = ratings(theatre)
    assert (rating.scale, rating.moment, rating.value) == (Scale.PAIN_NOW, Moment.BEFORE, 6)
    assert rating.session_id == theatre.session.session_id


def test_a_tap_on_a_number_leaves_the_keyboard_on_start(theatre: Theatre) -> None:
    theatre.open(TEST)
    QTest.mouseClick(theatre.find(ScaleCell, "drill.before.scale.3"), Qt.MouseButton.LeftButton)
    assert on() == "drill.start"
    theatre.press(Key.Key_7)
    theatre.press(Key.Key_Space)

    assert [rating.value for rating in ratings(theatre)] == [7], "the last one counts"


def test_it_can_be_left_out(theatre: Theatre) -> None:
    theatre.begin(TEST)

    assert ratings(theatre) == []


def test_a_number_of_a_drill_that_was_not_begun_is_not_kept(theatre: Theatre) -> None:
    theatre.open(TEST)
    theatre.press(Key.Key_6)
    theatre.press(Key.Key_Escape)
    theatre.begin(TEST)

    assert ratings(theatre) == []


def test_nothing_is_asked_before_training(theatre: Theatre) -> None:
    theatre.open(TRAINING)
    theatre.press(Key.Key_6)

    assert theatre.view.findChild(BeforeRating) is None
    assert theatre.panel == "drill.ready"


def test_where_the_plan_asks_training_is_rated_as_well(theatre: Theatre) -> None:
    plan = theatre.days.today.plan()
    items = tuple(replace(item, asks_ratings=True) for item in plan.items)
    theatre.record.plans[-1] = replace(plan, items=items, is_default=False)
    theatre.changes.publish(Changed.PLAN)
    ref = PlanRef(plan.uuid, plan.version, items[0].item_id)
    theatre.view.play(TRAINING, plan=ref)

    assert theatre.find(BeforeRating, "drill.before").isVisible()


# -- after -------------------------------------------------------------------------------------------------


def test_after_a_test_pain_is_asked_once_more(theatre: Theatre) -> None:
    theatre.begin(TEST)
    theatre.play_on()
    assert theatre.result.isVisible()
    assert on() == "result.done"

    theatre.press(Key.Key_4)

    [rating] = ratings(theatre)
    assert (rating.scale, rating.moment, rating.value) == (Scale.PAIN_NOW, Moment.AFTER, 4)
    assert rating.session_id == theatre.session.session_id
    theatre.click("result.after.undo")
    assert ratings(theatre) == []


@pytest.mark.parametrize(("name", "value"), [("easier", -1), ("same", 0), ("worse", 1)])
def test_after_training_one_tap_says_how_it_feels(theatre: Theatre, name: str, value: float) -> None:
    theatre.begin()
    theatre.play_on()
    tile = theatre.find(AnswerTile, f"result.after.feel.{name}")
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)

    [rating] = ratings(theatre)
    assert (rating.scale, rating.moment, rating.value) == (Scale.FEEL, Moment.AFTER, value)
    assert tile.is_given
    theatre.click("result.after.undo")
    assert ratings(theatre) == []
    assert not tile.is_given


def test_another_tap_changes_it(theatre: Theatre) -> None:
    theatre.begin()
    theatre.play_on()
    theatre.press(Key.Key_1)
    theatre.press(Key.Key_3)

    assert [rating.value for rating in ratings(theatre)] == [1]
    assert [t.is_given for t in theatre.result.findChildren(AnswerTile)] == [False, False, True]
    theatre.click("result.after.undo")
    assert ratings(theatre) == []
    assert not theatre.find(QPushButton, "result.after.undo").isVisible()


def test_who_would_rather_not_rate_is_asked_nothing(theatre: Theatre) -> None:
    rate_no_pain(theatre)
    theatre.open(TEST)
    assert theatre.view.findChild(BeforeRating) is None
    theatre.press(Key.Key_Space)
    theatre.play_on()

    assert theatre.result.findChild(AfterRating) is None
    theatre.press(Key.Key_4)
    assert ratings(theatre) == []


def test_a_rating_that_cannot_be_kept_is_told(theatre: Theatre, monkeypatch: pytest.MonkeyPatch) -> None:
    theatre.begin()
    theatre.play_on()

    def full(*_args: object) -> None:
        raise UserProblem(Problem.DISK_FULL)

    monkeypatch.setattr(theatre.days.today, "rate_session", full)
    theatre.press(Key.Key_1)

    assert any("disk is full" in words for words in theatre.words())
    assert not any(tile.is_given for tile in theatre.result.findChildren(AnswerTile))


# -- from Today --------------------------------------------------------------------------------------------


def test_a_drill_from_today_remembers_its_plan_and_leads_back(theatre: Theatre) -> None:
    theatre.view.play(TRAINING, plan=PLAN, bout=Bout(1, 3))
    theatre.wait_until_loaded()
    theatre.press(Key.Key_Space)
    theatre.until_shown()
    theatre.play_on()

    assert theatre.session.start.plan == PLAN
    assert theatre.find(QPushButton, "result.done").text() == "Back to Today"
    assert theatre.label("result.later") == "Bout 2 of 3 can wait until later."


def test_after_the_last_bout_it_is_enough(theatre: Theatre) -> None:
    theatre.view.play(TRAINING, plan=PLAN, bout=Bout(3, 3))
    theatre.wait_until_loaded()
    theatre.press(Key.Key_Space)
    theatre.until_shown()
    theatre.play_on()

    assert theatre.label("result.later") == "That was the last one for today."


@pytest.mark.parametrize("is_gentle", [False, True], ids=["an ordinary day", "an easier day"])
def test_harder_pictures_are_suggested_only_on_an_ordinary_day(theatre: Theatre, is_gentle: bool) -> None:
    for _ in range(2):
        theatre.view.play(
            spec_for_training(BodyPart.HAND, 10), plan=PLAN, bout=Bout(1, 3, is_gentle=is_gentle)
        )
        theatre.wait_until_loaded()
        theatre.press(Key.Key_Space)
        theatre.until_shown()
        theatre.play_on()

    suggested = theatre.result.findChild(QPushButton, "result.next_level")
    assert (suggested is None) is is_gentle
    assert any("harder" in words for words in theatre.words()) is not is_gentle


def test_a_drill_of_ones_own_has_no_bout(theatre: Theatre) -> None:
    theatre.begin()
    theatre.play_on()

    assert theatre.session.start.plan is None
    assert theatre.find(QPushButton, "result.done").text() == "Done"
    assert not any("Bout" in words for words in theatre.words())


# -- stopping ----------------------------------------------------------------------------------------------


def test_who_answered_nothing_is_not_asked_how_it_felt(theatre: Theatre) -> None:
    theatre.begin()
    theatre.press(Key.Key_Escape)
    theatre.press(Key.Key_Space)

    assert any("You opened the drill." in words for words in theatre.words())
    assert theatre.result.findChildren(AnswerTile) == []


def test_after_a_stop_easier_is_one_press_away(theatre: Theatre) -> None:
    theatre.view.play(spec_for_training(BodyPart.HAND, 20, level=2), plan=PLAN, bout=Bout(1, 3))
    theatre.wait_until_loaded()
    theatre.press(Key.Key_Space)
    theatre.until_shown()
    theatre.answer_right()
    theatre.press(Key.Key_Escape)
    theatre.click("drill.easier")
    theatre.wait_until_loaded()

    assert theatre.panel == "drill.ready"
    theatre.press(Key.Key_Space)
    theatre.until_shown()
    spec = theatre.session.spec
    assert (spec.mode, spec.level, spec.pictures) == (DrillMode.TRAINING, 1, 10)
    assert theatre.session.start.plan == PLAN


@pytest.mark.parametrize("pause", ["space", "break"])
def test_a_flare_can_be_said_in_a_pause_and_settling_comes_first(theatre: Theatre, pause: str) -> None:
    theatre.begin(spec_for_training(BodyPart.HAND, 40))
    if pause == "space":
        theatre.answer_right()
        theatre.press(Key.Key_Space)
    else:
        theatre.play_on()
    theatre.click("drill.flare")

    assert theatre.panel == "drill.in_flare"
    assert theatre.session.finished_utc is not None
    assert flares(theatre) == [theatre.session.session_id]
    assert any("easier" in words and "by itself" in words for words in theatre.words())
    theatre.press(Key.Key_Space)
    assert theatre.said == ["done"]


def test_a_flare_can_be_said_after_a_stop_and_taken_back(theatre: Theatre) -> None:
    theatre.begin()
    theatre.answer_right()
    theatre.press(Key.Key_Escape)
    theatre.click("drill.flare")
    assert flares(theatre) == [theatre.session.session_id]

    theatre.click("drill.flare_undo")

    assert flares(theatre) == []
    assert theatre.panel == "drill.settle"
    theatre.press(Key.Key_Space)
    assert theatre.result.isVisible()


def test_in_a_flare_the_result_can_be_seen_too(theatre: Theatre) -> None:
    theatre.begin()
    theatre.answer_right()
    theatre.press(Key.Key_Escape)
    theatre.click("drill.flare")
    theatre.click("drill.see_result")

    assert theatre.result.isVisible()


def test_a_flare_of_one_drill_does_not_hang_over_to_the_next(theatre: Theatre) -> None:
    theatre.begin()
    theatre.answer_right()
    theatre.press(Key.Key_Space)
    theatre.click("drill.flare")
    theatre.begin()
    theatre.press(Key.Key_Escape)

    assert theatre.panel == "drill.settle"
    assert len(flares(theatre)) == 1


def test_a_flare_that_cannot_be_noted_is_told(theatre: Theatre, monkeypatch: pytest.MonkeyPatch) -> None:
    theatre.begin()
    theatre.press(Key.Key_Escape)

    def full(*_args: object, **_more: object) -> None:
        raise UserProblem(Problem.DISK_FULL)

    monkeypatch.setattr(theatre.days.today, "say_flare", full)
    theatre.click("drill.flare")

    assert theatre.panel == "drill.problem"


def test_without_a_record_of_days_nothing_of_this_is_shown(theatre: Theatre, qtbot: QtBot) -> None:
    tools: DrillTools = replace(theatre.tools, ratings=None)
    theatre.view.close_drill()
    theatre.view = DrillView(theatre.look, tools)
    qtbot.addWidget(theatre.view)
    theatre.view.resize(900, 700)
    with qtbot.waitExposed(theatre.view):
        theatre.view.show()
    theatre.view.activateWindow()
    qtbot.waitUntil(theatre.view.isActiveWindow)
    theatre.begin(TEST)
    theatre.press(Key.Key_Space)
    theatre.press(Key.Key_Escape)

    assert theatre.panel == "drill.settle"
    assert not any("flare" in words for words in theatre.words())


# -- for everyone ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("size", [(640, 480), (700, 520), (1180, 820)])
@pytest.mark.parametrize("scene", ["ready", "settle", "flare"])
def test_everything_around_a_drill_can_be_read_and_hit(
    look: Look, jobs: Background, qtbot: QtBot, percent: int, size: tuple[int, int], scene: str
) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    theatre = Theatre(look, jobs, qtbot, size=size)
    theatre.open(TEST)
    if scene != "ready":
        theatre.press(Key.Key_Space)
        theatre.until_shown()
        theatre.press(Key.Key_Escape)
    if scene == "flare":
        theatre.click("drill.flare")
    qtbot.waitUntil(lambda: cut_words(theatre.view) == [], timeout=2000)

    panel = theatre.stage.panel
    assert nameless(panel) == []
    assert small_targets(panel, TOUCH_PX) == []
    obvious = QApplication.focusWidget()
    assert obvious is not None
    assert theatre.view.rect().contains(obvious.mapTo(theatre.view, obvious.rect().bottomRight())), "in view"
    assert on() == {"ready": "drill.start", "settle": "drill.see_result", "flare": "drill.rest"}[scene]
    theatre.view.close_drill()
