"""What practice with a mirror says beside its own cards: whom it suits, how it is set up, its steps, and afterwards."""

from __future__ import annotations

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.breath_cues import CueTrouble
from gmi_trainer.domain.flare import FlareSource, StepBack
from gmi_trainer.domain.mirror import (
    LEGS,
    Barrier,
    Colour,
    Felt,
    MirrorDone,
    MirrorSpec,
    MirrorStep,
    Sense,
    Swelling,
)
from gmi_trainer.domain.mirror_course import MirrorWay, Suggestion
from gmi_trainer.domain.mirror_script import MirrorScript
from gmi_trainer.ui.words.breath_keys import how_to_press
from gmi_trainer.ui.words.breathing import Words, minutes_name
from gmi_trainer.ui.words.guided import pedals_line, trouble_line
from gmi_trainer.ui.words.translate import Translate

# -- limbs ---------------------------------------------------------------------------------------------


def limb_of(part: BodyPart, side: Side, translate: Translate) -> str:
    """What lies behind the mirror or in front of it: "your left arm"."""
    left = side is Side.LEFT
    if part is BodyPart.HAND:
        return translate("Mirror", "your left hand") if left else translate("Mirror", "your right hand")
    if part is BodyPart.FOOT:
        return translate("Mirror", "your left foot") if left else translate("Mirror", "your right foot")
    if part in LEGS:
        return translate("Mirror", "your left leg") if left else translate("Mirror", "your right leg")
    return translate("Mirror", "your left arm") if left else translate("Mirror", "your right arm")


def to_side(side: Side, translate: Translate) -> str:
    """Where one leans, and where the mirror looks."""
    if side is Side.LEFT:
        return translate("Mirror", "to your left")
    return translate("Mirror", "to your right")


def hidden_name(side: Side, translate: Translate) -> str:
    """The side behind the mirror, as a choice."""
    return translate("Mirror", "My left side") if side is Side.LEFT else translate("Mirror", "My right side")


# -- steps ---------------------------------------------------------------------------------------------


def step_name(step: MirrorStep, translate: Translate) -> str:
    """What a step is called."""
    return {
        MirrorStep.LOOK: translate("Mirror", "Only look"),
        MirrorStep.ONE: translate("Mirror", "The good side moves"),
        MirrorStep.BOTH: translate("Mirror", "Both move together"),
        MirrorStep.FINE: translate("Mirror", "Smaller movements"),
        MirrorStep.TOUCH: translate("Mirror", "Touch"),
        MirrorStep.THINGS: translate("Mirror", "Light things"),
        MirrorStep.WITHOUT: translate("Mirror", "Without the mirror"),
    }[step]


def step_title(step: MirrorStep, translate: Translate) -> str:
    """ "Step 2: Both move together"."""
    return translate("Mirror", "Step {n}: {name}").format(n=int(step), name=step_name(step, translate))


def step_about(step: MirrorStep, translate: Translate) -> str:
    """What is done in it, and when it is time for the next."""
    return {
        MirrorStep.LOOK: translate(
            "Mirror", "Both sides lie still. Move on when this was comfortable two times."
        ),
        MirrorStep.ONE: translate(
            "Mirror",
            "Only the side in front moves, and not for long. Move on when pain did not rise. Skip it if it feels odd.",
        ),
        MirrorStep.BOTH: translate(
            "Mirror", "Large and slow, as far as it is easy. Move on after two easy days."
        ),
        MirrorStep.FINE: translate("Mirror", "Finer and more varied. Move on after two easy days."),
        MirrorStep.TOUCH: translate(
            "Mirror", "The side in front feels soft and rough things. You can skip this step."
        ),
        MirrorStep.THINGS: translate(
            "Mirror", "A cup, a cloth, a soft ball. After two easy days comes daily life."
        ),
        MirrorStep.WITHOUT: translate(
            "Mirror", "The same in your day, with no mirror. That is stage 4, back to daily tasks."
        ),
    }[step]


