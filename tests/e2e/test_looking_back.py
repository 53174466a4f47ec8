"""Looking back in the real window: a verdict, all time, a day with a note, the calendar, and a report that is saved."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from gmi_trainer.domain.days import local_day
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.storage import driver
from tests.benchmarks.record_maker import DailyLife
from tests.e2e.at_home import introduced
from tests.e2e.breather import nameless
from tests.e2e.hands import FocusAndSpace
from tests.e2e.running import SCREENS, Desk, Running, record_of, rows, start_program
from tests.e2e.test_my_pages import has_focus
from tests.e2e.watching import until

WEEKS = 9
NOTE = "new chair at work"


def test_what_was_practised_is_looked_at_noted_and_handed_over(desk: Desk, tmp_path: Path) -> None:
    data = practised(introduced(tmp_path / "back"), WEEKS)

    with start_program(desk, data) as running:
        running.wait_for_window()
        hands = FocusAndSpace(running)
        hands.choose("nav.progress")
        running.wait_for(identifier="progress.chart.time")
        verdict = verdict_in_view(running)
        assert verdict.endswith("."), verdict
        assert nameless(running) == []
        running.screenshot(SCREENS / "looking-back.png")

        hands.choose("progress.span.all")
        hands.go_to("progress.chart.accuracy")
        has_focus(running, "progress.chart.accuracy")
        desk.screen.tap("Home")
        desk.screen.tap("Right")
        desk.screen.tap("Return")
        hands.choose("progress.day.note.write")
        has_focus(running, "progress.day.note.field")
        stood = running.wait_for(identifier="progress.day.note.field").text
        desk.screen.type(NOTE)
        hands.choose("progress.day.note.keep")
        running.wait_for(name=stood + NOTE)
        assert nameless(running) == []
        running.screenshot(SCREENS / "looking-back-day.png")

        desk.screen.tap("Escape")
        running.wait_for(identifier="progress.chart.time")
        assert verdict_in_view(running) == verdict
        hands.choose("progress.door.calendar")
        running.wait_for(identifier="progress.calendar.month")
        assert nameless(running) == []
        running.screenshot(SCREENS / "looking-back-calendar.png")
        desk.screen.tap("Escape")

        hands.choose("progress.door.report")
        running.wait_for(identifier="progress.report.page")
        assert nameless(running) == []
        hands.choose("progress.report.html")
        saved = saves(running)
        assert running.close_and_wait() == 0, running.said

    page = saved.read_text("utf-8")
    saved.unlink()
    assert page.startswith("<!DOCTYPE html>")
    assert verdict.rstrip(".") in page
    assert rows(data, "SELECT session_id, text FROM note WHERE text = ?", stood + NOTE) == [
        {"session_id": None, "text": stood + NOTE}
    ]


def practised(data: Path, weeks: int) -> Path:
    """So many weeks of daily life, up to yesterday. Returns the data folder."""
    clock = SystemClock()
    today = local_day(clock.utc_now(), clock.utc_offset_min())
    with closing(driver.connect(record_of(data))) as connection, driver.atomic(connection):
        life = DailyLife(connection, seed=7)
        days = 7 * weeks
        for number in range(days):
            life.day(today - timedelta(days=days - number), number / days)
    return data


def verdict_in_view(running: Running) -> str:
    """The one sentence in large words."""
    (verdict,) = [seen.words for seen in running.look() if seen.identifier.endswith(".progress.verdict")]
    return verdict


def saves(running: Running) -> Path:
    """Take the name that the dialog proposes, once it has the keyboard; the file, once that is said to be saved."""
    desk = running.desk
    main = running.windows()[0].handle
    until(lambda: desk.screen.active_window() not in (None, main), 10, "the dialog is in front")
    before = set(desk.desktop.folder.rglob("*.html"))
    desk.screen.tap("Return")
    running.wait_for(identifier="progress.report.folder")
    (saved,) = set(desk.desktop.folder.rglob("*.html")) - before
    return saved
