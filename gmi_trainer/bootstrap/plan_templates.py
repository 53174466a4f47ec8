"""Brings the console's command, and whoever makes plans, together with the templates' files."""

from __future__ import annotations

import argparse
from pathlib import Path

from gmi_trainer import resources
from gmi_trainer.cli import plans
from gmi_trainer.content.lesson_index import LessonHeads
from gmi_trainer.content.plan_check import check_templates
from gmi_trainer.content.plan_files import TemplateFolder
from gmi_trainer.services.plan_ports import LoadedTemplates, PlanReport

OWN = "assets/plans"
WORDS = "words.en.yaml"


def run(args: argparse.Namespace) -> int:
    """Look through a folder of templates."""
    return plans.run(args, check)


def check(folder: Path | None) -> PlanReport:
    """Those in a folder, or those that come with the program; the words never written are those of the lessons."""
    words = resources.find("lessons", WORDS)
    lessons = _lesson_ids()
    if folder is None:
        return check_templates(resources.find("assets", "plans"), OWN, words, lessons)
    return check_templates(folder, folder.as_posix(), words, lessons)


def load_templates(language: str) -> LoadedTemplates:
    """The templates that come with the program, in a language."""
    return TemplateFolder(resources.find("assets", "plans")).load(language)


def _lesson_ids() -> frozenset[str]:
    """Those of the lessons that come with the program."""
    return frozenset(head.lesson_id for head in LessonHeads(resources.find("lessons")).heads())
