"""The mirror behind Train: where somebody is, one Start, the steps to choose from, and how it went so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.default_plan import WITHOUT_MIRROR
from gmi_trainer.domain.mirror import MIRROR_PARTS, MirrorDone, MirrorStep
from gmi_trainer.domain.mirror_course import MINUTES, Suggestion
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.guided_choices import Hear
from gmi_trainer.services.mirror import MirrorNow
from gmi_trainer.services.mirror_choices import MirrorChoices
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.breathe.fold import Fold, FoldHead, Row
from gmi_trainer.ui.pages.mirror.history_part import HistoryPart
from gmi_trainer.ui.pages.mirror.step_tile import StepTile
from gmi_trainer.ui.pages.train.stage_rooms import RoomPage
from gmi_trainer.ui.stage.taking_back import done_for
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.way_to_mirror import MirrorWish
from gmi_trainer.ui.widgets.buttons import Button, ButtonRole, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, heading, muted
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.breathing import minutes_name
from gmi_trainer.ui.words.guided import hear_name
from gmi_trainer.ui.words.mirror import (
    closed_line,
    count_line,
    hidden_name,
    limb_of,
    step_title,
    suggestion_line,
)
from gmi_trainer.ui.words.pathway import without_mirror
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

READS_AGAIN_ON = (Changed.SESSIONS, Changed.DIARY, Changed.ABOUT, Changed.PREFERENCES)
AS_SUGGESTED = 0
"""Stands for no number of minutes of one's own."""


