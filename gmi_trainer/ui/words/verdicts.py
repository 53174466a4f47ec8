"""The verdict of a body part in two or three words, for its tile."""

from __future__ import annotations

from gmi_trainer.domain.change import Headline, PartChange
from gmi_trainer.ui.words.translate import Translate


def verdict_in_short(change: PartChange, translate: Translate) -> str:
    """No judgement: which way it went is told beside the numbers."""
    if change.headline is Headline.TOO_FEW:
        if not change.tests:
            return translate("Verdicts", "no tests yet")
        if change.missing == 1:
            return translate("Verdicts", "1 test to go")
        return translate("Verdicts", "{n} tests to go").format(n=change.missing)
    return {
        Headline.GUESSING: translate("Verdicts", "hard to tell apart"),
        Headline.SWAPPED: translate("Verdicts", "check your keys"),
        Headline.FASTER_LESS_SURE: translate("Verdicts", "faster, less sure"),
        Headline.BETTER: translate("Verdicts", "a real change"),
        Headline.LESS: translate("Verdicts", "a real change"),
        Headline.MIXED: translate("Verdicts", "a real change"),
        Headline.WITHIN: translate("Verdicts", "normal ups and downs"),
    }[change.headline]
