"""Days and months looked back on, in words: what was done, said and noted. No day is called a missed one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from gmi_trainer.domain.activity import Purpose, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.calendar_month import CalendarDay, CalendarMonth, KindDone
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.day_story import DayRating, DaySession, OnceSaid, Wording
from gmi_trainer.domain.mirror import MirrorStep
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.breathing import breath_count, minutes_name
from gmi_trainer.ui.words.days import day_month, day_month_year, wall_clock, weekday_name
from gmi_trainer.ui.words.imagery import limb_line
from gmi_trainer.ui.words.mirror import step_name
from gmi_trainer.ui.words.translate import Translate

NAMES: Mapping[str, str] = {}


# -- a month ---------------------------------------------------------------------------------------------------


def month_title(first: date, translate: Translate) -> str:
    """ "March 2025"."""
    name = (
        translate("Calendar", "January"),
        translate("Calendar", "February"),
        translate("Calendar", "March"),
        translate("Calendar", "April"),
        translate("Calendar", "May"),
        translate("Calendar", "June"),
        translate("Calendar", "July"),
        translate("Calendar", "August"),
        translate("Calendar", "September"),
        translate("Calendar", "October"),
        translate("Calendar", "November"),
        translate("Calendar", "December"),
    )[first.month - 1]
    return translate("Calendar", "{month} {year}").format(month=name, year=first.year)


def kept_line(month: CalendarMonth, translate: Translate) -> str:
    """ "18 of the last 30 days", or of the first ones."""
    if month.is_from_the_start:
        return translate("Calendar", "{n} of your first {days} days. Rest days count, too.").format(
            n=month.kept, days=month.of
        )
    return translate("Calendar", "{n} of the last {days} days. Rest days count, too.").format(
        n=month.kept, days=month.of
    )


def kind_in_short(kind: SessionKind, translate: Translate) -> str:
    """A kind of practice."""
    return {
        SessionKind.DRILL: translate("Calendar", "left or right"),
        SessionKind.IMAGERY: translate("Calendar", "imagined movements"),
        SessionKind.MIRROR: translate("Calendar", "mirror"),
        SessionKind.ACTIVITY: translate("Calendar", "daily tasks"),
        SessionKind.BREATHING: translate("Calendar", "breathing"),
        SessionKind.NOTICE: translate("Calendar", "noticing"),
        SessionKind.LESSON: translate("Calendar", "learning"),
    }[kind]


def kept_word(translate: Translate) -> str:
    """Of a day with practice or rest, a lighter or an eased one."""
    return translate("Calendar", "kept")


def done_words(done: KindDone, translate: Translate) -> str:
    """ "breathing", "left or right, 3 times", "mirror, not counted"."""
    name = kind_in_short(done.kind, translate)
    if not done.counted:
        return translate("Calendar", "{name}, not counted").format(name=name)
    if done.sessions == 1:
        return name
    return translate("Calendar", "{name}, {n} times").format(name=name, n=done.sessions)


def day_facts(day: CalendarDay, today: date, translate: Translate) -> tuple[str, ...]:
    """Everything that a day says of itself."""
    facts = [done_words(done, translate) for done in day.done]
    if day.is_flare:
        facts.append(translate("Calendar", "flare"))
    elif day.is_eased:
        facts.append(translate("Calendar", "gentler day"))
    if day.is_lighter:
        facts.append(translate("Calendar", "lighter day"))
    if day.is_rest:
        facts.append(translate("Calendar", "rest day"))
    if day.has_change:
        facts.append(translate("Calendar", "something changed"))
    if day.has_note:
        facts.append(translate("Calendar", "note"))
    if day.is_kept and day.day <= today:
        facts.append(kept_word(translate))
    if not facts and day.has_check_in:
        facts.append(translate("Calendar", "checked in"))
    return tuple(facts)


def day_sentence(day: CalendarDay, today: date, translate: Translate) -> str:
    """A day, spoken: "Tuesday, 11 Mar, today: breathing; kept"."""
    name = translate("Calendar", "{weekday}, {day}").format(
        weekday=weekday_name(day.day, translate), day=day_month(day.day, translate)
    )
    if day.day == today:
        name = translate("Calendar", "{day}, today").format(day=name)
    facts = day_facts(day, today, translate)
    if not facts:
        what = (
            translate("Calendar", "still to come") if day.day > today else translate("Calendar", "no entry")
        )
    else:
        what = "; ".join(facts)
    return translate("Calendar", "{day}: {what}").format(day=name, what=what)


def month_sentence(month: CalendarMonth, translate: Translate) -> str:
    """A month in one sentence, as far as it has gone."""
    practised = sum(bool(day.done) for day in month.days)
    kept = sum(day.is_kept for day in month.days)
    return translate("Calendar", "{month}: practice on {n} days, {kept} days kept.").format(
        month=month_title(month.first, translate), n=practised, kept=kept
    )


# -- a day -----------------------------------------------------------------------------------------------------


def scale_name(scale: Scale, translate: Translate) -> str:
    """A number of the check-in."""
    return {
        Scale.PAIN_AVERAGE: translate("DayPage", "Pain"),
        Scale.SLEEP: translate("DayPage", "Sleep"),
        Scale.MOOD: translate("DayPage", "Mood"),
    }[scale]


def rated_around_name(scale: Scale, moment: Moment, translate: Translate) -> str:
    """A number that was told before or after a practice."""
    names = {
        (Scale.PAIN_NOW, Moment.BEFORE): translate("RatingsCard", "Pain before"),
        (Scale.PAIN_NOW, Moment.AFTER): translate("RatingsCard", "Pain after"),
        (Scale.TENSION, Moment.BEFORE): translate("RatingsCard", "Tension before"),
        (Scale.TENSION, Moment.AFTER): translate("RatingsCard", "Tension after"),
        (Scale.CALM, Moment.BEFORE): translate("RatingsCard", "Calm before"),
        (Scale.CALM, Moment.AFTER): translate("RatingsCard", "Calm after"),
    }
    return names[scale, moment]


def value_words(rating: DayRating | None, translate: Translate) -> str:
    """ "4 of 10"."""
    if rating is None or rating.value is None:
        return translate("DayPage", "not said")
    return translate("DayPage", "{n} of 10").format(n=rating.value)


def change_lines(rating: DayRating, translate: Translate) -> tuple[str, ...]:
    """What it was before, and when it was changed."""
    return tuple(_change_line(before, after, translate) for before, after in rating.changes)


def _change_line(before: OnceSaid, after: OnceSaid, translate: Translate) -> str:
    when = moment_words(after.said_utc, after.utc_offset_min, translate)
    if after.value is None:
        return translate("DayPage", "{before} taken out on {when}").format(before=before.value, when=when)
    if before.value is None:
        return translate("DayPage", "said again on {when}").format(when=when)
    return translate("DayPage", "changed from {before} to {after} on {when}").format(
        before=before.value, after=after.value, when=when
    )


def moment_words(at_utc: datetime, utc_offset_min: int, translate: Translate) -> str:
    """ "12 Mar 2025, 08:30", as the clock on the wall showed it."""
    day = (at_utc + timedelta(minutes=utc_offset_min)).date()
    return translate("DayPage", "{day}, {time}").format(
        day=day_month_year(day, translate), time=wall_clock(at_utc, utc_offset_min, translate)
    )


def wording_words(wording: Wording, translate: Translate) -> str:
    """A note as it was before."""
    return translate("DayPage", "Written {when}: {text}").format(
        when=moment_words(wording.written_utc, wording.utc_offset_min, translate), text=wording.text
    )


@dataclass(frozen=True, slots=True)
class SessionWords:
    """A session of a day: what it is called, when it was, and how it went."""

    title: str
    when: str
    line: str


def session_words(
    session: DaySession, translate: Translate, names: Mapping[str, str] = NAMES
) -> SessionWords:
    """``names``: of lessons and practices, by their id."""
    title, line = _TELLERS[session.kind](session, translate, names)
    if not session.is_done:
        line = translate("DayPage", "Stopped before its end.")
    return SessionWords(title, wall_clock(session.started_utc, session.utc_offset_min, translate), line)


_Names = Mapping[str, str]


def _part(session: DaySession, translate: Translate) -> str:
    return part_name(session.part or BodyPart.HAND, translate)


def _drill(session: DaySession, translate: Translate, _names: _Names) -> tuple[str, str]:
    kind = {
        Purpose.FAMILIARISATION: translate("DayPage", "practice"),
        Purpose.TEST: translate("DayPage", "test"),
    }.get(session.purpose or Purpose.TRAINING, translate("DayPage", "training"))
    title = translate("DayPage", "{part}: {kind}").format(part=_part(session, translate), kind=kind)
    return title, translate("DayPage", "{n} of {all} right").format(n=session.count, all=session.of)


def _breathing(session: DaySession, translate: Translate, _names: _Names) -> tuple[str, str]:
    line = translate("DayPage", "{breaths}, {minutes}").format(
        breaths=breath_count(session.count, translate), minutes=minutes_name(session.did_ms, translate)
    )
    return translate("DayPage", "Breathing"), line


def _lesson(session: DaySession, translate: Translate, names: _Names) -> tuple[str, str]:
    if session.name:
        title = translate("DayPage", "Lesson: {name}").format(name=names.get(session.name, session.name))
        return title, translate("DayPage", "Read to the end.")
    title = translate("DayPage", "Questions that came back")
    return title, translate("DayPage", "{n} answered").format(n=session.count)


def _imagery(session: DaySession, translate: Translate, _names: _Names) -> tuple[str, str]:
    limb = limb_line(session.part or BodyPart.HAND, session.side, translate)
    title = translate("DayPage", "Imagined movements: {limb}").format(limb=limb)
    return title, translate("DayPage", "{n} cards").format(n=session.count)


def _mirror(session: DaySession, translate: Translate, _names: _Names) -> tuple[str, str]:
    step = step_name(MirrorStep(session.step or 0), translate)
    return translate("DayPage", "Mirror: {step}").format(step=step), minutes_name(session.did_ms, translate)


def _notice(session: DaySession, translate: Translate, names: _Names) -> tuple[str, str]:
    title = names.get(session.name, translate("DayPage", "Noticing"))
    return title, minutes_name(session.did_ms, translate)


def _activity(session: DaySession, translate: Translate, _names: _Names) -> tuple[str, str]:
    title = translate("DayPage", "Daily task: {what}").format(what=session.words)
    if not session.did_ms:
        return title, _part(session, translate)
    return title, minutes_name(session.did_ms, translate)


_TELLERS: Mapping[SessionKind, Callable[[DaySession, Translate, _Names], tuple[str, str]]] = {
    SessionKind.DRILL: _drill,
    SessionKind.BREATHING: _breathing,
    SessionKind.LESSON: _lesson,
    SessionKind.IMAGERY: _imagery,
    SessionKind.MIRROR: _mirror,
    SessionKind.NOTICE: _notice,
    SessionKind.ACTIVITY: _activity,
}
