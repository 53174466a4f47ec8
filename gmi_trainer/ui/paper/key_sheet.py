"""The recovery copy of a clinic's key: one page that can be typed back."""

from __future__ import annotations

from datetime import date
from html import escape

from gmi_trainer.services.clinic_key import ClinicKey, SecretKey, in_groups
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.words.days import day_month_year
from gmi_trainer.ui.words.translate import Translate

_FIRST = "AGE-SECRET-KEY-1"
_GROUPS_IN_A_LINE = 5
_SIGNS = 4


def key_sheet(clinic: str, secret: SecretKey, key: ClinicKey, made: date, translate: Translate) -> PaperSheet:
    """Whoever has this page can read what was sealed for the clinic."""
    lines = "<br>".join(escape(line) for line in key_lines(secret))
    parts = (
        f'<p class="lede">{escape(f"{clinic} · {day_month_year(made, translate)}")}</p>',
        "<p>"
        + escape(
            translate(
                "KeySheet",
                "This is the key that opens results sealed for this clinic. Keep this page where only the clinic can "
                "reach it, like a patient file. Do not take a picture of it.",
            )
        )
        + "</p>",
        f'<p class="code">{lines}</p>',
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
    groups = in_groups(secret.reveal().removeprefix(_FIRST), _SIGNS).split(" ")
    rows = [groups[at : at + _GROUPS_IN_A_LINE] for at in range(0, len(groups), _GROUPS_IN_A_LINE)]
    return (_FIRST, *("  ".join(row) for row in rows))
