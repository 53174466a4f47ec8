"""Safety and whom to call, on one page laid over whatever was in view."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.safety import SafetyGroup
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.contacts import (
    CallTable,
    Checked,
    ContactsService,
    Country,
    CrisisLine,
    WhoToCall,
)
from gmi_trainer.ui.pages.help_page import HelpPage
from gmi_trainer.ui.pages.settings import calling as calling_module
from gmi_trainer.ui.pages.settings.call_line import CallLine
from gmi_trainer.ui.pages.settings.calling import CallCard, system_territory
from gmi_trainer.ui.pages.settings.safety import SafetyCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from gmi_trainer.ui.widgets.help_foot import Help
from gmi_trainer.ui.words.calling import checked_words, hours_words, numbers_at_a_glance
from gmi_trainer.ui.words.safety_list import group_items, stop_reasons
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakePreferences
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.test_made_up_language import forgotten

W = TypeVar("W", bound=QWidget)

NZ = Country(
    "NZ",
    "New Zealand",
    ("111",),
    Checked("govt.nz"),
    CrisisLine(
        "1737", ("1737", "0800 543 354"), Checked("1737.org.nz", date(2025, 3, 10), "1737.org.nz"), "24/7"
    ),
)
PE = Country("PE", "Peru", ("106",), Checked("gob.pe"))
TABLE = CallTable((PE, NZ))


class Kept(FakePreferences):
    """Choices on a disk that can be full."""

    is_full = False

    def put(self, name: str, value: object) -> None:
        if self.is_full:
            raise UserProblem(Problem.DISK_FULL)
        super().put(name, value)


@pytest.fixture
def preferences() -> Kept:
    return Kept()


@pytest.fixture
def contacts(preferences: Kept) -> ContactsService:
    return ContactsService(preferences, lambda: TABLE, Changes())


@pytest.fixture(autouse=True)
def _a_clean_clipboard(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def shown(widget: W, qtbot: QtBot, size: tuple[int, int] = (900, 700)) -> W:
    qtbot.addWidget(widget)
    widget.resize(*size)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def card(look: Look, contacts: ContactsService, qtbot: QtBot, territory: str = "NZ") -> CallCard:
    return shown(CallCard(look, contacts, english, territory=territory), qtbot)


def find(root: QWidget, kind: type[W], name: str) -> W:
    found = root.findChild(kind, name)
    assert found is not None, name
    return found


def press(root: QWidget, name: str) -> None:
    QTest.mouseClick(find(root, QPushButton, name), Qt.MouseButton.LeftButton)


def words_in(root: QWidget) -> list[str]:
    return [label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root) and label.text()]


def line(root: QWidget, key: str) -> list[str]:
    return words_in(find(root, CallLine, f"settings.calling.{key}"))


def choose(root: QWidget, country: str) -> None:
    box = find(root, QComboBox, "settings.calling.country")
    box.setCurrentIndex(box.findText(country))
    box.activated.emit(box.currentIndex())


# -- the numbers ----------------------------------------------------------------------------------------------


def test_the_guessed_countrys_numbers_are_shown_and_the_guess_is_told(
    look: Look, contacts: ContactsService, qtbot: QtBot
) -> None:
    page = card(look, contacts, qtbot)

    assert line(page, "emergency") == ["Emergency number", "111"]
    assert line(page, "crisis") == ["Crisis line", "1737", "Day and night", "1737", "0800 543 354"]
    assert page.findChild(CallLine, "settings.calling.clinic") is None
    assert "This country is a guess from your computer. Please check it." in words_in(page)
    assert "Numbers can change. Check yours, and correct it here." in words_in(page)


def test_choosing_a_country_takes_effect_at_once_and_is_no_guess(
    look: Look, contacts: ContactsService, qtbot: QtBot
) -> None:
    page = card(look, contacts, qtbot)
    with qtbot.waitSignal(page.changed):
        choose(page, "Peru")

    assert contacts.load() == WhoToCall("PE")
    assert line(page, "emergency")[1] == "106"
    assert "look one up on a good day" in line(page, "crisis")[1]
    assert not any("guess" in words for words in words_in(page))


def test_another_country_asks_for_its_number(look: Look, contacts: ContactsService, qtbot: QtBot) -> None:
    page = card(look, contacts, qtbot, territory="")

    assert find(page, QComboBox, "settings.calling.country").currentText() == "Another country"
    assert "Choose your country" in line(page, "emergency")[1]


def test_countries_stand_in_the_order_of_their_names(
    look: Look, contacts: ContactsService, qtbot: QtBot
) -> None:
    page = card(look, contacts, qtbot)
    box = find(page, QComboBox, "settings.calling.country")

    assert [box.itemText(n) for n in range(box.count())] == ["Another country", "New Zealand", "Peru"]


def test_a_number_is_copied_and_that_is_said(
    look: Look, contacts: ContactsService, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gmi_trainer.ui.pages.settings import call_line

    told: list[str] = []
    monkeypatch.setattr(call_line, "announce", lambda _source, words: told.append(words))
    page = card(look, contacts, qtbot)

    press(page, "settings.calling.crisis.2.copy")

    assert QGuiApplication.clipboard().text() == "0800 543 354"
    assert told == ["Copied: 0800 543 354"]
    button = find(page, QPushButton, "settings.calling.crisis.2.copy")
    assert (button.text(), button.accessibleName()) == ("Copied", "Copy 0800 543 354")


def test_numbers_can_be_selected_and_are_read_with_what_they_are_for(
    look: Look, contacts: ContactsService, qtbot: QtBot
) -> None:
    page = card(look, contacts, qtbot)
    number = find(page, QLabel, "settings.calling.emergency.1.number")

    assert number.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert number.accessibleName() == "Emergency number: 111"


def test_where_numbers_are_from_is_one_press_away(
    look: Look, contacts: ContactsService, qtbot: QtBot
) -> None:
    page = card(look, contacts, qtbot)
    assert not any("source" in words for words in words_in(page))

    press(page, "settings.calling.sources")

    told = [words for words in words_in(page) if "source" in words]
    assert told == [
        "Emergency number: From general knowledge, not checked again. The source to ask: govt.nz",
        "Crisis line: Checked on 10 Mar 2025 with 1737.org.nz. The source to ask: 1737.org.nz",
    ]


# -- one's own words ------------------------------------------------------------------------------------------


def write(page: QWidget, **words: str) -> None:
    for name, text in words.items():
        find(page, QLineEdit, f"settings.calling.{name}").setText(text)


def test_numbers_are_corrected_added_and_taken_back(
    look: Look, contacts: ContactsService, qtbot: QtBot
) -> None:
    page = card(look, contacts, qtbot)
    press(page, "settings.calling.change")
    edit = find(page, QLineEdit, "settings.calling.emergency")
    assert (edit.text(), edit.placeholderText()) == ("", "111")
    write(page, emergency="112", clinic_name=" Pain clinic ", clinic_number="09 555", person_name="Kim")
    write(page, person_number="021 5")
    press(page, "settings.calling.keep")

    assert line(page, "emergency") == ["Emergency number", "112"]
    assert line(page, "clinic") == ["My clinic", "Pain clinic", "09 555"]
    assert line(page, "person") == ["My own person", "Kim", "021 5"]
    assert contacts.load().country == "NZ"

    press(page, "settings.calling.undo_bar.undo")

    assert line(page, "emergency")[1] == "111"
    assert page.findChild(CallLine, "settings.calling.person") is None
    assert contacts.load("NZ").is_guess


def test_enter_keeps_and_escape_leaves_as_it_was(look: Look, contacts: ContactsService, qtbot: QtBot) -> None:
    page = card(look, contacts, qtbot)
    press(page, "settings.calling.change")
    write(page, emergency="112")
    QTest.keyClick(find(page, QLineEdit, "settings.calling.emergency"), Qt.Key.Key_Escape)
    assert line(page, "emergency")[1] == "111"

    press(page, "settings.calling.change")
    write(page, crisis_name="Our line", crisis_number="0800 1")
    QTest.keyClick(find(page, QLineEdit, "settings.calling.crisis_number"), Qt.Key.Key_Return)

    assert line(page, "crisis") == ["Crisis line", "Our line", "0800 1"]


def test_never_mind_leaves_as_it_was(look: Look, contacts: ContactsService, qtbot: QtBot) -> None:
    page = card(look, contacts, qtbot)
    press(page, "settings.calling.change")
    write(page, emergency="112")

    press(page, "settings.calling.leave")

    assert contacts.load("NZ").is_guess


def test_what_is_being_written_survives_another_country_and_changes_elsewhere(
    look: Look, contacts: ContactsService, qtbot: QtBot
) -> None:
    page = card(look, contacts, qtbot)
    press(page, "settings.calling.change")
    write(page, person_name="Kim", person_number="021 5")
    page.refresh()
    assert find(page, QLineEdit, "settings.calling.person_name").text() == "Kim"

    choose(page, "Peru")

    assert line(page, "emergency")[1] == "106"
    assert line(page, "person") == ["My own person", "Kim", "021 5"]


def test_a_full_disk_is_told_and_what_was_written_stays(
    look: Look, contacts: ContactsService, preferences: Kept, qtbot: QtBot
) -> None:
    page = card(look, contacts, qtbot)
    press(page, "settings.calling.change")
    write(page, emergency="112")
    preferences.is_full = True

    press(page, "settings.calling.keep")

    assert (page.said or "").startswith("The disk is full")
    assert find(page, QLineEdit, "settings.calling.emergency").text() == "112"


def test_a_list_that_cannot_be_read_leaves_ones_own_numbers(look: Look, qtbot: QtBot) -> None:
    table = CallTable(
        problem=UserProblem(Problem.CALL_TABLE_LINE, file="countries.toml", line=4, expected="x")
    )
    contacts = ContactsService(FakePreferences(), lambda: table, Changes())
    page = card(look, contacts, qtbot)
    assert any("has a mistake on line 4" in words for words in words_in(page))
    assert page.findChild(QComboBox) is None

    press(page, "settings.calling.change")
    write(page, emergency="112")
    press(page, "settings.calling.keep")

    assert line(page, "emergency")[1] == "112"


def test_the_guess_is_the_systems_region(monkeypatch: pytest.MonkeyPatch) -> None:
    class Speaking(QLocale):
        @staticmethod
        def system() -> QLocale:
            return QLocale("en_NZ")

    monkeypatch.setattr(calling_module, "QLocale", Speaking)
    assert system_territory() == "NZ"

    monkeypatch.setattr(Speaking, "system", staticmethod(QLocale.c))
    assert system_territory() == ""


# -- safety ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "items"),
    [
        *[(group.value, group_items(group, english)) for group in SafetyGroup],
        ("stop", stop_reasons(english)),
    ],
)
def test_each_full_list_is_folded_and_opens_on_one_press(
    look: Look, qtbot: QtBot, name: str, items: tuple[str, ...]
) -> None:
    page = shown(SafetyCard(look), qtbot)
    assert sum(len(words) for words in words_in(page)) < 1700, "no wall of words"
    assert not any(words.startswith("•") for words in words_in(page))

    press(page, f"settings.safety.{name}")

    points = [words.removeprefix("•").strip() for words in words_in(page) if words.startswith("•")]
    assert points == list(items)
    assert find(page, QPushButton, f"settings.safety.{name}").text() == "Hide the list"
    press(page, f"settings.safety.{name}")
    assert not any(words.startswith("•") for words in words_in(page))


def test_the_numbers_stand_beside_the_words_that_ask_for_a_call(
    look: Look, contacts: ContactsService, qtbot: QtBot
) -> None:
    contacts.save(WhoToCall("NZ"))
    page = shown(HelpPage(look, contacts, english), qtbot)
    glance = find(page, QLabel, "settings.safety.numbers")
    assert glance.text() == "Emergency number in New Zealand: 111\nCrisis line: 1737"

    choose(page, "Peru")

    assert glance.text() == "Emergency number in Peru: 106"


# -- the page -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "on_top"), [(Help.SAFETY, SafetyCard), (Help.CALL, CallCard)])
def test_what_was_asked_for_stands_first(
    look: Look, contacts: ContactsService, qtbot: QtBot, first: Help, on_top: type[QWidget]
) -> None:
    page = shown(HelpPage(look, contacts, english, first=first), qtbot)
    kinds: tuple[type[QWidget], ...] = (SafetyCard, CallCard)
    tops = {
        one.mapTo(page, one.rect().topLeft()).y(): kind for kind in kinds for one in page.findChildren(kind)
    }

    assert tops[min(tops)] is on_top


def test_escape_and_the_first_button_lead_back(look: Look, contacts: ContactsService, qtbot: QtBot) -> None:
    page = shown(HelpPage(look, contacts, english), qtbot)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    assert QApplication.focusWidget() is find(page, QPushButton, "help.back")

    with qtbot.waitSignal(page.done):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.done):
        press(page, "help.back")
    with qtbot.waitSignal(page.settle_asked):
        press(page, "help.settle")


def test_escape_in_a_field_leaves_the_field_first(
    look: Look, contacts: ContactsService, qtbot: QtBot
) -> None:
    page = shown(HelpPage(look, contacts, english), qtbot)
    press(page, "settings.calling.change")

    with qtbot.assertNotEmitted(page.done):
        QTest.keyClick(find(page, QLineEdit, "settings.calling.emergency"), Qt.Key.Key_Escape)

    assert page.findChild(CallLine, "settings.calling.emergency") is not None


def test_without_a_record_the_words_about_safety_stand_alone(look: Look, qtbot: QtBot) -> None:
    page = shown(HelpPage(look, None, english), qtbot)

    assert page.findChild(CallCard) is None
    assert find(page, QLabel, "settings.safety.numbers").isHidden()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(640, 480), (900, 700)])
def test_no_word_is_cut_and_every_target_is_large(
    look: Look, contacts: ContactsService, qtbot: QtBot, percent: int, size: tuple[int, int]
) -> None:
    look.set_theme(Theme(Scheme.LIGHT, percent))
    contacts.save(
        WhoToCall("NZ", clinic_name="A-clinic-with-a-name-without-a-single-space", clinic_number="09 5")
    )
    page = shown(HelpPage(look, contacts, english), qtbot, size)
    for name in [group.value for group in SafetyGroup]:
        press(page, f"settings.safety.{name}")
    press(page, "settings.calling.sources")
    qtbot.waitUntil(lambda: cut_words(page) == [], timeout=2000)

    assert nameless(page) == []
    assert small_targets(page, look.length("touch")) == []

    press(page, "settings.calling.change")
    qtbot.waitUntil(lambda: cut_words(page) == [], timeout=2000)
    assert nameless(page) == []


def test_all_of_it_can_be_translated(look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        contacts = ContactsService(FakePreferences(), lambda: CallTable((PE,)), Changes())
        contacts.save(WhoToCall("PE", clinic_number="09", person_number="02"))
        page = shown(HelpPage(look, contacts, qt_translate), qtbot)
        for name in (*[f"safety.{group}" for group in SafetyGroup], "safety.stop", "calling.sources"):
            press(page, f"settings.{name}")
        assert forgotten(page) == []

        press(page, "settings.calling.change")
        assert forgotten(page) == []
    finally:
        qapp.removeTranslator(translator)


def test_words_about_a_number() -> None:
    contacts = ContactsService(FakePreferences(), lambda: TABLE, Changes())
    mine = contacts.numbers(WhoToCall("NZ", emergency="112", crisis_number="1"))

    assert numbers_at_a_glance(mine, english) == "Emergency number: 112\nCrisis line: 1"
    assert numbers_at_a_glance(contacts.numbers(WhoToCall()), english) == ""
    assert mine.emergency is not None
    assert checked_words(mine.emergency.checked, english) == "You wrote this number."
    assert hours_words(mine.emergency, english) == ""
