"""A report in words: every section with its lines, its small tables and where its steps come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import LifeChange, Scale
from gmi_trainer.domain.flare import FlareSource, StepBack
from gmi_trainer.domain.goals import GoalEnding
from gmi_trainer.domain.reference import PEG_SOURCE
from gmi_trainer.domain.report import (
    GoalLine,
    GoalsPart,
    Interval,
    OwnWords,
    PlanPart,
    Report,
    SafetyPart,
    Section,
    Trend,
    TrendPart,
    Weekly,
    WordsPart,
    Wrote,
)
from gmi_trainer.domain.report_paper import (
    PaperLine,
    PaperPart,
    PaperSection,
    PaperTable,
    ReportPaper,
)
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyReply, Standing
from gmi_trainer.domain.weekly_measures import Measure, OverallChange, Worth
from gmi_trainer.ui.words.days import day_month, day_month_year
from gmi_trainer.ui.words.numbers import NONE, plain
from gmi_trainer.ui.words.own_goals import band_words
from gmi_trainer.ui.words.report_tests import tests_section
from gmi_trainer.ui.words.translate import Translate

PROGRAM = "GMI Trainer"
FIRST_RANKS = (0, 0, 1, 1, 2, 2)
"""How soon lists give way on one page: two lines always stay, the others go from the end on."""

MOST_STEPS = 3
"""Step-backs that are told one by one."""

LONGEST_BRIEF = 90
"""Letters of own words in a few lines for a clinic's notes."""


def report_paper(report: Report, translate: Translate, language: str = "en") -> ReportPaper:
    """All of it. ``language``: that of the words, for programs that read them aloud."""
    interval = report.interval
    made = [
        _goals(report.goals, report, translate) if report.goals is not None else None,
        _plan(report.plan, interval, translate) if report.plan is not None else None,
        tests_section(report.tests, interval, translate) if report.tests is not None else None,
        _trend(report.trend, report, translate) if report.trend is not None else None,
        _safety(report.safety, interval, translate) if report.safety is not None else None,
        _words(report.words, report, translate) if report.words is not None else None,
    ]
    return ReportPaper(
        title=report_title(report, translate),
        sub_title=interval_words(interval, translate),
        sections=tuple(section for section in made if section is not None),
        about=about_words(translate),
        left_out=left_out_words(report.left_out, translate, rates_pain=report.rates_pain),
        made_by=translate("Report", "Made on {day} with {program}, on the person's own computer.").format(
            day=day_month_year(interval.last, translate), program=PROGRAM
        ),
        name=f"gmi-trainer-report-{interval.last.isoformat()}-{interval.weeks}-weeks",
        language=language,
        sources_heading=translate("Report", "Sources"),
        more=translate("Report", "Lines without room on this page: {n}; the web page has them."),
    )


# -- the frame ----------------------------------------------------------------------------------------------


def report_title(report: Report, translate: Translate) -> str:
    """With the name only where it was wanted."""
    if report.name:
        return translate("Report", "Report on practice: {name}").format(name=report.name)
    return translate("Report", "Report on practice")


def interval_words(interval: Interval, translate: Translate) -> str:
    """From when to when."""
    is_one_year = interval.first.year == interval.last.year
    first = (day_month if is_one_year else day_month_year)(interval.first, translate)
    return translate("Report", "{weeks} weeks, {first} to {last}").format(
        weeks=interval.weeks, first=first, last=day_month_year(interval.last, translate)
    )


def about_words(translate: Translate) -> str:
    """What a report is and is not (science F4, F5)."""
    return translate(
        "Report",
        "This page is from a program to learn about pain and to practise. It tells what a person did and said there. "
        "It names no illness and gives no advice about care. A score shows how practice goes, and no more. A change "
        "up or down can have many causes.",
    )


def section_name(section: Section, translate: Translate, *, rates_pain: bool = True) -> str:
    """Its heading, and its switch."""
    if not rates_pain and section is Section.GOALS:
        return translate("Report", "Goals and the questions of the week")
    if not rates_pain and section is Section.PAIN_SLEEP:
        return translate("Report", "Sleep")
    return {
        Section.GOALS: translate("Report", "Goals and pain in daily life"),
        Section.PLAN: translate("Report", "Plan kept"),
        Section.TESTS: translate("Report", "Left/right tests"),
        Section.PAIN_SLEEP: translate("Report", "Pain and sleep"),
        Section.MOOD: translate("Report", "Mood"),
        Section.SAFETY: translate("Report", "Answers that say: see someone"),
        Section.WORDS: translate("Report", "In my own words"),
        Section.LESSON_WORDS: translate("Report", "My words about lessons"),
    }[section]