def count_line(way: MirrorWay, translate: Translate) -> str:
    """How far somebody is with their step. Empty where nothing is counted."""
    if not way.needed:
        return ""
    if way.step in (MirrorStep.LOOK, MirrorStep.ONE):
        return translate("Mirror", "Went well {n} of {all} times").format(n=way.count, all=way.needed)
    return translate("Mirror", "{n} of {all} easy days").format(n=way.count, all=way.needed)


def suggestion_line(way: MirrorWay, back: StepBack | None, translate: Translate) -> str:
    """What is said about the step. Empty: nothing. Never a push."""
    to = step_title(way.to, translate) if way.to is not None else ""
    match way.suggestion:
        case Suggestion.STAY:
            return ""
        case Suggestion.ON:
            words = translate("Mirror", "This step goes well. If you like, try {step}.")
        case Suggestion.SKIP:
            words = translate(
                "Mirror",
                "One side alone felt odd. That is common: the brain misses the other side. Skip it, and go on with "
                "{step}.",
            )
        case Suggestion.BACK if way.to is None:
            words = translate("Mirror", "The last time was too much. Look for a shorter time, or rest today.")
        case Suggestion.BACK:
            words = translate(
                "Mirror", "The last time was too much. That is not harm. A smaller step now: {step}."
            )
        case Suggestion.TALK:
            words = translate(
                "Mirror",
                "It was too much two times in a row. Rest from it, and talk with your clinician before you go on.",
            )
        case Suggestion.BEGIN_AGAIN:
            words = translate(
                "Mirror", "It has been a while. Today begins with looking. Then go on from where it is easy."
            )
        case Suggestion.OWN_PACE:
            words = translate(
                "Mirror",
                "This step goes well. There is no need to do more. The next step is there if you like.",
            )
        case Suggestion.DAILY:
            words = translate(
                "Mirror", "Light things are easy. The way through the stages can lead on to daily tasks."
            )
        case _:
            return _eased_line(back, translate)
    return words.format(step=to)


def _eased_line(back: StepBack | None, translate: Translate) -> str:
    said = back is None or back.because.source is FlareSource.SAID
    why = (
        translate("Mirror", "You said that you are in a flare.")
        if said
        else translate("Mirror", "It was worse for a while after you last practised.")
    )
    easier = translate("Mirror", "So these days are easier: a smaller step, half as long.")
    return f"{why} {easier}"


# -- whom it suits -------------------------------------------------------------------------------------


def check_title(*, is_first: bool, translate: Translate) -> str:
    """Before the first session, and each time that it is asked anew."""
    if is_first:
        return translate("Mirror", "Before you use a mirror: is one of these true for you?")
    return translate("Mirror", "Is one of these true for you now?")


def check_ask(translate: Translate) -> str:
    """The line below it."""
    return translate(
        "Mirror",
        "Tick what fits. It stays in your record. You can change it at any time. We ask each 30 days.",
    )


def barrier_name(barrier: Barrier, translate: Translate) -> str:
    """A reason to do this with a clinician only (science B8)."""
    return {
        Barrier.DIZZY: translate("Mirror", "Mirrors make me very dizzy or sick"),
        Barrier.UNREAL: translate("Mirror", "I lose touch with what is real"),
        Barrier.UNSEEN: translate("Mirror", "I see little, or miss one side"),
        Barrier.BOTH_SIDES: translate("Mirror", "Both sides hurt badly"),
        Barrier.RECENT: translate("Mirror", "A new break or operation"),
        Barrier.UPSETTING: translate("Mirror", "Seeing the limb upsets me a lot"),
    }[barrier]


def barrier_about(barrier: Barrier, translate: Translate) -> str:
    """What is meant."""
    return {
        Barrier.DIZZY: translate("Mirror", "Moving pictures or mirrors do that to me."),
        Barrier.UNREAL: translate(
            "Mirror", "I see or hear things that others do not, or I often feel far away from myself."
        ),
        Barrier.UNSEEN: translate("Mirror", "After a stroke, for example, or with poor sight."),
        Barrier.BOTH_SIDES: translate("Mirror", "There is no side that moves with ease."),
        Barrier.RECENT: translate("Mirror", "I was told what I may not move yet."),
        Barrier.UPSETTING: translate("Mirror", "My sore limb, or how it looks in a mirror."),
    }[barrier]


