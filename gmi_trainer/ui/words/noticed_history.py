"""Looking back on practices of noticing: a session as a row and as a page, and how often each was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gmi_trainer.domain.guided import GuidedDone, GuidedPast, Length
from gmi_trainer.domain.span import Grain
from gmi_trainer.ui.words.guided import history_line
from gmi_trainer.ui.words.histories import (
    after_lines,
    ending_mark,
    ending_sentence,
    not_counted_mark,
    row_spoken,
    times,
    when_and_how_long,
)
from gmi_trainer.ui.words.sessions import RowWords
from gmi_trainer.ui.words.translate import Translate


def practice_name(script_id: str, titles: Mapping[str, str], translate: Translate) -> str:
    """What a practice is called; one that is there no more has no name."""
    return titles.get(script_id) or translate("NoticedHistory", "A practice that is no longer here")


def row_words(one: GuidedDone, titles: Mapping[str, str], translate: Translate) -> RowWords:
    """A session as a row of the list."""
    title = practice_name(one.script_id, titles, translate)
    about = when_and_how_long(one.day, one.practised_ms, translate)
    marks = [ending_mark(one.ending, translate)]
    if not one.counted:
        marks.append(not_counted_mark(translate))
    shown = tuple(mark for mark in marks if mark)
    return RowWords(title, about, shown, (), row_spoken(title, about, shown), is_faint=not one.counted)


def notices(one: GuidedDone, translate: Translate) -> tuple[str, ...]:
    """How it ended, where it did not go to its end."""
    ending = ending_sentence(one.ending, translate)
    return (ending,) if ending else ()


def done_lines(one: GuidedDone, translate: Translate) -> tuple[str, ...]:
    """What was done."""
    version = (
        translate("NoticedHistory", "The short version.")
        if one.length is Length.SHORT
        else translate("NoticedHistory", "The long version.")
    )
    parts = translate("NoticedHistory", "Parts: {n} of {all}.").format(n=one.steps_done, all=one.steps)
    lines = [version, parts]
    for count, words in (
        (one.left_out, translate("NoticedHistory", "Left out: {times}.")),
        (one.pauses, translate("NoticedHistory", "Paused: {times}.")),
        (one.sleeps, translate("NoticedHistory", "The computer slept or stood still: {times}.")),
    ):
        if count:
            lines.append(words.format(times=times(count, translate)))
    return tuple(lines)


def said_lines(one: GuidedDone, translate: Translate) -> tuple[str, ...]:
    """What was said of it."""
    return after_lines(one.pain_change, one.feel, translate)


def practice_lines(
    past: GuidedPast, titles: Mapping[str, str], today: date, translate: Translate
) -> tuple[str, ...]:
    """How often each practice was done, the most often done first."""
    ordered = sorted(past.of.items(), key=lambda one: (-one[1].times, one[0]))
    return tuple(
        translate("NoticedHistory", "{name}: {often}").format(
            name=practice_name(script_id, titles, translate),
            often=_in_a_line(history_line(tally, today, translate)),
        )
        for script_id, tally in ordered
    )


def minutes_words(minutes: float, translate: Translate) -> str:
    """ "12 minutes"."""
    if round(minutes) == 1:
        return translate("NoticedHistory", "1 minute")
    return translate("NoticedHistory", "{n} minutes").format(n=f"{minutes:.0f}")


def minutes_note(by: Grain, translate: Translate) -> str:
    """What a mark stands for."""
    return {
        Grain.DRILL: translate("NoticedHistory", "A mark is all of a day. Days without are fine."),
        Grain.WEEK: translate("NoticedHistory", "A mark is all of a week. Weeks without are fine."),
        Grain.MONTH: translate("NoticedHistory", "A mark is all of a month. Months without are fine."),
    }[by]


def _in_a_line(words: str) -> str:
    return words[:1].lower() + words[1:]
