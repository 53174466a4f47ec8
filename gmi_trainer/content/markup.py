"""The small part of Markdown that lessons are written in, made into small and safe HTML and into plain text.

What comes out has only these tags: p, h3, ul, ol, li, strong, em, br, blockquote with class "quote" or a callout's
kind, and ``<a href="claim:A01">[1]</a>`` for a claim mark. Nothing that a writer types reaches the HTML unescaped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.token import Token

from gmi_trainer.content.findings import UNKNOWN_CLAIM, Findings, quoted

CALLOUTS = ("note", "remember", "care", "example")
DESIGN = "design"
MARK = re.compile(r"[ \t]*\[(design|[A-Z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*)\]")

_HEADING = re.compile(r"(?P<title>.*?)\s*\{#(?P<id>[^\s}]*)(?:\s+(?P<kind>[^\s}]+))?\s*\}")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_CALLOUT = re.compile(r"\[!(\w+)\][ \t]*(.*)")
_BRACKETS = re.compile(r"\[[^\]\n]*\]")
_FOREIGN = re.compile(r"</?[A-Za-z]|https?://|www\.")
_READER = MarkdownIt("commonmark", {"html": False}).disable(["reference", "lheading"])
_WRAPS = {"bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "strong": "strong", "em": "em"}
_BREAKS = ("softbreak", "hardbreak")
_NOT_TAKEN = {
    "fence": "a block of code",
    "code_block": "a line that begins with four spaces",
    "code_inline": "a code mark (`)",
    "hr": "a ruler",
    "image": "a picture",
    "link_open": "a link",
}


@dataclass(frozen=True)
class Piece:
    """One paragraph, list item, heading or title of a callout: what a rule is about. ``marks``: claims, and design."""

    line: int
    text: str
    marks: tuple[str, ...] = ()


@dataclass
class Section:
    """What stands under one heading. ``kind`` and ``section_id`` as written, not yet believed."""

    line: int
    title: str
    section_id: str
    kind: str
    html: str = ""
    pieces: list[Piece] = field(default_factory=list)
    claims: dict[str, None] = field(default_factory=dict)  # those that are known, in order

    @property
    def plain(self) -> str:
        """The same words without marks, a paragraph a line."""
        return "\n".join(piece.text for piece in self.pieces)


class Numbering:
    """Numbers claims through a whole lesson, in the order in which they are named."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, claim_id: str) -> int:
        """The claim's number."""
        return self._numbers.setdefault(claim_id, len(self._numbers) + 1)


def read_markup(
    text: str, name: str, first_line: int, known_claims: Container[str], findings: Findings
) -> list[Section]:
    """The sections of a text; mistakes go to the findings. A mark of no known claim makes no link."""
    return list(_Reader(name, first_line, known_claims, findings).sections(_READER.parse(text)))


def read_page(
    text: str, name: str, first_line: int, known_claims: Container[str], findings: Findings
) -> Section:
    """A text that is one page, without headings of its own but small ones."""
    return _Reader(name, first_line, known_claims, findings).page(_READER.parse(text))