def away_words(translate: Translate) -> Words:
    """Something speaks against it at home."""
    return Words(
        translate("Mirror", "This one is better done with a clinician"),
        translate(
            "Mirror",
            "Mirrors can be strong. With what you ticked, someone should be with you the first times: a "
            "physiotherapist, an occupational therapist or your doctor.",
        ),
        translate(
            "Mirror",
            "Nothing is lost. Left or right, imagined movements, breathing and lessons stay open. Your answers are "
            "kept, and you can change them at any time.",
        ),
    )


def barrier_advice(barrier: Barrier, translate: Translate) -> str:
    """What may be said to a clinician, or done instead."""
    return {
        Barrier.DIZZY: translate("Mirror", "Dizzy or sick: they can try it with you, for a few seconds."),
        Barrier.UNREAL: translate("Mirror", "Losing touch with what is real: do not use the mirror alone."),
        Barrier.UNSEEN: translate(
            "Mirror", "Sight, or one side missed: your therapist knows other ways to set it up."
        ),
        Barrier.BOTH_SIDES: translate(
            "Mirror",
            "Both sides: the mirror needs one side that moves with ease. Imagined movements may fit better.",
        ),
        Barrier.RECENT: translate(
            "Mirror", "A new break or operation: first ask your own team what you may move."
        ),
        Barrier.UPSETTING: translate(
            "Mirror", "Upset by the sight: imagine the limb at rest first. There is no need to look."
        ),
    }[barrier]


def closed_line(translate: Translate) -> str:
    """On the room's page."""
    return translate(
        "Mirror",
        "You ticked something that speaks for a clinician at your side. So the mirror waits here. You can change your "
        "answers at any time.",
    )


# -- setting up ----------------------------------------------------------------------------------------


def setup_words(scene: str, part: BodyPart, hidden: Side, translate: Translate) -> Words:
    """A screen of the check-list. ``scene``: which one."""
    is_leg = part in LEGS
    back, front = limb_of(part, hidden, translate), limb_of(part, hidden.other, translate)
    good = to_side(hidden.other, translate)
    if scene == "place":
        title = translate("Mirror", "Sit down") if is_leg else translate("Mirror", "A quiet place")
        words = (
            translate(
                "Mirror",
                "Sit on a firm chair or on a bed. Sit for all of it: never stand. You need a long mirror that cannot "
                "fall over.",
            )
            if is_leg
            else translate(
                "Mirror",
                "Sit at a table where you have some minutes to yourself. You need a mirror that cannot fall over, as "
                "long as your forearm.",
            )
        )
    elif scene == "bare":
        title = translate("Mirror", "Both sides bare")
        words = (
            translate(
                "Mirror",
                "Take off shoes, socks and jewellery on both sides, as far as that is comfortable. Cover a tattoo and "
                "nail colour. So both look alike.",
            )
            if is_leg
            else translate(
                "Mirror",
                "Take off rings, bracelets and your watch on both sides. Push up your sleeves. Cover a tattoo and nail "
                "colour. So both look alike.",
            )
        )
    elif scene == "middle":
        title = translate("Mirror", "The mirror in the middle")
        words = (
            translate("Mirror", "Stand the mirror upright between your legs. Its shiny side looks {good}.")
            if is_leg
            else translate(
                "Mirror", "Stand the mirror upright, right before your middle. Its shiny side looks {good}."
            )
        )
    elif scene == "behind":
        title = translate("Mirror", "The sore side goes behind")
        words = translate(
            "Mirror",
            "Rest {back} behind the mirror, out of sight. Rest {front} in front of it, in the same way. It may be "
            "held up by a cushion.",
        )
    else:
        title = translate("Mirror", "Look at the reflection")
        words = translate(
            "Mirror",
            "Lean a little {good}. In the mirror you see {front}. It looks as if it were {back}. Look at it, not "
            "behind the mirror.",
        )
    return Words(title, words.format(back=back, front=front, good=good))


