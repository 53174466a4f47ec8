"""Opens the record that a scripted drill is written into: a person's own, or one that is thrown away."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from gmi_trainer.paths import DataPaths, data_paths
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.machine_settings import MachineSettingsService
from gmi_trainer.services.session_ports import HistoryReader
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.storage.settings_file import JsonSettingsFile


@dataclass(frozen=True)
class ThrownAway:
    """A record in a temporary folder (``cli/replay.py`` has the Protocol); closing it removes the folder."""

    drills: DrillService
    history: Callable[[], AbstractContextManager[HistoryReader]]
    close: Callable[[], None]


class ReplayOpener:
    """Opens one or the other.

    ``paths`` is the data folder of what is kept; ``open_last`` opens the record of the person of the last
    time under a data folder, and makes one where nobody is yet.
    """

    def __init__(self, paths: DataPaths, open_last: Callable[[DataPaths, str | None], Workspace]) -> None:
        self._paths = paths
        self._open_last = open_last

    def __call__(self, keep: bool) -> Workspace | ThrownAway:
        """Open the record of the person of the last time, or a new one for this replay alone."""
        return self._own() if keep else self._thrown_away()

    def _own(self) -> Workspace:
        self._paths.make()
        settings = MachineSettingsService(JsonSettingsFile(self._paths.settings)).current
        return self._open_last(self._paths, settings.last_profile)

    def _thrown_away(self) -> ThrownAway:
        folder = TemporaryDirectory(prefix="gmi-trainer-replay-")
        try:
            paths = data_paths(Path(folder.name))
            paths.make()
            workspace = self._open_last(paths, None)
        except BaseException:
            folder.cleanup()
            raise

        def close() -> None:
            workspace.close()
            folder.cleanup()

        return ThrownAway(workspace.drills, workspace.history, close)
