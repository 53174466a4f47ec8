"""Does what the command line says, without Qt: the console works on machines that have no screen."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from gmi_trainer.bootstrap.options import parse
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.paths import DataPaths, data_paths
from gmi_trainer.ui.collector import Collector
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import english


def run(argv: list[str], *, with_console: bool = True) -> int:
    """Do what the command line says; the exit code. Without a console a problem is shown in a window."""
    options = parse(argv)
    try:
        if options.command == "setup":
            from gmi_trainer.cli import setup

            return setup.run(options)
        if options.command == "lessons":
            from gmi_trainer.bootstrap import lessons

            return lessons.run(options)
        if options.command == "scripts":
            from gmi_trainer.bootstrap import scripts

            return scripts.run(options)
        if options.command == "plans":
            from gmi_trainer.bootstrap import plan_templates

            return plan_templates.run(options)
        if options.command == "plan":
            from gmi_trainer.bootstrap import plans_told

            return plans_told.run(options)
        paths = data_paths(options.data_dir)
        if options.command == "replay":
            return _replay(options, paths)
        if options.command in ("export", "import"):
            return _take_along(options, paths)
        if options.command == "report":
            from gmi_trainer.bootstrap import report

            return report.run(options, paths)
        if options.command == "results":
            from gmi_trainer.bootstrap import results

            return results.run(options, paths)
        if options.command == "pack":
            from gmi_trainer.bootstrap import packs

            return packs.run(options, paths)
        if options.command == "doctor":
            from gmi_trainer.bootstrap import doctor

            return doctor.run(options, paths)
        return _window(options, paths, argv, with_console=with_console)
    except UserProblem as problem:
        print(english_problem(problem), file=sys.stderr)
        return 1


def _replay(options: Namespace, paths: DataPaths) -> int:
    """Play a script. Each command reads its own modules only when it is asked for."""
    from gmi_trainer.bootstrap.replay import ReplayOpener
    from gmi_trainer.bootstrap.workspaces import open_last
    from gmi_trainer.cli import replay

    if options.keep:  # any other is written into a record that is thrown away
        from gmi_trainer.bootstrap.unlocking import open_keys

        open_keys(options, paths)
    return replay.run(options, ReplayOpener(paths, open_last))


def _take_along(options: Namespace, paths: DataPaths) -> int:
    """A whole record, out or in."""
    from gmi_trainer.bootstrap import care

    return care.run_export(options, paths) if options.command == "export" else care.run_import(options, paths)


def _window(options: Namespace, paths: DataPaths, argv: list[str], *, with_console: bool) -> int:
    """Open the window. Qt is imported here, and only here, because only a window needs it."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in displays):
        raise UserProblem(Problem.NO_SCREEN)
    collector = Collector()
    collector.hold()  # nothing that is read for the window is garbage; released once it is up
    try:
        from gmi_trainer.bootstrap.desktop import open_window
    except ImportError as error:
        if ".so" not in str(error) and not (error.name or "").startswith(("PySide6", "shiboken6")):
            raise  # a mistake of ours
        raise UserProblem(Problem.WINDOW_PARTS_MISSING, part=str(error)) from error
    return open_window(options, paths, argv, collector, with_console=with_console)


def english_problem(problem: UserProblem) -> str:
    """A problem's sentence for the console."""
    return problem_sentence(problem, english)
