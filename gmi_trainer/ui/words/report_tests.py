"""The test numbers of a report, by side: start, now, the change with its band, and what that is worth."""

from __future__ import annotations

from collections.abc import Sequence

from gmi_trainer.domain.answering import way_of
from gmi_trainer.domain.change import Change
from gmi_trainer.domain.measure import Measure, Whose
from gmi_trainer.domain.report import Interval, PartTests, Section, TestsPart
from gmi_trainer.domain.report_paper import PaperLine, PaperPart, PaperSection, PaperTable
from gmi_trainer.domain.speed_scores import SpeedScores, SpeedStory
from gmi_trainer.ui.words.answers import own_side_sentence, way_name
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.change import (
    by_and_band,
    gap_sentence,
    headline_sentence,
    together_sentence,
    whose_name,
)
from gmi_trainer.ui.words.numbers import NONE, percent, plain, seconds
from gmi_trainer.ui.words.translate import Translate

MOST_IN_BRIEF = 3
"""Body parts that have a line of their own in a clinic's notes."""


def tests_section(part: TestsPart, interval: Interval, translate: Translate) -> PaperSection:  # noqa: ARG001
    """Every body part that was trained in these weeks."""
    parts = [_part(one, n, translate) for n, one in enumerate(part.parts)]
    if not parts:
        parts = [PaperPart(lines=(PaperLine(translate("Report", "No drills in these weeks.")),))]
    sources = []
    if any(one.change.changes for one in part.parts):
        sources.append(
            translate(
                "Report",
                "Tests: tests 3 to 5 against the newest 3, medians of right answers. A change is real only beyond its "
                "band: 14 points or 0.49 s (Zimney 2018), or the person's own 95 % noise where that is more.",
            )
        )
    return PaperSection(
        Section.TESTS,
        translate("Report", "Left/right tests"),
        translate("Report", "Body parts: {parts}. Tests in these weeks: {tests}.").format(
            parts=len(part.parts), tests=sum(one.in_interval for one in part.parts)
        ),
        tuple(parts),
        _brief(part.parts, translate),
        sources=tuple(sources),
    )


def _part(one: PartTests, number: int, translate: Translate) -> PaperPart:
    lines = [PaperLine(headline_sentence(one.change, translate))]
    if one.change.quicker_together:
        lines.append(PaperLine(together_sentence(translate)))
    if one.gap is not None:
        lines.append(PaperLine(gap_sentence(one.gap, translate), rank=1))
    elif one.spec is not None and not one.by_side:
        lines.append(PaperLine(own_side_sentence(one.spec.answering_limb, translate), rank=1))
    return PaperPart(
        part_name(one.part, translate),
        tuple(lines),
        _table(one, min(number, 2), translate) if one.change.changes else None,
        (PaperLine(_how(one, translate), rank=0),),
    )


def _how(one: PartTests, translate: Translate) -> str:
    """How many tests, and how they were made."""
    if one.spec is None:
        return translate("Report", "No test that counts; other drills in these weeks: {n}.").format(
            n=one.other_drills
        )
    limit = (
        translate("Report", "no time limit")
        if one.spec.limit_ms is None
        else translate("Report", "limit {n} s").format(n=plain(one.spec.limit_ms / 1000))
    )
    return translate(
        "Report",
        "Tests that compare: {tests}. In these weeks: tests {now}, other drills {other}. Test set {set}, {pictures} "
        "pictures, {limit}, answered with: {way}.",
    ).format(
        tests=one.change.tests,
        now=one.in_interval,
        other=one.other_drills,
        set=one.spec.test_set,
        pictures=one.spec.pictures,
        limit=limit,
        way=way_name(way_of(one.spec), translate),
    )


# -- the table ----------------------------------------------------------------------------------------------


def _table(one: PartTests, rank: int, translate: Translate) -> PaperTable:
    part = part_name(one.part, translate)
    return PaperTable(
        translate("Report", "{part}: from the start to now").format(part=part),
        (
            translate("Report", "Side"),
            translate("Report", "Correct"),
            translate("Report", "Change (band)"),
            translate("Report", "Usual time"),
            translate("Report", "Change (band)"),
            translate("Report", "Correct a minute"),
        ),
        tuple(_row(one, whose, translate) for whose in _told(one)),
        rank,
    )


def _told(one: PartTests) -> Sequence[Whose]:
    return tuple(Whose) if one.by_side else (Whose.BOTH,)


def _row(one: PartTests, whose: Whose, translate: Translate) -> tuple[str, ...]:
    accuracy, time = one.change.of(Measure.ACCURACY, whose), one.change.of(Measure.TIME, whose)
    return (
        whose_name(whose, translate),
        _from_to(accuracy, translate),
        _change(accuracy, translate),
        _from_to(time, translate),
        _change(time, translate),
        _per_minute(one.speed, whose, translate),
    )


def _from_to(change: Change | None, translate: Translate) -> str:
    if change is None:
        return NONE
    return translate("Report", "{start} to {now}").format(
        start=_value(change.measure, change.start, translate),
        now=_value(change.measure, change.now, translate),
    )


def _value(measure: Measure, value: float, translate: Translate) -> str:
    return percent(value) if measure is Measure.ACCURACY else seconds(value, translate)


def _change(change: Change | None, translate: Translate) -> str:
    """With its sign, its band, and whether it is beyond it."""
    if change is None:
        return NONE
    by, band = by_and_band(change)
    if change.measure is Measure.ACCURACY:
        words = translate("Report", "{by} points (±{band}): within")
        if change.is_real:
            words = translate("Report", "{by} points (±{band}): real")
    else:
        words = translate("Report", "{by} s (±{band}): within")
        if change.is_real:
            words = translate("Report", "{by} s (±{band}): real")
    return words.format(by=by, band=band)


def _per_minute(speed: SpeedStory, whose: Whose, translate: Translate) -> str:
    start, now = _rate(speed.start, whose), _rate(speed.now, whose)
    if start is None or now is None:
        return plain(now)
    return translate("Report", "{start} to {now}").format(start=plain(start), now=plain(now))


def _rate(scores: Sequence[SpeedScores], whose: Whose) -> float | None:
    return next((score.per_minute for score in scores if score.whose is whose), None)


# -- for a clinic's notes -----------------------------------------------------------------------------------


def _brief(parts: Sequence[PartTests], translate: Translate) -> tuple[str, ...]:
    """A line a part; what has no line of its own is named in the last one."""
    if not parts:
        return (translate("Report", "Tests: none in these weeks"),)
    told = [_part_brief(one, translate) for one in parts]
    if len(told) <= MOST_IN_BRIEF:
        return tuple(told)
    rest = ", ".join(part_name(one.part, translate) for one in parts[MOST_IN_BRIEF - 1 :])
    others = translate("Report", "More tests, not told here: {parts}").format(parts=rest)
    return (*told[: MOST_IN_BRIEF - 1], others)


def _part_brief(one: PartTests, translate: Translate) -> str:
    accuracy, time = one.change.of(Measure.ACCURACY), one.change.of(Measure.TIME)
    part = part_name(one.part, translate)
    said = headline_sentence(one.change, translate)
    if accuracy is None or time is None:
        return translate("Report", "{part}: {said}").format(part=part, said=said)
    return translate("Report", "{part}: correct {accuracy} ({a}), time {time} ({t}). {said}").format(
        part=part,
        accuracy=_from_to(accuracy, translate),
        a=_change(accuracy, translate),
        time=_from_to(time, translate),
        t=_change(time, translate),
        said=said,
    )
