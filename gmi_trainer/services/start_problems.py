"""What a person should know once the window is open, though nothing stopped it from opening."""

from __future__ import annotations

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.machine_settings import SettingsSetAside

LEAST_FREE_MB = 50
"""With less room than this a record, its copy and a backup may not all fit for long (design)."""


def start_problems(
    aside: SettingsSetAside | None, missing_pictures: int, free_mb: int | None, folder: str
) -> tuple[UserProblem, ...]:
    """The settings were set aside, pictures are missing, the disk is nearly full. Empty on most days.

    ``free_mb``: the room that is left on the disk of the data folder; None where nobody knows.
    """
    found = []
    if aside is not None:
        found.append(UserProblem(Problem.SETTINGS_SET_ASIDE, file=aside.file_name))
    if missing_pictures:
        found.append(UserProblem(Problem.PICTURES_LEFT_OUT, count=missing_pictures))
    if free_mb is not None and free_mb < LEAST_FREE_MB:
        found.append(UserProblem(Problem.DISK_NEARLY_FULL, free_mb=free_mb, folder=folder))
    return tuple(found)
