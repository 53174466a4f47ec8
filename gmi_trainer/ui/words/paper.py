"""What stands on paper beside the words of a sheet."""

from __future__ import annotations

from gmi_trainer.ui.words.translate import Translate


def page_line(number: int, of: int, translate: Translate) -> str:
    """At the foot of a page."""
    return translate("Paper", "Page {n} of {all}").format(n=number, all=of)


def no_printer(translate: Translate) -> str:
    """Where nothing can be printed."""
    return translate(
        "Paper", "Printing does not work here. You can save it as a PDF file and print that elsewhere."
    )
