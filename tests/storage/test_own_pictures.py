"""Photos of one's own in a real record: kept once, changed, deleted with nothing left, brought back."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.own_picture import RoundFrame
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.own_picture_log import SqliteOwnPictureReader, SqliteOwnPictures
from tests.fakes import FakeClock
from tests.samples import sample_photo


@pytest.fixture
def own(record: Record) -> SqliteOwnPictures:
    numbers = count(1)
    return SqliteOwnPictures(record, FakeClock(), lambda: f"photo-{next(numbers)}")


def test_a_photo_is_kept_with_its_bytes_and_waits_for_its_side(
    own: SqliteOwnPictures, record: Record
) -> None:
    uuid = own.add(sample_photo(1), BodyPart.FOOT)

    assert uuid == "photo-1"
    with SqliteOwnPictureReader(record.path) as reader:
        (picture,) = reader.all()
        assert (picture.part, picture.side, picture.frame) == (BodyPart.FOOT, None, RoundFrame(50, 0, 200))
        assert reader.content(uuid) == sample_photo(1).content
        assert reader.content("another") is None


def test_the_same_file_or_the_same_picture_in_another_file_is_noticed(own: SqliteOwnPictures) -> None:
    own.add(sample_photo(1), BodyPart.HAND)

    assert own.add(sample_photo(1), BodyPart.HAND) is None
    assert own.add(sample_photo(2, sample_photo(1).content), BodyPart.HAND) is None
    assert own.add(sample_photo(1, b"read by a later version"), BodyPart.HAND) is None
    assert len(own.all()) == 1


def test_what_was_said_can_be_taken_back(own: SqliteOwnPictures) -> None:
    own.add(sample_photo(1), BodyPart.HAND)
    before = own.all()

    say_back = own.say("photo-1", BodyPart.FOOT, Side.RIGHT)
    frame_back = own.put_frame("photo-1", RoundFrame(0, 10, 90))
    (after,) = own.all()
    assert (after.part, after.side, after.frame) == (BodyPart.FOOT, Side.RIGHT, RoundFrame(0, 10, 90))

    frame_back()
    say_back()
    assert own.all() == before


def test_a_deleted_photo_leaves_no_byte_and_comes_back_whole(
    own: SqliteOwnPictures, record: Record, tmp_path: Path
) -> None:
    content = b"zebra-lighthouse" * 9_000
    own.add(sample_photo(1, content), BodyPart.HAND)
    own.add(sample_photo(2), BodyPart.HAND)
    before = own.all()

    undo = own.remove(["photo-1", "photo-2"])
    assert own.all() == ()
    undo()
    assert own.all() == before
    with SqliteOwnPictureReader(record.path) as reader:
        assert reader.content("photo-1") == content

    own.remove(["photo-1"])
    record.close()
    assert [path.name for path in record.path.parent.iterdir() if b"zebra-light" in path.read_bytes()] == []


def test_taking_a_deletion_back_leaves_what_was_brought_in_again(own: SqliteOwnPictures) -> None:
    own.add(sample_photo(1), BodyPart.HAND)
    undo = own.remove(["photo-1"])
    own.add(sample_photo(1), BodyPart.FOOT)

    undo()

    assert [picture.uuid for picture in own.all()] == ["photo-2"]