def section_about(section: Section, translate: Translate, *, rates_pain: bool = True) -> str:
    """What it holds, below its switch."""
    if not rates_pain and section is Section.GOALS:
        return translate("Report", "Each goal in your words, and how it goes.")
    if not rates_pain and section is Section.PAIN_SLEEP:
        return translate("Report", "Day by day, and what changed in your life.")
    return {
        Section.GOALS: translate("Report", "Each goal in your words, and the questions of the week."),
        Section.PLAN: translate("Report", "Days you kept, what you did, when it was eased and why."),
        Section.TESTS: translate("Report", "Right answers and times by side, with charts."),
        Section.PAIN_SLEEP: translate("Report", "Day by day, and what changed in your life."),
        Section.MOOD: translate("Report", "Day by day, beside sleep."),
        Section.SAFETY: translate("Report", "With their dates. A clinician will want to see these."),
        Section.WORDS: translate("Report", "Your notes of these weeks, word for word."),
        Section.LESSON_WORDS: translate("Report", "What you wrote beside lessons in these weeks."),
    }[section]


def left_out_words(left_out: Sequence[Section], translate: Translate, *, rates_pain: bool = True) -> str:
    """So that nobody takes what is missing for nothing to tell; empty: nothing was left out."""
    if not left_out:
        return ""
    return translate("Report", "Left out by choice: {what}.").format(
        what=", ".join(section_name(section, translate, rates_pain=rates_pain) for section in left_out)
    )


# -- goals --------------------------------------------------------------------------------------------------


def _goals(part: GoalsPart, report: Report, translate: Translate) -> PaperSection:
    interval = report.interval
    lines = [
        PaperLine(_goal_words(line, interval, translate), line.goal.text, _rank(n), is_own=True)
        for n, line in enumerate(part.goals)
    ]
    if not lines:
        lines = [PaperLine(translate("Report", "No goals were written."))]
    if part.mean is not None and part.mean.goals > 1:
        lines.append(
            PaperLine(
                _change_words(part.mean.by, band_words(part.mean.band, translate), translate),
                translate("Report", "Mean of {n} goals").format(n=part.mean.goals),
            )
        )
    asked = [_weekly_line(one, interval, translate) for one in part.weekly]
    has_peg = any(one.measure is Measure.PEG for one in part.weekly)
    if not report.rates_pain:
        asked.append(PaperLine(no_pain_words(translate)))
    elif not has_peg:
        asked.append(
            PaperLine(translate("Report", "The three questions about pain (PEG) were not answered."))
        )
    if part.overall is not None:
        asked.append(
            PaperLine(
                translate("Report", "{change} ({day})").format(
                    change=overall_words(part.overall.change, translate),
                    day=day_month(part.overall.day, translate),
                ),
                translate("Report", "All in all, against four weeks before"),
                rank=1,
            )
        )
    sources = []
    if any(line.change is not None for line in part.goals):
        sources.append(
            translate(
                "Report",
                "Goals, 0 (cannot do it) to 10: a mean changes a little from 1.3 points on, 2.3 is medium, 2.7 large "
                "(Abbott & Schmitt 2014, after Stratford 1995).",
            )
        )
    if has_peg:
        sources.append(
            translate(
                "Report",
                "PEG, 0 to 10 (worst): some change from 1 point, clear from 2 points or 30 % with at least 0.6 (our "
                "steps, near those of Reed 2023). Questions: {source}.",
            ).format(source=PEG_SOURCE)
        )
    return PaperSection(
        Section.GOALS,
        section_name(Section.GOALS, translate, rates_pain=report.rates_pain),
        translate("Report", "Goals, each in your words: {goals}. Weekly questions: {weekly}.").format(
            goals=len(part.goals), weekly=len(part.weekly)
        ),
        (PaperPart(lines=tuple(lines)), PaperPart(lines=tuple(asked))),
        _goals_brief(part, report, translate),
        sources=tuple(sources),
    )


