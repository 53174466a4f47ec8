"""Looking back on lessons and their questions, in words. Nothing here is a mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gmi_trainer.domain.learning_history import ComingBack, LessonSat, Share, UnitStory
from gmi_trainer.domain.span import Grain
from gmi_trainer.ui.words.histories import on_day, row_spoken
from gmi_trainer.ui.words.own_goals import said_day
from gmi_trainer.ui.words.sessions import CountingWords, LeftOutReason, RowWords
from gmi_trainer.ui.words.translate import Translate

REASONS = (LeftOutReason.SOMEONE_ELSE, LeftOutReason.JUST_TRYING, LeftOutReason.INTERRUPTED)


def first_line(
    read: int, lessons: int, newest: LessonSat, titles: Mapping[str, str], today: date, translate: Translate
) -> str:
    """How far somebody is, and what they did last."""
    return translate("LearningHistory", "{n} of {all} lessons read. Last time, {day}: {what}.").format(
        n=read,
        all=lessons,
        day=said_day(newest.day, today, translate),
        what=sitting_title(newest, titles, translate),
    )


def figures(read: int, answers: int, days: int, translate: Translate) -> tuple[tuple[str, str], ...]:
    """Lessons, answers and days: each a number, and what it counts."""
    return (
        (str(read), translate("LearningHistory", "lesson read") if read == 1 else _lessons(translate)),
        (str(answers), translate("LearningHistory", "answer") if answers == 1 else _answers(translate)),
        (str(days), translate("LearningHistory", "day") if days == 1 else _days(translate)),
    )


def sitting_title(one: LessonSat, titles: Mapping[str, str], translate: Translate) -> str:
    """A lesson by its name."""
    if one.is_review:
        return translate("LearningHistory", "Questions that came back")
    return titles.get(one.lesson_id, translate("LearningHistory", "A lesson that is here no more"))


def row_words(one: LessonSat, titles: Mapping[str, str], translate: Translate) -> RowWords:
    """A sitting as a row of the list."""
    title = sitting_title(one, titles, translate)
    about = on_day(one.day, translate)
    if one.answers.of:
        about = translate("LearningHistory", "{day} · {share}").format(
            day=about, share=right_of(one.answers, translate)
        )
    marks = []
    if not one.is_done:
        marks.append(translate("LearningHistory", "Left on the way"))
    if not one.counted:
        marks.append(translate("LearningHistory", "Not counted"))
    return RowWords(title, about, tuple(marks), (), row_spoken(title, about, marks), is_faint=not one.counted)


def right_of(share: Share, translate: Translate) -> str:
    """ "3 of 4 right"."""
    return translate("LearningHistory", "{n} of {all} right").format(n=share.right, all=share.of)


def sitting_lines(one: LessonSat, translate: Translate) -> tuple[str, ...]:
    """What came of it."""
    lines = []
    if not one.is_review:
        lines.append(
            translate("LearningHistory", "Read to its end.")
            if one.is_finished
            else translate("LearningHistory", "Left on the way. It goes on where you stopped.")
        )
    if one.answers.of:
        lines.append(
            translate("LearningHistory", "Questions: {share}.").format(share=right_of(one.answers, translate))
        )
    else:
        lines.append(translate("LearningHistory", "No question was answered."))
    return tuple(lines)


def unit_lines(units: Sequence[UnitStory], translate: Translate) -> tuple[str, ...]:
    """A line for each unit of which something was read or answered."""
    return tuple(_unit_line(unit, translate) for unit in units if unit.read or unit.first.of or unit.again.of)


def coming_lines(coming: ComingBack, translate: Translate) -> tuple[str, ...]:
    """When questions come back; nothing where none ever does."""
    if not coming.all:
        return ()
    told = (
        (coming.today, translate("LearningHistory", "Today: {questions}.")),
        (coming.week, translate("LearningHistory", "In the next 7 days: {questions}.")),
        (coming.month, translate("LearningHistory", "After that, within 30 days: {questions}.")),
        (coming.later, translate("LearningHistory", "Later: {questions}.")),
    )
    lines = [
        words.format(questions=_questions(count, translate))
        for count, words in told
        if count or words is told[0][1]
    ]
    return (
        *lines,
        translate(
            "LearningHistory",
            "Never more than five come on one day. What you answer right stays away longer each time.",
        ),
    )


def own_words_line(title: str, text: str, translate: Translate) -> str:
    """What somebody wrote about a lesson."""
    return translate("LearningHistory", "{lesson}: “{words}”").format(lesson=title, words=text)


def lessons_note(translate: Translate) -> str:
    """Below the chart of lessons."""
    return translate("LearningHistory", "A lesson counts once, on the day you first read it to its end.")


def answers_note(by: Grain, translate: Translate) -> str:
    """Below the chart of answers."""
    first = {
        Grain.DRILL: translate("LearningHistory", "A mark is a day."),
        Grain.WEEK: translate("LearningHistory", "A mark is a week."),
        Grain.MONTH: translate("LearningHistory", "A mark is a month."),
    }[by]
    return translate(
        "LearningHistory",
        "{first} With few answers one more or less moves it a lot. A miss is how questions know when to come back.",
    ).format(first=first)


def counting_words(translate: Translate) -> CountingWords:
    """ "Do not count" for a sitting."""
    return CountingWords(
        leave_out=translate("LearningHistory", "Do not count this one"),
        not_counted=translate("LearningHistory", "This one is not counted"),
        not_counted_because=translate("LearningHistory", "This one is not counted: {reason}"),
        kept=translate(
            "LearningHistory",
            "It is kept with everything in it. Only the sums and charts here leave it out. The lesson stays read, "
            "and its questions come back as before.",
        ),
        reasons=REASONS,
    )


def _unit_line(unit: UnitStory, translate: Translate) -> str:
    parts = [
        translate("LearningHistory", "{n} of {all} lessons").format(n=unit.read, all=unit.lessons),
    ]
    if unit.first.of:
        parts.append(
            translate("LearningHistory", "at first {share}").format(share=right_of(unit.first, translate))
        )
    if unit.again.of:
        parts.append(
            translate("LearningHistory", "on coming back {share}").format(
                share=right_of(unit.again, translate)
            )
        )
    return translate("LearningHistory", "{unit}: {facts}.").format(unit=unit.title, facts=" · ".join(parts))


def _questions(count: int, translate: Translate) -> str:
    if count == 0:
        return translate("LearningHistory", "no question")
    if count == 1:
        return translate("LearningHistory", "1 question")
    return translate("LearningHistory", "{n} questions").format(n=count)


def _lessons(translate: Translate) -> str:
    return translate("LearningHistory", "lessons read")


def _answers(translate: Translate) -> str:
    return translate("LearningHistory", "answers")


def _days(translate: Translate) -> str:
    return translate("LearningHistory", "days")
