"""What the documents of the house say is there: every file they name, and a row for every room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "gmi_trainer"
DOCUMENTS = [ROOT / "ARCHITECTURE.md", HOUSE / "README.md", HOUSE / "DECISIONS.md"]
PLACES = (ROOT, HOUSE, HOUSE / "ui", ROOT / "tests", ROOT / "tests" / "threats")
MOST_WORDS = 1_200
"""Two pages, without the page of the threat model and the list of libraries."""

_ENDINGS = ("py", "md", "toml", "json", "yaml", "en.yaml")
_IN_TICKS = re.compile(r"`([^`\n]+)`")


def paths_named(text: str) -> Iterator[str]:
    """What stands in ticks and can only be a file or a folder."""
    for said in _IN_TICKS.findall(text):
        for part in said.split(" "):
            if re.fullmatch(r"[\w*.{},/-]+", part) and (
                part.endswith((".py", ".md", ".toml")) or "/" in part
            ):
                yield part


def is_there(named: str, room: str | None = None) -> bool:
    """Whether a path means something from where a reader stands; modules may be named without their ending."""
    wanted, _, inside = named.rstrip("/").partition(".")
    if not inside or inside in _ENDINGS or "*" in named:
        wanted, inside = named.rstrip("/"), ""
    places = [*PLACES] + ([HOUSE / room] if room else [])
    found = [file for place in places for end in ("", ".py") for file in place.glob(f"{wanted}{end}")]
    if "/" not in wanted:
        found += HOUSE.rglob(wanted)
    return any(not inside or inside in file.read_text("utf-8") for file in found)


def test_a_name_that_is_nowhere_would_be_found() -> None:
    assert list(paths_named("see `ui/nowhere.py` and `Desk`, `*.gmiplan`")) == ["ui/nowhere.py"]
    assert not is_there("ui/nowhere.py")
    assert not is_there("domain/change.nothing_of_it")
    for named in ("storage/driver.py", "services/*_ports.py", "ui/words", "domain/change.Change"):
        assert is_there(named)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_it_names_is_there(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL)
    missing = []
    for line in text.splitlines():
        row = re.match(r"\| `(\w+)/`", line)
        missing += [
            named
            for named in paths_named(line)
            if "<" not in named and not is_there(named, row[1] if row else None)
        ]
    assert missing == []


def test_every_room_has_its_row() -> None:
    rows = {
        name
        for line in DOCUMENTS[0].read_text("utf-8").splitlines()
        if line.startswith("|")
        for name in re.findall(r"`(\w+)/`", line.split("|")[1])
    }
    rooms = {folder.name for folder in HOUSE.iterdir() if (folder / "__init__.py").exists()}
    assert rooms <= rows


def test_it_can_be_read_in_two_pages() -> None:
    text = DOCUMENTS[0].read_text("utf-8").partition("## Threat model")[0]
    assert len(text.split()) <= MOST_WORDS