def _goals_brief(part: GoalsPart, report: Report, translate: Translate) -> tuple[str, ...]:
    told_first = sorted(part.goals, key=lambda line: line.now is None)
    said = [f"{line.goal.text}: {_goal_words(line, report.interval, translate)}" for line in told_first[:3]]
    if len(part.goals) > len(said):
        said.append(translate("Report", "and {n} more").format(n=len(part.goals) - len(said)))
    goals = "; ".join(said) if said else NONE
    if part.mean is not None and part.mean.goals > 1:
        goals = translate("Report", "{goals}; mean {change}").format(
            goals=goals,
            change=_change_words(part.mean.by, band_words(part.mean.band, translate), translate),
        )
    told = [
        f"{measure_name(one.measure, translate)} {_weekly_words(one, report.interval, translate)}"
        for one in part.weekly
    ]
    if not report.rates_pain:
        told.append(no_pain_words(translate))
    return (
        translate("Report", "Goals (0-10): {goals}").format(goals=goals),
        translate("Report", "Each week (0-10): {told}").format(told="; ".join(told) if told else NONE),
    )


def _goal_words(line: GoalLine, interval: Interval, translate: Translate) -> str:
    told = _goal_numbers(line, interval, translate)
    if line.goal.ended_on is None or line.goal.ended_on > interval.last:
        return told
    words = translate("Report", "{told}. Reached {day}")
    if line.goal.ending is GoalEnding.LET_GO:
        words = translate("Report", "{told}. Let go {day}")
    return words.format(told=told, day=day_month(line.goal.ended_on, translate))


def _goal_numbers(line: GoalLine, interval: Interval, translate: Translate) -> str:
    if line.start is None or line.now is None:
        return translate("Report", "not rated in these weeks")
    if line.change is None:
        return translate("Report", "{now} of 10 ({day})").format(
            now=line.now.value, day=_day(line.now.day, interval, translate)
        )
    return translate("Report", "{start} to {now} of 10, {change}").format(
        start=line.start.value,
        now=line.now.value,
        change=_change_words(line.change.by, "", translate),
    )


def _weekly_line(one: Weekly, interval: Interval, translate: Translate) -> PaperLine:
    rank = 0 if one.measure is Measure.PEG else 1
    return PaperLine(_weekly_words(one, interval, translate), measure_name(one.measure, translate), rank)


def _weekly_words(one: Weekly, interval: Interval, translate: Translate) -> str:
    if one.worth is None:
        return translate("Report", "{now} of 10 ({day})").format(
            now=plain(one.now.value, 1), day=_day(one.now.day, interval, translate)
        )
    return translate("Report", "{start} to {now} of 10, {change}").format(
        start=plain(one.start.value, 1),
        now=plain(one.now.value, 1),
        change=_change_words(one.by, worth_words(one.worth, translate), translate),
    )


def measure_name(measure: Measure, translate: Translate) -> str:
    """What is asked once a week."""
    return {
        Measure.PEG: translate("Report", "Pain, enjoyment, activity (PEG)"),
        Measure.CONFIDENCE: translate("Report", "Sure to do things even with pain"),
        Measure.WORRY_MOVING: translate("Report", "Worry about moving"),
    }[measure]


def overall_words(change: OverallChange, translate: Translate) -> str:
    """What was said once a month."""
    return {
        OverallChange.VERY_MUCH_BETTER: translate("Report", "very much better"),
        OverallChange.MUCH_BETTER: translate("Report", "much better"),
        OverallChange.A_LITTLE_BETTER: translate("Report", "a little better"),
        OverallChange.THE_SAME: translate("Report", "the same"),
        OverallChange.A_LITTLE_WORSE: translate("Report", "a little worse"),
        OverallChange.MUCH_WORSE: translate("Report", "much worse"),
        OverallChange.VERY_MUCH_WORSE: translate("Report", "very much worse"),
    }[change]


def worth_words(worth: Worth, translate: Translate) -> str:
    """What a change says, up and down alike."""
    return {
        Worth.CHANCE: translate("Report", "may be chance"),
        Worth.SOME: translate("Report", "some change"),
        Worth.CLEAR: translate("Report", "a clear change"),
    }[worth]


def no_pain_words(translate: Translate) -> str:
    """Where somebody would rather not rate it."""
    return translate("Report", "Pain is not rated, as the person chose.")


def _change_words(by: float, worth: str, translate: Translate) -> str:
    if not round(by, 1):
        return translate("Report", "the same")
    words = translate("Report", "up {n}") if by > 0 else translate("Report", "down {n}")
    told = words.format(n=_number(by))
    return translate("Report", "{change}: {worth}").format(change=told, worth=worth) if worth else told


