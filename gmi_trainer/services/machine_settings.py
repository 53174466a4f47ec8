"""What belongs to this machine rather than to a person: language, look, window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Protocol

from gmi_trainer.domain.values import dataclass

SMALLEST_TEXT_PERCENT = 100
LARGEST_TEXT_PERCENT = 200
LOCK_AFTER_MIN = (0, 2, 5, 15)


class Scheme(StrEnum):
    """The colours of the window. SYSTEM means: as the computer is set."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST_LIGHT = "high_contrast_light"
    HIGH_CONTRAST_DARK = "high_contrast_dark"


@dataclass(frozen=True, slots=True)
class MachineSettings:
    """None means: as the system has it (or, for the window and the profile: nothing remembered).

    ``clinic_mode``: this computer is used in a clinic, by people who know how far published values can be compared.
    ``lock_after_min``: minutes without a key or a press before the lock closes, where there is one; 0: by hand only.
    """

    language: str | None = None
    scheme: Scheme = Scheme.SYSTEM
    text_percent: int = 100
    reduced_motion: bool | None = None
    window: tuple[int, int, int, int] | None = None
    last_profile: str | None = None
    window_fills_screen: bool = False
    clinic_mode: bool = False
    lock_after_min: int = 0

    def __post_init__(self) -> None:
        if not SMALLEST_TEXT_PERCENT <= self.text_percent <= LARGEST_TEXT_PERCENT:
            raise ValueError(f"text_percent {self.text_percent} is not within 100 to 200")
        if self.lock_after_min not in LOCK_AFTER_MIN:
            raise ValueError(f"lock_after_min {self.lock_after_min} is none of {LOCK_AFTER_MIN}")
        if self.window is not None and min(self.window[2:]) <= 0:
            raise ValueError(f"window {self.window} has no size")


@dataclass(frozen=True, slots=True)
class SettingsSetAside:
    """The settings could not be read: they were kept under this name, and the defaults are used."""

    file_name: str


class MachineSettingsFile(Protocol):
    """Where the settings are kept."""

    def load(self) -> tuple[MachineSettings, SettingsSetAside | None]:
        """The settings, and a notice where the file was damaged and set aside."""
        ...

    def save(self, settings: MachineSettings) -> None:
        """Keep them. UserProblem: DISK_FULL or FOLDER_NOT_WRITABLE; the old ones are then still there."""
        ...


class MachineSettingsService:
    """Holds the settings of this run and keeps every change."""

    def __init__(self, file: MachineSettingsFile) -> None:
        self._file = file
        self._listeners: dict[object, Callable[[MachineSettings], None]] = {}
        self._current, self._notice = file.load()

    @property
    def current(self) -> MachineSettings:
        """As they are now."""
        return self._current

    @property
    def notice(self) -> SettingsSetAside | None:
        """What has to be said once about how they were read, if anything."""
        return self._notice

    def change(self, settings: MachineSettings) -> None:
        """Use and keep other settings. They are used even where they cannot be kept; then the problem rises."""
        if settings == self._current:
            return
        self._current = settings
        for listener in tuple(self._listeners.values()):
            listener(settings)
        self._file.save(settings)

    def forget_person(self, profile_id: str) -> None:
        """Somebody is leaving this computer: they are not opened next time."""
        if self._current.last_profile == profile_id:
            self.change(replace(self._current, last_profile=None))

    def subscribe(self, listener: Callable[[MachineSettings], None]) -> Callable[[], None]:
        """Call ``listener`` with every change from now on; the returned function ends that."""
        ticket = object()
        self._listeners[ticket] = listener

        def unsubscribe() -> None:
            self._listeners.pop(ticket, None)

        return unsubscribe
