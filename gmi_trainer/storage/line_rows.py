"""The line of a finished drill: by what years of drills are found again without reading them."""

from __future__ import annotations

from gmi_trainer.domain.answering import AnswerWay
from gmi_trainer.domain.body import AnsweringLimb, InputKind

_NOTHING = "-"

SELECT_LINE = """
    SELECT
        id, coalesce(json_extract(spec, '$.part'), ''), local_day, started_utc, coalesce(purpose, 'training'), counted,
        coalesce(input_kind, 'keyboard') || '|' || coalesce(answering_limb, 'both_hands')
            || '|' || coalesce(json_extract(spec, '$.dwell_ms'), '-'),
        coalesce(json_extract(spec, '$.part'), '')
            || '|' || coalesce(json_extract(spec, '$.mode'), '')
            || '|' || coalesce(json_extract(spec, '$.test_set'), '-')
            || '|' || coalesce(json_extract(spec, '$.limit_ms'), '-')
            || '|' || coalesce(json_extract(spec, '$.pictures'), '-')
            || '|' || coalesce(json_extract(spec, '$.input_kind'), 'keyboard')
            || '|' || coalesce(json_extract(spec, '$.answering_limb'), 'both_hands')
            || '|' || coalesce(json_extract(spec, '$.dwell_ms'), '-')
            || '|' || coalesce(json_extract(spec, '$.interval_ms[0]'), 500)
            || '|' || coalesce(json_extract(spec, '$.interval_ms[1]'), 1000)
            || '|' || coalesce(json_extract(spec, '$.too_fast_ms'), 300),
        :scored,
        coalesce(:scored >= json_extract(spec, '$.pictures') * 0.9, 0)
    FROM session WHERE id = :session_id
"""
"""What session_line should say of a session (``scored``: of both sides). The words of ``conditions`` are those of
``domain.comparable.conditions_of``, and the share that makes a test complete is the domain's: a test holds both."""

INSERT_LINE = """
    INSERT INTO session_line (
        session_id, part, local_day, started_utc, purpose, counted, way, conditions, scored, complete
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def way_text(way: AnswerWay) -> str:
    """As the line keeps it."""
    return f"{way.kind}|{way.limb}|{_NOTHING if way.dwell_ms is None else way.dwell_ms}"


def way_from(text: str) -> AnswerWay:
    """The way of answering that a line tells."""
    kind, limb, dwell_ms = text.split("|")
    return AnswerWay(InputKind(kind), AnsweringLimb(limb), None if dwell_ms == _NOTHING else int(dwell_ms))