def _number(by: float) -> str:
    size = round(abs(by), 1)
    return plain(size) if size == int(size) else plain(size, 1)


# -- the plan -----------------------------------------------------------------------------------------------


def _plan(part: PlanPart, interval: Interval, translate: Translate) -> PaperSection:
    kept = _kept_words(part, translate)
    done = ", ".join(
        translate("Report", "{kind} {n}").format(kind=kind_words(kind, translate), n=n)
        for kind, n in part.sessions
    )
    lines = [PaperLine(kept, translate("Report", "Days kept"))]
    lines.append(PaperLine(done or translate("Report", "none"), translate("Report", "Sessions done"), rank=1))
    steps = [_step_words(step, interval, translate) for step in part.step_backs]
    lines.append(
        PaperLine(
            "; ".join(steps[-MOST_STEPS:]) if steps else translate("Report", "none"),
            _steps_label(len(steps), translate),
        )
    )
    if any(step.suggests_clinician for step in part.step_backs):
        lines.append(
            PaperLine(
                translate("Report", "Two step-backs came close together: worth a talk with a clinician.")
            )
        )
    note = PaperLine(
        translate("Report", "Days of rest, lighter days and days of a step-back count as kept."), rank=2
    )
    return PaperSection(
        Section.PLAN,
        section_name(Section.PLAN, translate),
        translate("Report", "Days kept, sessions by kind, step-backs with their reason: {n}.").format(
            n=len(steps)
        ),
        (PaperPart(lines=tuple(lines), notes=(note,)),),
        (
            translate("Report", "Plan: {kept}; step-backs: {steps}").format(
                kept=kept, steps="; ".join(steps[-2:]) if steps else translate("Report", "none")
            ),
        ),
    )


def _steps_label(count: int, translate: Translate) -> str:
    if count > MOST_STEPS:
        return translate("Report", "Step-backs ({n}), the newest").format(n=count)
    return translate("Report", "Step-backs ({n})").format(n=count)


def _kept_words(part: PlanPart, translate: Translate) -> str:
    if not part.days:
        return translate("Report", "no day to count yet")
    return translate("Report", "{kept} of {days} days, {practice} of them with practice").format(
        kept=part.kept, days=part.days, practice=part.practice_days
    )


def _step_words(step: StepBack, interval: Interval, translate: Translate) -> str:
    why = {
        FlareSource.SAID: translate("Report", "a flare was said"),
        FlareSource.LONGER: translate("Report", "worse for longer than an hour after practice"),
        FlareSource.STILL_WORSE: translate("Report", "still worse the day after practice"),
    }[step.because.source]
    return translate("Report", "{first} to {last}, {why}").format(
        first=_day(step.first_day, interval, translate),
        last=_day(step.last_day, interval, translate),
        why=why,
    )


def kind_words(kind: SessionKind, translate: Translate) -> str:
    """A kind of session, before its number."""
    return {
        SessionKind.DRILL: translate("Report", "left/right"),
        SessionKind.BREATHING: translate("Report", "breathing"),
        SessionKind.LESSON: translate("Report", "lessons and questions"),
        SessionKind.IMAGERY: translate("Report", "imagined movements"),
        SessionKind.MIRROR: translate("Report", "mirror"),
        SessionKind.NOTICE: translate("Report", "notice"),
        SessionKind.ACTIVITY: translate("Report", "daily tasks"),
    }[kind]


# -- pain and sleep -----------------------------------------------------------------------------------------


