"""The steps of a session of imagined movements as words: what the stage shows, and a voice says."""

from __future__ import annotations

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.guided import Eyes, GuidedScript, GuidedStep, StepCue
from gmi_trainer.domain.imagery import (
    Context,
    ImageryScript,
    ImagerySpec,
    Mood,
    MovementCard,
    Part,
    Place,
    Posture,
    Rung,
    step_of,
)
from gmi_trainer.ui.words.imagery import limb_line
from gmi_trainer.ui.words.translate import Translate

_CUES = {
    Part.SETTLE: StepCue.RISE,
    Part.CONTEXT: StepCue.NONE,
    Part.LOOK: StepCue.BELL,
    Part.THERE: StepCue.RISE,
    Part.BACK: StepCue.FALL,
    Part.AGAIN: StepCue.RISE,
    Part.BACK_AGAIN: StepCue.FALL,
    Part.ROUND: StepCue.RISE,
    Part.ROUND_AGAIN: StepCue.RISE,
    Part.REAL_READY: StepCue.BELL,
    Part.REAL: StepCue.NONE,
    Part.REST: StepCue.NONE,
}


def steps_in_words(script: ImageryScript, spec: ImagerySpec, translate: Translate) -> GuidedScript:
    """A session as a guided practice, which is how it is played."""
    steps = []
    for step in spec.guided.steps:
        found = step_of(step.step_id)
        assert found is not None, "the lead-in is not a step of the session"
        number, part = found
        card = script.card(spec.cards[number - 1]) if number else None
        heading, words = _words(part, card, script, spec, translate)
        cue = StepCue.NONE if spec.rung is Rung.WATCH and part is Part.THERE else _CUES[part]
        steps.append(GuidedStep(step.step_id, cue, heading, words, step.ms // 1_000))
    return GuidedScript(
        script_id=script.script_id,
        kind=SessionKind.IMAGERY,
        edition=script.edition,
        order=script.order,
        sign="hand",
        eyes=Eyes.EITHER,
        ratings=frozenset(),
        steps=tuple(steps),
        title=script.title,
        about=script.about,
        sit=script.sit,
    )


def _words(
    part: Part, card: MovementCard | None, script: ImageryScript, spec: ImagerySpec, translate: Translate
) -> tuple[str, str]:
    """Heading and words of a step."""
    if card is None:
        if part is Part.CONTEXT:
            return translate("ImagerySteps", "Where you are"), context_words(spec.context, translate)
        return translate("ImagerySteps", "Settle"), _settle_words(spec, translate)
    there = script.limb.fill(card.there, felt=spec.felt)
    back = script.limb.fill(card.back, felt=spec.felt)
    look = script.limb.fill(card.look, felt=spec.felt)
    in_mind = translate("ImagerySteps", "In your mind")
    if spec.rung is Rung.WATCH and part is Part.THERE:
        return card.heading, translate(
            "ImagerySteps", "There is nothing to do. Just look, and let your breath come and go."
        )
    if spec.rung is Rung.OTHER and part in (Part.THERE, Part.AGAIN):
        heading = in_mind if part is Part.THERE else translate("ImagerySteps", "Once more")
        return heading, translate(
            "ImagerySteps", "Watch somebody else do this, slowly and with ease. You do nothing."
        )
    if spec.rung is Rung.OTHER and part in (Part.BACK, Part.BACK_AGAIN):
        return translate("ImagerySteps", "And back"), translate("ImagerySteps", "Watch it come to rest.")
    match part:
        case Part.LOOK:
            return card.heading, look
        case Part.THERE:
            return in_mind, there
        case Part.AGAIN:
            return translate("ImagerySteps", "Once more"), there
        case Part.BACK | Part.BACK_AGAIN:
            return translate("ImagerySteps", "And back"), back
        case Part.ROUND:
            return in_mind, f"{there} {back}"
        case Part.ROUND_AGAIN:
            return translate("ImagerySteps", "Once more"), f"{there} {back}"
        case Part.REAL_READY:
            return translate("ImagerySteps", "Now for real, if it is easy"), translate(
                "ImagerySteps", "Press when you begin. Move only as far as is easy, or leave this out."
            )
        case Part.REAL:
            return card.heading, translate("ImagerySteps", "There and back, slowly. Press when you are back.")
        case _:
            return translate("ImagerySteps", "Rest"), translate(
                "ImagerySteps", "Let the picture fade. Notice your breath."
            )


def _settle_words(spec: ImagerySpec, translate: Translate) -> str:
    settle = translate("ImagerySteps", "Let your shoulders drop. Breathe out slowly. You have time.")
    if spec.rung in (Rung.WATCH, Rung.OTHER) or spec.side is None:
        return settle
    return translate("ImagerySteps", "{settle} Today it is: {limb}.").format(
        settle=settle, limb=limb_line(spec.part, spec.side, translate).lower()
    )


def context_words(context: Context, translate: Translate) -> str:
    """The place, the posture and the mood that the person chose, a sentence each."""
    places = {
        Place.HOME: translate("ImagerySteps", "In your mind you are at home."),
        Place.GARDEN: translate("ImagerySteps", "In your mind you are in a garden."),
        Place.WORK: translate("ImagerySteps", "In your mind you are at work."),
        Place.QUEUE: translate("ImagerySteps", "In your mind you wait in a queue at a shop."),
        Place.BUS: translate("ImagerySteps", "In your mind you are on a bus."),
    }
    postures = {
        Posture.LYING: translate("ImagerySteps", "You lie down."),
        Posture.SITTING: translate("ImagerySteps", "You sit."),
        Posture.STANDING: translate("ImagerySteps", "You stand."),
        Posture.WALKING: translate("ImagerySteps", "You walk."),
    }
    moods = {
        Mood.CALM: translate("ImagerySteps", "You feel calm."),
        Mood.GLAD: translate("ImagerySteps", "You feel glad."),
        Mood.HURRIED: translate("ImagerySteps", "You are in a hurry."),
        Mood.TENSE: translate("ImagerySteps", "You feel a little tense."),
    }
    found = (places.get(context.place), postures.get(context.posture), moods.get(context.mood))
    return " ".join(words for words in found if words)
