"""The way through the stages in words: each point with its figure and why it is looked at. Never a push."""

from __future__ import annotations

from math import floor

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.flare import FlareSource
from gmi_trainer.domain.gate import Asked, Check, Gate, State
from gmi_trainer.domain.pathway import Pathway, Suggestion
from gmi_trainer.domain.stages import Stage
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.days import day_month
from gmi_trainer.ui.words.numbers import NONE, seconds
from gmi_trainer.ui.words.translate import Translate


def stage_name(stage: Stage, translate: Translate) -> str:
    """What a stage is called."""
    return {
        Stage.LEFT_RIGHT: translate("Pathway", "Left or right"),
        Stage.IMAGINE: translate("Pathway", "Imagined movement"),
        Stage.MIRROR: translate("Pathway", "Mirror"),
        Stage.DAILY: translate("Pathway", "Back to daily tasks"),
    }[stage]


def stage_title(stage: Stage, translate: Translate) -> str:
    """ "Stage 1: Left or right"."""
    return translate("Pathway", "Stage {n}: {name}").format(n=int(stage), name=stage_name(stage, translate))


def stage_about(stage: Stage, translate: Translate) -> str:
    """What is done in it, in a line."""
    return {
        Stage.LEFT_RIGHT: translate("Pathway", "Tell left from right in pictures, without moving."),
        Stage.IMAGINE: translate("Pathway", "Move in your mind only, in small steps, without strain."),
        Stage.MIRROR: translate("Pathway", "See the good side in a mirror, where the sore side would be."),
        Stage.DAILY: translate("Pathway", "Small tasks from your day, step by step."),
    }[stage]


def stage_where(stage: Stage, way: Pathway, *, is_here: bool, translate: Translate) -> str:
    """Where a person is with it. ``is_here``: this version of the program has it."""
    if stage is way.stage:
        return (
            translate("Pathway", "You are here.")
            if is_here
            else translate("Pathway", "You are here, with your therapist. It is not in this version yet.")
        )
    if is_here:
        return ""
    return translate("Pathway", "Not in this version yet. A therapist can guide you.")


def without_mirror(part: BodyPart, translate: Translate) -> str:
    """Why a stage is left out."""
    if part is BodyPart.NECK:
        return translate("Pathway", "A mirror cannot show your neck from both sides. So stage 3 is left out.")
    return translate("Pathway", "A mirror cannot show your back. So stage 3 is left out.")


def stand_in(part: BodyPart, pictures_of: BodyPart, translate: Translate) -> str:
    """Which pictures stand in for those that there are not."""
    return translate(
        "Pathway", "There are no pictures of this part yet ({part}). Stage 1 uses others: {others}."
    ).format(part=part_name(part, translate), others=part_name(pictures_of, translate))


def way_line(way: Pathway, *, is_here: bool, translate: Translate) -> str:
    """All of it in a line: "Stage 1: Left or right · 3 of 6 points done"."""
    line = stage_title(way.stage, translate)
    if way.step_back is not None:
        end = translate("Pathway", "easier days now")
    elif way.gate is None or not is_here:
        return line
    else:
        end = points_line(way.gate, translate)
    return translate("Pathway", "{stage} · {points}").format(stage=line, points=end)


def points_line(gate: Gate, translate: Translate) -> str:
    """ "3 of 6 points done"."""
    return translate("Pathway", "{n} of {all} points done").format(n=gate.met, all=gate.asked)


# -- what is suggested ---------------------------------------------------------------------------------


def suggestion_lines(way: Pathway, *, next_is_here: bool, translate: Translate) -> tuple[str, ...]:
    """What the way says today, a sentence or two each."""
    lines = [_anew(way, translate)] if way.spell.after_break else []
    if way.step_back is not None:
        lines.append(_stepped_back(way, translate))
    elif way.suggestion is Suggestion.SAFETY:
        lines.append(
            translate(
                "Pathway",
                "First there are safety questions to answer, or something to have looked at. Until then "
                "nothing new is suggested.",
            )
        )
    elif way.suggestion is Suggestion.OWN_PACE:
        lines.append(
            translate(
                "Pathway",
                "Small efforts can make you crash. So nothing here asks for more. Stay as long as you like. "
                "When to go on is for you and your clinician.",
            )
        )
    elif way.suggestion is Suggestion.LAST:
        lines.append(translate("Pathway", "This is the last stage. What comes after it is your own day."))
    elif way.suggestion is Suggestion.NOT_YET:
        lines.append(translate("Pathway", "There is no hurry, and no day by which a point has to be done."))
    else:
        lines.extend(_go_on(way, next_is_here=next_is_here, translate=translate))
    return tuple(lines)


