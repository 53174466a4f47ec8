"""The round frame stays on its photo; what is shown has a name of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.own_picture import OwnPicture, PhotoSize, RoundFrame, moved, put_at, sized

PHOTO = PhotoSize(300, 200)
PICTURE = OwnPicture(
    "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0", "a" * 64, BodyPart.HAND, Side.LEFT, PHOTO, PHOTO.whole()
)


def test_a_new_photo_is_seen_as_large_as_it_can_be_in_the_middle() -> None:
    assert PHOTO.whole() == RoundFrame(50, 0, 200)
    assert PhotoSize(200, 300).whole() == RoundFrame(0, 50, 200)


def test_the_frame_moves_a_little_and_stops_at_the_edge() -> None:
    frame = moved(PHOTO.whole(), 1, 0, PHOTO)
    assert frame == RoundFrame(58, 0, 200)

    for _ in range(20):
        frame = moved(frame, 1, 1, PHOTO)
    assert frame == RoundFrame(100, 0, 200)


def test_larger_than_the_shorter_side_it_reaches_beyond_the_photo_but_not_beyond_the_longer_one() -> None:
    assert sized(PHOTO.whole(), 1, PHOTO) == RoundFrame(42, -8, 216)
    assert sized(PHOTO.whole(), 50, PHOTO) == RoundFrame(0, -50, 300)


def test_smaller_it_keeps_enough_to_be_seen() -> None:
    assert sized(PHOTO.whole(), -50, PHOTO).side == 40
    assert sized(RoundFrame(0, 0, 4), 1, PhotoSize(5, 5)).side == 5, "a press does something"


def test_the_frame_goes_to_where_somebody_points() -> None:
    small = RoundFrame(0, 0, 100)
    assert put_at(small, (150, 100), PHOTO) == RoundFrame(100, 50, 100)
    assert put_at(small, (999, 0), PHOTO) == RoundFrame(200, 0, 100)


sides = st.integers(20, 3000)


@given(sides, sides, st.integers(-5000, 5000), st.integers(-5000, 5000), st.integers(1, 9000))
def test_a_frame_that_makes_sense_is_left_as_it_is(
    width: int, height: int, left: int, top: int, side: int
) -> None:
    photo = PhotoSize(width, height)

    fitted = photo.fitted(RoundFrame(left, top, side))

    assert photo.fitted(fitted) == fitted
    assert fitted.side <= photo.longer
    for at, length in ((fitted.left, width), (fitted.top, height)):
        assert 0 <= at + fitted.side / 2 <= length


@pytest.mark.parametrize(
    "other",
    [
        replace(PICTURE, side=Side.RIGHT),
        replace(PICTURE, part=BodyPart.FOOT),
        replace(PICTURE, sha256="b" * 64),
        PICTURE.with_frame(RoundFrame(0, 0, 120)),
    ],
)
def test_another_side_part_or_frame_is_another_picture(other: OwnPicture) -> None:
    assert other.shown_sha256 != PICTURE.shown_sha256


def test_a_drill_gets_it_with_nothing_but_its_side() -> None:
    picture = PICTURE.picture()

    assert (picture.side, picture.part, picture.level) == (Side.LEFT, BodyPart.HAND, 1)
    assert picture.sha256 == PICTURE.shown_sha256
    assert picture.picture_id == "own-0f1e2d3c4b5a"
