"""Deals test files out while they are run: each of several pytest processes takes the next one when it is free.

So all end at about the same time, whatever was added where, and nobody has to know how long a file takes. A file
is run whole, by one process, in the order in which pytest goes through all of them.

The runner lays a ``Deal`` out in a folder; ``pytest -p tests.gates.dealing --dealt FOLDER`` takes from it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

LIST = "files.txt"


class Deal:
    """Files in their order, and who took which. Taking is safe between processes: a name can be made only once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.files = (folder / LIST).read_text("utf-8").splitlines()

    @classmethod
    def lay_out(cls, folder: Path, files: Sequence[Path]) -> Deal:
        """Begin with none taken, in a folder that is empty or not yet there."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / LIST).write_text("".join(f"{file}\n" for file in files), "utf-8")
        return cls(folder)

    def take(self) -> Iterator[str]:
        """One file after the other that nobody has taken."""
        for number, file in enumerate(self.files):
            try:
                # the number of who took it: what one process ran, in its order, can be read afterwards
                with self._mark(number).open("x", encoding="utf-8") as mark:
                    mark.write(f"{os.getpid()} {file}\n")
            except FileExistsError:
                continue
            yield file

    def left(self) -> list[str]:
        """What nobody took."""
        return [file for number, file in enumerate(self.files) if not self._mark(number).exists()]

    def _mark(self, number: int) -> Path:
        return self._folder / f"{number:04}.taken"


class Player:
    """A pytest process that takes part: imports a file when it has taken it, and runs its tests."""

    def __init__(self, deal: Deal) -> None:
        self._deal = deal
        self._modules: dict[Path, pytest.Collector] = {}

    def pytest_collection(self, session: pytest.Session) -> bool:
        """Folders, with what they provide, and files; none is imported, and nothing is picked out yet."""
        option = session.config.option
        asked = option.keyword, option.markexpr
        option.keyword = option.markexpr = ""
        try:
            found = session.perform_collect(self._deal.files, genitems=False)
        finally:
            option.keyword, option.markexpr = asked
        self._modules = {one.path: one for one in found if isinstance(one, pytest.Collector)}
        session.items = []
        session.testscollected = 0
        return True

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """As pytest does; the next file's first test is known before this one's last ends.

        By that pytest knows which of its fixtures go on being used.
        """
        items = self._items(session)
        item = next(items, None)
        while item is not None:
            following = next(items, None)
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.shouldfail:
                raise session.Failed(session.shouldfail)
            if session.shouldstop:
                raise session.Interrupted(session.shouldstop)
            item = following
        return True

    def _items(self, session: pytest.Session) -> Iterator[pytest.Item]:
        for file in self._deal.take():
            module = self._modules[session.config.invocation_params.dir / file]
            items = list(session.genitems(module))
            session.config.hook.pytest_collection_modifyitems(
                session=session, config=session.config, items=items
            )
            session.testscollected += len(items)
            yield from items


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where the files are dealt."""
    parser.addoption("--dealt", type=Path, metavar="FOLDER", help="take files from this deal, as others do")


def pytest_configure(config: pytest.Config) -> None:
    """Without a deal pytest goes its usual way."""
    folder = config.getoption("--dealt")
    if folder is not None:
        config.pluginmanager.register(Player(Deal(folder)))
