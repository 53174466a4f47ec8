"""What imagined movements say: the ladder, before and after a session, and what is asked. They promise nothing."""

from __future__ import annotations

from collections.abc import Sequence

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.breath_cues import CueTrouble
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.imagery import ImageryScript, ImagerySpec, Mood, Place, Posture, Rung, about_ms
from gmi_trainer.domain.imagery_course import Hurt, Imagined, Moved
from gmi_trainer.domain.imagery_time import Likeness, Timing
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.words.answers import key_cap
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.breath_keys import how_to_press, letter_hint
from gmi_trainer.ui.words.breathing import Words, minutes_name
from gmi_trainer.ui.words.days import day_month
from gmi_trainer.ui.words.guided import guided_hints, trouble_line
from gmi_trainer.ui.words.translate import Translate


@dataclass(frozen=True, slots=True)
class ImageryHints:
    """What is written on the keys; empty where no key does it. ``go_on``: at one's own pace."""

    go_on: str = ""
    pause: str = ""
    next: str = ""
    hurts: str = ""
    upset: str = ""
    stop: str = ""
    press: str = ""


def imagery_hints(reach: Reach, translate: Translate, *, own_pace: bool) -> ImageryHints:
    """At one's own pace the large key goes on, and P pauses."""
    hints = guided_hints(reach, translate)
    keys = reach.own_keys
    pause = hints.pause
    if own_pace:
        pause = letter_hint("P", reach) if keys is None else key_cap(keys.pause, translate)
    return ImageryHints(
        go_on=hints.press,
        pause=pause,
        next=hints.next,
        hurts=letter_hint("H", reach),
        upset=hints.upset,
        stop=hints.stop,
        press=hints.press,
    )


# -- the ladder ----------------------------------------------------------------------------------------


def rung_name(rung: Rung, translate: Translate, *, both_ways: bool = False) -> str:
    """What a step is called. ``both_ways``: neck and back have an easy way instead of a good side."""
    return {
        Rung.WATCH: translate("Imagery", "Watch a picture"),
        Rung.OTHER: translate("Imagery", "Watch somebody else"),
        Rung.HEALTHY: translate("Imagery", "The easy way")
        if both_ways
        else translate("Imagery", "The good side"),
        Rung.AT_REST: translate("Imagery", "The sore part at rest")
        if both_ways
        else translate("Imagery", "The sore side at rest"),
        Rung.CALM_PLACE: translate("Imagery", "A calm place"),
        Rung.NEARBY: translate("Imagery", "A joint close by"),
        Rung.MOVEMENT: translate("Imagery", "The movement"),
        Rung.TASKS: translate("Imagery", "Small tasks"),
    }[rung]


def rung_title(rung: Rung, translate: Translate, *, both_ways: bool = False) -> str:
    """ "Step 3: The good side"."""
    name = rung_name(rung, translate, both_ways=both_ways)
    return translate("Imagery", "Step {n}: {name}").format(n=int(rung), name=name)


def rung_about(rung: Rung, translate: Translate, *, both_ways: bool = False) -> str:
    """What is done on it, and why it stands there."""
    if both_ways and rung is Rung.HEALTHY:
        return translate("Imagery", "You imagine moving the way that is easy for you.")
    return {
        Rung.WATCH: translate("Imagery", "You only look at a picture. Nothing moves, not even in your mind."),
        Rung.OTHER: translate("Imagery", "In your mind you watch somebody else move with ease."),
        Rung.HEALTHY: translate("Imagery", "You imagine moving the side that does not hurt, or hurts less."),
        Rung.AT_REST: translate("Imagery", "You feel the sore side from inside, as it lies and rests."),
        Rung.CALM_PLACE: translate("Imagery", "The same in a place that is kind to you."),
        Rung.NEARBY: translate(
            "Imagery", "A joint beside it moves a little. The sore part just comes along."
        ),
        Rung.MOVEMENT: translate("Imagery", "You imagine the movement, small and smooth, there and back."),
        Rung.TASKS: translate("Imagery", "You imagine small things of your day, such as lifting a cup."),
    }[rung]


def back_line(because: Imagined, rung: Rung, translate: Translate, *, both_ways: bool) -> str:
    """Why it went a step back by itself."""
    return translate(
        "Imagery",
        "It was too much on {day}. That is common, and it is not harm. So the next one is gentler: {step}.",
    ).format(day=day_month(because.day, translate), step=rung_title(rung, translate, both_ways=both_ways))


