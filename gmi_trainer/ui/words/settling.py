"""What settling says: a gentle round through the senses, at a person's own pace."""

from __future__ import annotations

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.words.translate import Translate


@dataclass(frozen=True, slots=True)
class SettleStep:
    """One thing to do, for as long as it is good."""

    title: str
    words: str


def settle_steps(translate: Translate) -> tuple[SettleStep, ...]:
    """The whole round. Nothing in it is timed, counted or scored."""
    return (
        SettleStep(
            translate("Settle", "Settle for a moment"),
            translate(
                "Settle",
                "There is nothing to get right here. Go on when you like. Stay with a step for as long as it is good.",
            ),
        ),
        SettleStep(
            translate("Settle", "Look around"),
            translate(
                "Settle",
                "Let your eyes wander round the room. Say the names of five things, aloud or to yourself.",
            ),
        ),
        SettleStep(
            translate("Settle", "Feel what holds you"),
            translate(
                "Settle",
                "Feel your feet on the floor, or your back in the chair. You do not have to change a thing.",
            ),
        ),
        SettleStep(
            translate("Settle", "Let one long breath out"),
            translate(
                "Settle",
                "Breathe in as you like. Let it out slow and soft, as if you made a window misty. Then let "
                "your breath come and go.",
            ),
        ),
        SettleStep(
            translate("Settle", "Listen"),
            translate("Settle", "Find the sound that is farthest away. Then find the one that is nearest."),
        ),
        SettleStep(
            translate("Settle", "Let go a little"),
            translate(
                "Settle", "Let your shoulders drop and your jaw go loose. Rest a hand where it feels good."
            ),
        ),
        SettleStep(
            translate("Settle", "Here, now"),
            translate(
                "Settle",
                "Find one thing that is all right just now, even a small one. Go back when you are ready, or go "
                "round once more.",
            ),
        ),
    )


def settle_at_once(translate: Translate) -> SettleStep:
    """All of it in one breath, for the moment after a stop."""
    return SettleStep(
        translate("Settle", "Good. Settle for a moment."),
        translate("Settle", "Look around the room. Feel your feet on the floor. Let one long breath out."),
    )


def gentle_breath_words(translate: Translate) -> str:
    """Above the paced breath, which is only ever the second thing that settling offers."""
    return translate("Settle", "Small, quiet breaths. Stop whenever you like.")


def where_in_the_round(step: int, steps: int, translate: Translate) -> str:
    """A quiet line: how far, and that there is time."""
    return translate("Settle", "{n} of {all}. No hurry.").format(n=step, all=steps)
