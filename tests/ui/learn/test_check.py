"""What I know about pain, on the stage: one sentence after the other, then what came of it, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.knowledge import CheckMoment, CheckTaken, Reply
from gmi_trainer.ui.learn.change_rows import Dots
from gmi_trainer.ui.learn.check_steps import ResultStep, SentenceStep, WhyStep
from gmi_trainer.ui.learn.check_view import CheckView
from gmi_trainer.ui.learn.steps import OpeningStep
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import english
from tests.sample_check import CHECK, a_taken
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.learn.conftest import Stand, button, press, said

Key = Qt.Key
ANSWERS = (Key.Key_1, Key.Key_2, Key.Key_3)


class Asked:
    """A view, and what it told."""

    def __init__(self, stand: Stand, view: CheckView, size: tuple[int, int]) -> None:
        self.view = view
        self.replies: list[tuple[str, Reply]] = []
        self.told: list[str] = []
        view.replied.connect(lambda item, reply: self.replies.append((item.item_id, reply)))
        view.begun_anew.connect(lambda: self.told.append("anew"))
        view.finished.connect(lambda: self.told.append("finished"))
        view.closed.connect(lambda: self.told.append("closed"))
        stand._show(view, size)
        view.begin()

    def press(self, *keys: Qt.Key) -> None:
        press(self.view, *keys)

    @property
    def number(self) -> int:
        step = self.view.step
        assert isinstance(step, SentenceStep)
        return step.number


def ask(
    stand: Stand,
    *,
    now: CheckTaken | None = None,
    before: Sequence[CheckTaken] = (),
    anew: CheckMoment | None = None,
    size: tuple[int, int] = (1000, 900),
) -> Asked:
    taken = now if now is not None else a_taken(9, "", finished=False, day=date(2025, 3, 10))
    return Asked(stand, CheckView(stand.look, CHECK, taken, english, before=before, anew=anew), size)


def test_it_opens_with_what_to_know_and_has_kept_nothing(stand: Stand) -> None:
    asked = ask(stand)

    assert isinstance(asked.view.step, OpeningStep)
    assert "4 sentences, about 1 minute." in said(asked.view)
    assert "“Not sure” is a good answer." in said(asked.view)
    asked.press(Key.Key_Escape)
    assert asked.told == ["closed"]
    assert asked.replies == []


def test_one_key_answers_and_nothing_is_said_to_it(stand: Stand) -> None:
    asked = ask(stand)
    asked.press(Key.Key_Space)
    assert asked.view.title == "Pain is there to protect you."
    assert "Sentence 1 of 4" in said(asked.view)

    asked.press(Key.Key_2)

    assert asked.replies == [("k1", Reply.FALSE)]
    assert asked.number == 2
    assert "care" not in said(asked.view)


def test_a_key_pressed_twice_answers_one_sentence(stand: Stand) -> None:
    asked = ask(stand)
    asked.press(Key.Key_Space, Key.Key_1)
    button(asked.view, "check.k2.true").click()  # at once: nobody has read it yet

    assert asked.replies == [("k1", Reply.TRUE)]
    assert asked.number == 2


def test_the_way_on_waits_for_an_answer_and_an_answer_can_be_changed(stand: Stand) -> None:
    asked = ask(stand)
    asked.press(Key.Key_Space, Key.Key_Right)
    assert asked.number == 1
    asked.press(Key.Key_1, Key.Key_Left)
    assert asked.number == 1
    tile = button(asked.view, "check.k1.true")
    assert tile.accessibleDescription() == "Chosen"

    asked.press(Key.Key_1)  # the same once more is no other answer
    asked.press(Key.Key_Left, Key.Key_3)

    assert asked.replies == [("k1", Reply.TRUE), ("k1", Reply.NOT_SURE)]
    assert asked.number == 2


def test_the_first_time_says_how_many_and_what_comes(stand: Stand) -> None:
    asked = ask(stand)
    asked.press(Key.Key_Space, Key.Key_1, Key.Key_3, Key.Key_1, Key.Key_1)

    assert asked.told == ["finished"]
    assert asked.view.title == "2 of 4 answers fit"
    words = said(asked.view)
    assert "Of one you were not sure. That is an honest answer." in words
    assert "This is where you start, and any number is fine." in words
    assert "Knowing more is one thing, pain another." in words
    assert asked.view.findChildren(Dots) == []
    asked.press(Key.Key_Left)
    assert isinstance(asked.view.step, ResultStep)  # what is done stays as it was answered
    asked.press(Key.Key_Space)
    assert asked.told == ["finished", "closed"]


def test_explanations_come_when_asked_for(stand: Stand) -> None:
    asked = ask(stand)
    asked.press(Key.Key_Space, *(Key.Key_1,) * 4)
    assert "It makes you take care." not in said(asked.view)

    button(asked.view, "check.skip").click()

    assert isinstance(asked.view.step, WhyStep)
    assert asked.view.title == "What pain is"
    words = said(asked.view)
    assert "You said: True. It is true." in words
    assert "You said: True. It is not true." in words
    assert "All pain is real." in words
    asked.press(Key.Key_Space)
    assert asked.view.title == "Moving"
    asked.press(Key.Key_Space)
    assert asked.told == ["finished", "closed"]


def test_after_the_lessons_they_are_on_the_way(stand: Stand) -> None:
    end = a_taken(9, "tft", moment=CheckMoment.END, finished=False)
    asked = ask(stand, now=end, before=[a_taken(1, "ff?t")])
    asked.press(Key.Key_Space, Key.Key_2)
    assert asked.view.title == "4 of 4 answers fit"

    asked.press(Key.Key_Space)

    assert isinstance(asked.view.step, WhyStep)


def test_from_the_second_time_on_the_change_is_shown_group_by_group(stand: Stand) -> None:
    asked = ask(stand, before=[a_taken(1, "f??t")])
    asked.press(Key.Key_Space, Key.Key_1, Key.Key_2, Key.Key_1, Key.Key_2)

    words = said(asked.view)
    assert "You know more than on 3 Mar 2025: 0 of 4 fitted then, 4 do now." in words
    assert "Since the first time, before the lessons" in words
    assert "All times so far" not in words
    dots = [(one._count, one._of) for one in asked.view.findChildren(Dots)]
    assert dots == [(0, 3), (3, 3), (0, 1), (1, 1)]


@pytest.mark.parametrize(
    ("first", "words"),
    [("tft?", "About as many as on 3 Mar 2025: 3 of 4 then, 0 now."), ("tftf", "Fewer than on 3 Mar 2025")],
)
def test_less_is_said_as_kindly_and_a_little_is_no_change(first: str, words: str, stand: Stand) -> None:
    asked = ask(stand, before=[a_taken(1, first)])
    asked.press(Key.Key_Space, *[ANSWERS[2]] * 4)

    assert words in said(asked.view)


def test_of_many_times_all_are_named(stand: Stand) -> None:
    second = a_taken(2, "tf??", moment=CheckMoment.MIDDLE, day=date(2025, 3, 8))
    asked = ask(stand, before=[a_taken(1, "????"), second])
    asked.press(Key.Key_Space, Key.Key_1, Key.Key_2, Key.Key_1, Key.Key_2)

    words = said(asked.view)
    assert "All times so far" in words
    assert "8 Mar 2025, half way through the lessons: 2 of 4" in words


def test_what_was_left_goes_on_at_its_sentence_or_begins_anew(stand: Stand) -> None:
    left = a_taken(7, "tf", finished=False)
    asked = ask(stand, now=left)
    assert "Your answers are kept. Sentence 3 of 4 comes next." in said(asked.view)
    asked.press(Key.Key_Space)
    assert asked.number == 3

    again = ask(stand, now=left)
    button(again.view, "check.skip").click()
    assert (again.number, again.told) == (1, ["anew"])
    again.press(Key.Key_3)
    assert again.replies == [("k1", Reply.NOT_SURE)]


def test_who_left_before_the_end_was_in_view_sees_it(stand: Stand) -> None:
    asked = ask(stand, now=a_taken(7, finished=False))
    assert "All is answered." in said(asked.view)

    asked.press(Key.Key_Space)

    assert asked.view.title == "4 of 4 answers fit"
    assert asked.told == ["finished"]


def test_the_last_time_can_be_looked_at_again(stand: Stand) -> None:
    second = a_taken(2, "tf??", moment=CheckMoment.MIDDLE, day=date(2025, 3, 8))
    asked = ask(stand, before=[a_taken(1, "????"), second])
    button(asked.view, "check.look_back").click()

    assert asked.view.title == "2 of 4 answers fit"
    assert "0 of 4 fitted on 3 Mar 2025, 2 on 8 Mar 2025." in said(asked.view)
    asked.press(Key.Key_Space)
    assert "You said: Not sure. It is not true." in said(asked.view)
    asked.press(Key.Key_Left, Key.Key_Left, Key.Key_Space)
    assert asked.number == 1
    assert asked.told == []


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("size", [(700, 520), (1000, 800)])
def test_everything_has_room_a_name_and_its_size(
    percent: int, size: tuple[int, int], stand: Stand, look: Look, qtbot: QtBot
) -> None:
    look.set_theme(Theme(Scheme.LIGHT, percent))
    asked = ask(stand, before=[a_taken(1, "f??t")], size=size)
    for keys in ((), (Key.Key_Space,) * 3, (Key.Key_1,), (Key.Key_2,), (Key.Key_1,), (Key.Key_2,)):
        asked.press(*keys)
        for _ in range(4):
            QApplication.processEvents()
        assert cut_words(asked.view) == []
        assert nameless(asked.view) == []
        assert small_targets(asked.view, 48) == []
    assert isinstance(asked.view.step, ResultStep)
