"""Frames: mirrored, turned clockwise, round, opaque, of the size asked for; hostile files have their problem."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps, ImageStat

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import ROTATIONS, Stimulus
from gmi_trainer.media import frame_drawing
from gmi_trainer.media.frames import AHEAD, MOST_WORKERS, PillowFrames, side_by_side
from gmi_trainer.services.picture_ports import Frame
from tests.media.library import BLUE, GREEN, RED, WHITE, quartered
from tests.samples import sample_picture

STAGE = (90, 100, 110)
SIZE = 80

Colour = tuple[int, int, int]


def stimulus_of(file: str, *, mirrored: bool = False, rotation_deg: int = 0) -> Stimulus:
    return Stimulus(replace(sample_picture(), file=file), mirrored, rotation_deg)


def prepare(folder: Path, *stimuli: Stimulus, size: int = SIZE) -> tuple[Frame, ...]:
    made: list[Frame] = []
    PillowFrames(folder).prepare(stimuli, size, STAGE, made.append, lambda: False)
    return tuple(made)


def prepare_one(folder: Path, *, mirrored: bool = False, rotation_deg: int = 0, size: int = SIZE) -> Frame:
    if not (folder / "quarters.png").exists():
        quartered().save(folder / "quarters.png")
    (frame,) = prepare(
        folder, stimulus_of("quarters.png", mirrored=mirrored, rotation_deg=rotation_deg), size=size
    )
    return frame


def colour_at(frame: Frame, x: float, y: float) -> Colour:
    """The colour at a place given as parts of the side, from the top left."""
    at = 4 * (round(y * (frame.size - 1)) * frame.size + round(x * (frame.size - 1)))
    blue, green, red, _ = frame.pixels[at : at + 4]
    return red, green, blue


def quarters(frame: Frame) -> list[Colour]:
    """Top left, top right, bottom left, bottom right."""
    return [colour_at(frame, x, y) for y in (0.3, 0.7) for x in (0.3, 0.7)]


def test_a_frame_has_the_size_asked_for_and_four_bytes_a_pixel(tmp_path: Path) -> None:
    frame = prepare_one(tmp_path, size=53)

    assert (frame.size, len(frame.pixels)) == (53, 53 * 53 * 4)


def test_pixels_are_blue_green_red_as_a_screen_takes_them(tmp_path: Path) -> None:
    assert quarters(prepare_one(tmp_path)) == [RED, GREEN, BLUE, WHITE]


def test_the_mirror_twin_is_mirrored_left_to_right(tmp_path: Path) -> None:
    assert quarters(prepare_one(tmp_path, mirrored=True)) == [GREEN, RED, WHITE, BLUE]


def test_a_positive_turn_is_clockwise(tmp_path: Path) -> None:
    assert quarters(prepare_one(tmp_path, rotation_deg=90)) == [BLUE, RED, WHITE, GREEN]
    assert quarters(prepare_one(tmp_path, rotation_deg=-90)) == [GREEN, WHITE, RED, BLUE]
    assert quarters(prepare_one(tmp_path, rotation_deg=180)) == [WHITE, BLUE, GREEN, RED]


def test_an_oblique_turn_is_clockwise_too(tmp_path: Path) -> None:
    frame = prepare_one(tmp_path, rotation_deg=45)

    at_the_edges = [colour_at(frame, *place) for place in [(0.5, 0.2), (0.8, 0.5), (0.5, 0.8), (0.2, 0.5)]]

    assert at_the_edges == [RED, GREEN, WHITE, BLUE]  # top left has come to the top, and so on round


def test_mirroring_comes_before_turning(tmp_path: Path) -> None:
    assert quarters(prepare_one(tmp_path, mirrored=True, rotation_deg=90)) == [WHITE, GREEN, BLUE, RED]


@pytest.mark.parametrize("rotation_deg", ROTATIONS)
def test_a_twin_turned_the_other_way_is_the_exact_mirror_image(tmp_path: Path, rotation_deg: int) -> None:
    one = prepare_one(tmp_path, rotation_deg=rotation_deg)
    twin = prepare_one(tmp_path, mirrored=True, rotation_deg=-rotation_deg)

    for y in (0.1, 0.25, 0.4, 0.6, 0.8):
        for x in (0.2, 0.35, 0.45, 0.7):
            pairs = zip(colour_at(one, x, y), colour_at(twin, 1 - x, y), strict=True)
            assert all(abs(a - b) <= 3 for a, b in pairs)


@pytest.mark.parametrize("rotation_deg", ROTATIONS)
def test_corners_show_the_stage_and_every_pixel_is_opaque(tmp_path: Path, rotation_deg: int) -> None:
    frame = prepare_one(tmp_path, rotation_deg=rotation_deg)

    assert {colour_at(frame, x, y) for x in (0, 0.1, 0.9, 1) for y in (0, 0.1, 0.9, 1)} == {STAGE}
    assert set(frame.pixels[3::4]) == {255}


@pytest.mark.parametrize("size", [240, 300, 481])
@pytest.mark.parametrize("rotation_deg", [*ROTATIONS, 30])
def test_the_rim_betrays_no_turn(tmp_path: Path, rotation_deg: int, size: int) -> None:
    Image.new("RGB", (768, 768), STAGE).save(tmp_path / "flat.png")

    (frame,) = prepare(tmp_path, stimulus_of("flat.png", rotation_deg=rotation_deg), size=size)

    assert set(zip(*[iter(frame.pixels)] * 4, strict=True)) == {(*reversed(STAGE), 255)}


def test_the_rim_is_smooth(tmp_path: Path) -> None:
    Image.new("RGB", (64, 64), "white").save(tmp_path / "white.png")

    (frame,) = prepare(tmp_path, stimulus_of("white.png"))

    assert len(set(frame.pixels[0::4])) > 4, "between the stage and the picture there are shades"


def test_an_oblong_picture_is_cropped_to_its_middle(tmp_path: Path) -> None:
    wide = Image.new("RGB", (300, 100), RED)
    wide.paste(GREEN, (100, 0, 200, 100))
    wide.save(tmp_path / "wide.png")

    (frame,) = prepare(tmp_path, stimulus_of("wide.png"))

    assert quarters(frame) == [GREEN] * 4


def test_the_file_stays_as_it_was(tmp_path: Path) -> None:
    prepare_one(tmp_path)
    before = hashlib.sha256((tmp_path / "quarters.png").read_bytes()).digest()

    prepare_one(tmp_path, mirrored=True, rotation_deg=45)

    assert hashlib.sha256((tmp_path / "quarters.png").read_bytes()).digest() == before


def test_frames_come_in_order(tmp_path: Path) -> None:
    quartered().save(tmp_path / "q.png")
    stimuli = [stimulus_of("q.png", mirrored=bool(n % 2), rotation_deg=ROTATIONS[n % 8]) for n in range(12)]

    assert [frame.stimulus for frame in prepare(tmp_path, *stimuli)] == stimuli


def test_each_is_given_on_as_soon_as_it_is_there_and_cancelling_stops_between_pictures(
    tmp_path: Path,
) -> None:
    quartered().save(tmp_path / "q.png")
    stop = threading.Event()
    given: list[Frame] = []

    def take(frame: Frame) -> None:
        given.append(frame)
        if len(given) == 2:
            stop.set()

    PillowFrames(tmp_path).prepare([stimulus_of("q.png")] * 200, 400, STAGE, take, stop.is_set)

    assert 2 <= len(given) < 20


def test_few_pictures_are_under_way_at_a_time_however_slowly_they_are_taken() -> None:
    begun: list[int] = []
    most = 0

    def work(number: int) -> int:
        begun.append(number)
        return number

    taken = 0
    for number in side_by_side(work, range(50)):
        assert number == taken
        taken += 1
        most = max(most, len(begun) - taken)

    assert taken == 50
    assert most < MOST_WORKERS * AHEAD


def test_a_frame_larger_than_its_picture_is_as_sharp_turned_as_upright(tmp_path: Path) -> None:
    """Turned pictures must not be harder to see: both are enlarged once, in the same way."""
    upright = prepare_one(tmp_path, size=200)
    turned = prepare_one(tmp_path, rotation_deg=45, size=200)

    def steepest(frame: Frame, places: list[tuple[float, float]]) -> int:
        greens = [colour_at(frame, *place)[1] for place in places]
        return max(abs(a - b) for a, b in pairwise(greens))

    across = [(n / 199, 0.3) for n in range(60, 140)]
    along = [
        (0.5 + 0.2 * 2**0.5 / 2 + d * 2**0.5 / 2, 0.5 - 0.2 * 2**0.5 / 2 + d * 2**0.5 / 2)
        for d in (n / 199 for n in range(-40, 41))
    ]
    assert abs(steepest(upright, across) - steepest(turned, along)) <= 12


@pytest.mark.parametrize(("rotation_deg", "mirrored"), [(45, False), (225, True), (-30, True)])
@pytest.mark.parametrize("size", [81, 500])
def test_a_turn_in_strips_is_the_turn_of_the_whole_picture(
    tmp_path: Path, size: int, rotation_deg: int, mirrored: bool
) -> None:
    """Against the slow way: enlarged, mirrored and turned one after the other."""
    soft = quartered(400).filter(ImageFilter.GaussianBlur(8))
    soft.save(tmp_path / "soft.png")
    whole = soft.resize((size, size), Image.Resampling.LANCZOS)
    whole = ImageOps.mirror(whole) if mirrored else whole
    whole = whole.rotate(-rotation_deg, Image.Resampling.BICUBIC)

    (frame,) = prepare(
        tmp_path, stimulus_of("soft.png", mirrored=mirrored, rotation_deg=rotation_deg), size=size
    )

    shown = Image.frombuffer("RGBA", (size, size), frame.pixels, "raw", "BGRA", 0, 1).convert("RGB")
    disc = Image.new("L", (size, size))
    ImageDraw.Draw(disc).ellipse((4, 4, size - 5, size - 5), fill=255)
    off = ImageStat.Stat(ImageChops.difference(shown, whole), disc)
    assert max(off.mean) < 0.5, "half a level of 255, on the average"


def test_nothing_asked_nothing_made(tmp_path: Path) -> None:
    assert prepare(tmp_path) == ()


@pytest.mark.parametrize("name", ["cut.png", "cut.webp", "cut.jpg"])
def test_a_file_that_was_cut_short_is_named(tmp_path: Path, name: str) -> None:
    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    noise.save(tmp_path / name)
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:-3000])

    assert problem_of(tmp_path, name) is Problem.PICTURE_UNREADABLE


@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"RIFF\x10\x00\x00\x00WEBPVP8 "],
)
def test_what_is_no_picture_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.png").write_bytes(content)

    assert problem_of(tmp_path, "odd.png") is Problem.PICTURE_UNREADABLE


def test_only_the_usual_kinds_of_pictures_are_opened(tmp_path: Path) -> None:
    quartered().save(tmp_path / "posing.png", format="TIFF")

    assert problem_of(tmp_path, "posing.png") is Problem.PICTURE_UNREADABLE


def test_a_missing_picture_is_named(tmp_path: Path) -> None:
    assert problem_of(tmp_path, "gone.webp") is Problem.PICTURE_MISSING


def test_a_folder_in_a_pictures_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()

    assert problem_of(tmp_path, "folder.png") is Problem.PICTURE_UNREADABLE


@pytest.mark.parametrize("side", [6400, 9800, 13600])  # more than we take; Pillow warns; Pillow refuses
def test_a_small_file_that_would_unfold_to_a_huge_picture_is_refused(tmp_path: Path, side: int) -> None:
    Image.new("1", (side, side)).save(tmp_path / "bomb.png")

    assert (tmp_path / "bomb.png").stat().st_size < 100_000
    assert problem_of(tmp_path, "bomb.png") is Problem.PICTURE_TOO_LARGE


def test_a_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quartered().save(tmp_path / "big.png")
    monkeypatch.setattr(frame_drawing, "LARGEST_FILE_BYTES", 50)

    assert problem_of(tmp_path, "big.png") is Problem.PICTURE_TOO_LARGE


def test_one_bad_picture_among_good_ones_is_the_one_named(tmp_path: Path) -> None:
    quartered().save(tmp_path / "q.png")
    (tmp_path / "bad.png").write_bytes(b"bad")

    with pytest.raises(UserProblem) as raised:
        prepare(tmp_path, stimulus_of("q.png"), stimulus_of("bad.png"), *[stimulus_of("q.png")] * 20)

    assert raised.value.values["file"] == "bad.png"


def problem_of(folder: Path, file: str) -> Problem:
    with pytest.raises(UserProblem) as raised:
        prepare(folder, stimulus_of(file))
    assert raised.value.values["file"] == file
    return raised.value.problem
