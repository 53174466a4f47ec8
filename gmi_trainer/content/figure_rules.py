"""A lesson's figure is one that the program has, with the settings that it needs."""

from __future__ import annotations

from collections.abc import Callable

from gmi_trainer.content.fields import shown
from gmi_trainer.content.findings import Findings
from gmi_trainer.content.lesson_files import LessonDraft
from gmi_trainer.domain.lesson import Figure
from gmi_trainer.services.lesson_report import FigureFault

CheckFigure = Callable[[Figure], FigureFault | None]
"""Says what does not fit. The figures themselves belong to the window."""


def check_figure(draft: LessonDraft, check: CheckFigure, findings: Findings) -> None:
    """Tell the first thing that does not fit, with its line."""
    figure, file = draft.lesson.figure, draft.figure_file
    if figure is None or file is None:
        return
    fault = check(figure)
    if fault is None:
        return
    value = file.data
    for step in fault.way:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step] if step < len(value) else None
        else:
            value = None
    findings.mistake(file.name, file.line(fault.way), fault.expected, shown(value))
