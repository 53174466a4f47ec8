"""The drawing that stands for a part of the body, wherever one is offered or named large."""

from __future__ import annotations

from gmi_trainer.domain.body import BodyPart

PART_ICONS = {
    BodyPart.HAND: "hand",
    BodyPart.FOOT: "footprints",
    BodyPart.KNEE: "knee",
    BodyPart.SHOULDER: "shoulder",
    BodyPart.ELBOW: "elbow",
    BodyPart.NECK: "neck",
    BodyPart.BACK: "back",
}
