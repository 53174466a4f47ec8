"""Every part of the body has a drawing of its own."""

from __future__ import annotations

from gmi_trainer import resources
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.ui.theme.part_icons import PART_ICONS


def test_every_part_has_a_drawing_of_its_own() -> None:
    assert list(PART_ICONS) == list(BodyPart)
    assert len(set(PART_ICONS.values())) == len(BodyPart)


def test_every_drawing_is_shipped_and_takes_on_the_colours_of_the_program() -> None:
    for name in PART_ICONS.values():
        assert 'stroke="currentColor"' in resources.find("assets", "icons", f"{name}.svg").read_text("utf-8")
