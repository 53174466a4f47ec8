"""The picture of the library that shows a posture best: plain, upright, and of the same person where there is one."""

from __future__ import annotations

from collections.abc import Iterable

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.stimulus import Picture, Stimulus

VIEWS = ("dorsal", "dorsal_obl", "obl", "obl_med", "obl_lat", "above_med", "medial", "lateral", "front")
"""Those come first in which one sees one's own limb (design)."""


def posture_pictures(pictures: Iterable[Picture], postures: Iterable[str], side: Side) -> dict[str, Stimulus]:
    """For each posture that there is a plain picture of, one, shown as the limb of a side."""
    plain = [one for one in pictures if one.level == 1]
    wanted = [posture for posture in dict.fromkeys(postures) if posture]
    person = _who_has_most(plain, wanted)
    found: dict[str, Stimulus] = {}
    for posture in wanted:
        own = [one for one in plain if one.posture == posture]
        if own:
            best = min(own, key=lambda one: (_view(one), one.person != person, abs(one.rotation_deg)))
            found[posture] = Stimulus(best, best.side is not side, 0)
    return found


def _who_has_most(pictures: Iterable[Picture], postures: Iterable[str]) -> str:
    wanted = frozenset(postures)
    shown: dict[str, set[str]] = {}
    for one in pictures:
        if one.posture in wanted:
            shown.setdefault(one.person, set()).add(one.posture)
    return max(sorted(shown), key=lambda person: len(shown[person]), default="")


def _view(picture: Picture) -> int:
    return VIEWS.index(picture.view) if picture.view in VIEWS else len(VIEWS)
