"""A session of imagined movements on its real stage, over a real record. The clock only moves when the test says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.imagery import Part, Rung
from gmi_trainer.domain.imagery_course import Hurt, Imagined, Moved, Said
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.imagery import ImageryLook
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.guided.controller import Step
from gmi_trainer.ui.imagery.imagery_view import ImageryView
from gmi_trainer.ui.imagery.result_view import ImageryResultView
from gmi_trainer.ui.imagery.tools import ImageryTools
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeCatalogue, FakeClock, FakeFrames
from tests.samples import sample_picture
from tests.ui.guided.guided_theatre import FakeCues

LEAD_IN_S = 4


class Theatre:
    """Opens sessions of a left hand and sits them."""

    def __init__(self, folder: Path, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self.clock = FakeClock(now_ns=9_000_000_000)
        self._bot, self._look, self.jobs = qtbot, look, jobs
        paths = DataPaths(folder)
        paths.make()
        self.pictures = [replace(sample_picture(n), posture="relaxed") for n in range(1, 9)]
        self.workspace = WorkspaceOpener(paths, self.clock, FakeCatalogue(self.pictures)).open_last(None)
        self.service = self.workspace.imagery()
        self.say(AboutMe(sore_part=BodyPart.HAND, sore_side=SoreSide.LEFT))
        self.cues: list[FakeCues] = []
        self.view: ImageryView

    def say(self, about: AboutMe) -> None:
        self.workspace.about.save(about)

    @property
    def looked(self) -> ImageryLook:
        service = self.service
        with self.workspace.imagery_reader() as reader, self.workspace.diary() as diary:
            found = service.look(
                reader,
                diary,
                service.loaded(),
                service.part(),
                service.choices.load(),
                service.about(),
                self.workspace.today.today(),
            )
        assert found is not None
        return found

    @property
    def rung(self) -> Rung:
        """The step of the next session."""
        return self.looked.rung

    def open(self, rung: Rung = Rung.MOVEMENT, **choices: object) -> ImageryView:
        """The ready screen of the next session, on a step that the person chose a minute ago."""
        self.service.choose_rung(BodyPart.HAND, rung)
        self.clock.advance_ms(60_000)
        self.service.choices.save(replace(self.service.choices.load(), **choices))  # type: ignore[arg-type]
        return self.open_next()

    def open_next(self) -> ImageryView:
        looked = self.looked
        view = ImageryView(
            self._look,
            ImageryTools(
                service=self.service,
                clock=self.clock,
                jobs=self.jobs,
                frames=FakeFrames(),
                translate=english,
                make_cues=self._make_cues,  # type: ignore[arg-type]  # a fake that is silent
                reach=Reach,
            ),
            looked,
            self.service.spec(looked),
            self.pictures,
        )
        self._bot.addWidget(view)
        view.resize(900, 700)
        view.play()
        with self._bot.waitExposed(view):
            view.show()
        view.activateWindow()
        self._bot.waitUntil(view.isActiveWindow)
        self._bot.waitUntil(lambda: self.jobs.is_idle)
        self.view = view
        return view

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.view, key)

    def let_pass(self, seconds: float) -> None:
        """Looked at once a second."""
        left_ms = round(seconds * 1_000)
        while left_ms > 0:
            self.clock.advance_ms(min(left_ms, 1_000))
            left_ms -= 1_000
            if self.view.controller.step is Step.GOING:
                self.view.controller._look()

    def begin(self) -> None:
        self.press(Qt.Key.Key_Space)
        self.let_pass(LEAD_IN_S + 0.2)

    @property
    def part(self) -> tuple[int, Part]:
        assert self.view._here is not None
        return self.view._here

    @property
    def panel(self) -> str:
        panel = self.view.stage.panel
        return panel.objectName() if panel.isVisible() else ""

    def answer(self, *names: str) -> None:
        """One button after the other, as each question comes."""
        for name in names:
            button = next(one for one in self.view.stage.panel._made if one.objectName() == f"imagery.{name}")
            button.click()
            QApplication.processEvents()

    @property
    def result(self) -> ImageryResultView:
        assert self.view.result is not None
        return self.view.result

    @property
    def told(self) -> tuple[Imagined, ...]:
        with self.workspace.imagery_reader() as reader:
            return reader.sessions(BodyPart.HAND)

    def _make_cues(self, parent: object) -> FakeCues:
        self.cues.append(FakeCues())
        return self.cues[-1]


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def hall(tmp_path: Path, look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Theatre]:
    hall = Theatre(tmp_path, look, jobs, qtbot)
    yield hall
    hall.view.close_session()
    hall.workspace.close()


def test_a_session_from_the_ready_screen_to_its_result(hall: Theatre) -> None:
    view = hall.open()
    assert hall.panel == "imagery.ready"
    hall.begin()
    assert hall.part == (0, Part.SETTLE)
    hall.let_pass(40)
    assert hall.part == (1, Part.LOOK)
    assert view.stage.card.picture.pixmap is not None, "the card's posture is in the library"
    hall.let_pass(5)
    assert hall.part == (1, Part.THERE)
    hall.let_pass(3 * 41 + 5)

    hall.answer("clarity.4", "feeling.2", "hurt.no", "moved.little")

    assert hall.result.isVisible()
    (told,) = hall.told
    assert told.said == Said(4, 2, Hurt.NO, Moved.LITTLE)
    assert (told.rung, told.side, told.cards_done, told.ending) == (
        Rung.MOVEMENT,
        Side.LEFT,
        3,
        GuidedEnding.WHOLE,
    )
    assert told.was_easy


def test_each_tone_comes_once_and_in_order(hall: Theatre) -> None:
    hall.open()
    hall.begin()
    hall.let_pass(40 + 41)

    steps = [name for name in hall.cues[0].heard if "." in name]
    assert steps[:7] == ["0.settle", "1.look", "1.there", "1.back", "1.again", "1.back-again", "1.rest"]


def test_it_hurts_stops_at_once_and_the_next_one_is_gentler(hall: Theatre) -> None:
    hall.open()
    hall.begin()
    hall.let_pass(40 + 41 + 3)

    hall.press(Qt.Key.Key_H)
    assert hall.panel == "imagery.hurting"
    hall.press(Qt.Key.Key_Space)

    assert hall.result.isVisible()
    (told,) = hall.told
    assert (told.said.hurt, told.cards_done, told.ending) == (Hurt.YES, 1, GuidedEnding.STOPPED)
    assert hall.rung is Rung.NEARBY

    hall.result._stay.click()
    stayed = hall.rung
    hall.result.undo_bar._undo.click()
    assert (stayed, hall.rung) == (Rung.MOVEMENT, Rung.NEARBY)


def test_saying_afterwards_that_it_hurt_steps_back_too(hall: Theatre) -> None:
    hall.open(Rung.AT_REST)
    hall.begin()
    hall.let_pass(40 + 3 * 31 + 5)

    hall.answer("clarity.leave_out", "feeling.leave_out", "hurt.yes", "moved.leave_out")

    assert hall.told[0].said == Said(hurt=Hurt.YES)
    assert hall.rung is Rung.HEALTHY


def test_pain_up_by_two_afterwards_steps_back_too(hall: Theatre) -> None:
    view = hall.open()
    hall.begin()
    hall.let_pass(40 + 3 * 41 + 5)
    hall.answer("clarity.3", "feeling.3", "hurt.no", "moved.no")
    session = view.controller.session_id
    assert session is not None
    hall.service.rate(session, Scale.PAIN_NOW, Moment.BEFORE, 3)
    hall.service.rate(session, Scale.PAIN_NOW, Moment.AFTER, 5)

    assert hall.told[0].pain_change == 2
    assert hall.rung is Rung.NEARBY


def test_a_late_press_of_space_answers_no_question(hall: Theatre) -> None:
    hall.open()
    hall.begin()
    hall.let_pass(40 + 3 * 41 + 5)
    assert hall.panel == "imagery.clarity"

    hall.press(Qt.Key.Key_Space)
    assert hall.panel == "imagery.clarity"
    hall.press(Qt.Key.Key_5)
    QApplication.processEvents()

    assert hall.panel == "imagery.feeling"
    assert hall.told[0].said.clarity == 5


def test_at_ones_own_pace_presses_are_timed_and_real_ones_compared(hall: Theatre) -> None:
    hall.open(own_pace=True, real_is_safe=True)
    hall.begin()
    hall.press(Qt.Key.Key_Space)  # settled
    hall.press(Qt.Key.Key_Space)  # looked
    for seconds in (4, 6, 2, 5):  # in mind twice, getting ready, for real
        hall.let_pass(seconds)
        hall.press(Qt.Key.Key_Space)

    assert hall.part == (1, Part.REST)
    first = hall.view._sitting.cards(hall.view.controller.run)[0]
    assert (first.imagined_ms, first.again_ms, first.real_ms) == (4_000, 6_000, 5_000)
    assert first.done


def test_a_key_that_bounces_ends_no_movement(hall: Theatre) -> None:
    hall.open(own_pace=True)
    hall.begin()
    hall.press(Qt.Key.Key_Space)
    hall.press(Qt.Key.Key_Space)
    assert hall.part == (1, Part.ROUND)

    hall.press(Qt.Key.Key_Space)

    assert hall.part == (1, Part.ROUND)


def test_what_was_halted_in_the_middle_has_no_time(hall: Theatre) -> None:
    hall.open(own_pace=True)
    hall.begin()
    hall.press(Qt.Key.Key_Space)
    hall.press(Qt.Key.Key_Space)
    hall.let_pass(3)
    hall.press(Qt.Key.Key_P)
    assert hall.panel == "imagery.paused"
    hall.press(Qt.Key.Key_Space)
    hall.let_pass(2)
    hall.press(Qt.Key.Key_Space)

    assert hall.part == (1, Part.ROUND_AGAIN)
    assert hall.view._sitting.cards(hall.view.controller.run)[0].imagined_ms is None


def test_a_card_that_was_left_is_not_done(hall: Theatre) -> None:
    hall.open()
    hall.begin()
    hall.let_pass(40 + 7)

    hall.press(Qt.Key.Key_N)

    assert hall.part == (2, Part.LOOK)
    hall.let_pass(2 * 41 + 5)
    hall.answer("clarity.leave_out", "feeling.leave_out", "hurt.leave_out", "moved.leave_out")
    assert [card.done for card in hall.told[0].times] == [False, True, True]


def test_dizzy_or_upset_ends_it_and_asks_nothing(hall: Theatre) -> None:
    hall.open()
    hall.begin()
    hall.let_pass(40 + 41 + 3)

    hall.press(Qt.Key.Key_D)

    assert hall.panel == "imagery.is_upset"
    assert hall.told[0].ending is GuidedEnding.UPSET
    assert hall.rung is Rung.NEARBY


def test_a_window_that_closes_leaves_it_as_interrupted(hall: Theatre) -> None:
    hall.open()
    hall.begin()
    hall.let_pass(40 + 41 + 3)

    hall.view.close_session()

    (told,) = hall.told
    assert (told.ending, told.cards_done) == (None, 1)


def test_in_a_flare_it_is_short_and_gentler_and_nothing_is_really_done(hall: Theatre) -> None:
    hall.workspace.today.say_flare()

    view = hall.open(own_pace=True, real_is_safe=True, cards=10)

    assert (view._spec.rung, len(view._spec.cards), view._spec.real) == (Rung.NEARBY, 3, False)


@pytest.mark.parametrize(
    ("about", "suggested"),
    [
        (AboutMe(sore_part=BodyPart.HAND), Rung.TASKS),
        (AboutMe(sore_part=BodyPart.HAND, saves_energy=True), None),
    ],
    ids=["as usual", "saves energy"],
)
def test_after_easy_ones_the_next_step_is_suggested_but_never_to_who_saves_energy(
    hall: Theatre, about: AboutMe, suggested: Rung | None
) -> None:
    hall.say(about)
    hall.open()
    for opens in (None, hall.open_next):
        if opens is not None:
            opens()
        hall.begin()
        hall.let_pass(40 + 3 * 41 + 5)
        hall.answer("clarity.4", "feeling.4", "hurt.no", "moved.no")
        hall.view.close_session()
        hall.view.hide()

    assert hall.looked.suggested is suggested
    assert hall.rung is Rung.MOVEMENT


def test_who_would_rather_not_rate_pain_is_not_asked_for_it(hall: Theatre) -> None:
    hall.say(AboutMe(sore_part=BodyPart.HAND, rates_pain=False))
    view = hall.open(Rung.WATCH)
    assert view._ask.scale is None
    hall.begin()
    assert "hurt" not in view.stage._imagery_bar.buttons["hurts"].accessibleName().lower()
    hall.let_pass(40 + 3 * 23 + 5)

    assert hall.panel == "imagery.hurt"
    assert "hurt" not in view.stage.panel.accessibleName().lower()
