"""Times of the knowledge check as rows, and rows as times again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby

from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.knowledge import CheckMoment, CheckTaken, GivenReply, Reply
from gmi_trainer.services.learning_ports import CheckStart
from gmi_trainer.storage import driver
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.trial_rows import Values

INSERT_CHECK = """
    INSERT INTO knowledge_check (
        uuid, edition, moment, lessons_read, language, started_utc, utc_offset_min, local_day, app_version
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

INSERT_REPLY = """
    INSERT INTO knowledge_answer (uuid, check_id, item_id, reply, was_right, answered_utc)
    VALUES (?, ?, ?, ?, ?, ?)
"""

SELECT_CHECKS = """
    SELECT
        knowledge_check.id, knowledge_check.edition, knowledge_check.moment, knowledge_check.local_day,
        knowledge_check.finished_utc, answer.item_id, answer.reply, answer.was_right
    FROM knowledge_check LEFT JOIN knowledge_answer AS answer ON answer.check_id = knowledge_check.id
    ORDER BY knowledge_check.id, answer.id
"""
"""A row for each answer, and one for a time without any."""


def check_values(start: CheckStart) -> Values:
    """For INSERT_CHECK."""
    return (
        start.uuid,
        start.edition,
        start.moment,
        start.lessons_read,
        start.language,
        utc_text(start.started_utc),
        start.utc_offset_min,
        local_day(start.started_utc, start.utc_offset_min).isoformat(),
        start.app_version,
    )


def reply_values(check_id: int, uuid: str, given: GivenReply, answered_utc: datetime) -> Values:
    """For INSERT_REPLY."""
    return (uuid, check_id, given.item_id, given.reply, given.was_right, utc_text(answered_utc))


def checks_from(rows: Sequence[driver.Row]) -> tuple[CheckTaken, ...]:
    """The times with their answers; of several to a sentence the newest stays, in the place of the first."""
    return tuple(_taken(list(of_one)) for _id, of_one in groupby(rows, key=lambda row: row["id"]))


def _taken(rows: Sequence[driver.Row]) -> CheckTaken:
    head = rows[0]
    return CheckTaken(
        check_id=head["id"],
        edition=head["edition"],
        moment=CheckMoment(head["moment"]),
        day=date.fromisoformat(head["local_day"]),
        is_finished=head["finished_utc"] is not None,
        given={
            row["item_id"]: GivenReply(row["item_id"], Reply(row["reply"]), bool(row["was_right"]))
            for row in rows
            if row["item_id"] is not None
        },
    )
