"""Today's plan: at most three cards, and above them what kind of day it is, where it is not one like any other."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.offer import DayKind, Offer, OfferCard
from gmi_trainer.domain.plan import BreathDose, Plan
from gmi_trainer.domain.safety import SafetyOccasion, Standing
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.pages.today.plan_card import PlanCard, sign_of
from gmi_trainer.ui.pages.today.skeleton import PlanSkeleton
from gmi_trainer.ui.pages.today.telling_card import TellingCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, primary, quiet, secondary
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import heading
from gmi_trainer.ui.words.today import (
    kept_lines,
    lighter_lines,
    nothing_planned,
    paused_lines,
    plan_ended_line,
    plan_line,
    rest_lines,
    safety_ask_lines,
    welcome_lines,
)
from gmi_trainer.ui.words.translate import Translate


@dataclass(frozen=True, slots=True)
class PlanOfDay:
    """What the list shows. ``saves_energy``: once the day is kept, nothing more is held out to the person.

    ``plan``: the one behind it, where a clinic made it.
    """

    offer: Offer
    standing: Standing
    asks_safety: SafetyOccasion | None = None
    saves_energy: bool = False
    plan: Plan | None = None


class PlanList(Stack):
    """Made anew when the day's plan changes; until it is known, a card without words keeps its room."""

    start_asked = Signal(object)  # OfferCard
    questions_asked = Signal()  # those of lessons that come back today
    safety_asked = Signal()
    looked_at_said = Signal()
    call_asked = Signal()
    settle_asked = Signal()
    train_asked = Signal()

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, gap_px=14, parent=parent)
        self._translate = translate
        self._shown: PlanOfDay | None = None
        self._wants_plan_anyway = False
        self._obvious: Button | None = None
        self._cards: list[PlanCard] = []
        name_control(self, "today.plan", self.tr("Today's plan"))
        self.add(PlanSkeleton(look))

    @property
    def cards(self) -> tuple[PlanCard, ...]:
        """The cards in view, in order."""
        return tuple(self._cards)

    @property
    def obvious(self) -> Button | None:
        """The one thing to press, if there is one."""
        return self._obvious

    def show_plan(self, plan: PlanOfDay) -> None:
        """Show the plan of a day. The same plan once more changes nothing."""
        if plan == self._shown:
            return
        if self._shown is None or plan.offer.day != self._shown.offer.day:
            self._wants_plan_anyway = False
        self._shown = plan
        self._build()

    def _build(self) -> None:
        assert self._shown is not None
        focused = self.window().focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self.clear()
        self._obvious = None
        self._cards = []
        self._fill(self._shown)
        self._show_at_once()
        obvious = self.obvious
        if had_keyboard and obvious is not None:
            obvious.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_at_once(self) -> None:
        """Not with the next turn of the event loop, as a layout would. A window that comes to the front in
        between passes the keyboard on from what is not to be seen yet: to the button behind it."""
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.show()

    def _fill(self, plan: PlanOfDay) -> None:
        if plan.standing in (Standing.EMERGENCY, Standing.SOON):
            self._add_paused(plan.standing)
            self._add_open(plan.offer)
        elif plan.asks_safety is not None:
            self._add_safety_ask(plan.asks_safety)
            self._add_open(plan.offer)
        elif plan.offer.day_kind is DayKind.REST:
            self._add_rest(plan.offer)
        else:
            self._add_plan(plan)
        if plan.offer.questions_back:
            self._add_questions_back(plan.offer.questions_back)
        if plan.plan is not None:
            self._add_whose_plan(plan.plan, plan.offer.day)

    def _add_whose_plan(self, plan: Plan, today: date) -> None:
        """Below what there is to do: who made the plan, their note, and when to stop, in their words."""
        say = self._translate
        sentences = [plan_ended_line(plan, today, say), plan.note]
        if plan.stop_rule:
            sentences.append(self.tr("When to stop: {words}").format(words=plan.stop_rule))
        shown = [sentence for sentence in sentences if sentence]
        self.add(TellingCard(self._look, "today.whose_plan", "stethoscope", plan_line(plan, say), shown))

    def _add_paused(self, standing: Standing) -> None:
        title, words = paused_lines(standing, self._translate)
        call = self._as_obvious(
            primary(self._look, self.tr("Who I can call"), "today.call", icon="life-buoy")
        )
        call.clicked.connect(self.call_asked)
        looked_at = secondary(
            self._look, self.tr("I have had this looked at"), "today.looked_at", icon="check"
        )
        looked_at.clicked.connect(self.looked_at_said)
        settle = quiet(self._look, self.tr("Settle for a moment"), "today.paused.settle", icon="leaf")
        settle.clicked.connect(self.settle_asked)
        self._tell(
            "today.paused", "circle-alert", title, words, call, looked_at, settle, asks_for_a_look=True
        )

    def _add_safety_ask(self, occasion: SafetyOccasion) -> None:
        title, words = safety_ask_lines(occasion, self._translate)
        answer = self._as_obvious(
            primary(self._look, self.tr("Answer the questions"), "today.safety", icon="arrow-right")
        )
        answer.clicked.connect(self.safety_asked)
        self._tell("today.safety_ask", "stethoscope", title, words, answer)

    def _add_open(self, offer: Offer) -> None:
        """What can be done meanwhile. It pushes nothing: what is above comes first."""
        cards = _shown(offer.cards)
        if any(not card.is_done for card in cards):
            title = heading(self.tr("Open to you meanwhile"))
            title.setObjectName("today.open.title")
            self.add(title)
        self._add_cards(cards, pushes=False)

    def _add_rest(self, offer: Offer) -> None:
        title, words = rest_lines(self._translate)
        cards = _shown(offer.optional)
        if self._wants_plan_anyway or not cards:
            self._tell("today.rest_day", "moon", title, words)
            self._add_cards(cards, pushes=False)
            return
        anyway = secondary(self._look, self.tr("Show the plan anyway"), "today.plan_anyway", icon="list")
        anyway.clicked.connect(self._on_anyway_clicked)
        self._tell("today.rest_day", "moon", title, words, anyway)

    def _add_plan(self, plan: PlanOfDay) -> None:
        offer, say = plan.offer, self._translate
        cards = _shown(offer.cards)
        todo = [card for card in cards if not card.is_done]
        anything_done = len(todo) < len(cards) or any(card.bout > 1 for card in cards)
        is_kept = offer.day_is_kept and (offer.day_kind is DayKind.ORDINARY or anything_done)
        if is_kept and plan.saves_energy:
            cards = [card for card in cards if card.is_done]
            todo = []
        if is_kept:
            self._tell("today.kept", "circle-check", *kept_lines(bool(todo), say))
        elif not cards:
            self._add_nothing()
        elif offer.welcome_back:
            self._tell("today.welcome_back", "hand", *welcome_lines(say))
        elif offer.day_kind is DayKind.LIGHTER:
            self._tell("today.lighter_day", "sun", *lighter_lines(say, with_breathing=_has_breathing(cards)))
        else:
            title = heading(self.tr("Today's plan"))
            title.setObjectName("today.plan.title")
            self.add(title)
        self._add_cards(cards, pushes=not is_kept)

    def _add_questions_back(self, questions: int) -> None:
        from gmi_trainer.ui.pages.today.questions_back_card import QuestionsBackCard

        card = QuestionsBackCard(self._look, questions, self._translate)
        card.asked.connect(self.questions_asked)
        self.add(card)

    def _add_nothing(self) -> None:
        train = secondary(self._look, self.tr("Go to Train"), "today.train", icon="hand")
        train.clicked.connect(self.train_asked)
        title, words = nothing_planned(self._translate)
        self._tell("today.nothing", "sun", title, words, train)

    def _add_cards(self, cards: list[OfferCard], *, pushes: bool) -> None:
        """Only one Start is in full colour, and none on a day that is already kept."""
        for number, card in enumerate(cards):
            is_obvious = pushes and not card.is_done and self._obvious is None
            shown = PlanCard(self._look, card, number, self._translate, is_obvious=is_obvious)
            shown.start_asked.connect(self.start_asked)
            self._cards.append(shown)
            self.add(shown)
            if is_obvious:
                self._obvious = shown.start_button

    def _tell(
        self,
        identifier: str,
        icon: str,
        title: str,
        words: str,
        *buttons: QWidget,
        asks_for_a_look: bool = False,
    ) -> None:
        self.add(
            TellingCard(
                self._look, identifier, icon, title, (words,), buttons, asks_for_a_look=asks_for_a_look
            )
        )

    def _as_obvious(self, button: Button) -> Button:
        self._obvious = button
        return button

    @Slot()
    def _on_anyway_clicked(self) -> None:
        self._wants_plan_anyway = True
        self._build()
        if self._cards and (start := self._cards[0].start_button) is not None:
            start.setFocus(Qt.FocusReason.OtherFocusReason)


def _shown(cards: tuple[OfferCard, ...]) -> list[OfferCard]:
    """Only what this program can do is shown."""
    return [card for card in cards if sign_of(card.dose) is not None]


def _has_breathing(cards: list[OfferCard]) -> bool:
    return any(isinstance(card.dose, BreathDose) for card in cards)
