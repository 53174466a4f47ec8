"""How pictures are spread is counted by part and level."""

from __future__ import annotations

from dataclasses import replace

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.picture_balance import (
    NOT_SAID,
    BalanceGroup,
    BalanceRow,
    PartBalance,
    PictureFacts,
    balance_of,
    lopsided,
)

HAND = PictureFacts(BodyPart.HAND, 1, Side.LEFT, 0, "dorsal", "flat", "plain", "female", "adult", "tan")


def rows(table: PartBalance, trait: str) -> list[tuple[str, tuple[int, ...]]]:
    (group,) = [one for one in table.groups if one.trait == trait]
    return [(row.value, row.counts) for row in group.rows]


def test_nothing_comes_to_nothing() -> None:
    assert balance_of(()) == ()


def test_parts_come_in_their_order_and_levels_are_columns() -> None:
    foot = replace(HAND, part=BodyPart.FOOT)

    tables = balance_of([foot, replace(HAND, level=4), HAND, HAND])

    assert [(t.part, t.pictures, t.levels) for t in tables] == [
        (BodyPart.HAND, 3, (1, 4)),
        (BodyPart.FOOT, 1, (1,)),
    ]
    assert rows(tables[0], "view") == [("dorsal", (2, 1))]


def test_with_twins_both_sides_are_shown_equally_whatever_is_stored() -> None:
    (table,) = balance_of([HAND, HAND, replace(HAND, side=Side.RIGHT)])

    assert rows(table, "shown, with twins") == [("left", (3,)), ("right", (3,))]
    assert rows(table, "as stored") == [("left", (2,)), ("right", (1,))]


def test_every_turn_has_its_place_in_order() -> None:
    turns = (-180, -45.5, -15.4, -6, -5.4, 5.4, 5.6, 15.6, 180)
    (table,) = balance_of([replace(HAND, rotation_deg=turn) for turn in turns])

    assert rows(table, "own turn") == [
        ("-180 to -46", (2,)),
        ("-15 to -6", (2,)),
        ("-5 to 5", (2,)),
        ("6 to 15", (1,)),
        ("16 to 45", (1,)),
        ("46 to 180", (1,)),
    ]


def test_the_most_frequent_come_first_and_what_is_not_said_is_named() -> None:
    (table,) = balance_of(
        [HAND, replace(HAND, skin="dark"), replace(HAND, skin="dark"), replace(HAND, skin="")]
    )

    assert rows(table, "skin") == [("dark", (2,)), (NOT_SAID, (1,)), ("tan", (1,))]


def test_lopsided_is_more_than_three_times_as_often() -> None:
    def group(**counts: int) -> BalanceGroup:
        return BalanceGroup("sex", tuple(BalanceRow(value, (count,)) for value, count in counts.items()))

    assert lopsided(group(female=30, male=10)) is None
    assert lopsided(group(female=31, male=10)) == (BalanceRow("female", (31,)), BalanceRow("male", (10,)))
    assert lopsided(group(female=31, unspecified=1)) is None