def setup_short(scene: str, part: BodyPart, translate: Translate) -> str:
    """The same as one line of a list."""
    is_leg = part in LEGS
    return {
        "place": translate("Mirror", "I sit, and the mirror cannot fall")
        if is_leg
        else translate("Mirror", "I sit in quiet, and the mirror cannot fall"),
        "bare": translate("Mirror", "Both sides are bare"),
        "middle": translate("Mirror", "The mirror is in the middle"),
        "behind": translate("Mirror", "The sore side is behind it"),
        "look": translate("Mirror", "I see the reflection"),
    }[scene]


def setup_title(translate: Translate) -> str:
    """Of the list."""
    return translate("Mirror", "Is it set up?")


def setup_about(translate: Translate) -> str:
    """Below it."""
    return translate("Mirror", "The same as last time. Take the time that you need.")


# -- before, on the way, and at a halt -----------------------------------------------------------------


def ready_line(step: MirrorStep, translate: Translate) -> str:
    """On the ready screen: what is done, and what to have at hand."""
    return {
        MirrorStep.LOOK: translate("Mirror", "Today you only look. Nothing has to move."),
        MirrorStep.ONE: translate("Mirror", "Only the side in front moves. The hidden one rests."),
        MirrorStep.BOTH: translate("Mirror", "Both sides move, slowly and as far as it is easy."),
        MirrorStep.FINE: translate("Mirror", "Both sides move: small and fine, without strain."),
        MirrorStep.TOUCH: translate(
            "Mirror", "Have at hand: something soft, something rough, something smooth."
        ),
        MirrorStep.THINGS: translate(
            "Mirror",
            "Have at hand: an empty cup, a cloth or towel, something soft to press or roll, a thin book.",
        ),
        MirrorStep.WITHOUT: "",
    }[step]


def ready_words(
    script: MirrorScript, spec: MirrorSpec, reach: Reach, trouble: CueTrouble | None, translate: Translate
) -> Words:
    """The ready screen: how long, how to sit, what is done, and what to do when it is too much."""
    length = minutes_name(sum(step.ms for step in spec.steps), translate)
    what = translate("Mirror", "{length}. {sit} {step}").format(
        length=length[:1].upper() + length[1:], sit=script.sit, step=ready_line(spec.step, translate)
    )
    lines = [
        ready_note(translate),
        trouble_line(trouble, translate) if trouble is not None else "",
        how_to_press(reach, translate),
        pedals_line(reach, translate),
    ]
    return Words(
        translate("Mirror", "{part}. {step}").format(
            part=script.title, step=step_title(spec.step, translate)
        ),
        what,
        "\n".join(line for line in lines if line),
    )


def ready_note(translate: Translate) -> str:
    """Below it, always."""
    return translate(
        "Mirror",
        "Dizzy, sick or upset: stop moving and look at the still reflection. Press the key for it, or Pause. It ends "
        "by itself.",
    )


def left_line(where: str, left_ms: int, translate: Translate) -> str:
    """Where somebody is, and how long it still lasts."""
    return translate("Mirror", "{where} · {time} left").format(
        where=where, time=minutes_name(left_ms, translate)
    )


def comfort_words(translate: Translate) -> Words:
    """ "I feel dizzy or upset": first it only stops (science B8)."""
    return Words(
        translate("Mirror", "Stop moving"),
        translate(
            "Mirror",
            "Look at the reflection, with both sides at rest. Or look away, and name three things in the room. Let "
            "your breath come by itself. Wait until it settles.",
        ),
        translate("Mirror", "Chest pain, very hard to breathe, or fainting: call your emergency number now."),
    )


# -- afterwards ----------------------------------------------------------------------------------------


def felt_question(translate: Translate) -> str:
    """The first thing that is asked."""
    return translate("Mirror", "How was it?")


def felt_name(felt: Felt, translate: Translate) -> str:
    """An answer."""
    return {
        Felt.EASY: translate("Mirror", "Easy"),
        Felt.FINE: translate("Mirror", "All right"),
        Felt.HARD: translate("Mirror", "Hard"),
    }[felt]


def odd_name(translate: Translate) -> str:
    """After one side moved alone."""
    return translate("Mirror", "It felt odd")


def odd_about(translate: Translate) -> str:
    """What follows from it."""
    return translate("Mirror", "Then you skip this step, and move both sides next time.")


