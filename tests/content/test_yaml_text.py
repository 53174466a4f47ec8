"""YAML is taken as plain texts with their lines, and nothing in it can cost more than it should."""

from __future__ import annotations

import time

import pytest

from gmi_trainer.content.findings import Findings
from gmi_trainer.content.yaml_text import YamlText


def read(text: str, first_line: int = 1) -> tuple[YamlText, list[str]]:
    findings = Findings()
    file = YamlText("a.yaml", findings, first_line).read(text)
    return file, [f"{one.line}: {one.expected} / {one.found}" for one in findings.problems]


def test_scalars_stay_as_they_are_written() -> None:
    file, problems = read("a: no\nb: 012\nc: ' 1 '\nd: 2024-01-01\ne: true\nf: >\n  long\n  text\n")

    assert problems == []
    assert file.data == {"a": "no", "b": "012", "c": "1", "d": "2024-01-01", "e": "true", "f": "long text"}


def test_a_key_with_nothing_after_it_is_not_there() -> None:
    assert read("a:\nb: ''\nc: [ ]\n")[0].data == {"b": "", "c": []}


def test_plain_words_are_resolved_on_request() -> None:
    file, _ = read("x:\n  - [1, -2, '3', 0.5, true, false, no, 1e5, '0.5']\n  - {a: 7}\ny: 1\n")

    assert file.resolved(("x",)) == [[1, -2, "3", 0.5, True, False, "no", "1e5", "0.5"], {"a": 7}]
    assert file.resolved(("x", 0, 1)) == -2
    assert file.resolved(()) == {"x": file.resolved(("x",)), "y": 1}


def test_lines_are_those_of_the_keys_and_items() -> None:
    file, _ = read("# remark\na:\n  - b: 1\n    c:\n      d\n  - e: 2\n", first_line=5)

    assert file.line() == 6
    assert file.line(("a",)) == 6
    assert file.line(("a", 0)) == 7
    assert file.line(("a", 0, "c")) == 8
    assert file.line(("a", 1, "e")) == 10


def test_what_is_missing_stands_where_it_is_missing_from() -> None:
    file, _ = read("\na:\n  b: 1\n")

    assert file.line(("a", "x", "y")) == 2
    assert file.line(("z",)) == 2


def test_an_empty_file_has_nothing() -> None:
    file, problems = read("# only a remark\n")

    assert (file.data, problems, file.line()) == (None, [], 1)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\nb: c: d\n", "2: YAML that can be read / mapping values are not allowed in this context"),
        ("a: 'b\n", "2: YAML that can be read / found unexpected end of stream"),
        ("a: 1\n\tb: 2\n", "2: YAML that can be read / found a tab character"),
        ("a: 1\n---\nb: 2\n", "2: YAML that can be read / but found another document"),
        ("a: 1\nb: \x01\n", "2: letters / a character that no text has"),
        ("a: &x 1\nb: *x\n", "2: plain lists, keys and texts / a reference (*)"),
        ("a: 1\na: 2\n", '2: each key once / "a" again'),
        ("a: 1\n[b]: 2\n", "2: a word before the colon / a list or another mapping"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, problem: str) -> None:
    problems = read(text)[1]

    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_of_a_key_that_comes_twice_the_first_holds() -> None:
    assert read("a: 1\na: 2\nb: 3\n")[0].data == {"a": "1", "b": "3"}


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "- " * 100_000, "{a: " * 50_000, "a:\n" + " " * 4 + "- " * 20]
)
def test_what_goes_very_deep_is_refused_at_once(text: str) -> None:
    began = time.monotonic()
    file, problems = read(text)

    assert file.data is None
    assert [problem.partition(" / ")[2] for problem in problems] == ["lists in lists, very deep"]
    assert time.monotonic() - began < 5


def test_references_that_double_again_and_again_are_refused() -> None:
    text = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))

    assert read(text)[1] == ["2: plain lists, keys and texts / a reference (*)"]
