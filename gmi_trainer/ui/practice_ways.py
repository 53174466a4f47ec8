"""The ways to practices, one for each kind: read and made when somebody first wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.ui.way_to_practice import Paths, WayToPractice


def _guided(paths: Paths, parent: QObject) -> WayToPractice:
    from gmi_trainer.ui.way_to_guided import WayToGuided

    return WayToGuided(paths, parent)


def _imagery(paths: Paths, parent: QObject) -> WayToPractice:
    from gmi_trainer.ui.way_to_imagery import WayToImagery

    return WayToImagery(paths, parent)


def _activities(paths: Paths, parent: QObject) -> WayToPractice:
    from gmi_trainer.ui.way_to_activities import WayToActivities

    return WayToActivities(paths, parent)


def _mirror(paths: Paths, parent: QObject) -> WayToPractice:
    from gmi_trainer.ui.way_to_mirror import WayToMirror

    return WayToMirror(paths, parent)


WAYS: Mapping[SessionKind, Callable[[Paths, QObject], WayToPractice]] = {
    SessionKind.NOTICE: _guided,
    SessionKind.MIRROR: _mirror,
    SessionKind.IMAGERY: _imagery,
    SessionKind.ACTIVITY: _activities,
}
"""A kind that is not named here is led to by nothing."""
