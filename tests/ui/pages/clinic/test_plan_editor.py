"""Writing a plan: from a template in two presses, item by item, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.plan_templates import load_templates
from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.gate_rule import GateRule
from gmi_trainer.domain.made_up_language import MADE_UP
from gmi_trainer.domain.plan import BreathDose, DrillDose, OwnWords, Plan
from gmi_trainer.domain.plan_limits import beyond_limits
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.own_templates import OwnTemplateShelf
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.clinic.plan_editor import PlanEditor
from gmi_trainer.ui.pages.clinic.plan_tools import PlanTools
from gmi_trainer.ui.pages.clinic.plan_writing import PlanWriting
from gmi_trainer.ui.pages.clinic.rooms import GIVE_PLAN
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.words.translate import english
from tests.own_template_fakes import a_shelf
from tests.services.test_plan_making import Home
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.test_made_up_language import forgotten

TITLES = {"L01": "Alarm", "L02": "Hurt and harm"}


@dataclass
class Room:
    """A room of the clinic with somebody's record, and what came of it."""

    home: Home
    page: PlanEditor
    own: OwnTemplateShelf
    tried: list[Plan] = field(default_factory=list)
    rooms: list[str] = field(default_factory=list)
    left: list[None] = field(default_factory=list)

    def button(self, name: str) -> QPushButton:
        found: QPushButton | None = self.page.findChild(QPushButton, f"plan.{name}")
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        self.button(name).click()

    def undo(self) -> None:
        found: QPushButton | None = self.page.undo_bar.findChild(QPushButton)
        assert found is not None
        found.click()

    @property
    def writing(self) -> PlanWriting:
        assert self.page.writing is not None
        return self.page.writing

    @property
    def draft(self) -> Plan:
        assert self.page.draft is not None
        return self.page.draft

    @property
    def titles(self) -> list[str]:
        return [row.item.item_id for row in self.writing.rows]

    def words(self) -> list[str]:
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisibleTo(self.page)]


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def room(qtbot: QtBot, look: Look, jobs: Background) -> Room:
    return opened(qtbot, look, jobs, a_shelf(), Home())


def opened(
    qtbot: QtBot,
    look: Look,
    jobs: Background,
    own: OwnTemplateShelf,
    home: Home,
    language: str = "en",
) -> Room:
    tried: list[Plan] = []
    tools = PlanTools(
        look=look,
        jobs=jobs,
        translate=qt_translate if language == MADE_UP else english,
        making=home.making,
        person="[A. B.]" if language == MADE_UP else "A. B.",
        clinic="Clinic by the lake",
        load=lambda: load_templates(language),
        titles=lambda: {name: f"[{title}]" for name, title in TITLES.items()},
        own=own,
        try_out=tried.append,
    )
    page = PlanEditor(tools)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    made = Room(home, page, own, tried)
    page.room_asked.connect(made.rooms.append)
    page.back_asked.connect(lambda: made.left.append(None))
    page.begin()
    qtbot.waitUntil(lambda: page.start is not None)
    return made


def choose(room: Room, part: str = "hand", stage: int = 1) -> None:
    """Two presses: the part, the stage."""
    start = room.page.start
    assert start is not None
    tile = next(tile for tile in start.parts.tiles if tile.choice.key == part)
    tile.click()
    room.press(f"template.{part}-{stage}")


def test_two_presses_make_a_plan_and_a_third_gives_it(room: Room, qtbot: QtBot) -> None:
    choose(room)
    with qtbot.waitSignal(room.page.kept) as told:
        room.press("give")

    kept = told.args[0]
    assert room.home.in_force == kept
    assert (kept.name, kept.made_by, kept.version) == ("Hand 1: left or right", "Clinic by the lake", 1)
    assert "Version 1" in " ".join(room.words())


def test_where_it_hurts_is_chosen_already(qtbot: QtBot, look: Look, jobs: Background) -> None:
    home = Home()
    home.days.about.save(AboutMe(BodyPart.FOOT, SoreSide.RIGHT))
    room = opened(qtbot, look, jobs, a_shelf(), home)

    room.press("template.foot-2")

    assert room.draft.name == "Foot 2: imagined movements"
    assert room.draft.side is SoreSide.RIGHT


