"""What the Breathe page says: a breath in figures, how long a session is, and each of the choices."""

from __future__ import annotations

from collections.abc import Iterable

from gmi_trainer.domain.breath_course import BreathPast
from gmi_trainer.domain.breathing import GOAL, LADDER, BreathPattern, Pacer
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.services.breath_choices import Asking, BreathChoices
from gmi_trainer.ui.words.breathing import breath_count, breath_name, minutes_name, seconds_of
from gmi_trainer.ui.words.translate import Translate


def seconds_words(ms: int, translate: Translate) -> str:
    """How long a part of a breath lasts."""
    if ms == 0:
        return translate("BreathePage", "None")
    if ms == 1_000:
        return translate("BreathePage", "1 second")
    return translate("BreathePage", "{n} seconds").format(n=seconds_of(ms))


def a_minute(pattern: BreathPattern, translate: Translate) -> str:
    """How slow that is."""
    n = f"{pattern.per_minute:.1f}".removesuffix(".0")
    if pattern.per_minute == round(pattern.per_minute):
        return translate("BreathePage", "{n} breaths a minute").format(n=n)
    return translate("BreathePage", "About {n} breaths a minute").format(n=n)


def step_about(pattern: BreathPattern, translate: Translate) -> str:
    """A step of the ladder, by what it is for."""
    if pattern == GOAL:
        return translate("BreathePage", "The goal. {pace}").format(pace=a_minute(pattern, translate))
    if pattern == LADDER[0]:
        return translate("BreathePage", "The gentlest step. {pace}").format(pace=a_minute(pattern, translate))
    return translate("BreathePage", "A gentler step. {pace}").format(pace=a_minute(pattern, translate))


def own_name(choices: BreathChoices, pattern: BreathPattern) -> str | None:
    """What the person calls a breath; None where it has no name of its own."""
    return next((own.name for own in choices.own if own.pattern == pattern), None)


# -- how long ------------------------------------------------------------------------------------------


def session_line(pattern: BreathPattern, breaths: int, translate: Translate) -> str:
    """ "5 minutes · 25 breaths"."""
    return translate("BreathePage", "{minutes} · {breaths}").format(
        minutes=minutes_name(breaths * pattern.cycle_ms, translate), breaths=breath_count(breaths, translate)
    )


def lasts(pattern: BreathPattern, breaths: int, translate: Translate) -> str:
    """How long so many breaths are."""
    return translate("BreathePage", "Lasts {minutes}").format(
        minutes=minutes_name(breaths * pattern.cycle_ms, translate)
    )


def suits_about(past: BreathPast | None, *, saves_energy: bool, translate: Translate) -> str:
    """What "as suits your week" means. It does not grow for who saves energy."""
    is_first = past is not None and past.sessions == 0
    if saves_energy:
        if is_first:
            return translate("BreathePage", "1 minute to try it, then 2 minutes.")
        return translate("BreathePage", "2 minutes, as you save your energy.")
    if is_first:
        return translate("BreathePage", "1 minute to try it, 2 minutes in the first week, then 5.")
    return translate("BreathePage", "2 minutes in the first week, then 5.")


# -- how to follow it ----------------------------------------------------------------------------------


def pacer_name(pacer: Pacer, translate: Translate) -> str:
    """How the breath is shown."""
    return {
        Pacer.CIRCLE: translate("BreathePage", "Circle"),
        Pacer.WAVE: translate("BreathePage", "Wave"),
        Pacer.BAR: translate("BreathePage", "Bar"),
        Pacer.WORDS: translate("BreathePage", "Plain words"),
    }[pacer]


def pacer_about(pacer: Pacer, translate: Translate) -> str:
    """What it looks like."""
    return {
        Pacer.CIRCLE: translate("BreathePage", "It grows as you breathe in."),
        Pacer.WAVE: translate("BreathePage", "A dot goes up and down a hill."),
        Pacer.BAR: translate("BreathePage", "It fills, and empties again."),
        Pacer.WORDS: translate("BreathePage", "What to do, and a count."),
    }[pacer]


