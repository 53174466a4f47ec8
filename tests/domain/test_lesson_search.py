"""Finding words in the lessons."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.lesson_search import Found, find_in_lessons
from tests.sample_lessons import a_course

COURSE = a_course()


def places(wanted: str) -> list[tuple[str, str]]:
    return [(found.lesson_id, found.screen_id) for found in find_in_lessons(COURSE, wanted)]


def test_titles_come_before_what_lessons_say() -> None:
    assert places("alarm")[0] == ("alarm", "")
    assert ("alarm", "story") in places("alarm")


@pytest.mark.parametrize("wanted", ["SMOKE", "smoke", " smoke  detector", "detect smok", "smokè"])
def test_large_letters_order_and_accents_make_no_difference(wanted: str) -> None:
    assert ("alarm", "story") in places(wanted)


def test_all_words_have_to_be_there() -> None:
    assert places("smoke giraffe") == []


@pytest.mark.parametrize("wanted", ["", " ", "a"])
def test_hardly_anything_finds_nothing(wanted: str) -> None:
    assert places(wanted) == []


def test_the_words_around_a_hit_are_shown_and_none_is_cut() -> None:
    [found] = [one for one in find_in_lessons(COURSE, "toast") if one.lesson_id == "alarm"]

    assert "toast" in found.around
    inner = found.around.removeprefix("… ").removesuffix(" …")
    text = COURSE.lessons["alarm"].screens[3].plain
    assert f" {inner} " in f" {' '.join(text.split())} "
    assert len(found.around) < 140


def test_a_hit_in_the_title_of_a_screen_shows_its_beginning() -> None:
    assert Found("alarm", "try", "Look around the room for a minute.") in find_in_lessons(COURSE, "moment")
