"""What leaves the computer with a report, line by line, before anything leaves."""

from __future__ import annotations

from collections.abc import Sequence

from gmi_trainer.domain.report import Report
from gmi_trainer.domain.report_paper import ReportPaper
from gmi_trainer.ui.words.translate import Translate


def leaving_lines(report: Report, paper: ReportPaper, charts: int, translate: Translate) -> tuple[str, ...]:
    """The page: whose, of when, and every section with how much is in it."""
    name = translate("Report", "Name: {name}").format(name=report.name)
    if not report.name:
        name = translate("Report", "No name")
    lines = [name, paper.sub_title]
    lines += [
        translate("Report", "{section}. {contents}").format(
            section=section.heading, contents=section.contents
        )
        for section in paper.sections
    ]
    if not paper.sections:
        lines.append(translate("Report", "No section at all."))
    lines.append(
        translate("Report", "Charts: {n}. They are in the PDF and in the web page.").format(n=charts)
    )
    if paper.left_out:
        lines.append(paper.left_out)
    return tuple(lines)


def page_files(paper: ReportPaper, translate: Translate) -> tuple[str, ...]:
    """The files a report can be, by the names that are offered."""
    return (
        translate("Report", "{name}.pdf: one page").format(name=paper.name),
        translate("Report", "{name}.html: all lines, and the numbers day by day").format(name=paper.name),
        translate("Report", "Copied text: 12 lines at most"),
    )


def numbers_lines(files: Sequence[tuple[str, int | None]], translate: Translate) -> tuple[str, ...]:
    """What the numbers are, file by file, and what they are not."""
    told = [
        translate("Report", "{file}: what the columns mean").format(file=file)
        if rows is None
        else translate("Report", "{file}: {n} rows").format(file=file, n=rows)
        for file, rows in files
    ]
    return (
        *told,
        translate(
            "Report",
            "That is every session and every picture of these weeks, whatever is left out above. No name, no rating "
            "and none of your words are in it.",
        ),
    )


def page_in_words(paper: ReportPaper) -> tuple[str, ...]:
    """All that the page and the web page say, for whoever listens."""
    lines = [paper.title, paper.sub_title]
    if paper.left_out:
        lines.append(paper.left_out)
    for section in paper.sections:
        lines.append(section.heading)
        for part in section.parts:
            if part.heading:
                lines.append(part.heading)
            lines += [line.plain for line in part.lines]
            if part.table is not None:
                header = part.table.header
                for first, *cells in part.table.rows:
                    told = ", ".join(f"{name} {cell}" for name, cell in zip(header[1:], cells, strict=True))
                    lines.append(f"{first}: {told}")
            lines += [note.plain for note in part.notes]
    return (*lines, paper.about)
