"""What a clinic set for the points before a stage, where it is not what the program usually asks."""

from __future__ import annotations

from collections.abc import Iterator

from gmi_trainer.domain.gate_rule import USUAL_RULE, GateRule
from gmi_trainer.domain.stages import Stage
from gmi_trainer.ui.words.numbers import seconds
from gmi_trainer.ui.words.translate import Translate

NUMBERS = {
    Stage.LEFT_RIGHT: (
        "tests",
        "tests_within_days",
        "pooled_tests",
        "accuracy",
        "time_ms",
        "context_level",
        "days_since_flare",
    ),
    Stage.IMAGINE: ("imagery_days", "imagery_within_days", "imagery_bouts", "days_since_flare"),
    Stage.MIRROR: ("mirror_days",),
    Stage.DAILY: (),
}
"""Which numbers are looked at after which stage."""


def own_rule_lines(rule: GateRule, stage: Stage, translate: Translate) -> tuple[str, ...]:
    """One line for each number that the clinic set for the step after this stage."""
    return tuple(
        translate("GateRule", "Your clinic has set: {what}.").format(what=what)
        for what in _set(rule, stage, translate)
    )


def _set(rule: GateRule, stage: Stage, translate: Translate) -> Iterator[str]:
    for name in NUMBERS[stage]:
        value = getattr(rule, name)
        if value != getattr(USUAL_RULE, name) and value is not None:
            yield number_words(name, value, translate)


def number_words(name: str, value: float, translate: Translate) -> str:
    """One number in words, such as "4 days without a flare"."""
    words = {
        "tests": translate("GateRule", "{n} tests"),
        "tests_within_days": translate("GateRule", "tests of the last {n} days count"),
        "pooled_tests": translate("GateRule", "the last {n} tests are looked at together"),
        "accuracy": translate("GateRule", "{n} % right on each side"),
        "time_ms": translate("GateRule", "{n} or less on each side"),
        "context_level": translate("GateRule", "an easy bout on level {n}"),
        "days_since_flare": translate("GateRule", "{n} days without a flare"),
        "imagery_days": translate("GateRule", "imagined movements on {n} days"),
        "imagery_within_days": translate("GateRule", "imagined movements of the last {n} days count"),
        "imagery_bouts": translate("GateRule", "the last {n} bouts without more pain"),
        "mirror_days": translate("GateRule", "the mirror was easy on {n} days"),
    }[name]
    if name == "accuracy":
        return words.format(n=round(value * 100))
    if name == "time_ms":
        return words.format(n=seconds(value, translate))
    return words.format(n=round(value))
