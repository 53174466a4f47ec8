"""The line of a drill says what the domain says: what compares, what is complete, how it was answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi_trainer.domain.activity import LIMITS_MS, DrillSpec, Purpose, spec_for_test, spec_for_training
from gmi_trainer.domain.answering import way_of
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.comparable import conditions_of, is_complete
from gmi_trainer.domain.trial import Outcome
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.line_rows import way_from, way_text
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import FakeClock
from tests.samples import MORNING, sample_start, sample_trial

TEST = spec_for_test(BodyPart.HAND, 20)
SPECS = (
    *(spec_for_test(part, 40) for part in BodyPart),
    spec_for_training(BodyPart.BACK, 10, level=3),
    *(replace(TEST, limit_ms=limit) for limit in LIMITS_MS),
    *(replace(TEST, answering_limb=limb) for limb in AnsweringLimb),
    replace(TEST, interval_ms=(0, 0)),
    replace(TEST, too_fast_ms=200),
    replace(TEST, test_set=2),
    replace(TEST, input_kind=InputKind.DWELL, answering_limb=AnsweringLimb.OTHER, dwell_ms=800),
    replace(TEST, input_kind=InputKind.TOUCH),
)


@pytest.mark.parametrize("spec", SPECS, ids=conditions_of)
def test_a_line_has_the_words_of_the_domain(record: Record, spec: DrillSpec) -> None:
    log = SqliteSessionLog(record, FakeClock())
    session = log.begin(sample_start(1, spec=spec))
    log.finish(session, MORNING, Purpose.TEST, {})

    (line,) = record.connection.execute("SELECT * FROM session_line").fetchall()

    assert (line["part"], line["purpose"], line["counted"]) == (spec.part, "test", 1)
    assert line["conditions"] == conditions_of(spec)
    assert way_from(line["way"]) == way_of(spec)
    assert line["way"] == way_text(way_of(spec))


@pytest.mark.parametrize("answered", [17, 18, 20])
def test_nine_of_ten_pictures_make_it_complete(record: Record, answered: int) -> None:
    log = SqliteSessionLog(record, FakeClock())
    session = log.begin(sample_start(1, spec=TEST))
    for position in range(1, answered + 1):
        log.add_trial(session, sample_trial(position, Outcome.CORRECT))
    log.finish(session, MORNING, Purpose.TEST, {})

    (line,) = record.connection.execute("SELECT * FROM session_line").fetchall()

    assert line["scored"] == answered
    assert bool(line["complete"]) is is_complete(answered, TEST)


def test_what_is_not_counted_is_not_counted_in_its_line_either(record: Record) -> None:
    log = SqliteSessionLog(record, FakeClock())
    session = log.begin(sample_start(1))
    log.finish(session, MORNING, Purpose.TEST, {})

    def counted() -> int:
        return int(record.connection.execute("SELECT counted FROM session_line").fetchone()[0])

    log.set_counted(session, False, "the phone rang")
    assert counted() == 0
    log.set_counted(session, True, "")
    assert counted() == 1
