"""A report as one web page: no script, nothing from elsewhere, readable in any browser, on paper and aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from string import Template

from gmi_trainer.domain.report_paper import (
    PaperLine,
    PaperPart,
    PaperPicture,
    PaperSection,
    PaperTable,
    ReportPaper,
)

_STYLE = """
:root { color-scheme: light dark; --ink: #16181d; --soft: #41464f; --rule: #767c87; --ground: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f2f3f5; --soft: #c9ced6; --rule: #8b919c; --ground: #17191e; }
}
@media (prefers-contrast: more) {
  :root { color-scheme: light; --ink: #000000; --soft: #000000; --rule: #000000; --ground: #ffffff; }
}
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.55 "Atkinson Hyperlegible Next", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; line-height: 1.25; margin: 2rem 0 .5rem; border-top: 2px solid var(--rule);
  padding-top: .75rem; }
h3 { font-size: 1.0625rem; margin: 1.25rem 0 .25rem; }
p { margin: .35rem 0; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
blockquote { margin: .35rem 0; padding-left: .75rem; border-left: 3px solid var(--rule); white-space: pre-line;
  overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: .75rem 0; width: 100%; font-variant-numeric: tabular-nums; }
td { white-space: nowrap; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border-bottom: 1px solid var(--rule); padding: .3rem .75rem .3rem 0; text-align: left;
  vertical-align: top; }
figure { margin: 1rem 0; background: #ffffff; border: 1px solid var(--rule); padding: .5rem; }
figure svg { display: block; width: 100%; height: auto; overflow: visible; }
figure svg * { font-family: "Atkinson Hyperlegible Next", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
figcaption { color: #16181d; font-weight: 600; }
footer { margin-top: 2rem; border-top: 2px solid var(--rule); padding-top: .75rem; }
@media print {
  :root { --ink: #000000; --soft: #000000; --rule: #555555; --ground: #ffffff; }
  body { font-size: 10pt; line-height: 1.4; }
  main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  tr, figure, blockquote { break-inside: avoid; }
  td { white-space: normal; }
}
"""

_PAGE = Template("""<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="GMI Trainer">
<title>$title</title>
<style>$style</style>
</head>
<body>
<main>
<h1>$title</h1>
<p class="soft">$sub_title</p>
$inside
</main>
</body>
</html>
""")


def report_html(paper: ReportPaper, pictures: Sequence[PaperPicture] = ()) -> str:
    """All of it in one file. ``pictures``: charts, each shown in its section beside the numbers they are drawn from."""
    inside = [_paragraph(paper.left_out, "soft")] if paper.left_out else []
    inside += [
        _section(section, [one for one in pictures if one.section is section.section])
        for section in paper.sections
    ]
    inside.append(_footer(paper))
    return _PAGE.substitute(
        language=escaped(paper.language),
        title=escaped(paper.title),
        sub_title=escaped(paper.sub_title),
        style=_STYLE,
        inside="\n".join(inside),
    )


def escaped(text: str) -> str:
    """For between tags and within quotes. Letters that no page may hold are left out."""
    return escape("".join(letter for letter in text if letter.isprintable() or letter in "\n\t"))


def _section(section: PaperSection, pictures: Sequence[PaperPicture]) -> str:
    mark = f"section-{section.section.value}"
    lines = [f'<section aria-labelledby="{mark}">', f'<h2 id="{mark}">{escaped(section.heading)}</h2>']
    for part in section.parts:
        lines += _part(part)
    for number, picture in enumerate(pictures, start=1):
        lines.append(_figure(picture, f"{mark}-{number}"))
    if section.daily is not None:
        lines.append(_table(section.daily))
    return "\n".join((*lines, "</section>"))


def _part(part: PaperPart) -> Iterator[str]:
    if part.heading:
        yield f"<h3>{escaped(part.heading)}</h3>"
    yield from map(_line, part.lines)
    if part.table is not None:
        yield _table(part.table)
    for note in part.notes:
        yield _paragraph(note.plain, "soft")


def _line(line: PaperLine) -> str:
    if line.is_own and not line.label:
        return f"<blockquote>{escaped(line.text)}</blockquote>"
    label = f"<strong>{escaped(line.label)}:</strong> " if line.label else ""
    return f"<p>{label}{escaped(line.text)}</p>"


def _table(table: PaperTable) -> str:
    head = "".join(f'<th scope="col">{escaped(cell)}</th>' for cell in table.header)
    rows = "\n".join(
        f'<tr><th scope="row">{escaped(first)}</th>'
        + "".join(f"<td>{escaped(cell)}</td>" for cell in cells)
        + "</tr>"
        for first, *cells in table.rows
    )
    return (
        f'<div class="wide">\n<table>\n<caption>{escaped(table.caption)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _figure(picture: PaperPicture, mark: str) -> str:
    """Its name and what it shows are part of the drawing, so that a program can read them aloud."""
    opening, _, rest = picture.svg.partition(">")
    named = (
        f'{opening} role="img" aria-labelledby="{mark}-name {mark}-shows">'
        f'<title id="{mark}-name">{escaped(picture.name)}</title>'
        f'<desc id="{mark}-shows">{escaped(picture.spoken)}</desc>{rest}'
    )
    return f"<figure>\n<figcaption>{escaped(picture.name)}</figcaption>\n{named}\n</figure>"


def _paragraph(words: str, kind: str) -> str:
    return f'<p class="{kind}">{escaped(words)}</p>'


def _footer(paper: ReportPaper) -> str:
    sources = [source for section in paper.sections for source in section.sources]
    told = [_paragraph(words, "soft") for words in sources]
    if told:
        told.insert(0, f"<h2>{escaped(paper.sources_heading)}</h2>")
    return "\n".join(
        ("<footer>", *told, f"<p>{escaped(paper.about)}</p>", _paragraph(paper.made_by, "soft"), "</footer>")
    )
