"""Sets of pictures in Settings: what there is, one more, one less, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.changes import Changed
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings.packs import PacksCard
from gmi_trainer.ui.pages.settings_page import SettingsPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from tests.fakes_of_packs import a_pack
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.pages.desk_of_fakes import FakeDesk


@pytest.fixture
def jobs() -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def desk(look: Look, jobs: Background) -> FakeDesk:
    return FakeDesk(look, jobs)


def shown(desk: FakeDesk, qtbot: QtBot) -> tuple[SettingsPage, PacksCard]:
    page = desk.settings_page()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    card = page.findChild(PacksCard)
    assert card is not None
    return page, card


def remove_button(card: QWidget, number: int = 1) -> QPushButton | None:
    return card.findChild(QPushButton, f"settings.packs.{number}.remove")


def texts(card: QWidget) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel)).replace("\u200b", "")


def test_every_set_is_named_with_what_it_holds_and_whose_it_is(desk: FakeDesk, qtbot: QtBot) -> None:
    left_out = UserProblem(Problem.PACK_LEFT_OUT, name="Set of feet", expected="library.json, line 1")
    desk.shelf.packs = {"hands": a_pack(), "feet": a_pack("feet", left_out)}
    page, card = shown(desk, qtbot)
    qtbot.waitUntil(lambda: remove_button(card, 2) is not None)

    said = texts(card)

    assert "Set of hands" in said
    assert "Hands 24 · Knees 30" in said
    assert "Version 1.2 · CC-BY-4.0" in said
    assert "A clinic in a small town" in said
    assert "Set of feet cannot be used (library.json, line 1)" in said
    assert nameless(page) == [] == small_targets(page, TOUCH_PX) == cut_words(page)


def test_one_is_brought_in_and_everybody_looks_again(desk: FakeDesk, qtbot: QtBot) -> None:
    heard: list[Changed] = []
    desk.changes.subscribe(heard.append)
    _page, card = shown(desk, qtbot)

    card.bring_in(Path("hands.gmipack"))
    assert not find(card, "settings.packs.bring").isEnabled()
    qtbot.waitUntil(lambda: remove_button(card) is not None)

    assert card.said == "Set of hands is here now, with 54 pictures for your training."
    assert find(card, "settings.packs.bring").isEnabled()
    assert Changed.PICTURES in heard
    assert len(desk.looked_again) == 1


def test_one_that_is_refused_is_told_with_the_next_step(desk: FakeDesk, qtbot: QtBot) -> None:
    desk.shelf.problem = UserProblem(Problem.PACK_FOREIGN, file="letter.txt")
    _page, card = shown(desk, qtbot)

    card.bring_in(Path("letter.txt"))
    qtbot.waitUntil(lambda: "letter.txt" in (card.said or ""))

    assert "Please choose a file" in (card.said or "")
    assert find(card, "settings.packs.bring").isEnabled()
    assert desk.looked_again == []


def test_one_is_removed_and_comes_back(desk: FakeDesk, qtbot: QtBot) -> None:
    desk.shelf.packs = {"hands": a_pack()}
    page, card = shown(desk, qtbot)
    qtbot.waitUntil(lambda: remove_button(card) is not None)
    button = remove_button(card)
    assert button is not None

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: remove_button(card) is None)
    assert desk.shelf.packs == {}
    undo = next(one for one in page.findChildren(QPushButton) if one.text() == "Undo" and one.isVisible())
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: remove_button(card) is not None)

    assert list(desk.shelf.packs) == ["hands"]
    assert len(desk.looked_again) == 2


def test_the_computers_own_dialog_asks_for_the_file(
    desk: FakeDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "gmi_trainer.ui.pages.settings.file_questions.ask_which_to_open",
        lambda _parent, words, _folder, kind, _heard: asked.append((words, kind)),
    )
    _page, card = shown(desk, qtbot)

    qtbot.mouseClick(find(card, "settings.packs.bring"), Qt.MouseButton.LeftButton)

    assert asked == [("Choose a set of pictures", "Sets of pictures (*.gmipack)")]


def find(card: QWidget, name: str) -> QPushButton:
    button = card.findChild(QPushButton, name)
    assert button is not None
    return button
