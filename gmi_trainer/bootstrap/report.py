"""Joins what ``gmi-trainer report`` needs. No Qt, and nothing is written to the record."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gmi_trainer import __version__
from gmi_trainer.bootstrap.unlocking import open_keys
from gmi_trainer.bootstrap.workspaces import (
    lesson_titles,
    name_on_paper,
    open_history,
    open_own_pages,
    profile_folders,
)
from gmi_trainer.cli import report
from gmi_trainer.cli.export import whom
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.report import Interval, ReportChoice
from gmi_trainer.domain.report_paper import ReportPaper
from gmi_trainer.exchange.numbers_zip import NumbersZip
from gmi_trainer.exchange.report_html import report_html
from gmi_trainer.exchange.report_text import report_text
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.about_me import PREFERENCE as ABOUT_ME
from gmi_trainer.services.about_me import about_from
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.machine_settings import MachineSettingsService
from gmi_trainer.services.record_care import never
from gmi_trainer.services.report import read_report
from gmi_trainer.storage.database import check_header
from gmi_trainer.storage.numbers import SqliteNumbersReader
from gmi_trainer.storage.report_reader import SqliteReportReader
from gmi_trainer.storage.settings_file import JsonSettingsFile
from gmi_trainer.ui.words.report import report_paper
from gmi_trainer.ui.words.translate import english

LANGUAGE = "en"
"""The console speaks English."""


def run(options: Namespace, paths: DataPaths) -> int:
    """``gmi-trainer report``."""
    open_keys(options, paths)
    clock = SystemClock()
    folders = profile_folders(paths, clock)
    settings = MachineSettingsService(JsonSettingsFile(paths.settings)).current
    profile = whom(options.profile, folders.list(), settings.last_profile)
    path = folders.record_path(profile.profile_id)
    check_header(path)
    today = local_day(clock.utc_now(), clock.utc_offset_min())
    choice = ReportChoice(
        Interval(options.weeks, today), report.sections_of(options), with_name=not options.without_name
    )

    def paper() -> ReportPaper:
        return _paper(path, choice, name_on_paper(paths, profile, is_clinic=settings.clinic_mode))

    def numbers(target: Path) -> None:
        with SqliteNumbersReader(path) as reader:
            NumbersZip(__version__).write(target, reader, choice.interval, never)

    ways = report.ReportWays(
        html=lambda: report_html(paper()), text=lambda: report_text(paper()), numbers=numbers
    )
    return report.run(options, ways)


def _paper(path: Path, choice: ReportChoice, name: str) -> ReportPaper:
    with open_history(path) as history, SqliteReportReader(path) as days, open_own_pages(path) as own:
        about = about_from(days.preference(ABOUT_ME))
        read = read_report(history, days, own, choice, about, name=name, titles=lesson_titles(LANGUAGE))
    return report_paper(read.report, english, LANGUAGE)
