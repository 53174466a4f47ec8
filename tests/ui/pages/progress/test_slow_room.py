"""Why am I slow? The sentence first, then charts, tables and pictures to practise; on a real record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import DrillMode, DrillSpec, PictureSource, Purpose, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.turning import By, Of
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.progress_choices import ProgressChoices
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.progress.chart_with_table import ChartWithTable
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from gmi_trainer.ui.pages.progress.rows_card import RowsCard
from gmi_trainer.ui.pages.progress.slow_room import SlowRoom
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.choices import ChoiceRow
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeCatalogue, FakeClock, FakeFrames
from tests.slow_person import MIXED_UP, PICTURES, SLOW, SlowPerson
from tests.ui.inspection import cut_words, nameless, small_targets

TODAY = date(2025, 3, 10)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    paths = DataPaths(tmp_path)
    paths.make()
    workspace = WorkspaceOpener(paths, FakeClock(), FakeCatalogue(PICTURES, untested=BodyPart)).open_last(
        None
    )
    yield workspace
    workspace.close()


@pytest.fixture
def person(workspace: Workspace) -> SlowPerson:
    return SlowPerson(workspace.sessions, TODAY)


def in_a_clinic(workspace: Workspace) -> Workspace:
    choices = ProgressChoices(workspace.progress_choices._preferences, lambda: True)
    return replace(workspace, progress_choices=choices)


class Visit:
    """Somebody who opens the room."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        jobs: Background,
        qtbot: QtBot,
        size: tuple[int, int] = (1000, 800),
    ) -> None:
        self.frames = FakeFrames()
        self.place = ProgressPlace(look, workspace, jobs, english, clock=FakeClock(), frames=self.frames)
        self._jobs, self._bot = jobs, qtbot
        self.asked: list[DrillSpec] = []
        self.place.drill_asked.connect(self.asked.append)
        qtbot.addWidget(self.place)
        self.place.resize(*size)
        self.place.show()
        self.place.open_room("slow")
        self.settle()

    @property
    def room(self) -> SlowRoom:
        room = self.place.room("slow")
        assert isinstance(room, SlowRoom)
        return room

    def settle(self) -> None:
        self._bot.waitUntil(lambda: self._jobs.is_idle and self.room.is_built, timeout=10_000)

    def choose(self, row: ChoiceRow, value: object) -> None:
        tile = next(tile for tile in row.tiles if tile.choice.value is value)
        tile.click()

    @property
    def rows(self) -> RowsCard:
        card = self.room.chart
        assert isinstance(card, RowsCard)
        return card

    @property
    def curve(self) -> ChartWithTable:
        card = self.room.chart
        assert isinstance(card, ChartWithTable)
        return card


@pytest.fixture
def visit(workspace: Workspace, person: SlowPerson, look: Look, jobs: Background, qtbot: QtBot) -> Visit:
    person.training(4, level=1)
    person.tests(5)
    return Visit(workspace, look, jobs, qtbot)


