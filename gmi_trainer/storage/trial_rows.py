"""Trials and picture snapshots as rows, and rows as values again."""

from __future__ import annotations

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.progress import TrialRow
from gmi_trainer.domain.stimulus import Picture, Stimulus, Turn
from gmi_trainer.domain.trial import Flag, Onset, Outcome, TrialResult
from gmi_trainer.storage import driver

INSERT_STIMULUS = """
    INSERT INTO stimulus (
        sha256, picture_id, part, side, posture, view, rotation_deg, level, person, setting, alt
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (sha256) DO NOTHING
"""

INSERT_TRIAL = """
    INSERT INTO trial (
        session_id, position, stimulus_id, side, response, response_key, outcome, rt_ms, onset_ns, flush_ns,
        key_handler_ns, key_event_ms, rt_handler_ms, flags, rotation_deg, turn, mirrored, picture_sha256
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

SELECT_TRIALS = """
    SELECT
        trial.*, stimulus.picture_id, stimulus.part, stimulus.side AS picture_side, stimulus.posture,
        stimulus.view, stimulus.rotation_deg AS picture_rotation_deg, stimulus.level, stimulus.person,
        stimulus.setting, stimulus.alt
    FROM trial JOIN stimulus ON stimulus.sha256 = trial.picture_sha256
    WHERE session_id = ? ORDER BY position
"""

Values = tuple[str | int | float | None, ...]


def stimulus_values(picture: Picture) -> Values:
    """For INSERT_STIMULUS."""
    return (
        picture.sha256,
        picture.picture_id,
        picture.part,
        picture.side,
        picture.posture,
        picture.view,
        float(picture.rotation_deg),
        picture.level,
        picture.person,
        picture.setting,
        picture.alt,
    )


def trial_values(session_id: int, trial: TrialResult) -> Values:
    """For INSERT_TRIAL."""
    shown, onset = trial.stimulus, trial.onset
    return (
        session_id,
        trial.position,
        shown.stimulus_id,
        shown.side,
        trial.response,
        trial.response_key,
        trial.outcome,
        trial.rt_ms,
        onset.onset_ns if onset is not None else None,
        onset.flush_ns if onset is not None else None,
        trial.key_handler_ns,
        trial.key_event_ms,
        trial.rt_handler_ms,
        " ".join(sorted(trial.flags)),
        float(shown.shown_deg),
        shown.turn,
        int(shown.mirrored),
        shown.picture.sha256,
    )


def trial_from(row: driver.Row) -> TrialResult:
    """The trial as it was when stored. The picture's file is not part of the record."""
    picture = Picture(
        picture_id=row["picture_id"],
        part=BodyPart(row["part"]),
        side=Side(row["picture_side"]),
        posture=row["posture"],
        view=row["view"],
        rotation_deg=row["picture_rotation_deg"],
        level=row["level"],
        person=row["person"],
        setting=row["setting"],
        alt=row["alt"],
        sha256=row["picture_sha256"],
        file="",
    )
    onset_ns, flush_ns = row["onset_ns"], row["flush_ns"]
    return TrialResult(
        position=row["position"],
        stimulus=Stimulus(picture, bool(row["mirrored"]), _drill_rotation(row)),
        outcome=Outcome(row["outcome"]),
        onset=Onset(flush_ns, onset_ns) if onset_ns is not None else None,
        response=_side(row),
        response_key=row["response_key"],
        rt_ms=row["rt_ms"],
        rt_handler_ms=row["rt_handler_ms"],
        key_handler_ns=row["key_handler_ns"],
        key_event_ms=row["key_event_ms"],
        flags=_flags(row),
    )


def trial_row_from(row: driver.Row) -> TrialRow:
    """The trial as history shows it."""
    return TrialRow(
        position=row["position"],
        stimulus_id=row["stimulus_id"],
        picture_sha256=row["picture_sha256"],
        side=Side(row["side"]),
        response=_side(row),
        response_key=row["response_key"],
        outcome=Outcome(row["outcome"]),
        rt_ms=row["rt_ms"],
        rotation_deg=row["rotation_deg"],
        turn=Turn(row["turn"]),
        mirrored=bool(row["mirrored"]),
        view=row["view"],
        posture=row["posture"],
        alt=row["alt"],
        flags=_flags(row),
    )


def _drill_rotation(row: driver.Row) -> int:
    """The drill's own turn, which the last part of the stimulus' name tells (``h0007-right-270``)."""
    degrees = int(row["stimulus_id"].rsplit("-", 1)[1])
    return degrees - 360 if degrees > 180 else degrees


def _side(row: driver.Row) -> Side | None:
    return Side(row["response"]) if row["response"] is not None else None


def _flags(row: driver.Row) -> frozenset[Flag]:
    """Words that this version does not know are left out: a newer program may have written them."""
    known = {flag.value for flag in Flag}
    return frozenset(Flag(word) for word in row["flags"].split() if word in known)
