"""What a clinic set for the points before a stage."""

from __future__ import annotations

from gmi_trainer.domain.gate_rule import USUAL_RULE, GateRule
from gmi_trainer.domain.plan_limits import GATE
from gmi_trainer.domain.stages import Stage
from gmi_trainer.ui.words.gate_rule import number_words, own_rule_lines
from gmi_trainer.ui.words.translate import english


def test_only_what_differs_is_told_and_only_where_it_counts() -> None:
    rule = GateRule(tests=3, accuracy=0.7, imagery_days=8, mirror_days=4, days_since_flare=5)

    assert own_rule_lines(rule, Stage.LEFT_RIGHT, english) == (
        "Your clinic has set: 3 tests.",
        "Your clinic has set: 70 % right on each side.",
        "Your clinic has set: 5 days without a flare.",
    )
    assert own_rule_lines(rule, Stage.IMAGINE, english) == (
        "Your clinic has set: imagined movements on 8 days.",
        "Your clinic has set: 5 days without a flare.",
    )
    assert own_rule_lines(rule, Stage.MIRROR, english) == (
        "Your clinic has set: the mirror was easy on 4 days.",
    )
    assert own_rule_lines(rule, Stage.DAILY, english) == ()


def test_the_usual_numbers_are_nobodys() -> None:
    assert all(own_rule_lines(USUAL_RULE, stage, english) == () for stage in Stage)


def test_every_number_has_words() -> None:
    for name, span in GATE.items():
        assert "{" not in number_words(name, span.least, english)
