"""What is pooled by turn, view, posture, level or side, as charts and as tables."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.turning import By, Group, Of, Turning
from gmi_trainer.ui.charts.picture import ChartPicture, Ink, Level, Mark, Series, Stop
from gmi_trainer.ui.charts.row_chart import ChartRow, RowPicture
from gmi_trainer.ui.charts.scale import CHANCE, Scale, accuracy_scale, time_scale
from gmi_trainer.ui.words.answers import both_sides_name
from gmi_trainer.ui.words.numbers import percent
from gmi_trainer.ui.words.translate import Translate
from gmi_trainer.ui.words.turning import (
    answers_words,
    chart_name,
    columns,
    kind_name,
    short_way_name,
    side_row,
    spoken_rows,
    table_row,
    turn_name,
    value_words,
)

MOST_ROWS = 10
MARGIN_DEG = 8.0

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]


class Split(StrEnum):
    """Which lines the turning curve has."""

    TOGETHER = "together"
    SIDES = "sides"
    WAYS = "ways"


def curve_picture(
    turning: Turning, of: Of, split: Split, part: BodyPart, translate: Translate
) -> ChartPicture:
    """The turning curve: from upright to upside down."""
    lines = _lines(turning, split, part, translate)
    drawn = [(ink, name, [g for g in groups if _value(of, g) is not None]) for ink, name, groups in lines]
    degrees = sorted({_degrees(group) for _, _, groups in drawn for group in groups})
    scale = _scale(of, [group for _, _, groups in drawn for group in groups])
    return ChartPicture(
        name=chart_name(By.TURN, of, translate),
        spoken=" ".join(
            spoken_rows(By.TURN, of, [(turn_name(_degrees(g), translate), g) for g in groups], translate)
            if len(drawn) == 1
            else translate("TurnPicture", "{name}: {said}").format(
                name=name,
                said=spoken_rows(
                    By.TURN, of, [(turn_name(_degrees(g), translate), g) for g in groups], translate
                ),
            )
            for _, name, groups in drawn
        ),
        series=tuple(
            Series(ink, name, tuple(_mark(of, group, number, len(drawn)) for group in groups))
            for number, (ink, name, groups) in enumerate(drawn)
        ),
        stops=tuple(_stop(at, of, drawn, translate) for at in degrees),
        x_range=(-MARGIN_DEG, 180 + MARGIN_DEG),
        x_ticks=_turn_ticks,
        widest_x_tick="135°",
        y_scale=scale,
        y_words=_tick_words(of, scale, translate),
        levels=_levels(of, scale, translate),
        x_title=translate("TurnPicture", "Degrees away from upright"),
    )


def curve_table(turning: Turning, split: Split, part: BodyPart, translate: Translate) -> Table:
    """The same numbers as rows, of both measures."""
    rows = []
    for _, name, groups in _lines(turning, split, part, translate):
        for group in groups:
            turned = turn_name(_degrees(group), translate)
            if split is not Split.TOGETHER:
                turned = translate("TurnPicture", "{name}, {turned}").format(name=name, turned=turned)
            rows.append(table_row(turned, group, translate))
    return columns(By.TURN, translate), rows


def rows_picture(by: By, of: Of, groups: Sequence[Group], part: BodyPart, translate: Translate) -> RowPicture:
    """Views, postures, levels or sides below one another; those with too few answers are left out."""
    drawn = drawn_of(of, groups)
    scale = _scale(of, drawn)
    named = [(kind_name(by, group.key, part, translate), group) for group in drawn]
    return RowPicture(
        name=chart_name(by, of, translate),
        spoken=spoken_rows(by, of, named, translate),
        rows=tuple(_row(of, name, group, translate) for name, group in named),
        scale=scale,
        tick_words=_tick_words(of, scale, translate),
    )


def rows_table(by: By, groups: Sequence[Group], part: BodyPart, translate: Translate) -> Table:
    """The same numbers as rows, of both measures."""
    rows = [table_row(kind_name(by, group.key, part, translate), group, translate) for group in groups]
    return columns(by, translate), rows


def drawn_of(of: Of, groups: Sequence[Group]) -> list[Group]:
    """Those with enough answers, the slowest or the least sure first where they have no order of their own."""
    drawn = [group for group in groups if _value(of, group) is not None]
    if of is Of.ACCURACY and drawn and not isinstance(drawn[0].key, int | Side):
        drawn.sort(key=lambda group: group.pooled.accuracy or 0.0)
    return drawn[:MOST_ROWS]


def _lines(
    turning: Turning, split: Split, part: BodyPart, translate: Translate
) -> list[tuple[Ink, str, tuple[Group, ...]]]:
    if split is Split.SIDES:
        return [
            (Ink.of(side), side_row(part, side, translate), groups) for side, groups in turning.turn_by_side
        ]
    if split is Split.WAYS:
        inks = (Ink.ONE, Ink.TWO)
        return [
            (ink, short_way_name(way, translate), groups)
            for ink, (way, groups) in zip(inks, turning.turn_by_way, strict=True)
        ]
    return [(Ink.BOTH, both_sides_name(translate), turning.by_turn)]


def _degrees(group: Group) -> int:
    assert isinstance(group.key, int), "a turn is a number of degrees"
    return group.key


def _value(of: Of, group: Group) -> float | None:
    return group.mean_ms if of is Of.TIME else group.pooled.accuracy


def _range(of: Of, group: Group) -> tuple[float, float]:
    if of is Of.ACCURACY:
        return group.pooled.accuracy_range
    mean, noise = group.mean_ms or 0.0, group.noise_ms or 0.0
    return mean - noise, mean + noise


def _mark(of: Of, group: Group, number: int, lines: int) -> Mark:
    low, high = _range(of, group)
    value = _value(of, group)
    assert value is not None, "only what has enough answers is drawn"
    return Mark(_degrees(group), value, nudge=0 if lines == 1 else (-1, 1)[number], low=low, high=high)


def _stop(
    degrees: int, of: Of, drawn: Sequence[tuple[Ink, str, Sequence[Group]]], translate: Translate
) -> Stop:
    here = [(ink, name, group) for ink, name, groups in drawn for group in groups if group.key == degrees]
    return Stop(
        x=degrees,
        when=turn_name(degrees, translate),
        values=tuple(
            (
                ink,
                translate("TurnPicture", "{name} {value}").format(
                    name=name, value=value_words(of, group, translate)
                ),
            )
            for ink, name, group in here
        ),
        note=answers_words(
            sum(group.pooled.scored for _, _, group in here),
            max(group.pictures for _, _, group in here),  # twins are on both sides
            translate,
        ),
    )


def _row(of: Of, name: str, group: Group, translate: Translate) -> ChartRow:
    low, high = _range(of, group)
    return ChartRow(
        name=name,
        value=_value(of, group) or 0.0,
        low=low,
        high=high,
        words=value_words(of, group, translate),
        note=answers_words(group.pooled.scored, group.pictures, translate),
        ink=Ink.of(group.key) if isinstance(group.key, Side) else Ink.BOTH,
    )


def _scale(of: Of, groups: Sequence[Group]) -> Scale:
    ends = [end for group in groups for end in _range(of, group)]
    if of is Of.TIME:
        return time_scale(ends)
    return accuracy_scale(ends)


def _tick_words(of: Of, scale: Scale, translate: Translate) -> tuple[str, ...]:
    if of is Of.ACCURACY:
        return tuple(percent(tick) for tick in scale.ticks)
    return tuple(translate("TurnPicture", "{n} s").format(n=f"{tick / 1000:g}") for tick in scale.ticks)


def _levels(of: Of, scale: Scale, translate: Translate) -> tuple[Level, ...]:
    if of is Of.TIME or CHANCE not in scale.ticks:
        return ()
    return (Level(CHANCE, translate("TurnPicture", "guessing")),)


def _turn_ticks(most: int) -> tuple[tuple[float, str], ...]:
    places = (0, 45, 90, 135, 180) if most >= 5 else (0, 90, 180)
    return tuple((float(at), f"{at}°") for at in places)
