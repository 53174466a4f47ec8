"""How a drill went: the sentence first, then accuracy and time by side; everything else behind Details."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.body import Side
from gmi_trainer.domain.bout import Bout
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.key_map import Meaning
from gmi_trainer.domain.progress import SideScore
from gmi_trainer.domain.rating_budget import RatingAsk
from gmi_trainer.domain.scoring import Finding
from gmi_trainer.domain.timing import timing_quality
from gmi_trainer.domain.trial import Outcome
from gmi_trainer.services.drills import DrillResult
from gmi_trainer.ui.drill.details_table import DetailsTable
from gmi_trainer.ui.pages.page import HelpAt, Page
from gmi_trainer.ui.stage.after_rating import AfterRating
from gmi_trainer.ui.stage.reaching import Reaching
from gmi_trainer.ui.stage.read_first import ReadFirst
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.answers import both_sides_name, own_side_sentence
from gmi_trainer.ui.words.body import side_name
from gmi_trainer.ui.words.findings import next_step, sentence, timing_line
from gmi_trainer.ui.words.levels import level_name
from gmi_trainer.ui.words.numbers import percent, plain, points, seconds, signed_seconds
from gmi_trainer.ui.words.today import later_line
from gmi_trainer.ui.words.translate import Translate

CONTENT_WIDTH_PX = 820
FEWEST_FOR_NUMBERS = 5
"""After fewer pictures a percentage says nothing: "0 %" of one picture would only hurt."""


class ResultView(Page):
    """One result. Made anew for each, so that nothing of an old one can remain."""

    done = Signal()
    again_asked = Signal()
    progress_asked = Signal(int)  # the session's id
    allow_again_asked = Signal(object)  # Stimulus
    level_chosen = Signal(int)
    pain_said = Signal(int)
    feel_said = Signal(object)  # Feel

    def __init__(
        self,
        look: Look,
        result: DrillResult,
        translate: Translate,
        parent: QWidget | None = None,
        *,
        ask: RatingAsk = RatingAsk.NONE,
        bout: Bout | None = None,
    ) -> None:
        """``ask``: what may be rated now. ``bout``: which one it was, of a drill that Today asked for."""
        super().__init__(
            look,
            "result",
            sentence(result.finding, translate),
            next_step(result.finding, translate, suggests_more=_suggests_more(result, bout)),
            column_px=CONTENT_WIDTH_PX,
            help_at=HelpAt.FOOT,
            parent=parent,
        )
        self._look = look
        self._result = result
        self._translate = translate
        self._bout = bout
        asks = (
            ask is not RatingAsk.NONE and result.finding is not Finding.NOTHING_YET
        )  # nothing done, nothing felt
        scale = Scale.PAIN_NOW if ask is RatingAsk.BEFORE_AND_AFTER else None
        self._after = AfterRating(look, scale, translate) if asks else None
        self._take_rating_back: Callable[[], None] = lambda: None
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._read_first = ReadFirst("result.read_first", self)
        self._reaching = Reaching(look, self, may_press=self._has_been_read)
        self._reaching.wear(Reach(result.spec.own_keys, result.spec.dwell_ms))
        self._reaching.leave_asked.connect(self.done)
        self._fill()

    def take_focus(self) -> None:
        """Put the keyboard on the obvious button."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_rating_undo(self, take_back: Callable[[], None]) -> None:
        """The answer is kept; it can be taken back, beside it."""
        self._take_rating_back = take_back
        if self._after is not None:
            self._after.offer_undo()

    def tell_problem(self, words: str) -> None:
        """Something could not be kept."""
        self._problem.say(words)
        self._problem.show()
        if self._after is not None:
            self._after.clear_answer()

    def showEvent(self, event: QShowEvent) -> None:
        """Its help is made now; it came by itself, so an answer may still have been on its way."""
        super().showEvent(event)
        self._reaching.watch(self.findChildren(QAbstractButton), self)
        self._read_first.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        own = self._reaching.meaning(event)
        if own is Meaning.STOP:
            self.done.emit()
        elif own is not None:
            self.take_focus()  # from where own keys reach the buttons
        elif self._after is None or not self._after.press_key(event):
            super().keyPressEvent(event)

    def _has_been_read(self) -> bool:
        return self._read_first.is_over

    def _fill(self) -> None:
        result = self._result
        self.add(self._problem)
        self._problem.hide()
        if result.both.scored >= FEWEST_FOR_NUMBERS:
            self.add(self._side_cards() if result.by_side else self._both_card())
        self.add(self._buttons())
        if not result.by_side and result.both.scored:
            notice = Notice(self._look, own_side_sentence(result.spec.answering_limb, self._translate))
            notice.setObjectName("result.own_side")
            self.add(notice)
        if self._bout is not None and result.both.scored > 0:
            later = Text(later_line(self._bout.number, self._bout.of, self._translate), "muted")
            later.setObjectName("result.later")
            self.add(later)
        if self._after is not None:
            self._after.rated.connect(self.pain_said)
            self._after.feel_said.connect(self.feel_said)
            self._after.undo_asked.connect(self._on_after_undo_asked)
            self.add(self._after)
        if result.next_level is not None and _suggests_more(result, self._bout):
            self.add(self._next_level_notice(result.next_level))
        if result.purpose is Purpose.FAMILIARISATION:
            self.add(
                Notice(
                    self._look,
                    self.tr(
                        "The first two drills of a body part are for trying out. They are shown, but not counted."
                    ),
                )
            )
        for stimulus in {
            t.stimulus.picture: t.stimulus for t in result.trials if t.outcome is Outcome.SKIPPED
        }.values():
            self.add(self._left_out_notice(stimulus))
        if result.trials:
            self.add(self._details_button())
            self._details = self._details_card()
            self._details.hide()
            self.add(self._details)

    def _side_cards(self) -> QWidget:
        cards = [
            self._side_card(Side.LEFT, self._result.left),
            self._side_card(Side.RIGHT, self._result.right),
        ]
        return holding(ReflowLayout(self._look, 240, most=2), cards)

    def _both_card(self) -> Card:
        """A sore limb answered its own side: nothing is said of either alone."""
        return self._score_card("both", both_sides_name(self._translate), self._result.both)

    def _side_card(self, side: Side, score: SideScore) -> Card:
        return self._score_card(side.value, side_name(side, self._translate), score)

    def _score_card(self, key: str, name: str, score: SideScore) -> Card:
        card = Card(self._look, name)
        accuracy = Text(percent(score.accuracy), "number")
        accuracy.setObjectName(f"result.{key}.accuracy")
        correct = self.tr("{n} of {all} correct").format(n=score.correct, all=score.scored)
        card.add(self._beside(accuracy, correct))
        time = Text(seconds(score.median_rt_ms, self._translate), "number")
        time.setObjectName(f"result.{key}.time")
        card.add(self._beside(time, self.tr("usual time to answer")))
        return card

    def _beside(self, number: Text, words: str) -> QWidget:
        """A number and what it is, in one line where there is room: then Done is in view too."""
        number.setWordWrap(False)
        return holding(FlowLayout(self._look), [number, Text(words, "muted")])

    def _buttons(self) -> QWidget:
        words = self.tr("Back to Today") if self._bout is not None else self.tr("Done")
        self._done = primary(self._look, words, "result.done", icon="check")
        self._done.clicked.connect(self.done)
        again = secondary(self._look, self.tr("Once more"), "result.again", icon="rotate-ccw")
        again.clicked.connect(self.again_asked)
        progress = quiet(self._look, self.tr("See my progress"), "result.progress", icon="chart-line")
        progress.clicked.connect(self._on_progress_clicked)
        return holding(FlowLayout(self._look), [self._done, again, progress])

    def _next_level_notice(self, level: int) -> Notice:
        """Two easy drills running: a suggestion, never a must."""
        notice = Notice(
            self._look,
            self.tr("80 % or more, twice running. If you like, try the next pictures: {level}").format(
                level=level_name(level, self._translate)
            ),
        )
        try_it = secondary(self._look, self.tr("Try it next time"), "result.next_level", icon="arrow-right")

        def take() -> None:
            self.level_chosen.emit(level)
            try_it.hide()
            notice.say(
                self.tr("Your next training shows these: {level}").format(
                    level=level_name(level, self._translate)
                )
            )

        try_it.clicked.connect(take)
        notice.add(holding(FlowLayout(self._look), [try_it]))
        return notice

    def _left_out_notice(self, stimulus: object) -> Notice:
        notice = Notice(self._look, self.tr("A picture is left out from now on."))
        undo = secondary(self._look, self.tr("Let it back in"), "result.allow_again", icon="undo-2")

        def let_back() -> None:
            self.allow_again_asked.emit(stimulus)
            notice.say(self.tr("The picture may come again."))
            undo.hide()

        undo.clicked.connect(let_back)
        notice.add(holding(FlowLayout(self._look), [undo]))
        return notice

    def _details_button(self) -> QWidget:
        button = quiet(self._look, self.tr("Details"), "result.details", icon="list")
        button.setCheckable(True)
        button.toggled.connect(self._on_details_toggled)
        return holding(FlowLayout(self._look), [button])

    def _details_card(self) -> Card:
        result, say = self._result, self._translate
        card = Card(self._look, self.tr("Details"))
        scores = (result.both, result.left, result.right) if result.by_side else (result.both,)
        rows = (
            (
                self.tr("Correct answers"),
                [self.tr("{n} of {all}").format(n=s.correct, all=s.scored) for s in scores],
            ),
            (self.tr("Accuracy"), [percent(s.accuracy) for s in scores]),
            (self.tr("Time, median"), [seconds(s.median_rt_ms, say) for s in scores]),
            (self.tr("Time, mean"), [seconds(s.mean_rt_ms, say) for s in scores]),
            (self.tr("Time, spread (SD)"), [seconds(s.sd_rt_ms, say) for s in scores]),
            (self.tr("Missed"), [plain(s.missed) for s in scores]),
            (self.tr("Too fast (not counted)"), [plain(s.too_fast) for s in scores]),
        )
        columns = (self.tr("Both"), side_name(Side.LEFT, say), side_name(Side.RIGHT, say))
        card.add(DetailsTable(self._look, columns[: len(scores)], rows))
        for line in self._detail_lines():
            card.add(Text(line, "muted"))
        return card

    def _detail_lines(self) -> tuple[str, ...]:
        result, say, gap = self._result, self._translate, self._result.gap
        lines = [self.tr("Correct answers a minute: {n}").format(n=plain(result.correct_per_minute, 1))]
        if gap.rt_noise_ms is not None and result.by_side:
            lines.append(
                self.tr("Left minus right, time: {gap} (noise ±{noise})").format(
                    gap=signed_seconds(gap.rt_ms, say), noise=seconds(gap.rt_noise_ms, say)
                )
            )
        if gap.accuracy_noise is not None and result.by_side:
            lines.append(
                self.tr("Left minus right, accuracy: {gap} points (noise ±{noise})").format(
                    gap=points(gap.accuracy), noise=points(gap.accuracy_noise).lstrip("+")
                )
            )
        if result.by_side:
            lines.append(
                self.tr("A gap smaller than its noise may be chance. One drill cannot show a small gap.")
            )
        lines += [
            timing_line(timing_quality(result.trials, _refresh_of(result)), say),
            self.tr("Seed {seed}, level {level}").format(seed=result.seed, level=result.spec.level),
        ]
        return tuple(lines)

    @Slot()
    def _on_after_undo_asked(self) -> None:
        take_back, self._take_rating_back = self._take_rating_back, lambda: None
        take_back()
        if self._after is not None:
            self._after.clear_answer()

    @Slot()
    def _on_progress_clicked(self) -> None:
        self.progress_asked.emit(self._result.session_id)

    @Slot(bool)
    def _on_details_toggled(self, shown: bool) -> None:
        self._details.setVisible(shown)
        if shown:
            QTimer.singleShot(0, self, self._bring_details_to_top)  # once they have their place

    @Slot()
    def _bring_details_to_top(self) -> None:
        self.bring_to_top(self._details)


def _refresh_of(result: DrillResult) -> float:
    value = result.environment.get("refresh_hz")
    return float(value) if isinstance(value, int | float) else 0.0


def _suggests_more(result: DrillResult, bout: Bout | None) -> bool:
    """Not to whoever saves energy, and not on an easier day."""
    return result.suggests_more and not (bout is not None and bout.is_gentle)
