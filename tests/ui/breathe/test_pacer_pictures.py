"""The pacer's pictures at known phases, measured pixel by pixel against the figures of the breath."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, radians, sin

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breathing import GOAL, BreathPattern, Pacer, script_for
from gmi_trainer.domain.script import Moment, phase_at
from gmi_trainer.ui.breathe.bar import BarOfSeconds
from gmi_trainer.ui.breathe.circle import SwellingDisc
from gmi_trainer.ui.breathe.pacer_view import PacerView
from gmi_trainer.ui.breathe.pacing import EMPTY_LEVEL, EMPTY_RADIUS, ground_at, view_ms
from gmi_trainer.ui.breathe.wave import GlidingLandscape, HillOfSeconds
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import english
from tests.ui.breathe.painted_regions import PaintedRegions
from tests.ui.drill.painting import painted
from tests.ui.turning import turn_once

HELD = BreathPattern(4_000, 8_000, 2_000, 2_000)
KNOWN = (
    # seconds after the beginning (the lead-in lasts 5), and how far the chest is filled then
    (2.0, 0.0),  # lead-in
    (5.0, 0.0),  # in: start, a quarter, middle, end
    (6.0, (1 - cos(pi / 4)) / 2),
    (7.0, 0.5),
    (9.0, 1.0),
    (10.0, 1.0),  # hold
    (11.0, 1.0),  # out: start, a quarter, middle, end
    (13.0, (1 + cos(pi / 4)) / 2),
    (15.0, 0.5),
    (19.0, 0.0),
    (20.0, 0.0),  # hold
)
SCHEMES = [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT, Scheme.HIGH_CONTRAST_DARK]
Make = Callable[..., PacerView]


def at(seconds: float, pattern: BreathPattern) -> Moment:
    moment = phase_at(script_for(pattern, range(1, 4)), round(seconds * 1e9))
    assert moment is not None
    return moment


def show(view: PacerView, seconds: float, pattern: BreathPattern = HELD) -> QImage:
    """The picture of a moment."""
    view.show_moment(at(seconds, pattern), pattern=pattern, breaths=3)
    return painted(view)


@pytest.fixture
def make(look: Look, qtbot: QtBot) -> Make:
    def made(
        style: Pacer, scheme: Scheme = Scheme.LIGHT, *, still: bool = False, mirrored: bool = False
    ) -> PacerView:
        look.set_theme(Theme(scheme=scheme, reduced_motion=still))
        view = PacerView(look, english)
        qtbot.addWidget(view)
        if mirrored:
            view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        view.set_style(style)
        view.resize(640, 620)
        return view

    return made


def is_near(pixel: QColor, colour: QColor, by: int = 10) -> bool:
    return all(
        abs(one - other) <= by
        for one, other in (
            (pixel.red(), colour.red()),
            (pixel.green(), colour.green()),
            (pixel.blue(), colour.blue()),
        )
    )


def reach(image: QImage, start: tuple[float, float], step: tuple[int, int], colour: QColor) -> float:
    """How far a colour goes on from a point, in pixels."""
    x, y = round(start[0]), round(start[1])
    assert is_near(image.pixelColor(x, y), colour), "it begins there"
    length = 0
    while is_near(image.pixelColor(x + step[0] * length, y + step[1] * length), colour):
        length += 1
    backwards = sum(step) < 0  # a pixel begins on its left and upper edge
    return length - backwards + step[0] * (x - start[0]) + step[1] * (y - start[1])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_disc_is_as_large_as_the_breath_is_full(make: Make, look: Look, scheme: Scheme) -> None:
    view = make(Pacer.CIRCLE, scheme)
    show(view, 9.0)
    drawing = view.drawing
    assert isinstance(drawing, SwellingDisc)
    full = drawing.radius
    x, y = view.places.picture.middle
    inside = full * EMPTY_RADIUS - 3

    assert full == pytest.approx(view.places.picture.width / 2, rel=0.06)
    for seconds, filled in KNOWN:
        image = show(view, seconds)
        if filled == 1 and scheme not in (Scheme.LIGHT, Scheme.DARK):
            continue  # there the ring of the full size has the disc's colour
        expected = full * (EMPTY_RADIUS + (1 - EMPTY_RADIUS) * filled)
        for step in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            start = (x + step[0] * inside, y + step[1] * inside)
            found = inside + reach(image, start, step, look.colour("breath"))

            assert found == pytest.approx(expected, abs=1.0), (seconds, step)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_ring_of_the_full_size_is_always_there(make: Make, look: Look, scheme: Scheme) -> None:
    view = make(Pacer.CIRCLE, scheme)
    show(view, 9.0)
    drawing = view.drawing
    assert isinstance(drawing, SwellingDisc)
    full = drawing.radius
    image = show(view, 5.0)
    x, y = view.places.picture.middle

    assert is_near(image.pixelColor(round(x + full * 0.75), round(y)), look.colour("breath_soft"))
    assert not is_near(image.pixelColor(int(x + full), round(y)), look.colour("breath_soft"), by=20)
    assert is_near(image.pixelColor(round(x + full + 8), round(y)), look.colour("calm"))


def test_only_what_changes_is_painted_and_yet_the_picture_is_whole(make: Make, qtbot: QtBot) -> None:
    """Shown tick by tick, as in a session, and painted in parts; then the same moment painted at once."""
    for style in Pacer:
        view = make(style)
        with qtbot.waitExposed(view):
            view.show()
        canvas = QImage(view.size(), QImage.Format.Format_RGB32)
        view.render(canvas)
        watch = PaintedRegions()
        view.installEventFilter(watch)
        for tick in range(150):
            view.show_moment(at(4.0 + tick * 0.044, HELD), pattern=HELD, breaths=3)
            turn_once(qtbot)
            for region in watch.taken():
                view.render(canvas, region.boundingRect().topLeft(), region)
            watch.taken()  # what was rendered just now
        view.removeEventFilter(watch)

        assert canvas == painted(view), style
        view.hide()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_dot_rides_as_high_as_the_breath_is_full(make: Make, look: Look, scheme: Scheme) -> None:
    view = make(Pacer.WAVE, scheme)
    heights = []
    for seconds, _ in KNOWN:
        image = show(view, seconds)
        drawing = view.drawing
        assert isinstance(drawing, GlidingLandscape)
        x = round(drawing.dot[0])
        top = round(view.places.picture.top)
        heights.append(
            next(
                y
                for y in range(top, image.height())
                if not is_near(image.pixelColor(x, y), look.colour("calm"))
            )
        )
    low, high = heights[1], heights[4]

    assert low - high > 100
    for (seconds, filled), found in zip(KNOWN, heights, strict=True):
        assert found == pytest.approx(low + (high - low) * filled, abs=1.0), seconds


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("mirrored", [False, True])
def test_the_landscape_ahead_is_what_comes(make: Make, look: Look, scheme: Scheme, mirrored: bool) -> None:
    """A second before the breath in ends, the coming turn is one second's way before the dot, at full height."""
    view = make(Pacer.WAVE, scheme, mirrored=mirrored)
    image = show(view, 8.0, GOAL)
    drawing = view.drawing
    assert isinstance(drawing, GlidingLandscape)
    x, _ = drawing.dot
    box = view.places.picture
    a_second = box.width * 1_000 / view_ms(GOAL)
    ahead = -a_second if mirrored else a_second

    def ground(column: float) -> int:
        top = round(box.top)
        return next(
            y
            for y in range(top, image.height())
            if not is_near(image.pixelColor(round(column), y), look.colour("calm"), 40)
        )

    assert ground(x + ahead) == pytest.approx(ground_at(box, 1.0), abs=look.length("edge") + 1)
    assert ground(x + 5 * ahead) == pytest.approx(ground_at(box, 0.5), abs=look.length("edge") + 4)
    assert is_near(image.pixelColor(round(x + ahead), round(box.bottom) - 4), look.colour("breath_soft"))
    assert is_near(image.pixelColor(round(x - ahead), round(box.bottom) - 4), look.colour("breath"), 14)


