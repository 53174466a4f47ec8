"""Looking back on what somebody knows about pain, in words: kind, and honest about how little few sentences can say."""

from __future__ import annotations

from collections.abc import Sequence

from gmi_trainer.domain.knowledge import CheckTaken, KnowledgeCheck, score
from gmi_trainer.domain.knowledge_course import KnowledgeCourse, SentenceChange
from gmi_trainer.ui.words.days import day_month_year
from gmi_trainer.ui.words.histories import row_spoken
from gmi_trainer.ui.words.knowledge import (
    change_line,
    compared_line,
    moment_name,
    reply_name,
    result_title,
    unsure_line,
)
from gmi_trainer.ui.words.sessions import RowWords
from gmi_trainer.ui.words.translate import Translate


def first_line(course: KnowledgeCourse, translate: Translate) -> str:
    """What the latest time came to, and what changed since the first."""
    if not course.finished:
        return ""
    first, latest = course.finished[0], course.finished[-1]
    if course.change is None:
        return translate(
            "KnowledgeHistory", "{result}, {moment}. Next time you see here what has changed."
        ).format(result=result_title(score(latest), translate), moment=moment_name(latest.moment, translate))
    return change_line(course.change, first.day, translate)


def luck_lines(course: KnowledgeCourse, translate: Translate) -> tuple[str, ...]:
    """What the band is; nothing before there are two times."""
    change = course.change
    if change is None:
        return ()
    lines = [
        translate(
            "KnowledgeHistory",
            "Each sentence that went the one way or the other could have been a guess. So up to {luck} more or less "
            "can be luck: that is the band.",
        ).format(luck=change.luck)
    ]
    if compared := compared_line(change, score(course.finished[-1]), translate):
        lines.append(compared)
    return tuple(lines)


def band_name(translate: Translate) -> str:
    """Written in the band."""
    return translate("KnowledgeHistory", "may be luck")


def gained_title(course: KnowledgeCourse, translate: Translate) -> str:
    """Above the sentences that fit now."""
    return translate("KnowledgeHistory", "New since the first time: {n}").format(n=len(course.gained))


def lost_title(course: KnowledgeCourse, translate: Translate) -> str:
    """Above those to which the answer fits no more."""
    return translate("KnowledgeHistory", "Worth another look: {n}").format(n=len(course.lost))


def sentence_lines(changed: Sequence[SentenceChange], translate: Translate) -> tuple[str, ...]:
    """A sentence with what was said then and now."""
    return tuple(
        translate("KnowledgeHistory", "“{sentence}” Then: {then}. Now: {now}.").format(
            sentence=one.item.statement,
            then=reply_name(one.then, translate),
            now=reply_name(one.now, translate),
        )
        for one in changed
    )


def group_lines(course: KnowledgeCourse, translate: Translate) -> tuple[str, ...]:
    """Then and now, idea by idea."""
    if course.change is None:
        return ()
    return tuple(
        translate("KnowledgeHistory", "{group}: {before} of {all} then, {now} now.").format(
            group=one.group.title, before=one.before, now=one.now, all=one.of
        )
        for one in course.change.groups
    )


def time_title(taken: CheckTaken, translate: Translate) -> str:
    """ "Before the lessons"."""
    words = moment_name(taken.moment, translate)
    return words[:1].upper() + words[1:]


def row_words(taken: CheckTaken, translate: Translate) -> RowWords:
    """One time as a row of the list."""
    title = time_title(taken, translate)
    found = score(taken)
    day, result = day_month_year(taken.day, translate), result_title(found, translate)
    about = translate("KnowledgeHistory", "{day} · {result}").format(day=day, result=result)
    if found.unsure:
        about = translate("KnowledgeHistory", "{day} · {result} · not sure: {n}").format(
            day=day, result=result, n=found.unsure
        )
    return RowWords(title, about, (), (), row_spoken(title, about, ()))


def time_lines(taken: CheckTaken, translate: Translate) -> tuple[str, ...]:
    """What one time came to."""
    found = score(taken)
    lines = (
        translate("KnowledgeHistory", "{result}.").format(result=result_title(found, translate)),
        unsure_line(found, translate),
    )
    return tuple(line for line in lines if line)


def said_lines(check: KnowledgeCheck, taken: CheckTaken, translate: Translate) -> tuple[str, ...]:
    """What was said to each sentence, in the order of asking."""
    return tuple(
        translate("KnowledgeHistory", "“{sentence}” {reply}. {fits}").format(
            sentence=item.statement,
            reply=reply_name(taken.given[item.item_id].reply, translate),
            fits=translate("KnowledgeHistory", "It fits.")
            if taken.given[item.item_id].was_right
            else item.why,
        )
        for item in check.items
        if item.item_id in taken.given
    )


def fits_name(translate: Translate) -> str:
    """A line of the chart."""
    return translate("KnowledgeHistory", "Fits")


def unsure_name(translate: Translate) -> str:
    """The other one."""
    return translate("KnowledgeHistory", "Not sure")


def sentences(count: float, translate: Translate) -> str:
    """A value of either."""
    if round(count) == 1:
        return translate("KnowledgeHistory", "1 sentence")
    return translate("KnowledgeHistory", "{n} sentences").format(n=f"{count:.0f}")
