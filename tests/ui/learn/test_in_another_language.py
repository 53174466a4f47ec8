"""With the made-up language, the program's words and the lesson's are all in it, and all have room."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.content.made_up_course import in_made_up_language
from gmi_trainer.domain.knowledge import CheckMoment
from gmi_trainer.domain.learning import LearningPast, LessonPlace
from gmi_trainer.services.lesson_ports import LessonProblem, LoadedCourse
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.learn.check_steps import ResultStep, SentenceStep, WhyStep
from gmi_trainer.ui.learn.check_view import CheckView
from gmi_trainer.ui.learn.reading_text import ReadingText
from gmi_trainer.ui.learn.steps import EndStep, OpeningStep, QuestionStep
from gmi_trainer.ui.pages.learn_page import LearnPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from tests.sample_check import a_course_with_check, a_taken
from tests.ui.inspection import cut_words
from tests.ui.learn.conftest import Stand, button, press
from tests.ui.pages.learn.test_learn_page import TODAY, Shelf
from tests.ui.test_made_up_language import forgotten, without_brackets

Key = Qt.Key
COURSE = in_made_up_language(a_course_with_check())


@pytest.fixture(autouse=True)
def made_up_language(qapp: QApplication) -> Iterator[None]:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    qtbot.waitUntil(lambda: jobs.is_idle)
    jobs.close()


def plain_words(text: str) -> str:
    """What is left of rich text without its marks, its style and what was translated."""
    body = text.partition("<body>")[2] or text
    return without_brackets(re.sub(r"<[^>]*>", "", body))


def untranslated(root: QWidget) -> list[str]:
    """Where a paper is found stays as it is."""
    rich = [one.text() for one in root.findChildren(ReadingText) if one.isVisibleTo(root)]
    plain = [words for words in forgotten(root) if "<html>" not in words]
    found = [re.sub(r"doi:.*", "", without_brackets(words)) for words in plain]
    found += [plain_words(words) for words in rich]
    return [words for words in found if re.search(r"[A-Za-z]", words)]


def test_every_screen_of_a_lesson(stand: Stand) -> None:
    stand.course = COURSE
    view = stand.lesson(
        COURSE.lessons["alarm"], translate=qt_translate, following=COURSE.lessons["hurt"], asks_sureness=True
    )
    seen = 0
    while True:
        for _ in range(3):
            QApplication.processEvents()
        assert untranslated(view) == [], view.step
        assert [words for words in cut_words(view) if "<html>" not in words] == []
        seen += 1
        if isinstance(view.step, EndStep):
            break
        view._turn(1)
    assert seen == 13


def test_an_answer_and_all_its_explanations(stand: Stand) -> None:
    stand.course = COURSE
    view = stand.lesson(
        COURSE.lessons["alarm"], translate=qt_translate, from_screen="questions", asks_sureness=True
    )
    press(view, Key.Key_3)
    assert untranslated(view) == []
    press(view, Key.Key_Space)
    assert untranslated(view) == []
    button(view, "question.others").click()
    assert untranslated(view) == []


def test_notes(stand: Stand) -> None:
    stand.course = COURSE
    view = stand.lesson(COURSE.lessons["alarm"], translate=qt_translate, from_screen="science")
    button(view, "lesson.how_sure").click()

    assert untranslated(view) == []


def test_a_review(stand: Stand) -> None:
    view = stand.review(translate=qt_translate)
    while isinstance(view.step, QuestionStep):
        view._turn(1)

    assert untranslated(view) == []


def test_what_i_know_about_pain(stand: Stand) -> None:
    assert COURSE.check is not None
    end = a_taken(9, "?ft", moment=CheckMoment.END, finished=False)
    times = [a_taken(1, "f??t"), a_taken(2, "ffff", moment=CheckMoment.MIDDLE)]
    view = CheckView(stand.look, COURSE.check, end, qt_translate, before=times)
    stand._show(view, (1000, 900))
    view.begin()
    seen = []
    for key in (None, Key.Key_Space, Key.Key_3, Key.Key_Space, Key.Key_Space):
        if key is not None:
            press(view, key)
        for _ in range(3):
            QApplication.processEvents()
        assert untranslated(view) == [], view.step
        assert cut_words(view) == []
        seen.append(type(view.step))
    assert seen == [OpeningStep, SentenceStep, ResultStep, WhyStep, WhyStep]


def test_the_page(look: Look, jobs: Background, qtbot: QtBot) -> None:
    past = LearningPast(
        TODAY,
        done={"alarm": TODAY},
        places={"hurt": LessonPlace("hurt", "story")},
        due={"alarm-q1": TODAY.replace(year=2020)},
    )
    problem = LessonProblem("f", 1, "e", "f")
    page = LearnPage(look, Shelf(past, LoadedCourse(COURSE, (problem,))), jobs, qt_translate)
    qtbot.addWidget(page)
    page.resize(1000, 1200)
    page.show()
    qtbot.waitUntil(lambda: page.now is not None)
    untouched = "gmi-trainer lessons check"  # a command stays as it is

    assert [words for words in untranslated(page) if untouched not in words] == []