def _go_on(way: Pathway, *, next_is_here: bool, translate: Translate) -> list[str]:
    assert way.gate is not None, "only where there is a next stage"
    to = stage_title(way.gate.to, translate)
    lines = [
        translate("Pathway", "All points are done. If you like, try the next stage. {stage}.").format(
            stage=to
        )
        if way.suggestion is Suggestion.READY
        else translate(
            "Pathway",
            "You have practised for two weeks, and most answers are right. If you like, try the next stage "
            "at its easiest, even with open points. {stage}.",
        ).format(stage=to)
    ]
    if not next_is_here:
        lines.append(
            translate("Pathway", "It is not in this version yet. You can begin it with your therapist.")
        )
    return lines


def _anew(way: Pathway, translate: Translate) -> str:
    line = translate(
        "Pathway", "You were away for 30 days or more. So every point is looked at anew, from {day} on."
    ).format(day=day_month(way.spell.began_on, translate))
    if way.before_break is None:
        return line
    before = translate("Pathway", "Before that you were at stage {n}. You can go back there at once.").format(
        n=int(way.before_break)
    )
    return translate("Pathway", "{line} {more}").format(line=line, more=before)


def _stepped_back(way: Pathway, translate: Translate) -> str:
    assert way.step_back is not None, "only in easier days"
    because, until = way.step_back.because, way.step_back.last_day
    reason = (
        translate("Pathway", "You said you were in a flare on {day}.")
        if because.source is FlareSource.SAID
        else translate("Pathway", "You said on {day} that it was worse after the last time.")
    ).format(day=day_month(because.day, translate))
    easier = (
        translate(
            "Pathway", "Until {day} it is the stage before: shorter, with calm breathing. {stage}."
        ).format(day=day_month(until, translate), stage=stage_title(way.today, translate))
        if way.today is not way.stage
        else translate("Pathway", "Until {day} all is shorter and easier, with calm breathing.").format(
            day=day_month(until, translate)
        )
    )
    return translate("Pathway", "{why} {what} Then your way goes on as it was.").format(
        why=reason, what=easier
    )


def went_line(way: Pathway, translate: Translate) -> str:
    """How somebody came to their stage; empty where they did not say."""
    gone = way.gone_on
    if gone is None:
        return ""
    day = day_month(gone.day, translate)
    if gone.by:
        said = translate("Pathway", "Set on {day} by {clinic}.").format(day=day, clinic=gone.by)
        if not gone.words:
            return said
        return translate("Pathway", "{said} The note: {words}").format(said=said, words=gone.words)
    if not gone.words:
        return translate("Pathway", "Your own step, on {day}.").format(day=day)
    return translate("Pathway", "Your own step, on {day}. Your note: {words}").format(
        day=day, words=gone.words
    )


# -- the points ----------------------------------------------------------------------------------------


def check_state(state: State, translate: Translate) -> str:
    """How a point stands: said aloud, and shown beside its sign."""
    return {
        State.MET: translate("Pathway", "Done"),
        State.OPEN: translate("Pathway", "Still open"),
        State.LEFT_OUT: translate("Pathway", "Not asked"),
    }[state]


def check_title(check: Check, translate: Translate) -> str:
    """What is looked at."""
    return {
        Asked.TESTS: translate("Pathway", "Tests on {n} days of the last {span}"),
        Asked.ACCURACY: translate("Pathway", "At least {share} right, on each side"),
        Asked.TIME: translate("Pathway", "Quick enough, or steady"),
        Asked.EVEN: translate("Pathway", "Left and right are close"),
        Asked.IN_CONTEXT: translate("Pathway", "One easy bout of pictures from daily life"),
        Asked.NO_FLARE: translate("Pathway", "No flare for {n} days"),
        Asked.SINCE_FLARE: translate("Pathway", "A test since your flare"),
        Asked.IMAGERY_DAYS: translate("Pathway", "Imagined on {n} days of the last {span}"),
        Asked.PAIN_STAYED: translate("Pathway", "Pain did not rise much in the last {n} bouts"),
        Asked.LADDER: translate("Pathway", "Your own small steps are done"),
        Asked.MIRROR_EASY: translate("Pathway", "Light things at the mirror (step 5) were easy on {n} days"),
    }[check.asked].format(n=check.needed, span=check.span, share=_share(check.share))


