"""A screen is read aloud when somebody wants it, and is silent again with one key, on a new page, and at the end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton

from gmi_trainer.ui.learn.aids import ReadingAids
from gmi_trainer.ui.learn.lesson_view import LessonView
from gmi_trainer.ui.learn.read_aloud import Reading
from tests.ui.learn.conftest import Stand, button, press

Key = Qt.Key


class FakeVoice(QObject):
    """Says nothing, and notes what it was told."""

    ready = Signal()
    failed = Signal()
    spoken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_ready = self.has_failed = False
        self.told: list[str] = []

    def prepare(self) -> None:
        self.told.append("(prepare)")

    def say(self, text: str, volume_percent: int) -> None:
        assert volume_percent > 0
        self.told.append(text)

    def stop(self) -> None:
        self.told.append("(stop)")

    def close(self) -> None:
        self.told.append("(close)")

    def get_ready(self) -> None:
        self.is_ready = True
        self.ready.emit()

    def fail(self) -> None:
        self.has_failed = True
        self.failed.emit()


@pytest.fixture
def voice() -> FakeVoice:
    return FakeVoice()


def now(view: LessonView) -> Reading:
    return view.reads_aloud


def reading(stand: Stand, voice: FakeVoice, screen: str = "story") -> LessonView:
    return stand.lesson(from_screen=screen, aids=ReadingAids(make_voice=lambda _parent: voice))


def test_nothing_is_started_before_it_is_wanted(stand: Stand, voice: FakeVoice) -> None:
    view = reading(stand, voice)
    press(view, Key.Key_Space, Key.Key_Space)

    assert voice.told == []


@pytest.mark.parametrize("screen", ["", "science", "story", "friend"])
def test_the_title_comes_first_and_then_a_paragraph_after_the_other(
    stand: Stand, voice: FakeVoice, screen: str
) -> None:
    view = reading(stand, voice, screen)
    button(view, "lesson.listen").click()
    assert now(view) is Reading.GETTING_READY
    voice.get_ready()

    assert voice.told == ["(prepare)", view.title]
    assert button(view, "lesson.listen").text() == "Stop reading (R)"
    voice.spoken.emit()
    assert len(voice.told) == 3
    voice.spoken.emit()
    assert now(view) is Reading.SILENT
    assert button(view, "lesson.listen").text() == "Listen (R)"


def test_a_key_reads_and_is_silent_again(stand: Stand, voice: FakeVoice) -> None:
    view = reading(stand, voice)
    voice.get_ready()
    press(view, Key.Key_R)
    assert now(view) is Reading.ALOUD
    press(view, Key.Key_R)

    assert now(view) is Reading.SILENT
    assert voice.told == ["The smoke alarm", "(stop)"]


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Left])
def test_it_stops_where_a_page_is_turned(stand: Stand, voice: FakeVoice, key: Qt.Key) -> None:
    view = reading(stand, voice)
    voice.get_ready()
    press(view, Key.Key_R, key)
    voice.spoken.emit()  # late

    assert now(view) is Reading.SILENT
    assert voice.told == ["The smoke alarm", "(stop)"]


def test_escape_is_silence_first_and_then_it_leaves(stand: Stand, voice: FakeVoice) -> None:
    view = reading(stand, voice)
    closed: list[bool] = []
    view.closed.connect(lambda: closed.append(True))
    voice.get_ready()
    press(view, Key.Key_R, Key.Key_Escape)
    assert now(view) is Reading.SILENT
    assert closed == []
    press(view, Key.Key_Escape)
    view.end()

    assert closed == [True]
    assert voice.told[-1] == "(close)"


def test_who_turns_the_page_before_it_is_ready_hears_nothing(stand: Stand, voice: FakeVoice) -> None:
    view = reading(stand, voice)
    press(view, Key.Key_R, Key.Key_Space)
    voice.get_ready()

    assert voice.told == ["(prepare)", "(stop)"]


def test_where_there_is_no_voice_the_button_is_not_there(stand: Stand, voice: FakeVoice) -> None:
    def listens(view: LessonView) -> bool:
        return any(one.isVisibleTo(view) for one in view.findChildren(QPushButton, "lesson.listen"))

    assert not listens(stand.lesson(from_screen="story"))
    view = reading(stand, voice)
    assert listens(view)
    press(view, Key.Key_R)
    voice.fail()
    assert not listens(view)
    press(view, Key.Key_R, Key.Key_Space)
    assert not listens(view)
    assert voice.told == ["(prepare)"]


@pytest.mark.parametrize("screen", ["questions", "sources"])
def test_questions_and_sources_are_for_reading(stand: Stand, voice: FakeVoice, screen: str) -> None:
    view = reading(stand, voice, screen)
    press(view, Key.Key_R)

    assert voice.told == []
