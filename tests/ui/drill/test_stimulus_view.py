"""The stimulus: opaque, painted at once and alone, pixel by pixel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.drill.stage import DrillStage
from gmi_trainer.ui.drill.stimulus_view import StimulusView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from tests.fakes import FakeClock, fake_pixels
from tests.ui.drill.painting import PaintWatch, colours, painted, picture, same_pixels

STAGE, INK = QColor("#c8c8c8"), QColor("#1e2625")


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> DrillStage:
    """A shown stage with the pad in front."""
    stage = DrillStage(look, FakeClock())
    qtbot.addWidget(stage)
    stage.resize(900, 700)
    with qtbot.waitExposed(stage):
        stage.show()
    stage.fit_view()
    stage.show_pad()
    return stage


@pytest.fixture
def view(look: Look, qtbot: QtBot) -> StimulusView:
    view = StimulusView()
    qtbot.addWidget(view)
    view.set_colours(STAGE, INK)
    view.set_side(200)
    return view


def test_a_picture_is_shown_pixel_by_pixel(view: StimulusView) -> None:
    view.hold(picture(1, 200, STAGE))

    assert same_pixels(painted(view), fake_pixels(1, 200, (200, 200, 200)))


@pytest.mark.parametrize(("ratio", "side"), [(1.25, 160), (1.5, 120), (1.75, 160), (2.0, 100), (3.0, 80)])
def test_a_picture_of_a_dense_screen_keeps_every_pixel(view: StimulusView, ratio: float, side: int) -> None:
    """More pixels on the same length: drawn on a surface of that density, none is lost or smoothed."""
    pixels = round(side * ratio)
    view.set_side(side)
    view.hold(picture(2, pixels, STAGE, ratio))
    surface = picture(0, pixels, STAGE, ratio)
    view.render(surface)

    shown = surface.toImage().convertToFormat(QImage.Format.Format_RGB32)

    assert same_pixels(shown, fake_pixels(2, pixels, (200, 200, 200)))


def test_without_a_picture_there_is_only_the_stage(view: StimulusView) -> None:
    view.hold(picture(1, 200, STAGE))
    view.clear_stage()

    assert colours(painted(view)) == {"#c8c8c8"}


def test_the_cross_stands_in_the_middle_and_nowhere_else(view: StimulusView) -> None:
    view.show_cross()
    image = painted(view)

    assert image.pixelColor(100, 100) == INK
    assert {image.pixelColor(x, y).name() for x, y in ((100, 80), (80, 100), (0, 0), (199, 199))} == {
        "#c8c8c8"
    }
    assert len(colours(image)) <= 3, "a cross has hard edges (one half-covered pixel row is allowed)"


def test_the_count_is_seen_and_goes_with_the_next_thing(view: StimulusView) -> None:
    view.show_count("3")
    counted = painted(view)
    view.show_count("2")
    two = painted(view)
    view.show_cross()

    assert INK.name() in colours(counted)
    assert counted != two
    assert painted(view).pixelColor(100, 100) == INK


def test_it_stays_opaque_under_the_style_sheet(stage: DrillStage, look: Look) -> None:
    opaque = Qt.WidgetAttribute.WA_OpaquePaintEvent
    assert stage.view.testAttribute(opaque)

    look.set_theme(Theme(scheme=Scheme.DARK))
    look.set_theme(Theme(scheme=Scheme.DARK, text_percent=150))

    assert stage.view.testAttribute(opaque)


def test_a_repaint_paints_at_once_and_only_the_stimulus(stage: DrillStage, look: Look) -> None:
    everything = [stage, *stage.findChildren(QWidget)]
    watch = PaintWatch(*everything)
    stage.view.hold(picture(1, stage.view.width(), look.colour("stage")))

    stage.view.repaint()

    assert watch.painted == ["drill.stimulus"]


def test_the_picture_melts_into_the_stage_at_its_corners(stage: DrillStage, look: Look) -> None:
    stage.view.hold(picture(1, stage.view.width(), look.colour("stage")))
    shown = painted(stage)
    place = stage.view.geometry().translated(stage.pad.pos())

    for corner in (place.topLeft(), place.topRight(), place.bottomLeft(), place.bottomRight()):
        assert shown.pixelColor(corner) == look.colour("stage")
    beside = place.adjusted(-2, -2, 2, 2)
    for corner in (beside.topLeft(), beside.topRight(), beside.bottomLeft(), beside.bottomRight()):
        assert shown.pixelColor(corner) == look.colour("stage")


def test_it_takes_neither_focus_nor_clicks(view: StimulusView) -> None:
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert view.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
