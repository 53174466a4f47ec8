"""The way through the stages: where a person is, what is before the next stage, and why. Suggested, never locked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.default_plan import WITHOUT_MIRROR
from gmi_trainer.domain.pathway import GoneOn, Pathway, Suggestion
from gmi_trainer.domain.stages import KINDS, Stage, stage_before
from gmi_trainer.services.pathway import PartWay, Ways
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.way.going_on import GoingOn
from gmi_trainer.ui.pages.way.point_list import PointList
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, muted
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.gate_rule import own_rule_lines
from gmi_trainer.ui.words.pathway import (
    points_line,
    stage_about,
    stage_title,
    stage_where,
    stand_in,
    suggestion_lines,
    went_line,
    without_mirror,
)
from gmi_trainer.ui.words.translate import Translate

_SUGGESTS = (Suggestion.READY, Suggestion.TRIAL)
_STEPS = {Qt.Key.Key_Down: 0.15, Qt.Key.Key_Up: -0.15, Qt.Key.Key_PageDown: 0.8, Qt.Key.Key_PageUp: -0.8}
"""There is much to read and little to press: keys that scroll, and how much of the window."""


class WayPage(Page):
    """Shows Ways as they were read; asks to go back to Train, or to keep a step."""

    back_asked = Signal()
    step_asked = Signal(object)  # GoneOn
    room_asked = Signal(object)  # Stage: to where it is practised

    def __init__(
        self,
        look: Look,
        translate: Translate,
        available: frozenset[SessionKind],
        parent: QWidget | None = None,
    ) -> None:
        """``available``: the kinds of activity that this version has."""
        super().__init__(
            look,
            "way",
            translate("WayPage", "The way through the stages"),
            translate("WayPage", "Step by step, from pictures to daily tasks. At your own pace."),
            parent=parent,
        )
        self._translate = translate
        self._available = available
        self._ways: Ways | None = None
        self._part: BodyPart | None = None
        self._going_on: GoingOn | None = None
        self._back = quiet(look, self.tr("Back to Train"), "way.back", icon="arrow-left")
        self._back.clicked.connect(self.back_asked)
        self.put_above_title(holding(FlowLayout(look), [self._back]))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_asked)
        self.add(muted(self.tr("One moment …")))

    @property
    def going_on(self) -> GoingOn | None:
        """The decision, where there is one to take."""
        return self._going_on

    def take_focus(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_problem(self, words: str) -> None:
        """The record could not be read."""
        self._ways = None
        self.clear()
        self.add(Notice(self.look, words, NoticeKind.ATTENTION))

    def show_ways(self, ways: Ways) -> None:
        """Show what was read. What has not changed is left alone, with whatever is being written there."""
        if ways == self._ways:
            return
        self._ways = ways
        self._build()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down through all there is to read."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + round(step * bar.pageStep()))

    # -- what is in view -----------------------------------------------------------------------------------

    def _build(self) -> None:
        assert self._ways is not None, "there is something to show"
        had_keyboard = self.focusWidget() is not None and self.focusWidget() is not self._back
        self.clear()
        shown = self._ways.of(self._part) if self._part is not None else self._ways.parts[0]
        if len(self._ways.parts) > 1:
            self.add(self._parts_row(shown.way.part))
        self.add(self._where(shown))
        if shown.way.gate is not None:
            self.add(self._points(shown.way))
        self._going_on = self._decision(shown.way)
        if self._going_on is not None:
            self.add(self._going_on)
        self.add(self._stages(shown.way))
        self.add(self._how_sure())
        if had_keyboard:
            self.take_focus()

    def _parts_row(self, shown: BodyPart) -> ChoiceRow:
        assert self._ways is not None, "there is something to show"
        say = self._translate
        choices = [
            Choice(one.way.part, one.way.part.value, part_name(one.way.part, say)) for one in self._ways.parts
        ]
        row = ChoiceRow(self.look, "way.part", self.tr("Body part"), choices, column_px=200)
        row.set_value(shown)
        row.chosen.connect(self._on_part_chosen)
        return row

    def _where(self, shown: PartWay) -> Card:
        way, say = shown.way, self._translate
        words = self.tr("{part}. {stage}").format(
            part=part_name(way.part, say), stage=stage_title(way.stage, say)
        )
        card = Card(self.look, words, icon="footprints")
        if shown.pictures_of is not way.part:
            card.add(muted(stand_in(way.part, shown.pictures_of, say)))
        if went := went_line(way, say):
            card.add(muted(went))
        next_is_here = way.gate is not None and self._is_here(way.gate.to)
        for line in suggestion_lines(way, next_is_here=next_is_here, translate=say):
            card.add(body(line))
        return card

    def _points(self, way: Pathway) -> Card:
        assert way.gate is not None, "only before another stage"
        say, is_counted = self._translate, self._is_here(way.stage)
        title = self.tr("Before {stage}").format(stage=stage_title(way.gate.to, say))
        card = Card(self.look, title, icon="clipboard-check")
        if is_counted:
            line = Text(points_line(way.gate, say), "field")
            line.setObjectName("way.points")
            card.add(line)
        else:
            card.add(muted(self.tr("This version cannot count these yet. Look at them with your therapist.")))
        if self._ways is not None and self._ways.own_rule is not None:
            for words in own_rule_lines(self._ways.own_rule, way.stage, say):
                card.add(muted(words))
        card.add(PointList(self.look, way.gate, say, figures=is_counted))
        return card

    def _decision(self, way: Pathway) -> GoingOn | None:
        """Where safety waits, that comes first; where there is nothing to decide, nothing is asked."""
        if way.suggestion is Suggestion.SAFETY:
            return None
        on = None
        if way.gate is not None:
            to = way.before_break or way.gate.to  # who comes back may go on where they were
            on = (to, self._words_to(to, suggested=way.suggestion in _SUGGESTS))
        back = stage_before(way.stage, way.part)
        decision = GoingOn(self.look, self._translate, on, back if back is not way.stage else None)
        decision.decided.connect(self._on_going_on_decided)
        return decision

    def _words_to(self, stage: Stage, *, suggested: bool) -> str:
        if not self._is_here(stage):
            words = self.tr("I go on to stage {n} with my therapist")
        elif suggested:
            words = self.tr("Go on to stage {n}")
        else:
            words = self.tr("I go on to stage {n} anyway")
        return words.format(n=int(stage))

    def _stages(self, way: Pathway) -> Card:
        say = self._translate
        card = Card(self.look, self.tr("All stages"), icon="list")
        for stage in way.stages:
            lines = Stack(self.look, gap_px=2)
            lines.add(Text(stage_title(stage, say), "field"))
            lines.add(body(stage_about(stage, say)))
            if where := stage_where(stage, way, is_here=self._is_here(stage), translate=say):
                lines.add(muted(where))
            if stage is not Stage.LEFT_RIGHT and self._is_here(stage):
                lines.add(holding(FlowLayout(self.look), [self._door(stage)]))
            card.add(lines)
        if way.part in WITHOUT_MIRROR:
            card.add(body(without_mirror(way.part, say)))
        return card

    def _door(self, stage: Stage) -> Button:
        """To where it is practised."""
        title = stage_title(stage, self._translate)
        door = quiet(
            self.look,
            self.tr("Open this stage"),
            f"way.open.{int(stage)}",
            icon="arrow-right",
            spoken=self.tr("Open {stage}").format(stage=title),
        )
        door.clicked.connect(partial(self.room_asked.emit, stage))
        return door

    def _how_sure(self) -> Notice:
        return Notice(
            self.look,
            self.tr(
                "How sure is this? The order of the stages comes from studies. The numbers do not: clinicians "
                "use them as a rule of thumb, and no study has tested them. In studies people went on after two "
                "weeks. So take a point as a hint."
            ),
        )

    def _is_here(self, stage: Stage) -> bool:
        return KINDS[stage] in self._available

    # -- what a person does --------------------------------------------------------------------------------

    @Slot(object)
    def _on_part_chosen(self, part: BodyPart) -> None:
        self._part = part
        self._build()

    @Slot(object, str)
    def _on_going_on_decided(self, stage: Stage, words: str) -> None:
        assert self._ways is not None, "there is something to decide on"
        way = (self._ways.of(self._part) if self._part is not None else self._ways.parts[0]).way
        is_ready = way.suggestion is Suggestion.READY and way.gate is not None and stage is way.gate.to
        self.step_asked.emit(GoneOn(self._ways.today, way.part, stage, is_ready, words))
