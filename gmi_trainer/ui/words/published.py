"""Published values in words, with who was asked and how far they can be compared."""

from __future__ import annotations

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.reference import NORMS, RULES_OF_THUMB, Norm, Sureness
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.numbers import percent
from gmi_trainer.ui.words.translate import Translate


def verified_norm(part: BodyPart) -> Norm | None:
    """The value that may be drawn for a part: only one that was checked against its source."""
    return next((n for n in NORMS if n.part is part and n.sureness is Sureness.VERIFIED), None)


def published_words(part: BodyPart, translate: Translate) -> str:
    """What is known of others, a sentence each; one that says so where nothing is."""
    sentences = []
    norm = verified_norm(part)
    if norm is not None and norm.accuracy is not None:
        sentences.append(
            translate(
                "Published",
                "{part}: on average {share} correct, {n} adults, {source}. They saw other pictures, so this is "
                "no mark to reach.",
            ).format(
                part=part_name(part, translate),
                share=percent(norm.accuracy),
                n=norm.people,
                source=norm.source,
            )
        )
    rule = RULES_OF_THUMB.get(part)
    if rule is not None:
        sentences.append(
            translate(
                "Published",
                "A rule of thumb clinicians use: {share} correct on each side, in about {n} seconds. "
                "No study has tested it.",
            ).format(share=percent(rule.accuracy), n=f"{rule.seconds:.1f}")
        )
    if not sentences:
        sentences.append(translate("Published", "No published values are known for this part of the body."))
    return " ".join(sentences)
