"""Finding words in the lessons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi_trainer.domain.lesson_search import Found, FoundNote, find_in_lessons, find_in_notes
from gmi_trainer.domain.short_note import ShortNote
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


@pytest.mark.parametrize(
    ("wanted", "around"),
    [
        ("toes", "For those who bumped one."),
        ("bumped one", "For those who bumped one."),
        ("Shoe", "All pain is real. Shoes do help."),
        ("toes and scans", None),
        ("t", None),
        ("", None),
    ],
)
def test_a_short_note_is_found_by_its_title_and_by_what_it_says(wanted: str, around: str | None) -> None:
    note = ShortNote(
        "toes", "Sore toes", "For those who bumped one.", "", "All pain is real.\nShoes do help."
    )
    course = replace(COURSE, notes=(note,))

    assert find_in_notes(course, wanted) == (() if around is None else (FoundNote("toes", around),))
    assert find_in_notes(COURSE, wanted) == ()
