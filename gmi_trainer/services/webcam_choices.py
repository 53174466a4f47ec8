"""Whether somebody wants to try a camera as a mirror, and how it is set up. No picture of it is ever kept."""

from __future__ import annotations

from collections.abc import Mapping

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.values import dataclass
from gmi_trainer.domain.webcam import MirrorSetup
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.diary_ports import Preferences

PREFERENCE = "webcam_mirror"


@dataclass(frozen=True, slots=True)
class WebcamChoices:
    """``on``: somebody switched this experiment on. ``setup`` None: never set up yet. ``camera``: the system's name."""

    on: bool = False
    setup: MirrorSetup | None = None
    camera: str = ""


class WebcamChoicesService:
    """Reads and keeps them, on the window's thread."""

    def __init__(self, preferences: Preferences, changes: Changes) -> None:
        self._preferences = preferences
        self._changes = changes

    def load(self) -> WebcamChoices:
        """What was chosen; whatever is not understood is as usual."""
        stored = self._preferences.get(PREFERENCE)
        if not isinstance(stored, Mapping):
            return WebcamChoices()
        camera = stored.get("camera")
        return WebcamChoices(
            stored.get("on") is True,
            _setup_of(stored.get("setup")),
            camera if isinstance(camera, str) else "",
        )

    def save(self, choices: WebcamChoices) -> None:
        """Keep them."""
        setup = choices.setup
        kept = None
        if setup is not None:
            kept = {
                "kept": setup.kept.value,
                "line_percent": setup.line_percent,
                "gap_percent": setup.gap_percent,
                "turned": setup.turned,
            }
        self._preferences.put(PREFERENCE, {"on": choices.on, "setup": kept, "camera": choices.camera})
        self._changes.publish(Changed.PREFERENCES)


def _setup_of(stored: object) -> MirrorSetup | None:
    if not isinstance(stored, Mapping):
        return None
    line, gap = stored.get("line_percent"), stored.get("gap_percent")
    kept = next((side for side in Side if side.value == stored.get("kept")), None)
    if kept is None or type(line) is not int or type(gap) is not int:
        return None
    try:
        return MirrorSetup(kept, line, gap, stored.get("turned") is True)
    except ValueError:
        return None