def _trend(part: TrendPart, report: Report, translate: Translate) -> PaperSection:
    interval = report.interval
    told = [trend for trend in part.trends if trend.days]
    lines = [PaperLine(_trend_words(trend, translate), scale_name(trend.scale, translate)) for trend in told]
    wanted = [Scale.PAIN_AVERAGE] if report.rates_pain and report.choice.has(Section.PAIN_SLEEP) else []
    missing = [scale for scale in wanted if all(trend.scale is not scale for trend in told)]
    lines += [
        PaperLine(translate("Report", "not rated in these weeks"), scale_name(scale, translate))
        for scale in missing
    ]
    if not report.rates_pain:
        lines.append(PaperLine(no_pain_words(translate)))
    elif not told and not missing:
        lines.append(PaperLine(translate("Report", "Nothing was rated in these weeks.")))
    if part.changes:
        lines.append(
            PaperLine(_changes_words(part, interval, translate), translate("Report", "What changed"), 1)
        )
    brief = [f"{scale_name(trend.scale, translate)} {_trend_words(trend, translate)}" for trend in told]
    if not report.rates_pain:
        brief.append(no_pain_words(translate))
    sources = []
    if told:
        sources.append(
            translate(
                "Report",
                "Ratings: first week against last. Within the noise of these days it may be chance. Beyond it: some "
                "change from 1 point, clear from 2 points or 30 % with at least 0.6 (Farrar 2001).",
            )
        )
    return PaperSection(
        Section.PAIN_SLEEP,
        _trend_heading(report, translate),
        translate("Report", "Rated days: {days}. Changes in your life: {changes}.").format(
            days=", ".join(
                translate("Report", "{what} {n}").format(
                    what=scale_name(trend.scale, translate), n=len(trend.days)
                )
                for trend in told
            )
            or NONE,
            changes=len(part.changes),
        ),
        (PaperPart(lines=tuple(lines)),),
        ("; ".join(brief) if brief else translate("Report", "Nothing was rated in these weeks."),),
        _daily(told, interval, translate),
        tuple(sources),
    )


def _trend_heading(report: Report, translate: Translate) -> str:
    with_sleep, with_mood = report.choice.has(Section.PAIN_SLEEP), report.choice.has(Section.MOOD)
    if with_mood and not with_sleep:
        return section_name(Section.MOOD, translate)
    if not report.rates_pain:
        return translate("Report", "Sleep and mood") if with_mood else translate("Report", "Sleep")
    return (
        translate("Report", "Pain, sleep and mood")
        if with_mood
        else section_name(Section.PAIN_SLEEP, translate)
    )


def scale_name(scale: Scale, translate: Translate) -> str:
    """What is rated day by day, with what 10 means."""
    return {
        Scale.PAIN_AVERAGE: translate("Report", "Pain (10 is worst)"),
        Scale.SLEEP: translate("Report", "Sleep (10 is best)"),
        Scale.MOOD: translate("Report", "Mood (10 is best)"),
    }[scale]


def _trend_words(trend: Trend, translate: Translate) -> str:
    if trend.by is None or trend.noise is None or trend.worth is None:
        return translate("Report", "{n} days rated: too few to tell").format(n=len(trend.days))
    return translate(
        "Report", "mean {first} in the first week, {last} in the last: {change} (noise {noise})"
    ).format(
        first=plain(trend.first_mean, 1),
        last=plain(trend.last_mean, 1),
        change=_change_words(trend.by, worth_words(trend.worth, translate), translate),
        noise=plain(trend.noise, 1),
    )


def _changes_words(part: TrendPart, interval: Interval, translate: Translate) -> str:
    return "; ".join(
        translate("Report", "{what} {day}").format(
            what=life_change_name(change.what, translate), day=_day(change.day, interval, translate)
        )
        for change in part.changes[-6:]
    )


def life_change_name(change: LifeChange, translate: Translate) -> str:
    """What changed."""
    return {
        LifeChange.MEDICINE: translate("Report", "medicine"),
        LifeChange.TREATMENT: translate("Report", "treatment"),
        LifeChange.ILLNESS: translate("Report", "illness"),
        LifeChange.SLEEP: translate("Report", "sleep"),
        LifeChange.OTHER: translate("Report", "something else"),
    }[change]


def _daily(told: Sequence[Trend], interval: Interval, translate: Translate) -> PaperTable | None:
    """The numbers of the picture, day by day."""
    if not told:
        return None
    days: dict[date, dict[Scale, float]] = {}
    for trend in told:
        for said in trend.days:
            days.setdefault(said.day, {})[trend.scale] = said.value
    return PaperTable(
        translate("Report", "What was rated, day by day"),
        (translate("Report", "Day"), *(scale_name(trend.scale, translate) for trend in told)),
        tuple(
            (_day(day, interval, translate), *(_rated(days[day], trend.scale) for trend in told))
            for day in sorted(days)
        ),
    )


def _rated(values: Mapping[Scale, float], scale: Scale) -> str:
    return plain(values[scale]) if scale in values else NONE


# -- safety -------------------------------------------------------------------------------------------------


