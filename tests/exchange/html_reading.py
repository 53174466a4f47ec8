"""Reads a web page as a strict reader would: every tag closed, every table named, nothing from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "link", "img", "input"}


@dataclass
class Table:
    """What a table said."""

    caption: str = ""
    column_heads: list[str] = field(default_factory=list)
    row_heads: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Fails where a tag is not closed in its turn."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.tables: list[Table] = []
        self.headings: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        assert len(found) == len(attrs), f"an attribute twice in {tag}"
        self.tags.append((tag, found))
        if "id" in found:
            self.ids.append(str(found["id"]))
        if tag == "table":
            self.tables.append(Table())
        if tag not in VOID:
            self.open.append((tag, found))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self.open.pop()
        assert opened == tag, f"{opened} was open when {tag} was closed"

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _ in self.open]
        if "style" not in inside and data.strip():
            self.text.append(data.strip())
        if not inside:
            return
        tag, attrs = self.open[-1]
        if tag in {"h1", "h2", "h3"}:
            self.headings.append((tag, data))
        if tag == "caption":
            self.tables[-1].caption += data
        if tag == "th":
            heads = self.tables[-1].row_heads if attrs.get("scope") == "row" else self.tables[-1].column_heads
            assert attrs.get("scope") in {"row", "col"}
            heads.append(data)


def read(page: str) -> Reader:
    """The whole page, which has to be whole."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == [], "everything that was opened is closed"
    assert len(set(reader.ids)) == len(reader.ids), "every id once"
    return reader
