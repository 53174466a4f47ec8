"""Looking back on the mirror: a session as a row and as a page, and what charts show. No promise."""

from __future__ import annotations

from gmi_trainer.domain.mirror import MirrorDone
from gmi_trainer.domain.practice_history import MirroredFacts
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.histories import (
    after_lines,
    ending_mark,
    ending_sentence,
    not_counted_mark,
    row_spoken,
    times,
    when_and_how_long,
)
from gmi_trainer.ui.words.mirror import (
    colour_name,
    felt_name,
    limb_of,
    relief_name,
    sense_name,
    step_title,
    swelling_name,
)
from gmi_trainer.ui.words.sessions import RowWords
from gmi_trainer.ui.words.translate import Translate


def session_title(one: MirrorDone, translate: Translate) -> str:
    """ "Hands · Step 2: Both move together"."""
    return translate("MirroredHistory", "{part} · {step}").format(
        part=part_name(one.part, translate), step=step_title(one.step, translate)
    )


def row_words(one: MirrorDone, translate: Translate) -> RowWords:
    """A session as a row of the list."""
    title = session_title(one, translate)
    when = when_and_how_long(one.day, one.practised_ms, translate)
    said = []
    if one.log.felt is not None:
        said.append(felt_name(one.log.felt, translate))
    if one.log.like_mine is not None:
        said.append(translate("MirroredHistory", "felt like mine: {n} of 10").format(n=one.log.like_mine))
    if one.log.relief_min:
        said.append(translate("MirroredHistory", "easier for {n} minutes").format(n=one.log.relief_min))
    about = "\n".join(line for line in (when, " · ".join(said)) if line)
    marks = [ending_mark(one.ending, translate)]
    if one.comfort_stops:
        marks.append(translate("MirroredHistory", "With a stop"))
    if not one.counted:
        marks.append(not_counted_mark(translate))
    shown = tuple(mark for mark in marks if mark)
    return RowWords(title, about, shown, (), row_spoken(title, about, shown), is_faint=not one.counted)


def notices(one: MirrorDone, translate: Translate) -> tuple[str, ...]:
    """How it ended, where it did not go to its end."""
    ending = ending_sentence(one.ending, translate)
    return (ending,) if ending else ()


def done_lines(one: MirrorDone, translate: Translate) -> tuple[str, ...]:
    """What was done."""
    behind = limb_of(one.part, one.hidden, translate)
    lines = [
        step_title(one.step, translate),
        translate("MirroredHistory", "Behind the mirror: {limb}.").format(limb=behind),
    ]
    if one.comfort_stops:
        lines.append(
            translate("MirroredHistory", "Stopped to let it settle: {times}.").format(
                times=times(one.comfort_stops, translate)
            )
        )
    return tuple(lines)


def said_lines(one: MirrorDone, translate: Translate) -> tuple[str, ...]:
    """What was said of it."""
    log, lines = one.log, []
    if log.felt is not None:
        lines.append(
            translate("MirroredHistory", "How it was: {word}.").format(
                word=felt_name(log.felt, translate).lower()
            )
        )
    if log.odd:
        lines.append(translate("MirroredHistory", "Moving one side alone felt odd."))
    if log.like_mine is not None:
        lines.append(
            translate("MirroredHistory", "It felt like your own: {n} of 10.").format(n=log.like_mine)
        )
    for name, answer in (
        (
            translate("MirroredHistory", "Colour"),
            colour_name(log.colour, translate) if log.colour is not None else "",
        ),
        (
            translate("MirroredHistory", "Swelling"),
            swelling_name(log.swelling, translate) if log.swelling is not None else "",
        ),
        (
            translate("MirroredHistory", "What it feels like"),
            sense_name(log.sense, translate) if log.sense is not None else "",
        ),
    ):
        if answer:
            lines.append(
                translate("MirroredHistory", "{name}: {answer}.").format(name=name, answer=answer.lower())
            )
    if log.relief_min is not None:
        lines.append(
            translate("MirroredHistory", "Easier afterwards: {time}.").format(
                time=relief_name(log.relief_min, translate).lower()
            )
        )
    return (*lines, *after_lines(one.pain_change, one.feel, translate))


def fact_lines(facts: MirroredFacts, translate: Translate) -> tuple[str, ...]:
    """What some sessions came to, a line each; only what was said."""
    lines = [
        translate("MirroredHistory", "Easy days: {n}.").format(n=facts.easy_days),
        translate("MirroredHistory", "With a stop to let it settle: {n} of {all} sessions.").format(
            n=facts.stopped, all=facts.sessions
        ),
    ]
    if facts.asked_relief:
        lines.append(
            translate(
                "MirroredHistory", "Easier afterwards: {n} of the {all} times that you told of it."
            ).format(n=facts.eased, all=facts.asked_relief)
        )
    if facts.relief_min is not None:
        lines.append(
            translate("MirroredHistory", "That mostly lasted about {n} minutes.").format(
                n=f"{facts.relief_min:g}"
            )
        )
    return tuple(lines) if facts.sessions else ()


def like_mine_note(translate: Translate) -> str:
    """What that number is worth."""
    return translate(
        "MirroredHistory",
        "0: not at all. 10: fully. It may go up and down from day to day, and both are fine.",
    )
