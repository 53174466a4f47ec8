"""Before a task: what it is, what is suggested, a guess how hard it will be, a timer if somebody likes, and Start."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.domain.activity_steps import MS_PER_MINUTE
from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.dosing import SHORTEST_MINUTES
from gmi_trainer.domain.key_map import Meaning
from gmi_trainer.ui.activities.attempt import Attempt
from gmi_trainer.ui.pages.page import HelpAt, Page
from gmi_trainer.ui.stage.reaching import Reaching
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.scale import ScaleRow
from gmi_trainer.ui.widgets.text import muted
from gmi_trainer.ui.words.activities import (
    advice_line,
    expected_question,
    hardness_ends,
    time_name,
)
from gmi_trainer.ui.words.today import scale_ends, scale_question
from gmi_trainer.ui.words.translate import Translate

CONTENT_WIDTH_PX = 820
ROOM_FOR_LEDE_PX = 560
ROOM_FOR_ADVICE_PX = 320
"""In a lower window Start comes first. How the task is done is shown while it is done, too."""


class SetUpPage(Page):
    """Made anew for each task. Everything on it can be left out but Start."""

    start_asked = Signal()
    done_said = Signal()  # it was done already
    room_asked = Signal()  # another step
    left = Signal()

    def __init__(
        self,
        look: Look,
        attempt: Attempt,
        scale: Scale | None,
        translate: Translate,
        parent: QWidget | None = None,
        *,
        reach: Reach,
    ) -> None:
        """``scale``: rated before and after; ``reach``: by what the person reaches the buttons."""
        super().__init__(
            look,
            "activity.set_up",
            attempt.rung.words,
            attempt.rung.how or attempt.about,
            column_px=CONTENT_WIDTH_PX,
            help_at=HelpAt.FOOT,
            parent=parent,
        )
        self._translate = translate
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._problem.setObjectName("activity.problem")
        self._reaching = Reaching(look, self)
        self._reaching.wear(reach)
        self._reaching.leave_asked.connect(self.left)
        self._advice = Notice(look, advice_line(attempt.advice, translate))
        self._advice.setObjectName("activity.advice")
        self._expected = ScaleRow(look, "activity.expected")
        self._expected.ask(expected_question(translate), *hardness_ends(translate))
        self._before: ScaleRow | None = None
        self.add(self._problem)
        self._problem.hide()
        self.add(self._advice)
        self._guess = self._asked(expected_question(translate), self._expected)
        self._acts = holding(FlowLayout(look), self._buttons())
        self.add(self._guess)
        self.add(self._acts)
        if attempt.rung.how:
            self.add(muted(attempt.about))
        self._time = self._time_row(attempt)
        card = Card(look, self.tr("A timer, if you like"), icon="timer")
        card.add(self._time)
        card.add(muted(self.tr("It ends with a soft bell. You can stop at any time.")))
        self.add(card)
        if scale is not None:
            self._before = ScaleRow(look, "activity.before")
            self._before.ask(scale_question(scale, translate), *scale_ends(scale, translate))
            self.add(self._asked(f"{scale_question(scale, translate)}?", self._before))

    @property
    def expected(self) -> int | None:
        """How hard they think it will be."""
        return self._expected.value

    @property
    def before(self) -> int | None:
        """What was rated before it."""
        return self._before.value if self._before is not None else None

    @property
    def wanted_ms(self) -> int | None:
        """For how long; None: without a timer."""
        minutes = self._time.value
        return round(minutes * MS_PER_MINUTE) if isinstance(minutes, float) else None

    def take_focus(self) -> None:
        """Put the keyboard on Start; digits answer the first question from there."""
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_problem(self, words: str) -> None:
        """It cannot be kept."""
        self._problem.say(words)
        self._problem.show()
        self.scroll_to_top()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; digits are the guess."""
        if event.isAutoRepeat():
            return
        own = self._reaching.meaning(event)
        if own in (Meaning.LEFT, Meaning.RIGHT):
            self.take_focus()
        elif own is Meaning.STOP or event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.left.emit()
        elif not self._expected.press_key(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reaching.watch(self.findChildren(QAbstractButton), self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.height() >= self.look.px(ROOM_FOR_LEDE_PX)
        self.show_lede(roomy)
        self.put_before(self._guess, self._acts, swapped=not roomy)
        self.put_before(self._advice, self._acts, swapped=self.height() < self.look.px(ROOM_FOR_ADVICE_PX))

    def _buttons(self) -> list[QWidget]:
        self._start = primary(self.look, self.tr("Start"), "activity.start", icon="play", large=True)
        done = secondary(self.look, self.tr("I did it already"), "activity.did_it", icon="check")
        other = quiet(self.look, self.tr("Another step"), "activity.other", icon="list")
        leave = quiet(self.look, self.tr("Not now"), "activity.leave", icon="arrow-left")
        self._start.clicked.connect(self.start_asked)
        done.clicked.connect(self.done_said)
        other.clicked.connect(self.room_asked)
        leave.clicked.connect(self.left)
        return [self._start, done, other, leave]

    def _asked(self, question: str, row: ScaleRow) -> Card:
        card = Card(self.look, self.tr("{question} You can leave this out.").format(question=question))
        card.add(row)
        return card

    def _time_row(self, attempt: Attempt) -> ChoiceRow:
        """Nothing, half of what is suggested, that, and a little more only where that is suggested, too."""
        half = max(SHORTEST_MINUTES, round(attempt.minutes) / 2)
        minutes = sorted({half, attempt.minutes, attempt.chosen, attempt.more or attempt.minutes})
        choices = [Choice(None, "none", self.tr("No timer"))]
        for number, one in enumerate(minutes):
            words = time_name(one, self._translate)
            choices.append(Choice(one, str(number), words[:1].upper() + words[1:]))
        return ChoiceRow(
            self.look,
            "activity.time",
            self.tr("For how long?"),
            choices,
            attempt.chosen,
            column_px=150,
        )
