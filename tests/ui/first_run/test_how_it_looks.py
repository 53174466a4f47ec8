"""Every screen of the first run at every size: names, targets, no word cut off, nothing left in English."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.services.introduction import Introduction
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.first_run.steps import Step
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from gmi_trainer.ui.widgets.scroll_area import SteadyScrollArea
from tests.ui.first_run.walker import Walker
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.test_made_up_language import forgotten

SIZES = [(1100, 800, 100), (700, 520, 100), (700, 520, 150), (1100, 800, 200)]


@pytest.fixture
def made_up_language(qapp: QApplication) -> Iterator[None]:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


def every_screen(walker: Walker, workspace: Workspace) -> Iterator[str]:
    """One after the other, also what lists and outcomes show."""
    answers = {"limb": "another_way", **{group.value: "known" for group in SafetyGroup}}
    for step in Step:
        workspace.introduction.save(Introduction(step.value, answers))
        walker.close_and_open()
        yield step.value
        for more in (f"{step.value}.list", f"{step.value}.more"):
            if walker.has(more):
                walker.click(more)
                yield more
    for group in (SafetyGroup.EMERGENCY, SafetyGroup.SOON):
        answers[group.value] = "new"
        take_back = workspace.safety.reply({group: SafetyAnswer.NEW}, SafetyOccasion.FIRST_RUN)
        workspace.introduction.save(Introduction(Step.OUTCOME.value, answers))
        walker.close_and_open()
        yield f"outcome {group.value}"
        take_back()
        answers[group.value] = "no"


def findings(walker: Walker, workspace: Workspace, measure: Callable[[], list[str]]) -> dict[str, list[str]]:
    """What is wrong, by screen. A layout has its place only after this turn of the event loop."""
    found = {}
    screens = 0
    for screen in every_screen(walker, workspace):
        screens += 1
        QApplication.processEvents()
        if wrong := measure():
            found[screen] = wrong
    assert screens > len(Step) + 4
    return found


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_every_screen_is_whole(
    look: Look,
    workspace: Workspace,
    jobs: Background,
    qtbot: QtBot,
    width: int,
    height: int,
    percent: int,
) -> None:
    look.set_theme(Theme(Scheme.LIGHT, percent))
    walker = Walker(look, workspace, jobs, qtbot, size=(width, height))

    def measure() -> list[str]:
        run = walker.run
        return nameless(run) + small_targets(run, look.length("touch")) + cut_words(run)

    assert findings(walker, workspace, measure) == {}
    assert (walker.run.width(), walker.run.height()) == (width, height)


@pytest.mark.usefixtures("made_up_language")
def test_every_screen_can_be_translated(
    look: Look, workspace: Workspace, jobs: Background, qtbot: QtBot
) -> None:
    look.set_theme(Theme(Scheme.LIGHT, 150))
    walker = Walker(look, workspace, jobs, qtbot, size=(900, 700), translate=qt_translate)

    def measure() -> list[str]:
        return cut_words(walker.run) + forgotten(walker.run)

    assert findings(walker, workspace, measure) == {}


def test_a_page_can_be_turned_with_the_keyboard(
    look: Look, workspace: Workspace, jobs: Background, qtbot: QtBot
) -> None:
    look.set_theme(Theme(Scheme.LIGHT, 200))
    walker = Walker(look, workspace, jobs, qtbot, size=(700, 520))
    last = walker.button("welcome.more")
    assert last.visibleRegion().isEmpty()

    for _ in range(4):
        walker.key(Qt.Key.Key_PageDown)
    assert not last.visibleRegion().isEmpty()
    for _ in range(4):
        walker.key(Qt.Key.Key_PageUp)

    assert last.visibleRegion().isEmpty()


def test_the_head_the_words_and_the_foot_stand_on_one_line(walker: Walker) -> None:
    walker.click("on")
    QApplication.processEvents()

    def left(name: str) -> int:
        part = walker.run.findChild(QWidget, f"first_run.{name}")
        assert part is not None
        return part.mapTo(walker.run, QPoint(0, 0)).x()

    assert left("progress") == left("title") == left("back")


def test_what_unfolds_scrolls_only_where_it_has_no_room(walker: Walker) -> None:
    walker.click("welcome.more")
    QApplication.processEvents()
    scroll = walker.run.findChild(SteadyScrollArea)

    assert scroll is not None
    assert scroll.bar.maximum() == 0


def test_tab_goes_from_the_question_to_its_answers(walker: Walker) -> None:
    walker.click("on")
    walker.key(Qt.Key.Key_Tab)
    walker.key(Qt.Key.Key_Tab)

    focused = walker.run.focusWidget()
    assert focused is not None
    assert focused.objectName() == "first_run.emergency.answer.no"