def check_figure(check: Check, translate: Translate) -> str:
    """What it came to."""
    if check.state is State.LEFT_OUT:
        return _left_out(check.asked, translate)
    match check.asked:
        case Asked.ACCURACY:
            return _accuracy(check, translate)
        case Asked.TIME:
            return _time(check, translate)
        case Asked.EVEN:
            return _gap(check, translate)
        case Asked.IN_CONTEXT:
            if check.left.accuracy is None:
                return translate("Pathway", "Not tried yet.")
            return translate("Pathway", "{share} right in that bout.").format(
                share=_share(check.left.accuracy)
            )
        case Asked.TESTS | Asked.IMAGERY_DAYS | Asked.MIRROR_EASY:
            return translate("Pathway", "{n} of {all} days so far.").format(n=check.count, all=check.needed)
        case Asked.NO_FLARE:
            if check.state is State.MET:
                return translate("Pathway", "None in the last {n} days.").format(n=check.needed)
            return translate("Pathway", "{n} of {all} quiet days.").format(n=check.count, all=check.needed)
        case Asked.PAIN_STAYED:
            return translate("Pathway", "So in {n} of the last {all} bouts.").format(
                n=check.count, all=check.needed
            )
        case _:
            done = check.state is State.MET
            return translate("Pathway", "That is done.") if done else translate("Pathway", "Not yet.")


def check_why(asked: Asked, translate: Translate) -> str:
    """Why it matters."""
    return {
        Asked.TESTS: translate("Pathway", "One good day may be luck. Several days tell more."),
        Asked.ACCURACY: translate("Pathway", "Right comes before fast. It helps with what is next."),
        Asked.TIME: translate("Pathway", "Nobody has to be fast. A time that stays the same is enough."),
        Asked.EVEN: translate("Pathway", "A small gap is normal. A large one may need some more practice."),
        Asked.IN_CONTEXT: translate(
            "Pathway",
            "Your day is busier than a plain picture. That is level 4, in Train under More choices.",
        ),
        Asked.NO_FLARE: translate("Pathway", "After a flare, rest comes before anything new."),
        Asked.SINCE_FLARE: translate("Pathway", "To see where you are now, once the easier days are over."),
        Asked.IMAGERY_DAYS: translate("Pathway", "Little and often helps more than much at once."),
        Asked.PAIN_STAYED: translate("Pathway", "If it rises by 2 points or more, smaller steps come first."),
        Asked.LADDER: translate("Pathway", "Each step makes the next one smaller."),
        Asked.MIRROR_EASY: translate("Pathway", "What is easy at the mirror comes before a real task."),
    }[asked]


def _left_out(asked: Asked, translate: Translate) -> str:
    return {
        Asked.EVEN: translate(
            "Pathway", "A sore hand or foot answers for its own side. So the sides are not held side by side."
        ),
        Asked.IN_CONTEXT: translate("Pathway", "There are no such pictures of this part yet."),
        Asked.PAIN_STAYED: translate("Pathway", "You would rather not rate pain. You know best how it was."),
    }[asked]


def _accuracy(check: Check, translate: Translate) -> str:
    if not check.count:
        return translate("Pathway", "No test yet.")
    if check.by_side:
        line = translate(
            "Pathway", "{left} left and {right} right in the last {tests} together, {a_side} a side."
        )
    else:
        line = translate("Pathway", "{left} for both sides together in the last {tests}, {a_side} a side.")
    words = line.format(
        left=_share(check.left.accuracy),
        right=_share(check.right.accuracy),
        tests=_tests(check.count, translate),
        a_side=check.a_side,
    )
    return _as_far_as_it_goes(words, check, translate)


def _time(check: Check, translate: Translate) -> str:
    if not check.count:
        return translate("Pathway", "No test yet.")
    limit = seconds(check.limit_ms, translate)
    left, right = seconds(check.left.time_ms, translate), seconds(check.right.time_ms, translate)
    if check.by_side:
        line = translate("Pathway", "{left} left and {right} right. Up to {limit} is quick enough.")
    else:
        line = translate("Pathway", "{left} for both sides together. Up to {limit} is quick enough.")
    words = line.format(left=left, right=right, limit=limit)
    return _as_far_as_it_goes(words, check, translate)


def _gap(check: Check, translate: Translate) -> str:
    left, right = check.left, check.right
    if left.time_ms is None or right.time_ms is None or left.accuracy is None or right.accuracy is None:
        return translate("Pathway", "Too few answers to tell.")
    words = translate(
        "Pathway", "{time} and {points} points apart. Less than half a second and 15 points is close."
    ).format(
        time=seconds(abs(left.time_ms - right.time_ms), translate),
        points=round(abs(left.accuracy - right.accuracy) * 100),
    )
    return _as_far_as_it_goes(words, check, translate)


def _as_far_as_it_goes(words: str, check: Check, translate: Translate) -> str:
    """A figure of too few tests says so."""
    if check.count >= check.needed:
        return words
    enough = translate("Pathway", "It takes {n} tests to tell.").format(n=check.needed)
    return translate("Pathway", "{figure} {more}").format(figure=words, more=enough)


def _tests(count: int, translate: Translate) -> str:
    return translate("Pathway", "test") if count == 1 else translate("Pathway", "{n} tests").format(n=count)


def _share(accuracy: float | None) -> str:
    """Never rounded up: 79.9 is not yet 80."""
    return NONE if accuracy is None else f"{floor(round(accuracy * 100, 6))} %"
