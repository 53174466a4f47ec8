"""Joins what ``gmi-trainer results`` needs. No Qt."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing

from gmi_trainer.bootstrap.unlocking import open_keys
from gmi_trainer.bootstrap.workspaces import open_last
from gmi_trainer.cli import results
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.machine_settings import MachineSettingsService
from gmi_trainer.services.result_ports import ResultContents
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.ui.words.results import about_line, contents_lines, name_line, seal_words
from gmi_trainer.ui.words.translate import english


def run(options: Namespace, paths: DataPaths) -> int:
    """``gmi-trainer results``: of the person of last time."""
    paths.make()
    open_keys(options, paths)
    settings = MachineSettingsService(JsonSettingsFile(paths.settings)).current
    workspace = open_last(paths, settings.last_profile)

    def lines(contents: ResultContents) -> tuple[str, ...]:
        return (*contents_lines(contents, english), about_line(english), name_line(contents, english))

    with closing(workspace):
        return results.run(
            options, workspace.results(), lines, lambda seal, to: seal_words(seal, to, english)
        )
