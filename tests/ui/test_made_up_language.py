"""With the made-up language installed, whatever is in view must be in it: nothing was forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import DrillSpec, KeyPair, spec_for_test, spec_for_training, with_input
from gmi_trainer.domain.answering import layout_for
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.key_map import Key as OwnKey
from gmi_trainer.domain.key_map import KeyMap
from gmi_trainer.domain.key_signs import KeySlip, Slip
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.drill.controller import Step
from gmi_trainer.ui.pages.lock_page import LockPage
from gmi_trainer.ui.pages.problem_page import ProblemPage
from gmi_trainer.ui.pages.protect.protect_page import Aim, ProtectPage, ProtectTools
from gmi_trainer.ui.pages.protect.turning_page import Outcome, TurnedPage, TurningPage, Way
from gmi_trainer.ui.pages.settings.encryption import EncryptionPart
from gmi_trainer.ui.pages.train_page import TrainPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from gmi_trainer.ui.widgets.choices import ChoiceTile
from gmi_trainer.ui.words.answers import key_cap
from gmi_trainer.ui.words.key_slips import slip_sentence
from tests.fakes import FakePreferences
from tests.lock_fakes import FakeProtection, FakeSheets, a_lock, no_lock
from tests.samples import sample_stimulus
from tests.ui.drill.theatre import Theatre

Key = Qt.Key
DWELL = with_input(spec_for_training(BodyPart.HAND), InputKind.DWELL, AnsweringLimb.OTHER, KeyPair.ARROWS)
OWN_KEYS = with_input(
    spec_for_training(BodyPart.HAND),
    InputKind.KEYBOARD,
    AnsweringLimb.BOTH_FEET,
    KeyPair.ARROWS,
    own_keys=KeyMap(OwnKey(66, "B"), OwnKey(67, "C")),
)
LIMITED = replace(spec_for_training(BodyPart.HAND, 40), limit_ms=3000)


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
    jobs.close()


@pytest.fixture
def theatre(look: Look, jobs: Background, qtbot: QtBot) -> Iterator[Theatre]:
    theatre = Theatre(look, jobs, qtbot, translate=qt_translate)
    yield theatre
    theatre.view.close_drill()
    qtbot.waitUntil(lambda: jobs.is_idle)


def forgotten(root: QWidget) -> list[str]:
    """Words in view, or said to a screen reader, that are not in the made-up language."""
    return [said for said in said_by(root) if re.search(r"[A-Za-z]", without_brackets(said))]


def said_by(root: QWidget) -> list[str]:
    said = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, (QLabel, QAbstractButton)) and widget.property("role") != "stage-key":
            said.append(widget.text())
        if isinstance(widget, ChoiceTile):
            said.append(widget.choice.description)
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    return [words for words in said if words]


def without_brackets(text: str) -> str:
    """What is left once all that was translated is gone; texts stand inside one another."""
    while (shorter := re.sub(r"\[[^\[\]]*\]", "", text)) != text:
        text = shorter
    return text


def test_the_measure_finds_what_was_forgotten(qtbot: QtBot) -> None:
    label = QWidget()
    qtbot.addWidget(label)
    for text in ("[Stárt ~~~]", "Start", "[{part} ~~~] 40 %", "[[Háñds ~~~]: tést ~~~]"):
        QLabel(text, label)
    label.show()

    assert forgotten(label) == ["Start"]


def test_train(theatre: Theatre, look: Look, qtbot: QtBot) -> None:
    theatre.drills.keep_out(sample_stimulus(3))
    page = TrainPage(look, theatre.drills, DrillChoicesService(FakePreferences(), Changes()), qt_translate)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    opened = page.findChild(QAbstractButton, "train.more")
    assert opened is not None
    opened.click()
    training = forgotten(page)
    test = page.findChild(ChoiceTile, "train.mode.test")
    assert test is not None
    test.click()

    assert len(said_by(page)) > 30
    assert training == []
    assert forgotten(page) == []


def test_encryption_and_its_sheet(look: Look, jobs: Background, qtbot: QtBot) -> None:
    lock, _files, key = a_lock()
    tools = ProtectTools(look, lock, FakeSheets(), jobs, qt_translate, lambda: date(2026, 11, 23))  # type: ignore[arg-type]
    asking = [ProtectPage(tools, aim) for aim in Aim]
    asking.append(ProtectPage(replace(tools, lock=no_lock()), Aim.ENCRYPT))
    sheet = ProtectPage(tools, Aim.ENCRYPT)
    sheet._show_sheet(key, FakeSheets().make_sheet())
    locked = LockPage(look, lock, jobs, qt_translate, close_program=lambda: None, recover=lambda *_: key)
    with_sheet = LockPage(look, lock, jobs, qt_translate, close_program=lambda: None, recover=lambda *_: key)
    with_sheet._on_sheet_clicked()
    turning = [TurningPage(look, way, lambda: None) for way in Way]
    for course in turning:
        course.turning.show_course(3, 12)
    turned = [
        TurnedPage(look, way, Outcome(left, 12), qt_translate, lambda: None) for way in Way for left in (0, 2)
    ]
    parts = [
        EncryptionPart(look, FakeProtection(can_be_offered=offered, is_on=on, encrypted=encrypted))
        for offered, on, encrypted in ((True, False, 0), (True, True, 1), (True, True, 2), (False, False, 0))
    ]
    for page in (*asking, sheet, locked, with_sheet, *turning, *turned, *parts):
        qtbot.addWidget(page)
        page.show()
        assert len(said_by(page)) >= 2
        found = [
            words
            for words in forgotten(page)
            if not re.fullmatch(r"AGE-SECRET-KEY-1|([A-Z0-9] ?){2,4}", words)
        ]
        assert found == []


def test_where_a_key_was_mistyped() -> None:
    for slip in Slip:
        said = slip_sentence(KeySlip(slip, 3, "O", 2), qt_translate)
        assert said.startswith("[")
        assert said.endswith("]")


def test_a_problem(look: Look, qtbot: QtBot) -> None:
    page = ProblemPage(look, UserProblem(Problem.RECORD_BUSY, file="1"), qt_translate, start_new=lambda: None)
    qtbot.addWidget(page)
    page.show()

    assert forgotten(page) == []


def miss_three(theatre: Theatre) -> None:
    for _ in range(3):
        theatre.until_shown()
        theatre.wait_out("limit")
        theatre.wait_out()


def stop_and_see(theatre: Theatre) -> None:
    theatre.press(Key.Key_Escape)
    theatre.press(Key.Key_Space)
    theatre.click("result.details")


def leave_out_and_finish(theatre: Theatre) -> None:
    for _ in range(8):
        theatre.until_shown()
        theatre.answer_right()
        theatre.wait_out()
    theatre.until_shown()
    theatre.press(Key.Key_N)
    stop_and_see(theatre)


SCENES: list[tuple[str, Callable[[Theatre], object]]] = [
    ("picture", lambda t: None),
    ("right", lambda t: t.answer_right()),
    ("wrong", lambda t: t.answer_wrong()),
    ("too fast", lambda t: t.answer_right(50)),
    ("missed", lambda t: t.wait_out("limit")),
    ("pause", lambda t: t.press(Key.Key_Space)),
    ("other window", lambda t: t.lose_focus()),
    ("other device", lambda t: t.click_half(t.shown.side)),
    ("break", lambda t: t.play_on()),
    ("offer", miss_three),
    ("settle", lambda t: t.press(Key.Key_Escape)),
    ("result of nothing", stop_and_see),
    ("result", leave_out_and_finish),
]


@pytest.mark.parametrize(("scene", "play"), SCENES, ids=[row[0] for row in SCENES])
def test_a_drill(theatre: Theatre, scene: str, play: Callable[[Theatre], object]) -> None:
    theatre.begin(LIMITED)
    play(theatre)

    assert len(said_by(theatre.view)) >= 5
    assert forgotten(theatre.view) == []


@pytest.mark.parametrize(
    "spec",
    [LIMITED, spec_for_test(BodyPart.HAND, 20), DWELL, OWN_KEYS],
    ids=["training", "test", "dwell", "own keys"],
)
def test_the_ready_screen(theatre: Theatre, spec: DrillSpec) -> None:
    theatre.open(spec)

    assert theatre.at(Step.READY)
    assert forgotten(theatre.view) == []


def test_the_key_caps_are_the_only_letters_that_stay() -> None:
    pairs = [layout_for(pair, LIMITED.answering_limb) for pair in KeyPair]
    assert [key_cap(key, qt_translate) for keys in pairs for key in (keys.left, keys.right)] == [
        "←",
        "→",
        "A",
        "D",
        "F",
        "J",
        "J",
        "L",
    ]
