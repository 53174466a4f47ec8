"""Healing and the alarm: they go together or part, and the words say which."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.stop_slider import StopSlider
from gmi_trainer.ui.figures.two_curves import blended, curves_plan, sampled
from gmi_trainer.ui.figures.two_curves_view import CurvesPicture, TwoCurvesView
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "03-short-and-long"
SCHEMES = [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT, Scheme.HIGH_CONTRAST_DARK]


def slider(view: FigureView) -> QSlider:
    found = view.findChild(QSlider, "figure.two-curves.week")
    assert found is not None
    return found


def picture(view: FigureView) -> CurvesPicture:
    found = view.findChild(CurvesPicture)
    assert isinstance(found, CurvesPicture)
    return found


def test_the_marks_are_those_of_their_claims() -> None:
    plan = curves_plan(figure_of(FOLDER))

    assert [(mark.mark_id, mark.start, mark.end) for mark in plan.marks] == [
        ("usual-healing", 6, 12),
        ("three-months", 13, None),
    ]
    assert all(mark.claim for mark in plan.marks)


def test_curves_part_only_in_the_stories_that_say_so() -> None:
    plan = curves_plan(figure_of(FOLDER))
    parted = {
        story.story_id: [week for week in plan.steps if plan.has_parted(story, week)]
        for story in plan.stories
    }

    assert parted["settles"] == []
    assert parted["active"] == []
    assert parted["stays"] == list(range(parted["stays"][0], plan.weeks + 1))
    assert parted["learns"]


def test_a_blend_goes_from_one_story_to_the_other() -> None:
    plan = curves_plan(figure_of(FOLDER))
    one, other = (sampled(plan.story(name).alarm, 0, 26, 26) for name in ("settles", "stays"))

    assert blended(one, other, 0.0) == list(one)
    assert [y for _, y in blended(one, other, 1.0)] == pytest.approx([y for _, y in other])
    assert blended(one, other, 0.5)[26] == (26.0, (one[26][1] + other[26][1]) / 2)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("story", "week"), [("stays", 20), ("active", 4), ("learns", 26)])
def test_the_signs_stand_where_the_values_are(
    shown: Shown, look: Look, scheme: Scheme, story: str, week: int
) -> None:
    view = shown(FOLDER, scheme=scheme)
    press(view, f"figure.two-curves.story.{story}")
    slider(view).setValue(week)
    drawing = picture(view)
    image = painted(drawing)
    told = curves_plan(figure_of(FOLDER)).story(story)

    for curve, colour in ((told.to_heal, "breath"), (told.alarm, "attention")):
        at = drawing.point_of(week, curve.at(week))
        assert share_of(image, QRectF(at.x() - 3, at.y() - 3, 6, 6), look.colour(colour)) == 1.0


def test_now_stands_right_over_the_thumb_of_the_slider(shown: Shown) -> None:
    view = shown(FOLDER, width=640)
    weeks = slider(view)
    assert isinstance(weeks, StopSlider)
    drawing = picture(view)

    for week in (0, 13, 26):
        thumb = weeks.mapTo(view, weeks.rect().topLeft()).x() + weeks.x_of(week)
        line = drawing.mapTo(view, drawing.rect().topLeft()).x() + drawing.point_of(week, 0).x()
        assert line == pytest.approx(thumb, abs=1.5)


def test_what_lies_between_is_hatched_up_to_now(shown: Shown, look: Look) -> None:
    view = shown(FOLDER)
    press(view, "figure.two-curves.story.stays")
    slider(view).setValue(16)
    drawing = picture(view)
    image = painted(drawing)

    def hatched(week: float) -> float:
        at = drawing.point_of(week, 35)
        return share_of(image, QRectF(at.x() - 12, at.y() - 12, 24, 24), look.colour("attention_soft"))

    assert hatched(14.5) > 0.3
    assert hatched(20) == 0


def test_the_words_say_what_the_curves_do(shown: Shown) -> None:
    view = shown(FOLDER)
    said: list[str] = []
    view.changed_words.connect(said.append)

    press(view, "figure.two-curves.story.stays")
    slider(view).setValue(20)
    assert "Week 20. Still to heal: almost none. Alarm: high. The curves have parted here." in said[-1]
    press(view, "figure.two-curves.story.settles")
    assert "Alarm: almost none." in said[-1]
    assert "parted" not in said[-1]
    assert picture(view).accessibleDescription() in said[-1]


def test_keys_alone_are_enough(shown: Shown, qtbot: QtBot) -> None:
    view = shown(FOLDER)
    assert isinstance(view, TwoCurvesView)

    qtbot.keyClick(slider(view), Qt.Key.Key_Right)
    assert view.week == 1
    qtbot.keyClick(slider(view), Qt.Key.Key_End)
    assert view.week == 26


def test_a_new_story_glides_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    press(moving, "figure.two-curves.story.stays")
    (glide,) = moving.findChildren(Glide)
    assert glide.is_moving
    qtbot.waitUntil(lambda: glide.value == 1.0)

    still = shown(FOLDER)
    press(still, "figure.two-curves.story.stays")
    assert not any(one.is_moving for one in still.findChildren(Glide))


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("width", [460, 600, 900])
def test_the_curves_have_room(shown: Shown, qtbot: QtBot, text: int, width: int) -> None:
    drawing = picture(shown(FOLDER, text=text, width=width))
    qtbot.waitUntil(lambda: drawing.height() >= drawing.heightForWidth(drawing.width()))

    assert drawing.rect().toRectF().contains(drawing.plot)
    assert drawing.plot.height() >= 150
    assert drawing.plot.width() >= 100


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("weeks", 0),
        ("week_step", 4),
        ("curves", ["alarm"]),
        ("levels", [{"id": "low", "from": 10}]),
        ("marks", [{"id": "late", "week": 30, "claim": "A03"}]),
        ("marks", [{"id": "odd", "from_week": 9, "to_week": 6, "claim": "A03"}]),
        ("stories", [{"id": "a", "to-heal": [[0, 1], [20, 1]], "alarm": [[0, 1], [26, 1]]}]),
        ("stories", [{"id": "a", "to-heal": [[0, 1], [26, 101]], "alarm": [[0, 1], [26, 1]]}]),
        ("stories", [{"id": "a", "to-heal": [[0, 1], [26, 1], [9, 1]], "alarm": [[0, 1], [26, 1]]}]),
        ("stories", [{"id": "a", "to-heal": [[0, 1]], "alarm": [[0, 1], [26, 1]]}]),
        ("stories", [{"id": "a", "to-heal": ["0, 1", "26, 1"], "alarm": [[0, 1], [26, 1]]}]),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)
    broken = replace(figure, settings={**figure.settings, key: value})

    with pytest.raises(UnfitFigureError, match=r"two-curves.*expected"):
        curves_plan(broken)
