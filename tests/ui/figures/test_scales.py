"""Cards go where a person puts them, the scales tip the heavier way, and own cards are kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.alarm_card import MOST_CARDS, AlarmCard, Pan
from gmi_trainer.services.my_alarm import MyAlarmService
from gmi_trainer.ui.figures.factory import figure_for
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.own_parts import OwnParts
from gmi_trainer.ui.figures.scales import STACK_GAP, Balance, balance_of, scales_plan, stacked
from gmi_trainer.ui.figures.scales_picture import ScalesPicture
from gmi_trainer.ui.figures.scales_view import ScalesView
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakePreferences
from tests.ui.drill.painting import painted
from tests.ui.figures.conftest import Shown, press
from tests.ui.figures.samples import figure_of, share_of

FOLDER = "08-balance"
SCHEMES = [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST_LIGHT, Scheme.HIGH_CONTRAST_DARK]
TEA = AlarmCard("Tea & <b>toast</b>", "people", Pan.SAFE, 3)


def scales(view: FigureView) -> ScalesView:
    assert isinstance(view, ScalesView)
    return view


def picture(view: FigureView) -> ScalesPicture:
    found = view.findChild(ScalesPicture)
    assert isinstance(found, ScalesPicture)
    return found


def button(view: FigureView, name: str) -> QAbstractButton:
    found = view.findChild(QAbstractButton, f"figure.scales.{name}")
    assert found is not None, name
    return found


def look_at(view: FigureView, group: str) -> None:
    groups = view.findChild(QComboBox, "figure.scales.group")
    assert groups is not None
    groups.setCurrentIndex(groups.findData(group))


def choose(view: FigureView, card: str) -> None:
    tiles = view.findChildren(QAbstractButton, f"figure.scales.card.{card}")
    tiles[-1].setChecked(True)


def write(view: FigureView, text: str) -> None:
    line = view.findChildren(QLineEdit, "figure.scales.own.text")[-1]
    line.setText(text)
    view.findChildren(QAbstractButton, "figure.scales.own.keep")[-1].click()


def make_kept(look: Look, qtbot: QtBot, preferences: FakePreferences) -> ScalesView:
    view = figure_for(figure_of(FOLDER), look, english, own=OwnParts(cards=MyAlarmService(preferences)))
    assert isinstance(view, ScalesView)
    qtbot.addWidget(view)
    view.show()
    return view


@pytest.mark.parametrize(
    ("danger", "safe", "lean", "tip"),
    [
        (0, 0, 0.0, "tip-even"),
        (3, 0, 0.5, "tip-danger"),
        (1, 4, -0.5, "tip-safe"),
        (40, 1, 1.0, "tip-danger"),
    ],
)
def test_the_heavier_side_goes_down(danger: int, safe: int, lean: float, tip: str) -> None:
    balance = Balance(danger, safe)

    assert (balance.lean, balance.tip) == (lean, tip)


def test_only_what_lies_in_a_pan_weighs() -> None:
    assert balance_of([(Pan.DANGER, 3), (Pan.SAFE, 2), (Pan.NONE, 3), (Pan.SAFE, 2)]) == Balance(3, 4)


@pytest.mark.parametrize("count", [0, 1, 5, 14, 38])
def test_any_number_of_cards_has_room_in_a_pan(count: int) -> None:
    weights = [1 + number % 3 for number in range(count)]
    places = stacked(weights, 24.0, 19.0)
    rects = [QRectF(left, bottom, side, side) for left, bottom, side in places]

    assert len(rects) == count
    assert all(rect.left() >= -12.01 and rect.right() <= 12.01 and rect.bottom() <= 19.01 for rect in rects)
    smaller = [rect.adjusted(0.01, 0.01, -0.01, -0.01) for rect in rects]
    assert not any(a.intersects(b) for number, a in enumerate(smaller) for b in smaller[:number])
    assert STACK_GAP > 0


def test_to_begin_with_the_scales_are_even(shown: Shown) -> None:
    view = scales(shown(FOLDER))

    assert view.balance == Balance(1, 1)
    assert view.shown_words == "The scales are even."


@pytest.mark.parametrize("scheme", SCHEMES)
def test_cards_are_painted_in_the_pan_where_they_lie(shown: Shown, look: Look, scheme: Scheme) -> None:
    view = shown(FOLDER, scheme=scheme)
    look_at(view, "people")
    press(view, "figure.scales.put-safe")
    drawing = picture(view)
    look_at(view, "do")
    image = painted(drawing)

    assert [len(drawing.card_rects(pan)) for pan in (Pan.DANGER, Pan.SAFE)] == [1, 2]
    for pan, colour in ((Pan.DANGER, "attention"), (Pan.SAFE, "breath")):
        for rect in drawing.card_rects(pan):
            inner = rect.adjusted(*(rect.width() * part for part in (0.3, 0.3, -0.3, -0.3)))
            assert share_of(image, inner, look.colour(colour)) > 0.95
    assert drawing.floor_of(Pan.SAFE).y() > drawing.floor_of(Pan.DANGER).y() + 3


def test_a_card_is_put_and_taken_off_and_each_time_it_is_said(shown: Shown) -> None:
    view = shown(FOLDER)
    said: list[str] = []
    view.changed_words.connect(said.append)
    look_at(view, "think")
    choose(view, "fear-worst")
    assert said == []

    press(view, "figure.scales.put-danger")
    assert said[-1] == "I fear the worst: Danger side. The danger side is heavier."
    press(view, "figure.scales.put-safe")
    assert said[-1] == "I fear the worst: Safe side. The safe side is heavier."
    assert not button(view, "put-safe").isEnabled()
    press(view, "figure.scales.take-off")
    assert said[-1] == "I fear the worst: Off the scales. The scales are even."
    assert "I fear the worst" not in picture(view).accessibleDescription()


def test_keys_alone_are_enough(shown: Shown, qtbot: QtBot) -> None:
    view = shown(FOLDER)
    look_at(view, "body")
    button(view, "put-danger").setFocus()
    qtbot.keyClick(button(view, "put-danger"), Qt.Key.Key_Return)
    assert scales(view).balance == Balance(3, 1)
    assert button(view, "put-safe").hasFocus() or not view.isActiveWindow()
    qtbot.keyClick(button(view, "own"), Qt.Key.Key_Space)
    line = view.findChild(QLineEdit, "figure.scales.own.text")
    assert line is not None
    qtbot.keyClicks(line, "a warm bath")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert scales(view).own_cards == (AlarmCard("a warm bath", "body", Pan.SAFE, 2),)


def test_tab_goes_from_the_groups_to_the_cards_to_the_buttons_to_the_form(shown: Shown) -> None:
    view = shown(FOLDER)
    press(view, "figure.scales.own")
    look_at(view, "places")
    groups = view.findChild(QComboBox, "figure.scales.group")
    assert groups is not None
    stops: list[str] = []
    at: QWidget | None = groups.nextInFocusChain()
    while at is not None and view.isAncestorOf(at) and len(stops) < 8:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisibleTo(view):
            stops.append(at.objectName().removeprefix("figure.scales."))
        at = at.nextInFocusChain()

    assert stops[:5] == ["card.favourite-place", "put-danger", "put-safe", "take-off", "own"]
    assert stops[5:] == ["own.text", "own.group", "own.weight.2"]


def test_own_cards_are_kept_and_come_back(look: Look, qtbot: QtBot) -> None:
    preferences = FakePreferences()
    first = make_kept(look, qtbot, preferences)
    look_at(first, "people")
    press(first, "figure.scales.own")
    button(first, "own.weight.3").setChecked(True)
    write(first, f"  {TEA.text} ")

    assert MyAlarmService(preferences).load() == (TEA,)
    again = make_kept(look, qtbot, preferences)
    assert again.own_cards == (TEA,)
    assert again.balance == Balance(1, 4)
    assert TEA.text in picture(again).accessibleDescription()


def test_a_card_that_is_changed_or_removed_comes_back_with_undo(look: Look, qtbot: QtBot) -> None:
    preferences = FakePreferences()
    MyAlarmService(preferences).save((TEA,))
    view = make_kept(look, qtbot, preferences)
    look_at(view, "people")
    assert not button(view, "remove").isVisible()
    choose(view, "own.0")
    assert button(view, "remove").isVisible()

    press(view, "figure.scales.change")
    write(view, "Soup")
    assert MyAlarmService(preferences).load() == (replace(TEA, text="Soup"),)
    press(view, "figure.scales.undo.undo")
    assert MyAlarmService(preferences).load() == (TEA,)

    choose(view, "own.0")
    press(view, "figure.scales.remove")
    assert MyAlarmService(preferences).load() == ()
    assert view.balance == Balance(1, 1)
    press(view, "figure.scales.undo.undo")
    assert MyAlarmService(preferences).load() == (TEA,)
    assert view.balance == Balance(1, 4)


def test_a_card_off_the_scales_can_be_changed_and_stays_off(look: Look, qtbot: QtBot) -> None:
    preferences = FakePreferences()
    MyAlarmService(preferences).save((replace(TEA, pan=Pan.NONE),))
    view = make_kept(look, qtbot, preferences)
    look_at(view, "people")
    choose(view, "own.0")
    press(view, "figure.scales.change")
    write(view, "Soup")

    assert view.own_cards == (replace(TEA, text="Soup", pan=Pan.NONE),)


def test_a_card_without_words_is_none_and_there_is_an_end_to_them(look: Look, qtbot: QtBot) -> None:
    preferences = FakePreferences()
    view = make_kept(look, qtbot, preferences)
    press(view, "figure.scales.own")
    write(view, "   ")
    assert view.own_cards == ()

    MyAlarmService(preferences).save([TEA] * MOST_CARDS)
    full = make_kept(look, qtbot, preferences)
    press(full, "figure.scales.own")
    assert f"room for {MOST_CARDS} cards" in full.shown_words
    assert full.findChild(QLineEdit, "figure.scales.own.text") is None


def test_a_card_of_a_group_that_is_gone_stands_in_the_first(look: Look, qtbot: QtBot) -> None:
    preferences = FakePreferences()
    MyAlarmService(preferences).save((replace(TEA, group="weather"),))
    view = make_kept(look, qtbot, preferences)

    assert button(view, "card.own.0").accessibleName() == TEA.text


def test_the_beam_tips_slowly_only_where_things_may_move(shown: Shown, qtbot: QtBot) -> None:
    moving = shown(FOLDER, still=False)
    press(moving, "figure.scales.take-off")
    assert any(one.is_moving for one in moving.findChildren(Glide))
    qtbot.waitUntil(lambda: not any(one.is_moving for one in moving.findChildren(Glide)))
    lean = picture(moving).floor_of(Pan.DANGER).y()
    still = shown(FOLDER)
    press(still, "figure.scales.take-off")

    assert not any(one.is_moving for one in still.findChildren(Glide))
    assert picture(still).floor_of(Pan.DANGER).y() == lean


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("groups", ["do", "do"]),
        ("groups", ["do"]),
        ("weights", [1, 2]),
        ("own_cards", "yes"),
        ("cards", []),
        ("cards", [{"id": "a", "group": "do", "pan": "moon", "weight": 1}]),
        ("cards", [{"id": "a", "group": "sky", "pan": "safe", "weight": 1}]),
        ("cards", [{"id": "a", "group": "do", "pan": "safe", "weight": 4}]),
    ],
)
def test_settings_that_do_not_fit_are_told(key: str, value: object) -> None:
    figure = figure_of(FOLDER)
    broken = replace(figure, settings={**figure.settings, key: value})

    with pytest.raises(UnfitFigureError, match=r"scales.*expected"):
        scales_plan(broken)
