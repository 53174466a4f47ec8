"""A data folder of somebody who has been here before, made by the program's own services."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener, load_library
from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.drill_choices import DrillChoices
from gmi_trainer.storage.database import open_record
from gmi_trainer.storage.plans import SqlitePlans


def introduced(
    data: Path,
    about: AboutMe | None = None,
    choices: DrillChoices | None = None,
    *,
    emergency: SafetyAnswer = SafetyAnswer.NO,
    soon: SafetyAnswer = SafetyAnswer.NO,
    plan: Plan | None = None,
) -> Path:
    """A person whose first run lies behind them, and who said no to every safety question but what is given.

    ``plan``: one that somebody wrote for them, instead of the default one. Returns the data folder.
    """
    paths = DataPaths(data)
    paths.make()
    opener = WorkspaceOpener(paths, SystemClock(), load_library())
    workspace = opener.open_last(None)
    try:
        given = {SafetyGroup.EMERGENCY: emergency, SafetyGroup.SOON: soon}
        replies = dict.fromkeys(SafetyGroup, SafetyAnswer.NO) | given
        workspace.safety.reply(replies, SafetyOccasion.FIRST_RUN)
        today = workspace.today.today()
        workspace.about.save(replace(about if about is not None else AboutMe(), introduced_on=today))
        if choices is not None:
            workspace.choices.save(choices)
    finally:
        workspace.close()
    if plan is not None:
        path = opener.folders.record_path(workspace.profile.profile_id)
        record = open_record(path, opener.backups_of(workspace.profile).copy_before_migrating)
        SqlitePlans(record, SystemClock()).keep(plan)
        record.close()
    return data
