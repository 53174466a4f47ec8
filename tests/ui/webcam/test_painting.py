"""The mirror's pixels: the person's right hand is at the right, its twin at the left, in the same colours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.webcam import MirrorSetup
from gmi_trainer.ui.webcam.painting import paint_mirror

RIGHT_HAND, RIGHT_ARM, LEFT_ARM, LEFT_HAND = "#d02020", "#d0a020", "#20a0d0", "#2020d0"
GROUND = "#777777"


def as_a_camera_sees_it() -> QImage:
    """From its left: the person's right hand, right arm, left arm, left hand."""
    picture = QImage(80, 45, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    for place, colour in enumerate((RIGHT_HAND, RIGHT_ARM, LEFT_ARM, LEFT_HAND)):
        painter.fillRect(place * 20, 0, 20, 45, QColor(colour))
    painter.end()
    return picture


def mirror(setup: MirrorSetup, picture: QImage | None = None) -> list[str]:
    """Colours from left to right, in the middle of eight equal strips."""
    room = QImage(160, 90, QImage.Format.Format_RGB32)
    room.fill(QColor(GROUND))
    painter = QPainter(room)
    paint_mirror(painter, picture if picture is not None else as_a_camera_sees_it(), (160, 90), setup)
    painter.end()
    return [room.pixelColor(10 + 20 * strip, 45).name() for strip in range(8)]


def twice(*colours: str) -> list[str]:
    return [colour for colour in colours for _ in range(2)]


def test_the_right_half_stays_at_the_right_and_has_its_twin_at_the_left() -> None:
    assert mirror(MirrorSetup(Side.RIGHT)) == twice(RIGHT_HAND, RIGHT_ARM, RIGHT_ARM, RIGHT_HAND)


def test_the_left_half_likewise() -> None:
    assert mirror(MirrorSetup(Side.LEFT)) == twice(LEFT_HAND, LEFT_ARM, LEFT_ARM, LEFT_HAND)


def test_what_comes_nearer_to_the_middle_does_so_on_both_sides() -> None:
    picture = as_a_camera_sees_it()
    painter = QPainter(picture)
    painter.fillRect(30, 0, 10, 45, QColor(RIGHT_HAND))  # the hand moves inwards over the arm
    painter.end()

    found = mirror(MirrorSetup(Side.RIGHT), picture)

    assert found[3] == found[4] == RIGHT_HAND
    assert found[2] == found[5] == RIGHT_ARM


def test_a_camera_that_turns_its_picture_itself() -> None:
    turned = as_a_camera_sees_it().flipped(Qt.Orientation.Horizontal)

    assert mirror(MirrorSetup(Side.RIGHT, turned=True), turned) == mirror(MirrorSetup(Side.RIGHT))


def test_the_line_decides_what_belongs_to_the_kept_half() -> None:
    seen = mirror(MirrorSetup(Side.RIGHT, line_percent=75))

    assert set(seen) == {RIGHT_HAND, GROUND}, "only the outer quarter is left"


def test_the_gap_shows_the_ground() -> None:
    room = QImage(160, 90, QImage.Format.Format_RGB32)
    room.fill(QColor(GROUND))
    painter = QPainter(room)
    paint_mirror(painter, as_a_camera_sees_it(), (160, 90), MirrorSetup(Side.RIGHT, gap_percent=20))
    painter.end()

    row = [room.pixelColor(x, 45).name() for x in range(160)]
    assert set(row[64:96]) == {GROUND}
    assert row[62] == row[97] == RIGHT_ARM


@pytest.mark.parametrize("kept", Side)
def test_one_side_is_the_exact_mirror_image_of_the_other(kept: Side) -> None:
    room = QImage(160, 90, QImage.Format.Format_RGB32)
    room.fill(QColor(GROUND))
    painter = QPainter(room)
    paint_mirror(painter, as_a_camera_sees_it(), (160, 90), MirrorSetup(kept, line_percent=46, gap_percent=4))
    painter.end()

    assert room == room.flipped(Qt.Orientation.Horizontal), "in every pixel"
