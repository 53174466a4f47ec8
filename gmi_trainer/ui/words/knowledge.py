"""What is said around "What I know about pain": honest about what it counts, and about what it does not."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.knowledge import (
    CheckChange,
    CheckItem,
    CheckMoment,
    CheckScore,
    CheckStanding,
    CheckTaken,
    GivenReply,
    GroupChange,
    KnowledgeCheck,
    Reply,
    first_to_answer,
    score,
)
from gmi_trainer.ui.words.days import day_month_year
from gmi_trainer.ui.words.translate import Translate

SECONDS_EACH = 13
"""A sentence takes about so long (design)."""


def check_name(translate: Translate) -> str:
    """What it is called."""
    return translate("Knowledge", "What I know about pain")


def reply_name(reply: Reply, translate: Translate) -> str:
    """The three answers."""
    return {
        Reply.TRUE: translate("Knowledge", "True"),
        Reply.FALSE: translate("Knowledge", "False"),
        Reply.NOT_SURE: translate("Knowledge", "Not sure"),
    }[reply]


def moment_name(moment: CheckMoment, translate: Translate) -> str:
    """Where in the lessons somebody was."""
    return {
        CheckMoment.START: translate("Knowledge", "before the lessons"),
        CheckMoment.MIDDLE: translate("Knowledge", "half way through the lessons"),
        CheckMoment.END: translate("Knowledge", "after the lessons"),
        CheckMoment.AGAIN: translate("Knowledge", "in between"),
    }[moment]


def how_long(sentences: int, translate: Translate) -> str:
    """ "18 sentences, about 4 minutes"."""
    minutes = max(1, round(sentences * SECONDS_EACH / 60))
    if minutes == 1:
        return translate("Knowledge", "{n} sentences, about 1 minute.").format(n=sentences)
    return translate("Knowledge", "{n} sentences, about {minutes} minutes.").format(
        n=sentences, minutes=minutes
    )


def offer_line(moment: CheckMoment, translate: Translate) -> str:
    """Why now."""
    return {
        CheckMoment.START: translate(
            "Knowledge", "Answer before the first lesson, and see later what the lessons changed."
        ),
        CheckMoment.MIDDLE: translate(
            "Knowledge", "You have read half of the lessons. Do you like to see what you know by now?"
        ),
        CheckMoment.END: translate(
            "Knowledge", "You have read all lessons. See what you know now, with a word on each sentence."
        ),
        CheckMoment.AGAIN: translate("Knowledge", "Answer again whenever you like."),
    }[moment]


def kept_line(check: KnowledgeCheck, begun: CheckTaken, translate: Translate) -> str:
    """It was left on the way: where it goes on."""
    place, of = first_to_answer(check, begun.given), len(check.items)
    if place == of:
        return translate("Knowledge", "All is answered. Go on to see what came of it.")
    return translate("Knowledge", "Your answers are kept. Sentence {n} of {all} comes next.").format(
        n=place + 1, all=of
    )


def rest_line(check: KnowledgeCheck, standing: CheckStanding, translate: Translate) -> str:
    """In its row, while it is not offered."""
    if standing.begun is not None:
        return kept_line(check, standing.begun, translate)
    if standing.latest is not None:
        again = offer_line(CheckMoment.AGAIN, translate)
        return f"{last_time(standing.latest, translate)} {again}"
    whenever = translate("Knowledge", "Begin whenever you like.")
    return f"{how_long(len(check.items), translate)} {whenever}"


def last_time(latest: CheckTaken, translate: Translate) -> str:
    """What the last time came to."""
    found = score(latest)
    return translate("Knowledge", "{n} of {all} answers fitted on {day}.").format(
        n=found.right, all=found.of, day=day_month_year(latest.day, translate)
    )


def opening_lines(sentences: int, translate: Translate) -> tuple[str, ...]:
    """What to know before it begins."""
    return (
        translate("Knowledge", "One sentence at a time: is it true or false, or are you not sure?"),
        translate("Knowledge", "There are no marks, and no clock runs. “Not sure” is a good answer."),
        f"{how_long(sentences, translate)} {translate('Knowledge', 'Stop at any time. Your answers are kept.')}",
    )


def keys_line(translate: Translate) -> str:
    """How it is answered without a mouse."""
    return translate("Knowledge", "The keys 1, 2 and 3 answer. Left goes back, Escape leaves.")


def sentence_place(number: int, of: int, translate: Translate) -> str:
    """ "Sentence 3 of 18"."""
    return translate("Knowledge", "Sentence {n} of {all}").format(n=number, all=of)


def result_title(found: CheckScore, translate: Translate) -> str:
    """How many fitted."""
    return translate("Knowledge", "{n} of {all} answers fit").format(n=found.right, all=found.of)


def unsure_line(found: CheckScore, translate: Translate) -> str:
    """Not sure is an honest answer; empty where nobody was."""
    if found.unsure == 0:
        return ""
    if found.unsure == 1:
        return translate("Knowledge", "Of one you were not sure. That is an honest answer.")
    return translate("Knowledge", "Of {n} you were not sure. That is an honest answer.").format(
        n=found.unsure
    )


def first_line(moment: CheckMoment, translate: Translate) -> str:
    """After the first time."""
    if moment is CheckMoment.START:
        return translate(
            "Knowledge",
            "This is where you start, and any number is fine. The lessons come to all of it, bit by bit.",
        )
    return translate("Knowledge", "Next time you can see here what has changed.")


def change_line(change: CheckChange, since: date, translate: Translate) -> str:
    """What changed, in a sentence; a few answers more or less are no change."""
    words = {"before": change.before, "now": change.now, "all": change.of}
    day = day_month_year(since, translate)
    if not change.is_clear:
        return translate(
            "Knowledge",
            "About as many as on {day}: {before} of {all} then, {now} now. "
            "Up to {luck} more or less can be luck.",
        ).format(day=day, luck=change.luck, **words)
    if change.now > change.before:
        return translate(
            "Knowledge", "You know more than on {day}: {before} of {all} fitted then, {now} do now."
        ).format(day=day, **words)
    return translate(
        "Knowledge",
        "Fewer than on {day}: {before} of {all} then, {now} now. Things slip from mind. "
        "A lesson read again, or the questions that come back, bring them back.",
    ).format(day=day, **words)


def past_change_line(change: CheckChange, since: date, until: date, translate: Translate) -> str:
    """What had changed by a time that somebody looks back at."""
    return translate("Knowledge", "{before} of {all} fitted on {day}, {now} on {later}.").format(
        before=change.before,
        now=change.now,
        all=change.of,
        day=day_month_year(since, translate),
        later=day_month_year(until, translate),
    )


def honest_lines(translate: Translate) -> tuple[str, ...]:
    """What it does not say."""
    return (
        translate(
            "Knowledge",
            "Knowing more is one thing, pain another. Nothing here says how much it hurts, or how things will go.",
        ),
        translate("Knowledge", "It is only for you, and is not held up against anybody else."),
    )


def since_line(first: CheckTaken, translate: Translate) -> str:
    """Above the groups."""
    return translate("Knowledge", "Since the first time, {moment}").format(
        moment=moment_name(first.moment, translate)
    )


def compared_line(change: CheckChange, now: CheckScore, translate: Translate) -> str:
    """Where the sentences were not all the same; else empty."""
    if change.of == now.of:
        return ""
    return translate("Knowledge", "Some sentences are new since then. {n} were asked both times.").format(
        n=change.of
    )


def then_and_later(one: GroupChange, then: str, later: str, translate: Translate) -> str:
    """A group for those who listen. ``then`` and ``later``: the two times, in words."""
    return translate("Knowledge", "{group}. {then}: {before} of {all}. {later}: {now} of {all}.").format(
        group=one.group.title, then=then, before=one.before, all=one.of, later=later, now=one.now
    )


def count_of(count: int, of: int, translate: Translate) -> str:
    """ "2 of 5"."""
    return translate("Knowledge", "{n} of {all}").format(n=count, all=of)


def time_line(taken: CheckTaken, translate: Translate) -> str:
    """One time among all of them: "10 Mar 2025, before the lessons: 9 of 18"."""
    found = score(taken)
    return translate("Knowledge", "{day}, {moment}: {count}").format(
        day=day_month_year(taken.day, translate),
        moment=moment_name(taken.moment, translate),
        count=count_of(found.right, found.of, translate),
    )


def truth_line(item: CheckItem, translate: Translate) -> str:
    """Whether a sentence is true."""
    if item.is_true:
        return translate("Knowledge", "It is true.")
    return translate("Knowledge", "It is not true.")


def answer_line(given: GivenReply | None, item: CheckItem, translate: Translate) -> str:
    """What somebody said to it, and what fits. Nothing is called a mistake."""
    truth = truth_line(item, translate)
    if given is None:
        return truth
    said = translate("Knowledge", "You said: {answer}.").format(answer=reply_name(given.reply, translate))
    return f"{said} {truth}"


def why_place(number: int, of: int, translate: Translate) -> str:
    """Above a group's sentences."""
    return translate("Knowledge", "Why · {n} of {all}").format(n=number, all=of)
