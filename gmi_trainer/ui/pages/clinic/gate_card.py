"""A clinician's own numbers for the points before the next stage; without them the usual ones hold."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot

from gmi_trainer.domain.gate_rule import USUAL_RULE, GateRule
from gmi_trainer.domain.plan_limits import GATE
from gmi_trainer.ui.pages.clinic.figures import Figure, side_by_side
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.text import muted
from gmi_trainer.ui.words.gate_rule import number_words
from gmi_trainer.ui.words.translate import Translate

ASKED = ("tests", "days_since_flare", "imagery_days", "imagery_bouts", "mirror_days")
"""The numbers that are chosen one by one; how many of ten days there are stays as it usually is."""
ACCURACIES = tuple(n / 100 for n in range(60, 96, 5))


class GateCard(Card):
    """Changes the rule at once. None: the usual one."""

    chosen = Signal(object)  # GateRule or None

    def __init__(self, look: Look, rule: GateRule | None, translate: Translate) -> None:
        super().__init__(look, translate("GateCard", "Before the next stage"), icon="clipboard-check")
        self._rule = rule or USUAL_RULE
        self._say = translate
        self.add(
            muted(
                self.tr(
                    "The program looks at tests, flares and easy days before it suggests the next stage. "
                    "It never locks one."
                )
            )
        )
        self._switch = Switch(look, "plan.gate.own", self.tr("Set my own numbers"), on=rule is not None)
        self._switch.toggled.connect(self._on_switch_toggled)
        self.add(self._switch)
        figures = [self._figure(look, name).stepper for name in ASKED]
        accuracy = Figure(
            look,
            "plan.gate.accuracy",
            self.tr("Right on each side"),
            ACCURACIES,
            self._rule.accuracy,
            lambda share: self.tr("{n} %").format(n=round(share * 100)),
            partial(self._set, "accuracy"),
        )
        self._figures = side_by_side(look, [accuracy.stepper, *figures])
        self._figures.setVisible(False)
        self.add(self._figures)
        self._figures.setVisible(rule is not None)

    @property
    def rule(self) -> GateRule | None:
        """The numbers; None where the usual ones hold."""
        return self._rule if self._switch.isChecked() else None

    def _figure(self, look: Look, name: str) -> Figure[int]:
        span = GATE[name]
        row = tuple(range(round(span.least), min(round(span.most), 10) + 1))
        labels = {
            "tests": self.tr("Tests in ten days"),
            "days_since_flare": self.tr("Quiet days after a flare"),
            "imagery_days": self.tr("Days with imagined movements"),
            "imagery_bouts": self.tr("Bouts without more pain"),
            "mirror_days": self.tr("Easy days with the mirror"),
        }
        return Figure(
            look,
            f"plan.gate.{name}",
            labels[name],
            row,
            getattr(self._rule, name),
            lambda n: number_words(name, n, self._say),
            partial(self._set, name),
        )

    def _set(self, name: str, value: float) -> None:
        self._rule = replace(self._rule, **{name: value})  # type: ignore[arg-type]  # a number of its own row
        self.chosen.emit(self._rule)

    @Slot(bool)
    def _on_switch_toggled(self, on: bool) -> None:
        self._figures.setVisible(on)
        self.chosen.emit(self._rule if on else None)
