"""The pacer's view: what it says, what it announces, and how little it paints."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QRegion
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breath_run import BreathRun
from gmi_trainer.domain.breathing import GOAL, BreathPattern, BreathSpec, Pacer, script_for
from gmi_trainer.domain.script import Moment, phase_at
from gmi_trainer.ui.breathe import pacer_view
from gmi_trainer.ui.breathe.pacer_view import PacerView
from gmi_trainer.ui.breathe.picture import pixels_of
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import english
from tests.ui.breathe.painted_regions import PaintedRegions
from tests.ui.turning import turn_once

HELD = BreathPattern(4_000, 8_000, 2_000, 1_000)


def at(seconds: float, pattern: BreathPattern = GOAL, breaths: int = 3) -> Moment:
    """So long after the beginning; the lead-in lasts 5 s."""
    moment = phase_at(script_for(pattern, range(1, breaths + 1)), round(seconds * 1e9))
    assert moment is not None
    return moment


def show(view: PacerView, seconds: float, pattern: BreathPattern = GOAL, *, humming: bool = False) -> None:
    view.show_moment(at(seconds, pattern), pattern=pattern, breaths=3, humming=humming)


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was asked to say."""
    words: list[str] = []
    monkeypatch.setattr(pacer_view, "announce", lambda _source, text: words.append(text))
    return words


@pytest.fixture
def view(look: Look, qtbot: QtBot, announced: list[str]) -> PacerView:
    view = PacerView(look, english)
    qtbot.addWidget(view)
    view.resize(700, 560)
    with qtbot.waitExposed(view):
        view.show()
    return view


def watched(view: PacerView, qtbot: QtBot) -> PaintedRegions:
    turn_once(qtbot)
    watch = PaintedRegions()
    view.installEventFilter(watch)
    return watch


def test_each_phase_says_what_to_do_and_how_long(view: PacerView) -> None:
    said = []
    for seconds in (0, 2.5, 5, 8.9, 9, 11, 18.5, 19, 20):
        show(view, seconds, HELD)
        said.append((view.said.word, view.said.count))

    assert said == [
        ("Get comfortable", ""),
        ("Get comfortable", "3"),
        ("Breathe in", "4"),
        ("Breathe in", "1"),
        ("Hold", "2"),
        ("Breathe out", "8"),
        ("Breathe out", "1"),
        ("Hold", "1"),
        ("Breathe in", "4"),
    ]


def test_the_breaths_are_counted_quietly(view: PacerView) -> None:
    show(view, 18)

    assert view.said.breath == "Breath 2 of 3"
    assert view.accessibleDescription() == "Breath 2 of 3"


def test_a_screen_reader_hears_each_phase_once(view: PacerView, announced: list[str]) -> None:
    for tenth in range(0, 180, 1):
        show(view, tenth / 10)

    assert announced == ["Get comfortable", "Breathe in", "Breathe out", "Breathe in"]
    assert view.accessibleName() == "Breathe in"


def test_a_program_that_reads_the_screen_finds_what_to_do_now(view: PacerView) -> None:
    show(view, 10)
    interface = QAccessible.queryAccessibleInterface(view)

    assert interface.role() is QAccessible.Role.StaticText
    assert interface.text(QAccessible.Text.Name) == "Breathe out"
    assert interface.text(QAccessible.Text.Description) == "Breath 1 of 3"


def test_what_becomes_easier_is_not_said_again(view: PacerView, announced: list[str]) -> None:
    run = BreathRun(BreathSpec())
    run.begin(0, 0)
    for tenth in range(96):
        if tenth in (20, 92):  # in the lead-in, and early in the breath out
            run.ease(tenth * 100_000_000, 0)
        moment = run.look(tenth * 100_000_000, 0)
        assert moment is not None
        view.show_moment(moment, pattern=run.pattern, breaths=25)

    assert run.eased == 2
    assert announced == ["Get comfortable", "Breathe in", "Breathe out"]


