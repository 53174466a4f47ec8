"""What is said to leave is what leaves: the preview is held against the bytes of the file, whatever is ticked."""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.default_plan import default_plan
from gmi_trainer.services.clinic_ports import Seal
from gmi_trainer.services.results_out import Wanted, Weeks
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.plans import SqlitePlans
from gmi_trainer.storage.session_log import SqliteSessionLog
from gmi_trainer.ui.words.results import contents_lines
from gmi_trainer.ui.words.translate import english
from tests.report_maker import GOAL, LAST, LESSON_WORDS, NAME, NOTE, live
from tests.result_maker import Home
from tests.storage.records import opened

REASON, PHOTO = "the kettle whistled", b"a photo of my own hand"
WORDS = (REASON, NOTE, "lilac")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Weeks with corrections, several versions of a plan, and a picture of one's own."""
    home = Home(tmp_path_factory.mktemp("home"), NAME)

    def write(record: Record) -> None:
        live(record)
        log, plans = SqliteSessionLog(record, home.clock), SqlitePlans(record, home.clock)
        log.set_counted(2, False, REASON)
        log.set_counted(3, False, "by mistake")
        log.set_counted(3, True, "")
        for number in range(3):
            plans.keep(default_plan(AboutMe(), (BodyPart.HAND,), LAST, f"plan-{number}"))
            home.clock.advance(timedelta(hours=1))
        own = {
            "uuid": "own-1",
            "sha256": "0" * 64,
            "source_sha256": "1" * 64,
            "part": "hand",
            "side": "left",
            "width": 10,
            "height": 10,
            "frame_left": 0,
            "frame_top": 0,
            "frame_side": 10,
            "added_utc": "2025-03-01T00:00:00.000000Z",
            "utc_offset_min": 0,
            "local_day": "2025-03-01",
            "photo": PHOTO,
        }
        record.connection.execute(
            f"INSERT INTO own_picture ({', '.join(own)}) VALUES ({', '.join('?' * len(own))})",
            tuple(own.values()),
        )

    home.live(write)
    return home


def _rows(content: dict[str, bytes], table: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in content[f"{table}.jsonl"].splitlines()]


@pytest.mark.parametrize("weeks", [Weeks.TWO, Weeks.FOUR, Weeks.ALL])
def test_the_preview_lists_exactly_what_is_in_the_file(home: Home, tmp_path: Path, weeks: Weeks) -> None:
    """Counts and words, for every choice of what may go along."""
    with opened(home.path) as record:
        out = home.out(record)
        for number, ticked in enumerate(product((False, True), repeat=4)):
            choice = out.choice(Wanted(weeks, *ticked))
            told = out.looking(choice)()
            target = tmp_path / f"{number}.gmiresult"
            out.writing(choice, target, Seal.NONE)()
            with ZipFile(target) as opened_zip:
                content = {name: opened_zip.read(name) for name in opened_zip.namelist()}
            tables = {name.removesuffix(".jsonl") for name in content if name.endswith(".jsonl")}

            assert {table: len(_rows(content, table)) for table in tables} == told.rows
            assert Counter(row["kind"] for row in _rows(content, "session")) == told.sessions
            assert Counter(row["scale"] for row in _rows(content, "rating")) == told.ratings
            assert tuple(row["text"] for row in _rows(content, "goal")) == told.goals
            assert {text for _, text in _words_in(content)} == {text for _, text in told.notes}
            assert set(told.notes) <= set(_words_in(content)), "each with its day"
            with_name, with_notes, with_goals, with_mood = ticked
            everything = b"\n".join(content.values()).decode()
            assert (NAME in everything) is with_name
            assert (told.name == NAME) is with_name
            assert (REASON in everything) is (REASON in str(told.notes))
            assert (GOAL in everything) is with_goals
            assert ("mood" in {row["scale"] for row in _rows(content, "rating")}) is with_mood
            if not with_notes:
                assert told.notes == ()
                assert [words for words in WORDS if words in everything] == []
            assert LESSON_WORDS not in everything
            assert "own_picture.jsonl" not in content
            assert PHOTO not in b"".join(content.values())
            said = "\n".join(contents_lines(told, english))
            assert all(words in said for _, words in told.notes)


def _words_in(content: dict[str, bytes]) -> list[tuple[str, str]]:
    """Every sentence of the person's in the file, with its day, found without asking the program."""
    days = {row["uuid"]: str(row["local_day"]) for row in _rows(content, "session")}
    found = [(str(row["local_day"]), str(row["text"])) for row in _rows(content, "note")]
    found += [
        (str(row["local_day"]), str(row.get("not_counted_reason", ""))) for row in _rows(content, "session")
    ]
    for table, column in (("activity", "note"), ("mirror", "words")):
        found += [(days[row["session"]], str(row.get(column, ""))) for row in _rows(content, table)]
    for row in _rows(content, "event"):
        detail = json.loads(str(row["detail"]))
        if row["kind"] != "own_done":
            found += [
                (str(row["local_day"]), str(detail[key])) for key in ("words", "reason") if detail.get(key)
            ]
    return [(day, text) for day, text in found if text.strip()]
