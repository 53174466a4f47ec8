"""Packs of pictures as the rest of the program sees them: what one is, and what is the matter with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Protocol

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.picture_balance import PartBalance
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.values import dataclass

SUFFIX = ".gmipack"
"""What the name of a pack in one file ends in."""


@dataclass(frozen=True, slots=True)
class PackProblem:
    """One place in a pack that does not fit. ``file``: as a person would name it, ``line`` from 1.

    ``is_remark``: worth a thought, and no mistake.
    """

    file: str
    line: int
    expected: str
    found: str
    is_remark: bool = False


Tell = Callable[[PackProblem], None]
"""Takes what is found as soon as it is found: nothing is gathered, whatever is in a pack."""


@dataclass(frozen=True, slots=True)
class PackHead:
    """What a pack says about itself."""

    name: str
    version: str
    licence: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class PackReport:
    """What came of a look at a whole pack. ``head`` None: it does not say what it is."""

    head: PackHead | None
    pictures: int
    mistakes: int
    remarks: int
    first: PackProblem | None = None
    balance: tuple[PartBalance, ...] = ()


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack that was brought in. ``pack_id``: its folder's name. ``problem``: why it is left out, if it is."""

    pack_id: str
    head: PackHead
    pictures: Mapping[BodyPart, int] = field(default_factory=dict)
    problem: UserProblem | None = None


class PackShelf(Protocol):
    """The packs of a data folder. What is brought in is there whole, or not at all."""

    def installed(self) -> tuple[InstalledPack, ...]:
        """All of them by name, those that cannot be used as well."""
        ...

    def install(self, source: Path) -> tuple[InstalledPack, str]:
        """Bring one in from a file or a folder; it and the version that it replaces, empty where there was none.

        UserProblem where it is no pack, holds what no pack may, or has mistakes; then nothing has changed.
        """
        ...

    def remove(self, name: str) -> Callable[[], None]:
        """Take one away, by its name or its folder's; the returned function puts it back. PACK_UNKNOWN."""
        ...

    def clear_removed(self) -> None:
        """What was taken away cannot be put back any more."""
        ...

    def share(self, name: str, target: Path) -> Path:
        """Write one into a file, whose name ends in SUFFIX; where it is. ``name`` may be a folder that is a pack."""
        ...


class PacksService:
    """Brings packs in and takes them away while the window is open. Any thread may ask, one at a time.

    ``look_again``: what has read their pictures shall read them anew.
    """

    def __init__(self, shelf: PackShelf, look_again: Callable[[], None]) -> None:
        self._shelf = shelf
        self._look_again = look_again

    def all(self) -> tuple[InstalledPack, ...]:
        """Every pack by name, those that cannot be used as well."""
        return self._shelf.installed()

    def bring_in(self, source: Path) -> InstalledPack:
        """From a file or a folder. UserProblem as PackShelf.install has them."""
        pack, _before = self._shelf.install(source)
        self._look_again()
        return pack

    def remove(self, pack: InstalledPack) -> Callable[[], None]:
        """Take one away; the returned function puts it back, as long as none is brought in meanwhile."""
        put_back = self._shelf.remove(pack.pack_id)
        self._look_again()

        def undo() -> None:
            put_back()
            self._look_again()

        return undo