def test_a_session_that_begins_anew_is_said_anew(view: PacerView, announced: list[str]) -> None:
    for seconds in (0, 1, 0):
        show(view, seconds)

    assert announced == ["Get comfortable"] * 2


def test_it_is_quiet_where_a_voice_speaks(view: PacerView, announced: list[str]) -> None:
    view.set_announcing(False)
    show(view, 5)

    assert announced == []
    assert view.accessibleName() == "Breathe in"


def test_after_a_pause_it_is_said_anew(view: PacerView, announced: list[str]) -> None:
    show(view, 5)
    view.rest("Paused")
    assert (view.said.word, view.said.count, view.accessibleName()) == ("Paused", "", "Paused")
    assert view.accessibleDescription() == ""

    show(view, 5.1)

    assert announced == ["Breathe in", "Breathe in"]


def test_humming_has_its_sign_in_the_out_breath_alone(view: PacerView, announced: list[str]) -> None:
    show(view, 6, humming=True)
    assert view.said.hum == ""

    show(view, 10, humming=True)

    assert view.said.hum == "hum"
    assert announced[-1] == "Breathe out and hum"


def test_sixty_pictures_a_second_or_four(view: PacerView, look: Look) -> None:
    assert view.fps_interval_ms == 16

    look.set_theme(Theme(scheme=Scheme.LIGHT, reduced_motion=True))

    assert view.fps_interval_ms == 250


def test_within_a_second_only_the_rim_is_painted(view: PacerView, qtbot: QtBot) -> None:
    show(view, 7.1)
    watch = watched(view, qtbot)

    show(view, 7.12)
    turn_once(qtbot)

    painted = QRegion()
    for region in watch.regions:
        painted += region
    assert not painted.isEmpty()
    middle = view.drawing.count_box()
    assert middle is not None
    assert not painted.contains(view.rect().center().__class__(*map(round, middle.middle)))


def test_nothing_is_painted_while_nothing_changes(view: PacerView, qtbot: QtBot) -> None:
    show(view, 9.2, HELD)
    watch = watched(view, qtbot)

    show(view, 9.4, HELD)
    turn_once(qtbot)

    assert watch.regions == []


def test_it_paints_itself_and_nothing_behind_it(view: PacerView, look: Look) -> None:
    opaque = Qt.WidgetAttribute.WA_OpaquePaintEvent
    assert view.testAttribute(opaque)

    look.set_theme(Theme(scheme=Scheme.DARK, text_percent=150))

    assert view.testAttribute(opaque)


@pytest.mark.parametrize("style", Pacer)
@pytest.mark.parametrize("still", [False, True])
def test_a_new_look_shows_the_same_moment(view: PacerView, look: Look, style: Pacer, still: bool) -> None:
    view.set_style(style)
    show(view, 7.5)
    places, said = view.places, view.said
    area = pixels_of(places.picture)
    first = view.grab(area).toImage()

    look.set_theme(Theme(scheme=Scheme.DARK, text_percent=150, reduced_motion=still))
    look.set_theme(Theme(scheme=Scheme.LIGHT))

    assert (view.places, view.said) == (places, said)
    assert view.grab(area).toImage() == first


@pytest.mark.parametrize("style", Pacer)
@pytest.mark.parametrize("still", [False, True])
@pytest.mark.parametrize("size", [(0, 0), (1, 1), (40, 3), (3, 40)])
def test_no_room_is_no_trouble(
    look: Look, qtbot: QtBot, style: Pacer, still: bool, size: tuple[int, int], announced: list[str]
) -> None:
    """As while a window is being laid out."""
    look.set_theme(Theme(scheme=Scheme.LIGHT, reduced_motion=still))
    view = PacerView(look, english)
    qtbot.addWidget(view)
    view.set_style(style)
    view.resize(*size)

    show(view, 6, humming=True)
    view.grab()
    view.rest()
    view.grab()

    assert announced == ["Breathe in"]