class MirrorRoom(RoomPage):
    """Read in the background while it is in view, and again after every change.

    ``webcam_row`` stands at the end for whoever switched that experiment on.
    """

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        jobs: Background,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            "mirror",
            translate("MirrorRoom", "Mirror"),
            translate(
                "MirrorRoom",
                "A real mirror shows your good side where the sore one would be. Short, slow, and only as far as it is "
                "comfortable.",
            ),
            parent=parent,
        )
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._service = workspace.mirror()
        self._now: MirrorNow | None = None
        self._is_stale = True
        self._reading: Job | None = None
        self._wants_focus = False
        self._back = quiet(look, self.tr("Back to Train"), "mirror.back", icon="arrow-left")
        self._back.clicked.connect(self.back_asked)
        self.put_above_title(holding(FlowLayout(look), [self._back]))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_asked)
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._problem.setObjectName("mirror.problem")
        self.add(self._problem)
        self._problem.hide()
        self._build()
        hear_of(workspace.changes, self, self._on_record_changed)

    @property
    def now(self) -> MirrorNow | None:
        """What is shown, once it is read."""
        return self._now

    @property
    def tiles(self) -> tuple[StepTile, ...]:
        """The steps, in order."""
        return tuple(self._tiles.values())

    def refresh(self) -> None:
        """Something was written or chosen elsewhere."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    def take_focus(self) -> None:
        """Put the keyboard on Start; before it is known, as soon as it is."""
        self._wants_focus = self._now is None or self._is_stale
        target = self._back if self._start.isHidden() else self._start
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale or (self._now is not None and self._now.asked.today != self._today):
            self._read()

    # -- what it is made of --------------------------------------------------------------------------------

    def _build(self) -> None:
        look = self.look
        self._shown = Stack(look, gap_px=20)
        self._shown.add(self._make_no_mirror())
        self._shown.add(self._make_closed())
        self._shown.add(self._make_side())
        self._shown.add(self._make_start())
        self._shown.add(self._make_steps())
        self._shown.add(self._make_choices())
        self._add_line(
            "setup",
            "list",
            self.tr("How to set up the mirror"),
            self.tr("Five steps, with drawings."),
            self._on_setup_clicked,
        )
        self._add_line(
            "check",
            "clipboard-check",
            self.tr("Is a mirror right for me?"),
            self.tr("Your answers, to look at or to change."),
            self._on_check_clicked,
        )
        self._history = Fold(
            look, "mirror.history", "history", self.tr("How it went so far"), self._make_history
        )
        self._history.head.setAccessibleDescription("")
        self._shown.add(self._history)
        webcam = FoldHead(
            look,
            "mirror.webcam",
            "monitor",
            self.tr("Use a webcam as a mirror (experimental)"),
            leads_on=True,
        )
        webcam.clicked.connect(self._on_webcam_clicked)
        self.webcam_row = Row(look, webcam)
        self._shown.add(self.webcam_row)
        self.webcam_row.hide()
        self.add(self._shown)
        self._shown.hide()

    def _add_line(self, name: str, icon: str, words: str, about: str, ask: Callable[[], None]) -> None:
        """A line that leads to the stage."""
        line = FoldHead(self.look, f"mirror.{name}", icon, words, leads_on=True)
        line.tell(about)
        line.clicked.connect(ask)
        self._shown.add(Row(self.look, line))

    def _make_no_mirror(self) -> Notice:
        self._no_mirror = Notice(self.look, "")
        self._no_mirror.setObjectName("mirror.no_mirror")
        self._no_mirror.hide()
        return self._no_mirror

    def _make_closed(self) -> Notice:
        self._closed = Notice(self.look, closed_line(self._translate), NoticeKind.ATTENTION)
        self._closed.setObjectName("mirror.closed")
        change = secondary(self.look, self.tr("Look at my answers"), "mirror.closed.change")
        change.clicked.connect(self._on_check_clicked)
        self._closed.add(holding(FlowLayout(self.look), [change]))
        self._closed.hide()
        return self._closed

    def _make_side(self) -> Card:
        """Asked once where nobody knows it."""
        self._side_card = Card(self.look, self.tr("Which side goes behind the mirror?"))
        self._side_card.add(muted(self.tr("The sore one. If both are sore: the one that hurts more.")))
        self._side_first = self._side_row("mirror.side_first")
        self._side_card.add(self._side_first)
        self._side_card.hide()
        return self._side_card

    def _make_start(self) -> Card:
        look = self.look
        self._card = Card(look)
        self._card.setObjectName("mirror.today")
        self._today_title = heading()
        self._today_facts = muted()
        self._suggestion = body()
        self._suggestion.setObjectName("mirror.suggestion")
        for part in (self._today_title, self._today_facts, self._suggestion):
            self._card.add(part)
        self._start = Button(
            look, self.tr("Start"), "mirror.start", ButtonRole.PRIMARY, icon="play", large=True
        )
        self._start.clicked.connect(self._on_start_clicked)
        self._go_to = secondary(look, "", "mirror.go_to")
        self._go_to.clicked.connect(self._on_go_to_clicked)
        self._card.add(holding(FlowLayout(look), [self._start, self._go_to]))
        return self._card

    def _make_steps(self) -> Card:
        card = Card(self.look, self.tr("The steps"), icon="footprints")
        card.add(muted(self.tr("Press a step to make it yours. Nothing is locked, and there is no hurry.")))
        self._tiles: dict[MirrorStep, StepTile] = {
            step: StepTile(self.look, step, self._translate)
            for step in MirrorStep
            if step is not MirrorStep.WITHOUT
        }
        for step, tile in self._tiles.items():
            tile.clicked.connect(partial(self._on_step_pressed, step))
            card.add(tile)
        last = Stack(self.look, gap_px=2)
        last.add(Text(step_title(MirrorStep.WITHOUT, self._translate), "field"))
        last.add(
            muted(
                self.tr(
                    "The same in your day, with no mirror: stage 4. The way through the stages shows when."
                )
            )
        )
        card.add(last)
        return card

    def _make_choices(self) -> Card:
        look, say = self.look, self._translate
        card = Card(look, self.tr("Your choices"), icon="settings")
        self._parts = ChoiceRow(
            look,
            "mirror.part",
            self.tr("Which part?"),
            [Choice(part, part.value, part_name(part, say)) for part in MIRROR_PARTS],
            column_px=150,
            most=5,
        )
        self._parts.chosen.connect(self._on_parts_chosen)
        self._sides = self._side_row("mirror.side")
        self._minutes = ChoiceRow(
            look,
            "mirror.minutes",
            self.tr("How long?"),
            [
                Choice(AS_SUGGESTED, "suggested", self.tr("As suggested")),
                *(Choice(n, str(n), self.tr("{n} min").format(n=n)) for n in MINUTES),
            ],
            column_px=140,
            most=6,
        )
        self._minutes.chosen.connect(self._on_minutes_chosen)
        self._hear = ChoiceRow(
            look,
            "mirror.hear",
            self.tr("What would you like to hear?"),
            [Choice(hear, hear.value, hear_name(hear, say)) for hear in Hear],
            column_px=190,
        )
        self._hear.chosen.connect(self._on_hear_chosen)
        for words, about, row in (
            (
                self.tr("Which part?"),
                self.tr("If this part cannot begin yet, begin with one beside it."),
                self._parts,
            ),
            (self.tr("What is behind the mirror?"), "", self._sides),
            (self.tr("How long?"), self.tr("Never more than ten minutes."), self._minutes),
            (self.tr("What would you like to hear?"), "", self._hear),
        ):
            card.add(Text(words, "field"))
            if about:
                card.add(muted(about))
            card.add(row)
        return card

    def _side_row(self, name: str) -> ChoiceRow:
        row = ChoiceRow(
            self.look,
            name,
            self.tr("What is behind the mirror?"),
            [Choice(side, side.value, hidden_name(side, self._translate)) for side in Side],
            column_px=190,
        )
        row.chosen.connect(self._on_side_chosen)
        return row

    def _make_history(self) -> HistoryPart:
        part = HistoryPart(self.look, self._translate)
        part.counting_asked.connect(self._on_history_counting_asked)
        if self._now is not None:
            part.show_sessions(self._now.sessions)
        return part

    # -- reading -------------------------------------------------------------------------------------------

    @property
    def _today(self) -> object:
        return self._workspace.today.today()

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in READS_AGAIN_ON:
            self.refresh()

    def _read(self) -> None:
        self._is_stale = False
        service, diary, guided = self._service, self._workspace.diary, self._workspace.guided_reader
        asked = service.asked()

        def work(_job: Job) -> MirrorNow:
            with diary() as days, guided() as practices:
                return service.look(asked, days, practices)

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, now: MirrorNow) -> None:
        self._now = now
        self._problem.hide()
        self._show(now)
        self._shown.show()
        if self._wants_focus:
            self._wants_focus = False
            self.take_focus()

    def _on_problem(self, problem: UserProblem) -> None:
        self._is_stale = True  # it may go better the next time
        self._problem.say(problem_sentence(problem, self._translate))
        self._problem.show()

    # -- showing -------------------------------------------------------------------------------------------

    def _show(self, now: MirrorNow) -> None:
        say, asked = self._translate, now.asked
        sore = asked.about.sore_part
        if sore in WITHOUT_MIRROR and sore is not None:
            words = without_mirror(sore, say)
            other = self.tr("If an arm or a leg is sore, too, choose it below.")
            self._no_mirror.say(f"{words} {other}")
        self._no_mirror.setVisible(sore in WITHOUT_MIRROR)
        self._closed.setVisible(now.standing.is_closed)
        has_side = asked.hidden is not None
        has_part = sore not in WITHOUT_MIRROR or asked.choices.part is not None
        may = has_part and not now.standing.is_closed
        self._side_card.setVisible(may and not has_side)
        self._card.setVisible(may and has_side)
        if now.script is None:
            self._problem.say(self.tr("The movements for this part cannot be read. Choose another part."))
            self._problem.show()
        self._show_today(now)
        self.webcam_row.setVisible(self._workspace.webcam().load().on and not now.standing.is_closed)
        for step, tile in self._tiles.items():
            own = step is now.way.step
            tile.tell_way(is_own=own, line=count_line(now.way, say) if own else "")
        self._show_choices(now)
        done = sum(one.is_done for one in now.sessions)
        self._history.tell(self.tr("Nothing yet") if not done else self.tr("Sessions: {n}").format(n=done))
        if self._history.made is not None:
            self._history.made.show_sessions(now.sessions)

    def _show_today(self, now: MirrorNow) -> None:
        say, way, asked = self._translate, now.way, now.asked
        if asked.hidden is None:
            return
        self._today_title.setText(step_title(way.today, say))
        length = minutes_name(round(way.minutes * 60_000), say)
        behind = self.tr("behind the mirror: {limb}").format(limb=limb_of(asked.part, asked.hidden, say))
        facts = [f"{length[:1].upper()}{length[1:]}", behind]
        if way.today is way.step and (count := count_line(way, say)):
            facts.append(count)
        self._today_facts.setText(" · ".join(facts))
        line = suggestion_line(way, now.step_back, say)
        if now.waits:
            line = self.tr(
                "Something has to be looked at first. Today says what. Until then the mirror waits."
            )
        self._suggestion.setText(line)
        self._suggestion.setVisible(bool(line))
        self._start.setVisible(now.script is not None and not now.waits)
        to = way.to if way.to is not None and not now.waits else None
        if to is None and way.suggestion is Suggestion.OWN_PACE and way.step < MirrorStep.THINGS:
            to = MirrorStep(way.step + 1)
        self._go_to.setVisible(to is not None)
        if to is not None:
            words = self.tr("Go on with {step}") if to > way.step else self.tr("Go back to {step}")
            self._go_to.setText(words.format(step=step_title(to, say)))
            self._go_to.setAccessibleName(self._go_to.text())
        self._go_to_step = to

    def _show_choices(self, now: MirrorNow) -> None:
        self._parts.set_value(now.asked.part)
        for tile in self._parts.tiles:
            tile.setVisible(tile.choice.value in now.parts)
        for row in (self._sides, self._side_first):
            row.set_value(now.asked.hidden)
        self._minutes.set_value(now.asked.choices.minutes or AS_SUGGESTED)
        self._hear.set_value(self._service.choices.load().hear)

    # -- what a person does --------------------------------------------------------------------------------

    @Slot()
    def _on_start_clicked(self) -> None:
        self.begin_asked.emit(MirrorWish.SESSION)

    @Slot()
    def _on_setup_clicked(self) -> None:
        self.begin_asked.emit(MirrorWish.SETUP)

    @Slot()
    def _on_webcam_clicked(self) -> None:
        self.begin_asked.emit(MirrorWish.WEBCAM)

    @Slot()
    def _on_check_clicked(self) -> None:
        self.begin_asked.emit(MirrorWish.CHECK)

    @Slot()
    def _on_go_to_clicked(self) -> None:
        if self._go_to_step is not None:
            self._make_own(self._go_to_step)

    def _on_step_pressed(self, step: MirrorStep) -> None:
        if not self._tiles[step].is_own:
            self._make_own(step)

    def _make_own(self, step: MirrorStep) -> None:
        if self._now is None:
            return
        part = self._now.asked.part
        words = self.tr("Your step now: {step}").format(step=step_title(step, self._translate))
        self._do(lambda: self._service.go_to_step(part, step), words)

    def _do(self, do: Callable[[], Callable[[], None]], words: str) -> None:
        """With the way back at the foot; what cannot be kept is told."""
        undo = done_for(do, self._on_problem)
        if undo is not None:
            self.offer_undo(words, undo)

    def _choose(self, change: Callable[[MirrorChoices], MirrorChoices]) -> None:
        own = self._service.own_choices
        try:
            own.save(change(own.load()))
        except UserProblem as problem:
            self._on_problem(problem)

    @Slot(object)
    def _on_parts_chosen(self, part: BodyPart) -> None:
        self._choose(lambda choices: replace(choices, part=part))

    @Slot(object)
    def _on_side_chosen(self, side: Side) -> None:
        self._choose(lambda choices: replace(choices, hidden=side))

    @Slot(object)
    def _on_minutes_chosen(self, minutes: int) -> None:
        self._choose(lambda choices: replace(choices, minutes=minutes or None))

    @Slot(object)
    def _on_hear_chosen(self, hear: Hear) -> None:
        try:
            self._service.choices.save(replace(self._service.choices.load(), hear=hear))
        except UserProblem as problem:
            self._on_problem(problem)

    @Slot(object)
    def _on_history_counting_asked(self, one: MirrorDone) -> None:
        book = self._service.book
        if one.counted:
            reason = self.tr("said in the history of the mirror")
            self._do(lambda: book.do_not_count(one.session_id, reason), self.tr("Not counted"))
            return

        def count() -> Callable[[], None]:
            book.count_again(one.session_id)
            return lambda: _ignore(book.do_not_count(one.session_id, one.not_counted_reason))

        self._do(count, self.tr("It counts again"))


def _ignore(_undo: object) -> None:
    """The way back of a way back is not offered."""
