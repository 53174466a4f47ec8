"""Attention as a light: where it is, and how it comes back from a thought; no paint."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require
from gmi_trainer.ui.figures.smooth import Point

SCENE = (112.0, 60.0)
"""The drawing's own size."""

THOUGHT = "thought"


@dataclass(frozen=True, slots=True)
class Light:
    """A round light on the drawing."""

    at: Point
    radius: float

    def towards(self, other: Light, share: float) -> Light:
        """On the way to another one."""
        (ax, ay), (bx, by) = self.at, other.at
        return Light(
            (ax + (bx - ax) * share, ay + (by - ay) * share),
            self.radius + (other.radius - self.radius) * share,
        )


LIGHTS = MappingProxyType(
    {
        "breath": Light((48.6, 25.4), 12.4),
        "sounds": Light((20.6, 25.0), 11.6),
        "body": Light((41.0, 47.9), 11.4),
        THOUGHT: Light((83.6, 14.6), 13.8),
    }
)


@dataclass(frozen=True, slots=True)
class Attention:
    """``on``: what is in the light. ``is_back``: it has just come back from a thought."""

    on: str
    is_back: bool = False

    @property
    def is_away(self) -> bool:
        """With a thought, by itself."""
        return self.on == THOUGHT

    def brought_to(self, place: str) -> Attention:
        """Somebody chose a place."""
        return Attention(place, is_back=self.is_away)

    def wandered(self) -> Attention:
        """A thought came along."""
        return replace(self, on=THOUGHT, is_back=False)


def spotlight_places(figure: Figure) -> tuple[str, ...]:
    """Where it can be brought, in order; or what does not fit."""
    places = Settings(figure.settings, figure.kind).words("places")
    require(
        len(places) >= 2 and len(set(places)) == len(places) and set(places) <= LIGHTS.keys() - {THOUGHT},
        f"{figure.kind}.places",
        "two or three of breath, sounds and body, each once",
    )
    return places