def following_line(choices: BreathChoices, translate: Translate) -> str:
    """ "Circle · soft tones · voice"."""
    parts = [pacer_name(choices.pacer, translate)]
    if choices.tones:
        parts.append(translate("BreathePage", "soft tones"))
    if choices.voice:
        parts.append(translate("BreathePage", "voice"))
    if len(parts) == 1:
        parts.append(translate("BreathePage", "no sound"))
    if choices.humming:
        parts.append(translate("BreathePage", "humming"))
    return " · ".join(parts)


# -- what is asked -------------------------------------------------------------------------------------


def scale_name(scale: Scale, translate: Translate) -> str:
    """What can be rated before and after."""
    return {
        Scale.TENSION: translate("BreathePage", "Tension"),
        Scale.CALM: translate("BreathePage", "Calm"),
        Scale.PAIN_NOW: translate("BreathePage", "Pain"),
    }[scale]


def asking_name(asking: Asking, translate: Translate) -> str:
    """When it is asked."""
    return {
        Asking.AS_USUAL: translate("BreathePage", "The first three times"),
        Asking.ALWAYS: translate("BreathePage", "Each time"),
        Asking.NEVER: translate("BreathePage", "Never"),
    }[asking]


def asking_about(asking: Asking, translate: Translate) -> str:
    """What that means."""
    return {
        Asking.AS_USUAL: translate("BreathePage", "Then only one tap: easier, same or worse."),
        Asking.ALWAYS: translate("BreathePage", "After seven times you can see your mean change."),
        Asking.NEVER: translate("BreathePage", "You just breathe."),
    }[asking]


def asking_line(asking: Asking, scale: Scale | None, translate: Translate) -> str:
    """ "Tension, the first three times"."""
    if asking is Asking.NEVER or scale is None:
        return translate("BreathePage", "Nothing is asked")
    line = (
        translate("BreathePage", "{scale}, each time")
        if asking is Asking.ALWAYS
        else translate("BreathePage", "{scale}, the first three times")
    )
    return line.format(scale=scale_name(scale, translate))


# -- what cautions close -------------------------------------------------------------------------------


def closed_line(names: Iterable[str], translate: Translate) -> str:
    """Why some breaths are not offered, said once."""
    waiting = tuple(names)
    why = translate(
        "BreathePage",
        "Holds and breaths out of more than 6 seconds are closed, because of your answers on when to be careful.",
    )
    if not waiting:
        return why
    rest = translate("BreathePage", "Not offered for now: {names}.").format(names="; ".join(waiting))
    return f"{why} {rest}"


# -- how ---------------------------------------------------------------------------------------------


def how_lines(translate: Translate) -> tuple[str, ...]:
    """How to breathe (science D2), and where not to."""
    return (
        translate("BreathePage", "Sit or lie as it suits you. Let your belly be soft."),
        translate(
            "BreathePage",
            "In through the nose if that is easy, and out softly. Keep it small and quiet: big breaths can make you "
            "dizzy.",
        ),
        translate("BreathePage", "Never push for a long breath out. A gentler step is as good."),
        translate("BreathePage", "Not while you drive, in water, or standing if you faint easily."),
    )


# -- the page itself -----------------------------------------------------------------------------------


def claim(translate: Translate) -> str:
    """The only thing that may be said of what it does (science D1)."""
    return translate(
        "BreathePage",
        "Slow breathing helps many people feel calmer. Some people notice less pain for a while.",
    )


def step_up_line(pattern: BreathPattern, translate: Translate) -> str:
    """A step up, once the last session was comfortable. Never a must."""
    return translate(
        "BreathePage", "The last time was comfortable. If you like, {breath} comes next. There is no hurry."
    ).format(breath=breath_name(pattern, translate))
