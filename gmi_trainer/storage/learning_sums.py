"""What a day has to know of learning, as queries: read with every start, so nothing of lessons is read for it."""

from __future__ import annotations

DONE_ON = """
    SELECT reading.lesson_id, max(session.local_day) AS day
    FROM reading JOIN session ON session.id = reading.session_id
    WHERE session.finished_utc IS NOT NULL GROUP BY reading.lesson_id
"""
"""The lessons read to the end, and the last day of each."""

DUE = "SELECT question_id, due_day, max(id) FROM answer GROUP BY question_id"
"""When each question comes back: the latest answer says it."""

REVIEWED = "SELECT count(DISTINCT question_id) FROM answer WHERE local_day = ? AND in_review = 1"
"""How many questions that had come back were answered on a day."""
