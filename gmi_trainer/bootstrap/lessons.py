"""Brings the console's command and the lessons' files together."""

from __future__ import annotations

import argparse
from pathlib import Path

from gmi_trainer import resources
from gmi_trainer.cli import lessons
from gmi_trainer.content.lesson_check import check_lessons
from gmi_trainer.services.lesson_report import LessonReport
from gmi_trainer.ui.figures.plans import fault_in

OWN = "lessons"


def run(args: argparse.Namespace) -> int:
    """Look through a folder of lessons."""
    return lessons.run(args, check)


def check(folder: Path | None) -> LessonReport:
    """Those in a folder, or those that come with the program; the folder is called as it was named."""
    if folder is None:
        return check_lessons(resources.find(OWN), OWN, fault_in)
    return check_lessons(folder, folder.as_posix(), fault_in)
