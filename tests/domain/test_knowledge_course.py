"""How what somebody knows went from time to time, sentence by sentence."""

from __future__ import annotations

from gmi_trainer.domain.knowledge import Reply
from gmi_trainer.domain.knowledge_course import KnowledgeCourse, SentenceChange, course_of
from tests.domain.test_knowledge import CHECK, taken


def test_one_time_has_nothing_to_be_held_against() -> None:
    once, left = taken(1, "ynn"), taken(2, "y", finished=False)

    assert course_of(CHECK, ()) == KnowledgeCourse(())
    assert course_of(CHECK, (once, left)) == KnowledgeCourse((once,))


def test_what_changed_is_told_from_the_first_time_to_the_latest() -> None:
    first, between, latest = taken(1, "yn?"), taken(2, "nnn"), taken(3, "nyn")

    found = course_of(CHECK, (first, between, latest))

    assert found.finished == (first, between, latest)
    assert found.gained == (SentenceChange(CHECK.items[1], Reply.TRUE, Reply.TRUE),)
    assert found.lost == (SentenceChange(CHECK.items[0], Reply.TRUE, Reply.TRUE),)
    assert found.open == 1
    assert found.change is not None
    assert (found.change.before, found.change.now, found.change.is_clear) == (1, 1, False)
