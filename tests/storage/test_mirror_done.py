"""A session with a mirror counts as practice of its part on its day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.services.guided_ports import GuidedResult
from gmi_trainer.storage.diary import diary_opener
from gmi_trainer.storage.mirror_log import SqliteMirrorLog
from tests.mirror_samples import sample_mirror
from tests.samples import MORNING
from tests.storage.records import new_record, opened


def test_a_day_knows_what_was_done_and_not_what_was_only_begun(tmp_path: Path) -> None:
    path = new_record(tmp_path / "record.sqlite3")
    with opened(path) as record:
        log = SqliteMirrorLog(record)
        log.begin(sample_mirror(1))
        nothing = log.begin(sample_mirror(2, at=MORNING + timedelta(days=1)))
        log.finish(
            nothing, MORNING + timedelta(days=1), GuidedResult(0, 0, 0, ending=GuidedEnding.STOPPED), {}
        )
        done = log.begin(sample_mirror(3, at=MORNING + timedelta(days=2)))
        log.finish(done, MORNING + timedelta(days=2), GuidedResult(2, 0, 9, ending=GuidedEnding.WHOLE), {})

    with diary_opener(path)() as diary:
        (counted,) = diary.done(date(2025, 1, 1))
    assert (counted.kind, counted.part, counted.day) == (
        SessionKind.MIRROR,
        BodyPart.HAND,
        date(2025, 3, 12),
    )
