"""Photos of one's own as rows, and rows as values again."""

from __future__ import annotations

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.own_picture import OwnPicture, PhotoSize, RoundFrame
from gmi_trainer.storage import driver

SELECT_ALL = """
    SELECT uuid, sha256, part, side, width, height, frame_left, frame_top, frame_side FROM own_picture ORDER BY id
"""
SELECT_PHOTO = "SELECT photo FROM own_picture WHERE uuid = ?"


def picture_from(row: driver.Row) -> OwnPicture:
    """Without its pixels."""
    return OwnPicture(
        uuid=row["uuid"],
        sha256=row["sha256"],
        part=BodyPart(row["part"]),
        side=Side(row["side"]) if row["side"] is not None else None,
        size=PhotoSize(row["width"], row["height"]),
        frame=RoundFrame(row["frame_left"], row["frame_top"], row["frame_side"]),
    )
