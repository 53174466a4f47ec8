"""Looking back on daily tasks: a task as a row and as a page, and what charts show. No promise, and no push."""

from __future__ import annotations

from gmi_trainer.domain.activity_ladder import Rung
from gmi_trainer.domain.activity_steps import ActivityEnding, Tried
from gmi_trainer.domain.practice_history import TaskFacts
from gmi_trainer.ui.words.activities import (
    beside_expected,
    next_day_name,
    rounded_minutes,
    time_name,
)
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.histories import after_lines, not_counted_mark, on_day, row_spoken
from gmi_trainer.ui.words.sessions import RowWords
from gmi_trainer.ui.words.translate import Translate


def session_title(one: Tried, translate: Translate) -> str:
    """ "Hands · Hold an empty cup"."""
    return translate("TaskHistory", "{part} · {task}").format(
        part=part_name(one.part, translate), task=one.words
    )


def when_line(one: Tried, translate: Translate, *, with_year: bool = False) -> str:
    """ "Tuesday, 10 Mar · 2 minutes"."""
    day = on_day(one.day, translate, with_year=with_year)
    if not one.did_ms:
        return day
    return translate("TaskHistory", "{day} · {time}").format(
        day=day, time=time_name(max(0.5, rounded_minutes(one.did_ms)), translate)
    )


def row_words(one: Tried, translate: Translate) -> RowWords:
    """A task as a row of the list."""
    title, said = session_title(one, translate), []
    if one.expected is not None and one.actual is not None:
        said.append(
            translate("TaskHistory", "thought {expected}, was {actual}").format(
                expected=one.expected, actual=one.actual
            )
        )
    elif one.actual is not None:
        said.append(translate("TaskHistory", "hard: {n} of 10").format(n=one.actual))
    if one.next_day is not None:
        said.append(
            translate("TaskHistory", "day after: {words}").format(
                words=next_day_name(one.next_day, translate).lower()
            )
        )
    about = "\n".join(line for line in (when_line(one, translate), " · ".join(said)) if line)
    marks = _marks(one, translate)
    return RowWords(title, about, marks, (), row_spoken(title, about, marks), is_faint=not one.counted)


def _marks(one: Tried, translate: Translate) -> tuple[str, ...]:
    marks = []
    if one.ending is None:
        marks.append(translate("TaskHistory", "Not finished"))
    elif one.ending is ActivityEnding.STOPPED:
        marks.append(translate("TaskHistory", "Stopped on the way"))
    elif one.ending is ActivityEnding.UNWELL:
        marks.append(translate("TaskHistory", "Stopped, felt unwell"))
    if one.eased:
        marks.append(translate("TaskHistory", "Easier day"))
    if not one.counted:
        marks.append(not_counted_mark(translate))
    return tuple(marks)


def notices(one: Tried, translate: Translate) -> tuple[str, ...]:
    """How it ended, where it did not go to its end."""
    if one.ending is None:
        return (translate("TaskHistory", "This one was not finished. It is kept, and in no sum."),)
    if one.ending is ActivityEnding.UNWELL:
        return (
            translate("TaskHistory", "You stopped when it was too much. That was the right thing to do."),
        )
    if one.ending is ActivityEnding.STOPPED:
        return (translate("TaskHistory", "You stopped on the way. That counts."),)
    return ()


def said_lines(one: Tried, translate: Translate) -> tuple[str, ...]:
    """What was said of it."""
    lines = []
    if one.expected is not None and one.actual is not None:
        lines.append(beside_expected(one.expected, one.actual, translate))
    elif one.actual is not None:
        lines.append(translate("TaskHistory", "How hard it was: {n} of 10.").format(n=one.actual))
    elif one.expected is not None:
        lines.append(translate("TaskHistory", "How hard you thought: {n} of 10.").format(n=one.expected))
    if one.next_day is not None:
        lines.append(
            translate("TaskHistory", "The day after: {words}.").format(
                words=next_day_name(one.next_day, translate).lower()
            )
        )
    return (*lines, *after_lines(one.pain_change, one.feel, translate))


def fact_lines(facts: TaskFacts, translate: Translate) -> tuple[str, ...]:
    """What some tasks that count came to: beside what was thought, and the days after; only what was said."""
    lines = []
    if facts.easier or facts.as_thought or facts.harder:
        lines.append(
            translate(
                "TaskHistory",
                "Easier than you thought: {easier}. As you thought: {same}. Harder than you thought: {harder}.",
            ).format(easier=facts.easier, same=facts.as_thought, harder=facts.harder)
        )
    if facts.same or facts.settled or facts.longer:
        lines.append(
            translate(
                "TaskHistory",
                "The day after: as usual {same}, a bit more and settled {settled}, more for over a day {longer}.",
            ).format(same=facts.same, settled=facts.settled, longer=facts.longer)
        )
    return tuple(lines)


def rung_words(place: float, ladder: tuple[Rung, ...], translate: Translate) -> str:
    """ "3: Hold an empty cup"."""
    return translate("TaskHistory", "{n}: {task}").format(n=int(place), task=ladder[int(place) - 1].words)


def ladder_note(left_out: int, translate: Translate) -> str:
    """What the steps are, and what is not drawn."""
    note = translate("TaskHistory", "These are the steps of your ladder as it is today. 1 is the lowest.")
    if not left_out:
        return note
    others = (
        translate("TaskHistory", "1 task is on it no more, and is not drawn.")
        if left_out == 1
        else translate("TaskHistory", "{n} tasks are on it no more, and are not drawn.").format(n=left_out)
    )
    return translate("TaskHistory", "{first} {second}").format(first=note, second=others)
