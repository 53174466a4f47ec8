"""Joins what ``gmi-trainer plan`` needs. No Qt, no record, and nothing is kept."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gmi_trainer import __version__
from gmi_trainer.bootstrap.plan_templates import load_templates
from gmi_trainer.bootstrap.workspaces import lesson_titles, new_uuid
from gmi_trainer.cli import plan
from gmi_trainer.domain.coded_plan import CodeFault
from gmi_trainer.domain.days import local_day
from gmi_trainer.exchange.plan_code import PlanCodes
from gmi_trainer.exchange.plan_file import PlanFiles
from gmi_trainer.exchange.plan_format import plan_format
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.plan_way_ports import BroughtPlan
from gmi_trainer.services.plan_ways import plan_of_code
from gmi_trainer.ui.words.plan_code import fault_sentence
from gmi_trainer.ui.words.plan_taking import told_lines
from gmi_trainer.ui.words.translate import english

LANGUAGE = "en"
"""The console speaks English."""


def run(options: Namespace) -> int:
    """``gmi-trainer plan``."""
    return plan.run(options, plan.PlanTelling(_of_file, _of_code, plan_format))


def _of_file(path: Path) -> list[str]:
    return _told(PlanFiles(__version__).read(path))


def _of_code(text: str) -> tuple[bool, str | list[str]]:
    clock = SystemClock()
    today = local_day(clock.utc_now(), clock.utc_offset_min())
    coded = PlanCodes().read(text)
    if isinstance(coded, CodeFault):
        return False, fault_sentence(coded, english)
    said = plan_of_code(coded, load_templates(LANGUAGE), today, new_uuid())
    if isinstance(said, CodeFault):
        return False, fault_sentence(said, english)
    return True, _told(said)


def _told(brought: BroughtPlan) -> list[str]:
    return told_lines(brought, lesson_titles(LANGUAGE), english)