def test_each_figure_changes_the_plan_at_once(room: Room) -> None:
    choose(room)

    room.press("weeks.more")
    room.press("bouts.more")
    room.press("pictures.less")
    room.press("lessons.less")
    room.press("breathing.more")
    room.press("test.more")
    room.press("level.more")

    plan = room.draft
    items = {item.item_id: item for item in plan.items}
    assert plan.until_day == 4 * 7 - 1
    assert plan.first_level == 2
    assert items["left-right"].bouts == 4
    assert isinstance(items["left-right"].dose, DrillDose)
    assert items["left-right"].dose.pictures == 10
    assert "lessons" not in items
    assert isinstance(items["breathe"].dose, BreathDose)
    assert items["breathe"].minutes == 10
    assert items["left-right-test"].every_days == 3
    assert room.titles == ["left-right-test", "left-right", "breathe-short", "breathe"]


def test_words_that_were_written_stay_when_the_dose_changes(room: Room) -> None:
    choose(room)
    note: QPlainTextEdit | None = room.page.findChild(QPlainTextEdit, "plan.note")
    assert note is not None
    note.setPlainText("Call me on Friday.")

    room.press("bouts.less")

    assert room.draft.note == "Call me on Friday."
    assert room.draft.stop_rule


def test_items_are_moved_by_buttons_and_the_keyboard_stays_on_them(room: Room) -> None:
    choose(room)

    room.button("item.0.down").setFocus()
    room.press("item.0.down")

    assert room.titles[:2] == ["left-right", "left-right-test"]
    focused = QApplication.focusWidget() or room.page.focusWidget()
    assert focused is not None
    assert focused.objectName() == "plan.item.1.down"
    room.press("item.0.up")  # it is the first: nothing changes
    assert room.titles[:2] == ["left-right", "left-right-test"]


def test_what_was_taken_out_comes_back_with_undo(room: Room) -> None:
    choose(room)
    before = room.titles

    room.press("item.1.remove")
    assert "left-right" not in room.titles
    assert "left-right" not in [item.item_id for item in room.draft.items]

    room.undo()
    assert room.titles == before


@pytest.mark.parametrize(
    "kind", ["lesson", "drill", "test", "breathing", "imagery", "mirror", "activity", "notice", "own"]
)
def test_everything_can_be_added(room: Room, kind: str) -> None:
    choose(room)

    room.press(f"add.{kind}")

    assert len(room.writing.rows) == 6
    assert room.writing.rows[-1].form is not None
    assert beyond_limits(room.draft) == ()


def test_an_item_in_own_words_keeps_its_last_words(room: Room) -> None:
    choose(room)
    room.press("add.own")
    box: QPlainTextEdit | None = room.page.findChild(QPlainTextEdit, "plan.item.5.words")
    assert box is not None

    box.setPlainText("Walk to the gate")
    box.setPlainText("   ")

    assert room.draft.items[-1].dose == OwnWords("Walk to the gate")


def test_a_form_changes_one_item(room: Room) -> None:
    choose(room)
    room.press("item.1.change")

    room.press("item.1.bouts.more")
    room.press("item.1.every.more")
    room.press("item.1.level.more")
    room.press("item.1.from.more")
    room.press("item.1.until.less")

    item = next(item for item in room.draft.items if item.item_id == "left-right")
    assert (item.bouts, item.fewest_bouts, item.every_days) == (4, 2, 2)
    assert (item.from_day, item.until_day) == (7, 83)
    assert isinstance(item.dose, DrillDose)
    assert item.dose.level == 1
    assert room.writing.dose is None  # the template's few values would undo it


def test_own_numbers_for_the_gates_are_kept_with_the_plan(room: Room) -> None:
    choose(room)
    switch: Switch | None = room.page.findChild(Switch, "plan.gate.own")
    assert switch is not None
    switch.click()
    room.press("gate.days_since_flare.more")

    assert room.draft.gate == GateRule(days_since_flare=4)
    assert beyond_limits(room.draft) == ()

    switch.click()
    assert room.draft.gate is None


