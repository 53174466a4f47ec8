"""A report as values: what counts as start and as now, what may be chance, what is told and what is not."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import LifeChange, Moment, Scale
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.flare import FlareReport, FlareSource, StepBack
from gmi_trainer.domain.goals import ChangeBand, Goal, GoalEnding, GoalRating
from gmi_trainer.domain.report import (
    USUAL_SECTIONS,
    Changed,
    Interval,
    OwnWords,
    PlanPart,
    Report,
    ReportChoice,
    SafetyPart,
    Section,
    TestsPart,
    Trend,
    TrendPart,
    WordsPart,
    Wrote,
    changes_in,
    goals_part,
    newest_first,
    plan_part,
    safety_part,
    trend_of,
    words_of_changes,
)
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, Standing
from gmi_trainer.domain.weekly_measures import (
    Measure,
    OverallChange,
    Said,
    WeeklyHistory,
    Worth,
    weekly_history,
)

LAST = date(2025, 3, 30)
FOUR = Interval(4, LAST)
NOTHING_ASKED = WeeklyHistory()


def ago(days: int) -> date:
    return LAST - timedelta(days=days)


def goal(*ratings: tuple[int, int], written: int = 200, ended: int | None = None) -> Goal:
    told = tuple(GoalRating(ago(days), value) for days, value in ratings)
    ending = GoalEnding.REACHED if ended is not None else None
    return Goal("g", "walk", ago(written), told, ending, ago(ended) if ended is not None else None)


def fact(kind: DiaryKind, days: int, hour: int = 9, **detail: object) -> DiaryFact:
    day = ago(days)
    return DiaryFact(f"{kind}-{days}-{hour}", kind, day, datetime.combine(day, time(hour), UTC), detail)


def test_weeks_are_whole_and_end_with_the_last_day() -> None:
    assert FOUR.days == 28
    assert (FOUR.first, FOUR.last) == (date(2025, 3, 3), LAST)
    assert FOUR.includes(FOUR.first)
    assert not FOUR.includes(ago(28))


def test_mood_and_words_about_lessons_are_in_it_only_where_somebody_ticks_them() -> None:
    assert frozenset(Section) - USUAL_SECTIONS == {Section.MOOD, Section.LESSON_WORDS}

    report = Report(ReportChoice(FOUR, frozenset({Section.PLAN, Section.MOOD})))

    assert report.interval is FOUR
    assert report.left_out == (
        Section.GOALS,
        Section.TESTS,
        Section.PAIN_SLEEP,
        Section.SAFETY,
        Section.WORDS,
        Section.LESSON_WORDS,
    )


# -- goals and the questions of the week -------------------------------------------------------------------


def test_a_goal_is_told_from_the_beginning_of_the_weeks_to_their_end() -> None:
    (line,) = goals_part([goal((60, 1), (30, 3), (10, 4), (1, 6))], FOUR, NOTHING_ASKED).goals

    assert line.start == GoalRating(ago(30), 3), "said in the week before, so that it still stands"
    assert line.now == GoalRating(ago(1), 6)
    assert line.change is not None
    assert (line.change.by, line.change.band) == (3, ChangeBand.LARGE)


def test_what_was_said_long_before_is_no_beginning() -> None:
    (line,) = goals_part([goal((60, 1), (10, 4), (1, 5))], FOUR, NOTHING_ASKED).goals

    assert line.start == GoalRating(ago(10), 4)


def test_a_goal_told_on_one_day_has_no_change_and_an_untold_one_no_number() -> None:
    once, never = goals_part([goal((10, 4)), goal((60, 4), (33, 5))], FOUR, NOTHING_ASKED).goals

    assert once.change is None
    assert once.now == GoalRating(ago(10), 4)
    assert (never.start, never.now, never.change) == (None, None, None)


def test_goals_that_ended_before_or_were_written_after_are_left_out() -> None:
    kept = goal((5, 4), ended=3)

    part = goals_part([goal((60, 4), ended=40), goal(written=-1), kept], FOUR, NOTHING_ASKED)

    assert [line.goal for line in part.goals] == [kept]
    assert part.mean is None


def test_the_mean_is_of_goals_told_on_two_days() -> None:
    part = goals_part([goal((27, 2), (1, 4)), goal((20, 5), (1, 5)), goal((1, 9))], FOUR, NOTHING_ASKED)

    assert part.mean is not None
    assert (part.mean.by, part.mean.goals, part.mean.since) == (1.0, 2, ago(27))
    assert part.mean.band is ChangeBand.CHANCE


def asked(rates_pain: bool = True) -> WeeklyHistory:
    said = [
        Said(ago(days), scale, Moment.WEEKLY, value)
        for days, value in ((90, 9), (28, 6), (14, 5), (0, 3))
        for scale in (Scale.PEG_PAIN, Scale.PEG_ENJOYMENT, Scale.PEG_ACTIVITY)
    ]
    said += [
        Said(ago(60), Scale.OVERALL_CHANGE, Moment.MONTHLY, -2),
        Said(ago(7), Scale.OVERALL_CHANGE, Moment.MONTHLY, 1),
        Said(ago(1), Scale.CONFIDENCE, Moment.WEEKLY, 4),
    ]
    return weekly_history(sorted(said, key=lambda one: one.day), rates_pain=rates_pain)


def test_the_questions_of_the_week_have_their_bands() -> None:
    part = goals_part([], FOUR, asked())
    peg, confidence = part.weekly

    assert (peg.measure, peg.start.value, peg.now.value, peg.by) == (Measure.PEG, 6, 3, -3)
    assert peg.worth is Worth.CLEAR
    assert confidence.worth is None, "said once: nothing to compare"
    assert part.overall is not None
    assert part.overall.change is OverallChange.A_LITTLE_BETTER
    assert part.count == 3


def test_without_pain_there_is_no_peg() -> None:
    part = goals_part([], FOUR, asked(rates_pain=False))

    assert [one.measure for one in part.weekly] == [Measure.CONFIDENCE]


def test_an_old_answer_of_the_month_is_not_told() -> None:
    assert goals_part([], Interval(2, ago(30)), asked()).overall is None


# -- the plan ----------------------------------------------------------------------------------------------


def plan(began: int = 300, kept: tuple[int, ...] = (), last_kept: bool = False) -> PlanPart:
    days = [ago(n) for n in kept] + ([LAST] if last_kept else [])
    step = StepBack(ago(30), ago(27), FlareReport(ago(30), FlareSource.SAID))
    old = StepBack(ago(60), ago(58), FlareReport(ago(60), FlareSource.SAID))
    done = {SessionKind.LESSON: 2, SessionKind.DRILL: 5, SessionKind.MIRROR: 0}
    return plan_part(FOUR, ago(began), days, days[:1], [old, step], done)


def test_days_before_the_beginning_are_no_missed_days() -> None:
    part = plan(began=9, kept=(2, 3, 4))

    assert (part.kept, part.days, part.practice_days) == (3, 9, 1)


def test_today_counts_once_it_is_kept() -> None:
    assert plan(kept=(1, 2)).days == 27
    assert (plan(kept=(1, 2), last_kept=True).days, plan(kept=(1, 2), last_kept=True).kept) == (28, 3)


def test_step_backs_that_reach_into_the_weeks_are_told_and_sessions_by_kind() -> None:
    part = plan()

    assert [step.first_day for step in part.step_backs] == [ago(30)]
    assert part.sessions == ((SessionKind.DRILL, 5), (SessionKind.LESSON, 2))
    assert part.count == 3


def test_nobody_who_has_not_begun_missed_a_day() -> None:
    part = plan(began=-1)

    assert part.days == 0


# -- pain and sleep ----------------------------------------------------------------------------------------


def trend(values: dict[int, float], weeks: int = 4) -> Trend:
    return trend_of(Scale.SLEEP, {ago(days): value for days, value in values.items()}, Interval(weeks, LAST))


def test_the_first_week_is_held_against_the_last() -> None:
    found = trend({27 - n: float(n >= 14) * 3 + 3 + n % 2 * 0.5 for n in range(28)})

    assert found.by == pytest.approx(3.0, abs=0.3)
    assert found.noise is not None
    assert found.noise < 3.5
    assert len(found.days) == 28


def test_steady_days_that_step_down_are_a_clear_change() -> None:
    found = trend({27 - n: 7 - n * 4 / 27 + (0.2 if n % 2 else -0.2) for n in range(28)})

    assert found.worth is Worth.CLEAR


def test_few_days_are_too_few_to_tell() -> None:
    found = trend({27: 3, 26: 4, 25: 3, 2: 5, 1: 5, 0: 5})

    assert (found.by, found.noise, found.worth) == (None, None, None)


def test_the_same_every_day_has_no_noise_and_no_change() -> None:
    found = trend(dict.fromkeys(range(14), 4.0), weeks=2)

    assert (found.by, found.noise) == (0, 0)
    assert found.worth is Worth.CHANCE


def test_days_outside_the_weeks_are_not_read() -> None:
    assert trend({40: 9.0, 3: 1.0, -2: 8.0}).days[0].value == 1.0


def up_and_down(rng: Random, weeks: int, likeness: float, change: float) -> Trend:
    """A person whose days swing by 1.5 points, each somewhat like the one before, some of them not rated."""
    interval, swing, values = Interval(weeks, LAST), 0.0, {}
    for number in range(interval.days):
        swing = likeness * swing + rng.gauss(0, 1.5 * (1 - likeness**2) ** 0.5)
        if rng.random() > 0.15:
            drift = change * (number / (interval.days - 1) - 0.5)
            values[interval.first + timedelta(days=number)] = float(min(10, max(0, round(5 + swing + drift))))
    return trend_of(Scale.PAIN_AVERAGE, values, interval)


@pytest.mark.parametrize("weeks", [2, 4, 12])
@pytest.mark.parametrize("likeness", [0.0, 0.3, 0.5])
def test_ups_and_downs_alone_are_rarely_called_a_change(weeks: int, likeness: float) -> None:
    rng = Random(5)
    told = [up_and_down(rng, weeks, likeness, 0.0).worth for _ in range(300)]

    called = sum(worth in (Worth.SOME, Worth.CLEAR) for worth in told)

    assert called / sum(worth is not None for worth in told) < 0.1


def test_a_large_change_is_found() -> None:
    rng = Random(6)
    told = [up_and_down(rng, 12, 0.2, -4.0).worth for _ in range(100)]

    assert sum(worth in (Worth.SOME, Worth.CLEAR) for worth in told) > 85


def test_what_changed_is_told_once_a_day_and_a_later_kind_is_left_out() -> None:
    facts = [
        fact(DiaryKind.LIFE_CHANGE, 9, what="sleep", words=" new pillow "),
        fact(DiaryKind.LIFE_CHANGE, 12, what="medicine"),
        fact(DiaryKind.LIFE_CHANGE, 9, 11, what="sleep"),
        fact(DiaryKind.LIFE_CHANGE, 8, what="moved_to_mars"),
        fact(DiaryKind.LIFE_CHANGE, 90, what="illness", words="long ago"),
        fact(DiaryKind.FLARE, 3),
    ]

    assert changes_in(facts, FOUR) == (
        Changed(ago(12), LifeChange.MEDICINE),
        Changed(ago(9), LifeChange.SLEEP),
    )
    assert words_of_changes(facts, FOUR) == (OwnWords(ago(9), "new pillow", Wrote.CHANGE),)
    assert TrendPart((trend({}), trend({1: 3.0})), changes_in(facts, FOUR)).count == 3


# -- safety, words -----------------------------------------------------------------------------------------


def answered(
    days: int, group: SafetyGroup, answer: SafetyAnswer = SafetyAnswer.NEW, hour: int = 9
) -> DiaryFact:
    return fact(DiaryKind.SAFETY, days, hour, group=group.value, answer=answer.value, why="new_symptom")


def test_answers_that_say_see_someone_are_told_with_their_day() -> None:
    part = safety_part(
        [
            answered(100, SafetyGroup.EMERGENCY),
            fact(DiaryKind.LOOKED_AT, 99),
            answered(9, SafetyGroup.EMERGENCY, SafetyAnswer.NO),
            answered(9, SafetyGroup.SOON, hour=10),
            answered(9, SafetyGroup.OTHER_WAY, SafetyAnswer.KNOWN, hour=11),
            fact(DiaryKind.LOOKED_AT, 7),
        ],
        FOUR,
    )

    assert [(reply.group, reply.day) for reply in part.replies] == [(SafetyGroup.SOON, ago(9))]
    assert part.looked_at == (ago(7),)
    assert part.standing is Standing.OPEN
    assert part.count == 1


def test_an_old_answer_that_nobody_has_looked_at_is_still_told() -> None:
    part = safety_part([answered(100, SafetyGroup.SOON), answered(100, SafetyGroup.OTHER_WAY)], FOUR)

    assert [reply.group for reply in part.replies] == [SafetyGroup.SOON]
    assert part.standing is Standing.SOON


def test_what_is_answered_after_the_last_day_is_not_known_yet() -> None:
    assert safety_part([answered(-1, SafetyGroup.SOON)], FOUR) == SafetyPart((), (), Standing.UNASKED)


def test_own_words_come_newest_first() -> None:
    notes = [
        OwnWords(ago(9), "old", Wrote.DAY),
        OwnWords(None, "undated", Wrote.LESSON),
        OwnWords(ago(1), "new", Wrote.DAY),
    ]

    assert [note.text for note in newest_first(notes)] == ["new", "old", "undated"]
    assert WordsPart(tuple(notes[:2]), (notes[2],)).count == 3


def test_a_part_without_tests_has_nothing_to_tell() -> None:
    assert TestsPart(()).count == 0
