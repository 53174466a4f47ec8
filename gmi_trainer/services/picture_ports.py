"""Pictures and test sets, as services see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.stimulus import Picture, Stimulus
from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class TestSet:
    """A fixed, versioned set of stimuli for scored tests. The first 20, 40 and 60 are each balanced."""

    __test__ = False  # its name begins like a test's

    part: BodyPart
    version: int
    warm_ups: tuple[Stimulus, ...]
    items: tuple[Stimulus, ...]


class Catalogue(Protocol):
    """The picture library."""

    def parts(self) -> tuple[BodyPart, ...]:
        """The body parts with enough pictures for a drill and a test set to measure with."""
        ...

    def training_parts(self) -> tuple[BodyPart, ...]:
        """Those, and the ones that can only be trained: there are pictures enough, but no test set."""
        ...

    def pictures(self, part: BodyPart) -> tuple[Picture, ...]:
        """All pictures of a part, in the manifest's order."""
        ...

    def test_set(self, part: BodyPart, version: int | None = None) -> TestSet:
        """A version of the fixed test set (None: the newest)."""
        ...


@dataclass(frozen=True, slots=True)
class Frame:
    """A stimulus ready to be painted: ``size`` x ``size`` device pixels, 4 bytes each in the order of
    QImage.Format_RGB32 (blue, green, red, 255), rows without padding, opaque on the stage's colour."""

    stimulus: Stimulus
    size: int
    pixels: bytes


class PicturesUnusable(UserProblem):
    """Some pictures cannot be shown: the problem of the first, and the sha256 names of them all."""

    def __init__(self, first: UserProblem, pictures: frozenset[str]) -> None:
        super().__init__(first.problem, **first.values)
        self.pictures = pictures


class FrameMaker(Protocol):
    """Decodes, mirrors, turns and masks pictures before a block; never during one."""

    def prepare(
        self,
        stimuli: Iterable[Stimulus],
        size: int,
        stage_rgb: tuple[int, int, int],
        made: Callable[[Frame], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """Give every frame to ``made`` as soon as it is there, and keep none. PicturesUnusable, after a look at all
        of them, where some cannot be read.

        Runs in a background thread. ``cancelled`` is asked between pictures; then fewer frames come.
        """
        ...


class PictureChoices(Protocol):
    """Pictures a person does not want to see."""

    def kept_out(self) -> frozenset[str]:
        """The sha256 names of the pictures left out."""
        ...

    def keep_out(self, sha256: str, picture_id: str) -> None:
        """Leave a picture out until it is allowed again."""
        ...

    def allow(self, sha256: str) -> None:
        """Let one back in."""
        ...

    def allow_all(self) -> tuple[tuple[str, str], ...]:
        """Let all back in; returns which they were: the sha256 name and the id of each."""
        ...
