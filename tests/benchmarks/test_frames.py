"""The measurement of frames measures the same thing in both of its ways."""

from __future__ import annotations

from random import Random

from PIL import Image, ImageChops, ImageStat

from gmi_trainer import resources
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.deck import draw_deck
from gmi_trainer.domain.stimulus import ROTATIONS
from gmi_trainer.media.catalogue import load_catalogue
from gmi_trainer.media.frames import PillowFrames
from gmi_trainer.services.picture_ports import Frame
from tests.benchmarks.frames import STAGE, SimpleFrames

SIZE = 480
LEVELS_APART = 0.5
"""On the average over a picture, out of 255: nobody sees that."""


def test_the_simple_way_and_ours_show_the_same() -> None:
    folder = resources.find("assets", "stimuli")
    deck = draw_deck(load_catalogue(folder).pictures(BodyPart.HAND), ROTATIONS, 8, Random(1))
    simple: list[Frame] = []
    ours: list[Frame] = []
    SimpleFrames(folder).prepare(deck, SIZE, STAGE, simple.append, lambda: False)
    PillowFrames(folder).prepare(deck, SIZE, STAGE, ours.append, lambda: False)

    for one, other in zip(simple, ours, strict=True):
        pictures = [
            Image.frombuffer("RGBA", (SIZE, SIZE), frame.pixels, "raw", "RGBA", 0, 1)
            for frame in (one, other)
        ]
        assert one.stimulus == other.stimulus
        assert max(ImageStat.Stat(ImageChops.difference(*pictures)).mean) < LEVELS_APART