class _Reader:
    """Walks the parser's tokens; whatever is not foreseen is told and left out."""

    def __init__(self, name: str, first_line: int, known_claims: Container[str], findings: Findings) -> None:
        self._name = name
        self._first_line = first_line
        self._known_claims = known_claims
        self._findings = findings
        self._numbering = Numbering()
        self._line = first_line

    def sections(self, tokens: list[Token]) -> Iterator[Section]:
        section: Section | None = None
        at = 0
        while at < len(tokens):
            token = tokens[at]
            self._at(token)
            if token.type == "heading_open" and token.tag == "h2":
                if section is not None:
                    yield section
                section = self._begun(tokens[at + 1])
                at += 3
                continue
            end = _end_of(tokens, at)
            if section is None:
                self._wrong("a heading such as ## What you may have heard {#heard heard}", "other text")
                section = Section(self._line, "", "", "")  # one that nobody will take
            section.html += self._block(tokens[at:end], section)
            at = end
        if section is not None:
            yield section

    def page(self, tokens: list[Token]) -> Section:
        section = Section(self._first_line, "", "", "")
        at = 0
        while at < len(tokens):
            end = _end_of(tokens, at)
            if tokens[at].type == "heading_open" and tokens[at].tag != "h3":
                self._at(tokens[at])
                self._wrong("small headings with ### only", quoted(tokens[at + 1].content))
            else:
                section.html += self._block(tokens[at:end], section)
            at = end
        return section

    def _begun(self, heading: Token) -> Section:
        found = _HEADING.fullmatch(heading.content)
        if found is None or not _ID.fullmatch(found["id"]) or not found["kind"]:
            self._wrong(
                "a heading with its id and kind, such as ## Title {#an-id science}", quoted(heading.content)
            )
            return Section(self._line, heading.content, "", "")
        if not found["title"] or re.search(r"[*_\[\]`<]", found["title"]):
            self._wrong("a title in plain words", quoted(heading.content))
        return Section(self._line, found["title"], found["id"], found["kind"])

    def _block(self, tokens: list[Token], section: Section, inside: tuple[str, ...] = ()) -> str:
        """One block with all that is in it."""
        opening = tokens[0]
        self._at(opening)
        if opening.type in _NOT_TAKEN:
            self._wrong("paragraphs, lists and callouts only", _NOT_TAKEN[opening.type])
            return ""
        if opening.type == "paragraph_open":
            return self._paragraph(tokens[1], section, "p")
        if opening.type == "heading_open":
            if opening.tag != "h3":
                self._wrong("headings with ## or ### only", quoted(f"{opening.markup} {tokens[1].content}"))
            return self._paragraph(tokens[1], section, "h3")
        kind = opening.type.removesuffix("_open")
        if kind in inside and kind != "list_item":
            self._wrong("no list in a list, and no callout in a callout", quoted(_words_in(tokens)))
        if kind == "blockquote":
            return self._callout(tokens, section, inside)
        return f"<{_WRAPS[kind]}>{self._blocks(tokens[1:-1], section, (*inside, kind))}</{_WRAPS[kind]}>"

    def _blocks(self, tokens: list[Token], section: Section, inside: tuple[str, ...]) -> str:
        made, at = [], 0
        while at < len(tokens):
            end = _end_of(tokens, at)
            if at == 0 and inside[-1] == "list_item" and tokens[0].type == "paragraph_open":
                made.append(self._paragraph(tokens[1], section, ""))  # the item's own line
            else:
                made.append(self._block(tokens[at:end], section, inside))
            at = end
        return "".join(made)

    def _callout(self, tokens: list[Token], section: Section, inside: tuple[str, ...]) -> str:
        """A quote, or a callout: its first line says which, and may have a title."""
        kind, title = "quote", ""
        first = tokens[2] if tokens[1].type == "paragraph_open" else None
        found = _CALLOUT.match(first.content) if first is not None else None
        if first is not None and found is not None:
            kind, title = found[1], found[2]
            if kind not in CALLOUTS:
                self._wrong(f"one of {', '.join(f'[!{one}]' for one in CALLOUTS)}", quoted(found[0]))
                kind = CALLOUTS[0]
            _drop_first_line(first)
        head = ""
        if title:
            section.pieces.append(Piece(self._line, title))
            head = f"<p><strong>{html.escape(title, quote=False)}</strong></p>"
        return (
            f'<blockquote class="{kind}">{head}'
            f"{self._blocks(tokens[1:-1], section, (*inside, 'blockquote'))}</blockquote>"
        )

    def _paragraph(self, inline: Token, section: Section, tag: str) -> str:
        self._at(inline)
        children = inline.children or []
        first = self._line + (bool(children) and children[0].type in _BREAKS)
        made: list[str] = []
        said: list[str] = []
        marks: list[str] = []
        for child in children:
            kind, _, end = child.type.rpartition("_")
            if child.type == "text":
                self._text(child.content, section, made, said, marks)
            elif child.type in _BREAKS:
                self._line += 1
                made.append("<br>" if child.type == "hardbreak" else " ")
                said.append(" ")
            elif kind in _WRAPS and end in {"open", "close"}:
                made.append(f"<{'/' if end == 'close' else ''}{_WRAPS[kind]}>")
            elif child.type in _NOT_TAKEN:
                self._wrong(
                    "plain words, **strong**, *soft* and claim marks such as [A01]", _NOT_TAKEN[child.type]
                )
                said.append(child.content)
                made.append(html.escape(child.content, quote=False))
        text = " ".join("".join(said).split())
        if not text and not marks:
            return ""
        section.pieces.append(Piece(first, text, tuple(marks)))
        inner = "".join(made).strip()
        return f"<{tag}>{inner}</{tag}>" if tag else inner

    def _text(
        self, content: str, section: Section, made: list[str], said: list[str], marks: list[str]
    ) -> None:
        """Words and the marks between them."""
        end = 0
        for found in MARK.finditer(content):
            self._words(content[end : found.start()], made, said)
            end = found.end()
            marks.append(found[1])
            if found[1] == DESIGN:
                continue
            if found[1] not in self._known_claims:
                self._wrong(UNKNOWN_CLAIM, f"[{found[1]}]")
            else:
                section.claims[found[1]] = None
                made.append(f'\u00a0<a href="claim:{found[1]}">[{self._numbering.of(found[1])}]</a>')
        self._words(content[end:], made, said)

    def _words(self, words: str, made: list[str], said: list[str]) -> None:
        for unknown in _BRACKETS.findall(words):
            self._wrong("a claim mark such as [A01], or [design]", quoted(unknown))
        if foreign := _FOREIGN.search(words):
            self._wrong("plain words without HTML or addresses", quoted(words[foreign.start() :]))
        made.append(html.escape(words, quote=False))
        said.append(words)

    def _at(self, token: Token) -> None:
        assert token.map is not None, "what opens a block has a place"
        self._line = self._first_line + token.map[0]

    def _wrong(self, expected: str, found: str) -> None:
        self._findings.mistake(self._name, self._line, expected, found)


def with_words_changed(content: str, change: Callable[[str], str]) -> str:
    """HTML from here with every word in it changed; tags, claim numbers and entities stay."""
    parts = re.split(r'(<a href="claim:[^"]+">\[\d+\]</a>|<[^>]*>)', content)
    return "".join(
        html.escape(change(html.unescape(part)), quote=False) if place % 2 == 0 and part.strip() else part
        for place, part in enumerate(parts)
    )


def _end_of(tokens: list[Token], at: int) -> int:
    """Behind the block that begins at a place."""
    depths = accumulate(token.nesting for token in tokens[at:])
    return at + next(place for place, depth in enumerate(depths, start=1) if depth == 0)


def _words_in(tokens: list[Token]) -> str:
    return next((token.content for token in tokens if token.type == "inline"), "")


def _drop_first_line(inline: Token) -> None:
    """The line that says what a callout is, is no part of its text. The lines below keep their places."""
    children = inline.children or []
    breaks = [place for place, child in enumerate(children) if child.type in _BREAKS]
    inline.children = children[breaks[0] :] if breaks else []
