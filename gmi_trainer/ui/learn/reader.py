"""The stage of reading: one screen after the other, with one key, and a place that is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from gmi_trainer.domain.learning import Sureness
from gmi_trainer.domain.lesson import Option
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.ui.learn.question_part import AnsweredQuestion, AskedQuestion, SurenessQuestion
from gmi_trainer.ui.learn.steps import EndStep, QuestionStep, Step
from gmi_trainer.ui.pages.guided import GuidedStage
from gmi_trainer.ui.pages.read_on import ReadOn
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.answers import AnswerTile
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.progress import ProgressLine
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.learning import place_line, question_place
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

COLUMN_PX = 680
"""As wide as a line to read, and a little more for what is not text."""

NARROW_PX = 520
"""A narrower window leaves the words above the line to what helps; the line says as much."""

READ_FIRST_MS = 700
"""So long the words after an answer take no key that goes on: a press too many skips nothing (design)."""

_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Reader(GuidedStage):
    """Walks through steps. What a step shows, beside a question, is said by who reads: a lesson, or a review.

    Space, Enter and Right go on: by a view where more stands below, else to the next screen. Left and Backspace go
    back, Escape leaves.
    """

    answered = Signal(object, object, object)  # Question, Option, Sureness or None
    asks_sureness_changed = Signal(bool)
    finished = Signal()  # the end is in view, for the first time
    closed = Signal()  # left; where they were is kept

    def __init__(
        self,
        look: Look,
        identifier: str,
        spoken: str,
        steps: Sequence[Step],
        translate: Translate,
        *,
        at: int = 0,
        given: Mapping[str, str] | None = None,
        asks_sureness: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``at``: the step to begin with. ``given``: answers of before, an option's id by a question's id.

        ``asks_sureness``: after each answer, how sure somebody is.
        """
        self._is_question = False
        super().__init__(look, identifier, spoken, parent, column_px=COLUMN_PX)
        self._translate = translate
        self._steps = tuple(steps)
        self._at = at
        self._given: dict[str, Option] = _options_of(self._steps, given or {})
        self._asks_sureness = asks_sureness
        self._unsaid: Option | None = None  # chosen; how sure is being asked
        self._is_finished = False
        self._eyebrow = Text("", "eyebrow")
        self._eyebrow.setObjectName(f"{identifier}.eyebrow")
        self._words.insertWidget(0, self._eyebrow)
        self._rows.setStretch(0, 0)  # titles stand at one height on all screens
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._problem.hide()
        self._rows.insertWidget(1, self._problem)
        self._line = ProgressLine(f"{identifier}.line", self.tr("How far you are"))
        self._line.setProperty("role", "reading")
        self._line.setRange(0, max(1, len(self._steps) - 1))
        rows = self.layout()
        assert rows is not None
        rows.insertWidget(1, self._line)  # type: ignore[attr-defined]  # it is a column
        self._guard = QTimer(self)
        self._guard.setObjectName(f"{identifier}.read_first")
        self._guard.setSingleShot(True)
        self._guard.setInterval(READ_FIRST_MS)
        self.let_close(True)
        self.on_asked.connect(self._on_on_asked)
        self.back_asked.connect(self._on_back_asked)
        self.skip_asked.connect(self._on_skip_asked)
        self.close_asked.connect(self._on_close_asked)
        self._scroll.installEventFilter(self)
        self._read_on = ReadOn(look, self._scroll, self._on, self)
        self._read_on.changed.connect(self._place)
        self._read_on.went_away.connect(self._take_focus)

    # -- what is in view -----------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """What is in view."""
        return self._steps[self._at]

    @property
    def place(self) -> tuple[int, int]:
        """Which step of how many, from 1."""
        return self._at + 1, len(self._steps)

    @property
    def has_more_below(self) -> bool:
        """Whether the screen goes on below the window."""
        return self._read_on.has_more

    def begin(self) -> None:
        """Show the first screen; to be called once everything is connected."""
        self._show()

    @Slot(object)
    def show_problem(self, problem: UserProblem | None) -> None:
        """Something could not be kept: said once, and reading goes on. None: it can be again."""
        self._problem.setVisible(problem is not None)
        if problem is not None:
            why = problem_sentence(problem, self._translate)
            self._problem.say(self.tr("{why} You can read on. It may not be kept.").format(why=why))

    def _show(self) -> None:
        """The step that the place says."""
        self._unsaid = None
        self._read_on.may_be_missed(None)
        self._guard.stop()
        self._line.setValue(self._at)
        self._line.setAccessibleDescription(place_line(*self.place, self._translate))
        step = self.step
        if isinstance(step, QuestionStep):
            self._show_question(step)
        else:
            self._show_step(step)

    def _hand_over_keys(self, button: QAbstractButton) -> None:
        """The arrows turn pages on this button, too; Qt would walk to its neighbour."""
        button.installEventFilter(self)

    def _show_step(self, step: Step) -> None:
        """Anything but a question."""
        raise NotImplementedError

    def _where(self) -> str:
        """Stands at the top: how far along."""
        return place_line(*self.place, self._translate)

    def _put(
        self,
        words: str,
        content: QWidget | None = None,
        *,
        eyebrow: str = "",
        about: str = "",
        spoken: str = "",
        on: str = "",
        skip: str = "",
        is_question: bool = False,
        can_go_back: bool = True,
    ) -> None:
        """A screen of reading; ``spoken`` is told to who listens, after the title."""
        self._eyebrow.setText(eyebrow)
        self._eyebrow.setVisible(bool(eyebrow))
        self._is_question = is_question
        self.show_screen(
            words,
            content,
            about=about,
            progress=self._where(),
            on=on,
            skip=skip,
            can_go_back=can_go_back and self._at > 0,
        )
        if spoken:
            announce(self, spoken)
        self._read_on.say(on, leads_down=is_question and not on)
        QTimer.singleShot(0, self._read_on, self._read_on.look_again)  # once it is known how high it is

    # -- questions -----------------------------------------------------------------------------------------

    def _show_question(self, step: QuestionStep) -> None:
        option = self._given.get(step.question.question_id)
        if option is not None:
            self._show_answered(step, option)
            return
        part = AskedQuestion(self.look, step.question, asks_sureness=self._asks_sureness)
        part.chosen.connect(self._on_option_chosen)
        part.asks_sureness_changed.connect(self._on_asks_sureness_changed)
        self._put(
            step.question.stem,
            part,
            eyebrow=question_place(step.number, step.of, self._translate),
            skip=self.tr("Leave it out"),
            is_question=True,
        )
        self._read_on.may_be_missed(part.switch)

    def _show_answered(self, step: QuestionStep, option: Option) -> None:
        self._read_on.may_be_missed(None)
        part = AnsweredQuestion(self.look, step.question, option, self._translate)
        part.others_shown.connect(partial(self._on_others_shown, part))
        self._hand_over_keys(part.more)
        self._put(
            step.question.stem,
            part,
            eyebrow=question_place(step.number, step.of, self._translate),
            spoken=part.spoken,
            on=self.tr("Next"),
            is_question=True,
        )
        QTimer.singleShot(0, part, partial(self._bring_into_view, part))

    def _bring_into_view(self, part: QWidget) -> None:
        """Where not all fits, what is new stands at the top."""
        if self.has_more_below:
            top = part.mapTo(self._column, QPoint(0, 0)).y()
            self._scroll.verticalScrollBar().setValue(top - self.look.px(10))

    @Slot(object)
    def _on_option_chosen(self, option: Option) -> None:
        step = self.step
        assert isinstance(step, QuestionStep), "only a question has options"
        if not self._asks_sureness:
            self._keep(step, option, None)
            return
        self._unsaid = option
        self._read_on.may_be_missed(None)
        part = SurenessQuestion(self.look, option, self._translate)
        part.chosen.connect(self._on_sureness_chosen)
        self._put(
            self.tr("How sure are you?"),
            part,
            eyebrow=question_place(step.number, step.of, self._translate),
            on=self.tr("Just show me"),
            is_question=True,
        )
        self._guard.start()

    @Slot(object)
    def _on_sureness_chosen(self, sureness: Sureness | None) -> None:
        step, option = self.step, self._unsaid
        if option is not None and isinstance(step, QuestionStep) and not self._guard.isActive():
            self._keep(step, option, sureness)

    def _keep(self, step: QuestionStep, option: Option, sureness: Sureness | None) -> None:
        """Kept first, then explained."""
        self._unsaid = None
        self._given[step.question.question_id] = option
        self.answered.emit(step.question, option, sureness)
        self._show_answered(step, option)
        self._guard.start()

    @Slot(bool)
    def _on_asks_sureness_changed(self, wanted: bool) -> None:
        self._asks_sureness = wanted
        self.asks_sureness_changed.emit(wanted)

    def _on_others_shown(self, part: AnsweredQuestion) -> None:
        """They are told to who listens: the keyboard goes on, and would not come past them."""
        self._order_tab()
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, part.spoken_others)

    # -- turning pages -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The buttons of the foot and the answers hand over the keys that turn a page."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in _PRESSES and self._guard.isActive() and watched is self._on:
                return True
            if _turns(watched, key):
                self.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_first = event.key(), not event.isAutoRepeat()
        ends_right = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        on, back = (Qt.Key.Key_Right, Qt.Key.Key_Left) if ends_right else (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if key == Qt.Key.Key_Escape:
            if is_first:
                self._on_close_asked()
        elif key == on or key in _PRESSES:
            if is_first and (self._read_on.words or self.has_more_below):
                self._on_on_asked()
        elif key in (back, Qt.Key.Key_Backspace):
            if is_first and self._at > 0:
                self._on_back_asked()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._scroll_a_little(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._read_on.look_again()

    @Slot()
    def _on_on_asked(self) -> None:
        if self._guard.isActive():
            return
        if self._read_on.go_down():
            return
        if self._unsaid is not None:
            self._on_sureness_chosen(None)
        elif isinstance(self.step, EndStep):
            self.closed.emit()
        else:
            self._turn(1)

    @Slot()
    def _on_skip_asked(self) -> None:
        self._turn(1)

    @Slot()
    def _on_back_asked(self) -> None:
        if self._unsaid is not None:
            self._show()  # the question again
        else:
            self._turn(-1)

    @Slot()
    def _on_close_asked(self) -> None:
        self.closed.emit()

    def _turn(self, way: int) -> None:
        at = self._at + way
        if 0 <= at < len(self._steps):
            self._at = at
            self._show()

    def _scroll_a_little(self, way: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + way * self.look.px(60))

    def _place(self) -> None:
        """Some air above the title where there is room."""
        super()._place()
        margins = self._rows.contentsMargins()
        air = max(0, self.height() - self.look.px(640)) // 4
        margins.setTop(margins.top() + min(air, self.look.px(80)))
        self._rows.setContentsMargins(margins)
        narrow = self.width() < self.look.px(NARROW_PX)
        self._progress.setHidden(narrow)
        self._close.setText("" if narrow else self._close.accessibleName())  # its cross says it, too

    def _wear_title(self, role: str) -> None:
        """A question is longer than a title, and needs less room."""
        if self._is_question:
            role = "heading" if role == "title" else "field"
        super()._wear_title(role)


def _turns(watched: QObject, key: int) -> bool:
    """Whether a key turns a page, or moves it, for who is watched. Up and Down walk from answer to answer.

    The area that scrolls would take the arrows, too, and do nothing with those that point to a side.
    """
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        return isinstance(watched, QAbstractButton | QScrollArea)
    is_up_or_down = key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
    return is_up_or_down and isinstance(watched, QAbstractButton) and not isinstance(watched, AnswerTile)


def _options_of(steps: Sequence[Step], given: Mapping[str, str]) -> dict[str, Option]:
    """The options that were chosen before, where the questions still have them."""
    return {
        step.question.question_id: option
        for step in steps
        if isinstance(step, QuestionStep)
        for option in step.question.options
        if given.get(step.question.question_id) == option.option_id
    }
