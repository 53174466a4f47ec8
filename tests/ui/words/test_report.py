"""A report in words: its order, its bands, and that nothing of a section that was left out is anywhere."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.flare import FlareReport, FlareSource, StepBack
from gmi_trainer.domain.goals import Goal, GoalEnding, GoalRating
from gmi_trainer.domain.report import (
    GoalsPart,
    Interval,
    OwnWords,
    PlanPart,
    Report,
    ReportChoice,
    SafetyPart,
    Section,
    TestsPart,
    TrendPart,
    WordsPart,
    Wrote,
    goals_part,
    safety_part,
    trend_of,
)
from gmi_trainer.domain.report_paper import PaperSection, ReportPaper
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion, SafetyReply, Standing
from gmi_trainer.domain.weekly_measures import WeeklyHistory
from gmi_trainer.ui.words.report import report_paper, section_about, section_name
from gmi_trainer.ui.words.report_leaving import leaving_lines, numbers_lines, page_files, page_in_words
from gmi_trainer.ui.words.translate import english

LAST = date(2025, 3, 30)
FOUR = Interval(4, LAST)
ALL = frozenset(Section)


def ago(days: int) -> date:
    return LAST - timedelta(days=days)


def report(
    sections: frozenset[Section] = ALL, name: str = "Kim", *, rates_pain: bool = True, **parts: object
) -> Report:
    return Report(ReportChoice(FOUR, sections, bool(name)), name, rates_pain, **parts)  # type: ignore[arg-type]


def paper(**parts: object) -> ReportPaper:
    return report_paper(report(**parts), english)  # type: ignore[arg-type]


def only(made: ReportPaper) -> PaperSection:
    (section,) = made.sections
    return section


def test_sections_stand_in_their_order() -> None:
    made = paper(
        words=WordsPart(),
        safety=safety_part((), FOUR),
        trend=TrendPart((), ()),
        tests=TestsPart(()),
        plan=PlanPart(0, 0, 0, (), ()),
        goals=goals_part((), FOUR, WeeklyHistory()),
    )

    assert [section.section for section in made.sections] == [
        Section.GOALS,
        Section.PLAN,
        Section.TESTS,
        Section.PAIN_SLEEP,
        Section.SAFETY,
        Section.WORDS,
    ]
    assert sum(len(section.brief) for section in made.sections) <= 10


def test_the_frame_says_whose_it_is_of_when_and_what_it_is_not() -> None:
    made = paper()

    assert made.title == "Report on practice: Kim"
    assert made.sub_title == "4 weeks, 3 Mar to 30 Mar 2025"
    assert "names no illness" in made.about
    assert "Kim" not in made.name
    assert made.left_out == ""


def test_without_a_name_there_is_none_and_what_is_missing_is_said() -> None:
    made = report_paper(report(frozenset({Section.PLAN}), ""), english)

    assert made.title == "Report on practice"
    assert made.left_out.startswith("Left out by choice: Goals and pain in daily life, Left/right tests")


def test_goals_are_told_with_their_end() -> None:
    told = tuple(GoalRating(ago(days), value) for days, value in ((20, 3), (2, 6)))
    goals = [
        Goal("1", "walk", ago(90), told),
        Goal("2", "sing", ago(90), told, GoalEnding.REACHED, ago(1)),
        Goal("3", "swim", ago(90), told[:1], GoalEnding.LET_GO, ago(1)),
        Goal("4", "cook", ago(90)),
    ]

    section = only(paper(goals=goals_part(goals, FOUR, WeeklyHistory())))

    assert section.words[:5] == (
        "walk: 3 to 6 of 10, up 3",
        "sing: 3 to 6 of 10, up 3. Reached 29 Mar",
        "swim: 3 of 10 (10 Mar). Let go 29 Mar",
        "cook: not rated in these weeks",
        "Mean of 2 goals: up 3: a large change",
    )
    assert section.brief[0].endswith("; and 1 more; mean up 3: a large change")
    assert any("Abbott" in source for source in section.sources)


def test_without_pain_nothing_says_how_much_there_is() -> None:
    made = report_paper(
        report(
            rates_pain=False,
            goals=GoalsPart(()),
            trend=TrendPart((trend_of(Scale.SLEEP, {ago(1): 4.0}, FOUR),), ()),
        ),
        english,
    )
    told = [line for section in made.sections for line in section.words]

    assert [section.heading for section in made.sections] == [
        "Goals and the questions of the week",
        "Sleep and mood",
    ]
    assert sum("Pain is not rated" in line for line in told) == 2
    assert not any("PEG" in line for line in told)
    assert section_name(Section.PAIN_SLEEP, english, rates_pain=False) == "Sleep"
    assert "pain" not in section_about(Section.GOALS, english, rates_pain=False).lower()


@pytest.mark.parametrize(
    ("sections", "heading"),
    [
        ({Section.PAIN_SLEEP}, "Pain and sleep"),
        ({Section.PAIN_SLEEP, Section.MOOD}, "Pain, sleep and mood"),
        ({Section.MOOD}, "Mood"),
    ],
)
def test_the_heading_of_ratings_names_what_was_ticked(sections: set[Section], heading: str) -> None:
    assert (
        only(report_paper(report(frozenset(sections), trend=TrendPart((), ())), english)).heading == heading
    )


def test_a_trend_says_what_may_be_chance() -> None:
    values = {ago(days): 6.0 - (days < 7) * 0.5 + days % 2 for days in range(28)}

    section = only(paper(trend=TrendPart((trend_of(Scale.PAIN_AVERAGE, values, FOUR),), ())))

    assert section.words[0].startswith("Pain (10 is worst): mean 6.6 in the first week")
    assert "may be chance" in section.words[0]
    assert section.daily is not None
    assert len(section.daily.rows) == 28


def test_the_plan_tells_step_backs_with_their_reason() -> None:
    steps = (
        StepBack(ago(20), ago(18), FlareReport(ago(20), FlareSource.SAID)),
        StepBack(ago(15), ago(14), FlareReport(ago(15), FlareSource.LONGER), suggests_clinician=True),
    )

    section = only(paper(plan=PlanPart(20, 28, 18, steps, ((SessionKind.DRILL, 9),))))

    assert section.words[:4] == (
        "Days kept: 20 of 28 days, 18 of them with practice",
        "Sessions done: left/right 9",
        "Step-backs (2): 10 Mar to 12 Mar, a flare was said; 15 Mar to 16 Mar, worse for longer than an hour after "
        "practice",
        "Two step-backs came close together: worth a talk with a clinician.",
    )


def test_answers_are_told_with_their_day_and_never_as_safe() -> None:
    replies = tuple(
        SafetyReply(group, SafetyAnswer.NEW, ago(3), SafetyOccasion.NEW_SYMPTOM) for group in SafetyGroup
    )

    told = only(paper(safety=SafetyPart(replies, (ago(1),), Standing.EMERGENCY))).words
    none = only(paper(safety=SafetyPart((), (), Standing.OPEN))).words

    assert all(line.startswith("27 Mar") for line in told[:3])
    assert told[3] == "“I have had this looked at”: 29 Mar"
    assert "not been looked at" in told[4]
    assert none == ("No such answer in these weeks.",)


def test_own_words_stay_as_they_were_written() -> None:
    words = WordsPart(
        (
            OwnWords(ago(1), "a <b>good</b> day", Wrote.DAY),
            OwnWords(ago(2), "tea", Wrote.SESSION, SessionKind.MIRROR),
            OwnWords(ago(3), "new tablet", Wrote.CHANGE),
            OwnWords(date(2024, 12, 30), "x" * 200, Wrote.DAY),
        ),
        (OwnWords(ago(4), "ostrich", Wrote.LESSON, SessionKind.LESSON, "The alarm"),),
    )

    section = only(paper(words=words))

    assert section.words[:3] == (
        "29 Mar: a <b>good</b> day",
        "28 Mar, mirror: tea",
        "27 Mar, what changed: new tablet",
    )
    assert section.words[3].startswith("30 Dec 2024: ")
    assert section.words[4] == "The alarm: ostrich"
    assert section.brief[0].endswith("and 3 more")


# -- what leaves -------------------------------------------------------------------------------------------


def test_every_section_is_listed_with_how_much_is_in_it() -> None:
    wanted = frozenset({Section.PLAN, Section.SAFETY})
    whole = report(wanted, plan=PlanPart(1, 2, 1, (), ()), safety=safety_part((), FOUR))
    made = report_paper(whole, english)

    lines = leaving_lines(whole, made, 0, english)

    assert lines[0] == "Name: Kim"
    assert "Plan kept. Days kept, sessions by kind, step-backs with their reason: 0." in lines
    assert "Answers that say: see someone. Answers with their dates: 0." in lines
    assert made.left_out in lines
    nothing = report(frozenset(), "")
    assert leaving_lines(nothing, report_paper(nothing, english), 0, english)[:3] == (
        "No name",
        "4 weeks, 3 Mar to 30 Mar 2025",
        "No section at all.",
    )
    assert page_files(made, english)[0] == "gmi-trainer-report-2025-03-30-4-weeks.pdf: one page"
    assert numbers_lines((("sessions.csv", 3), ("FORMAT.md", None)), english)[:2] == (
        "sessions.csv: 3 rows",
        "FORMAT.md: what the columns mean",
    )


def test_the_page_can_be_listened_to() -> None:
    whole = report(plan=PlanPart(1, 2, 1, (), ()))

    told = page_in_words(report_paper(whole, english))

    assert told[0] == "Report on practice: Kim"
    assert "Plan kept" in told
    assert "Days kept: 1 of 2 days, 1 of them with practice" in told