def flare_line(rung: Rung, translate: Translate, *, both_ways: bool) -> str:
    """A flare: easier days."""
    return translate(
        "Imagery", "You said you are in a flare. So it is three cards, and a gentler step for now: {step}."
    ).format(step=rung_title(rung, translate, both_ways=both_ways))


def up_line(rung: Rung, translate: Translate, *, both_ways: bool) -> str:
    """A step up is suggested."""
    return translate("Imagery", "The last ones were easy. If you like, try the next step: {step}.").format(
        step=rung_title(rung, translate, both_ways=both_ways)
    )


def finished_line(translate: Translate) -> str:
    """The last step was easy."""
    return translate("Imagery", "You have come to the end of the ladder. Stay as long as it does you good.")


# -- choices -------------------------------------------------------------------------------------------


def side_name(side: Side, translate: Translate, *, both_ways: bool) -> str:
    """The side that hurts, or the way."""
    if both_ways:
        return {
            Side.LEFT: translate("Imagery", "To the left"),
            Side.RIGHT: translate("Imagery", "To the right"),
        }[side]
    return {Side.LEFT: translate("Imagery", "Left"), Side.RIGHT: translate("Imagery", "Right")}[side]


def limb_line(part: BodyPart, side: Side | None, translate: Translate) -> str:
    """ "Left hand"."""
    left, right = {
        BodyPart.HAND: (translate("Imagery", "Left hand"), translate("Imagery", "Right hand")),
        BodyPart.FOOT: (translate("Imagery", "Left foot"), translate("Imagery", "Right foot")),
        BodyPart.KNEE: (translate("Imagery", "Left knee"), translate("Imagery", "Right knee")),
        BodyPart.SHOULDER: (translate("Imagery", "Left shoulder"), translate("Imagery", "Right shoulder")),
        BodyPart.ELBOW: (translate("Imagery", "Left elbow"), translate("Imagery", "Right elbow")),
    }.get(part, ("", ""))
    if side is None:
        return part_name(part, translate)
    return left if side is Side.LEFT else right


def place_name(place: Place, translate: Translate) -> str:
    """A place to imagine to be in."""
    return {
        Place.HERE: translate("Imagery", "Where I am"),
        Place.HOME: translate("Imagery", "At home"),
        Place.GARDEN: translate("Imagery", "In a garden"),
        Place.WORK: translate("Imagery", "At work"),
        Place.QUEUE: translate("Imagery", "In a queue at a shop"),
        Place.BUS: translate("Imagery", "On a bus"),
    }[place]


def mood_name(mood: Mood, translate: Translate) -> str:
    """A mood to imagine to be in."""
    return {
        Mood.NOW: translate("Imagery", "As I am"),
        Mood.CALM: translate("Imagery", "Calm"),
        Mood.GLAD: translate("Imagery", "Glad"),
        Mood.HURRIED: translate("Imagery", "In a hurry"),
        Mood.TENSE: translate("Imagery", "A little tense"),
    }[mood]


def posture_name(posture: Posture, translate: Translate) -> str:
    """How to imagine to be."""
    return {
        Posture.NOW: translate("Imagery", "As I am"),
        Posture.LYING: translate("Imagery", "Lying"),
        Posture.SITTING: translate("Imagery", "Sitting"),
        Posture.STANDING: translate("Imagery", "Standing"),
        Posture.WALKING: translate("Imagery", "Walking"),
    }[posture]


# -- before --------------------------------------------------------------------------------------------


def summary_line(spec: ImagerySpec, translate: Translate) -> str:
    """ "3 cards · about 3 minutes"."""
    return translate("Imagery", "{n} cards · {time}").format(
        n=len(spec.cards), time=minutes_name(about_ms(spec), translate)
    )


