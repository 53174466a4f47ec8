"""The made-up world of the scenarios: thirty hands and thirty feet, a fixed set of each, an empty record."""

from __future__ import annotations

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.stimulus import ROTATIONS, Picture, Stimulus
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.picture_ports import TestSet
from tests.fakes import (
    FakeCatalogue,
    FakeClock,
    FakeHistoryOpener,
    FakePictureChoices,
    FakeRecord,
    FakeSessionLog,
)
from tests.samples import sample_picture

PICTURES = 30


def _picture(part: BodyPart, number: int) -> Picture:
    return sample_picture(number, part, picture_id=f"{part}-{number:02d}")


def _fixed_set(part: BodyPart) -> TestSet:
    """Sides in turn, turns in turn; every picture once as each side."""
    sides = (Side.LEFT, Side.RIGHT)
    shown = [
        Stimulus(
            _picture(part, n), mirrored=sides[(n + half) % 2] is Side.RIGHT, rotation_deg=ROTATIONS[n % 8]
        )
        for half in (0, 1)
        for n in range(1, PICTURES + 1)
    ]
    warm_ups = [Stimulus(_picture(part, 90 + n), mirrored=n % 2 == 0, rotation_deg=0) for n in range(1, 5)]
    return TestSet(part, 1, tuple(warm_ups), tuple(shown))


class World:
    """One record and the drill service that writes it."""

    def __init__(self) -> None:
        self.record = FakeRecord()
        self.log = FakeSessionLog(self.record)
        self.history = FakeHistoryOpener(self.record)
        self.choices = FakePictureChoices()
        self.is_closed = False
        parts = (BodyPart.HAND, BodyPart.FOOT)
        sessions = iter(range(1, 1000))
        self.drills = DrillService(
            self.log,
            FakeCatalogue(
                [_picture(part, n) for part in parts for n in range(1, PICTURES + 1)],
                [_fixed_set(part) for part in parts],
            ),
            self.choices,
            FakeClock(),
            Changes(),
            new_seed=lambda: 1234,
            new_uuid=lambda: f"session-{next(sessions)}",
            app_version="0",
        )

    def close(self) -> None:
        """The record is closed."""
        self.is_closed = True
