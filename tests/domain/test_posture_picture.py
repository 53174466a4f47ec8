"""Which pictures show a posture: plain, as one sees oneself, of one person where there is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.posture_picture import plainest, posture_pictures
from gmi_trainer.domain.stimulus import Picture
from tests.samples import sample_picture


def picture(number: int, posture: str, **other: object) -> Picture:
    usual = {"posture": posture, "view": "dorsal", "level": 1, "person": "kim", "rotation_deg": 0.0}
    return replace(sample_picture(number), **{**usual, **other})  # type: ignore[arg-type]  # of each its own kind


def test_each_posture_is_shown_as_the_limb_of_the_side() -> None:
    left, right = picture(1, "flat", side=Side.LEFT), picture(2, "spread", side=Side.RIGHT)

    found = posture_pictures([left, right], ["flat", "spread", "", "moon"], Side.RIGHT)

    assert {name: (one.picture, one.mirrored, one.side) for name, one in found.items()} == {
        "flat": (left, True, Side.RIGHT),
        "spread": (right, False, Side.RIGHT),
    }


def test_the_view_of_ones_own_limb_comes_first_and_then_the_upright_one() -> None:
    palm, own = picture(1, "flat", view="palmar"), picture(2, "flat", view="dorsal")
    odd, tilted = picture(3, "flat", level=3), picture(4, "flat", rotation_deg=9.0)

    assert plainest([palm, odd, tilted, own], "flat") == (own, tilted)
    assert posture_pictures([palm, odd, tilted, own], ["flat"], Side.LEFT)["flat"].picture == own


@pytest.mark.parametrize(
    ("posture", "worse", "better"),
    [
        ("open", "front", "own"),
        ("open", "outer", "own"),
        ("turned", "front", "back"),
        ("turned", "front_obl_r", "above_obl"),
        ("aside", "front_obl", "back_obl"),
    ],
)
def test_elbows_knees_shoulders_and_backs_are_seen_as_their_owner_has_them(
    posture: str, worse: str, better: str
) -> None:
    pictures = [picture(1, posture, view=worse), picture(2, posture, view=better, rotation_deg=8.0)]

    assert [one.view for one in plainest(pictures, posture)] == [better]


def test_without_an_own_view_any_other_will_do() -> None:
    pictures = [picture(1, "bent", view="above_in"), picture(2, "bent", view="front")]

    assert [one.view for one in plainest(pictures, "bent")] == ["front", "above_in"]


def test_an_awkward_picture_is_shown_only_where_there_is_no_plain_one_and_a_drawing_never() -> None:
    odd, cluttered = picture(1, "kneeling", level=3, view="front"), picture(2, "kneeling", level=4)
    plain, drawn = picture(3, "bent", view="front"), picture(4, "moon", level=5)
    awkward = picture(5, "bent", level=3, view="own")

    found = posture_pictures([odd, cluttered, plain, drawn, awkward], ["kneeling", "bent", "moon"], Side.LEFT)

    assert {name: one.picture for name, one in found.items()} == {"kneeling": odd, "bent": plain}


def test_the_person_with_most_of_the_postures_shows_them_all() -> None:
    others = [picture(1, "flat", person="ada"), picture(2, "moon", person="ada")]
    kim = [picture(3, "flat"), picture(4, "spread")]

    found = posture_pictures([*others, *kim], ["flat", "spread"], Side.LEFT)

    assert [one.picture.person for one in found.values()] == ["kim", "kim"]


def test_without_pictures_there_are_words_only() -> None:
    assert posture_pictures([], ["flat"], Side.LEFT) == {}
    assert plainest([picture(1, "")], "") == ()
