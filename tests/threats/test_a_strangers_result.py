"""A result comes into one record whole and once, from a file that was sealed for this clinic or not at all: anything
else is one sentence, and nothing changes."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gmi_trainer.domain.problems import Problem
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clinic_ports import Seal
from gmi_trainer.services.results_out import Wanted, Weeks
from tests.report_maker import live
from tests.result_maker import ClinicSide, Home
from tests.storage.records import opened
from tests.threats.attempts import ROOM_FOR_A_PASSPHRASE_MB, ROOM_MB, Outcome, World, hold_to_promise
from tests.threats.doors import PASSPHRASE
from tests.threats.strange_files import (
    SEED,
    cut,
    members_of,
    spoilt,
    told_anew,
    written,
    zip_bombs,
    zip_of,
    zips_that_lead_elsewhere,
)

NO_NUMBERS: tuple[Any, ...] = (10**30, -(10**30), 2**63, 1e300, "9" * 5_000, "\0", [1], {"a": 1}, True)


class Sent:
    """A clinic with a key, and a person at home who sends a result: plain, and sealed."""

    def __init__(self, root: Path) -> None:
        self.world = World(root / "world")
        DataPaths(self.world.data).make()
        self.clinic = ClinicSide(self.world.data)
        self.secret = self.clinic.sealing.new_key()
        self.clinic.key_file.keep(self.secret, PASSPHRASE)
        self.world.keep()
        home = Home(root / "home", "Somebody")
        home.live(live)
        self.file = self.world.strange / "plain.gmiresult"
        with opened(home.path) as record:
            out = home.out(record)
            wanted = Wanted(Weeks.ALL, with_name=True, with_notes=True, with_mood=True)
            out.writing(out.choice(wanted), self.file, Seal.NONE)()
        self.members = members_of(self.file)

    def try_all(self, files: list[Path], room_mb: int = ROOM_MB) -> list[Outcome]:
        return without_copies(self.world.try_all("result", files, room_mb))

    def with_rows(self, table: str, rows: list[dict[str, Any]]) -> bytes:
        """Other rows in a file that has nothing else wrong with it."""
        lines = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
        return zip_of(told_anew(self.members, **{f"{table}.jsonl": lines}))

    def rows(self, table: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.members[f"{table}.jsonl"].splitlines()]


def without_copies(outcomes: list[Outcome]) -> list[Outcome]:
    """A record is copied before anything comes in; a copy too many is no change."""
    return [
        replace(one, changed=tuple(name for name in one.changed if not name.startswith("data/backups/")))
        for one in outcomes
    ]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    return Sent(tmp_path_factory.mktemp("result"))


@pytest.fixture(scope="module")
def whole(sent: Sent) -> str:
    (good,) = sent.try_all([sent.file])
    assert good.outcome == "came in", good
    return good.holds


def test_a_spoilt_one_and_one_that_is_cut_off(sent: Sent, whole: str) -> None:
    content = sent.file.read_bytes()
    files = (*spoilt(content), *cut(content))
    outcomes = sent.try_all(written(sent.world.strange / "spoilt", iter(files), ".gmiresult"))

    hold_to_promise(outcomes, whole=whole)
    assert sum(one.outcome == "problem" for one in outcomes) > len(outcomes) * 0.8


def test_a_sealed_one_that_is_spoilt_or_for_somebody_else(sent: Sent, whole: str) -> None:
    sealing, content = sent.clinic.sealing, sent.file.read_bytes()
    ours = sealing.seal_for(content, sealing.public_of(sent.secret).public)
    theirs = sealing.seal_for(content, sealing.public_of(sealing.new_key()).public)
    sealed = sealing.seal_with(content, "another one")
    files = (
        ("ours", ours),
        ("theirs", theirs),
        ("another passphrase", sealed),
        ("spoilt", ours[: len(ours) // 2] + b"\0" + ours[len(ours) // 2 + 1 :]),
        ("too much work", _with_work(sealed, 23)),
        ("very much work", _with_work(sealed, 63)),
    )
    outcomes = sent.try_all(
        written(sent.world.strange / "sealed", iter(files), ".gmiresult"), ROOM_FOR_A_PASSPHRASE_MB
    )

    good, for_others, other_words, *others = outcomes
    assert (good.outcome, good.holds) == ("came in", whole)
    assert for_others.problem == Problem.SEALED_FOR_ANOTHER
    assert other_words.problem == Problem.WRONG_PASSPHRASE
    hold_to_promise([for_others, other_words, *others], most_mb=ROOM_FOR_A_PASSPHRASE_MB)
    assert all(one.seconds < 0.5 for one in others[-2:]), "they are not even tried"


def _with_work(sealed: bytes, work: int) -> bytes:
    """The same for the library, but for how often the passphrase has to be worked on."""
    kind, salt, _ = sealed.split(b"\n")[1].removeprefix(b"-> ").split(b" ")
    return sealed.replace(sealed.split(b"\n")[1], b"-> %s %s %d" % (kind, salt, work), 1)


def test_one_that_was_here_before(tmp_path: Path, sent: Sent) -> None:
    world = World(tmp_path / "world")
    clinic = ClinicSide(world.data)
    clinic.inn.add(clinic.inn.look_into(sent.file), "")
    world.keep()
    renamed = world.strange / "another name.gmiresult"
    renamed.write_bytes(sent.file.read_bytes())
    outcomes = without_copies(world.try_all("result", [sent.file, renamed]))

    hold_to_promise(outcomes)
    assert {one.problem for one in outcomes} == {Problem.RESULT_OPENED}


def test_names_that_lead_elsewhere_and_zip_bombs(sent: Sent) -> None:
    files = (
        *zips_that_lead_elsewhere(sent.members),
        *zip_bombs(sent.members, into="trial.jsonl", many=100),
    )

    hold_to_promise(sent.try_all(written(sent.world.strange / "names", iter(files), ".gmiresult")))


def strange_rows(sent: Sent) -> Iterator[tuple[str, bytes]]:
    """In each table each number once as something that it cannot be."""
    chance = random.Random(SEED)
    for name in sorted(sent.members):
        table, _, ending = name.partition(".")
        rows = sent.rows(table) if ending == "jsonl" else []
        if not rows:
            continue
        numbers = sorted(key for key, value in rows[0].items() if type(value) in (int, float))
        for place, key in enumerate(chance.sample(numbers, min(3, len(numbers)))):
            value = NO_NUMBERS[(place + len(table)) % len(NO_NUMBERS)]
            yield f"{table}-{key}", sent.with_rows(table, [{**rows[0], key: value}, *rows[1:]])
        yield f"{table}-unknown", sent.with_rows(table, [{**rows[0], "rowid": 1, "x; DROP TABLE note": 1}])
        yield f"{table}-nothing", sent.with_rows(table, [{}])
        yield f"{table}-twice", sent.with_rows(table, [*rows, rows[0]])


def test_rows_that_say_what_cannot_be(sent: Sent, whole: str) -> None:
    files = written(sent.world.strange / "rows", strange_rows(sent), ".gmiresult")
    outcomes = sent.try_all(files)

    assert len(outcomes) > 30
    known = ("-twice.gmiresult", "session_side", "session_cell")
    harmless = [one for one in outcomes if one.file.endswith(known[0]) or one.file.startswith(known[1:])]
    hold_to_promise([one for one in outcomes if one not in harmless])
    hold_to_promise(harmless, whole=whole)  # a row that is here already, and sums that are made anew
