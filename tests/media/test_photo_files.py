"""Photos come in upright, with their picture only; what is none is refused in a sentence, its file left as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from gmi_trainer.domain.own_picture import PhotoSize
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.media import photo_files
from gmi_trainer.media.photo_files import KEPT_PX, PillowPhotoFiles
from gmi_trainer.services.own_picture_ports import Photo
from tests.media.library import BLUE, GREEN, RED, WHITE
from tests.media.photos import (
    CAMERA,
    HELD,
    opened,
    png_that_claims,
    profile_with_red_and_blue_changed,
    srgb_profile,
    upright,
    write_photo,
)


def read(file: Path) -> Photo:
    photo = PillowPhotoFiles().read(file)
    assert photo is not None
    return photo


def near(picture: Image.Image, at: tuple[float, float], colour: tuple[int, int, int]) -> bool:
    found = picture.convert("RGB").getpixel((int(picture.width * at[0]), int(picture.height * at[1])))
    assert isinstance(found, tuple)
    return all(abs(a - b) <= 12 for a, b in zip(found, colour, strict=True))


def is_upright(picture: Image.Image) -> bool:
    quarters = (((0.2, 0.2), RED), ((0.8, 0.2), GREEN), ((0.2, 0.8), BLUE), ((0.8, 0.8), WHITE))
    return all(near(picture, at, colour) for at, colour in quarters)


@pytest.mark.parametrize("orientation", HELD)
def test_a_photo_is_upright_however_the_camera_was_held(tmp_path: Path, orientation: int) -> None:
    photo = read(write_photo(tmp_path / "a.jpg", orientation=orientation))

    assert photo.size == PhotoSize(400, 300)
    assert is_upright(opened(photo.content))


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_nothing_but_the_picture_stays(tmp_path: Path, name: str) -> None:
    file = write_photo(tmp_path / name, orientation=6)
    before, facts = file.read_bytes(), file.stat()
    assert CAMERA.encode() in before
    assert b"zebra-lighthouse" in before

    photo = read(file)

    kept = opened(photo.content)
    assert is_upright(kept)
    assert dict(kept.getexif()) == {}
    assert set(kept.info) <= {"background", "loop", "timestamp", "duration"}, "WebP says no more than that"
    for trace in (b"EXIF", b"Exif", b"XMP ", b"ICCP", CAMERA.encode(), b"zebra", b"a.jpg"):
        assert trace not in photo.content
    after = file.stat()
    assert (file.read_bytes(), after.st_mtime_ns) == (before, facts.st_mtime_ns), "the file stays as it was"


def test_colours_are_turned_into_those_of_every_screen(tmp_path: Path) -> None:
    red = Image.new("RGB", (300, 300), RED)
    red.save(tmp_path / "odd.png", icc_profile=profile_with_red_and_blue_changed())
    red.save(tmp_path / "senseless.png", icc_profile=b"no profile at all")
    Image.new("L", (300, 300), 128).save(tmp_path / "unfit.png", icc_profile=srgb_profile())

    assert near(opened(read(tmp_path / "odd.png").content), (0.5, 0.5), RED[::-1])
    assert near(opened(read(tmp_path / "senseless.png").content), (0.5, 0.5), RED)
    assert near(opened(read(tmp_path / "unfit.png").content), (0.5, 0.5), (128, 128, 128))


def test_what_is_see_through_lies_on_white_and_16_bits_stay_grey(tmp_path: Path) -> None:
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(tmp_path / "clear.png")
    Image.new("I;16", (300, 300), 128 * 256).save(tmp_path / "deep.png")

    assert near(opened(read(tmp_path / "clear.png").content), (0.5, 0.5), (255, 255, 255))
    assert near(opened(read(tmp_path / "deep.png").content), (0.5, 0.5), (128, 128, 128))


def test_a_large_photo_is_kept_smaller_and_a_long_one_wide_enough(tmp_path: Path) -> None:
    upright(4000, 3000).save(tmp_path / "large.jpg")
    upright(4000, 400).save(tmp_path / "long.png")

    assert read(tmp_path / "large.jpg").size == PhotoSize(KEPT_PX, 960)
    assert read(tmp_path / "long.png").size == PhotoSize(2000, 200)


def test_the_same_picture_has_the_same_name_whatever_is_noted_in_its_file(tmp_path: Path) -> None:
    plain = tmp_path / "plain.png"
    upright().save(plain)
    noted = write_photo(tmp_path / "noted.png")

    first, second = read(plain), read(noted)

    assert first.sha256 == second.sha256
    assert first.source_sha256 != second.source_sha256


def test_a_file_that_is_known_is_not_decoded_again(tmp_path: Path) -> None:
    file = write_photo(tmp_path / "a.jpg")
    known = {read(file).source_sha256}

    assert PillowPhotoFiles().read(file, known) is None


def refused(file: Path) -> UserProblem:
    with pytest.raises(UserProblem) as raised:
        read(file)
    assert raised.value.values["file"] == file.name
    return raised.value


def test_what_cannot_be_used_is_refused_in_a_sentence_of_its_own(tmp_path: Path) -> None:
    whole = write_photo(tmp_path / "whole.jpg", upright(1200, 900)).read_bytes()
    cases = {
        "letter.jpg": (b"Dear diary", Problem.PHOTO_NOT_A_PICTURE),
        "empty.jpg": (b"", Problem.PHOTO_NOT_A_PICTURE),
        "drawing.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Problem.PHOTO_NOT_A_PICTURE),
        "cut-off.jpg": (whole[: len(whole) // 2], Problem.PHOTO_NOT_WHOLE),
        "hollow.png": (png_that_claims(400, 300), Problem.PHOTO_NOT_WHOLE),
        "bomb.png": (png_that_claims(9_000, 9_000), Problem.PHOTO_TOO_LARGE),
        "larger-bomb.png": (png_that_claims(60_000, 60_000), Problem.PHOTO_TOO_LARGE),
    }
    for name, (content, problem) in cases.items():
        (tmp_path / name).write_bytes(content)
        assert refused(tmp_path / name).problem is problem, name
    upright(400, 150).save(tmp_path / "tiny.png")
    assert refused(tmp_path / "tiny.png").problem is Problem.PHOTO_TOO_SMALL
    upright().save(tmp_path / "moving.gif")
    assert refused(tmp_path / "moving.gif").problem is Problem.PHOTO_NOT_A_PICTURE


def test_a_file_that_is_gone_or_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")

    for name in ("pipe.jpg", "gone.jpg"):
        assert refused(tmp_path / name).problem is Problem.PHOTO_OUT_OF_REACH


def test_a_file_larger_than_any_photo_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write_photo(tmp_path / "a.jpg")
    monkeypatch.setattr(photo_files, "LARGEST_FILE_BYTES", file.stat().st_size - 1)

    assert refused(file).problem is Problem.PHOTO_TOO_LARGE


def test_a_folder_gives_its_photos_by_name_and_nothing_hidden(tmp_path: Path) -> None:
    for name in ("b.JPG", "a.png", "notes.txt", ".hidden.jpg", "in/c.webp", ".in/d.jpg"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"")
    (tmp_path / "round").symlink_to(tmp_path)

    found = PillowPhotoFiles().find([tmp_path, tmp_path / "a.png", tmp_path / "notes.txt"])

    assert [file.relative_to(tmp_path).as_posix() for file in found.files] == [
        "a.png",
        "b.JPG",
        "in/c.webp",
        "notes.txt",  # chosen by itself: it is told why not
    ]


def test_of_very_many_some_are_left_for_another_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_files, "MOST_FILES", 2)
    for number in range(5):
        (tmp_path / f"{number}.jpg").write_bytes(b"")

    found = PillowPhotoFiles().find([tmp_path])

    assert ([file.name for file in found.files], found.more) == (["0.jpg", "1.jpg"], 3)
