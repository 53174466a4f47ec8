"""How long a clinic waits for its overview: ``python -m tests.benchmarks.clinic --people 300``.

Lines of facts lie in the clinic's own file. From reading it to each column put into words and sorted; and, for the
look again, a few records with something in every table. Plain and encrypted in turn, where the extra is installed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.overview import Column, LastTest, PainTrend, PersonFacts, sorted_rows
from gmi_trainer.domain.samples import SideSample, TestSample
from gmi_trainer.domain.test_numbers import numbers_of
from gmi_trainer.domain.weekly_measures import Worth
from gmi_trainer.services.clinic import Roster
from gmi_trainer.services.protection_ports import CLINIC
from gmi_trainer.services.roster_ports import Person
from gmi_trainer.storage import driver
from gmi_trainer.storage.clinic_file import CLINIC_FILE, ClinicFile
from gmi_trainer.storage.driver import RECORD_FILE
from gmi_trainer.storage.facts_reader import SqliteFactsReader
from gmi_trainer.storage.profiles import ProfileFolders
from gmi_trainer.ui.words.clinic import cell_words
from gmi_trainer.ui.words.translate import english
from tests.benchmarks.spread import in_turn
from tests.storage.keys import KEY
from tests.whole_person import Home

PLAIN, ENCRYPTED = "plain", "encrypted"
TODAY = date(2026, 6, 30)
MOST_MS = 300.0


def some_facts(rng: Random) -> PersonFacts:
    """A line with something in every column."""

    def side() -> SideSample:
        right = rng.randint(10, 20)
        return SideSample(20, right, 0, tuple(rng.uniform(700, 2500) for _ in range(right)))

    used = TODAY - timedelta(days=rng.randint(0, 60))
    return PersonFacts(
        looked_on=TODAY,
        kept=tuple(TODAY - timedelta(days=n) for n in range(14) if rng.random() < 0.6),
        step_backs=tuple(TODAY - timedelta(days=7 * n) for n in range(rng.randint(0, 3))),
        last_test=LastTest(BodyPart.HAND, numbers_of(TestSample(1, used, side(), side()))),
        pain=PainTrend(rng.uniform(-3, 2), rng.uniform(0.5, 2), Worth.CHANCE),
        last_used=used,
        safety=(used,) if rng.random() < 0.1 else (),
    )


def make_clinic(home: Home, people: int) -> Roster:
    """So many people, and a line each in the clinic's own file. Their records are never opened, so they are empty."""
    rng = Random(7)
    first = home.profiles.create("Nobody in particular").profile_id
    ids = [first]
    for number in range(1, people):
        profile_id = f"person-{number:04d}"
        folder = home.paths.profiles / profile_id
        folder.mkdir()
        (folder / RECORD_FILE).touch()
        ids.append(profile_id)
    file = ClinicFile(home.paths.clinic / CLINIC_FILE)
    file.keep_people([Person(one, f"Person {n}", added_utc="2026") for n, one in enumerate(ids)])
    file.keep_facts({one: some_facts(rng) for one in ids})
    reader = SqliteFactsReader(home.paths.profiles, home.profiles)
    return Roster(file, reader, home.profiles, home.clock)


def spent_ms(act: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def overview_ms(roster: Roster) -> float:
    """Read, sorted, and every cell in words: all but the painting of the rows in view."""

    def act() -> None:
        rows = sorted_rows([entry.row for entry in roster.entries()], Column.SINCE, TODAY)
        for row in rows:
            for column in Column:
                cell_words(row, column, TODAY, english)

    return spent_ms(act)


def encrypted_home(root: Path) -> Home:
    """Whoever comes there has a key, and so has the clinic's own file."""
    home = Home(root, "e")

    def give_key(owner: str) -> bool:
        driver.KEYS.put(owner, KEY)
        return True

    home.profiles = ProfileFolders(home.paths.profiles, home.clock, home.new_id, give_key)
    give_key(CLINIC)
    return home


@contextmanager
def clinics(place: Path, people: int) -> Iterator[Mapping[str, tuple[Home, Roster]]]:
    """The same clinic plain and, where the extra is installed, encrypted."""
    plain = Home(place / PLAIN)
    made = {PLAIN: (plain, make_clinic(plain, people))}
    try:
        if driver.can_encrypt():
            encrypted = encrypted_home(place / ENCRYPTED)
            made[ENCRYPTED] = encrypted, make_clinic(encrypted, people)
        yield made
    finally:
        driver.KEYS.empty()


def main(words: list[str]) -> int:
    """Print what it takes; 1 where it takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as place, clinics(Path(place), options.people) as made:
        overviews = in_turn(
            options.runs, {kind: partial(overview_ms, roster) for kind, (_, roster) in made.items()}
        )
        looks = {kind: _look_ms(home, roster) for kind, (home, roster) in made.items()}
    print(f"{options.people} people, {MOST_MS:.0f} ms allowed; and a look into one record")
    for kind, took in overviews.items():
        print(f"{kind:10} {took.middle:6.0f} ms ({took.low:.0f} to {took.high:.0f}) {looks[kind]:6.0f} ms")
    return int(max(took.middle for took in overviews.values()) > MOST_MS)


def _look_ms(home: Home, roster: Roster) -> float:
    """The quickest of a few."""
    whole = [home.person(f"Whole {n}") for n in range(3)]
    roster.entries()
    return min(spent_ms(partial(roster.look_at, who, TODAY)) for who in whole)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