def test_before_the_first_breath_and_after_the_last_the_land_is_flat(make: Make, look: Look) -> None:
    view = make(Pacer.WAVE)
    before = show(view, 5.0, GOAL)
    last = show(view, 5.0 + 36 - 0.05, GOAL)
    drawing = view.drawing
    assert isinstance(drawing, GlidingLandscape)
    box = view.places.picture
    x, low = drawing.dot
    above = round(low) - 20

    assert all(
        before.pixelColor(column, above) == look.colour("calm")
        for column in range(round(box.left) + 80, round(x) - 20)
    )
    assert all(
        last.pixelColor(column, above) == look.colour("calm")
        for column in range(round(x) + 20, round(box.right) - 80)
    )


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_sky_is_the_stage_without_a_trace(make: Make, look: Look, scheme: Scheme) -> None:
    """The landscape thins out at both ends; above it that must not be seen."""
    view = make(Pacer.WAVE, scheme)
    image = show(view, 5.0)
    box = view.places.picture
    sky = QRect(0, round(box.top), image.width(), round(ground_at(box, 1.0) - box.top) - 8)
    bare = QImage(sky.size(), image.format())
    bare.fill(look.colour("calm"))

    assert image.copy(sky) == bare


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_bar_stands_as_high_as_the_breath_is_full(make: Make, look: Look, scheme: Scheme) -> None:
    view = make(Pacer.BAR, scheme)
    levels = []
    for seconds, _ in KNOWN:
        image = show(view, seconds)
        box = view.places.picture
        x = round(box.middle[0])
        levels.append(
            next(
                (
                    y
                    for y in range(round(box.top) + 6, round(box.bottom))
                    if not is_near(image.pixelColor(x, y), look.colour("breath_soft"))
                ),
            )
        )
    edge = look.length("edge")
    full, bottom = box.top + edge, box.bottom - edge

    for (seconds, filled), found in zip(KNOWN, levels, strict=True):
        expected = bottom - (bottom - full) * (EMPTY_LEVEL + (1 - EMPTY_LEVEL) * filled)
        assert found == pytest.approx(max(expected, round(box.top) + 6), abs=1.0), seconds


