"""CSV that any spreadsheet reads, and that does nothing when it is opened."""

from __future__ import annotations

import csv
import io

import pytest

from gmi_trainer.exchange.csv_table import csv_pieces


def text_of(*rows: tuple[object, ...]) -> str:
    return b"".join(csv_pieces(["a", "b"], rows)).decode()


def test_rows_are_as_the_standard_has_them() -> None:
    assert text_of((1, 'say "no", please'), (2, "two\nlines")) == (
        'a,b\r\n1,"say ""no"", please"\r\n2,"two\nlines"\r\n'
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_looks_like_a_formula_is_made_harmless(start: str) -> None:
    text = f"{start}cmd|' /C calc'!A0"

    rows = list(csv.reader(io.StringIO(text_of((text, "plain")), newline="")))

    assert rows[1] == [f"'{text}", "plain"]


def test_numbers_are_not_touched() -> None:
    assert text_of((-5, -0.1), (1e300, 0.1 + 0.2)) == "a,b\r\n-5,-0.1\r\n1e+300,0.30000000000000004\r\n"


def test_nothing_is_an_empty_cell() -> None:
    assert text_of((None, "x")) == "a,b\r\n,x\r\n"


def test_many_rows_come_in_pieces_and_none_is_lost() -> None:
    pieces = list(csv_pieces(["n"], ([n] for n in range(1234))))

    assert len(pieces) == 3
    assert b"".join(pieces).decode().split() == ["n", *(str(n) for n in range(1234))]


def test_letters_of_every_language_are_kept() -> None:
    assert "Zoë, 痛み".encode() in b"".join(csv_pieces(["a"], [["Zoë, 痛み"]]))
