"""The room of imagined movements over a record of fakes: what is next, and what a person chooses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.imagery import Place, Rung
from gmi_trainer.domain.imagery_course import CardTimes, Hurt, Said
from gmi_trainer.services.guided_ports import GuidedResult
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.imagine.imagine_room import ImagineRoom
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.imagery_fakes import FakeImageryLog, sample_imagery
from tests.samples import MORNING
from tests.ui.test_desk import a_workspace

WHOLE = GuidedResult(9, 0, 100_000, ending=GuidedEnding.WHOLE)


class Room:
    """Opened, and read once."""

    def __init__(self, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self._bot, self.jobs, self._look = qtbot, jobs, look
        self.workspace: Workspace = a_workspace()
        self.workspace.about.save(AboutMe(sore_part=BodyPart.HAND, sore_side=SoreSide.LEFT))
        self.service = self.workspace.imagery()
        self._done = 0

    def did(self, rung: Rung, hurt: Hurt = Hurt.NO, *, times: int = 1) -> None:
        """Sessions a day apart."""
        log = self.service._log
        assert isinstance(log, FakeImageryLog)
        for _ in range(times):
            at = MORNING + timedelta(days=self._done)
            self._done += 1
            session = log.begin(sample_imagery(self._done, rung, at=at))
            cards = [CardTimes(f"card-{n}", True, 4_000) for n in range(3)]
            log.finish(session, at, WHOLE, cards, {})
            log.say(session, Said(4, 3, hurt))

    def open(self) -> ImagineRoom:
        self.page = ImagineRoom(self._look, self.workspace, self.jobs, english)
        self._bot.addWidget(self.page)
        self.page.resize(900, 700)
        self.page.show()
        self.read()
        return self.page

    def read(self) -> None:
        self._bot.waitUntil(lambda: self.jobs.is_idle and self.page.looked is not None)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def room(look: Look, jobs: Background, qtbot: QtBot) -> Room:
    return Room(look, jobs, qtbot)


def test_it_begins_with_looking_at_a_picture(room: Room) -> None:
    page = room.open()

    assert page._headline.text() == "Step 1: Watch a picture"
    assert page._summary.text().startswith("Left hand · 3 cards")
    assert not page._up.isVisible()
    assert not page._history.isVisible()


def test_start_asks_for_the_part_and_escape_leads_back(room: Room, qtbot: QtBot) -> None:
    page = room.open()
    page.take_focus()
    assert page._start.hasFocus()

    with qtbot.waitSignal(page.begin_asked) as asked:
        qtbot.keyClick(page._start, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.back_asked):
        qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert asked.args == [BodyPart.HAND]


def test_a_step_up_is_suggested_taken_and_undone(room: Room) -> None:
    room.did(Rung.WATCH, times=2)
    page = room.open()
    assert page.looked is not None
    assert page.looked.suggested is Rung.OTHER

    page._up.click()
    room.read()
    assert page._headline.text() == "Step 2: Watch somebody else"
    assert page._ladders[False].value is Rung.OTHER

    page.undo_bar._undo.click()
    room.read()
    assert page._headline.text() == "Step 1: Watch a picture"


def test_it_says_why_it_went_back(room: Room) -> None:
    room.did(Rung.WATCH)
    room.service.choose_rung(BodyPart.HAND, Rung.MOVEMENT)
    chosen = room.service.choices.load().of_part(BodyPart.HAND).rung
    assert chosen is not None
    room._done = (chosen.since - MORNING).days + 1
    room.did(Rung.MOVEMENT, Hurt.YES)

    page = room.open()

    assert page._headline.text() == "Step 6: A joint close by"
    assert page._history.isVisible()


def test_a_side_that_was_not_said_is_asked_for(room: Room) -> None:
    room.workspace.about.save(AboutMe(sore_part=BodyPart.HAND))
    page = room.open()
    assert page._sides[False].value is None

    page._sides[False].tiles[0].click()
    room.read()

    assert room.service.sore_side(BodyPart.HAND) is Side.LEFT
    assert page._summary.text().startswith("Left hand")


def test_contexts_come_once_the_movement_was_easy(room: Room) -> None:
    room.service.choose_rung(BodyPart.HAND, Rung.MOVEMENT)
    page = room.open()
    assert not page._context_part.isVisibleTo(page)

    room.did(Rung.MOVEMENT)
    page._on_place_chosen(Place.QUEUE)  # it reads again
    room.read()

    assert page._context_part.isVisibleTo(page)
    assert page.looked is not None
    assert room.service.spec(page.looked).context.place is Place.QUEUE


def test_whether_it_is_safe_to_move_is_asked_only_where_it_matters(room: Room) -> None:
    room.service.choose_rung(BodyPart.HAND, Rung.MOVEMENT)
    page = room.open()
    assert not page._real_part.isVisibleTo(page)

    page._pace.tiles[1].click()
    room.read()
    assert page._real_part.isVisibleTo(page)
    assert page._real.value is None, "nothing is chosen for anybody"

    room.workspace.today.say_flare()
    room.read()
    assert not page._real_part.isVisibleTo(page)
