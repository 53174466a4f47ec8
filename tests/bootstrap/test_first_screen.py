"""What the first screen takes along: only what it needs, because everything else would delay it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from gmi_trainer import resources
from gmi_trainer.content.lesson_files import LessonFolder
from gmi_trainer.paths import data_paths
from gmi_trainer.storage.driver import RECORD_FILE
from gmi_trainer.storage.learning_log import SqliteLearningLog
from tests.samples import MORNING, sample_answer, sample_lesson
from tests.storage.records import opened

START = """
import enum, gc, sys
from PySide6.QtWidgets import QApplication

def told(*_anything):
    names = {kind.__qualname__ for kind in gc.get_objects() if isinstance(kind, enum.EnumType)}
    print([sorted(sys.modules), sorted(names)])
    return 0

QApplication.exec = told
from gmi_trainer.bootstrap.core import run
sys.exit(run(["--data-dir", sys.argv[1]]))
"""
DAYS = ("first", "daily", "learning")
SCREEN = Path(__file__).with_name("usual_screen.json")
CAN_WAIT = (
    "PIL",  # pictures are decoded when a drill is prepared
    "PySide6.QtMultimedia",  # the tones of breathing
    "PySide6.QtMultimedia",  # sound is looked for when somebody breathes along with it
    "PySide6.QtNetwork",  # later starts are listened for once the window is up
    "PySide6.QtTextToSpeech",
    "PySide6.QtTextToSpeech",
    "concurrent.futures",
    "ctypes",  # asks the window system whether a picture is there
    "gmi_trainer.cli",  # the words of the console's commands
    "fsrs",  # lessons, and when their questions come back: a card of the day is a title and a number
    "gmi_trainer.bootstrap.locking",  # where there is no lock, nothing of it; nor of what it opens
    "gmi_trainer.bootstrap.protecting",
    "gmi_trainer.bootstrap.unlocking",
    "gmi_trainer.exchange.sealed",
    "gmi_trainer.services.lock",
    "gmi_trainer.services.protection",
    "gmi_trainer.services.protection_ports",
    "gmi_trainer.services.record_keys",
    "gmi_trainer.storage.encrypting",
    "gmi_trainer.storage.lock_files",
    "gmi_trainer.storage.protection_file",
    "gmi_trainer.storage.record_key_files",
    "gmi_trainer.ui.locking",
    "pyrage",
    "sqlcipher3",
    "gmi_trainer.content.activity_files",
    "gmi_trainer.content.lesson_files",
    "gmi_trainer.content.markup",
    "gmi_trainer.content.script_files",
    "gmi_trainer.domain.activity_ladder",  # daily tasks: read when Train is opened, or the day after some
    "gmi_trainer.domain.activity_steps",
    "gmi_trainer.domain.breath_run",
    "gmi_trainer.domain.calendar_month",  # days are looked back on in Progress
    "gmi_trainer.domain.day_story",
    "gmi_trainer.domain.weekly_measures",  # whether the questions of the week are due is told without them
    "gmi_trainer.domain.weekly_round",
    "gmi_trainer.domain.picture_kinds",  # why somebody is slow is asked in Progress
    "gmi_trainer.domain.slow_pictures",
    "gmi_trainer.domain.turning",
    "gmi_trainer.services.turning",
    "gmi_trainer.storage.cell_reader",
    "gmi_trainer.domain.breath_steps",
    "gmi_trainer.domain.breathing",  # a card of the day is a dose, and knows no phases
    "gmi_trainer.domain.goal_course",
    "gmi_trainer.domain.guided",
    "gmi_trainer.domain.learning",
    "gmi_trainer.domain.mirror",  # read when Train is opened
    "gmi_trainer.domain.mirror_course",
    "gmi_trainer.domain.report",  # with what it becomes: read behind Progress
    "gmi_trainer.domain.key_signs",  # what seals and opens: read where there is a lock, or somebody sets one
    "gmi_trainer.domain.own_picture",  # photos of one's own: read when Train is opened
    "gmi_trainer.domain.lesson",
    "gmi_trainer.domain.reminders",
    "gmi_trainer.domain.webcam",  # an experiment: read with Settings or the room of the mirror
    "gmi_trainer.domain.change",  # whether a change is real is asked in Progress
    "gmi_trainer.domain.noise",
    "gmi_trainer.domain.samples",
    "gmi_trainer.domain.side_gap",
    "gmi_trainer.domain.speed_scores",
    "gmi_trainer.ui.words.change",
    "gmi_trainer.domain.scoring",  # with Python's own statistics
    "gmi_trainer.domain.script",
    "gmi_trainer.domain.imagery",
    "gmi_trainer.domain.imagery_course",
    "gmi_trainer.media.own_frames",
    "gmi_trainer.media.photo_endings",
    "gmi_trainer.media.photo_files",
    "gmi_trainer.media.pack_check",  # what was brought in is looked at when pictures are wanted
    "gmi_trainer.media.pack_reading",
    "gmi_trainer.media.pack_shelf",
    "gmi_trainer.services.activities",
    "gmi_trainer.services.activity_ports",
    "gmi_trainer.services.breath_choices",
    "gmi_trainer.services.breathing",
    "gmi_trainer.services.day_ports",
    "gmi_trainer.services.days",
    "gmi_trainer.services.goal_history",
    "gmi_trainer.services.first_view",
    "gmi_trainer.services.guided",
    "gmi_trainer.services.guided_choices",
    "gmi_trainer.services.guided_ports",
    "gmi_trainer.services.imagery",
    "gmi_trainer.services.imagery_choices",
    "gmi_trainer.services.imagery_ports",
    "gmi_trainer.services.practice_book",
    "gmi_trainer.services.practice_histories",
    "gmi_trainer.services.knowledge",
    "gmi_trainer.services.knowledge_history",
    "gmi_trainer.services.mirror",
    "gmi_trainer.services.mirror_choices",
    "gmi_trainer.services.mirror_ports",
    "gmi_trainer.services.learning",
    "gmi_trainer.services.learning_history",
    "gmi_trainer.services.notes",
    "gmi_trainer.services.own_picture_ports",
    "gmi_trainer.services.own_pictures",
    "gmi_trainer.services.packs",
    "gmi_trainer.services.reminders",
    "gmi_trainer.services.protection",
    "gmi_trainer.services.protection_ports",
    "gmi_trainer.services.record_keys",
    "gmi_trainer.services.report",
    "gmi_trainer.services.report_ports",
    "gmi_trainer.services.review",
    "gmi_trainer.services.webcam_choices",
    "gmi_trainer.services.weekly_measures",
    "gmi_trainer.storage.activity_log",
    "gmi_trainer.storage.activity_reader",
    "gmi_trainer.storage.breath_log",
    "gmi_trainer.storage.breath_rows",
    "gmi_trainer.storage.day_reader",
    "gmi_trainer.storage.guided_log",
    "gmi_trainer.storage.guided_reader",
    "gmi_trainer.storage.imagery_log",
    "gmi_trainer.storage.imagery_reader",
    "gmi_trainer.storage.history",
    "gmi_trainer.storage.learned",
    "gmi_trainer.storage.learning_log",
    "gmi_trainer.storage.note_log",
    "gmi_trainer.storage.numbers",
    "gmi_trainer.storage.own_picture_log",
    "gmi_trainer.storage.report_reader",
    "gmi_trainer.ui.activities",
    "gmi_trainer.ui.breathe",
    "gmi_trainer.ui.breathe",
    "gmi_trainer.ui.charts",
    "gmi_trainer.exchange.sealed",
    "gmi_trainer.storage.encrypting",
    "gmi_trainer.ui.locking",
    "gmi_trainer.ui.pages.lock_page",
    "gmi_trainer.ui.pages.protect",
    "gmi_trainer.ui.pages.recovery_form",
    "gmi_trainer.ui.paper.key_on_paper",
    "gmi_trainer.ui.paper.recovery_sheet",
    "gmi_trainer.ui.protecting",
    "gmi_trainer.ui.paper.report_page",
    "gmi_trainer.ui.webcam",
    "gmi_trainer.ui.drill.controller",
    "gmi_trainer.ui.figures",
    "gmi_trainer.ui.guided",
    "gmi_trainer.ui.imagery",
    "gmi_trainer.ui.learn",
    "gmi_trainer.ui.pages.activities",
    "gmi_trainer.ui.pages.breathe",
    "gmi_trainer.ui.pages.breathe_page",
    "gmi_trainer.ui.pages.imagine",
    "gmi_trainer.ui.pages.learn",
    "gmi_trainer.ui.pages.learn_page",
    "gmi_trainer.ui.pages.pictures",
    "gmi_trainer.ui.pages.progress",
    "gmi_trainer.ui.pages.settings_page",
    "gmi_trainer.ui.pages.train",
    "gmi_trainer.ui.pages.today.change_card",
    "gmi_trainer.ui.pages.today.knowledge_pointer",
    "gmi_trainer.ui.pages.weekly",
    "gmi_trainer.ui.pages.train_place",
    "gmi_trainer.ui.reminders",
    "gmi_trainer.ui.sound",
    "gmi_trainer.ui.settle",
    "gmi_trainer.ui.sound",
    "gmi_trainer.ui.tray",
    "gmi_trainer.ui.voice",
    "gmi_trainer.ui.voice",
    "gmi_trainer.ui.way_to_breathing",
    "gmi_trainer.ui.practice_ways",
    "gmi_trainer.ui.way_to_guided",
    "gmi_trainer.ui.way_to_imagery",
    "gmi_trainer.ui.way_to_learning",
    "gmi_trainer.ui.way_to_practice",
    "hashlib",
    "json",  # what comes from outside is read by msgspec
    "logging.handlers",  # would bring pickling and networks
    "markdown_it",
    "numpy",
    "platformdirs",  # asks where the data lies, which is given here
    "pyphen",
    "pyqtgraph",
    "secrets",
    "sqlite_utils",  # moves an older record to today's shape
    "statistics",
    "yaml",
)
"""Packages and modules that no first screen needs, on the first day or any other."""


CLASSES_THAT_CAN_WAIT = ("QMdiSubWindow", "QStyle", "QWizard")
"""PySide6 makes a class's enums when it first meets the class. It meets QStyle, with hundreds of names, where a style
is asked for or set; and every kind of widget there is, where Qt hands out a widget that Python did not make."""


@dataclass(frozen=True)
class Start:
    """The modules and the enums that were there when the window was shown."""

    modules: set[str]
    enums: set[str]


def start(folder: Path) -> Start:
    """Start up to the moment when the window is shown and takes its first event."""
    ended = subprocess.run(
        [sys.executable, "-c", START, str(folder)],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={SCREEN}"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    modules, enums = ast.literal_eval(ended.stdout)
    return Start(set(modules), set(enums))


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Start]:
    """The very first start on a computer, the next one, and one on a day when questions of lessons are back."""
    folder = tmp_path_factory.mktemp("data")
    first, daily = start(folder), start(folder)
    read_a_lesson(folder)
    return {"first": first, "daily": daily, "learning": start(folder)}


def read_a_lesson(folder: Path) -> None:
    """Long ago, by the person of that folder; one of its real questions has been back since."""
    (path,) = data_paths(folder).profiles.glob(f"*/{RECORD_FILE}")
    course = LessonFolder(resources.find("lessons")).load("en").course
    lesson = course.in_order[0]
    with opened(path) as record:
        log = SqliteLearningLog(record)
        session = log.begin(sample_lesson(1, lesson.lesson_id))
        answer = sample_answer(lesson.questions[0].question_id)
        log.add_answer(session, "answer-1", answer, 60, answer.day)
        log.finish(session, MORNING)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", CAN_WAIT)
def test_what_can_wait_is_not_read_before_the_first_screen(
    starts: dict[str, Start], day: str, name: str
) -> None:
    read = {module for module in starts[day].modules if module == name or module.startswith(f"{name}.")}

    assert not read


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", CLASSES_THAT_CAN_WAIT)
def test_no_class_of_qt_is_met_by_accident(starts: dict[str, Start], day: str, name: str) -> None:
    assert not {enum for enum in starts[day].enums if enum.startswith(f"{name}.")}


def test_the_window_was_really_made(starts: dict[str, Start]) -> None:
    """The proof that the tests above looked at a whole start."""
    assert {"gmi_trainer.ui.main_window", "gmi_trainer.storage.database"} <= starts["daily"].modules
    assert "QFrame.Shape" in starts["daily"].enums
