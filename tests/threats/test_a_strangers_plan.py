"""A plan file from a stranger, or a typed code, can only choose bounded values: everything else is one sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gmi_trainer.exchange.plan_file import PlanFiles
from tests.plans_of_files import FILE_PLAN
from tests.threats.attempts import World, hold_to_promise
from tests.threats.strange_files import NAMES_THAT_LEAD_ELSEWHERE, cut, spoilt, written

HUGE = (10**6, -1, -(10**30), 10**400, 1e300, -0.5)
NO_NUMBERS: tuple[Any, ...] = ("7", None, [], {}, True)
NO_TEXTS: tuple[Any, ...] = (
    7,
    [],
    {},
    True,
    "x" * 100_000,
    "steers \x1b[2J",
    "turned \u202eround",
    "line\u2028line",
    "zero\0",
)
MARKUP = "<b>Stop</b> <a href='http://example.org'>here</a> <img src='file:///etc/passwd'>"
NEVER_SHOWN = ("written_with",)


class Sent:
    """A plan as a clinic writes it."""

    def __init__(self, root: Path) -> None:
        self.world = World(root / "world")
        self.world.keep()
        self.content = PlanFiles("9.9").write(FILE_PLAN)
        self.file = self.world.strange / "plan.gmiplan"
        self.file.write_bytes(self.content)

    @property
    def told(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.content)
        return told


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    return Sent(tmp_path_factory.mktemp("plan"))


@pytest.fixture(scope="module")
def whole(sent: Sent) -> str:
    (good,) = sent.world.try_all("plan", [sent.file])
    assert good.outcome == "came in", good
    assert good.changed == (), "it is only shown: nothing is kept before the person says so"
    return good.holds


def fields(told: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Every value of a file, with the way to it."""
    if isinstance(told, (dict, list)):
        for key, value in told.items() if isinstance(told, dict) else enumerate(told):
            yield from fields(value, (*path, key))
    else:
        yield path, told


def with_value(told: dict[str, Any], path: tuple[str | int, ...], value: object) -> bytes:
    at: Any = told
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return json.dumps(told).encode()


def test_a_spoilt_one_and_one_that_is_cut_off(sent: Sent, whole: str) -> None:
    """A changed letter of a note is another note: nobody could tell. Whatever comes in is a plan within its bounds."""
    files = (*spoilt(sent.content, places=150), *cut(sent.content))
    outcomes = sent.world.try_all("plan", written(sent.world.strange / "spoilt", iter(files), ".gmiplan"))

    assert all(one.outcome != "broke" and one.changed == () for one in outcomes)
    hold_to_promise(one for one in outcomes if one.outcome == "problem")
    assert sum(one.outcome == "problem" for one in outcomes) > len(outcomes) // 2


def test_no_number_lies_beyond_its_bounds(sent: Sent, whole: str) -> None:
    numbers = [path for path, value in fields(sent.told) if type(value) in (int, float)]
    assert len(numbers) > 20
    files = (
        (f"number-{place:03d}-{number}", with_value(sent.told, path, value))
        for place, path in enumerate(numbers)
        for number, value in enumerate((*HUGE, *NO_NUMBERS))
    )
    outcomes = sent.world.try_all("plan", written(sent.world.strange / "numbers", files, ".gmiplan"))

    came_in = [one for one in outcomes if one.outcome == "came in"]
    hold_to_promise(one for one in outcomes if one.outcome != "came in")
    huge = [one for one in came_in if int(one.file.split("-")[2].split(".")[0]) < len(HUGE)]
    assert huge == []
    assert len(came_in) <= len(numbers), "at most nothing in its place"


def test_no_text_is_a_way_out(sent: Sent, whole: str) -> None:
    texts = [path for path, value in fields(sent.told) if isinstance(value, str) and path != NEVER_SHOWN]
    assert len(texts) > 10
    values = (*NO_TEXTS, *NAMES_THAT_LEAD_ELSEWHERE[:12], MARKUP)
    files = (
        (f"text-{place:03d}-{number:02d}", with_value(sent.told, path, value))
        for place, path in enumerate(texts)
        for number, value in enumerate(values)
    )
    outcomes = sent.world.try_all("plan", written(sent.world.strange / "texts", files, ".gmiplan"))

    hold_to_promise(one for one in outcomes if one.outcome != "came in")
    for one in outcomes:
        number = int(one.file.split("-")[2].split(".")[0])
        if one.outcome == "came in" and number < len(NO_TEXTS):
            pytest.fail(f"{texts[int(one.file.split('-')[1])]} took {values[number]!r:.60}")


def test_what_is_no_plan(sent: Sent) -> None:
    files = {
        "nothing": b"",
        "letters": b"a letter",
        "deep": b"[" * 120_000,
        "deep objects": b'{"format":' * 12_000,
        "oversized": sent.content + b" " * 1_000_000,
        "not a number": sent.content.replace(b'"minutes": 4.0', b'"minutes": NaN'),
        "endless": sent.content.replace(b'"minutes": 4.0', b'"minutes": 1e999'),
        "figures": sent.content.replace(b'"minutes": 4.0', b'"minutes": ' + b"9" * 100_000),
        "newer": json.dumps(sent.told | {"version": 99}).encode(),
        "huge version": json.dumps(sent.told | {"version": 10**50}).encode(),
        "another": json.dumps(sent.told | {"format": "somebody-elses"}).encode(),
        "many items": json.dumps(
            sent.told | {"plan": sent.told["plan"] | {"items": sent.told["plan"]["items"] * 200}}
        ).encode(),
        "another key": with_value(sent.told, ("clinic", "fingerprint"), "0000 0000 0000 0000"),
        "no key": with_value(sent.told, ("clinic", "key"), "age1zzzz"),
    }
    outcomes = sent.world.try_all(
        "plan", written(sent.world.strange / "others", iter(files.items()), ".gmiplan")
    )

    hold_to_promise(outcomes)


def test_whatever_is_typed_as_a_code(sent: Sent) -> None:
    typed = [
        "",
        " ",
        "x" * 100_000,
        "\0" * 24,
        "\u202eABCD",
        "ABCD-" * 5_000,
        "²³¼½",
        "𝟘𝟙𝟚𝟛" * 6,
        "../../x",
        MARKUP,
    ]
    files = ((f"code-{number}", text.encode()) for number, text in enumerate(typed))

    for one in sent.world.try_all("code", written(sent.world.strange / "codes", files, ".txt")):
        assert one.outcome == "came in", one
        assert one.holds.startswith("CodeFault("), one
        assert one.changed == (), one
        assert len(one.holds) < 500, one
