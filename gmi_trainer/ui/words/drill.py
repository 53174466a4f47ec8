"""What a drill says on its stage."""

from __future__ import annotations

from gmi_trainer.domain.activity import DWELL_MS, DrillMode, DrillSpec
from gmi_trainer.domain.answering import key_map_of
from gmi_trainer.domain.body import InputKind
from gmi_trainer.domain.drill import Drill
from gmi_trainer.domain.trial import Outcome, TrialResult
from gmi_trainer.ui.words.answers import NO_BREAK, buttons_by_own_keys, dwell_name, keys_name
from gmi_trainer.ui.words.body import part_name, side_of
from gmi_trainer.ui.words.numbers import seconds
from gmi_trainer.ui.words.translate import Translate


def how_to_answer(spec: DrillSpec, translate: Translate) -> str:
    """What to do with which device."""
    if spec.input_kind is InputKind.KEYBOARD:
        keys = key_map_of(spec)
        words = translate("Drill", "Press the left or the right key: {keys}.").format(
            keys=keys_name(keys, translate)
        )
        if spec.own_keys is None:
            return words
        return f"{words} {buttons_by_own_keys(keys, translate)}"
    if spec.input_kind is InputKind.MOUSE:
        return translate("Drill", "Click anywhere in the left or the right half of the window.")
    if spec.input_kind is InputKind.DWELL:
        return translate(
            "Drill",
            "Move the pointer to the left or the right side and rest there for {s}. Then come back to the "
            "middle. No click is needed, here and on the buttons.",
        ).format(s=dwell_name(spec.dwell_ms or DWELL_MS, translate).replace(" ", NO_BREAK))
    return translate("Drill", "Touch the left or the right half of the screen.")


def what_comes(spec: DrillSpec, pictures: int, warm_ups: int, translate: Translate) -> str:
    """The drill in one line, before it begins."""
    what = translate("Drill", "Test") if spec.mode is DrillMode.TEST else translate("Drill", "Training")
    line = translate("Drill", "{what}: {part}, {n} pictures").format(
        what=what, part=part_name(spec.part, translate), n=pictures
    )
    if spec.only:
        line += ", " + translate("Drill", "only those to practise")
    if warm_ups:
        line += ", " + translate("Drill", "after {n} to warm up").format(n=warm_ups)
    if spec.limit_ms is None:
        return line + ". " + translate("Drill", "No time limit.")
    return line + ". " + translate("Drill", "At most {s} seconds each.").format(s=spec.limit_ms // 1000)


def picture_is_small(translate: Translate) -> str:
    """Before a drill in a window that leaves little room."""
    return translate(
        "Drill", "The window is small, so the pictures are small too. Please make it larger if you can."
    )


def back_to_the_middle(translate: Translate) -> str:
    """Before each picture of a drill that is answered by resting the pointer."""
    return translate("Drill", "Bring the pointer to the middle.")


def where_we_are(drill: Drill, translate: Translate) -> str:
    """For the eye above the picture, for a screen reader as the picture's name. It never tells the answer."""
    if drill.in_warm_up:
        return translate("Drill", "warm-up picture")
    return translate("Drill", "picture {n} of {all}").format(
        n=min(drill.done_count + 1, drill.planned_count), all=drill.planned_count
    )


def mark_and_word(trial: TrialResult, translate: Translate) -> str:
    """After a picture in training: a mark, the right answer, and the time of a right one."""
    limb = side_of(trial.stimulus.picture.part, trial.stimulus.side, translate)
    if trial.outcome is Outcome.CORRECT:
        time = seconds(trial.rt_ms, translate)
        return translate("Drill", "✓  Yes, {limb}  ·  {time}").format(limb=limb, time=time)
    if trial.outcome is Outcome.TOO_FAST:
        return translate("Drill", "That was very quick. Take a look first: it will come again.")
    if trial.outcome is Outcome.MISSED:
        return translate("Drill", "…  Time was up. It was {limb}").format(limb=limb)
    return translate("Drill", "↔  It was {limb}").format(limb=limb)
