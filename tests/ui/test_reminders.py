"""A message comes at a chosen moment, and only where a day still asks for something and nobody is looking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.reminders import Reminders
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.reminders import LONGEST_WAIT_MS, Messages, Reminding
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.ui.fake_messages import FakeMessages
from tests.ui.pages.desk_of_fakes import FakeDesk

WORDS = ("GMI Trainer", "A few quiet minutes, if you like.")
AT_TEN = Reminders(True, (time(10),))
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


class Desktop:
    """A person's computer, at half past eight on a Monday, an hour ahead of UTC."""

    def __init__(self, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self.bot = qtbot
        self.jobs = jobs
        self.fakes = FakeDesk(look, jobs)
        self.clock = self.fakes.clock
        self.clock.travel(60)
        self.clock.advance(-HOUR)
        assert self.clock.utc_now() == datetime(2025, 3, 10, 7, 30, tzinfo=UTC)
        self.workspace: Workspace = self.fakes.workspace
        self.workspace.about.save(AboutMe(introduced_on=self.workspace.today.today()))
        self.workspace.safety.reply(dict.fromkeys(SafetyGroup, SafetyAnswer.NO), SafetyOccasion.FIRST_RUN)
        self.made: list[FakeMessages] = []
        self.shows_messages = True
        self.in_front = False
        self.parent = QObject()
        self.reminding: Reminding | None = None

    def begin(self, reminders: Reminders = AT_TEN) -> Reminding:
        self.workspace.reminders().save(reminders)
        self.reminding = Reminding(
            self.workspace, self.jobs, self.clock, self._make, lambda: self.in_front, english, self.parent
        )
        return self.reminding

    def _make(self, parent: QObject) -> Messages | None:
        if not self.shows_messages:
            return None
        self.made.append(FakeMessages(parent))
        return self.made[-1]

    @property
    def timer(self) -> QTimer:
        assert self.reminding is not None
        timer = self.reminding.findChild(QTimer)
        assert timer is not None
        return timer

    def waits(self) -> bool:
        """A timer runs."""
        return self.reminding is not None and self.reminding.is_waiting

    @property
    def said(self) -> list[tuple[str, str]]:
        return [words for messages in self.made for words in messages.said]

    def pass_time(self, by: timedelta) -> None:
        """Time passes, the timer ends, and what it set off comes to its end."""
        self.clock.advance(by)
        assert self.timer.isActive()
        self.timer.stop()
        self.timer.timeout.emit()
        self.bot.waitUntil(lambda: self.jobs.is_idle)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def desktop(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Desktop]:
    desktop = Desktop(look, jobs, qtbot)
    yield desktop
    if desktop.reminding is not None and isValid(desktop.reminding):
        desktop.reminding.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # while its parent is there


def test_a_message_comes_at_the_chosen_time_once(desktop: Desktop) -> None:
    desktop.begin()
    desktop.pass_time(HOUR)
    assert desktop.said == []

    desktop.pass_time(30 * MINUTE)
    assert desktop.said == [WORDS]

    desktop.pass_time(5 * MINUTE)
    assert desktop.said == [WORDS]

    desktop.pass_time(24 * HOUR - 5 * MINUTE)
    assert desktop.said == [WORDS, WORDS]


def test_it_looks_at_the_clock_often_and_in_time(desktop: Desktop) -> None:
    desktop.begin()
    assert desktop.timer.interval() == LONGEST_WAIT_MS

    desktop.pass_time(88 * MINUTE)

    assert desktop.timer.interval() == pytest.approx(2 * 60_000, abs=10)


def test_off_means_no_timer_and_no_icon(desktop: Desktop) -> None:
    reminding = desktop.begin(AT_TEN.switched(False))

    assert not desktop.waits()
    assert reminding.messages is None
    assert desktop.made == []


def test_without_a_time_nothing_waits(desktop: Desktop) -> None:
    desktop.begin(Reminders(True))

    assert not desktop.waits()
    assert desktop.made == []


def test_switching_on_and_off_takes_effect_at_once(desktop: Desktop) -> None:
    reminding = desktop.begin(Reminders())
    desktop.workspace.reminders().save(AT_TEN)
    assert desktop.waits()
    assert [messages.is_closed for messages in desktop.made] == [False]

    desktop.workspace.reminders().save(AT_TEN.switched(False))
    assert not desktop.waits()
    assert reminding.messages is None
    assert desktop.made[0].is_closed


def test_what_went_by_before_it_was_switched_on_is_not_caught_up(desktop: Desktop) -> None:
    desktop.clock.advance(100 * MINUTE)
    desktop.begin()
    desktop.pass_time(5 * MINUTE)

    assert desktop.said == []


def test_whoever_saves_energy_is_never_reminded(desktop: Desktop) -> None:
    desktop.begin()
    about = desktop.workspace.about
    about.save(replace(about.load(), saves_energy=True))

    assert not desktop.waits()
    assert [messages.is_closed for messages in desktop.made] == [True]


def test_who_always_rests_needs_no_timer(desktop: Desktop) -> None:
    about = desktop.workspace.about
    about.save(replace(about.load(), rest_weekdays=frozenset(range(7))))
    desktop.begin()

    assert not desktop.waits()


def test_nothing_is_said_while_the_window_is_looked_at(desktop: Desktop) -> None:
    desktop.begin()
    desktop.in_front = True
    desktop.pass_time(90 * MINUTE)
    desktop.in_front = False
    desktop.pass_time(5 * MINUTE)

    assert desktop.said == [], "not a little later either"


def test_a_day_that_asks_for_nothing_is_quiet(desktop: Desktop) -> None:
    desktop.begin()
    desktop.workspace.today.rest_today()
    desktop.pass_time(90 * MINUTE)

    assert desktop.said == []

    desktop.pass_time(24 * HOUR)
    assert desktop.said == [WORDS], "the next day is another day"


def test_a_computer_that_slept_says_it_up_to_half_an_hour_late(desktop: Desktop) -> None:
    desktop.begin()
    desktop.clock.sleep_machine(115 * MINUTE)
    desktop.pass_time(5 * MINUTE)
    assert desktop.said == [WORDS]


def test_a_computer_that_slept_longer_says_nothing(desktop: Desktop) -> None:
    desktop.begin()
    desktop.clock.sleep_machine(117 * MINUTE)
    desktop.pass_time(5 * MINUTE)
    assert desktop.said == []


def test_two_moments_that_were_slept_through_are_one_message(desktop: Desktop) -> None:
    desktop.begin(AT_TEN.with_time(time(10, 30)))
    desktop.clock.sleep_machine(115 * MINUTE)
    desktop.pass_time(5 * MINUTE)
    desktop.pass_time(MINUTE)

    assert desktop.said == [WORDS]


def test_a_clock_set_back_says_nothing_twice(desktop: Desktop) -> None:
    desktop.begin()
    desktop.pass_time(90 * MINUTE)
    desktop.pass_time(-HOUR)
    desktop.pass_time(HOUR)

    assert desktop.said == [WORDS]


def test_nothing_waits_or_speaks_during_a_drill(desktop: Desktop) -> None:
    reminding = desktop.begin()
    reminding.rest()
    assert not desktop.waits()

    desktop.clock.advance(95 * MINUTE)
    desktop.workspace.reminders().save(AT_TEN.with_time(time(18)))
    assert not desktop.waits()
    assert desktop.jobs.is_idle

    desktop.in_front = True  # the result is
    reminding.go_on()
    desktop.bot.waitUntil(lambda: desktop.jobs.is_idle)
    assert desktop.waits()
    assert desktop.said == []


def test_a_drill_that_begins_while_the_day_is_read_wins(desktop: Desktop) -> None:
    reminding = desktop.begin()
    desktop.clock.advance(90 * MINUTE)
    desktop.timer.timeout.emit()
    assert not desktop.jobs.is_idle

    reminding.rest()
    desktop.bot.waitUntil(lambda: desktop.jobs.is_idle)

    assert desktop.said == []
    assert not desktop.waits()


def test_a_record_that_is_closed_while_its_day_is_read_says_nothing(desktop: Desktop) -> None:
    reminding = desktop.begin()
    desktop.clock.advance(90 * MINUTE)
    desktop.timer.timeout.emit()

    reminding.close()
    desktop.bot.waitUntil(lambda: desktop.jobs.is_idle)

    assert desktop.said == []
    assert [messages.is_closed for messages in desktop.made] == [True]


def test_a_closed_record_is_listened_to_no_more(desktop: Desktop) -> None:
    desktop.begin().close()

    desktop.workspace.reminders().save(AT_TEN)

    assert not desktop.waits()
    assert len(desktop.made) == 1


def test_a_day_that_cannot_be_read_is_passed_over(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_anything: object) -> None:
        raise UserProblem(Problem.RECORD_DAMAGED)

    desktop.begin()
    monkeypatch.setattr(type(desktop.workspace.today), "look", fails)
    desktop.pass_time(90 * MINUTE)

    assert desktop.said == []
    assert desktop.waits(), "for the next one"


def test_where_a_computer_shows_no_messages_nothing_waits(desktop: Desktop) -> None:
    desktop.shows_messages = False
    reminding = desktop.begin()

    assert not desktop.waits()
    assert reminding.messages is None


def test_a_press_on_the_message_is_handed_on(desktop: Desktop) -> None:
    reminding = desktop.begin()

    with desktop.bot.waitSignal(reminding.pressed):
        desktop.made[0].pressed.emit()


def test_the_message_says_nothing_of_health() -> None:
    words = " ".join(WORDS).lower()

    assert not [
        w for w in ("pain", "drill", "train your", "exercise", "health", "hand", "flare") if w in words
    ]
