"""What leaves in a result, what came in one, how it is sealed, and what is said of a clinic's key."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.services.clinic_ports import Seal
from gmi_trainer.services.result_ports import Merged, Opened, ResultContents
from gmi_trainer.services.results_out import Recipient, Weeks
from gmi_trainer.ui.words.days import local_moment
from gmi_trainer.ui.words.records import iso_day
from gmi_trainer.ui.words.report import kind_words
from gmi_trainer.ui.words.translate import Translate

_KINDS = {kind.value: kind for kind in SessionKind}
LONGEST_NOTE = 2_000
MOST_NOTES = 500


def weeks_words(weeks: Weeks, last_sent: date | None, translate: Translate) -> str:
    """How far back a result looks."""
    if weeks is Weeks.SINCE_LAST and last_sent is not None:
        return translate("Results", "Since the last one ({day})").format(
            day=iso_day(last_sent.isoformat(), translate)
        )
    return {
        Weeks.SINCE_LAST: translate("Results", "Since the last one"),
        Weeks.TWO: translate("Results", "2 weeks"),
        Weeks.FOUR: translate("Results", "4 weeks"),
        Weeks.TWELVE: translate("Results", "12 weeks"),
        Weeks.ALL: translate("Results", "All of it"),
    }[weeks]


def contents_lines(contents: ResultContents, translate: Translate) -> tuple[str, ...]:
    """A line a kind, with its number; what there is none of has none."""
    rows = contents.rows
    counted = (
        (translate("Results", "Pictures answered: {n}"), rows.get("trial", 0)),
        (translate("Results", "Answers about lessons: {n}"), rows.get("answer", 0)),
        (translate("Results", "Answers on the day after: {n}"), rows.get("activity_next_day", 0)),
        (translate("Results", "Dates you marked, and answers about safety: {n}"), rows.get("event", 0)),
        (translate("Results", "Times you said how a goal goes: {n}"), rows.get("goal_rating", 0)),
        (translate("Results", "Plans, and their versions: {n}"), rows.get("plan", 0)),
    )
    return (
        _days(contents, translate),
        *_sessions(contents, translate),
        *(words.format(n=n) for words, n in counted if n),
        *_ratings(contents, translate),
        *_words(contents, translate),
    )


def stays_line(*, with_notes: bool, rates_pain: bool, translate: Translate) -> str:
    """What is in no result, whatever is ticked."""
    said = [
        translate(
            "Results",
            "What stays here: what you wrote about lessons, thoughts and things to try, your photos, whom you call, "
            "and your settings.",
        )
    ]
    if not with_notes:
        said.append(translate("Results", "Your notes and remarks stay here, too."))
    if not rates_pain:
        said.append(translate("Results", "No rating of pain leaves."))
    return " ".join(said)


def about_line(translate: Translate) -> str:
    """What a person said of themselves goes along."""
    return translate(
        "Results",
        "What you said about yourself: where it hurts, your rest days, whether you save your energy",
    )


def name_line(contents: ResultContents, translate: Translate) -> str:
    """Whether it says who it is about."""
    if not contents.name:
        return translate("Results", "No name is in it")
    return translate("Results", "Name: {name}").format(name=contents.name)


def seal_words(seal: Seal, recipient: Recipient | None, translate: Translate) -> str:
    """Which of the three it is, and what that means."""
    if seal is Seal.CLINIC and recipient is not None:
        return translate(
            "Results",
            "Sealed for {clinic}: only its key can open the file. Fingerprint of the key: {fingerprint}.",
        ).format(clinic=recipient.clinic or _a_clinic(translate), fingerprint=recipient.key.fingerprint)
    if seal is Seal.PASSPHRASE:
        return translate(
            "Results",
            "Sealed with a passphrase: whoever knows it can open the file. Tell it to your clinic by word of mouth.",
        )
    return translate(
        "Results", "Not sealed: whoever has the file can read all of it. Hand it over yourself, on a stick."
    )


def came_sealed(seal: Seal, translate: Translate) -> str:
    """How a file came."""
    return {
        Seal.CLINIC: translate("Results", "It was sealed for this clinic."),
        Seal.PASSPHRASE: translate("Results", "It was sealed with a passphrase."),
        Seal.NONE: translate("Results", "It was not sealed: others may have read it on the way."),
    }[seal]


def merged_words(merged: Merged, who: str, translate: Translate) -> str:
    """What came of it."""
    sessions = merged.added.get("session", 0)
    said = translate("Results", "Taken in for {who}. New sessions: {n}.").format(who=who, n=sessions)
    if merged.filled:
        said += " " + translate(
            "Results", "Words that an earlier result had left out were added: {n}."
        ).format(n=merged.filled)
    if merged.known:
        said += " " + translate("Results", "What was here already was left as it is.")
    return said


def opened_words(opened: Opened, translate: Translate) -> str:
    """A result that came into a record, in one line."""
    line = translate("Results", "Opened {opened}, made {made}").format(
        opened=local_moment(opened.opened_utc, translate), made=local_moment(opened.made_utc, translate)
    )
    if opened.undone_utc is not None:
        out = translate("Results", "taken out again {when}").format(
            when=local_moment(opened.undone_utc, translate)
        )
        line = f"{line} · {out}"
    return line


def opened_rows_words(opened: Opened, translate: Translate) -> str:
    """What of it is here, and would go with it."""
    rows = opened.rows
    counted = (
        (translate("Results", "sessions: {n}"), rows.get("session", 0)),
        (translate("Results", "pictures answered: {n}"), rows.get("trial", 0)),
        (translate("Results", "ratings: {n}"), rows.get("rating", 0)),
        (translate("Results", "notes: {n}"), rows.get("note", 0)),
        (translate("Results", "dates and safety answers: {n}"), rows.get("event", 0)),
        (translate("Results", "plans, and their versions: {n}"), rows.get("plan", 0)),
        (translate("Results", "goals: {n}"), rows.get("goal", 0)),
        (
            translate("Results", "other answers: {n}"),
            sum(rows.get(table, 0) for table in ("answer", "activity_next_day", "goal_rating")),
        ),
    )
    told = " · ".join(words.format(n=n) for words, n in counted if n)
    return told or translate("Results", "Nothing that another result does not have, too.")


def _days(contents: ResultContents, translate: Translate) -> str:
    if contents.first_day is None or contents.last_day is None:
        return translate("Results", "Nothing of these days")
    first, last = iso_day(contents.first_day, translate), iso_day(contents.last_day, translate)
    if first == last:
        return translate("Results", "Of one day: {day}").format(day=first)
    return translate("Results", "From {first} to {last}").format(first=first, last=last)


def _sessions(contents: ResultContents, translate: Translate) -> tuple[str, ...]:
    known = ((_KINDS[kind], n) for kind, n in sorted(contents.sessions.items()) if kind in _KINDS)
    return tuple(
        translate("Results", "{kind}: {n}").format(kind=_capital(kind_words(kind, translate)), n=n)
        for kind, n in known
    )


def _ratings(contents: ResultContents, translate: Translate) -> tuple[str, ...]:
    named = {
        Scale.PAIN_AVERAGE.value: translate("Results", "Ratings of pain since the day before: {n}"),
        Scale.PAIN_NOW.value: translate("Results", "Ratings of pain around practice: {n}"),
        Scale.SLEEP.value: translate("Results", "Ratings of sleep: {n}"),
        Scale.MOOD.value: translate("Results", "Ratings of mood: {n}"),
    }
    said = [
        words.format(n=contents.ratings[scale]) for scale, words in named.items() if scale in contents.ratings
    ]
    other = sum(n for scale, n in contents.ratings.items() if scale not in named)
    if other:
        said.append(translate("Results", "Other ratings: {n}").format(n=other))
    return tuple(said)


def _words(contents: ResultContents, translate: Translate) -> tuple[str, ...]:
    goals = [translate("Results", "Goal: “{words}”").format(words=_short(goal)) for goal in contents.goals]
    notes = [
        translate("Results", "Your words, {day}: “{words}”").format(
            day=iso_day(day, translate), words=_short(words)
        )
        for day, words in contents.notes[:MOST_NOTES]
    ]
    more = len(contents.notes) - len(notes)
    if more > 0:
        notes.append(translate("Results", "And more of your words: {n}").format(n=more))
    return (*goals, *notes)


def _short(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= LONGEST_NOTE else f"{one_line[:LONGEST_NOTE]}…"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _a_clinic(translate: Translate) -> str:
    return translate("Results", "your clinic")
