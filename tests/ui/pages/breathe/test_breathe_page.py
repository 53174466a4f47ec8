"""Where slow breathing is chosen: one Start, every choice kept at once, and what cautions close."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gmi_trainer.domain.breath_steps import Caution
from gmi_trainer.domain.breathing import GOAL, LADDER, BreathPattern, Pace, Pacer
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion, Standing
from gmi_trainer.services.breath_choices import (
    MOST_OWN,
    Asking,
    BreathChoices,
    BreathLength,
    LengthUnit,
    OwnPattern,
)
from gmi_trainer.ui.pages.breathe_page import BreathePage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.widgets.scroll_area import SteadyScrollArea
from tests.ui.inspection import cut_words, nameless, small_targets, tab_order
from tests.ui.open_record import standing_of
from tests.ui.pages.breathe.a_breather import ABreather

Key = Qt.Key
GENTLEST, SECOND, THIRD = LADDER[:3]
FOLDS = ("pattern", "length", "following", "asking", "careful")
EVENING = OwnPattern("Evening", BreathPattern(5_000, 10_000))
WINDOW = OwnPattern("By the window", BreathPattern(3_500, 5_500))


def with_own(breather: ABreather, *own: OwnPattern) -> None:
    breather.service.choices.save(replace(breather.kept(), own=own))


# -- Start ---------------------------------------------------------------------------------------------


def test_the_first_time_is_one_minute_to_try(breather: ABreather) -> None:
    breather.open()

    assert breather.label("headline") == "4 in, 8 out"
    assert breather.label("summary") == "1 minute · 5 breaths, to try it"
    breather.click("start")
    assert breather.heard == ["start"]


def test_afterwards_it_says_how_long_and_how_many_breaths(breather: ABreather) -> None:
    breather.breathe(GOAL)
    breather.service.choices.save(replace(breather.kept(), length=BreathLength(LengthUnit.MINUTES, 5)))
    breather.open()

    assert breather.label("summary") == "5 minutes · 25 breaths"


def test_in_the_first_week_it_is_two_minutes(breather: ABreather) -> None:
    breather.breathe(GOAL)
    breather.open()

    assert breather.label("summary") == "2 minutes · 10 breaths"
    assert breather.told("length") == "As suits your week: 2 minutes · 10 breaths"


def test_a_session_that_was_done_meanwhile_is_read(breather: ABreather, qtbot: QtBot) -> None:
    breather.open()

    breather.breathe(GOAL)

    qtbot.waitUntil(lambda: breather.label("summary") == "2 minutes · 10 breaths")


def test_everything_else_is_folded_away_and_says_what_is_chosen(breather: ABreather) -> None:
    breather.open()

    assert breather.told("pattern") == "4 in, 8 out · 5 breaths a minute"
    assert breather.told("following") == "Circle · soft tones"
    assert breather.told("asking") == "Tension, the first three times"
    assert not breather.has("pattern")
    breather.unfold("pattern")
    assert breather.has("pattern")
    breather.click("pattern_fold")
    assert not breather.has("pattern")


def test_the_ways_to_elsewhere(breather: ABreather) -> None:
    breather.open()
    breather.unfold("careful")

    breather.click("settle", "looking_back", "cautions", "call")

    assert breather.heard == ["settle", "look back", "cautions", "call"]


# -- the breath ----------------------------------------------------------------------------------------


def test_the_goal_comes_first_and_a_gentler_step_is_kept_at_once(breather: ABreather) -> None:
    breather.open()
    breather.unfold("pattern")
    assert breather.offered("pattern") == ["4000-8000", "4000-6000", "3000-6000", "3000-4000"]
    assert breather.chosen("pattern") == ["4000-8000"]

    breather.click("pattern.3000-4000")

    assert breather.kept().pattern == GENTLEST
    assert breather.label("headline") == "3 in, 4 out"


def test_a_step_up_is_suggested_after_a_comfortable_session_and_can_be_taken_back(
    breather: ABreather, qtbot: QtBot
) -> None:
    breather.service.choices.save(BreathChoices(pattern=THIRD))
    breather.breathe(THIRD, Pace.COMFORTABLE)
    breather.open()
    assert "4 in, 8 out comes next" in breather.words

    breather.click("step_up")

    assert breather.kept().pattern == GOAL
    qtbot.waitUntil(lambda: not breather.has("step_up"))
    breather.undo()
    assert breather.kept().pattern == THIRD
    qtbot.waitUntil(lambda: breather.has("step_up"))


def test_no_step_is_suggested_to_who_saves_energy(breather: ABreather) -> None:
    about = breather.workspace.about
    about.save(replace(about.load(), saves_energy=True))
    breather.service.choices.save(BreathChoices(pattern=THIRD))
    breather.breathe(THIRD, Pace.COMFORTABLE)

    breather.open()

    assert not breather.has("step_up")


# -- breaths of one's own ------------------------------------------------------------------------------


def test_an_own_breath_is_made_with_buttons_and_a_name(breather: ABreather) -> None:
    breather.open()
    breather.unfold("pattern")
    breather.click("pattern.add", "own.in.more", "own.out.less", "own.out.less", "own.hold_full.more")
    assert breather.label("own.line") == "One breath: 12 seconds. 5 breaths a minute."
    breather.type_name("  Evening   calm ")

    breather.click("own.keep")

    own = OwnPattern("Evening calm", BreathPattern(4_500, 7_000, 500))
    assert breather.kept().own == (own,)
    assert breather.kept().pattern == own.pattern
    assert breather.chosen("pattern") == ["own.1"]
    assert breather.label("headline") == "Evening calm"
    assert breather.label("summary").startswith("4.5 in, hold 0.5, 7 out · ")
    breather.undo()
    assert breather.kept() == BreathChoices()


def test_the_arrow_keys_change_a_figure(breather: ABreather) -> None:
    breather.open()
    breather.unfold("pattern")
    breather.click("pattern.add")

    breather.press("own.in.more", Key.Key_Up, Key.Key_Right, Key.Key_Down)

    assert breather.label("own.in.value") == "4.5 seconds"


def test_a_figure_stops_at_its_ends(breather: ABreather) -> None:
    breather.open()
    breather.unfold("pattern")
    breather.click("pattern.add")

    breather.press("own.in.less", *[Key.Key_Left] * 9)
    breather.press("own.out.more", *[Key.Key_Right] * 9)
    breather.press("own.hold_empty.more", *[Key.Key_Right] * 9)

    assert breather.label("own.in.value") == "2.5 seconds, the least"
    assert breather.label("own.out.value") == "10 seconds, the most"
    assert breather.label("own.hold_empty.value") == "2 seconds, the most"
    assert breather.button("own.in.less").isEnabled()  # or the keyboard would lose its place


def test_without_a_name_its_figures_are_its_name(breather: ABreather) -> None:
    breather.open()
    breather.unfold("pattern")
    breather.click("pattern.add", "own.in.more", "own.keep")
    breather.click("pattern.add", "own.keep")

    assert [own.name for own in breather.kept().own] == ["4.5 in, 8 out", "4.5 in, 8 out (2)"]


def test_a_name_that_is_taken_is_told_kindly(breather: ABreather) -> None:
    with_own(breather, EVENING)
    breather.open()
    breather.unfold("pattern")
    breather.click("pattern.add")
    breather.type_name("evening")

    breather.click("own.keep")

    assert breather.label("own.problem").startswith("You have a breath called “evening” already.")
    assert breather.kept().own == (EVENING,)
    breather.type_name("Morning")
    breather.click("own.keep")
    assert [own.name for own in breather.kept().own] == ["Evening", "Morning"]


def test_an_own_breath_is_changed_in_its_place(breather: ABreather) -> None:
    with_own(breather, EVENING, WINDOW)
    breather.open()
    breather.unfold("pattern")
    breather.click("pattern.own.1", "pattern.change", "own.out.less")
    breather.type_name("Night")

    breather.click("own.keep")

    night = OwnPattern("Night", BreathPattern(5_000, 9_500))
    assert breather.kept().own == (night, WINDOW)
    assert breather.kept().pattern == night.pattern
    breather.undo()
    assert breather.kept().own == (EVENING, WINDOW)
    assert breather.kept().pattern == EVENING.pattern


def test_a_removed_breath_leaves_one_that_is_no_longer_and_can_come_back(breather: ABreather) -> None:
    with_own(breather, WINDOW)
    breather.open()
    breather.unfold("pattern")
    breather.click("pattern.own.1")

    breather.click("pattern.remove")

    assert breather.kept().own == ()
    assert breather.kept().pattern == SECOND  # 3 in, 6 out: as long as 3.5 in, 5.5 out
    breather.undo()
    assert breather.kept().own == (WINDOW,)
    assert breather.kept().pattern == WINDOW.pattern


def test_escape_leaves_what_was_begun(breather: ABreather) -> None:
    breather.open()
    breather.unfold("pattern")
    breather.click("pattern.add", "own.in.more")

    breather.press("own.in.more", Key.Key_Escape)

    assert not breather.has("own")
    assert breather.kept() == BreathChoices()


def test_twelve_own_breaths_are_enough(breather: ABreather) -> None:
    with_own(breather, *(OwnPattern(str(n), WINDOW.pattern) for n in range(MOST_OWN)))
    breather.open()
    breather.unfold("pattern")

    assert not breather.has("pattern.add")
    assert "You have 12 breaths of your own." in breather.words


def test_of_two_breaths_with_the_same_figures_the_pressed_one_is_chosen(breather: ABreather) -> None:
    with_own(breather, OwnPattern("Mine", THIRD))
    breather.open()
    breather.unfold("pattern")

    breather.click("pattern.4000-6000")
    assert breather.chosen("pattern") == ["4000-6000"]
    breather.click("pattern.own.1")
    assert breather.chosen("pattern") == ["own.1"]


# -- cautions ------------------------------------------------------------------------------------------


def test_cautions_close_long_breaths_and_say_once_why(breather: ABreather) -> None:
    with_own(breather, EVENING, WINDOW)
    breather.service.answer_cautions(frozenset({Caution.LUNGS}))
    breather.open()
    breather.unfold("pattern")

    assert breather.offered("pattern") == ["4000-6000", "3000-6000", "3000-4000", "own.2"]
    assert breather.chosen("pattern") == ["4000-6000"]
    assert breather.words.count("Not offered for now: 4 in, 8 out; Evening.") == 1
    breather.click("pattern.cautions")
    assert breather.heard == ["cautions"]


def test_cautions_close_the_holds_of_an_own_breath(breather: ABreather) -> None:
    breather.service.answer_cautions(None)
    breather.open()
    breather.unfold("pattern")
    breather.click("pattern.add")
    breather.press("own.out.more", *[Key.Key_Right] * 12)

    assert breather.label("own.out.value") == "6 seconds, the most"
    assert not breather.has("own.hold_full")
    assert not breather.has("own.hold_empty")
    assert "because of your answers" in breather.label("own.why")
    breather.click("own.keep")
    assert breather.kept().pattern == BreathPattern(4_000, 6_000)


def test_answers_given_meanwhile_close_at_once(breather: ABreather) -> None:
    breather.open()
    breather.unfold("pattern", "careful")

    breather.service.answer_cautions(frozenset({Caution.HEART}))

    assert breather.label("headline") == "4 in, 6 out"
    assert "4000-8000" not in breather.offered("pattern")
    assert "• Heart trouble" in breather.words


def test_what_was_answered_can_be_read_and_changed(breather: ABreather) -> None:
    breather.open()
    breather.unfold("careful")
    assert "You will be asked before your first session." in breather.words
    assert breather.button("cautions").text() == "Answer now"

    breather.service.answer_cautions(frozenset())

    assert "On 10 Mar 2025: none of the reasons" in breather.words
    assert breather.button("cautions").text() == "Change my answers"


def test_when_to_stop_can_be_read(breather: ABreather) -> None:
    breather.open()
    breather.unfold("careful")

    for sign in ("dizzy", "tingle", "chest", "faint", "short of breath", "panicky", "emergency number"):
        assert sign in breather.words


# -- how long ------------------------------------------------------------------------------------------


def test_minutes_say_how_many_breaths_and_breaths_how_many_minutes(breather: ABreather) -> None:
    breather.breathe(GOAL)
    breather.open()
    breather.unfold("length")
    assert breather.chosen("length.way") == ["suits"]

    breather.click("length.way.minutes", "length.minutes.10")
    assert breather.kept().length == BreathLength(LengthUnit.MINUTES, 10)
    assert breather.button("length.minutes.10").accessibleDescription() == "50 breaths"
    assert breather.label("summary") == "10 minutes · 50 breaths"

    breather.click("length.way.breaths")
    assert breather.kept().length == BreathLength(LengthUnit.BREATHS, 50)  # the nearest
    breather.click("length.breaths.15")
    assert breather.button("length.breaths.15").accessibleDescription() == "Lasts 3 minutes"
    assert breather.label("summary") == "3 minutes · 15 breaths"

    breather.click("length.way.suits")
    assert breather.kept().length is None
    assert not breather.has("length.breaths")


def test_lengths_follow_the_breath(breather: ABreather) -> None:
    breather.open()
    breather.unfold("length", "pattern")
    breather.click("length.way.minutes", "pattern.4000-6000")
    QApplication.processEvents()

    assert breather.button("length.minutes.5").accessibleDescription() == "30 breaths"


def test_the_first_time_stays_one_minute_whatever_is_chosen(breather: ABreather) -> None:
    breather.open()
    breather.unfold("length")
    breather.click("length.way.minutes", "length.minutes.20")

    assert breather.label("summary") == "1 minute · 5 breaths, to try it"
    assert breather.told("length") == "20 minutes · 100 breaths, after the first time"
    assert "The very first time is one minute" in breather.label("length.first")


def test_what_suits_does_not_grow_for_who_saves_energy(breather: ABreather) -> None:
    about = breather.workspace.about
    about.save(replace(about.load(), saves_energy=True))
    breather.breathe(GOAL)
    breather.open()
    breather.unfold("length")

    assert (
        breather.button("length.way.suits").accessibleDescription() == "2 minutes, as you save your energy."
    )


def test_undo_leaves_a_breath_that_was_chosen_since(breather: ABreather) -> None:
    with_own(breather, WINDOW)
    breather.open()
    breather.unfold("pattern")
    breather.click("pattern.own.1", "pattern.remove", "pattern.3000-4000")

    breather.undo()

    assert breather.kept().own == (WINDOW,)
    assert breather.kept().pattern == GENTLEST


# -- how to follow it ----------------------------------------------------------------------------------


def open_following(breather: ABreather, qtbot: QtBot) -> None:
    breather.open()
    breather.unfold("following")
    if breather.voice is not None:
        qtbot.waitUntil(lambda: breather.has("voice"))
    QApplication.processEvents()


def test_pacer_sounds_and_hum_are_kept(breather: ABreather, qtbot: QtBot) -> None:
    open_following(breather, qtbot)

    breather.click("pacer.wave", "volume.40", "humming", "voice")

    kept = breather.kept()
    assert (kept.pacer, kept.volume_percent, kept.humming, kept.voice) == (Pacer.WAVE, 40, True, True)
    assert breather.told("following") == "Wave · soft tones · voice · humming"
    breather.click("tones", "voice", "humming")
    assert breather.told("following") == "Wave · no sound"
    assert not breather.has("try_sound")


def test_the_sound_can_be_tried(breather: ABreather, qtbot: QtBot) -> None:
    open_following(breather, qtbot)
    breather.click("volume.80", "try_sound")

    timer = breather.page.findChild(QTimer, "breathe.sound.out_timer")
    assert timer is not None
    assert breather.sounds is not None
    assert breather.sounds.played == [("in-2500", 80)]
    assert timer.isActive()
    timer.timeout.emit()  # the tone of the breath in is over
    assert breather.sounds.played == [("in-2500", 80), ("out-3000", 80)]


def test_the_try_falls_silent_when_the_page_is_left(breather: ABreather, qtbot: QtBot) -> None:
    open_following(breather, qtbot)
    breather.click("try_sound")
    assert breather.sounds is not None
    before = breather.sounds.stops

    breather.page.hide()

    timer = breather.page.findChild(QTimer, "breathe.sound.out_timer")
    assert breather.voice is not None
    assert breather.voice.closed == 1
    assert breather.sounds.stops == before + 1
    assert timer is not None
    assert not timer.isActive()


def test_without_a_device_it_says_so_and_goes_on(breather: ABreather, qtbot: QtBot) -> None:
    assert breather.sounds is not None
    breather.sounds.has_device = False
    open_following(breather, qtbot)
    assert "There is no sound device." in breather.words

    breather.click("tones")

    assert "There is no sound device." not in breather.words  # nothing was asked for


def test_headphones_that_are_plugged_in_end_the_note(breather: ABreather, qtbot: QtBot) -> None:
    assert breather.sounds is not None
    breather.sounds.has_device = False
    open_following(breather, qtbot)

    breather.sounds.has_device = True
    breather.sounds.device_changed.emit()

    assert "There is no sound device." not in breather.words


def test_without_sound_at_all_it_says_so(breather: ABreather, qtbot: QtBot) -> None:
    breather.sounds = None
    open_following(breather, qtbot)
    breather.click("try_sound")

    assert "This computer cannot play sounds for the program." in breather.words


def test_no_voice_is_offered_where_there_is_none(breather: ABreather, qtbot: QtBot) -> None:
    breather.voice = None
    open_following(breather, qtbot)

    assert not breather.has("voice")


def test_a_voice_is_heard_as_soon_as_it_is_chosen_and_ready(breather: ABreather, qtbot: QtBot) -> None:
    open_following(breather, qtbot)
    breather.click("voice")
    assert breather.voice is not None
    assert breather.voice.prepared == 1
    assert breather.voice.said == []

    breather.voice.get_ready()

    assert breather.voice.said == [("In", 60)]


def test_a_voice_that_is_not_there_after_all_is_told(breather: ABreather, qtbot: QtBot) -> None:
    open_following(breather, qtbot)
    breather.click("voice")
    assert breather.voice is not None

    breather.voice.give_up()

    assert "This computer has no voice for it." in breather.words


# -- what is asked -------------------------------------------------------------------------------------


def test_what_is_rated_and_how_often_is_kept(breather: ABreather) -> None:
    breather.open()
    breather.unfold("asking")
    breather.click("asking.scale.calm_now", "asking.when.always")
    assert (breather.kept().scale, breather.kept().asking) == (Scale.CALM, Asking.ALWAYS)
    assert breather.told("asking") == "Calm, each time"

    breather.click("asking.when.never")

    assert breather.told("asking") == "Nothing is asked"
    assert breather.offered("asking.scale") == []


def test_pain_is_not_held_out_to_who_would_rather_not_rate_it(breather: ABreather) -> None:
    breather.service.choices.save(replace(breather.kept(), scale=Scale.PAIN_NOW))
    about = breather.workspace.about
    about.save(replace(about.load(), rates_pain=False))
    breather.open()
    breather.unfold("asking")

    assert breather.offered("asking.scale") == ["tension_now", "calm_now"]
    assert "You would rather not rate pain." in breather.label("asking.unrated")
    assert "Pain" not in breather.told("asking")


# -- safety --------------------------------------------------------------------------------------------


def test_an_emergency_pauses_start_and_can_be_said_to_be_looked_at(breather: ABreather, qtbot: QtBot) -> None:
    breather.workspace.safety.reply({SafetyGroup.EMERGENCY: SafetyAnswer.NEW}, SafetyOccasion.FIRST_RUN)
    breather.open()
    assert not breather.has("start")
    assert "Get help first." in breather.words
    breather.click("paused.call", "paused.settle")
    assert breather.heard == ["call", "settle"]

    breather.click("paused.looked_at")

    assert standing_of(breather.workspace) is not Standing.EMERGENCY
    qtbot.waitUntil(lambda: breather.has("start"))
    breather.undo()
    qtbot.waitUntil(lambda: not breather.has("start"))


def test_see_someone_soon_leaves_breathing_open(breather: ABreather) -> None:
    breather.workspace.safety.reply({SafetyGroup.SOON: SafetyAnswer.NEW}, SafetyOccasion.FIRST_RUN)
    breather.open()

    assert breather.has("start")
    assert not breather.has("paused")


# -- how it looks --------------------------------------------------------------------------------------


def test_start_comes_first_by_keyboard(breather: ABreather) -> None:
    page = breather.open()
    page.take_focus()

    assert page.focusWidget() is breather.button("start")
    assert tab_order(page)[:4] == [
        "breathe.start",
        "breathe.settle",
        "breathe.pattern_fold",
        "breathe.length_fold",
    ]


def test_tab_goes_down_the_page_whatever_was_opened_or_made_since(breather: ABreather, qtbot: QtBot) -> None:
    page = breather.open()

    def goes_down() -> None:
        qtbot.waitUntil(lambda: stops_on(page) == sorted(stops_on(page)))

    goes_down()
    for fold in reversed(FOLDS):
        breather.unfold(fold)
        goes_down()
    breather.click("pattern.add")
    goes_down()
    breather.type_name("Evening")
    breather.click("own.keep")
    assert breather.has("pattern.own.1")
    goes_down()
    breather.click("length.way.breaths")
    goes_down()
    breather.service.answer_cautions(frozenset(Caution))
    goes_down()


def test_what_the_keyboard_is_put_on_is_seen(breather: ABreather, qtbot: QtBot) -> None:
    page = breather.open(size=(1000, 560))
    breather.unfold(*FOLDS)
    bar = page.findChildren(SteadyScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    bar.setValue(bar.maximum())

    page.take_focus()

    qtbot.waitUntil(lambda: is_whole(breather.button("start")))


def test_all_of_a_breath_of_ones_own_comes_into_view(breather: ABreather, qtbot: QtBot) -> None:
    page = breather.open(size=(1000, 600))
    breather.unfold("pattern")
    bar = page.findChildren(SteadyScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    bar.setValue(0)

    breather.click("pattern.add")

    qtbot.waitUntil(lambda: is_whole(breather.button("own.keep")))
    assert is_whole(breather.button("own.in.more"))


def is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().size() == widget.size()


def stops_on(page: BreathePage) -> list[tuple[int, int, str]]:
    """Where Tab goes, each stop with its place: from above, then from the left. Undo lies over the page."""
    stops = []
    for name in tab_order(page):
        if name.startswith("breathe.") and "undo_bar" not in name:
            found = [widget for widget in page.findChildren(QWidget, name) if widget.isVisibleTo(page)]
            at = found[-1].mapTo(page, QPoint(0, 0))
            stops.append((at.y(), at.x(), name))
    return stops


def test_all_of_start_is_in_a_small_window(breather: ABreather) -> None:
    page = breather.open(size=(700, 520))
    start = breather.button("start")

    assert start.visibleRegion().boundingRect().size() == start.size()
    assert page.width() == 700


@pytest.mark.parametrize(("percent", "width"), [(100, 1000), (100, 700), (150, 700), (200, 1100)])
def test_every_part_is_named_large_enough_and_whole(
    breather: ABreather, look: Look, qtbot: QtBot, percent: int, width: int
) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    with_own(breather, OwnPattern("A name as long as a name can be, no less", WINDOW.pattern))
    breather.service.answer_cautions(frozenset(Caution))
    page = breather.open(size=(width, 700))
    breather.unfold(*FOLDS)
    breather.click("pattern.own.1", "length.way.breaths", "pattern.add")

    qtbot.waitUntil(lambda: cut_words(page) == [])  # once it is laid out
    assert nameless(page) == []
    assert small_targets(page, look.length("touch")) == []
    assert page.width() == width


def test_a_page_that_is_gone_hears_nothing_more(breather: ABreather, qtbot: QtBot) -> None:
    breather.page = page = breather.make()
    for fold in FOLDS:
        head = page.findChild(QAbstractButton, f"breathe.{fold}_fold")
        assert head is not None
        head.setChecked(True)
    QApplication.processEvents()
    page.deleteLater()
    qtbot.waitUntil(lambda: not isValid(page))

    breather.service.choices.save(BreathChoices(pattern=THIRD))
    breather.look.set_theme(Theme(scheme=Scheme.DARK))  # parts that lived on would raise here
