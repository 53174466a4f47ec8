"""Whose plan is followed, the way to bring another, and the way back to the one before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.plan_making import PlanMaking
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.notice import NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import body, muted
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.today import plan_line
from gmi_trainer.ui.words.translate import Translate

OfferUndo = Callable[[str, Callable[[], None]], None]


class PlanCard(SettingsCard):
    """Nothing here is about what a plan asks: that is on Today."""

    plan_asked = Signal()

    def __init__(
        self,
        look: Look,
        making: Callable[[], PlanMaking],
        in_force: Callable[[], Plan],
        offer_undo: OfferUndo,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "settings.plan", translate("PlanCard", "Your plan"), "list", parent)
        self._making = making
        self._in_force = in_force
        self._offer_undo = offer_undo
        self._translate = translate
        self._line = body()
        self._line.setObjectName("settings.plan.line")
        self._about = muted()
        self._bring = secondary(
            look,
            self.tr("Plan from my clinic"),
            "settings.plan.bring",
            icon="clipboard-check",
            spoken=self.tr("I have a plan from my clinic"),
        )
        self._bring.clicked.connect(self.plan_asked)
        self._earlier_button = quiet(
            look,
            self.tr("Earlier plan"),
            "settings.plan.earlier",
            icon="undo-2",
            spoken=self.tr("Take up the plan from before"),
        )
        self._earlier_button.clicked.connect(self._on_earlier_clicked)
        for widget in (
            self._line,
            self._about,
            holding(FlowLayout(look), [self._bring, self._earlier_button]),
        ):
            self.add(widget)
        self.refresh()

    def refresh(self) -> None:
        """Say which plan is in force now."""
        try:
            plan, earlier = self._in_force(), self._earlier()
        except UserProblem as problem:
            self.say(problem_sentence(problem, self._translate), NoticeKind.ATTENTION)
            return
        if plan.is_from_clinic:
            self._line.setText(plan_line(plan, self._translate))
            self._about.setText(
                self.tr("It says what Today offers. How you are comes first: safety, a flare, a lighter day.")
            )
        else:
            self._line.setText(self.tr("You follow the program's own plan."))
            self._about.setText(
                self.tr(
                    "If your clinic gave you a sheet with a code, or a file, you can use that plan instead."
                )
            )
        self._earlier_button.setVisible(earlier is not None)

    def _earlier(self) -> Plan | None:
        """The newest plan of another kind than the one in force; a new version of the same is none."""
        now = self._in_force()
        history = (version.plan for version in self._making().history())
        return next((plan for plan in history if plan.uuid != now.uuid), None)

    @Slot()
    def _on_earlier_clicked(self) -> None:
        self.say_nothing()
        try:
            now, earlier = self._in_force(), self._earlier()
            if earlier is None:
                return
            self._making().take_up(earlier)
        except UserProblem as problem:
            self.say(problem_sentence(problem, self._translate), NoticeKind.ATTENTION)
            return

        def take_back() -> None:
            self._making().set_plan(now)
            self.refresh()

        self.refresh()
        self._offer_undo(self.tr("The plan from before is in force again."), take_back)
