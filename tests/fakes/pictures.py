"""Stand-ins for the pictures there are, and for what makes them ready."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Event

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import Picture, Stimulus
from gmi_trainer.services.picture_ports import Frame, PicturesUnusable, TestSet


class FakePictureChoices:
    """Pictures left out (picture_ports.PictureChoices)."""

    def __init__(self) -> None:
        self.chosen: dict[str, str] = {}

    def kept_out(self) -> frozenset[str]:
        return frozenset(self.chosen)

    def keep_out(self, sha256: str, picture_id: str) -> None:
        self.chosen.setdefault(sha256, picture_id)

    def allow(self, sha256: str) -> None:
        self.chosen.pop(sha256, None)

    def allow_all(self) -> tuple[tuple[str, str], ...]:
        pictures = tuple(self.chosen.items())
        self.chosen.clear()
        return pictures


class FakeCatalogue:
    """A picture library of values (picture_ports.Catalogue)."""

    def __init__(
        self,
        pictures: Iterable[Picture],
        test_sets: Iterable[TestSet] = (),
        untested: Iterable[BodyPart] = (),
    ) -> None:
        self._pictures = tuple(pictures)
        self._test_sets = tuple(test_sets)
        self._untested = tuple(untested)

    def parts(self) -> tuple[BodyPart, ...]:
        return tuple(part for part in self.training_parts() if part not in self._untested)

    def training_parts(self) -> tuple[BodyPart, ...]:
        return tuple(part for part in BodyPart if any(p.part is part for p in self._pictures))

    def pictures(self, part: BodyPart) -> tuple[Picture, ...]:
        return tuple(p for p in self._pictures if p.part is part)

    def test_set(self, part: BodyPart, version: int | None = None) -> TestSet:
        sets = [s for s in self._test_sets if s.part is part and version in (None, s.version)]
        if not sets:
            raise UserProblem(Problem.TOO_FEW_PICTURES, part=part)
        return max(sets, key=lambda s: s.version)


class FakeFrames:
    """Frames of one colour with a fine grid, on the stage's colour (picture_ports.FrameMaker).

    ``doors`` can be closed, so that the pictures are not ready yet; before the one numbered ``stops_at`` it waits
    for ``later``; ``problem`` is raised when it is set; ``unusable`` has the sha256 names of pictures that cannot
    be read.
    """

    LONGEST_WAIT_S = 30

    def __init__(self) -> None:
        self.asked_for: list[tuple[int, int]] = []  # how many, and their size
        self.made: list[bytes] = []
        self.doors = Event()
        self.doors.set()
        self.stops_at: int | None = None
        self.later = Event()
        self.problem: UserProblem | None = None
        self.unusable: set[str] = set()

    def prepare(
        self,
        stimuli: Iterable[Stimulus],
        size: int,
        stage_rgb: tuple[int, int, int],
        made: Callable[[Frame], None],
        cancelled: Callable[[], bool],
    ) -> None:
        wanted = tuple(stimuli)
        self.asked_for.append((len(wanted), size))
        self.doors.wait(self.LONGEST_WAIT_S)
        if self.problem is not None:
            raise self.problem
        bad = [s.picture for s in wanted if s.picture.sha256 in self.unusable]
        if bad:
            first = UserProblem(Problem.PICTURE_UNREADABLE, file=bad[0].file)
            raise PicturesUnusable(first, frozenset(picture.sha256 for picture in bad))
        for number, stimulus in enumerate(wanted):
            if number == self.stops_at:
                self.later.wait(self.LONGEST_WAIT_S)
            if cancelled():
                break
            self.made.append(fake_pixels(number, size, stage_rgb))
            made(Frame(stimulus, size, self.made[-1]))


def fake_pixels(number: int, size: int, stage_rgb: tuple[int, int, int]) -> bytes:
    """Columns of one pixel, bright and dark in turn, with an eighth of the stage's colour around them."""
    red, green, blue = stage_rgb
    stage = bytes((blue, green, red, 255))
    bright, dark = bytes((250, 200, number * 4 % 256, 255)), bytes((10, 40, number * 4 % 256, 255))
    edge, inner = size // 8, size - 2 * (size // 8)
    row = stage * edge + (bright + dark) * (inner // 2) + bright * (inner % 2) + stage * edge
    return stage * (size * edge) + row * inner + stage * (size * edge)
