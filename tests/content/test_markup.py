"""Markdown becomes small and safe HTML; whatever else somebody writes is told with its line and does no harm."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.content.findings import Findings
from gmi_trainer.content.markup import Piece, Section, read_markup, with_words_changed

KNOWN = {"A01", "A24", "C1-watson-2019"}
HEAD = "## A title {#an-id science}\n\n"
TAGS = re.compile(
    r"</?(?:p|h3|ul|ol|li|strong|em|blockquote)>|<br>|<blockquote class=\"(?:quote|note|remember|care|example)\">"
    r"|<a href=\"claim:[A-Za-z0-9.-]+\">\[\d+\]</a>"
)


def read(text: str, first_line: int = 1) -> tuple[list[Section], list[str]]:
    findings = Findings()
    sections = read_markup(text, "lesson.md", first_line, KNOWN, findings)
    return sections, [f"{one.line}: {one.expected} / {one.found}" for one in findings.problems]


def html(text: str) -> str:
    (section,), problems = read(HEAD + text)
    assert problems == []
    return section.html


def only_problem(text: str) -> str:
    _, problems = read(HEAD + text)
    assert len(problems) == 1, problems
    return problems[0]


# -- what there is -----------------------------------------------------------------------------------------


def test_a_heading_has_a_title_an_id_and_a_kind() -> None:
    (section,), problems = read("\n## What you may have heard {#heard-it heard}\n", first_line=10)

    assert problems == []
    assert (section.title, section.section_id, section.kind) == (
        "What you may have heard",
        "heard-it",
        "heard",
    )
    assert (section.line, section.html, section.plain) == (11, "", "")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("One\ntwo.", "<p>One two.</p>"),
        ("One\\\ntwo.", "<p>One<br>two.</p>"),
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("**Strong** and *soft*.", "<p><strong>Strong</strong> and <em>soft</em>.</p>"),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("- one\n\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("### Small head", "<h3>Small head</h3>"),
        ("> So it is.", '<blockquote class="quote"><p>So it is.</p></blockquote>'),
        ("> - one", '<blockquote class="quote"><ul><li>one</li></ul></blockquote>'),
        ("> [!note]\n> Mind.", '<blockquote class="note"><p>Mind.</p></blockquote>'),
        (
            "> [!care] See & ask\n>\n> Mind.",
            '<blockquote class="care"><p><strong>See &amp; ask</strong></p><p>Mind.</p></blockquote>',
        ),
        ("5 > 3 & 2 < 3 [A01]", '<p>5 &gt; 3 &amp; 2 &lt; 3\u00a0<a href="claim:A01">[1]</a></p>'),
        ("a &lt; b", "<p>a &lt; b</p>"),
        ("Two [A24] [A01], two [A24].", '<p>Two\u00a0<a href="claim:A24">[1]</a>\u00a0<a href="claim:A01">[2]</a>, '
         'two\u00a0<a href="claim:A24">[1]</a>.</p>'),
        ("Ten [design].", "<p>Ten.</p>"),
        ("- one\n\n  more\n- two", "<ul><li>one<p>more</p></li><li>two</li></ul>"),
        ("[A01]", '<p><a href="claim:A01">[1]</a></p>'),
        ("", ""),
    ],
)  # fmt: skip
def test_what_becomes_of_it(text: str, made: str) -> None:
    assert html(text) == made


def test_plain_words_have_no_marks_and_a_line_for_each_paragraph() -> None:
    (section,), _ = read(
        HEAD + "One **big**\nthing [A01], & one [design].\n\n- two\n\n> [!note] Mind\n> three"
    )

    assert section.plain == "One big thing, & one.\ntwo\nMind\nthree"
    assert section.pieces == [
        Piece(3, "One big thing, & one.", ("A01", "design")),
        Piece(6, "two"),
        Piece(8, "Mind"),
        Piece(9, "three"),
    ]
    assert list(section.claims) == ["A01"]


def test_claims_are_numbered_through_all_sections() -> None:
    sections, _ = read(f"{HEAD}One [A24].\n\n## More {{#more story}}\n\nTwo [C1-watson-2019], one [A24].")

    assert [re.findall(r"\[\d\]", section.html) for section in sections] == [["[1]"], ["[2]", "[1]"]]
    assert list(sections[1].claims) == ["C1-watson-2019", "A24"]


# -- what there is not ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("So.\nMore [A99].", "4: a claim that claims.yaml has / [A99]"),
        ("So.\n\nSee [foo].", '5: a claim mark such as [A01], or [design] / "[foo]"'),
        ("A <b>b</b>", '3: plain words without HTML or addresses / "<b>b</b>"'),
        ("At www.example.org", '3: plain words without HTML or addresses / "www.example.org"'),
        ("A [b](c)", "3: plain words, **strong**, *soft* and claim marks such as [A01] / a link"),
        ("A `b`", "3: plain words, **strong**, *soft* and claim marks such as [A01] / a code mark (`)"),
        ("![a](b)", "3: plain words, **strong**, *soft* and claim marks such as [A01] / a picture"),
        ("```\na\n```", "3: paragraphs, lists and callouts only / a block of code"),
        ("    a", "3: paragraphs, lists and callouts only / a line that begins with four spaces"),
        ("***", "3: paragraphs, lists and callouts only / a ruler"),
        ("# a", '3: headings with ## or ### only / "# a"'),
        ("> ## a", '3: headings with ## or ### only / "## a"'),
        ("- a\n  - b", '4: no list in a list, and no callout in a callout / "b"'),
        ("> a\n> > b", '4: no list in a list, and no callout in a callout / "b"'),
        ("> [!shout]\n> a", '3: one of [!note], [!remember], [!care], [!example] / "[!shout]"'),
    ],
)
def test_anything_else_is_told_with_its_line(text: str, problem: str) -> None:
    assert only_problem(text) == problem


def test_an_empty_callout_in_a_callout_is_told_without_words() -> None:
    assert only_problem("> a\n> >") == '4: no list in a list, and no callout in a callout / ""'


@pytest.mark.parametrize(
    "heading",
    [
        "## No id",
        "## T {#}",
        "## T {#an-id}",
        "## T {#An-Id science}",
        "## T {#-a science}",
        "## T {an-id science}",
    ],
)
def test_a_heading_without_id_and_kind_is_told(heading: str) -> None:
    (section,), problems = read(f"{heading}\n\nText.")

    assert problems == [
        '1: a heading with its id and kind, such as ## Title {#an-id science} / "' + heading[3:] + '"'
    ]
    assert (section.section_id, section.kind) == ("", "")


@pytest.mark.parametrize("title", ["", "A *b*", "A [A01]", "A <b>"])
def test_a_title_is_plain(title: str) -> None:
    _, problems = read(f"## {title} {{#an-id science}}")

    assert [problem.partition(" /")[0] for problem in problems] == ["1: a title in plain words"]


def test_text_before_the_first_heading_is_told_once() -> None:
    sections, problems = read("Early.\n\nMore.\n\n## T {#t science}\n\nText.")

    assert problems == ["1: a heading such as ## What you may have heard {#heard heard} / other text"]
    assert [section.section_id for section in sections] == ["", "t"]


def test_a_text_of_nothing_has_no_sections() -> None:
    assert read("\n\n") == ([], [])


@given(st.text(alphabet="ab12 \n#>-*_`[]()!{}<&;:.\\\"'A0|=~/", max_size=120))
def test_whatever_somebody_writes_only_known_tags_come_out(text: str) -> None:
    sections, _ = read(HEAD + text)

    for section in sections:
        left = TAGS.sub("", section.html)
        assert "<" not in left
        assert ">" not in left


# -- in another language -------------------------------------------------------------------------------------


def test_words_can_be_changed_and_tags_stay() -> None:
    made = html("> [!note] Big & **bold** [A24]\n> text\\\nmore\n\n- item")

    assert with_words_changed(made, str.upper) == (
        '<blockquote class="note"><p><strong>BIG &amp; **BOLD** [A24]</strong></p><p>TEXT<br>MORE</p></blockquote>'
        "<ul><li>ITEM</li></ul>"
    )
    assert with_words_changed(
        '<p>a &lt; b\u00a0<a href="claim:A01">[1]</a>.</p>', lambda words: f"({words})"
    ) == ('<p>(a &lt; b\u00a0)<a href="claim:A01">[1]</a>(.)</p>')
