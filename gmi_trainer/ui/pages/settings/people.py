"""The people who share this computer. Each has a record of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.people import People, tidy_name
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.name_form import NameForm
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.notice import NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, breakable, muted, small
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

MOST_SHOWN = 12
"""More are a clinic's: opening each record for its name would make the page wait; nobody finds one of fifty tiles."""

OfferUndo = Callable[[str, Callable[[], None]], None]


class PeopleCard(SettingsCard):
    """Everyone on this computer: who is here now, others to switch to, and a way to add one more."""

    person_chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        people: People,
        current: str,
        offer_undo: OfferUndo,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        """``current`` is the id of the person whose record is open."""
        super().__init__(look, "settings.people", self.tr("People on this computer"), "users", parent)
        self._people = people
        self._current = current
        self._offer_undo = offer_undo
        self._translate = translate
        self.add(muted(self.tr("Each person has a record of their own. Nobody needs to give a real name.")))
        self._everyone = Stack(look)
        self.add(self._everyone)
        self._foot = Stack(look)
        self.add(self._foot)
        self.refresh()

    def refresh(self) -> None:
        """Show who is here now."""
        self._everyone.clear()
        self._foot.clear()
        count = self._people.count()
        if count > MOST_SHOWN:
            self._everyone.add(
                body(
                    self.tr(
                        "{n} people have a record here. Clinic lists them by name, with a search."
                    ).format(n=count)
                )
            )
            here = self._people.find(self._current)
            shown: tuple[Profile, ...] = () if here is None else (here,)
        else:
            shown = self._people.all()
        tiles = [self._tile(profile, number) for number, profile in enumerate(shown, start=1)]
        self._everyone.add(holding(ReflowLayout(self._look, 300, most=2), tiles))
        self._add = secondary(self._look, self.tr("Add a person"), "settings.people.add", icon="plus")
        self._add.clicked.connect(self._on_add_clicked)
        self._foot.add(holding(FlowLayout(self._look), [self._add]))

    def _tile(self, profile: Profile, number: int) -> Card:
        tile = Card(self._look, role="well")
        identifier = f"settings.people.{number}"
        here = profile.profile_id == self._current
        name = profile.name or self._nameless(number)
        name_control(tile, identifier, name)
        tile.add(Text(breakable(name), "field"))
        tile.add(small(self.tr("Open now") if here else self.tr("Has a record here")))
        rename = quiet(
            self._look,
            self.tr("Rename"),
            f"{identifier}.rename",
            icon="pencil",
            spoken=self.tr("Rename {name}").format(name=name),
        )
        rename.clicked.connect(partial(self._start_renaming, tile, profile, identifier))
        buttons = [rename]
        if not here:
            switch = secondary(
                self._look,
                self.tr("Switch"),
                f"{identifier}.switch",
                icon="user",
                spoken=self.tr("Switch to {name}").format(name=name),
            )
            switch.clicked.connect(partial(self.person_chosen.emit, profile.profile_id))
            buttons.insert(0, switch)
        tile.add_stretch()
        tile.add(holding(FlowLayout(self._look, gap_px=4), buttons))
        return tile

    def _nameless(self, number: int) -> str:
        """The first person has not been asked for a name."""
        return self.tr("Me") if number == 1 else self.tr("Person {n}").format(n=number)

    def _start_renaming(self, tile: Card, profile: Profile, identifier: str) -> None:
        self.say_nothing()
        form = NameForm(self._look, identifier, self.tr("Name or nickname"), profile.name)
        form.kept.connect(partial(self._rename, profile))
        form.left.connect(self._on_form_left)
        tile.clear()
        tile.add(form)
        form.start()

    def _rename(self, profile: Profile, typed: str) -> None:
        if not self._is_a_name(typed) or not self._try(
            partial(self._people.rename, profile.profile_id, typed)
        ):
            return
        self.refresh()
        self._offer_undo(
            self.tr("The name is now {name}.").format(name=tidy_name(typed)),
            partial(self._name_back, profile),
        )

    def _name_back(self, profile: Profile) -> None:
        self._try(partial(self._people.rename, profile.profile_id, profile.name))
        self.refresh()

    def _add_person(self, typed: str) -> None:
        if not self._is_a_name(typed) or not self._try(partial(self._people.add, typed)):
            return
        self.refresh()
        if self._people.count() > MOST_SHOWN:
            said = self.tr("{name} now has an empty record. Clinic lists it.")
        else:
            said = self.tr("{name} now has an empty record. Press Switch to open it.")
        self.say(said.format(name=tidy_name(typed)))

    def _is_a_name(self, typed: str) -> bool:
        if tidy_name(typed):
            return True
        self.say(self.tr("Please type a name first. A nickname or a letter will do."), NoticeKind.ATTENTION)
        return False

    def _try(self, act: Callable[[], object]) -> bool:
        """Do it; a problem is told here, where the person is looking."""
        self.say_nothing()
        try:
            act()
        except UserProblem as problem:
            self.say(problem_sentence(problem, self._translate), NoticeKind.ATTENTION)
            return False
        return True

    @Slot()
    def _on_add_clicked(self) -> None:
        self.say_nothing()
        form = NameForm(self._look, "settings.people.new", self.tr("Name or nickname"))
        form.kept.connect(self._add_person)
        form.left.connect(self._on_form_left)
        self._foot.clear()
        self._foot.add(form)
        form.start()

    @Slot()
    def _on_form_left(self) -> None:
        self.say_nothing()
        self.refresh()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
