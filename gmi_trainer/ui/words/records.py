"""What a whole record holds, in lines that anybody can count along with."""

from __future__ import annotations

from datetime import date

from gmi_trainer.services.care_ports import ErasingFacts, RecordContents
from gmi_trainer.ui.words.days import day_month_year
from gmi_trainer.ui.words.translate import Translate

_NAMED = (
    "session",
    "trial",
    "breathing",
    "rating",
    "event",
    "note",
    "goal",
    "goal_rating",
    "thought",
    "prediction",
    "knowledge_check",
    "plan",
    "preference",
    "picture_choice",
    "own_picture",
)
_NOT_COUNTED = ("person", "stimulus", "session_side", "session_cell", "session_line")
"""The person has a line of their own, pictures are no words of theirs, and the last three only sum up the trials."""


def contents_lines(contents: RecordContents, translate: Translate) -> tuple[str, ...]:
    """A line a kind; what there is none of has none. Nothing is left out: what has no line of its own comes last."""
    other = sum(n for table, n in contents.rows.items() if table not in (*_NAMED, *_NOT_COUNTED))
    choices = contents.rows.get("preference", 0) + contents.rows.get("picture_choice", 0)
    counted = (
        (translate("Records", "Pictures answered: {n}"), contents.rows.get("trial", 0)),
        (translate("Records", "Times of slow breathing: {n}"), contents.rows.get("breathing", 0)),
        (translate("Records", "Ratings: {n}"), contents.rows.get("rating", 0)),
        (translate("Records", "Dates you marked: {n}"), contents.rows.get("event", 0)),
        (translate("Records", "Notes in your own words: {n}"), contents.rows.get("note", 0)),
        (translate("Records", "Goals: {n}"), contents.rows.get("goal", 0)),
        (translate("Records", "Times you said how a goal goes: {n}"), contents.rows.get("goal_rating", 0)),
        (translate("Records", "Thoughts looked at again: {n}"), contents.rows.get("thought", 0)),
        (translate("Records", "Things to try, and what happened: {n}"), contents.rows.get("prediction", 0)),
        (
            translate("Records", "Times you answered “What I know about pain”: {n}"),
            contents.rows.get("knowledge_check", 0),
        ),
        (translate("Records", "Plans: {n}"), contents.rows.get("plan", 0)),
        (translate("Records", "Choices you made: {n}"), choices),
        (translate("Records", "Photos of your own: {n}"), contents.own_pictures),
        (translate("Records", "Other entries: {n}"), other),
    )
    return (_sessions(contents, translate), *(words.format(n=n) for words, n in counted if n > 0))


def name_line(contents: RecordContents, translate: Translate) -> str:
    """Whether the record says who it is about."""
    if not contents.name:
        return translate("Records", "No name is in it")
    return translate("Records", "Name: {name}").format(name=contents.name)


def erasing_lines(facts: ErasingFacts, translate: Translate) -> tuple[str, ...]:
    """What would go."""
    if facts.sessions is None:
        record = translate("Records", "Your record (it cannot be read)")
    else:
        record = translate("Records", "Your record, with this many sessions: {n}").format(n=facts.sessions)
    return (
        record,
        translate("Records", "Backups: {n}").format(n=facts.backups),
        translate("Records", "In all {size}").format(size=size_words(facts.size_bytes, translate)),
    )


def size_words(size_bytes: int, translate: Translate) -> str:
    """ "12 kB", "3.4 MB"."""
    if size_bytes < 1_000_000:
        return translate("Records", "{n} kB").format(n=max(1, round(size_bytes / 1000)))
    return translate("Records", "{n} MB").format(n=f"{size_bytes / 1_000_000:.1f}")


def iso_day(day: str, translate: Translate) -> str:
    """ "2025-03-10" as people write it. What is no day is shown as it is: it may come from elsewhere."""
    try:
        return day_month_year(date.fromisoformat(day), translate)
    except ValueError:
        return day[:10]


def _sessions(contents: RecordContents, translate: Translate) -> str:
    if contents.sessions == 0 or contents.first_day is None or contents.last_day is None:
        return translate("Records", "No sessions yet")
    first, last = iso_day(contents.first_day, translate), iso_day(contents.last_day, translate)
    if first == last:
        return translate("Records", "Sessions: {n}, all on {day}").format(n=contents.sessions, day=first)
    return translate("Records", "Sessions: {n}, from {first} to {last}").format(
        n=contents.sessions, first=first, last=last
    )
