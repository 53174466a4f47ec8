"""A report as a few lines of plain text, for the notes of a clinic."""

from __future__ import annotations

from gmi_trainer.domain.report_paper import ReportPaper

MOST_LINES = 12
JOINT = " | "


def report_text(paper: ReportPaper) -> str:
    """At most twelve lines, each of them whole; where there were more, the longest sections share a line."""
    head = [f"{paper.title}. {paper.sub_title}."]
    if paper.left_out:
        head = [f"{head[0]} {paper.left_out}"]
    briefs = [[_on_one_line(line) for line in section.brief] for section in paper.sections]
    while 1 + sum(map(len, briefs)) + 1 > MOST_LINES:
        longest = max(briefs, key=len)
        longest[-2:] = [JOINT.join(longest[-2:])]
    lines = [*head, *(line for brief in briefs for line in brief), paper.about]
    return "".join(f"{_on_one_line(line)}\n" for line in lines)


def _on_one_line(words: str) -> str:
    """What somebody wrote may hold line ends of any kind."""
    return " ".join(words.split())
