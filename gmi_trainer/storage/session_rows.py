"""Sessions as rows, and rows of drills as summaries again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from gmi_trainer.domain.activity import DrillSpec, Purpose
from gmi_trainer.domain.body import Side
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.progress import SessionSummary, SideScore
from gmi_trainer.services.session_ports import SessionStart
from gmi_trainer.storage import driver
from gmi_trainer.storage.moments import utc_from, utc_text
from gmi_trainer.storage.trial_rows import Values

INSERT_SESSION = """
    INSERT INTO session (
        uuid, kind, purpose, started_utc, utc_offset_min, local_day, input_kind, answering_limb, spec, seed,
        app_version, environment, plan_uuid, plan_version, plan_item
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_SCORE_COLUMNS = (
    "scored",
    "correct",
    "wrong",
    "missed",
    "too_fast",
    "median_rt_ms",
    "mean_rt_ms",
    "sd_rt_ms",
    "spent_ms",
)


def _score_select(alias: str) -> str:
    return ", ".join(f"{alias}.{name} AS {alias}_{name}" for name in _SCORE_COLUMNS)


SELECT_SUMMARIES = f"""
    SELECT
        session.id, session.uuid, session.purpose, session.spec, session.seed, session.started_utc,
        session.utc_offset_min, session.local_day, session.finished_utc, session.counted,
        session.not_counted_reason, session.environment, {_score_select("l")}, {_score_select("r")}
    FROM session
    LEFT JOIN session_side AS l ON l.session_id = session.id AND l.side = 'left'
    LEFT JOIN session_side AS r ON r.session_id = session.id AND r.side = 'right'
"""


def json_text(value: object) -> str:
    """A value as JSON. Dataclasses become objects, enums their values."""
    return msgspec.json.encode(value).decode()


def session_values(start: SessionStart) -> Values:
    """For INSERT_SESSION."""
    plan = start.plan
    return (
        start.uuid,
        start.kind,
        start.purpose,
        utc_text(start.started_utc),
        start.utc_offset_min,
        local_day(start.started_utc, start.utc_offset_min).isoformat(),
        start.input_kind,
        start.answering_limb,
        json_text(start.spec),
        start.seed,
        start.app_version,
        environment_text(start.environment),
        None if plan is None else plan.plan_uuid,
        None if plan is None else plan.plan_version,
        None if plan is None else plan.item_id,
    )


def environment_text(environment: Mapping[str, object]) -> str:
    """How a session was measured, as JSON."""
    return json_text(dict(environment))


def summary_from(row: driver.Row) -> SessionSummary:
    """A session as lists show it. UserProblem(RECORD_DAMAGED) where a row makes no sense."""
    try:
        spec = msgspec.json.decode(row["spec"], type=DrillSpec)
        environment = msgspec.json.decode(row["environment"], type=dict[str, object])
    except msgspec.MsgspecError as error:
        raise UserProblem(Problem.RECORD_DAMAGED, file=driver.RECORD_FILE, session=row["id"]) from error
    finished = row["finished_utc"]
    return SessionSummary(
        session_id=row["id"],
        uuid=row["uuid"],
        purpose=Purpose(row["purpose"]),
        spec=spec,
        seed=row["seed"],
        started_utc=utc_from(row["started_utc"]),
        utc_offset_min=row["utc_offset_min"],
        local_day=date.fromisoformat(row["local_day"]),
        finished_utc=utc_from(finished) if finished is not None else None,
        counted=bool(row["counted"]),
        not_counted_reason=row["not_counted_reason"],
        environment=environment,
        left=score_from(row, "l_"),
        right=score_from(row, "r_"),
    )


def score_from(row: driver.Row, prefix: str = "") -> SideScore | None:
    """A side's score; None where it was never worked out (the session was interrupted)."""
    if row[f"{prefix}scored"] is None:
        return None
    return SideScore(**{name: row[f"{prefix}{name}"] for name in _SCORE_COLUMNS})


def side_values(session_id: int, side: Side, score: SideScore) -> Values:
    """For INSERT_SIDE."""
    return (session_id, side, *(getattr(score, name) for name in _SCORE_COLUMNS))


INSERT_SIDE = f"""
    INSERT INTO session_side (session_id, side, {", ".join(_SCORE_COLUMNS)})
    VALUES ({", ".join("?" * (2 + len(_SCORE_COLUMNS)))})
"""
