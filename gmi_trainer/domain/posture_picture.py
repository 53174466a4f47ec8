"""The pictures of the library that show a posture best: plain, as one sees oneself, of one person if possible."""

from __future__ import annotations

from collections.abc import Iterable

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.stimulus import Picture, Stimulus

ABSTRACT = 5
"""Drawings, shadows and half-hidden limbs show nobody how a posture looks (design)."""

OWN_VIEWS = (
    "own", "dorsal", "dorsal_obl", "obl", "obl_med", "obl_lat", "above_med",
    "back", "back_obl", "back_obl_r", "above_obl", "above_obl_r",
)  # fmt: skip
"""As one sees one's own limb, or stands as somebody does who is seen from behind: left is at the left. The best come
first (design)."""

OTHER_VIEWS = ("medial", "lateral", "front")
"""The best of the others (design)."""

VIEWS = (*OWN_VIEWS, *OTHER_VIEWS)


def plainest(pictures: Iterable[Picture], posture: str) -> tuple[Picture, ...]:
    """Those of a posture of the plainest level that has one, the best first; seen as one's own where any are."""
    shown = [one for one in pictures if posture and one.posture == posture and one.level < ABSTRACT]
    level = min((one.level for one in shown), default=0)
    plain = [one for one in shown if one.level == level]
    own = [one for one in plain if one.view in OWN_VIEWS]
    return tuple(sorted(own or plain, key=lambda one: (_view(one), abs(one.rotation_deg), one.picture_id)))


def shown_as(picture: Picture, side: Side | None) -> Stimulus:
    """A picture, upright, as the limb of a side or the way of a neck or a back; None: as the picture has it."""
    return Stimulus(picture, mirrored=side is not None and picture.side is not side, rotation_deg=0)


def posture_pictures(pictures: Iterable[Picture], postures: Iterable[str], side: Side) -> dict[str, Stimulus]:
    """For each posture that there is a picture of, one, shown as the limb of a side."""
    library = tuple(pictures)
    fitting = {posture: found for posture in dict.fromkeys(postures) if (found := plainest(library, posture))}
    person = _who_has_most(fitting.values())
    return {
        posture: shown_as(min(found, key=lambda one: (_view(one), one.person != person)), side)
        for posture, found in fitting.items()
    }


def _who_has_most(fitting: Iterable[tuple[Picture, ...]]) -> str:
    shown: dict[str, int] = {}
    for found in fitting:
        for person in {one.person for one in found}:
            shown[person] = shown.get(person, 0) + 1
    return max(sorted(shown), key=lambda person: shown[person], default="")


def _view(picture: Picture) -> int:
    return VIEWS.index(picture.view) if picture.view in VIEWS else len(VIEWS)
