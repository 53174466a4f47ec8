"""Pictures of one's own become frames in the same way as those of the library, out of a real record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import count
from pathlib import Path

import pytest

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.own_picture import OwnPicture, PhotoSize, RoundFrame
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.media.own_frames import OwnPictureFrames
from gmi_trainer.media.photo_files import PillowPhotoFiles
from gmi_trainer.services.own_picture_ports import Look, Photo
from gmi_trainer.services.picture_ports import Frame, PicturesUnusable
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.own_picture_log import SqliteOwnPictureReader, SqliteOwnPictures
from tests.fakes import FakeClock
from tests.media.library import BLUE, GREEN, RED, WHITE
from tests.media.photos import png_that_claims, upright, write_photo
from tests.samples import sample_photo
from tests.storage.records import new_record, opened

SIZE = 120
STAGE = (200, 200, 200)
Colour = tuple[int, int, int]


class Album:
    """A record with a photo of four colours, twice as wide as high, framed on its left half."""

    def __init__(self, record: Record, folder: Path) -> None:
        self.record = record
        numbers = count(1)
        self.own = SqliteOwnPictures(self.record, FakeClock(), lambda: f"photo-{next(numbers)}")
        self.frames = OwnPictureFrames(self.reader)
        write_photo(folder / "a.jpg", upright(800, 400), orientation=8)
        photo = PillowPhotoFiles().read(folder / "a.jpg")
        assert photo is not None
        self.add(photo)
        self.own.put_frame("photo-1", RoundFrame(0, 0, 400))

    @property
    def reader(self) -> Callable[[], AbstractContextManager[SqliteOwnPictureReader]]:
        return lambda: SqliteOwnPictureReader(self.record.path)

    def add(self, photo: Photo, side: Side = Side.LEFT) -> None:
        uuid = self.own.add(photo, BodyPart.HAND)
        assert uuid is not None
        self.own.say(uuid, BodyPart.HAND, side)

    @property
    def pictures(self) -> tuple[OwnPicture, ...]:
        return self.own.all()

    def draw(self, *, mirrored: bool = False, turn: int = 0) -> Frame:
        stimulus = Stimulus(self.pictures[0].picture(), mirrored, turn)
        made: list[Frame] = []
        self.frames.prepare([stimulus], SIZE, STAGE, made.append, lambda: False)
        (frame,) = made
        return frame


@pytest.fixture
def album(tmp_path: Path) -> Iterator[Album]:
    with opened(new_record(tmp_path / "record.sqlite3")) as record:
        yield Album(record, tmp_path)


def colour(pixels: bytes, width: int, x: int, y: int) -> Colour:
    at = 4 * (y * width + x)
    blue, green, red, opaque = pixels[at : at + 4]
    assert opaque == 255
    return red, green, blue


def near(pixels: bytes, width: int, at: tuple[int, int], wanted: Colour) -> bool:
    return all(abs(a - b) <= 14 for a, b in zip(colour(pixels, width, *at), wanted, strict=True))


def test_it_is_cut_out_turned_and_mirrored_as_those_of_the_library_are(album: Album) -> None:
    plain, twin, turned = album.draw(), album.draw(mirrored=True), album.draw(turn=90)

    upper, lower = (60, 25), (60, 95)
    assert near(plain.pixels, SIZE, upper, RED)
    assert near(plain.pixels, SIZE, lower, BLUE)
    assert near(twin.pixels, SIZE, upper, RED)
    assert near(turned.pixels, SIZE, (95, 60), RED), "clockwise"
    assert colour(plain.pixels, SIZE, 2, 2) == STAGE, "round, on the stage"


def test_the_twin_is_the_mirror_image(album: Album) -> None:
    album.own.put_frame("photo-1", RoundFrame(200, 0, 400))

    plain, twin = album.draw(), album.draw(mirrored=True)

    left, right = (30, 40), (90, 40)
    assert near(plain.pixels, SIZE, left, RED)
    assert near(plain.pixels, SIZE, right, GREEN)
    assert near(twin.pixels, SIZE, left, GREEN)
    assert near(twin.pixels, SIZE, right, RED)


def test_beyond_the_photo_there_is_its_mean_colour(album: Album) -> None:
    album.own.put_frame("photo-1", RoundFrame(0, -200, 800))

    frame = album.draw()

    mean: Colour = tuple(sum(c) // 4 for c in zip(RED, GREEN, BLUE, WHITE, strict=True))  # type: ignore[assignment]
    assert near(frame.pixels, SIZE, (60, 12), mean)
    assert near(frame.pixels, SIZE, (30, 45), RED)


def test_what_cannot_be_read_is_told_by_the_name_that_drills_know(album: Album) -> None:
    album.add(sample_photo(2, b"no picture at all"))
    album.add(Photo(png_that_claims(9_000, 9_000), PhotoSize(9_000, 9_000), "c" * 64, "d" * 64))
    stimuli = [Stimulus(own.picture(), False, 0) for own in album.pictures]

    with pytest.raises(PicturesUnusable) as raised:
        album.frames.prepare(stimuli, SIZE, STAGE, lambda _n: None, lambda: False)

    assert raised.value.problem is Problem.OWN_PICTURE_UNREADABLE
    assert raised.value.pictures == {own.shown_sha256 for own in album.pictures[1:]}


def test_one_that_was_deleted_meanwhile_is_told_too(album: Album) -> None:
    stimulus = Stimulus(album.pictures[0].picture(), False, 0)
    album.own.remove(["photo-1"])

    with pytest.raises(PicturesUnusable):
        album.frames.prepare([stimulus], SIZE, STAGE, lambda _n: None, lambda: False)


def test_a_photo_is_read_once_however_often_it_is_shown_and_not_at_all_when_nobody_waits(
    album: Album,
) -> None:
    stimuli = [
        Stimulus(album.pictures[0].picture(), mirrored, turn)
        for mirrored in (True, False)
        for turn in (0, 90)
    ]
    frames: list[Frame] = []

    album.frames.prepare(stimuli, SIZE, STAGE, frames.append, lambda: False)

    assert [frame.stimulus for frame in frames] == stimuli
    frames.clear()
    album.frames.prepare(stimuli, SIZE, STAGE, frames.append, lambda: True)
    assert frames == []


def test_a_look_shows_the_whole_photo_or_what_is_in_the_frame(album: Album) -> None:
    (picture,) = album.pictures

    whole = album.frames.whole(picture, 200)
    ((_, look),) = album.frames.round([picture], 64, STAGE, lambda: False)

    assert (whole.width, whole.height, len(whole.pixels)) == (200, 100, 80_000)
    assert near(whole.pixels, 200, (150, 25), GREEN)
    assert isinstance(look, Look)
    assert near(look.pixels, 64, (32, 15), RED)


def test_a_look_at_one_that_cannot_be_read_is_left_out_or_told(album: Album) -> None:
    album.add(sample_photo(2, b"no picture at all"))

    assert [own.uuid for own, _ in album.frames.round(album.pictures, 64, STAGE, lambda: False)] == [
        "photo-1"
    ]
    with pytest.raises(UserProblem):
        album.frames.whole(album.pictures[1], 200)
