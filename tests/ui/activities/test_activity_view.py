"""A daily task from its set-up to what came of it, on a real record: by key and by press, time driven."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity_steps import ActivityEnding, NextDay
from gmi_trainer.ui.activities.activity_view import ActivityView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from tests.ui.activities.a_doer import HAND, Doer, a_doer
from tests.ui.inspection import cut_words, nameless, small_targets

Key = Qt.Key


@pytest.fixture
def doer(tmp_path: Path) -> Iterator[Doer]:
    with a_doer(tmp_path / "data") as doer:
        yield doer


class Stage:
    """The view in view."""

    def __init__(self, doer: Doer, look: Look, qtbot: QtBot, *, is_done: bool = False) -> None:
        self.bot = qtbot
        self.doer = doer
        self.done: list[str] = []
        self.view = ActivityView(look, doer.tools)
        self.view.done.connect(lambda: self.done.append("done"))
        qtbot.addWidget(self.view)
        self.view.resize(1000, 800)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.play(doer.attempt(is_done=is_done))

    def press(self, name: str) -> None:
        found = self.view.findChild(QAbstractButton, f"activity.{name}")
        assert found is not None, name
        found.click()

    def key(self, key: Qt.Key) -> None:
        shown = self.view._stack.currentWidget()
        assert shown is not None
        self.bot.keyClick(shown, key)

    def pass_seconds(self, seconds: float) -> None:
        self.doer.clock.advance_ms(seconds * 1000)
        self.view._timer.timeout.emit()


def test_a_task_with_a_timer_ends_by_itself_and_is_kept(doer: Doer, look: Look, qtbot: QtBot) -> None:
    stage = Stage(doer, look, qtbot)
    stage.key(Key.Key_4)  # the guess, from wherever on the page
    stage.press("start")
    assert stage.view.stage.left == "About 2 minutes left"
    stage.pass_seconds(70)
    assert stage.view.stage.left == "About 1 minute left"

    stage.pass_seconds(50)

    result = stage.view.result
    assert result is not None
    assert result.accessibleName() == "Rest it on a soft towel, 2 minutes. That counts."
    (kept,) = doer.kept()
    assert (kept.part, kept.rung_id, kept.expected, kept.did_ms) == (HAND, "rest-on-towel", 4, 120_000)
    assert kept.ending is ActivityEnding.WHOLE


def test_how_hard_it_was_stands_beside_the_guess_and_can_be_taken_back(
    doer: Doer, look: Look, qtbot: QtBot
) -> None:
    stage = Stage(doer, look, qtbot)
    stage.key(Key.Key_4)
    stage.press("start")
    stage.key(Key.Key_F)

    stage.key(Key.Key_2)

    assert doer.kept()[0].actual == 2
    assert stage.view.result is not None
    assert stage.view.result._beside.text() == "You thought 4, and it was 2: easier than you thought."
    stage.press("hard.undo")
    assert doer.kept()[0].actual is None


def test_a_halt_does_not_count_and_stopping_is_kept_as_that(doer: Doer, look: Look, qtbot: QtBot) -> None:
    stage = Stage(doer, look, qtbot)
    stage.press("start")
    stage.pass_seconds(30)
    stage.key(Key.Key_Space)
    assert stage.view.stage.panel.objectName() == "activity.paused"
    stage.pass_seconds(600)
    stage.press("go_on")
    stage.pass_seconds(10)

    stage.key(Key.Key_Escape)

    (kept,) = doer.kept()
    assert (kept.did_ms, kept.ending) == (40_000, ActivityEnding.STOPPED)


def test_unwell_ends_it_at_once_and_offers_help(doer: Doer, look: Look, qtbot: QtBot) -> None:
    stage = Stage(doer, look, qtbot)
    called: list[str] = []
    stage.view.call_asked.connect(lambda: called.append("call"))
    stage.press("start")

    stage.key(Key.Key_D)

    assert stage.view.stage.panel.objectName() == "activity.is_unwell"
    stage.press("call")
    assert called == ["call"]
    assert doer.kept()[0].ending is ActivityEnding.UNWELL


def test_what_was_done_away_from_here_is_told_in_one_press(doer: Doer, look: Look, qtbot: QtBot) -> None:
    stage = Stage(doer, look, qtbot, is_done=True)
    assert stage.view.result is not None

    stage.press("minutes.2")
    stage.view.result._note._box.setPlainText("While the kettle boiled")  # type: ignore[union-attr]
    stage.press("done")

    (kept,) = doer.kept()
    assert (kept.wanted_ms, kept.did_ms, kept.note) == (None, 300_000, "While the kettle boiled")
    assert stage.done == ["done"]


def test_leaving_before_it_begins_keeps_nothing(doer: Doer, look: Look, qtbot: QtBot) -> None:
    stage = Stage(doer, look, qtbot)

    stage.key(Key.Key_Escape)

    assert stage.done == ["done"]
    assert doer.kept() == ()


def test_a_window_that_closes_leaves_it_as_interrupted(doer: Doer, look: Look, qtbot: QtBot) -> None:
    stage = Stage(doer, look, qtbot)
    stage.press("start")

    stage.view.close_session()

    assert [one.ending for one in doer.kept()] == [None]


def test_it_can_be_left_out_of_what_counts_and_a_flare_be_said(doer: Doer, look: Look, qtbot: QtBot) -> None:
    stage = Stage(doer, look, qtbot, is_done=True)

    stage.press("not_count")
    assert not doer.kept()[0].counted
    stage.view.result.undo_bar._undo.click()  # type: ignore[union-attr]
    assert doer.kept()[0].counted
    stage.press("flare")

    assert doer.now().facts.eased


def test_a_little_more_time_is_offered_only_where_it_is_suggested(
    doer: Doer, look: Look, qtbot: QtBot
) -> None:
    doer.tries("shake-hands", NextDay.SAME)
    first = Stage(doer, look, qtbot)
    assert first.view.set_up is not None
    assert [tile.choice.value for tile in first.view.set_up._time.tiles] == [None, 1.0, 2.0]
    doer.tries("shake-hands", NextDay.SAME)

    second = Stage(doer, look, qtbot)

    assert second.view.set_up is not None
    assert [tile.choice.value for tile in second.view.set_up._time.tiles] == [None, 1.0, 2.0, 2.5]


def test_who_would_rather_not_rate_pain_is_not_asked(doer: Doer, look: Look, qtbot: QtBot) -> None:
    doer.about(AboutMe(sore_part=HAND, rates_pain=False))

    stage = Stage(doer, look, qtbot, is_done=True)

    assert stage.view.findChild(QAbstractButton, "activity.after.feel.worse") is None
    asked = Stage(doer, look, qtbot)
    doer.about(AboutMe(sore_part=HAND))
    asked = Stage(doer, look, qtbot, is_done=True)
    assert asked.view.findChild(QAbstractButton, "activity.after.feel.worse") is not None


@pytest.mark.parametrize("size", [(1000, 800), (700, 520)])
def test_all_of_it_has_a_name_and_room(doer: Doer, look: Look, qtbot: QtBot, size: tuple[int, int]) -> None:
    stage = Stage(doer, look, qtbot)
    stage.view.resize(*size)
    assert stage.view.set_up is not None
    for page in (stage.view.set_up, None):
        if page is None:
            stage.press("start")
            stage.key(Key.Key_F)
        shown = page or stage.view.result
        assert shown is not None
        shown.adjustSize()
        shown.resize(*size)
        assert nameless(shown) == []
        assert small_targets(shown, TOUCH_PX) == []
        assert cut_words(shown) == []
