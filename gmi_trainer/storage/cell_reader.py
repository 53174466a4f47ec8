"""The answers of some drills by what was shown (services/turning.LookReader), on a connection that changes nothing.

Not from ``session_cell``: its sums cannot be had without the one answer that took three minutes, and posture and single
pictures are not in it. The trials of a bounded number of sessions are read instead.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import msgspec

from gmi_trainer.domain.activity import DrillSpec, Purpose
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import Turn
from gmi_trainer.domain.trial import Flag, Outcome
from gmi_trainer.domain.turning import Look
from gmi_trainer.services.turning import PastDrill
from gmi_trainer.storage import driver
from gmi_trainer.storage.reading import ReadingConnection

_PART = "json_extract(session.spec, '$.part')"  # word for word as in the index session_part
_COUNTS = (
    "session.kind = 'drill' AND session.counted = 1 AND session.finished_utc IS NOT NULL"
    " AND session.purpose <> 'familiarisation'"
)
_SCORED = tuple(outcome.value for outcome in Outcome if outcome.is_scored)


class SqliteLooks(ReadingConnection):
    """Made, used and closed inside one background job. What was practice, or is not to count, is left out."""

    def parts(self) -> tuple[BodyPart, ...]:
        """One question for each part there is, answered by the index; a list of all sessions would grow with them."""
        newest = []
        for part in BodyPart:
            rows = self._rows(
                f"SELECT session.started_utc FROM session WHERE {_COUNTS} AND {_PART} = ?"
                " ORDER BY session.started_utc DESC LIMIT 1",
                (part,),
            )
            newest += [(row["started_utc"], part) for row in rows]
        return tuple(part for _, part in sorted(newest, key=lambda one: one[0], reverse=True))

    def drills(self, part: BodyPart, most: int) -> tuple[PastDrill, ...]:
        """The newest finished drills that count, newest first."""
        rows = self._rows(
            f"""
            SELECT session.id, session.local_day, session.purpose, session.spec FROM session
            WHERE {_COUNTS} AND {_PART} = ?
            ORDER BY session.started_utc DESC, session.id DESC LIMIT ?
            """,
            (part, most),
        )
        return tuple(_drill_from(row) for row in rows)

    def looks(self, session_ids: Collection[int]) -> tuple[Look, ...]:
        """Every scored answer of these sessions. A warm-up is none."""
        marks, outcomes = ", ".join("?" * len(session_ids)), ", ".join("?" * len(_SCORED))
        rows = self._rows(
            f"""
            SELECT
                trial.session_id, trial.side, trial.turn, trial.rotation_deg, trial.outcome, trial.rt_ms,
                trial.flags, trial.picture_sha256, stimulus.view, stimulus.posture, stimulus.level
            FROM trial JOIN stimulus ON stimulus.sha256 = trial.picture_sha256
            WHERE trial.session_id IN ({marks}) AND trial.outcome IN ({outcomes})
            ORDER BY trial.session_id, trial.position
            """,
            (*session_ids, *_SCORED),
        )
        return tuple(_look_from(row) for row in rows if Flag.WARM_UP not in row["flags"].split())


def _drill_from(row: driver.Row) -> PastDrill:
    try:
        spec = msgspec.json.decode(row["spec"], type=DrillSpec)
    except msgspec.MsgspecError as error:
        raise UserProblem(Problem.RECORD_DAMAGED, file=driver.RECORD_FILE, session=row["id"]) from error
    return PastDrill(row["id"], date.fromisoformat(row["local_day"]), Purpose(row["purpose"]), spec)


def _look_from(row: driver.Row) -> Look:
    is_right = row["outcome"] == Outcome.CORRECT
    return Look(
        session_id=row["session_id"],
        side=Side(row["side"]),
        turn=Turn(row["turn"]),
        shown_deg=row["rotation_deg"],
        view=row["view"],
        posture=row["posture"],
        level=row["level"],
        is_right=is_right,
        rt_ms=row["rt_ms"] if is_right else None,
        picture=row["picture_sha256"],
    )
