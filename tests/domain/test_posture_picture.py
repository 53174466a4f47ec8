"""Which picture shows a posture: plain, as one sees one's own limb, of one person where there is one."""

from __future__ import annotations

from dataclasses import replace

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.posture_picture import posture_pictures
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


def test_only_plain_pictures_and_the_view_of_ones_own_limb_comes_first() -> None:
    palm, own = picture(1, "flat", view="palmar"), picture(2, "flat", view="dorsal")
    odd, tilted = picture(3, "flat", level=3), picture(4, "flat", rotation_deg=9.0)

    assert posture_pictures([palm, odd, tilted, own], ["flat"], Side.LEFT)["flat"].picture == own


def test_the_person_with_most_of_the_postures_shows_them_all() -> None:
    others = [picture(1, "flat", person="ada"), picture(2, "moon", person="ada")]
    kim = [picture(3, "flat"), picture(4, "spread")]

    found = posture_pictures([*others, *kim], ["flat", "spread"], Side.LEFT)

    assert [one.picture.person for one in found.values()] == ["kim", "kim"]


def test_without_pictures_there_are_words_only() -> None:
    assert posture_pictures([], ["flat"], Side.LEFT) == {}