def like_mine_question(translate: Translate) -> str:
    """How much the reflection was felt as one's own."""
    return translate("Mirror", "Did it feel like your own?")


def like_mine_ends(translate: Translate) -> tuple[str, str]:
    """Both ends of the scale."""
    return translate("Mirror", "not at all"), translate("Mirror", "fully")


def colour_name(colour: Colour, translate: Translate) -> str:
    """How the hidden limb looks."""
    return {
        Colour.SAME: translate("Mirror", "As before"),
        Colour.REDDER: translate("Mirror", "Redder"),
        Colour.PALER: translate("Mirror", "Paler"),
        Colour.DARKER: translate("Mirror", "Darker, bluish"),
    }[colour]


def swelling_name(swelling: Swelling, translate: Translate) -> str:
    """The same for swelling."""
    return {
        Swelling.SAME: translate("Mirror", "As before"),
        Swelling.LESS: translate("Mirror", "Less"),
        Swelling.MORE: translate("Mirror", "More"),
    }[swelling]


def sense_name(sense: Sense, translate: Translate) -> str:
    """How it feels."""
    return {
        Sense.SAME: translate("Mirror", "As before"),
        Sense.WARMER: translate("Mirror", "Warmer"),
        Sense.COOLER: translate("Mirror", "Cooler"),
        Sense.TINGLING: translate("Mirror", "Tingling"),
        Sense.LIGHTER: translate("Mirror", "Lighter"),
        Sense.STRANGE: translate("Mirror", "Strange"),
    }[sense]


def watch_line(translate: Translate) -> str:
    """After a change that should not last (science B2, F2)."""
    return translate(
        "Mirror",
        "If such a change lasts more than two hours, take a smaller step next time, and tell your clinician.",
    )


RELIEF = (0, 5, 15, 30, 60, 120)
"""What may be said quickly, in minutes."""


def relief_name(minutes: int, translate: Translate) -> str:
    """For how long it was easier."""
    if not minutes:
        return translate("Mirror", "Not at all")
    if minutes >= max(RELIEF):
        return translate("Mirror", "{n} minutes or more").format(n=minutes)
    return translate("Mirror", "About {n} minutes").format(n=minutes)


def result_line(step: MirrorStep, steps_done: int, practised_ms: int, translate: Translate) -> str:
    """What was done, and nothing else."""
    if not steps_done:
        return translate("Mirror", "You stopped early. That is fine.")
    time = minutes_name(practised_ms, translate)
    return translate("Mirror", "{time} at the mirror: {step}.").format(
        time=time[:1].upper() + time[1:], step=step_name(step, translate)
    )


def kept_words(translate: Translate) -> str:
    """An answer was kept."""
    return translate("Mirror", "Kept")


# -- looking back --------------------------------------------------------------------------------------


def history_line(one: MirrorDone, translate: Translate) -> str:
    """What is told of a session in a list."""
    parts = [minutes_name(one.practised_ms, translate)]
    if one.ending is None:
        parts.append(translate("Mirror", "interrupted"))
    if one.log.felt is not None:
        parts.append(felt_name(one.log.felt, translate).lower())
    if one.log.odd:
        parts.append(translate("Mirror", "felt odd"))
    if one.log.like_mine is not None:
        parts.append(translate("Mirror", "felt like mine: {n} of 10").format(n=one.log.like_mine))
    if one.log.swelling in (Swelling.LESS, Swelling.MORE):
        parts.append(
            translate("Mirror", "swelling: {what}").format(
                what=swelling_name(one.log.swelling, translate).lower()
            )
        )
    if one.log.colour is not None and one.log.colour is not Colour.SAME:
        parts.append(
            translate("Mirror", "colour: {what}").format(what=colour_name(one.log.colour, translate).lower())
        )
    if one.log.relief_min:
        parts.append(translate("Mirror", "easier for {n} minutes").format(n=one.log.relief_min))
    if one.comfort_stops:
        parts.append(translate("Mirror", "with a stop"))
    if not one.counted:
        parts.append(translate("Mirror", "not counted"))
    return " · ".join(parts)
