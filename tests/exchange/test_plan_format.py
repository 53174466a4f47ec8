"""The document of plan files tells every field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from gmi_trainer.exchange.plan_file import PlanFiles
from gmi_trainer.exchange.plan_format import plan_format
from tests.plans_of_files import FILE_PLAN

DOCUMENT = Path(__file__).parents[2] / "assets" / "formats" / "plan.md"


def names_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from names_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names_in(inner)


def test_every_field_that_is_written_is_told() -> None:
    document = plan_format()

    for name in set(names_in(json.loads(PlanFiles("1").write(FILE_PLAN)))):
        assert f"| `{name}` |" in document, name


def test_every_field_says_what_it_means_and_what_it_may_be() -> None:
    rows = [line for line in plan_format().splitlines() if line.startswith("| `")]

    assert len(rows) > 50
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert len(cells) == 4, row
        assert all(cells), row


def test_limits_are_told_as_they_are() -> None:
    document = plan_format()

    assert "| `bouts` | whole number, 1 to 8 | `1` |" in document
    assert "| `out_s` | number, 3 to 10 | has to be there |" in document
    assert "| `note` | a text of 0 to 600 letters | none |" in document


def test_the_document_in_the_repository_is_this_one() -> None:
    """``gmi-trainer plan format > assets/formats/plan.md`` writes it anew."""
    assert DOCUMENT.read_text("utf-8") == plan_format()