def _safety(part: SafetyPart, interval: Interval, translate: Translate) -> PaperSection:
    told = [_reply_words(reply, interval, translate) for reply in part.replies]
    lines = [PaperLine(words) for words in told]
    if not told:
        lines = [PaperLine(no_see_someone(translate))]
    if part.looked_at:
        days = ", ".join(_day(day, interval, translate) for day in part.looked_at)
        lines.append(PaperLine(days, translate("Report", "“I have had this looked at”")))
    if part.standing in (Standing.EMERGENCY, Standing.SOON):
        lines.append(
            PaperLine(translate("Report", "It has not been looked at yet, as far as the person said."))
        )
    brief = "; ".join(line.plain for line in lines)
    return PaperSection(
        Section.SAFETY,
        section_name(Section.SAFETY, translate),
        translate("Report", "Answers with their dates: {n}.").format(n=part.count),
        (PaperPart(lines=tuple(lines)),),
        (translate("Report", "See someone: {said}").format(said=brief),),
    )


def no_see_someone(translate: Translate) -> str:
    """Never "safe"."""
    return translate("Report", "No such answer in these weeks.")


def _reply_words(reply: SafetyReply, interval: Interval, translate: Translate) -> str:
    assert reply.answer is SafetyAnswer.NEW
    words = {
        SafetyGroup.EMERGENCY: translate(
            "Report", "{day}: yes, new or clearly worse, to the signs that need help at once"
        ),
        SafetyGroup.SOON: translate(
            "Report", "{day}: yes, new or clearly worse, to the signs to show to a doctor or nurse soon"
        ),
        SafetyGroup.OTHER_WAY: translate(
            "Report", "{day}: belongs to a group that needs another way, and the own team has not seen it"
        ),
    }[reply.group]
    return words.format(day=_day(reply.day, interval, translate))


# -- own words ----------------------------------------------------------------------------------------------


def _words(part: WordsPart, report: Report, translate: Translate) -> PaperSection:
    interval = report.interval
    of_days = [note for note in part.notes if note.wrote is not Wrote.SESSION]
    first = [*of_days, *(note for note in part.notes if note.wrote is Wrote.SESSION)]  # those stay longest
    notes = [_own_line(note, first.index(note), interval, translate) for note in part.notes]
    lessons = [_own_line(note, n, interval, translate) for n, note in enumerate(part.lessons)]
    has_notes = report.choice.has(Section.WORDS)
    if has_notes and not notes:
        notes = [PaperLine(translate("Report", "No notes were written in these weeks."))]
    parts = [PaperPart(lines=tuple(notes))] if notes else []
    if lessons:
        title = section_name(Section.LESSON_WORDS, translate)
        parts.append(PaperPart(title if has_notes else "", tuple(lessons)))
    elif report.choice.has(Section.LESSON_WORDS):
        parts.append(PaperPart(lines=(PaperLine(translate("Report", "No words about lessons.")),)))
    told = (*first[: 1 if part.lessons else 2], *part.lessons[: 1 if part.notes else 2])
    said = [_short(note.text) for note in told]
    if part.count > len(said):
        said.append(translate("Report", "and {n} more").format(n=part.count - len(said)))
    return PaperSection(
        Section.WORDS,
        section_name(Section.WORDS if has_notes else Section.LESSON_WORDS, translate),
        translate("Report", "Notes, word for word: {notes}. Words about lessons: {lessons}.").format(
            notes=len(part.notes), lessons=len(part.lessons)
        ),
        tuple(parts),
        (translate("Report", "Own words: {said}").format(said=" / ".join(said) if said else NONE),),
    )


def _own_line(note: OwnWords, number: int, interval: Interval, translate: Translate) -> PaperLine:
    day = _day(note.day, interval, translate) if note.day is not None else ""
    if note.wrote is Wrote.LESSON:
        label = note.title
    elif note.wrote is Wrote.CHANGE:
        label = translate("Report", "{day}, what changed").format(day=day)
    elif note.wrote is Wrote.SESSION and note.kind is not None:
        label = translate("Report", "{day}, {kind}").format(day=day, kind=kind_words(note.kind, translate))
    else:
        label = day
    return PaperLine(" ".join(note.text.split()), label, _rank(number), is_own=True)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_BRIEF else words[: LONGEST_BRIEF - 1].rstrip() + "…"


def _rank(number: int) -> int:
    return FIRST_RANKS[number] if number < len(FIRST_RANKS) else 3


def _day(day: date, interval: Interval, translate: Translate) -> str:
    is_one_year = day.year == interval.last.year
    return (day_month if is_one_year else day_month_year)(day, translate)
