"""Who is chosen in a table of people, and what can be done: open their record, or a room of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.services.roster_ports import Person
from gmi_trainer.ui.pages.clinic.rooms import ClinicDoor, DoorKind
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, ButtonRole, quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.name_form import NameForm
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text, breakable, muted
from gmi_trainer.ui.words.clinic import shown_name
from gmi_trainer.ui.words.translate import Translate


class PersonCard(Card):
    """Nobody is chosen as long as ``show_person`` was not called."""

    open_asked = Signal(str, str)  # the profile's id, and a room's key or nothing
    code_given = Signal(str, str)  # the profile's id, and a code or nothing
    put_away_asked = Signal(str)
    bring_back_asked = Signal(str)

    def __init__(
        self,
        look: Look,
        identifier: str,
        doors: Sequence[ClinicDoor],
        translate: Translate,
        *,
        can_change: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """``can_change``: the code, and whether they are in the list."""
        super().__init__(look, parent=parent)
        self._identifier = identifier
        self._doors = [door for door in doors if door.kind is DoorKind.PERSON]
        self._translate = translate
        self._can_change = can_change
        self._person: Person | None = None
        self._is_here = False
        name_control(self, identifier, self.tr("The person who is chosen"))
        self._show()

    @property
    def person(self) -> Person | None:
        """Who is chosen."""
        return self._person

    def show_person(self, person: Person | None, *, is_here: bool) -> None:
        """Somebody else was chosen. ``is_here``: theirs is the record that is open."""
        if (person, is_here) != (self._person, self._is_here):
            self._person, self._is_here = person, is_here
            self._show()

    def _show(self) -> None:
        self.clear()
        person = self._person
        if person is None:
            self.add(muted(self.tr("Choose somebody in the table to open their record.")))
            return
        name = shown_name(person.shown, self._translate)
        self.add(Text(breakable(name), "heading"))
        said = []
        if self._is_here:
            said.append(self.tr("The record is open now."))
        if person.by_code:
            said.append(self.tr("Clinic shows a code instead of the name."))
        if person.is_archived:
            said.append(self.tr("Put away: not in the list."))
        if said:
            self.add(muted(" ".join(said)))
        self.add(holding(FlowLayout(self._look), self._ways(person, name)))
        if self._can_change:
            self.add(holding(FlowLayout(self._look, gap_px=4), self._changes(person, name)))

    def _ways(self, person: Person, name: str) -> list[Button]:
        ways = []
        for door in self._doors:
            words = door.words(self._translate).name
            button = Button(
                self._look,
                words,
                f"{self._identifier}.{door.key}",
                icon=door.icon,
                spoken=self.tr("{room}: {name}").format(room=words, name=name),
            )
            button.clicked.connect(partial(self.open_asked.emit, person.profile_id, door.key))
            ways.append(button)
        open_ = Button(
            self._look,
            self.tr("Open"),
            f"{self._identifier}.open",
            ButtonRole.PRIMARY,
            icon="folder-open",
            spoken=self.tr("Open the record of {name}").format(name=name),
        )
        open_.clicked.connect(partial(self.open_asked.emit, person.profile_id, ""))
        return [open_, *ways]

    def _changes(self, person: Person, name: str) -> list[Button]:
        code = quiet(
            self._look,
            self.tr("Change the code") if person.by_code else self.tr("Use a code"),
            f"{self._identifier}.code",
            icon="pencil",
            spoken=self.tr("A code instead of the name {name}").format(name=name),
        )
        code.clicked.connect(self._on_code_clicked)
        changes = [code]
        if person.by_code:
            back = quiet(self._look, self.tr("Show the name"), f"{self._identifier}.name", icon="user")
            back.clicked.connect(partial(self.code_given.emit, person.profile_id, ""))
            changes.append(back)
        if person.is_archived:
            away = quiet(
                self._look, self.tr("Bring back"), f"{self._identifier}.bring_back", icon="archive-restore"
            )
            away.clicked.connect(partial(self.bring_back_asked.emit, person.profile_id))
        else:
            away = quiet(self._look, self.tr("Put away"), f"{self._identifier}.put_away", icon="folder")
            away.clicked.connect(partial(self.put_away_asked.emit, person.profile_id))
        return [*changes, away]

    @Slot()
    def _on_code_clicked(self) -> None:
        person = self._person
        assert person is not None, "there is such a button for somebody only"
        form = NameForm(
            self._look,
            f"{self._identifier}.code_form",
            self.tr("Code that Clinic shows instead of the name"),
            person.shown if person.by_code else "",
        )
        form.kept.connect(partial(self.code_given.emit, person.profile_id))
        form.left.connect(self._on_form_left)
        self.clear()
        self.add(form)
        form.start()

    @Slot()
    def _on_form_left(self) -> None:
        self._show()
        button = self.findChild(QWidget, f"{self._identifier}.code")
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_anew(self) -> None:
        """After something was changed, or refused."""
        self._show()
