"""The recovery copy of a clinic's key: one page that can be typed back."""

from __future__ import annotations

from datetime import date
from html import escape

from gmi_trainer.domain.key_signs import BEGINS, SIGNS_IN_A_GROUP
from gmi_trainer.services.clinic_key import ClinicKey, SecretKey, in_groups
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.words.days import day_month_year
from gmi_trainer.ui.words.translate import Translate

_GROUPS_IN_A_LINE = 5


def key_sheet(clinic: str, secret: SecretKey, key: ClinicKey, made: date, translate: Translate) -> PaperSheet:
    """Whoever has this page can read what was sealed for the clinic."""
    parts = (
        f'<p class="lede">{escape(f"{clinic} · {day_month_year(made, translate)}")}</p>',
        "<p>"
        + escape(
            translate(
                "KeySheet",
                "This is the key that opens results sealed for this clinic, and records that are encrypted on its "
                "computer. Keep this page where only the clinic can reach it, like a patient file. Do not take a "
                "picture of it.",
            )
        )
        + "</p>",
        key_paragraph(secret),
        "<p>"
        + escape(translate("KeySheet", "Fingerprint: {fingerprint}").format(fingerprint=key.fingerprint))
        + "</p>",
        "<p>"
        + escape(
            translate(
                "KeySheet",
                "To bring the key back, on this computer or another: Clinic, The clinic’s key, Bring the key from "
                "paper. Type the groups one after the other. The standard age tool takes it as well.",
            )
        )
        + "</p>",
    )
    return PaperSheet(
        translate("KeySheet", "Key of the clinic"),
        "".join(parts),
        name=translate("KeySheet", "Key of the clinic"),
        is_one_page=True,
    )


def key_lines(secret: SecretKey) -> tuple[str, ...]:
    """The key in groups of four, a few a line."""
    groups = key_groups(secret)
    rows = [groups[at : at + _GROUPS_IN_A_LINE] for at in range(0, len(groups), _GROUPS_IN_A_LINE)]
    return (BEGINS, *("  ".join(row) for row in rows))


def key_groups(secret: SecretKey) -> tuple[str, ...]:
    """What follows the beginning, in groups of four; the last one is shorter."""
    return tuple(in_groups(secret.reveal().removeprefix(BEGINS), SIGNS_IN_A_GROUP).split(" "))


def key_paragraph(secret: SecretKey) -> str:
    """The key in large type, to be typed from paper."""
    first, *lines = (escape(line) for line in key_lines(secret))
    apart = "<br>".join(line.replace("  ", "&nbsp; ") for line in lines)  # blanks would become one
    return f'<p class="soft">{first}</p><p class="code">{apart}</p>'
