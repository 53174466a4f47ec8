"""Sessions with a mirror, written and read again in a real record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.mirror import Felt, MirrorDone, MirrorLog, MirrorStep, Sense
from gmi_trainer.services.guided_ports import GuidedResult
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.diary import SqliteDiary, diary_opener
from gmi_trainer.storage.mirror_log import SqliteMirrorLog
from gmi_trainer.storage.mirror_reader import SqliteMirrorReader
from tests.fakes import FakeClock
from tests.mirror_samples import sample_mirror
from tests.samples import MORNING
from tests.storage.records import new_record, opened

WHOLE = GuidedResult(3, 1, 150_000, pauses=1, ending=GuidedEnding.WHOLE)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    path = new_record(tmp_path / "record.sqlite3")
    with opened(path) as real:
        yield real


def told(record: Record, part: BodyPart | None = None) -> tuple[MirrorDone, ...]:
    with SqliteMirrorReader(record.path) as reader:
        return reader.mirrored(part)


def test_a_session_is_read_back_with_what_was_said_of_it(record: Record) -> None:
    log = SqliteMirrorLog(record)
    diary = SqliteDiary(record, FakeClock())
    session = log.begin(sample_mirror())
    log.add_comfort_stop(session)
    diary.rate(Scale.PAIN_NOW, Moment.BEFORE, 3, session)
    log.finish(session, MORNING + timedelta(minutes=3), WHOLE, {"system": "Linux"})
    diary.rate(Scale.PAIN_NOW, Moment.AFTER, 5, session)
    said = MirrorLog(Felt.FINE, like_mine=4, sense=Sense.TINGLING, relief_min=20, words="warm")

    before = log.write_log(session, said)

    assert before == MirrorLog()
    assert told(record) == (
        MirrorDone(
            session_id=session,
            day=date(2025, 3, 10),
            part=BodyPart.HAND,
            hidden=Side.LEFT,
            step=MirrorStep.BOTH,
            steps_done=3,
            practised_ms=150_000,
            ending=GuidedEnding.WHOLE,
            comfort_stops=1,
            log=said,
            pain_change=2,
        ),
    )


def test_what_was_said_can_be_taken_back(record: Record) -> None:
    log = SqliteMirrorLog(record)
    session = log.begin(sample_mirror())
    log.write_log(session, MirrorLog(felt=Felt.HARD, odd=True))

    assert log.write_log(session, MirrorLog()) == MirrorLog(felt=Felt.HARD, odd=True)
    assert told(record)[0].log == MirrorLog()


def test_a_session_without_an_end_is_interrupted_and_no_practice(record: Record) -> None:
    log = SqliteMirrorLog(record)
    log.begin(sample_mirror(1))
    done = log.begin(sample_mirror(2, at=MORNING + timedelta(days=1)))
    log.finish(done, MORNING + timedelta(days=1, minutes=3), WHOLE, {})

    newest, oldest = told(record)
    assert (newest.is_done, oldest.is_done, oldest.ending) == (True, False, None)
    with diary_opener(record.path)() as diary:
        (counted,) = diary.done(date(2025, 1, 1))
    assert (counted.kind, counted.part, counted.day) == (
        SessionKind.MIRROR,
        BodyPart.HAND,
        date(2025, 3, 11),
    )


def test_only_one_part_is_read_where_one_is_asked_for(record: Record) -> None:
    SqliteMirrorLog(record).begin(sample_mirror())

    assert told(record, BodyPart.FOOT) == ()
    assert len(told(record, BodyPart.HAND)) == 1
