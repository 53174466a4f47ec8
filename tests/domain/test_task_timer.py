"""How long a daily task has been going on."""

from __future__ import annotations

from gmi_trainer.domain.task_timer import TaskTimer

S = 1_000_000_000


def test_halts_do_not_count() -> None:
    timer = TaskTimer(None)
    ran_before = timer.is_running
    timer.go(0)
    timer.go(5 * S)  # it runs already
    timer.halt(10 * S)
    timer.halt(20 * S)
    assert not timer.is_running
    timer.go(100 * S)

    assert timer.elapsed_ms(105 * S) == 15_000
    assert (ran_before, timer.is_running) == (False, True)
    assert (timer.wanted_ms, timer.left_ms(105 * S), timer.is_over(10_000 * S)) == (None, None, False)


def test_a_timer_ends_by_itself_and_never_tells_more_than_was_wanted() -> None:
    timer = TaskTimer(60_000)
    timer.go(0)

    assert (timer.left_ms(50 * S), timer.is_over(50 * S)) == (10_000, False)
    assert (timer.elapsed_ms(70 * S), timer.is_over(70 * S)) == (60_000, True)
