"""One thing of today's plan: what, how long, why, and its Start."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.offer import OfferCard
from gmi_trainer.domain.plan import BreathDose, Dose, DrillDose, LessonDose, OwnWords, PracticeDose
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.part_icons import PART_ICONS
from gmi_trainer.ui.widgets.buttons import Button, ButtonRole
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, heading, muted
from gmi_trainer.ui.words.today import card_facts, card_title, reason_line
from gmi_trainer.ui.words.translate import Translate

ROOMY_PX = 560


def sign_of(dose: Dose) -> str | None:
    """The sign of a card for this; None: the program has no such card, and shows none."""
    match dose:
        case DrillDose(part=part):
            return PART_ICONS[part]
        case BreathDose():
            return "wind"
        case LessonDose():
            return "book-open"
        case PracticeDose(kind=SessionKind.NOTICE):
            return "leaf"
        case PracticeDose(kind=SessionKind.MIRROR):
            return "hand"
        case PracticeDose(kind=SessionKind.IMAGERY):
            return "moon"
        case PracticeDose(kind=SessionKind.ACTIVITY):
            return "footprints"
        case OwnWords():
            return "clipboard-check"
        case _:
            return None


class PlanCard(QFrame):
    """A card of the plan. The obvious one is larger, and its Start is the one in full colour."""

    start_asked = Signal(object)  # OfferCard

    def __init__(
        self,
        look: Look,
        card: OfferCard,
        number: int,
        translate: Translate,
        *,
        is_obvious: bool,
        parent: QWidget | None = None,
    ) -> None:
        """``number`` counts from 0 and makes its controls' names."""
        super().__init__(parent)
        icon = sign_of(card.dose)
        assert icon is not None, "only what this program has is shown"
        self._look = look
        self._card = card
        self.setProperty("role", "card")
        title = card_title(card.dose, translate, card.lesson)
        name_control(self, f"today.card.{number}", title)
        self._sign = self._make_sign(icon, large=is_obvious)
        words = Stack(look, gap_px=3)
        words.add(heading(title))
        if facts := card_facts(card, translate):
            words.add(muted(facts))
        reason = reason_line(card, translate)
        if reason and not card.is_done:
            words.add(Text(reason))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        beside = QHBoxLayout()
        beside.setSpacing(look.px(20))
        beside.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        beside.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(beside, 1)
        self._start: Button | None = None
        if card.is_done:
            self._done = Text(self.tr("Done"), "field")
            self._done.setWordWrap(False)
            self._row.addWidget(self._done, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._start = self._make_start(title, number, is_obvious=is_obvious)
            self._row.addWidget(self._start, 0, Qt.AlignmentFlag.AlignVCenter)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    @property
    def card(self) -> OfferCard:
        """What it stands for."""
        return self._card

    @property
    def start_button(self) -> Button | None:
        """Its Start; None once it is done."""
        return self._start

    def minimumSizeHint(self) -> QSize:
        """Narrower than side by side: then Start goes below."""
        narrow = self._start.sizeHint().width() if self._start is not None else 0
        return QSize(narrow + 2 * self._look.px(20), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _on_look_changed(self) -> None:
        side, above = self._look.px(22), self._look.px(16)
        self._row.setContentsMargins(side, above, side, above)
        self._row.setSpacing(self._look.px(14))
        self._fit()

    @Slot()
    def _on_start_clicked(self) -> None:
        self.start_asked.emit(self._card)

    def _fit(self) -> None:
        roomy = self.width() >= self._look.px(ROOMY_PX)
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight
            if roomy or self._card.is_done
            else QBoxLayout.Direction.TopToBottom
        )
        self._sign.setVisible(self.width() >= self._look.px(360))

    def _make_sign(self, icon: str, *, large: bool) -> Pictogram:
        if self._card.is_done:
            return Pictogram(self._look, "check", 48, "on_accent_soft", disc="accent_soft")
        return Pictogram(self._look, icon, 80 if large else 56, disc="accent_soft")

    def _make_start(self, title: str, number: int, *, is_obvious: bool) -> Button:
        """What the program cannot do with a person is only told to be done."""
        is_told = isinstance(self._card.dose, OwnWords)
        spoken = self.tr("Done: {what}") if is_told else self.tr("Start {what}")
        start = Button(
            self._look,
            self.tr("I did this") if is_told else self.tr("Start"),
            f"today.card.{number}.start",
            ButtonRole.PRIMARY if is_obvious and not is_told else ButtonRole.SECONDARY,
            icon="check" if is_told else "play",
            large=is_obvious,
            spoken=spoken.format(what=title),
        )
        start.clicked.connect(self._on_start_clicked)
        return start
