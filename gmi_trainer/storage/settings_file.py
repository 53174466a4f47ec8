"""This machine's settings as a small JSON file that survives being damaged, older or newer."""

from __future__ import annotations

from dataclasses import fields
from itertools import count
from pathlib import Path

import msgspec

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.files.atomic import write_atomically
from gmi_trainer.files.problems import writing
from gmi_trainer.files.reading import read_limited
from gmi_trainer.services.machine_settings import MachineSettings, SettingsSetAside

VERSION = 1
LARGEST_BYTES = 100_000
_OURS = frozenset(field.name for field in fields(MachineSettings)) | {"version"}


class JsonSettingsFile:
    """Reads and writes ``settings.json``. Entries that it does not know stay in the file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._version = VERSION
        self._unknown: dict[str, object] = {}

    def load(self) -> tuple[MachineSettings, SettingsSetAside | None]:
        """The settings; the defaults where there is no file yet, or with a notice where it made no sense."""
        try:
            settings, entries = self._read()
        except UserProblem as problem:
            if problem.problem is Problem.FILE_MISSING:
                return MachineSettings(), None
            return MachineSettings(), self._set_aside()
        self._version = max(msgspec.convert(entries.get("version", VERSION), type=int), VERSION)
        self._unknown = {name: value for name, value in entries.items() if name not in _OURS}
        return settings, None

    def look(self) -> UserProblem | None:
        """What the next start would find, with nothing changed; no file yet is no problem."""
        try:
            self._read()
        except UserProblem as problem:
            if problem.problem is Problem.FILE_MISSING:
                return None
            return UserProblem(Problem.SETTINGS_NOT_UNDERSTOOD, file=self._path.name)
        return None

    def save(self, settings: MachineSettings) -> None:
        """Write them beside the old file, then rename."""
        known: dict[str, object] = {"version": self._version, **msgspec.to_builtins(settings)}
        text = msgspec.json.format(msgspec.json.encode(known | self._unknown), indent=2)
        write_atomically(self._path, text + b"\n")

    def forget(self, text: str) -> None:
        """From now on, write no entry that we do not know and that holds this text. It may be a person's id."""
        self._unknown = {
            name: value
            for name, value in self._unknown.items()
            if text not in name and text.encode() not in msgspec.json.encode(value)
        }

    def _read(self) -> tuple[MachineSettings, dict[str, object]]:
        """The settings, and everything that the file holds."""
        content = read_limited(self._path, LARGEST_BYTES)
        try:
            entries = msgspec.json.decode(content, type=dict[str, object])
            settings = msgspec.convert(entries, type=MachineSettings)
            msgspec.convert(entries.get("version", VERSION), type=int)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise UserProblem(
                Problem.FILE_NOT_UNDERSTOOD, file=self._path.name, expected=str(error)
            ) from error
        return settings, entries

    def _set_aside(self) -> SettingsSetAside:
        """Keep the damaged file under a free name, so that nothing is lost."""
        names = (self._path.with_name(f"{self._path.stem}.kept-{n}.json") for n in count(1))
        aside = next(path for path in names if not path.exists())
        with writing(aside):
            self._path.rename(aside)
        return SettingsSetAside(aside.name)
