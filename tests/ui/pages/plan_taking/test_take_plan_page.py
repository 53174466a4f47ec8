"""A plan from a clinic: typed or opened, looked at, and used only when the person says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gmi_trainer.exchange.plan_file import PlanFiles
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.plan_taking.take_plan_page import TakePlanPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.words.translate import english
from tests.plans_of_files import FILE_PLAN
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.pages.desk_of_fakes import FakeDesk

CODE = "10GX 84T0 NVZF JZSG"


@pytest.fixture
def desk(look: Look, jobs: Background) -> FakeDesk:
    return FakeDesk(look, jobs)


@pytest.fixture
def page(desk: FakeDesk, qtbot: QtBot) -> TakePlanPage:
    page = TakePlanPage(desk.look, desk.workspace, desk.jobs, english, lambda: {"L01": "Pain is real"})
    qtbot.addWidget(page)
    page.resize(1000, 760)
    with qtbot.waitExposed(page):
        page.show()
    return page


def line(page: TakePlanPage) -> QLineEdit:
    found = page.findChild(QLineEdit, "plan_taking.code")
    assert found is not None
    return found


def press(page: TakePlanPage, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def words(page: TakePlanPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def a_file(folder: Path, content: bytes | None = None) -> Path:
    path = folder / "plan.gmiplan"
    path.write_bytes(PlanFiles("1").write(FILE_PLAN) if content is None else content)
    return path


def looked_at(page: TakePlanPage, qtbot: QtBot, path: Path) -> None:
    page.look_into(path)
    qtbot.waitUntil(lambda: page.brought is not None)


# -- typing ------------------------------------------------------------------------------------------------


def test_what_is_typed_is_grouped_and_counted(page: TakePlanPage) -> None:
    QTest.keyClicks(line(page), "10gx8")

    assert line(page).text() == "10GX 8"
    assert page.field is not None
    assert page.field.said == "5 of 16 signs"


def test_deleting_goes_over_the_gaps(page: TakePlanPage) -> None:
    QTest.keyClicks(line(page), "10gx84")
    for _ in range(4):
        QTest.keyClick(line(page), Qt.Key.Key_Backspace)

    assert line(page).text().strip() in ("10", "10G")


def test_a_sign_put_in_the_middle_keeps_the_cursor_there(page: TakePlanPage) -> None:
    QTest.keyClicks(line(page), "10x84t0")
    line(page).setCursorPosition(2)
    QTest.keyClicks(line(page), "g")

    assert line(page).text() == "10GX 84T0"
    assert line(page).cursorPosition() == 3


def test_a_mistyped_sign_is_pointed_at_and_the_next_one_takes_its_place(
    page: TakePlanPage, qtbot: QtBot
) -> None:
    QTest.keyClicks(line(page), "10gx84t0nvzfjz5g")
    assert page.field is not None
    assert page.field.said == "Look again at sign 3 of group 4."

    QTest.keyClick(line(page), Qt.Key.Key_Return)
    assert line(page).selectedText() == "5"
    QTest.keyClicks(line(page), "s")
    assert line(page).text() == CODE
    assert page.field.said == "Every sign fits."

    QTest.keyClick(line(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.brought is not None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("10gx84t0nvzfjzsgg", "A code has 16 signs, and here are 17. Please look at your sheet again."),
        ("1O", "Look again at sign 2 of group 1: no code has the letter O. Perhaps it is 0 (zero)."),
        ("1i", "Look again at sign 2 of group 1: no code has the letter I. Perhaps it is 1 (one)."),
        ("10gx8u", "Look again at sign 2 of group 2: no code has the letter U. Perhaps it is V."),
        ("10*", "Look again at sign 3 of group 1: no code has that sign."),
        (
            "10gx84t0nvzf5555",
            "Several signs do not fit. Please compare each group with your sheet once more.",
        ),
        ("10gx84t0vnzfjzsg", "Look again at these: sign 1 of group 3, sign 2 of group 3."),
    ],
)
def test_what_does_not_fit_is_said_while_typing(page: TakePlanPage, typed: str, said: str) -> None:
    QTest.keyClicks(line(page), typed)

    assert page.field is not None
    assert page.field.said == said


def test_nothing_typed_is_said_kindly(page: TakePlanPage) -> None:
    press(page, "plan_taking.look")

    assert page.field is not None
    assert page.field.said == "Please type the code from your sheet first."
    assert page.brought is None


# -- looking and deciding ------------------------------------------------------------------------------------


def test_the_page_shows_who_it_is_from_what_it_asks_and_what_stays(
    page: TakePlanPage, qtbot: QtBot, tmp_path: Path
) -> None:
    looked_at(page, qtbot, a_file(tmp_path))

    said = words(page)
    for part in (
        "Clinic by the lake",
        "cf7e 5682 3131 5068",
        "Hands: training",
        "up to 3 times a day",
        "Once round the garden.",
        "It is fine to be slow.",
        "You can stop at any time.",
        "Stop when you like.",
    ):
        assert part in said, part


def test_nothing_is_kept_before_the_person_says_so(
    desk: FakeDesk, page: TakePlanPage, qtbot: QtBot, tmp_path: Path
) -> None:
    before = desk.days.today.plan()
    looked_at(page, qtbot, a_file(tmp_path))
    with qtbot.waitSignal(page.left):
        press(page, "plan_taking.leave")

    assert desk.days.today.plan() == before


def test_using_it_hands_over_the_way_back(
    desk: FakeDesk, page: TakePlanPage, qtbot: QtBot, tmp_path: Path
) -> None:
    before = desk.days.today.plan()
    looked_at(page, qtbot, a_file(tmp_path))
    with qtbot.waitSignal(page.taken) as taken:
        press(page, "plan_taking.use")
    assert desk.days.today.plan().name == "Hand 1"
    assert taken.args is not None

    taken.args[0]()

    assert desk.days.today.plan().items == before.items


def test_escape_goes_one_step_back(page: TakePlanPage, qtbot: QtBot, tmp_path: Path) -> None:
    looked_at(page, qtbot, a_file(tmp_path))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.brought is None
    with qtbot.waitSignal(page.left):
        QTest.keyClick(line(page), Qt.Key.Key_Escape)


def test_a_file_that_is_no_plan_is_told_and_gone_with_the_next_sign(
    page: TakePlanPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.look_into(a_file(tmp_path, b"Dear all"))
    qtbot.waitUntil(lambda: "is not a plan for this program" in words(page))

    QTest.keyClicks(line(page), "1")

    assert "is not a plan for this program" not in words(page)


def test_words_of_a_stranger_are_shown_letter_by_letter(
    page: TakePlanPage, qtbot: QtBot, tmp_path: Path
) -> None:
    plan = replace(
        FILE_PLAN, made_by="<b>Clinic</b> <img src='x'>", name="<i>n</i>", note="<a href='x'>y</a>"
    )
    looked_at(page, qtbot, a_file(tmp_path, PlanFiles("1").write(plan)))

    for label in page.findChildren(QLabel):
        if "<" in label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<b>Clinic</b> <img src='x'>" in words(page)


def test_a_code_says_that_it_does_not_know_who_made_it(page: TakePlanPage, qtbot: QtBot) -> None:
    QTest.keyClicks(line(page), CODE)
    press(page, "plan_taking.look")
    qtbot.waitUntil(lambda: "A code does not say who made it." in words(page))
    assert page.brought is not None
    assert page.findChild(QLabel, "plan_taking.fingerprint") is None


@pytest.mark.parametrize(("width", "height", "percent"), [(1000, 760, 100), (700, 520, 150), (640, 480, 200)])
def test_no_word_is_cut_and_every_target_is_large(
    desk: FakeDesk, page: TakePlanPage, qtbot: QtBot, tmp_path: Path, width: int, height: int, percent: int
) -> None:
    desk.look.set_theme(Theme(Scheme.DARK, percent))
    page.resize(width, height)
    qtbot.waitUntil(lambda: cut_words(page) == [])
    assert nameless(page) == []
    assert small_targets(page, 48) == []

    looked_at(page, qtbot, a_file(tmp_path))

    qtbot.waitUntil(lambda: cut_words(page) == [])
    assert nameless(page) == []
    assert small_targets(page, 48) == []


GUESTS = "You are trying as the patient. This plan goes, too, when you end that."


@pytest.mark.parametrize(
    ("name", "is_guests", "said"),
    [("", False, None), ("Kim", False, "It goes into the record of Kim."), ("", True, GUESTS)],
)
def test_it_says_whose_record_it_goes_into_where_that_is_not_plain(
    desk: FakeDesk, qtbot: QtBot, tmp_path: Path, name: str, is_guests: bool, said: str | None
) -> None:
    workspace = replace(desk.workspace, profile=replace(desk.me, name=name))
    page = TakePlanPage(desk.look, workspace, desk.jobs, english, dict, is_guests=is_guests)
    qtbot.addWidget(page)

    looked_at(page, qtbot, a_file(tmp_path))

    whose = page.findChild(QLabel, "plan_taking.whose")
    assert (None if whose is None else whose.text()) == said
