"""The place of a clinic: its people first, and the rooms behind their doors."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.pages.clinic.rooms import DOORS, ClinicDoor, ClinicRoom, ClinicTools, DoorKind
from gmi_trainer.ui.pages.clinic.roster_page import RosterPage
from gmi_trainer.ui.pages.place_with_rooms import PlaceWithRooms


class ClinicPlace(PlaceWithRooms):
    """What the shell shows while this computer is used in a clinic. A room is made when it is first opened."""

    def __init__(self, tools: ClinicTools, doors: Sequence[ClinicDoor] = DOORS) -> None:
        super().__init__("clinic", tools.translate("ClinicPlace", "Clinic"))
        self._tools = tools
        self._doors = {door.key: door for door in doors}
        self._rooms: dict[str, ClinicRoom] = {}
        self._trail: list[ClinicRoom] = []
        self._roster = RosterPage(tools, doors)
        self._roster.room_asked.connect(self.open_room)
        self._roster.person_asked.connect(self._on_roster_person_asked)
        self._add_page(self._roster, self._roster)

    @property
    def roster(self) -> RosterPage:
        """The first page."""
        return self._roster

    def room(self, key: str) -> ClinicRoom | None:
        """A room, once somebody has looked."""
        return self._rooms.get(key)

    @Slot(str)
    def open_room(self, key: str) -> None:
        """Show a room, from the top; one of a person is that of whoever's record is open."""
        if key not in self._doors:
            return
        room = self._made(self._doors[key])
        here = self.currentWidget()
        if room in self._trail:
            del self._trail[self._trail.index(room) :]
        elif isinstance(here, ClinicRoom) and here is not room:
            self._trail.append(here)
        self.setCurrentWidget(room)
        room.for_person(self._tools.person_id if self._is_of_person(here) else "")
        room.begin()
        room.take_focus()

    def come_back(self) -> None:
        """Something had the window; here it goes on."""
        here = self.currentWidget()
        if isinstance(here, ClinicRoom):
            here.take_focus()
        else:
            self._roster.take_focus()

    def take_focus(self) -> None:
        """The first page, with the keyboard on it."""
        self._trail = []
        super().take_focus()

    def go_home(self) -> None:
        """Out of all rooms at once."""
        self._trail = []
        super().go_home()

    def _is_of_person(self, page: QWidget | None) -> bool:
        """Whether a page is about whoever's record is open."""
        return any(
            room is page and self._doors[key].kind is DoorKind.PERSON for key, room in self._rooms.items()
        )

    def _made(self, door: ClinicDoor) -> ClinicRoom:
        if door.key not in self._rooms:
            room = door.make(self._tools)
            room.back_asked.connect(self._on_room_back_asked)
            room.room_asked.connect(self.open_room)
            room.person_asked.connect(self._on_roster_person_asked)
            room.people_changed.connect(self._roster.read_again)
            self._rooms[door.key] = room
            self.addWidget(room)
        return self._rooms[door.key]

    @Slot()
    def _on_room_back_asked(self) -> None:
        left = self.currentWidget()
        if self._trail:
            room = self._trail.pop()
            self.setCurrentWidget(room)
            room.take_focus()
            return
        self._show_page()
        for key, room in self._rooms.items():
            if room is left:
                self._roster.come_back_from(key, is_person=self._doors[key].kind is DoorKind.PERSON)

    @Slot(str, str)
    def _on_roster_person_asked(self, profile_id: str, room: str) -> None:
        """Theirs is opened first, where it is not open already; then this place is made anew around it."""
        if room and profile_id == self._tools.person_id:
            self.open_room(room)
        else:
            self._roster.try_to(lambda: self._tools.window.open_person(profile_id, room))
