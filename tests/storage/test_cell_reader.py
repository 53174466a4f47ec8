"""Answers by what was shown, out of the record: only those that count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from gmi_trainer.domain.activity import Purpose, spec_for_test
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.trial import Flag, Outcome, TrialResult
from gmi_trainer.storage.cell_reader import SqliteLooks
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import FakeClock
from tests.samples import MORNING, sample_start, sample_trial


def store(
    record: Record, number: int, trials: Sequence[TrialResult] = (), purpose: Purpose = Purpose.TEST
) -> int:
    log = SqliteSessionLog(record, FakeClock())
    part = BodyPart.FOOT if number == 9 else BodyPart.HAND
    start = sample_start(number, started_utc=MORNING + timedelta(hours=number))
    session = log.begin(replace(start, purpose=purpose, spec=spec_for_test(part)))
    for trial in trials:
        log.add_trial(session, trial)
    log.finish(session, MORNING + timedelta(hours=number, minutes=2), purpose, {})
    return session


def test_drills_come_newest_first_without_practice_and_what_does_not_count(record: Record) -> None:
    first, out, practice, last = (
        store(record, 1),
        store(record, 2),
        store(record, 3, purpose=Purpose.FAMILIARISATION),
        store(record, 4),
    )
    foot = store(record, 9)
    SqliteSessionLog(record, FakeClock()).set_counted(out, False, "tired")

    with SqliteLooks(record.path) as reader:
        found = reader.drills(BodyPart.HAND, 10)
        parts = reader.parts()

    assert [one.session_id for one in found] == [last, first]
    assert practice not in {one.session_id for one in found}
    assert found[0].spec == spec_for_test(BodyPart.HAND)
    assert parts == (BodyPart.FOOT, BodyPart.HAND)
    assert foot


def test_only_scored_answers_are_looks_and_only_right_ones_have_a_time(record: Record) -> None:
    trials = [
        sample_trial(1, rt_ms=700.0),
        sample_trial(2, Outcome.WRONG, 900.0),
        sample_trial(3, Outcome.MISSED, None),
        sample_trial(4, Outcome.TOO_FAST, 90.0),
        sample_trial(5, Outcome.VOID, None),
        sample_trial(6, rt_ms=800.0, flags=frozenset({Flag.WARM_UP})),
    ]
    session, other = store(record, 1, trials), store(record, 2, trials)

    with SqliteLooks(record.path) as reader:
        looks = reader.looks([session])
        both = reader.looks([session, other])

    assert [(look.is_right, look.rt_ms) for look in looks] == [(True, 700.0), (False, None), (False, None)]
    shown = trials[0].stimulus
    assert (looks[0].side, looks[0].turn, looks[0].shown_deg) == (shown.side, shown.turn, shown.shown_deg)
    assert (looks[0].view, looks[0].posture) == (shown.picture.view, shown.picture.posture)
    assert looks[0].picture == shown.picture.sha256
    assert len(both) == 6
