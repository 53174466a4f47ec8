"""The message from the toe is always the same; the alarm is what changes."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QSlider
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.message_path import BODY, NERVE, STOPS, message_plan, share_of_stop
from gmi_trainer.ui.figures.message_path_view import MessagePathView, MessagePicture
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "01-alarm"
SCHEMES = [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT, Scheme.HIGH_CONTRAST_DARK]


def slider(view: FigureView) -> QSlider:
    found = view.findChild(QSlider, "figure.message-path.stop")
    assert found is not None
    return found


def picture(view: FigureView) -> MessagePicture:
    found = view.findChild(MessagePicture)
    assert isinstance(found, MessagePicture)
    return found


def card(view: FigureView, name: str) -> QAbstractButton:
    found = view.findChild(QAbstractButton, f"figure.message-path.card.{name}")
    assert found is not None
    return found


def test_cards_turn_the_alarm_up_and_down_and_never_past_its_ends() -> None:
    plan = message_plan(figure_of(FOLDER))
    ids = [one.card_id for one in plan.cards]
    alarms = {on: plan.alarm(on) for count in range(len(ids) + 1) for on in combinations(ids, count)}

    assert alarms[()] == plan.message
    assert all(plan.lowest <= alarm <= plan.highest for alarm in alarms.values())
    assert len(set(alarms.values())) > 5
    for one in plan.cards:
        assert (alarms[(one.card_id,)] > plan.message) is (one.effect > 0)


def test_the_louder_the_alarm_the_more_waves() -> None:
    plan = message_plan(figure_of(FOLDER))
    waves = [plan.waves(alarm) for alarm in range(plan.lowest, plan.highest + 1)]

    assert waves == sorted(waves)
    assert (waves[0], waves[-1]) == (0, 4)
    assert len({plan.level(alarm) for alarm in range(plan.lowest, plan.highest + 1)}) == len(plan.levels)


def test_the_stops_lie_on_the_way_in_the_order_in_which_a_message_comes_by() -> None:
    shares = [share_of_stop(stop) for stop in STOPS]

    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert all(0 <= x <= BODY[0] and 0 <= y <= BODY[1] for x, y in NERVE.part(0, 1))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("stop", STOPS)
def test_the_message_is_painted_where_it_is(shown: Shown, look: Look, scheme: Scheme, stop: str) -> None:
    view = shown(FOLDER, scheme=scheme)
    slider(view).setValue(STOPS.index(stop))

    drawing = picture(view)
    image = painted(drawing)
    at = {name: drawing.body_transform().map(QPointF(*NERVE.at(share_of_stop(name)))) for name in STOPS}
    full = {
        name: share_of(image, QRectF(place.x() - 3, place.y() - 3, 6, 6), look.colour("attention"))
        for name, place in at.items()
    }

    assert full[stop] == 1.0
    assert all(share < 0.75 for name, share in full.items() if name != stop)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [460, 760])
def test_the_meters_are_full_as_far_as_they_say(shown: Shown, look: Look, scheme: Scheme, width: int) -> None:
    view = shown(FOLDER, scheme=scheme, width=width)
    slider(view).setValue(3)
    drawing = picture(view)
    plan = message_plan(figure_of(FOLDER))

    for on in ([], ["worried"], ["final"], ["worried", "short-night"]):
        for one in plan.cards:
            card(view, one.card_id).setChecked(one.card_id in on)
        image = painted(drawing)
        full = [
            [share_of(image, step.adjusted(4, 3, -4, -3), look.colour("attention")) > 0.95 for step in steps]
            for steps in map(drawing.segment_rects, drawing.meter_rects())
        ]

        assert [sum(one) for one in full] == [plan.message, plan.alarm(on)]
        assert all(one == sorted(one, reverse=True) for one in full)


def test_before_the_brain_has_heard_of_it_there_is_no_alarm(shown: Shown, look: Look) -> None:
    view = shown(FOLDER)
    slider(view).setValue(2)
    drawing = picture(view)
    image = painted(drawing)
    _, alarm = drawing.meter_rects()

    assert not any(
        share_of(image, step.adjusted(4, 3, -4, -3), look.colour("attention")) > 0.2
        for step in drawing.segment_rects(alarm)
    )
    assert "alarm" not in view.shown_words.lower()


def test_next_stop_leads_to_the_brain_and_then_back_to_the_toe(shown: Shown) -> None:
    view = shown(FOLDER)
    assert isinstance(view, MessagePathView)
    stops = [view.stop]
    for _ in range(4):
        press(view, "figure.message-path.next")
        stops.append(view.stop)

    assert stops == [*STOPS, "toe"]


def test_keys_alone_are_enough(shown: Shown, qtbot: QtBot) -> None:
    view = shown(FOLDER)
    assert isinstance(view, MessagePathView)

    qtbot.keyClick(slider(view), Qt.Key.Key_Right)
    assert view.stop == "nerve"
    qtbot.keyClick(slider(view), Qt.Key.Key_End)
    assert view.stop == "brain"
    qtbot.keyClick(card(view, "worried"), Qt.Key.Key_Space)
    assert view.alarm == 8


def test_a_card_says_what_it_does_and_that_the_message_is_the_same(shown: Shown) -> None:
    view = shown(FOLDER)
    said: list[str] = []
    view.changed_words.connect(said.append)
    slider(view).setValue(3)
    assert "The alarm is now clear" in said[-1]

    card(view, "worried").click()
    assert "The alarm is now loud. The message from the toe is still the same." in said[-1]
    assert "badly hurt" in said[-1]
    card(view, "worried").click()
    assert "The alarm is now clear" in said[-1]
    assert "badly hurt" not in said[-1]


def test_the_message_travels_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    slider(moving).setValue(3)
    assert any(one.is_moving for one in moving.findChildren(Glide))
    qtbot.waitUntil(lambda: not any(one.is_moving for one in moving.findChildren(Glide)))
    still = shown(FOLDER)
    slider(still).setValue(3)
    drawing = picture(still)
    qtbot.waitUntil(lambda: drawing.height() == picture(moving).height())

    assert not any(one.is_moving for one in still.findChildren(Glide))
    assert painted(picture(moving)) == painted(picture(still))


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 600, 900])
def test_the_body_and_the_meters_have_room(shown: Shown, qtbot: QtBot, text: int, width: int) -> None:
    drawing = picture(shown(FOLDER, text=text, width=width))
    qtbot.waitUntil(lambda: drawing.height() >= drawing.heightForWidth(drawing.width()))

    body = drawing.body_transform().mapRect(QRectF(0, 0, *BODY))
    message, alarm = drawing.meter_rects()
    room = drawing.room.adjusted(-1, -1, 1, 1)
    assert all(room.contains(rect) for rect in (body, message, alarm))
    assert not body.adjusted(1, 1, -1, -1).intersects(message)
    assert not message.adjusted(1, 1, -1, -1).intersects(alarm)
    assert body.width() >= 200
    assert len(drawing.segment_rects(alarm)) == 10


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("stops", ["brain", "toe"]),
        ("message", 10),
        ("levels", [{"id": "quiet", "from": 2}]),
        ("levels", [{"id": "quiet", "from": 0}, {"id": "loud", "from": 0}]),
        ("cards", [{"id": "a", "effect": 1}, {"id": "a", "effect": 2}]),
        ("cards", ["tiger"]),
        ("cards", []),
        ("lowest", True),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)
    broken = replace(figure, settings={**figure.settings, key: value})

    with pytest.raises(UnfitFigureError, match=r"message-path.*expected"):
        message_plan(broken)
