"""The other spans are read ahead, are shown without being read again, and are forgotten when the record changes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import spec_for_test
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.span import Span
from gmi_trainer.services.changes import Changed
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.ui.pages.progress import courses_ahead
from gmi_trainer.ui.pages.progress.courses_ahead import ORDER, CoursesAhead
from gmi_trainer.ui.pages.progress.progress_place import ProgressPlace
from tests.ui.pages.progress.looking_back import TODAY, LookingBack

TEST = spec_for_test(BodyPart.HAND, 20)


@pytest.fixture
def page(back: LookingBack, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ProgressPlace:
    monkeypatch.setattr(courses_ahead, "QUIET_MS", 0)
    for weeks in range(4):
        back.maker.session(TODAY - timedelta(weeks=weeks), TEST)
    page = back.page()
    qtbot.waitUntil(lambda: all_read(page), timeout=10_000)
    return page


def ahead_of(page: ProgressPlace) -> CoursesAhead:
    (ahead,) = page.findChildren(CoursesAhead)
    return ahead


def all_read(page: ProgressPlace) -> bool:
    ahead = ahead_of(page)
    return all(ahead.course(BodyPart.HAND, span, TODAY) is not None for span in ORDER)


def shown(page: ProgressPlace) -> Span:
    course = page.overview.course.course
    assert course is not None
    return course.span


def test_another_span_is_shown_without_reading(
    page: ProgressPlace, back: LookingBack, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    monkeypatch.setattr(SqliteHistory, "course_head", lambda _self, part: read.append(part))

    for span in (Span.ALL, Span.TWO_WEEKS, Span.YEAR, Span.THREE_MONTHS):
        page.overview.span_chosen.emit(span)
        back.settle(page)
        assert shown(page) is span

    assert read == []


def test_what_was_read_ahead_is_what_would_have_been_read(page: ProgressPlace, back: LookingBack) -> None:
    known = {span: ahead_of(page).course(BodyPart.HAND, span, TODAY) for span in ORDER}

    for span in ORDER:
        ahead_of(page).forget()
        page.overview.span_chosen.emit(span)
        back.settle(page)
        assert page.overview.course.course == known[span]


def test_a_change_of_the_record_makes_them_void(page: ProgressPlace, back: LookingBack, qtbot: QtBot) -> None:
    before = ahead_of(page).course(BodyPart.HAND, Span.ALL, TODAY)
    assert before is not None

    back.maker.session(TODAY, TEST, hour=20)
    back.changes.publish(Changed.SESSIONS)
    assert ahead_of(page).course(BodyPart.HAND, Span.ALL, TODAY) is None
    back.settle(page)
    qtbot.waitUntil(lambda: all_read(page), timeout=10_000)

    after = ahead_of(page).course(BodyPart.HAND, Span.ALL, TODAY)
    assert after is not None
    assert after.tests != before.tests


def test_nothing_is_read_while_something_else_is_in_view(page: ProgressPlace) -> None:
    ahead = ahead_of(page)
    course = ahead.course(BodyPart.HAND, Span.ALL, TODAY)
    assert course is not None
    ahead.forget()
    ahead.keep(course, TODAY)
    ahead.begin()
    waits = [ahead.is_waiting]

    page.hide()

    waits.append(ahead.is_waiting)
    assert waits == [True, False]
    assert ahead.course(BodyPart.HAND, Span.ALL, TODAY - timedelta(days=1)) is None, "of another day"
