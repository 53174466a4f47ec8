"""A camera as a mirror: both halves stand where a mirror would show them, and the delay is told in its parts."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.webcam import (
    ENOUGH_PICTURES,
    MOST_DELAY_MS,
    Delay,
    MirrorSetup,
    Seen,
    delay_of,
    halves,
)

HD, ROOM = (1280, 720), (960, 540)


def test_the_right_side_is_what_a_camera_sees_at_its_left() -> None:
    found = halves(HD, ROOM, MirrorSetup(Side.RIGHT))

    assert (found.source.left, found.source.width) == (0, 640)
    assert found.turned.left == 480, "in a mirror the right hand is at the right"
    assert found.as_it_is.left + found.as_it_is.width == 480, "and its twin meets it in the middle"


def test_the_left_side_the_other_way_round() -> None:
    found = halves(HD, ROOM, MirrorSetup(Side.LEFT))

    assert (found.source.left, found.source.width) == (640, 640)
    assert found.turned.left + found.turned.width == 480
    assert found.as_it_is.left == 480


def test_a_camera_that_turns_its_picture_itself_is_not_turned_again() -> None:
    found = halves(HD, ROOM, MirrorSetup(Side.RIGHT, turned=True))

    assert found.source.left == 640
    assert found.as_it_is.left == 480


@pytest.mark.parametrize("kept", Side)
@pytest.mark.parametrize("line", [20, 44, 50, 80])
@pytest.mark.parametrize("gap", [0, 6, 20])
@pytest.mark.parametrize("room", [ROOM, (700, 200), (301, 907)])
def test_both_halves_are_alike_and_fit(kept: Side, line: int, gap: int, room: tuple[int, int]) -> None:
    found = halves(HD, room, MirrorSetup(kept, line, gap))
    left, right = sorted((found.as_it_is, found.turned), key=lambda box: box.left)

    assert (left.width, left.height) == (right.width, right.height)
    assert left.left >= 0
    assert right.left + right.width <= room[0]
    assert left.top >= 0
    assert left.top + left.height <= room[1]
    assert left.left + left.width + right.left == room[0] // 2 * 2, "as far from the middle"
    assert abs(left.width / left.height - found.source.width / found.source.height) < 0.03, "not stretched"


def test_the_line_is_where_the_body_has_its_middle() -> None:
    assert halves(HD, ROOM, MirrorSetup(Side.RIGHT, 60)).source.width == 512
    assert halves(HD, ROOM, MirrorSetup(Side.LEFT, 60)).source.width == 768


def test_line_and_gap_stop_at_their_ends() -> None:
    setup = MirrorSetup()
    for _ in range(50):
        setup = setup.with_line_moved(1).with_gap_changed(1)
    assert (setup.line_percent, setup.gap_percent) == (80, 20)
    for _ in range(50):
        setup = setup.with_line_moved(-1).with_gap_changed(-1)
    assert (setup.line_percent, setup.gap_percent) == (20, 0)
    assert setup.with_other_half().kept is Side.LEFT
    assert setup.with_picture_turned().turned


@pytest.mark.parametrize(("line", "gap"), [(10, 0), (90, 0), (50, -2), (50, 30)])
def test_no_other_setup_can_be(line: int, gap: int) -> None:
    with pytest.raises(ValueError, match="percent"):
        MirrorSetup(line_percent=line, gap_percent=gap)


def pictures(count: int, paint_ms: float, *, late_ms: float = 0, has_start: bool = True) -> list[Seen]:
    """Thirty a second; every tenth came ``late_ms`` later than its stamp says."""
    found = []
    for n in range(count):
        late = late_ms if n % 10 == 9 else 0
        came = round((5_000 + n * 1000 / 30 + late) * 1_000_000)
        start = round(n * 1_000_000 / 30) if has_start else None
        found.append(Seen(start, came, came + round(paint_ms * 1_000_000)))
    return found


def test_the_delay_is_what_was_measured_and_what_was_worked_out() -> None:
    delay = delay_of(pictures(60, 9.0), 60.0)

    assert delay is not None
    assert delay.program_ms == pytest.approx(9.0, abs=0.1)
    assert delay.camera_ms == pytest.approx(33.3, abs=0.1)
    assert delay.screen_ms == pytest.approx(16.7, abs=0.1)
    assert delay.total_ms == pytest.approx(59.0, abs=0.2)
    assert delay.is_short


def test_pictures_that_wait_on_their_way_count() -> None:
    steady, stumbling = delay_of(pictures(60, 9.0), 60.0), delay_of(pictures(60, 9.0, late_ms=60), 60.0)

    assert steady is not None
    assert stumbling is not None
    assert stumbling.program_ms - steady.program_ms == pytest.approx(60, abs=1)
    assert not stumbling.is_short


def test_without_stamps_of_the_camera_only_the_paint_is_measured() -> None:
    delay = delay_of(pictures(60, 9.0, late_ms=60, has_start=False), 60.0)

    assert delay is not None
    assert delay.program_ms == pytest.approx(9.0, abs=0.1)


def test_too_few_pictures_say_nothing() -> None:
    assert delay_of(pictures(ENOUGH_PICTURES - 1, 9.0), 60.0) is None


def test_the_limit_itself_is_still_offered() -> None:
    assert Delay(MOST_DELAY_MS - 50, 33, 17).is_short
    assert not Delay(MOST_DELAY_MS - 49.9, 33, 17).is_short
