"""Looking back on imagined movements: a session as a row and as a page, and what charts show. No promise."""

from __future__ import annotations

from gmi_trainer.domain.imagery import has_sides
from gmi_trainer.domain.imagery_course import Imagined
from gmi_trainer.domain.imagery_time import timing_of
from gmi_trainer.domain.practice_history import ImaginedFacts, hurt_a_little
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.histories import (
    after_lines,
    ending_mark,
    ending_sentence,
    not_counted_mark,
    row_spoken,
    when_and_how_long,
)
from gmi_trainer.ui.words.imagery import (
    hurt_name,
    hurt_question,
    limb_line,
    moved_name,
    moved_question,
    rung_title,
    timing_lines,
)
from gmi_trainer.ui.words.sessions import RowWords
from gmi_trainer.ui.words.translate import Translate


def session_title(one: Imagined, translate: Translate) -> str:
    """ "Hands · Step 5: A calm place"."""
    return translate("ImaginedHistory", "{part} · {step}").format(
        part=part_name(one.part, translate),
        step=rung_title(one.rung, translate, both_ways=not has_sides(one.part)),
    )


def row_words(one: Imagined, translate: Translate) -> RowWords:
    """A session as a row of the list."""
    title = session_title(one, translate)
    when = when_and_how_long(one.day, one.practised_ms, translate)
    about = "\n".join(line for line in (when, _said_line(one, translate)) if line)
    marks = _marks(one, translate)
    return RowWords(title, about, marks, (), row_spoken(title, about, marks), is_faint=not one.counted)


def _said_line(one: Imagined, translate: Translate) -> str:
    said = []
    if one.said.clarity is not None:
        said.append(translate("ImaginedHistory", "clear: {n} of 5").format(n=one.said.clarity))
    if one.said.feeling is not None:
        said.append(translate("ImaginedHistory", "felt: {n} of 5").format(n=one.said.feeling))
    return " · ".join(said)


def _marks(one: Imagined, translate: Translate) -> tuple[str, ...]:
    marks = [ending_mark(one.ending, translate)]
    if one.did_hurt:
        marks.append(translate("ImaginedHistory", "Too much"))
    elif hurt_a_little(one):
        marks.append(translate("ImaginedHistory", "A little too much"))
    if not one.counted:
        marks.append(not_counted_mark(translate))
    return tuple(mark for mark in marks if mark)


def notices(one: Imagined, translate: Translate) -> tuple[str, ...]:
    """How it ended, where it did not go to its end."""
    ending = ending_sentence(one.ending, translate)
    return (ending,) if ending else ()


def done_lines(one: Imagined, translate: Translate) -> tuple[str, ...]:
    """What was done."""
    lines = [
        limb_line(one.part, one.side, translate),
        rung_title(one.rung, translate, both_ways=one.side is None),
        translate("ImaginedHistory", "Cards: {n} of {all}.").format(n=one.cards_done, all=one.cards),
    ]
    if one.own_pace:
        lines.append(translate("ImaginedHistory", "At your own pace."))
    return tuple(lines)


def said_lines(one: Imagined, translate: Translate, *, rates_pain: bool) -> tuple[str, ...]:
    """What was said of it."""
    said, lines = one.said, []
    if said.clarity is not None:
        lines.append(
            translate("ImaginedHistory", "How clear the picture was: {n} of 5.").format(n=said.clarity)
        )
    if said.feeling is not None:
        lines.append(
            translate("ImaginedHistory", "How well you could feel it: {n} of 5.").format(n=said.feeling)
        )
    for answer, asked in (
        (
            hurt_name(said.hurt, translate) if said.hurt is not None else "",
            hurt_question(translate, rates_pain=rates_pain).title,
        ),
        (
            moved_name(said.moved, translate) if said.moved is not None else "",
            moved_question(translate).title,
        ),
    ):
        if answer:
            lines.append(
                translate("ImaginedHistory", "{question} {answer}.").format(question=asked, answer=answer)
            )
    return (*lines, *after_lines(one.pain_change, one.feel, translate))


def time_lines(one: Imagined, translate: Translate) -> tuple[str, ...]:
    """How long it took in the mind, and for real; nothing where nobody pressed."""
    timing = timing_of(one.times)
    return tuple(timing_lines(timing, translate)) if timing is not None else ()


def ratio_words(ratio: float, translate: Translate) -> str:
    """1.25 -> "1.25 times as long"."""
    return translate("ImaginedHistory", "{n} times as long").format(n=f"{ratio:.2f}")


def ratio_note(translate: Translate) -> str:
    """What the rule of thumb says, and whose it is (science B7)."""
    return translate(
        "ImaginedHistory",
        "1 means it takes as long in your mind as for real. As a rule of thumb clinicians call 0.8 to 1.2 alike for "
        "small, easy movements. On a sore side it is often slower in the mind.",
    )


def rung_note(translate: Translate) -> str:
    """What going down means."""
    return translate(
        "ImaginedHistory", "A step back after a hard day is part of the way. It is not lost ground."
    )


def fact_lines(facts: ImaginedFacts, translate: Translate) -> tuple[str, ...]:
    """What some sessions came to, a line each; only what was asked."""
    lines = []
    if facts.asked_hurt or facts.hurt:
        lines.append(
            translate("ImaginedHistory", "It was too much in {n} of {all} sessions.").format(
                n=facts.hurt, all=facts.sessions
            )
        )
    if facts.asked_moved:
        lines.append(
            translate("ImaginedHistory", "Something moved in {n} of {all} sessions. That is fine.").format(
                n=facts.moved, all=facts.asked_moved
            )
        )
    return tuple(lines)
