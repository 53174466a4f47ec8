"""The settings page, with real widgets and services, and a record of fakes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer import __version__
from gmi_trainer.domain.activity import KeyPair
from gmi_trainer.domain.body import AnsweringLimb, InputKind
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.people_ports import Backup
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.pages.settings_page import SettingsPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import TEXT_PERCENTS, Scheme, Theme
from gmi_trainer.ui.theme.tokens import DARK
from gmi_trainer.ui.translation import PseudoTranslator
from gmi_trainer.ui.widgets.choices import ChoiceTile
from gmi_trainer.ui.widgets.scroll_area import SteadyScrollArea
from gmi_trainer.ui.widgets.switch import Switch
from tests.ui.inspection import cut_words, nameless, small_targets, tab_order
from tests.ui.pages.desk_of_fakes import FakeDesk

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def desk(look: Look, jobs: Background) -> FakeDesk:
    return FakeDesk(look, jobs)


@pytest.fixture
def page(desk: FakeDesk, qtbot: QtBot) -> SettingsPage:
    return shown(desk.settings_page(), qtbot)


def shown(page: SettingsPage, qtbot: QtBot, width: int = 900, height: int = 700) -> SettingsPage:
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    return page


def find(page: QWidget, kind: type[W], name: str) -> W:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def press(page: QWidget, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(find(page, QPushButton, name), Qt.MouseButton.LeftButton)


def choose(page: QWidget, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(find(page, ChoiceTile, name), Qt.MouseButton.LeftButton)


def said(page: QWidget, card: str) -> str | None:
    return find(page, SettingsCard, f"settings.{card}").said


def test_a_theme_takes_effect_at_once_and_is_kept(desk: FakeDesk, page: SettingsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "settings.theme.dark")

    assert desk.look.tokens is DARK
    assert desk.file.kept.scheme is Scheme.DARK


@pytest.mark.parametrize(
    ("name", "scheme"),
    [
        ("system", Scheme.SYSTEM),
        ("dark", Scheme.DARK),
        ("contrast_light", Scheme.HIGH_CONTRAST_LIGHT),
        ("contrast_dark", Scheme.HIGH_CONTRAST_DARK),
    ],
)
def test_every_theme_can_be_chosen(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot, name: str, scheme: Scheme
) -> None:
    choose(page, qtbot, f"settings.theme.{name}")

    assert desk.file.kept.scheme is scheme


@pytest.mark.parametrize("percent", TEXT_PERCENTS[1:])
def test_text_grows_at_once(desk: FakeDesk, page: SettingsPage, qtbot: QtBot, percent: int) -> None:
    choose(page, qtbot, f"settings.text.{percent}")

    assert desk.look.theme.text_percent == percent
    assert desk.file.kept.text_percent == percent


def test_what_was_pressed_stays_in_view_when_the_text_grows(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot
) -> None:
    page.window().activateWindow()
    tile = find(page, ChoiceTile, "settings.text.200")
    tile.setFocus()

    choose(page, qtbot, "settings.text.200")

    qtbot.waitUntil(lambda: page.rect().contains(tile.mapTo(page, tile.rect().center())))


def test_stillness_is_kept(desk: FakeDesk, page: SettingsPage, qtbot: QtBot) -> None:
    switch = find(page, Switch, "settings.still")
    assert not switch.isChecked()

    switch.click()

    assert desk.file.kept.reduced_motion is True
    assert desk.look.is_still


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize(("width", "height"), [(900, 700), (640, 480)])
def test_no_word_is_cut_and_every_target_is_large(
    desk: FakeDesk, qtbot: QtBot, percent: int, width: int, height: int
) -> None:
    for number in range(5):
        desk.backups.write_sessions(1)
        desk.clock.advance(timedelta(days=number))
        desk.backups.make()
    desk.profiles.create("Somebody-with-a-very-long-name-and-not-a-single-space")
    desk.pictures.keep_out("abc", "h0001")
    desk.look.set_theme(Theme(Scheme.LIGHT, percent))
    page = shown(desk.settings_page(), qtbot, width, height)
    for button in ("settings.backup.all", "settings.licences", "settings.people.add"):
        press(page, qtbot, button)
    qtbot.waitUntil(lambda: find(page, QLineEdit, "settings.people.new.name").isVisible())

    qtbot.waitUntil(lambda: cut_words(page) == [])
    assert small_targets(page, TOUCH_PX * percent // 100) == []
    area = page.findChild(SteadyScrollArea)
    assert area is not None
    column = area.widget()
    assert column is not None
    assert column.width() <= area.viewport().width(), "nothing lies beyond the edge"


def test_longer_words_of_another_language_fit_too(desk: FakeDesk, qtbot: QtBot, qapp: QApplication) -> None:
    desk.look.set_theme(Theme(Scheme.LIGHT, 150))
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        page = shown(desk.settings_page(), qtbot)
    finally:
        qapp.removeTranslator(translator)

    assert find(page, QPushButton, "settings.backup.make").text() != "Back up now"
    assert cut_words(page) == []


def test_everything_has_a_name_and_an_identifier(desk: FakeDesk, qtbot: QtBot) -> None:
    desk.backups.make()
    desk.profiles.create("Kim")
    page = shown(desk.settings_page(), qtbot)

    assert nameless(page) == []


@pytest.mark.parametrize(
    ("pressed", "made"),
    [
        ("settings.calling.change", "settings.calling.emergency"),
        ("settings.people.1.rename", "settings.people.1.name"),
    ],
)
def test_tab_comes_to_what_a_press_has_made_where_it_stands(
    page: SettingsPage, qtbot: QtBot, pressed: str, made: str
) -> None:
    press(page, qtbot, pressed)
    qtbot.waitUntil(lambda: made in tab_order(page))
    field = find(page, QWidget, made)
    order = tab_order(page)
    assert order.index(made) > order.index("settings.export.look")

    QTest.keyClick(field, Qt.Key.Key_Tab)

    order = tab_order(page)
    assert order.index(made) < order.index("settings.export.look")
    focused = page.focusWidget()
    assert focused is not None
    assert focused.objectName() == order[order.index(made) + 1]


def test_tab_goes_from_top_to_bottom(page: SettingsPage) -> None:
    order = [name for name in tab_order(page) if not name.startswith("settings.go.")]

    assert order == [
        "settings.safety.emergency",
        "settings.safety.soon",
        "settings.safety.other_way",
        "settings.safety.stop",
        "settings.calling.country",
        "settings.calling.change",
        "settings.calling.sources",
        "settings.sore_part.elsewhere",
        "settings.sore_side.none",
        "settings.saves_energy",
        "settings.no_pain_ratings",
        "settings.streaks",
        *(f"settings.rest_day.{day}" for day in range(7)),
        "settings.first_steps",
        "settings.safety_questions",
        "settings.plan.bring",
        "settings.remind",
        "settings.theme.light",
        "settings.text.100",
        "settings.still",
        "settings.input.keyboard",
        "settings.limb.both_hands",
        "settings.keys.arrows",
        "settings.try_it",
        "settings.limit.none",
        "settings.too_fast.300",
        "settings.packs.bring",
        "settings.webcam.on",
        "settings.clinic.on",
        "settings.people.1.rename",
        "settings.people.add",
        "settings.lock.set",
        "settings.encryption.on",
        "settings.record.open",
        "settings.backup.make",
        "settings.export.look",
        "settings.import.choose",
        "settings.delete.look",
        "settings.licences",
        "settings.help.settle",
        "settings.help.safety",
    ]


def test_one_press_brings_a_part_into_view(page: SettingsPage, qtbot: QtBot) -> None:
    page.window().activateWindow()
    make = find(page, QPushButton, "settings.backup.make")
    assert not page.rect().contains(make.mapTo(page, make.rect().center()))

    press(page, qtbot, "settings.go.record")

    assert page.rect().contains(make.mapTo(page, make.rect().center()))
    assert page.focusWidget() is find(page, QPushButton, "settings.record.open")


def test_answers_are_kept_in_the_record(desk: FakeDesk, page: SettingsPage, qtbot: QtBot) -> None:
    for name in ("limb.right_hand", "keys.j_l", "input.mouse", "limit.5000"):
        choose(page, qtbot, f"settings.{name}")

    kept = desk.choices.load()
    assert (kept.input_kind, kept.keys) == (InputKind.MOUSE, KeyPair.J_L)
    assert (kept.limb, kept.limit_ms) == (AnsweringLimb.RIGHT_HAND, 5000)


def test_choices_made_elsewhere_are_shown(desk: FakeDesk, page: SettingsPage, qtbot: QtBot) -> None:
    other = desk.settings_page()
    qtbot.addWidget(other)
    choose(other, qtbot, "settings.keys.a_d")

    page.refresh()

    assert find(page, ChoiceTile, "settings.keys.a_d").isChecked()


def test_left_out_pictures_come_back(desk: FakeDesk, qtbot: QtBot) -> None:
    desk.pictures.keep_out("abc", "h0001")
    page = shown(desk.settings_page(), qtbot)

    press(page, qtbot, "settings.allow_all")

    assert desk.pictures.kept_out() == frozenset()
    assert not find(page, QPushButton, "settings.allow_all").isVisible()

    press(page, qtbot, "settings.undo_bar.undo")

    assert desk.pictures.kept_out() == {"abc"}


def test_without_left_out_pictures_nothing_is_offered(page: SettingsPage) -> None:
    assert not find(page, QPushButton, "settings.allow_all").isVisible()


def test_a_person_is_added(desk: FakeDesk, page: SettingsPage, qtbot: QtBot) -> None:
    page.window().activateWindow()
    press(page, qtbot, "settings.people.add")
    edit = find(page, QLineEdit, "settings.people.new.name")
    qtbot.keyClicks(edit, "  Kim ")
    qtbot.keyClick(edit, Qt.Key.Key_Return)

    assert [profile.name for profile in desk.people.all()] == ["", "Kim"]
    assert said(page, "people") == "Kim now has an empty record. Press Switch to open it."


def test_a_person_needs_a_name(desk: FakeDesk, page: SettingsPage, qtbot: QtBot) -> None:
    press(page, qtbot, "settings.people.add")
    press(page, qtbot, "settings.people.new.keep")

    assert len(desk.people.all()) == 1
    assert said(page, "people") == "Please type a name first. A nickname or a letter will do."


@pytest.mark.parametrize("way", ["button", "escape"])
def test_adding_can_be_left(desk: FakeDesk, page: SettingsPage, qtbot: QtBot, way: str) -> None:
    press(page, qtbot, "settings.people.add")
    if way == "button":
        press(page, qtbot, "settings.people.new.leave")
    else:
        qtbot.keyClick(find(page, QLineEdit, "settings.people.new.name"), Qt.Key.Key_Escape)

    assert len(desk.people.all()) == 1
    qtbot.waitUntil(lambda: find(page, QPushButton, "settings.people.add").isVisible())


def test_a_name_is_changed_and_can_be_taken_back(desk: FakeDesk, page: SettingsPage, qtbot: QtBot) -> None:
    press(page, qtbot, "settings.people.1.rename")
    edit = find(page, QLineEdit, "settings.people.1.name")
    qtbot.keyClicks(edit, "Kim")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert desk.people.all()[0].name == "Kim"
    assert page.undo_bar.words == "The name is now Kim."

    press(page, qtbot, "settings.undo_bar.undo")

    assert desk.people.all()[0].name == ""


def test_a_person_who_is_gone_is_told_in_a_sentence(desk: FakeDesk, page: SettingsPage, qtbot: QtBot) -> None:
    press(page, qtbot, "settings.people.1.rename")
    qtbot.keyClicks(find(page, QLineEdit, "settings.people.1.name"), "Kim")
    desk.profiles.profiles.clear()

    press(page, qtbot, "settings.people.1.keep")

    assert said(page, "people") == ("This person's folder is gone. Please choose another person in Settings.")


def test_one_can_switch_to_others_but_not_to_oneself(desk: FakeDesk, qtbot: QtBot) -> None:
    kim = desk.profiles.create("Kim")
    page = shown(desk.settings_page(), qtbot)
    assert page.findChild(QPushButton, "settings.people.1.switch") is None
    assert find(page, QPushButton, "settings.people.2.switch").accessibleName() == "Switch to Kim"

    press(page, qtbot, "settings.people.2.switch")

    assert desk.switched_to == [kim.profile_id]


def test_a_clinics_hundreds_are_counted_and_not_opened_one_by_one(desk: FakeDesk, qtbot: QtBot) -> None:
    for number in range(299):
        desk.profiles.create(f"Somebody {number}")
    desk.profiles.list = None  # type: ignore[assignment,method-assign]  # nobody may ask for all of them

    page = shown(desk.settings_page(), qtbot)

    words = [label.text() for label in page.findChildren(QLabel)]
    assert "300 people have a record here. Clinic lists them by name, with a search." in words
    assert page.findChild(QPushButton, "settings.people.1.rename") is not None
    assert page.findChild(QPushButton, "settings.people.2.rename") is None


def test_the_record_says_where_it_is(
    desk: FakeDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page = shown(desk.settings_page(tmp_path), qtbot)
    assert find(page, QLabel, "settings.record.folder").accessibleName() == str(tmp_path)

    press(page, qtbot, "settings.record.open")

    assert opened == [str(tmp_path)]


def test_a_backup_is_made_and_listed(desk: FakeDesk, page: SettingsPage, qtbot: QtBot) -> None:
    assert page.findChild(QPushButton, "settings.backup.1") is None

    press(page, qtbot, "settings.backup.make")

    qtbot.waitUntil(lambda: said(page, "record") == "A backup was made and checked.")
    assert len(desk.backups.list()) == 1
    qtbot.waitUntil(lambda: find(page, QPushButton, "settings.backup.1").isVisible())


def test_a_backup_that_fails_says_what_to_do(
    desk: FakeDesk, page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> Backup:
        raise UserProblem(Problem.DISK_FULL)

    monkeypatch.setattr(desk.backups, "make", fail)

    press(page, qtbot, "settings.backup.make")

    qtbot.waitUntil(lambda: said(page, "record") is not None)
    assert "Please free some space" in (said(page, "record") or "")
    assert find(page, QPushButton, "settings.backup.make").isEnabled()


def test_three_backups_are_shown_and_the_rest_on_request(desk: FakeDesk, qtbot: QtBot) -> None:
    for _ in range(5):
        desk.backups.make()
    page = shown(desk.settings_page(), qtbot)
    assert page.findChild(QPushButton, "settings.backup.4") is None

    press(page, qtbot, "settings.backup.all")

    qtbot.waitUntil(lambda: find(page, QPushButton, "settings.backup.5").isVisible())


def test_going_back_shows_before_and_after_first(desk: FakeDesk, qtbot: QtBot) -> None:
    desk.backups.write_sessions(3)
    backup = desk.backups.make()
    desk.backups.write_sessions(2)
    page = shown(desk.settings_page(), qtbot)

    press(page, qtbot, "settings.backup.1")
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "settings.restore.go") is not None)

    assert find(page, QLabel, "settings.restore.now").text().splitlines()[:2] == [
        "Sessions: 5",
        "Pictures: 200",
    ]
    assert find(page, QLabel, "settings.restore.then").text() == (
        "Sessions: 3\nPictures: 120\nFirst day: 10 Mar 2025\nLast day: 10 Mar 2025"
    )
    assert desk.restored == []
    press(page, qtbot, "settings.restore.go")
    assert desk.restored == [backup]


def test_one_can_look_and_stay(desk: FakeDesk, qtbot: QtBot) -> None:
    desk.backups.make()
    page = shown(desk.settings_page(), qtbot)
    press(page, qtbot, "settings.backup.1")
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "settings.restore.stay") is not None)
    assert find(page, QLabel, "settings.restore.now").text() == "No sessions yet"

    press(page, qtbot, "settings.restore.stay")

    assert desk.restored == []
    assert said(page, "record") == "Nothing was changed."


def test_a_spoilt_backup_is_refused_in_words(desk: FakeDesk, qtbot: QtBot) -> None:
    desk.backups.make()
    page = shown(desk.settings_page(), qtbot)
    desk.backups._copies.clear()

    press(page, qtbot, "settings.backup.1")

    qtbot.waitUntil(lambda: said(page, "record") is not None)
    assert "did not pass its check" in (said(page, "record") or "")


def test_safety_is_the_first_thing_on_the_page(page: SettingsPage) -> None:
    card = find(page, SettingsCard, "settings.safety")
    words = " ".join(label.text() for label in card.findChildren(QLabel))

    assert page.rect().contains(card.mapTo(page, card.rect().topLeft()))
    for part in ("emergency number", "When to stop", "dizzy", "does not diagnose", "medicine"):
        assert part in words


def test_the_version_and_the_licences_are_there(page: SettingsPage, qtbot: QtBot) -> None:
    assert __version__ in find(page, QLabel, "settings.version").text()
    licences = [label for label in page.findChildren(QLabel) if "SIL Open Font" in label.text()]
    assert not licences[0].isVisible()

    press(page, qtbot, "settings.licences")

    assert licences[0].isVisible()


def test_first_steps_and_safety_questions_can_be_asked_for(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.first_steps_asked):
        press(page, qtbot, "settings.first_steps")
    with qtbot.waitSignal(page.safety_questions_asked):
        press(page, qtbot, "settings.safety_questions")


def test_what_a_person_said_of_themselves_elsewhere_is_shown(desk: FakeDesk, page: SettingsPage) -> None:
    desk.workspace.about.save(replace(desk.workspace.about.load(), saves_energy=True))

    page.refresh()

    assert find(page, Switch, "settings.saves_energy").isChecked()
