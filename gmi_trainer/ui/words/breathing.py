"""What a breathing session says: before it, beside the pacer, and when it is over. It promises nothing."""

from __future__ import annotations

from gmi_trainer.domain.breathing import BreathPattern, BreathSpec, Ending, Pace
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.words.translate import Translate

NEARLY = 0.06
"""So near a whole number of minutes a length is called by it (design)."""

SHORTEST_MINUTE_MS = 45_000
"""What is shorter is "less than a minute" (design)."""


@dataclass(frozen=True, slots=True)
class Words:
    """A message: its heading, and what it says."""

    title: str
    words: str
    note: str = ""


def seconds_of(ms: int) -> str:
    """A part of a breath in seconds: 4000 -> "4", 2500 -> "2.5"."""
    return f"{ms / 1000:g}"


def breath_name(pattern: BreathPattern, translate: Translate) -> str:
    """One breath: "4 in, 8 out", with its holds where there are some."""
    parts = [
        translate("Breathing", "{s} in").format(s=seconds_of(pattern.in_ms)),
        translate("Breathing", "hold {s}").format(s=seconds_of(pattern.hold_full_ms))
        if pattern.hold_full_ms
        else "",
        translate("Breathing", "{s} out").format(s=seconds_of(pattern.out_ms)),
        translate("Breathing", "rest {s}").format(s=seconds_of(pattern.hold_empty_ms))
        if pattern.hold_empty_ms
        else "",
    ]
    return ", ".join(part for part in parts if part)


def breath_in_seconds(pattern: BreathPattern, translate: Translate) -> str:
    """The same in full, where somebody may meet it for the first time: "4 seconds in, 8 seconds out"."""
    parts = [
        translate("Breathing", "{time} in").format(time=_seconds(pattern.in_ms, translate)),
        translate("Breathing", "hold {time}").format(time=_seconds(pattern.hold_full_ms, translate))
        if pattern.hold_full_ms
        else "",
        translate("Breathing", "{time} out").format(time=_seconds(pattern.out_ms, translate)),
        translate("Breathing", "rest {time}").format(time=_seconds(pattern.hold_empty_ms, translate))
        if pattern.hold_empty_ms
        else "",
    ]
    return ", ".join(part for part in parts if part)


def _seconds(ms: int, translate: Translate) -> str:
    if ms == 1_000:
        return translate("Breathing", "1 second")
    return translate("Breathing", "{s} seconds").format(s=seconds_of(ms))


def minutes_name(ms: int, translate: Translate) -> str:
    """A length of time, to the minute: "5 minutes", "about 2 minutes", "less than a minute"."""
    if ms < SHORTEST_MINUTE_MS:
        return translate("Breathing", "less than a minute")
    exact = ms / 60_000
    minutes = max(1, int(exact + 0.5))
    is_near = abs(exact - minutes) <= NEARLY * minutes
    if minutes == 1:
        return translate("Breathing", "1 minute") if is_near else translate("Breathing", "about a minute")
    words = translate("Breathing", "{n} minutes") if is_near else translate("Breathing", "about {n} minutes")
    return words.format(n=minutes)


def breath_count(breaths: int, translate: Translate) -> str:
    """How many breaths."""
    if breaths == 1:
        return translate("Breathing", "1 breath")
    return translate("Breathing", "{n} breaths").format(n=breaths)


# -- before --------------------------------------------------------------------------------------------


def ready_words(
    spec: BreathSpec,
    translate: Translate,
    *,
    after_dizziness: bool = False,
    talk: bool = False,
    sound: str = "",
    reach: str = "",
) -> Words:
    """The ready screen: what comes, how to sit and to breathe, and where not to.

    ``talk``: they felt dizzy twice in a row. ``sound``: why nothing is heard. ``reach``: what pedals do, say.
    """
    what = translate("Breathing", "{breath}: {minutes} ({breaths})").format(
        breath=breath_in_seconds(spec.pattern, translate),
        minutes=minutes_name(spec.breaths * spec.pattern.cycle_ms, translate),
        breaths=breath_count(spec.breaths, translate),
    )
    if talk:
        ask_first = translate(
            "Breathing", "You felt dizzy twice in a row. Please talk it over with your doctor first."
        )
        what = f"{what}\n{ask_first}"
    elif after_dizziness:
        gently = translate("Breathing", "Last time you felt dizzy, so take it gently.")
        what = f"{what}\n{gently}"
    sit = translate("Breathing", "Sit or lie as it suits you.")
    how = translate(
        "Breathing",
        "Take quiet breaths, not big ones: in through the nose if that is easy, out softly.",
    )
    if spec.humming:
        how = translate("Breathing", "{how} Hum on the way out if you like.").format(how=how)
    where_not = translate(
        "Breathing",
        "Not while you drive, in water, or standing if you faint easily. You can stop at any time.",
    )
    title = (
        translate("Breathing", "One minute to try")
        if spec.is_first
        else translate("Breathing", "Slow breathing")
    )
    return Words(title, what, "\n".join(line for line in (sit, how, where_not, reach, sound) if line))


def not_kept_words(problem: str, translate: Translate) -> Words:
    """Before the first breath: nothing of the session can be stored."""
    return Words(
        translate("Breathing", "This session cannot be kept"),
        problem,
        translate("Breathing", "You can still breathe. It will not be in your history."),
    )


# -- beside the pacer ----------------------------------------------------------------------------------


def now_line(pattern: BreathPattern, translate: Translate) -> str:
    """It was made easier."""
    return translate("Breathing", "Now {breath}").format(breath=breath_name(pattern, translate))


def not_kept_line(translate: Translate) -> str:
    """A breath could not be stored."""
    return translate("Breathing", "This cannot be kept just now. Breathe on.")


