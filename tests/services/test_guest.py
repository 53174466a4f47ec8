"""One guest at a time, who leaves nothing; what was done may wait with the record closed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from gmi_trainer.services.guest import Guests
from gmi_trainer.services.workspace import Workspace


class House:
    """A folder that is there or not, and who lived in it."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.is_full = False
        self._number = 0
        self.guests = Guests(self, self._open, lambda guest_id: self.told.append(f"key of {guest_id}"))

    def is_there(self) -> bool:
        return self.is_full

    def erase(self) -> None:
        self.told.append("erased")
        self.is_full = False

    def _open(self) -> Workspace:
        self._number += 1
        name, self.is_full = f"guest {self._number}", True
        self.told.append(f"opened {name}")
        guest = SimpleNamespace(
            profile=SimpleNamespace(profile_id=name), close=lambda: self.told.append(f"closed {name}")
        )
        return cast("Workspace", guest)


def test_one_after_the_other_and_nothing_of_the_first_is_there_when_the_second_comes() -> None:
    house = House()

    house.guests.begin()
    house.guests.begin()

    assert house.told == ["opened guest 1", "closed guest 1", "key of guest 1", "erased", "opened guest 2"]


def test_thrown_away_twice_is_thrown_away_once() -> None:
    house = House()
    house.guests.begin()

    house.guests.throw_away()
    house.guests.throw_away()

    assert house.told == ["opened guest 1", "closed guest 1", "key of guest 1", "erased"]
    assert house.guests.current is None


def test_at_rest_the_record_is_closed_and_stays_until_it_is_thrown_away() -> None:
    house = House()
    house.guests.begin()

    house.guests.rest()
    house.guests.rest()

    assert house.told == ["opened guest 1", "closed guest 1"]
    assert house.guests.current is None
    house.guests.throw_away()
    assert house.told[2:] == ["key of guest 1", "erased"]