STILL = (
    # seconds after the beginning, filled seconds, of how many
    (2.0, 0, 4),
    (5.2, 1, 4),
    (7.5, 3, 4),
    (8.9, 4, 4),
    (10.0, 4, 4),  # hold
    (11.1, 7, 8),
    (15.5, 3, 8),
    (18.9, 0, 8),
    (20.0, 0, 8),  # hold
)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_still_ring_has_a_thick_segment_for_each_second(make: Make, look: Look, scheme: Scheme) -> None:
    view = make(Pacer.CIRCLE, scheme, still=True)
    for seconds, filled, segments in STILL:
        image = show(view, seconds)
        x, y = view.places.picture.middle
        # beside the middle of the stroke, where a thin line is not
        radius = view.places.picture.width / 2 * (1 - 0.13 / 2 + 0.04)
        found = 0
        for number in range(segments):
            turn = radians(360 * (number + 0.5) / segments)
            pixel = image.pixelColor(int(x + radius * sin(turn)), int(y - radius * cos(turn)))
            found += is_near(pixel, look.colour("breath"))

        assert found == filled, seconds


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_still_bar_has_a_full_block_for_each_second(make: Make, look: Look, scheme: Scheme) -> None:
    view = make(Pacer.BAR, scheme, still=True)
    for seconds, filled, blocks in STILL:
        image = show(view, seconds)
        drawing = view.drawing
        assert isinstance(drawing, BarOfSeconds)
        colours = [
            image.pixelColor(*map(round, drawing.block_box(number).middle)) for number in range(blocks)
        ]

        assert [is_near(colour, look.colour("breath")) for colour in colours] == [
            number < filled for number in range(blocks)
        ], seconds


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_still_hill_has_a_full_column_for_each_second_so_far(
    make: Make, look: Look, scheme: Scheme
) -> None:
    view = make(Pacer.WAVE, scheme, still=True)
    for seconds, so_far in ((2.0, 0), (5.5, 1), (8.9, 4), (9.1, 5), (12.2, 8), (18.9, 14), (20.9, 16)):
        image = show(view, seconds)
        drawing = view.drawing
        assert isinstance(drawing, HillOfSeconds)
        columns = [drawing.column_box(number) for number in range(16)]
        pixels = [image.pixelColor(round(box.middle[0]), round(box.bottom - 9)) for box in columns]

        assert [is_near(pixel, look.colour("breath")) for pixel in pixels] == [
            number < so_far for number in range(16)
        ], seconds
        assert columns[3].top < columns[2].top < columns[0].top
        assert columns[7].top < columns[9].top < columns[13].top


@pytest.mark.parametrize("style", Pacer)
def test_where_nothing_may_move_a_picture_stands_for_a_whole_second(make: Make, style: Pacer) -> None:
    view = make(style, still=True)
    first = show(view, 6.02)

    assert all(show(view, 6.02 + tenth / 10) == first for tenth in range(1, 10))
    assert show(view, 7.02) != first


@pytest.mark.parametrize("style", Pacer)
@pytest.mark.parametrize("still", [False, True])
def test_a_pause_stands_still_without_a_count(make: Make, style: Pacer, still: bool) -> None:
    view = make(style, still=still)
    show(view, 7.0)
    view.rest("Paused")
    resting = painted(view)
    show(view, 13.0)
    view.rest("Paused")

    assert painted(view) == resting
    assert view.said.count == ""
    assert view.said.breath == ""


@pytest.mark.parametrize("style", Pacer)
@pytest.mark.parametrize("still", [False, True])
@pytest.mark.parametrize("size", [(640, 260), (640, 380), (360, 480), (1_180, 700), (1_920, 960)])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off(
    make: Make, look: Look, style: Pacer, still: bool, size: tuple[int, int], percent: int
) -> None:
    """Whatever is written or drawn leaves the widget's edge to the stage."""
    view = make(style)
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent, reduced_motion=still))
    view.resize(*size)
    view.show_moment(at(11.0, HELD), pattern=HELD, breaths=3, humming=True)
    image = painted(view)
    width, height = image.width(), image.height()
    for rim in (
        QRect(0, 0, width, 1),
        QRect(0, height - 1, width, 1),
        QRect(0, 0, 1, height),
        QRect(width - 1, 0, 1, height),
    ):
        bare = QImage(rim.size(), image.format())
        bare.fill(look.colour("calm"))
        assert image.copy(rim) == bare, rim
    places = view.places
    assert places.picture.height == 0 or places.picture.height > 80
    assert places.words.bottom <= height
    assert places.words.top >= 0
