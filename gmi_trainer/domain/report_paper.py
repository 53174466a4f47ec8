"""A report in words, before it becomes a page, a web page or a few lines: headings, lines and small tables."""

from __future__ import annotations

from gmi_trainer.domain.report import Section
from gmi_trainer.domain.values import dataclass

LEAST_RANK = 0
LAST_RANK = 3
"""What has the highest rank gives way first where all of it has to stand on one page."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line. ``label``: what it is about, where it has one. ``rank``: 0 stays wherever there is little room.

    ``is_own``: in the person's own words.
    """

    text: str
    label: str = ""
    rank: int = LEAST_RANK
    is_own: bool = False

    @property
    def plain(self) -> str:
        """With its label, as one text."""
        return f"{self.label}: {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A small table. The first cell of each row says what the row is about. ``rank`` as that of a line."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    rank: int = LEAST_RANK


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A part within a section: its lines, its table, and below it how it came about."""

    heading: str = ""
    lines: tuple[PaperLine, ...] = ()
    table: PaperTable | None = None
    notes: tuple[PaperLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperSection:
    """One section. ``contents``: what is in it, for whoever decides whether it leaves. ``brief``: for a clinic's notes.

    ``daily``: the same numbers that a picture shows, where there is no picture. ``sources`` stand at the foot.
    """

    section: Section
    heading: str
    contents: str
    parts: tuple[PaperPart, ...]
    brief: tuple[str, ...]
    daily: PaperTable | None = None
    sources: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every line of it."""
        return tuple(line.plain for part in self.parts for line in (*part.lines, *part.notes))


@dataclass(frozen=True, slots=True)
class PaperPicture:
    """A chart for a web page: ``svg`` is one ``<svg>`` element, ``spoken`` what it shows, in a sentence."""

    section: Section
    name: str
    spoken: str
    svg: str


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """All of it. ``about``: what such a report is and is not. ``left_out``: what the person left out; may be empty.

    ``name`` is for a file, and has no name of a person in it.
    """

    title: str
    sub_title: str
    sections: tuple[PaperSection, ...]
    about: str
    left_out: str
    made_by: str
    name: str
    language: str
    sources_heading: str
    more: str
    """What stands in the place of lines that found no room, with ``{n}``."""

    def section(self, wanted: Section) -> PaperSection | None:
        """One of them."""
        return next((section for section in self.sections if section.section is wanted), None)
