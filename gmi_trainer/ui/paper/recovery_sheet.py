"""The recovery sheet of a computer: one page that opens all its records when the passphrase is lost."""

from __future__ import annotations

from datetime import date
from html import escape

from gmi_trainer.services.clinic_key import SecretKey
from gmi_trainer.ui.paper.key_sheet import key_paragraph
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.words.days import day_month_year
from gmi_trainer.ui.words.translate import Translate


def recovery_sheet(secret: SecretKey, made: date, translate: Translate) -> PaperSheet:
    """No name stands on it; a line is there to write on by hand."""

    def paragraph(words: str) -> str:
        return f"<p>{escape(words)}</p>"

    which = escape(translate("RecoverySheet", "For the computer:"))
    parts = (
        f'<p class="lede">{escape(day_month_year(made, translate))}</p>',
        paragraph(
            translate(
                "RecoverySheet",
                "This sheet opens all records on one computer when its passphrase is lost. "
                "Whoever has the sheet and the computer can read them.",
            )
        ),
        key_paragraph(secret),
        f'<p class="line">{which}</p>',
        f"<h3>{escape(translate('RecoverySheet', 'Where to keep it'))}</h3>",
        paragraph(
            translate(
                "RecoverySheet",
                "With other papers that matter, where only you can reach them, and not beside the computer. "
                "Do not take a picture of it.",
            )
        ),
        f"<h3>{escape(translate('RecoverySheet', 'How to use it'))}</h3>",
        paragraph(
            translate(
                "RecoverySheet",
                "Start GMI Trainer. Choose “I have the recovery sheet”, type the groups from left to right, "
                "then choose a new passphrase. Blanks and small letters do not matter.",
            )
        ),
        f"<h3>{escape(translate('RecoverySheet', 'If both are lost'))}</h3>",
        paragraph(
            translate(
                "RecoverySheet",
                "Without the passphrase and without this sheet, nobody can open the records again. "
                "An older sheet of this computer opens nothing any more: please destroy it.",
            )
        ),
    )
    return PaperSheet(
        translate("RecoverySheet", "Recovery sheet"),
        "".join(parts),
        name=translate("RecoverySheet", "Recovery sheet"),
        is_one_page=True,
    )