def ready_words(
    script: ImageryScript,
    spec: ImagerySpec,
    translate: Translate,
    *,
    trouble: CueTrouble | None = None,
    reach: Reach,
) -> Words:
    """The ready screen: what will be done, how to sit, and how to follow it with closed eyes."""
    both_ways = spec.side is None
    length = minutes_name(about_ms(spec), translate)
    what = translate("Imagery", "{limb}. {n} cards, {length}. {sit}").format(
        limb=limb_line(spec.part, spec.side, translate), n=len(spec.cards), length=length, sit=script.sit
    )
    about = rung_about(spec.rung, translate, both_ways=both_ways)
    by_ear = spec.guided.tones and trouble in (None, CueTrouble.NO_VOICE)
    lines = [
        translate("Imagery", "Only imagine: do not really move. Eyes open or closed, as you like."),
        tones_line(spec, translate) if by_ear else "",
        trouble_line(trouble, translate) if trouble is not None else "",
        translate("Imagery", "If it hurts, say so or stop: then the next one is gentler."),
        translate("Imagery", "Not while you drive or in water."),
        how_to_press(reach, translate),
    ]
    return Words(
        rung_title(spec.rung, translate, both_ways=both_ways),
        f"{about}\n{what}",
        " ".join(line for line in lines if line),
    )


def tones_line(spec: ImagerySpec, translate: Translate) -> str:
    """How to follow it by ear alone."""
    if spec.rung is Rung.WATCH:
        return translate("Imagery", "A bell begins each picture.")
    if spec.rung in (Rung.AT_REST, Rung.CALM_PLACE):
        return translate("Imagery", "A bell: look at the next card. A soft tone: feel it rest.")
    if spec.own_pace:
        return translate(
            "Imagery",
            "A bell: look at the next card. A soft tone: go there and back in your mind, and press when you are back.",
        )
    return translate(
        "Imagery",
        "A bell: look at the next card. A rising tone: go there in your mind. A falling tone: go back to rest.",
    )


# -- on the way ----------------------------------------------------------------------------------------


def where_line(part: BodyPart, side: Side | None, number: int, count: int, translate: Translate) -> str:
    """ "Left hand · card 1 of 3"."""
    limb = limb_line(part, side, translate)
    if number == 0:
        return limb
    return translate("Imagery", "{limb} · card {n} of {all}").format(limb=limb, n=number, all=count)


def press_line(hints: ImageryHints, translate: Translate, *, is_back: bool) -> str:
    """At one's own pace: what the press means now."""
    if is_back:
        return translate("Imagery", "Press when you are back ({key}, or anywhere here).").format(
            key=hints.press
        )
    return translate("Imagery", "Press when you begin ({key}, or anywhere here).").format(key=hints.press)


def hurting_words(translate: Translate) -> Words:
    """ "It hurts": it is over."""
    return Words(
        translate("Imagery", "Thank you for saying so"),
        translate(
            "Imagery",
            "It has stopped. When imagining hurts, that is common, and it is not harm. Look around. Let your "
            "breath come by itself. Next time begins with a gentler step.",
        ),
    )


# -- what is asked -------------------------------------------------------------------------------------


def clarity_question(translate: Translate) -> Words:
    """How clear it was."""
    return Words(
        translate("Imagery", "How clear was the picture in your mind?"),
        translate("Imagery", "1: no picture. 5: as clear as seeing it."),
    )


def feeling_question(translate: Translate) -> Words:
    """How well it could be felt."""
    return Words(
        translate("Imagery", "How well could you feel it?"),
        translate("Imagery", "1: no feeling. 5: as if it were real."),
    )


def hurt_question(translate: Translate, *, rates_pain: bool) -> Words:
    """Whether it hurt; those who would rather not rate pain are asked without the word."""
    title = (
        translate("Imagery", "Did it hurt?")
        if rates_pain
        else translate("Imagery", "Was it too much for you?")
    )
    return Words(title, translate("Imagery", "If so, the next one is gentler."))


def hurt_name(hurt: Hurt, translate: Translate) -> str:
    """An answer to it."""
    return {
        Hurt.NO: translate("Imagery", "No"),
        Hurt.LITTLE: translate("Imagery", "A little"),
        Hurt.YES: translate("Imagery", "Yes"),
    }[hurt]


def moved_question(translate: Translate) -> Words:
    """Whether anything moved."""
    return Words(
        translate("Imagery", "Did anything move?"),
        translate("Imagery", "A twitch is fine. It is good to know."),
    )


def moved_name(moved: Moved, translate: Translate) -> str:
    """An answer to it."""
    return {
        Moved.NO: translate("Imagery", "No"),
        Moved.LITTLE: translate("Imagery", "A little"),
        Moved.YES: translate("Imagery", "Yes"),
    }[moved]