def test_leaving_can_be_undone(room: Room) -> None:
    choose(room)
    room.press("bouts.more")
    draft = room.draft

    room.page.go_back()
    assert room.page.draft is None
    assert room.left == []

    room.undo()
    assert room.draft == draft

    room.page.go_back()
    room.page.go_back()
    assert room.left == [None]


def test_a_plan_in_force_is_changed_and_its_days_go_on(qtbot: QtBot, look: Look, jobs: Background) -> None:
    home = Home()
    first = home.making.set_next(home.draft())
    room = opened(qtbot, look, jobs, a_shelf(), home)

    room.press("change")
    room.press("bouts.more")
    room.press("give")

    now = home.in_force
    assert (now.uuid, now.version, now.began_on) == (first.uuid, 2, first.began_on)
    assert now.items[1].bouts == 4


def test_an_earlier_plan_is_taken_up_again(qtbot: QtBot, look: Look, jobs: Background) -> None:
    home = Home()
    default = home.in_force
    home.making.set_next(home.draft())
    room = opened(qtbot, look, jobs, a_shelf(), home)

    room.press("earlier.0")

    assert home.in_force == replace(default, version=2)


def test_a_template_of_the_clinics_own_is_kept_and_begun_with(
    room: Room,
    qtbot: QtBot,
    look: Look,
    jobs: Background,
) -> None:
    choose(room)
    name: QLineEdit | None = room.page.findChild(QLineEdit, "plan.name")
    assert name is not None
    name.setText("Slow hands")
    room.press("add.own")
    room.press("keep")

    other = opened(qtbot, look, jobs, room.own, Home())
    other.press("own.0")

    assert other.draft.name == "Slow hands"
    assert [item.item_id for item in other.draft.items] == [item.item_id for item in room.draft.items]


def test_a_plan_is_tried_as_the_patient_before_it_is_given(room: Room) -> None:
    choose(room)
    room.press("try")

    assert room.tried == [room.draft]
    assert room.home.making.history() == ()


def test_a_plan_that_was_given_goes_along(room: Room) -> None:
    choose(room)
    room.press("give")
    room.press("ways")
    room.press("done")

    assert room.rooms == [GIVE_PLAN]
    assert room.left == [None]


def test_what_cannot_be_kept_is_said(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(room)

    def full(_plan: Plan) -> None:
        raise UserProblem(Problem.DISK_FULL)

    monkeypatch.setattr(room.home.days.plans, "keep", full)
    room.press("give")

    assert room.page.draft is not None
    assert any("full" in words for words in room.words())


def test_by_keyboard_alone(room: Room, qtbot: QtBot) -> None:
    start = room.page.start
    assert start is not None
    tile = start.parts.tiles[0]
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    stage = start.stage_buttons[0]
    stage.setFocus()
    qtbot.keyClick(stage, Qt.Key.Key_Return)
    qtbot.keyClick(room.button("weeks.more"), Qt.Key.Key_Down)
    qtbot.keyClick(room.button("give"), Qt.Key.Key_Return)

    assert room.home.in_force.until_day == 2 * 7 - 1


@pytest.mark.parametrize("theme", [Theme(Scheme.LIGHT), Theme(Scheme.DARK, 150), Theme(Scheme.LIGHT, 200)])
def test_everything_is_named_large_enough_and_whole(
    room: Room, look: Look, theme: Theme, qtbot: QtBot
) -> None:
    look.set_theme(theme)
    room.page.resize(700, 520)
    for view in ("start", "writing", "form"):
        if view == "writing":
            choose(room)
        elif view == "form":
            room.press("item.1.change")
        room.page.grab()  # everything finds its place
        assert nameless(room.page) == []
        assert small_targets(room.page, look.length("touch")) == []
        assert cut_words(room.page) == []


def test_every_word_can_be_translated(qapp: QApplication, qtbot: QtBot, look: Look, jobs: Background) -> None:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        home = Home()
        home.making.set_next(replace(home.draft(), name="[1]", made_by="[2]"))
        room = opened(qtbot, look, jobs, a_shelf(), home, language=MADE_UP)
        assert forgotten(room.page) == []
        choose(room)
        room.press("item.1.change")
        assert forgotten(room.page) == []
        room.press("give")
        assert forgotten(room.page) == []
    finally:
        qapp.removeTranslator(translator)
