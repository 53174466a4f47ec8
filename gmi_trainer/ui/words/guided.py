"""What guided practices say beside their own texts: before, at a halt, and when one is over. They promise little."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.breath_cues import CueTrouble
from gmi_trainer.domain.guided import Eyes, GuidedEnding, GuidedScript, GuidedSpec, Tally
from gmi_trainer.domain.key_map import ESCAPE, SPACE
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.guided_choices import Hear
from gmi_trainer.ui.words.answers import key_cap
from gmi_trainer.ui.words.breath_keys import how_to_press, letter_hint
from gmi_trainer.ui.words.breathing import Words, minutes_name
from gmi_trainer.ui.words.days import day_month
from gmi_trainer.ui.words.translate import Translate


@dataclass(frozen=True, slots=True)
class GuidedHints:
    """What is written on the keys; empty where no key does it. ``press``: the button that has the keyboard."""

    pause: str = ""
    next: str = ""
    upset: str = ""
    stop: str = ""
    press: str = ""


def guided_hints(reach: Reach, translate: Translate) -> GuidedHints:
    """Own keys come first; a letter that they took is not named."""
    keys = reach.own_keys
    upset = letter_hint("D", reach)
    if keys is None:
        space = key_cap(SPACE, translate)
        return GuidedHints(space, letter_hint("N", reach), upset, key_cap(ESCAPE, translate), space)
    left, right, stop = (key_cap(key, translate) for key in (keys.left, keys.right, keys.stop))
    return GuidedHints(right, left, upset, stop, right)


# -- where practices are chosen ------------------------------------------------------------------------


def notice_about(translate: Translate) -> str:
    """What it is, and the only thing that may be claimed (science A52)."""
    return translate(
        "Guided",
        "Notice what is here, without having to change it. It may help some people to be less bothered by pain. "
        "The effect is usually small.",
    )


def length_line(seconds: int, translate: Translate) -> str:
    """How long one takes: "about 3 minutes"."""
    return minutes_name(seconds * 1_000, translate)


def history_line(tally: Tally | None, today: date, translate: Translate) -> str:
    """How often, and when last."""
    if tally is None:
        return translate("Guided", "Not done yet")
    if tally.last_day == today:
        last = translate("Guided", "today")
    elif tally.last_day.year == today.year:
        last = day_month(tally.last_day, translate)
    else:
        last = translate("Guided", "{day} {year}").format(
            day=day_month(tally.last_day, translate), year=tally.last_day.year
        )
    if tally.times == 1:
        return translate("Guided", "Done once, {day}").format(day=last)
    return translate("Guided", "Done {n} times, last {day}").format(n=tally.times, day=last)


def hear_name(hear: Hear, translate: Translate) -> str:
    """A choice of what is heard."""
    return {
        Hear.TONES: translate("Guided", "Soft tones"),
        Hear.VOICE: translate("Guided", "Tones and a voice"),
        Hear.NOTHING: translate("Guided", "Nothing"),
    }[hear]


# -- before --------------------------------------------------------------------------------------------


def ready_words(
    script: GuidedScript,
    spec: GuidedSpec,
    translate: Translate,
    *,
    trouble: CueTrouble | None = None,
    reach: Reach | None = None,
) -> Words:
    """The ready screen: how long, how to sit, what it may stir up, and how to follow it with closed eyes."""
    length = minutes_name(sum(step.ms for step in spec.steps), translate)
    what = translate("Guided", "{length}. {sit}").format(
        length=length[:1].upper() + length[1:], sit=script.sit
    )
    if script.content_note:
        what = f"{what}\n{script.content_note}"
    reach = reach or Reach()
    by_ear = spec.tones and trouble in (None, CueTrouble.NO_VOICE)
    how = [
        eyes_line(script.eyes, translate),
        tones_line(translate) if by_ear else "",
        trouble_line(trouble, translate) if trouble is not None else "",
        translate("Guided", "Not while you drive or in water. You can stop at any time."),
    ]
    lines = [
        " ".join(line for line in how if line),
        parts_line(script, spec, translate) if by_ear and not (spec.voice and trouble is None) else "",
        how_to_press(reach, translate),
        pedals_line(reach, translate),
    ]
    return Words(script.title, what, "\n".join(line for line in lines if line))


def eyes_line(eyes: Eyes, translate: Translate) -> str:
    """What is suggested."""
    return {
        Eyes.OPEN: translate("Guided", "Open eyes are a good choice here. Close them only if you like."),
        Eyes.CLOSED: translate("Guided", "Close your eyes if that is comfortable. Open ones are fine, too."),
        Eyes.EITHER: translate("Guided", "Eyes open or closed, as you like."),
    }[eyes]


def tones_line(translate: Translate) -> str:
    """How to follow it by ear alone."""
    return translate(
        "Guided", "With closed eyes: each soft tone begins the next part. A bell ends the last one."
    )


def parts_line(script: GuidedScript, spec: GuidedSpec, translate: Translate) -> str:
    """All parts in order, so that tones alone are enough."""
    found = (script.step(step.step_id) for step in spec.steps)
    parts = " · ".join(step.heading for step in found if step is not None)
    return translate("Guided", "The parts: {parts}").format(parts=parts)


def pedals_line(reach: Reach, translate: Translate) -> str:
    """What own keys do on the way. Empty for everybody else."""
    keys = reach.own_keys
    if keys is None:
        return ""
    return translate("Guided", "On the way, {right} pauses and {left} goes on to the next part.").format(
        left=key_cap(keys.left, translate), right=key_cap(keys.right, translate)
    )


def trouble_line(trouble: CueTrouble, translate: Translate) -> str:
    """Why something is not heard."""
    if trouble is CueTrouble.NO_VOICE:
        return translate("Guided", "This computer has no voice for it. The words are on the screen.")
    return translate("Guided", "Nothing can be heard on this computer now. The words are on the screen.")


def not_kept_words(problem: str, translate: Translate) -> Words:
    """Before the first step: nothing of the session can be stored."""
    return Words(
        translate("Guided", "This session cannot be kept"),
        problem,
        translate("Guided", "You can still do it. It will not be in your history."),
    )


# -- on the way ----------------------------------------------------------------------------------------


def lead_in_heading(translate: Translate) -> str:
    """Before the first step."""
    return translate("Guided", "Get comfortable")


def lead_in_words(translate: Translate) -> str:
    """The line below it."""
    return translate("Guided", "It begins in a moment.")


def part_of(number: int, count: int, translate: Translate) -> str:
    """Where somebody is."""
    return translate("Guided", "Part {n} of {all}").format(n=number, all=count)


def not_kept_line(translate: Translate) -> str:
    """A step could not be stored."""
    return translate("Guided", "This cannot be kept just now. Go on all the same.")


# -- halts ---------------------------------------------------------------------------------------------


def paused_words(translate: Translate) -> Words:
    """The person paused."""
    return Words(
        translate("Guided", "Paused"),
        translate("Guided", "Take all the time you need. When you go on, the same part goes on."),
    )


def slept_words(translate: Translate) -> Words:
    """The machine slept or stood still."""
    return Words(
        translate("Guided", "There was a gap"),
        translate(
            "Guided",
            "The computer slept, or stood still, for a while. That time is not counted. Go on with the same part, "
            "or stop here.",
        ),
    )


def upset_words(translate: Translate) -> Words:
    """ "I feel dizzy or upset": it is over, and nothing is asked."""
    steps = translate(
        "Guided",
        "It has stopped. Open your eyes and look around. Name three things that you see. Feel what holds you up. "
        "Let your breath come by itself. It mostly passes in a few minutes.",
    )
    emergency = translate(
        "Guided", "Chest pain, very hard to breathe, or fainting: call your emergency number now."
    )
    return Words(translate("Guided", "Come back to the room"), f"{steps}\n\n{emergency}")


def flare_words(translate: Translate) -> str:
    """ "I'm in a flare", said on the result."""
    return translate(
        "Guided", "Your flare is noted. Two or three easier days follow. Then your plan goes on by itself."
    )


# -- the result ----------------------------------------------------------------------------------------


def result_sentence(
    ending: GuidedEnding | None, steps_done: int, practised_ms: int, translate: Translate
) -> str:
    """What was done, and nothing else."""
    if steps_done == 0:
        return translate("Guided", "You stopped before the first part was over. That is fine.")
    parts = (
        translate("Guided", "1 part")
        if steps_done == 1
        else translate("Guided", "{n} parts").format(n=steps_done)
    )
    if ending is GuidedEnding.WHOLE:
        time = minutes_name(practised_ms, translate)
        return translate("Guided", "{time}, {parts}.").format(time=time[:1].upper() + time[1:], parts=parts)
    return translate("Guided", "{parts}. That counts.").format(parts=parts)


def what_now(ending: GuidedEnding | None, translate: Translate) -> str:
    """The line below it."""
    if ending is GuidedEnding.UPSET:
        return translate("Guided", "You stopped when it was too much. That was the right thing to do.")
    return translate("Guided", "Stay for a moment if you like. There is nothing to get right here.")


def not_counted_words(translate: Translate) -> str:
    """It was left out of what is counted."""
    return translate("Guided", "This one is kept, and not counted.")


def not_counted_reason(translate: Translate) -> str:
    """Why, as it is kept."""
    return translate("Guided", "said after the practice")
