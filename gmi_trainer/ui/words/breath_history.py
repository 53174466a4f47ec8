"""Looking back on breathing in words: what was done, and what changed around it. Never a promise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gmi_trainer.domain.breath_change import ChangeStory, Direction, direction_of
from gmi_trainer.domain.breath_course import FEWEST_FOR_A_MEAN, BreathDone, MeanChange
from gmi_trainer.domain.breath_weeks import Week
from gmi_trainer.domain.breathing import Ending
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.services.session_ports import BreathTotals
from gmi_trainer.ui.words.breathing import breath_count, breath_name, minutes_name, pace_name
from gmi_trainer.ui.words.days import day_month, day_month_year, wall_clock, week_of, weekday_name
from gmi_trainer.ui.words.sessions import CountingWords, LeftOutReason, RowWords
from gmi_trainer.ui.words.translate import Translate

MS_PER_MINUTE = 60_000
MOST_MINUTES = 120
"""What is longer is told in hours."""


# -- how much ------------------------------------------------------------------------------------------


def session_count(count: int, translate: Translate) -> str:
    """How many sessions."""
    if count == 1:
        return translate("BreathHistory", "1 session")
    return translate("BreathHistory", "{n} sessions").format(n=count)


def day_count(count: int, translate: Translate) -> str:
    """How many days."""
    if count == 1:
        return translate("BreathHistory", "1 day")
    return translate("BreathHistory", "{n} days").format(n=count)


def time_words(ms: int, translate: Translate) -> str:
    """A sum of time: "48 minutes", "3 hours and 20 minutes"."""
    minutes = round(ms / MS_PER_MINUTE)
    if minutes < MOST_MINUTES:
        return minutes_name(minutes * MS_PER_MINUTE, translate)
    hours, rest = divmod(minutes, 60)
    if not rest:
        return translate("BreathHistory", "{n} hours").format(n=hours)
    return translate("BreathHistory", "{n} hours and {minutes}").format(
        n=hours, minutes=minutes_name(rest * MS_PER_MINUTE, translate)
    )


def totals_line(totals: BreathTotals, translate: Translate) -> str:
    """ "12 sessions on 9 days, 48 minutes"."""
    if totals.sessions == 0:
        return translate("BreathHistory", "No session that counts")
    return translate("BreathHistory", "{sessions} on {days}, {time}").format(
        sessions=session_count(totals.sessions, translate),
        days=day_count(totals.days, translate),
        time=time_words(totals.breathed_ms, translate),
    )


def week_line(week: Week, today: date, translate: Translate) -> str:
    """ "This week: 3 days"."""
    name = week_of(week.monday, today, translate)
    if not week.days:
        return translate("BreathHistory", "{week}: none").format(week=name)
    return translate("BreathHistory", "{week}: {days}").format(
        week=name, days=day_count(week.days, translate)
    )


def weeks_sentence(weeks: Sequence[Week], today: date, translate: Translate) -> str:
    """What the picture of the last weeks shows, newest first."""
    lines = "; ".join(week_line(week, today, translate) for week in reversed(weeks))
    return translate("BreathHistory", "Days with breathing. {weeks}.").format(weeks=lines)


# -- what changed --------------------------------------------------------------------------------------


def scale_name(scale: Scale, translate: Translate) -> str:
    """What can be rated before and after."""
    return {
        Scale.TENSION: translate("BreathHistory", "Tension"),
        Scale.CALM: translate("BreathHistory", "Calm"),
        Scale.PAIN_NOW: translate("BreathHistory", "Pain"),
    }[scale]


def change_line(story: ChangeStory, translate: Translate) -> str:
    """The mean change, where there are enough sessions for one and it is more than ups and downs."""
    if story.mean is None:
        return translate(
            "BreathHistory", "You have rated {n} of {all} sessions. Fewer say too little."
        ).format(n=story.rated, all=FEWEST_FOR_A_MEAN)
    direction = direction_of(story.mean)
    over = _over(story, story.mean, translate)
    if direction is Direction.UNCLEAR:
        return translate(
            "BreathHistory",
            "On average no clear change, {over}. That is OK. Some people use it only for rest.",
        ).format(over=over)
    return _mean_words(story.scale, direction, translate).format(
        points=points_words(story.mean.mean, translate), over=over
    )


def singles_line(story: ChangeStory, translate: Translate) -> str:
    """How much single sessions differ; nothing where there are too few of them."""
    if story.mean is None:
        return ""
    least, most = min(story.singles), max(story.singles)
    if least == most:
        return translate("BreathHistory", "It was the same each time: {change}.").format(
            change=single_change(least, translate)
        )
    return translate(
        "BreathHistory",
        "Single sessions differ: from {least} to {most}. It was lower after {lower}, the same after {same}, and "
        "higher after {higher}.",
    ).format(
        least=single_change(least, translate),
        most=single_change(most, translate),
        lower=story.lower,
        same=story.same,
        higher=story.higher,
    )


def rather_not_line(story: ChangeStory, translate: Translate) -> str:
    """A kind word where it went the other way on average; nothing else."""
    if story.mean is None:
        return ""
    worse = Direction.LOWER if story.scale is Scale.CALM else Direction.HIGHER
    if direction_of(story.mean) is not worse:
        return ""
    return translate(
        "BreathHistory",
        "Slow breathing does not suit everyone. A gentler breath may feel better, and so may another way to rest.",
    )


def drift_sentence(translate: Translate) -> str:
    """What stands beside every change (science D2)."""
    return translate(
        "BreathHistory",
        "Scores tend to drift back to their average by themselves. So part of a change may be just that. "
        "This looks back, and promises nothing.",
    )


def nothing_rated(*, rates_pain: bool, translate: Translate) -> str:
    """Nobody rated anything yet."""
    if rates_pain:
        return translate(
            "BreathHistory",
            "You can rate tension, calm or pain before and after a session. With {n} rated sessions you see here "
            "what changed on average.",
        ).format(n=FEWEST_FOR_A_MEAN)
    return translate(
        "BreathHistory",
        "You can rate tension or calm before and after a session. With {n} rated sessions you see here what "
        "changed on average.",
    ).format(n=FEWEST_FOR_A_MEAN)


def points_words(change: float, translate: Translate) -> str:
    """How large a mean change is, without its direction."""
    return translate("BreathHistory", "{n} points").format(n=f"{abs(change):.1f}")


def single_change(change: float, translate: Translate) -> str:
    """After one session: "3 lower", "1 higher", "no change"."""
    if change == 0:
        return translate("BreathHistory", "no change")
    words = (
        translate("BreathHistory", "{n} lower") if change < 0 else translate("BreathHistory", "{n} higher")
    )
    return words.format(n=_score(abs(change)))


def _mean_words(scale: Scale, direction: Direction, translate: Translate) -> str:
    return {
        (Scale.TENSION, Direction.LOWER): translate(
            "BreathHistory", "On average {points} lower tension after than before, {over}."
        ),
        (Scale.TENSION, Direction.HIGHER): translate(
            "BreathHistory", "On average {points} higher tension after than before, {over}."
        ),
        (Scale.CALM, Direction.LOWER): translate(
            "BreathHistory", "On average {points} less calm after than before, {over}."
        ),
        (Scale.CALM, Direction.HIGHER): translate(
            "BreathHistory", "On average {points} more calm after than before, {over}."
        ),
        (Scale.PAIN_NOW, Direction.LOWER): translate(
            "BreathHistory", "On average {points} lower pain after than before, {over}."
        ),
        (Scale.PAIN_NOW, Direction.HIGHER): translate(
            "BreathHistory", "On average {points} higher pain after than before, {over}."
        ),
    }[scale, direction]


def _over(story: ChangeStory, mean: MeanChange, translate: Translate) -> str:
    if story.rated > mean.sessions:
        return translate("BreathHistory", "over your latest {n} rated sessions").format(n=mean.sessions)
    return translate("BreathHistory", "over {n} sessions").format(n=mean.sessions)


# -- one session ---------------------------------------------------------------------------------------


def session_title(done: BreathDone, translate: Translate) -> str:
    """ "4 in, 8 out · 25 breaths"."""
    return translate("BreathHistory", "{breath} · {breaths}").format(
        breath=breath_name(done.pattern, translate), breaths=breath_count(done.breaths, translate)
    )


def session_when(done: BreathDone, translate: Translate, *, with_year: bool = False) -> str:
    """ "Tuesday, 10 Mar, 08:30 · 5 minutes"."""
    return translate("BreathHistory", "{weekday}, {day}, {time} · {minutes}").format(
        weekday=weekday_name(done.day, translate),
        day=(day_month_year if with_year else day_month)(done.day, translate),
        time=wall_clock(done.started_utc, done.utc_offset_min, translate),
        minutes=minutes_name(done.breathed_ms, translate),
    )


def session_marks(done: BreathDone, translate: Translate) -> tuple[str, ...]:
    """What else is true of a session, in a word or two each."""
    marks = []
    if done.ending is None:
        marks.append(translate("BreathHistory", "Interrupted"))
    elif done.ending is Ending.STOPPED:
        marks.append(translate("BreathHistory", "Stopped early"))
    elif done.ending is Ending.DIZZY:
        marks.append(translate("BreathHistory", "Felt dizzy"))
    if done.eased:
        marks.append(translate("BreathHistory", "Made easier"))
    if not done.counted:
        marks.append(translate("BreathHistory", "Not counted"))
    return tuple(marks)


def ratings_line(done: BreathDone, translate: Translate) -> str:
    """ "Tension 6 → 4"; nothing where nothing was rated."""
    return " · ".join(
        translate("BreathHistory", "{scale} {before} → {after}").format(
            scale=scale_name(scale, translate),
            before=_score(done.before[scale]),
            after=_score(done.after[scale]),
        )
        if scale in done.before and scale in done.after
        else _rating_words(done, scale, translate)
        for scale in _rated_scales(done)
    )


def ratings_spoken(done: BreathDone, translate: Translate) -> tuple[str, ...]:
    """The same, a sentence each."""
    return tuple(_rating_words(done, scale, translate) for scale in _rated_scales(done))


def row_words(done: BreathDone, translate: Translate) -> RowWords:
    """A session as a row of the list."""
    title = session_title(done, translate)
    about = session_when(done, translate)
    marks, ratings = session_marks(done, translate), ratings_line(done, translate)
    spoken = ". ".join((f"{title}, {about}", *marks, *ratings_spoken(done, translate)))
    return RowWords(
        title, f"{about}\n{ratings}" if ratings else about, marks, (), spoken, is_faint=not done.counted
    )


def how_it_went(done: BreathDone, translate: Translate) -> tuple[str, ...]:
    """All that is kept of how a session went, a line each."""
    lines = [_breath_line(done, translate)]
    if done.breaths < done.spec.breaths:
        lines.append(
            translate("BreathHistory", "Whole breaths: {n} of {all}.").format(
                n=done.breaths, all=done.spec.breaths
            )
        )
    for count, words in (
        (done.eased, translate("BreathHistory", "Made easier: {times}.")),
        (done.pauses, translate("BreathHistory", "Paused: {times}.")),
        (done.sleeps, translate("BreathHistory", "The computer slept or stood still: {times}.")),
    ):
        if count:
            lines.append(words.format(times=_times(count, translate)))
    if done.spec.humming:
        lines.append(translate("BreathHistory", "With humming on the way out."))
    if done.pace is not None:
        lines.append(
            translate("BreathHistory", "How the pace was for you: {pace}.").format(
                pace=pace_name(done.pace, translate)
            )
        )
    return tuple(lines)


def ending_sentence(done: BreathDone, translate: Translate) -> str:
    """How it ended, where it did not go to its end."""
    if done.ending is None:
        return translate("BreathHistory", "This session was interrupted. Its whole breaths are kept.")
    if done.ending is Ending.DIZZY:
        return translate("BreathHistory", "You felt dizzy and stopped. That was the right thing to do.")
    if done.ending is Ending.STOPPED:
        return translate("BreathHistory", "You stopped early. The whole breaths count.")
    return ""


def _breath_line(done: BreathDone, translate: Translate) -> str:
    now = breath_name(done.pattern, translate)
    if done.spec.pattern == done.pattern:
        return translate("BreathHistory", "Breath, in seconds: {breath}.").format(breath=now)
    return translate("BreathHistory", "Breath, in seconds: first {before}, then {breath}.").format(
        before=breath_name(done.spec.pattern, translate), breath=now
    )


def _rated_scales(done: BreathDone) -> tuple[Scale, ...]:
    return tuple(scale for scale in Scale if scale in done.before or scale in done.after)


def _rating_words(done: BreathDone, scale: Scale, translate: Translate) -> str:
    name = scale_name(scale, translate)
    if scale not in done.after:
        return translate("BreathHistory", "{scale}: {before} before").format(
            scale=name, before=_score(done.before[scale])
        )
    if scale not in done.before:
        return translate("BreathHistory", "{scale}: {after} after").format(
            scale=name, after=_score(done.after[scale])
        )
    return translate("BreathHistory", "{scale}: {before} before, {after} after").format(
        scale=name, before=_score(done.before[scale]), after=_score(done.after[scale])
    )


def _score(value: float) -> str:
    return f"{value:g}"


def _times(count: int, translate: Translate) -> str:
    if count == 1:
        return translate("BreathHistory", "once")
    return translate("BreathHistory", "{n} times").format(n=count)


# -- whether it counts ---------------------------------------------------------------------------------

LEFT_OUT_REASONS = (LeftOutReason.INTERRUPTED, LeftOutReason.SOMEONE_ELSE, LeftOutReason.JUST_TRYING)


def counting_words(translate: Translate) -> CountingWords:
    """What "do not count" says of a breathing session."""
    return CountingWords(
        leave_out=translate("BreathHistory", "Do not count this session"),
        not_counted=translate("BreathHistory", "This session is not counted"),
        not_counted_because=translate("BreathHistory", "This session is not counted: {reason}"),
        kept=translate(
            "BreathHistory", "It is kept with everything in it. Only the sums and averages leave it out."
        ),
        reasons=LEFT_OUT_REASONS,
    )