# -- the result ----------------------------------------------------------------------------------------


def result_sentence(cards_done: int, ending: GuidedEnding | None, translate: Translate) -> str:
    """What was done, and nothing else."""
    if cards_done == 0:
        return translate("Imagery", "You stopped before the first card was over. That is fine.")
    if cards_done == 1:
        return translate("Imagery", "1 card imagined. That counts.")
    words = translate("Imagery", "{n} cards imagined.").format(n=cards_done)
    if ending is GuidedEnding.WHOLE:
        return words
    return translate("Imagery", "{cards} That counts.").format(cards=words)


def result_lines(
    did_hurt: bool,
    next_rung: Rung | None,
    timing: Timing | None,
    translate: Translate,
    *,
    both_ways: bool,
) -> tuple[str, ...]:
    """What follows from it, and how long it took. ``next_rung``: the gentler step that it goes back to."""
    lines = []
    if did_hurt and next_rung is not None:
        lines.append(
            translate(
                "Imagery",
                "That it was too much is common, and it is not harm. The next one is gentler: {step}.",
            ).format(step=rung_title(next_rung, translate, both_ways=both_ways))
        )
    elif did_hurt:
        lines.append(
            translate("Imagery", "That it was too much is common, and it is not harm. Take a rest now.")
        )
    if timing is not None:
        lines += timing_lines(timing, translate)
    return tuple(lines)


def timing_lines(timing: Timing, translate: Translate) -> Sequence[str]:
    """How long there and back took, and what that is worth."""
    took = translate("Imagery", "There and back took about {time} in your mind.").format(
        time=_about(timing.imagined_ms, translate)
    )
    if timing.real_ms is None or timing.likeness is None:
        return (took,)
    real = {
        Likeness.ALIKE: translate("Imagery", "For real it took about {time}: much the same."),
        Likeness.QUICKER: translate("Imagery", "For real it took about {time}: it was quicker in your mind."),
        Likeness.SLOWER: translate("Imagery", "For real it took about {time}: it was slower in your mind."),
    }[timing.likeness].format(time=_about(timing.real_ms, translate))
    note = translate(
        "Imagery",
        "As a rule of thumb clinicians call it alike when one is within a fifth of the other. On a sore side "
        "it is often slower in the mind.",
    )
    return (f"{took} {real}", note)


def what_now(ending: GuidedEnding | None, translate: Translate) -> str:
    """The line below the sentence."""
    if ending is GuidedEnding.UPSET:
        return translate("Imagery", "You stopped when it was too much. That was the right thing to do.")
    return translate("Imagery", "Rest for a moment. There is nothing to get right here.")


# -- history -------------------------------------------------------------------------------------------


def history_line(session: Imagined, timing: Timing | None, translate: Translate, *, both_ways: bool) -> str:
    """One session in a line: "3 March · step 7 · 3 of 3 cards · clear 4, felt 3 · 6.0 s"."""
    parts = [
        day_month(session.day, translate),
        rung_title(session.rung, translate, both_ways=both_ways),
        translate("Imagery", "{n} of {all} cards").format(n=session.cards_done, all=session.cards),
    ]
    if session.said.clarity is not None:
        parts.append(translate("Imagery", "clear: {n} of 5").format(n=session.said.clarity))
    if session.said.feeling is not None:
        parts.append(translate("Imagery", "felt: {n} of 5").format(n=session.said.feeling))
    if timing is not None:
        parts.append(
            translate("Imagery", "in the mind: {time}").format(time=_about(timing.imagined_ms, translate))
        )
        if timing.real_ms is not None:
            parts.append(
                translate("Imagery", "for real: {time}").format(time=_about(timing.real_ms, translate))
            )
    if session.did_hurt:
        parts.append(translate("Imagery", "too much"))
    if session.ending is None:
        parts.append(translate("Imagery", "interrupted"))
    return " · ".join(parts)


def _about(ms: int, translate: Translate) -> str:
    """6333 -> "6 s": a press is no finer than that."""
    return translate("Imagery", "{n} s").format(n=max(1, round(ms / 1_000)))


def stays_words(translate: Translate) -> str:
    """The person stays on their step all the same."""
    return translate("Imagery", "You stay on this step.")