# -- halts ---------------------------------------------------------------------------------------------


def paused_words(pattern: BreathPattern, *, can_ease: bool, translate: Translate) -> Words:
    """The person paused."""
    words = translate("Breathing", "Let your breath come and go by itself. Take all the time you need.")
    if not can_ease:
        words = translate(
            "Breathing",
            "This is the gentlest breath here. Just breathe as you like, for as long as you like.",
        )
    return Words(
        translate("Breathing", "Paused"),
        words,
        translate("Breathing", "When you go on, a new breath begins: {breath}.").format(
            breath=breath_name(pattern, translate)
        ),
    )


def gentlest_words(translate: Translate) -> Words:
    """ "Easier", where nothing is easier."""
    return Words(
        translate("Breathing", "This is the gentlest breath here"),
        translate(
            "Breathing",
            "Let the picture go, and breathe as you like. Your own breath is good as it is.",
        ),
    )


def slept_words(translate: Translate) -> Words:
    """The machine slept or stood still."""
    return Words(
        translate("Breathing", "There was a gap"),
        translate(
            "Breathing",
            "The computer slept, or stood still, for a while. Those breaths are not counted. "
            "Go on with a new breath, or stop here.",
        ),
    )


def flare_words(translate: Translate) -> Words:
    """ "I'm in a flare", said in a pause: breathing may go on."""
    return Words(
        translate("Breathing", "Your flare is noted"),
        translate(
            "Breathing",
            "Two or three easier days follow. Then your plan goes on by itself. Go on with your breath if it does "
            "you good, or stop here.",
        ),
    )


def flare_is_noted(translate: Translate) -> str:
    """The same, on the result."""
    return translate(
        "Breathing", "Your flare is noted. Two or three easier days follow. Then your plan goes on by itself."
    )


def dizzy_words(*, talk: bool, translate: Translate) -> Words:
    """ "I feel dizzy". ``talk``: the second time in a row."""
    steps = translate(
        "Breathing",
        "Let your breath come by itself. Sit or lie down. Look around the room. It mostly passes in a few minutes.",
    )
    emergency = translate(
        "Breathing", "Chest pain, very hard to breathe, or fainting: call your emergency number now."
    )
    return Words(
        translate("Breathing", "Stop and breathe normally"),
        f"{steps}\n\n{emergency}",
        talk_it_over(translate) if talk else "",
    )


def talk_it_over(translate: Translate) -> str:
    """After two such sessions in a row."""
    return translate(
        "Breathing",
        "This is the second time in a row. Please talk it over with your doctor before you go on with slow breathing.",
    )


# -- the result ----------------------------------------------------------------------------------------


def result_sentence(ending: Ending | None, breaths: int, breathed_ms: int, translate: Translate) -> str:
    """What was done, and nothing else."""
    if breaths == 0:
        return translate("Breathing", "You stopped before the first whole breath. That is fine.")
    whole = whole_breaths(breaths, translate)
    if ending is Ending.WHOLE:
        time = minutes_name(breathed_ms, translate)
        return translate("Breathing", "{time}, {breaths}.").format(
            time=time[:1].upper() + time[1:], breaths=whole
        )
    return translate("Breathing", "{breaths}. That counts.").format(breaths=whole)


def whole_breaths(breaths: int, translate: Translate) -> str:
    """How many whole ones."""
    if breaths == 1:
        return translate("Breathing", "1 whole breath")
    return translate("Breathing", "{n} whole breaths").format(n=breaths)


def what_now(ending: Ending | None, translate: Translate) -> str:
    """The line below it."""
    if ending is Ending.DIZZY:
        return translate("Breathing", "You stopped when you felt dizzy. That was the right thing to do.")
    return translate("Breathing", "Stay for a moment if you like. Let your breath come and go by itself.")


def pace_question(translate: Translate) -> str:
    """Asked after a session."""
    return translate("Breathing", "How was the pace for you?")


def pace_name(pace: Pace, translate: Translate) -> str:
    """An answer to it."""
    return {
        Pace.COMFORTABLE: translate("Breathing", "Comfortable"),
        Pace.A_LITTLE_TOO_LONG: translate("Breathing", "A little too long"),
        Pace.TOO_LONG: translate("Breathing", "Too long"),
    }[pace]


def own_breath_line(pattern: BreathPattern, translate: Translate) -> str:
    """What the next session begins with, after the breath was too long."""
    return translate("Breathing", "Next time: {breath}.").format(breath=breath_name(pattern, translate))


def gentlest_line(translate: Translate) -> str:
    """Too long, and there is no gentler breath to go on with."""
    return translate(
        "Breathing",
        "This is the gentlest breath here. Slow breathing does not suit everyone, and you can settle without it.",
    )


def dizzy_next_line(pattern: BreathPattern, translate: Translate) -> str:
    """What the next session begins with, after the person felt dizzy."""
    return translate("Breathing", "Next time begins more gently: {breath}.").format(
        breath=breath_name(pattern, translate)
    )


def step_question(pattern: BreathPattern, translate: Translate) -> str:
    """A suggestion, never a must."""
    return translate("Breathing", "Would you like to try {breath} next time?").format(
        breath=breath_name(pattern, translate)
    )


def step_refused(now: BreathPattern, translate: Translate) -> str:
    """The button that says no."""
    return translate("Breathing", "Stay with {breath}").format(breath=breath_name(now, translate))


def step_taken(pattern: BreathPattern, translate: Translate) -> str:
    """They would."""
    return translate("Breathing", "Next time: {breath}.").format(breath=breath_name(pattern, translate))


def step_left(pattern: BreathPattern, translate: Translate) -> str:
    """They would not."""
    return translate("Breathing", "You stay with {breath}.").format(breath=breath_name(pattern, translate))
