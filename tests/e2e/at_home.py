"""A data folder of somebody who has been here before, made by the program's own services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener, load_library
from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.drill_choices import DrillChoices
from gmi_trainer.services.workspace import Workspace


def introduced(
    data: Path,
    about: AboutMe | None = None,
    choices: DrillChoices | None = None,
    *,
    emergency: SafetyAnswer = SafetyAnswer.NO,
    and_then: Callable[[Workspace], object] = lambda _workspace: None,
) -> Path:
    """A person whose first run lies behind them, and who said no to every safety question but what is given.

    ``and_then`` does more with their record before it is closed. Returns the data folder.
    """
    paths = DataPaths(data)
    paths.make()
    workspace = WorkspaceOpener(paths, SystemClock(), load_library()).open_last(None)
    try:
        replies = dict.fromkeys(SafetyGroup, SafetyAnswer.NO) | {SafetyGroup.EMERGENCY: emergency}
        workspace.safety.reply(replies, SafetyOccasion.FIRST_RUN)
        today = workspace.today.today()
        workspace.about.save(replace(about if about is not None else AboutMe(), introduced_on=today))
        if choices is not None:
            workspace.choices.save(choices)
        and_then(workspace)
    finally:
        workspace.close()
    return data