def test_without_any_drill_it_says_so_and_leads_to_training(
    workspace: Workspace, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    visit = Visit(workspace, look, jobs, qtbot)

    train = visit.room.findChild(QPushButton, "progress.slow.train")
    assert train is not None
    assert train.isVisible()
    with qtbot.waitSignal(visit.place.train_asked):
        train.click()


def test_upright_pictures_alone_say_that_turned_ones_are_needed(
    workspace: Workspace, person: SlowPerson, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    person.training(2, level=1)

    visit = Visit(workspace, look, jobs, qtbot)

    assert visit.room.sentences[0].startswith("A test, or training with level 2")
    assert not visit.room.by_row.isVisible()
    assert visit.room.picture_cards, "pictures are known all the same"


def test_the_plain_sentences_come_first(visit: Visit) -> None:
    first, second = visit.room.sentences[:2]

    assert first.startswith("Turned further takes longer. That is how everybody's brain does it.")
    assert second.startswith("Pictures of the palm take you longer.")


def test_the_turning_curve_goes_from_upright_to_upside_down_with_its_noise(visit: Visit) -> None:
    chart = visit.curve.chart
    assert chart is not None
    shown = chart.shown
    assert shown is not None
    (line,) = shown.series

    assert [mark.x for mark in line.marks] == [0, 45, 90, 135, 180]
    assert all((mark.low or 0) < mark.y < (mark.high or 0) for mark in line.marks)
    assert line.marks[0].y < line.marks[-1].y
    assert "Upright" in shown.spoken
    assert "Upside down" in chart.accessibleDescription()
    assert visit.curve.table.model() is None or visit.curve.table.isHidden()


def split_tile(visit: Visit, key: str) -> QAbstractButton:
    return next(tile for tile in visit.room.split_row.tiles if tile.choice.key == key)


def test_the_curve_can_be_split_by_side_and_in_a_clinic_by_way(
    visit: Visit, person: SlowPerson, workspace: Workspace, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    there = Visit(in_a_clinic(workspace), look, jobs, qtbot)
    assert not split_tile(there, "ways").isVisible(), "tests turn each picture the same way"
    person.training(3)
    workspace.changes.publish(Changed.SESSIONS)
    visit.settle()
    there.settle()
    assert not split_tile(visit, "ways").isVisible(), "at home nobody is asked to read that"
    assert split_tile(there, "ways").isVisible()
    for key, names in (("sides", ["Left", "Right"]), ("ways", ["Towards", "Away"])):
        split_tile(there, key).click()
        chart = there.curve.chart
        assert chart is not None
        assert chart.shown is not None
        assert [one.name for one in chart.shown.series] == names


def test_views_are_rows_the_slowest_first_and_the_same_is_a_table(visit: Visit) -> None:
    visit.choose(visit.room.by_row, By.VIEW)
    shown = visit.rows.chart.shown
    assert shown is not None

    assert [row.name for row in shown.rows] == ["Palm", "Back of the hand"]
    assert all(row.low < row.value < row.high for row in shown.rows)
    switch = visit.rows.findChild(QPushButton, "progress.slow.rows.as_table")
    assert switch is not None
    switch.click()
    assert visit.rows.table.isVisible()
    assert [row[0] for row in visit.rows.table.rows] == ["Palm", "Back of the hand"]
    assert not visit.rows.chart.isVisible()


def test_levels_come_from_every_drill_and_right_answers_have_a_range(visit: Visit) -> None:
    visit.choose(visit.room.by_row, By.LEVEL)
    visit.choose(visit.room.of_row, Of.ACCURACY)
    shown = visit.rows.chart.shown
    assert shown is not None

    assert [row.name for row in shown.rows] == ["Level 1: upright", "Level 2: turned"]
    assert all("to" in row.words for row in shown.rows)


def test_arrow_keys_go_from_row_to_row(visit: Visit) -> None:
    visit.choose(visit.room.by_row, By.POSTURE)
    chart = visit.rows.chart
    shown = chart.shown
    assert shown is not None
    chart.setFocus()
    seen = [chart.row]
    for _ in shown.rows[1:]:
        QTest.keyClick(chart, Qt.Key.Key_Down)
        seen.append(chart.row)

    assert seen == list(shown.rows)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.row == shown.rows[0]


def test_slow_and_mixed_up_pictures_are_shown_with_their_words(visit: Visit) -> None:
    (card,) = visit.room.picture_cards
    names = [seen.accessibleName() for seen in card.pictures]

    assert names[0].startswith(f"{SLOW.alt}. ")
    assert " times" in names[0]
    assert "0 of" in names[-1]
    assert all(seen.is_drawn for seen in card.pictures)
    assert visit.frames.made


def test_practise_these_asks_for_training_with_these_pictures_alone(visit: Visit) -> None:
    (card,) = visit.room.picture_cards
    practise = card.practise
    assert isinstance(practise, QPushButton)

    practise.click()

    (spec,) = visit.asked
    assert spec.mode is DrillMode.TRAINING
    assert spec.source is PictureSource.LIBRARY
    assert SLOW.sha256 in spec.only
    assert MIXED_UP.sha256 in spec.only
    assert spec.level == 2
    assert len(spec.only) == len(card.pictures)


def test_a_picture_that_is_left_out_is_not_offered(visit: Visit, workspace: Workspace) -> None:
    workspace.drills._choices.keep_out(SLOW.sha256, SLOW.picture_id)
    workspace.changes.publish(Changed.PICTURES)
    visit.settle()

    (card,) = visit.room.picture_cards
    assert all(not seen.accessibleName().startswith(f"{SLOW.alt}. 4") for seen in card.pictures)
    practise = card.practise
    assert isinstance(practise, QPushButton)
    practise.click()
    assert SLOW.sha256 not in visit.asked[0].only


def test_own_pictures_are_practised_apart_from_those_of_the_program(
    workspace: Workspace, person: SlowPerson, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    own = spec_for_training(BodyPart.HAND, 40)
    for days_ago in (3, 2):
        person.drill(replace(own, source=PictureSource.OWN), days_ago, Purpose.TRAINING)
    own_frames = FakeFrames()
    drills = workspace.drills
    drills._own_pictures = lambda: PICTURES  # photos of their own, as it were

    visit = Visit(replace(workspace, own_frames=lambda: own_frames), look, jobs, qtbot)

    (card,) = visit.room.picture_cards
    assert own_frames.made
    assert not visit.frames.made
    practise = card.practise
    assert isinstance(practise, QPushButton)
    practise.click()
    assert visit.asked[0].source is PictureSource.OWN
    assert drills.prepare(visit.asked[0]).deck


def test_a_sore_arm_that_answered_its_own_side_leaves_the_sides_out(
    visit: Visit, workspace: Workspace
) -> None:
    workspace.about.save(AboutMe(sore_part=BodyPart.HAND, sore_side=SoreSide.LEFT))
    visit.settle()

    side = next(tile for tile in visit.room.by_row.tiles if tile.choice.value is By.SIDE)
    assert not side.isVisible()
    assert visit.room.findChild(QWidget, "progress.slow.own_side") is not None


def test_the_clinicians_look_is_there_in_a_clinic_only(
    visit: Visit, workspace: Workspace, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    assert visit.room.findChild(QWidget, "progress.slow.hallmark") is None

    there = Visit(in_a_clinic(workspace), look, jobs, qtbot)

    assert there.room.findChild(QWidget, "progress.slow.hallmark") is not None


def test_everything_has_a_name_and_room_in_a_small_window(
    workspace: Workspace, person: SlowPerson, look: Look, jobs: Background, qtbot: QtBot
) -> None:
    person.tests(4)
    person.tests(3, BodyPart.FOOT)
    visit = Visit(workspace, look, jobs, qtbot, (640, 480))
    visit.choose(visit.room.by_row, By.POSTURE)

    assert nameless(visit.room) == []
    qtbot.waitUntil(lambda: cut_words(visit.room) == [])  # once everything has its place
    assert small_targets(visit.room, 48) == []
