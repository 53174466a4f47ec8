"""What the histories of practices say: plain sentences, alike in both directions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gmi_trainer.domain.activity_steps import ActivityEnding, NextDay, Tried
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.breath_weeks import Week
from gmi_trainer.domain.checkin import Feel
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.mirror import Colour, Felt, MirrorDone, MirrorLog, MirrorStep, Sense, Swelling
from gmi_trainer.domain.practice_history import ImaginedFacts, LinePoint, MirroredFacts, Taps, TaskFacts
from gmi_trainer.domain.practice_totals import PracticeTotals
from gmi_trainer.domain.span import Grain
from gmi_trainer.ui.words import imagined_history, mirrored_history, noticed_history, task_history
from gmi_trainer.ui.words.histories import (
    ending_mark,
    ending_sentence,
    feel_line,
    grain_note,
    last_line,
    last_note,
    pain_line,
    period_heading,
    period_name,
    spoken_chart,
    taps_line,
    totals_figures,
    weeks_spoken,
)
from gmi_trainer.ui.words.translate import english

MONDAY = date(2025, 3, 10)
TODAY = date(2025, 3, 13)


def test_figures_are_counted_in_their_own_words() -> None:
    assert totals_figures(PracticeTotals(1, 1, 180_000), english) == (
        ("1", "session"),
        ("1", "day"),
        ("3", "minutes in all"),
    )
    assert totals_figures(PracticeTotals(80, 70, 4 * 3_600_000), english) == (
        ("80", "sessions"),
        ("70", "days"),
        ("4", "hours in all"),
    )


def test_the_last_time_and_the_weeks_are_sentences() -> None:
    weeks = (Week(MONDAY - timedelta(days=7), (True,) * 2 + (False,) * 5), Week(MONDAY, (False,) * 7, 3))

    assert last_line(TODAY, "Hands", TODAY, english) == "Last time, today: Hands."
    assert weeks_spoken(weeks, TODAY, english) == "Days with practice. This week: 0 days; Last week: 2 days."


@pytest.mark.parametrize("ending", [None, *GuidedEnding])
def test_how_it_ended_is_told_kindly_or_not_at_all(ending: GuidedEnding | None) -> None:
    is_whole = ending is GuidedEnding.WHOLE

    assert bool(ending_mark(ending, english)) is not is_whole
    assert bool(ending_sentence(ending, english)) is not is_whole


def test_pain_and_taps_are_told_alike_in_both_directions() -> None:
    assert pain_line(-2, english) == "Pain: 2 lower after than before."
    assert pain_line(1.5, english) == "Pain: 1.5 higher after than before."
    assert pain_line(0, english) == "Pain: the same before and after."
    assert [feel_line(feel, english) for feel in Feel] == [
        "Afterwards it was easier.",
        "Afterwards it was the same.",
        "Afterwards it was worse.",
    ]
    assert taps_line(Taps(1, 0, 3), english) == (
        "Afterwards it was easier once, the same never, and worse 3 times."
    )
    assert taps_line(Taps(), english) == ""


def test_a_chart_is_one_spoken_sentence_without_what_does_not_count() -> None:
    points = (LinePoint(MONDAY, 2, 1), LinePoint(MONDAY, 9, 1, counted=False), LinePoint(TODAY, 4, 1))

    said = spoken_chart("Steps", [("Step", points, "{:g}".format)], english)

    assert said == "Steps. Step: from 2 to 4, 4 at the end."
    assert spoken_chart("Steps", [("Step", (), "{:g}".format)], english) == "Steps. Nothing in this time."


@pytest.mark.parametrize("by", Grain)
def test_a_mark_says_what_it_stands_for(by: Grain) -> None:
    word = {Grain.DRILL: "day", Grain.WEEK: "week", Grain.MONTH: "month"}[by]

    assert word in grain_note(by, english, has_faint=False)
    assert grain_note(by, english, has_faint=True).endswith("Open marks are not counted.")
    assert word in last_note(by, english)
    assert word in noticed_history.minutes_note(by, english)
    assert period_heading(by, english).lower() == word
    assert period_name(by.begin(TODAY), by, TODAY, english) in (
        "Thursday, 13 Mar 2025",
        "This week",
        "Mar 2025",
    )


def test_imagined_facts_are_only_told_where_they_were_asked() -> None:
    nothing = ImaginedFacts(sessions=4, hurt=0, asked_hurt=0, moved=0, asked_moved=0, timed=0)
    asked = ImaginedFacts(sessions=4, hurt=1, asked_hurt=4, moved=2, asked_moved=3, timed=0)

    assert imagined_history.fact_lines(nothing, english) == ()
    assert imagined_history.fact_lines(asked, english) == (
        "It was too much in 1 of 4 sessions.",
        "Something moved in 2 of 3 sessions. That is fine.",
    )


def mirrored(log: MirrorLog, *, stops: int = 0) -> MirrorDone:
    return MirrorDone(
        session_id=1,
        day=TODAY,
        part=BodyPart.HAND,
        hidden=Side.LEFT,
        step=MirrorStep.BOTH,
        steps_done=3,
        practised_ms=180_000,
        ending=GuidedEnding.WHOLE,
        comfort_stops=stops,
        log=log,
    )


def test_all_that_was_said_after_the_mirror_is_told() -> None:
    log = MirrorLog(Felt.FINE, True, 6, Colour.PALER, Swelling.LESS, Sense.WARMER, 120, "Quiet.")

    assert mirrored_history.said_lines(mirrored(log), english) == (
        "How it was: all right.",
        "Moving one side alone felt odd.",
        "It felt like your own: 6 of 10.",
        "Colour: paler.",
        "Swelling: less.",
        "What it feels like: warmer.",
        "Easier afterwards: 120 minutes or more.",
    )
    assert mirrored_history.said_lines(mirrored(MirrorLog()), english) == ()
    assert mirrored_history.done_lines(mirrored(MirrorLog(), stops=1), english) == (
        "Step 2: Both move together",
        "Behind the mirror: your left hand.",
        "Stopped to let it settle: once.",
    )


def test_mirrored_facts_leave_out_what_nobody_said() -> None:
    told = mirrored_history.fact_lines(MirroredFacts(5, 3, 1, 2, 4, 15.0), english)

    assert told == (
        "Easy days: 3.",
        "With a stop to let it settle: 1 of 5 sessions.",
        "Easier afterwards: 2 of the 4 times that you told of it.",
        "That mostly lasted about 15 minutes.",
    )
    assert len(mirrored_history.fact_lines(MirroredFacts(5, 0, 0, 0, 0, None), english)) == 2
    assert mirrored_history.fact_lines(MirroredFacts(0, 0, 0, 0, 0, None), english) == ()


def a_task(ending: ActivityEnding | None = ActivityEnding.WHOLE, **more: object) -> Tried:
    return Tried(
        1, "one", TODAY, BodyPart.HAND, "cup", "Hold a cup", ending=ending, **more  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_task_is_told_with_what_was_thought_and_the_day_after() -> None:
    whole = a_task(expected=5, actual=3, did_ms=120_000, next_day=NextDay.SETTLED)

    row = task_history.row_words(whole, english)

    assert row.title == "Hands · Hold a cup"
    assert row.about == (
        "Thursday, 13 Mar · 2 minutes\nthought 5, was 3 · day after: a bit more, settled within a day"
    )
    assert task_history.said_lines(a_task(expected=4), english) == ("How hard you thought: 4 of 10.",)
    assert task_history.said_lines(a_task(actual=4), english) == ("How hard it was: 4 of 10.",)


@pytest.mark.parametrize(
    ("ending", "mark"),
    [
        (None, "Not finished"),
        (ActivityEnding.STOPPED, "Stopped on the way"),
        (ActivityEnding.UNWELL, "Stopped, felt unwell"),
    ],
)
def test_a_task_that_did_not_go_to_its_end_says_so(ending: ActivityEnding | None, mark: str) -> None:
    one = a_task(ending, eased=True, counted=False)

    assert task_history.row_words(one, english).marks == (mark, "Easier day", "Not counted")
    assert len(task_history.notices(one, english)) == 1
    assert task_history.notices(a_task(), english) == ()


def test_task_facts_and_the_ladder_note() -> None:
    assert task_history.fact_lines(TaskFacts(), english) == ()
    assert task_history.fact_lines(TaskFacts(1, 2, 3, 4, 5, 6), english) == (
        "Easier than you thought: 1. As you thought: 2. Harder than you thought: 3.",
        "The day after: as usual 4, a bit more and settled 5, more for over a day 6.",
    )
    assert task_history.ladder_note(0, english).endswith("1 is the lowest.")
    assert task_history.ladder_note(1, english).endswith("1 task is on it no more, and is not drawn.")
    assert task_history.ladder_note(2, english).endswith("2 tasks are on it no more, and are not drawn.")
