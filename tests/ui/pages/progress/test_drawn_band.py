"""The band that is drawn is the number that the verdict went by, all the way from single answers."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsView, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import Purpose, spec_for_test
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.change import SEED, Change, PartChange, part_change
from gmi_trainer.domain.measure import Measure, Whose
from gmi_trainer.domain.samples import sample_of
from gmi_trainer.domain.trial import Flag
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.ui.charts.chart import Chart
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from gmi_trainer.ui.words.change import change_sentences, headline_sentence
from gmi_trainer.ui.words.translate import english
from tests.ui.pages.progress.looking_back import TODAY, LookingBack

HAND_TEST = spec_for_test(BodyPart.HAND, 20)
CHOICES = {Whose.BOTH: "both", Whose.LEFT: "left", Whose.RIGHT: "right"}


def ten_tests(back: LookingBack) -> list[int]:
    """One a day; somebody who gets better. The first two are practice."""
    return [
        back.maker.session(TODAY - timedelta(days=9 - number), HAND_TEST, number / 9) for number in range(10)
    ]


def from_the_answers(back: LookingBack) -> PartChange:
    """The verdict from nothing but the trials of the record, by another way than that of the page."""
    with SqliteHistory(back.path) as history:
        counted = [s for s in reversed(history.sessions()) if s.counted and s.purpose is Purpose.TEST]
        samples = [
            sample_of(
                session.session_id,
                session.local_day,
                [
                    (trial.side, trial.outcome, trial.rt_ms)
                    for trial in history.trials(session.session_id)
                    if Flag.WARM_UP not in trial.flags
                ],
                session.spec.limit_ms,
            )
            for session in counted
        ]
    return part_change(samples, Random(SEED))


def show(page: ProgressPlace, back: LookingBack, qtbot: QtBot, whose: Whose) -> None:
    tile = page.overview.course.findChild(QWidget, f"progress.whose.{CHOICES[whose]}")
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    back.settle(page)


def drawn_band(chart: Chart) -> tuple[float, float]:
    """The edges of the only rectangle as wide as the plot, as it lies on the value axis."""
    shown = chart.shown
    assert shown is not None
    low, high = shown.x_range
    view = chart.findChild(QGraphicsView)
    assert view is not None
    (band,) = [
        item.rect()
        for item in view.scene().items()
        if isinstance(item, QGraphicsRectItem) and item.rect().width() == pytest.approx(high - low)
    ]
    return band.top(), band.bottom()


def change_of(told: PartChange, measure: Measure, whose: Whose) -> Change:
    change = told.of(measure, whose)
    assert change is not None
    return change


@pytest.mark.parametrize("whose", Whose)
def test_the_band_on_the_screen_is_the_band_of_the_verdict(
    whose: Whose, back: LookingBack, qtbot: QtBot
) -> None:
    ten_tests(back)
    told = from_the_answers(back)
    page = back.page()

    show(page, back, qtbot, whose)

    for measure in Measure:
        change = change_of(told, measure, whose)
        chart = page.overview.course.chart(measure)
        picture = chart.shown
        assert picture is not None
        (band,) = picture.bands
        assert (band.low, band.high) == (change.start - change.band, change.start + change.band)
        assert change.is_real == (not band.low <= change.now <= band.high)
        scale = picture.y_scale
        assert drawn_band(chart) == pytest.approx((max(band.low, scale.low), min(band.high, scale.high)))
        start, now = picture.bars
        assert (start.y, now.y) == (change.start, change.now)


def test_the_verdict_on_the_screen_is_that_of_the_answers(back: LookingBack) -> None:
    ten_tests(back)
    told = from_the_answers(back)

    headline = back.page().overview.course.headline

    assert told.tests == 8
    assert headline.verdict == headline_sentence(told, english)
    assert headline.sentences[: len(change_sentences(told, english))] == change_sentences(told, english)


def test_leaving_a_test_out_moves_the_band_and_taking_that_back_puts_it_where_it_was(
    back: LookingBack,
) -> None:
    made = ten_tests(back)
    before = back.page().overview.course.chart(Measure.TIME).shown
    back.log.set_counted(made[-1], counted=False, reason="someone else")
    without = back.page().overview.course.chart(Measure.TIME).shown
    told = from_the_answers(back)
    back.log.set_counted(made[-1], counted=True, reason="")
    after = back.page().overview.course.chart(Measure.TIME).shown

    assert before is not None
    assert without is not None
    assert after is not None
    assert without.bands != before.bands
    assert without.bands[0].high == change_of(told, Measure.TIME, Whose.BOTH).high
    assert after.bands == before.bands
