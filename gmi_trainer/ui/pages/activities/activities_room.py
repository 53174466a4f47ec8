"""Daily tasks behind Train: what is suggested next, a person's own ladder, the day after, and what was tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity_ladder import Rung, can_move
from gmi_trainer.domain.activity_steps import NextDay, Suggestion, Tried
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.activities import ActivitiesNow, PartLadder
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.practice_book import Undo
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.activities.attempt import ActivityAsked
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.activities.next_day_card import NextDayCard
from gmi_trainer.ui.pages.activities.rung_form import RungForm
from gmi_trainer.ui.pages.activities.rung_row import RungRow, RungShown
from gmi_trainer.ui.pages.breathe.fold import FoldHead, Row
from gmi_trainer.ui.pages.train.stage_rooms import RoomPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.dropdown import Dropdown
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import Text, body, heading, muted
from gmi_trainer.ui.words.activities import (
    advice_line,
    follows_line,
    ladder_of_name,
    rung_facts,
    time_name,
    try_facts,
)
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.own_goals import said_day
from gmi_trainer.ui.words.own_pages import own_page_name
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

READS_AGAIN_ON = (Changed.SESSIONS, Changed.DIARY, Changed.ABOUT, Changed.OWN_PAGES)
LESSON = "L12"
SHOWN_AT_FIRST = 8
"""Of what was tried: the rest comes on a press."""


class ActivitiesRoom(RoomPage):
    """Read in the background while it is in view, and again after every change."""

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
            "activities",
            translate("ActivitiesRoom", "Back to daily life"),
            translate(
                "ActivitiesRoom", "Small tasks from your day, step by step. You choose which, and how far."
            ),
            parent=parent,
        )
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._service = workspace.activities()
        self._now: ActivitiesNow | None = None
        self._part: BodyPart | None = None
        self._is_stale = True
        self._reading: Job | None = None
        self._is_changing = False
        self._shows_all = False
        self._form: RungForm | None = None
        self._go_to = ""
        self._wants_focus = False
        self._back = quiet(look, self.tr("Back to Train"), "activities.back", icon="arrow-left")
        self._back.clicked.connect(self.back_asked)
        self.put_above_title(holding(FlowLayout(look), [self._back]))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_escape_activated)
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._problem.setObjectName("activities.problem")
        self._list = Stack(look, gap_px=20)
        self.add(self._problem)
        self.add(self._list)
        self._problem.hide()
        hear_of(workspace.changes, self, self._on_record_changed)

    @property
    def now(self) -> ActivitiesNow | None:
        """What is shown, once it is read."""
        return self._now

    @property
    def ladder(self) -> PartLadder | None:
        """The one in view."""
        now = self._now
        if now is None or not now.parts:
            return None
        part = self._part if self._part in now.parts else now.first
        return now.parts.get(part) if part is not None else None

    def refresh(self) -> None:
        """Something was written elsewhere."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    def take_focus(self) -> None:
        """Put the keyboard on what is suggested; before it is known, as soon as it is."""
        self._wants_focus = self._now is None or self._is_stale
        target = self.findChild(Button, "activities.start")
        (target or self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale or (self._now is not None and self._now.day != self._workspace.today.today()):
            self._read()

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in READS_AGAIN_ON:
            self.refresh()

    def _read(self) -> None:
        self._is_stale = False
        service, diary = self._service, self._workspace.diary

        def work(_job: Job) -> ActivitiesNow:
            with diary() as reader:
                return service.look(reader)

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, now: ActivitiesNow) -> None:
        self._now = now
        self._build()
        if self._wants_focus:
            self._wants_focus = False
            self.take_focus()

    def _on_problem(self, problem: UserProblem) -> None:
        self._is_stale = True  # it may go better the next time
        self._problem.say(problem_sentence(problem, self._translate))
        self._problem.show()
        self.scroll_to_top()

    # -- what is in view -----------------------------------------------------------------------------------

    def _build(self) -> None:
        focused = self.focusWidget()
        had = focused.objectName() if focused is not None and self._list.isAncestorOf(focused) else ""
        go_to, self._go_to = self._go_to or had, ""
        self._list.clear()
        self._form = None
        now, ladder = self._now, self.ladder
        if now is None or ladder is None:
            self._list.add(muted(self.tr("There are no ladders to show.")))
            return
        if now.asks:
            self._put(self._next_day(now))
        self._put(self._next_card(now, ladder))
        self._put(self._ladder_card(now, ladder))
        self._put(self._how_card())
        if now.tries:
            self._put(self._history(now))
        self._put(self._links())
        put_in_tab_order((self._column,))
        self._find_focus(go_to)

    def _put(self, widget: QWidget) -> None:
        self._list.add(widget)
        widget.show()  # at once: not only when Qt comes to it

    def _next_day(self, now: ActivitiesNow) -> NextDayCard:
        card = NextDayCard(self.look, "activities", now.asks, now.day, self._translate)
        card.answered.connect(self._on_next_day_answered)
        card.skipped.connect(self._on_next_day_skipped)
        return card

    def _next_card(self, now: ActivitiesNow, ladder: PartLadder) -> Card:
        card = Card(self.look, self.tr("Next, if you like"), icon="footprints")
        card.setObjectName("activities.next")
        card.add_layout(self._part_row(now, ladder))
        found = ladder.suggestion
        if found is None:
            card.add(body(self.tr("All steps are left out. Put one back, or write one of your own.")))
            return card
        words = heading(found.rung.words)
        words.setObjectName("activities.next.words")
        card.add(words)
        card.add(body(found.rung.how or ladder.seeded.about))
        card.add(muted(self.tr("About {time}").format(time=time_name(found.minutes, self._translate))))
        advice = body(advice_line(found.advice, self._translate))
        advice.setObjectName("activities.next.advice")
        card.add(advice)
        card.add(holding(FlowLayout(self.look), self._next_buttons(ladder, found)))
        return card

    def _next_buttons(self, ladder: PartLadder, found: Suggestion) -> list[QWidget]:
        start = primary(self.look, self.tr("Start"), "activities.start", icon="play", large=True)
        start.clicked.connect(partial(self._begin, ladder.part, found.rung.rung_id))
        did = secondary(self.look, self.tr("I did it already"), "activities.did_it", icon="check")
        did.clicked.connect(partial(self._begin, ladder.part, found.rung.rung_id, is_done=True))
        buttons: list[QWidget] = [start, did]
        if found.other is not None:
            words = self.tr("Or: {what}, {time}").format(
                what=found.other.words, time=time_name(found.other_minutes, self._translate)
            )
            other = quiet(self.look, words, "activities.other")
            other.clicked.connect(
                partial(self._begin, ladder.part, found.other.rung_id, minutes=found.other_minutes)
            )
            buttons.append(other)
        return buttons

    def _part_row(self, now: ActivitiesNow, ladder: PartLadder) -> FlowLayout:
        label = Text(self.tr("Body part"), "field")
        label.setWordWrap(False)
        choice = Dropdown("activities.part", label)
        for part in now.parts:
            choice.addItem(part_name(part, self._translate), part)
        choice.setCurrentIndex(list(now.parts).index(ladder.part))
        choice.activated.connect(self._on_part_activated)
        row = FlowLayout(self.look, gap_px=12)
        row.addWidget(label)
        row.addWidget(choice)
        return row

    def _ladder_card(self, now: ActivitiesNow, ladder: PartLadder) -> Card:
        card = Card(self.look, ladder_of_name(ladder.part, self._translate), icon="list")
        card.setObjectName("activities.ladder")
        card.add(muted(ladder.seeded.about))
        rungs = ladder.rungs
        on = ladder.suggestion.on if ladder.suggestion is not None else None
        for number, rung in enumerate(rungs, start=1):
            tries = [one for one in ladder.tries if one.rung_id == rung.rung_id]
            shown = RungShown(
                rung,
                number,
                rung_facts(tries, now.day, self._translate),
                is_on=on is not None and on.rung_id == rung.rung_id,
                is_changing=self._is_changing,
                can_go_up=can_move(rungs, rung.rung_id, up=True),
                can_go_down=can_move(rungs, rung.rung_id, up=False),
            )
            row = RungRow(self.look, "activities.rung", shown)
            row.start_asked.connect(partial(self._begin, ladder.part))
            row.moved.connect(self._on_rung_moved)
            row.rename_asked.connect(self._on_rung_rename_asked)
            row.left_out.connect(self._on_rung_left_out)
            card.add(row)
        if self._is_changing:
            self._add_left_out(card, ladder)
        card.add(holding(FlowLayout(self.look), self._ladder_buttons(ladder)))
        return card

    def _ladder_buttons(self, ladder: PartLadder) -> list[QWidget]:
        own = secondary(self.look, self.tr("My own step"), "activities.own", icon="plus")
        own.setEnabled(not ladder.is_full)
        own.clicked.connect(self._on_own_clicked)
        words = self.tr("Done changing") if self._is_changing else self.tr("Change my ladder")
        change = quiet(self.look, words, "activities.change", icon="check" if self._is_changing else "pencil")
        change.clicked.connect(self._on_change_clicked)
        buttons: list[QWidget] = [own, change]
        if self._is_changing and ladder.whole != ladder.seeded.rungs:
            again = quiet(self.look, self.tr("As it came"), "activities.as_it_came", icon="rotate-ccw")
            again.clicked.connect(self._on_as_it_came_clicked)
            buttons.append(again)
        return buttons

    def _add_left_out(self, card: Card, ladder: PartLadder) -> None:
        out = [rung for rung in ladder.whole if rung.is_left_out]
        if not out:
            return
        card.add(Text(self.tr("Left out"), "field"))
        for rung in out:
            card.add(muted(rung.words))
            card.add(holding(FlowLayout(self.look), self._left_out_buttons(rung)))

    def _left_out_buttons(self, rung: Rung) -> list[QWidget]:
        name = f"activities.rung.{rung.rung_id}"
        back = quiet(
            self.look,
            self.tr("Put it back"),
            f"{name}.back",
            icon="undo-2",
            spoken=self.tr("Put it back: {words}").format(words=rung.words),
        )
        back.clicked.connect(partial(self._put_back, rung))
        buttons: list[QWidget] = [back]
        if rung.is_own:
            delete = quiet(
                self.look,
                self.tr("Delete"),
                f"{name}.delete",
                icon="x",
                spoken=self.tr("Delete: {words}").format(words=rung.words),
            )
            delete.clicked.connect(partial(self._delete, rung))
            buttons.append(delete)
        return buttons

    def _how_card(self) -> Notice:
        return Notice(
            self.look,
            self.tr(
                "How do you know if it was too much? Look at the day after. As usual, or a bit more that settled "
                "within a day: it was about right. More for longer than a day: take a smaller step. This is a rule of "
                "thumb that clinicians use."
            ),
        )

    def _history(self, now: ActivitiesNow) -> Card:
        card = Card(self.look, self.tr("What you have tried"), icon="history")
        card.setObjectName("activities.history")
        newest = tuple(reversed(now.tries))
        for one in newest if self._shows_all else newest[:SHOWN_AT_FIRST]:
            lines = Stack(self.look, gap_px=2)
            day = said_day(one.day, now.day, self._translate)
            lines.add(
                Text(self.tr("{day}: {what}").format(day=day[:1].upper() + day[1:], what=one.words), "field")
            )
            if facts := try_facts(one, self._translate):
                lines.add(muted(facts))
            if one.note:
                lines.add(body(one.note))
            card.add(lines)
        if len(newest) > SHOWN_AT_FIRST and not self._shows_all:
            more = quiet(self.look, self.tr("Show more"), "activities.more", icon="chevron-down")
            more.clicked.connect(self._on_more_clicked)
            card.add(holding(FlowLayout(self.look), [more]))
        return card

    def _links(self) -> Stack:
        lesson = FoldHead(
            self.look, "activities.lesson", "book-open", self.tr("Lesson 12: Motion is safe"), leads_on=True
        )
        lesson.tell(self.tr("Why small steps, and a ladder to try out."))
        lesson.clicked.connect(self._on_lesson_clicked)
        guesses = FoldHead(
            self.look,
            "activities.predictions",
            "pencil",
            own_page_name(OwnPage.PREDICTIONS, self._translate),
            leads_on=True,
        )
        guesses.tell(self.tr("Guess first, then try it gently, then look what happened."))
        guesses.clicked.connect(self._on_guesses_clicked)
        links = Stack(self.look, gap_px=10)
        links.add(Row(self.look, lesson))
        links.add(Row(self.look, guesses))
        return links

    # -- what a person does --------------------------------------------------------------------------------

    def _begin(
        self,
        part: BodyPart,
        rung_id: str,
        _checked: bool = False,
        *,
        is_done: bool = False,
        minutes: float | None = None,
    ) -> None:
        self.undo_bar.dismiss()
        self.begin_asked.emit(ActivityAsked(part, rung_id, is_done, minutes))

    @Slot(int)
    def _on_part_activated(self, index: int) -> None:
        if self._now is not None:
            self._part = list(self._now.parts)[index]
            self._go_to = "activities.part"
            self._build()

    @Slot(object, object)
    def _on_next_day_answered(self, asked: Sequence[Tried], answer: NextDay) -> None:
        about = self._workspace.about.load()
        words = follows_line(answer, self._translate, saves_energy=about.saves_energy)
        self._change(
            words,
            lambda: self._service.say_next_day([one.session_id for one in asked], answer),
            "activities.start",
        )

    @Slot(object)
    def _on_next_day_skipped(self, asked: Sequence[Tried]) -> None:
        self._change(self.tr("Skipped."), lambda: self._service.skip_next_day(asked), "activities.start")

    @Slot()
    def _on_change_clicked(self) -> None:
        self._is_changing = not self._is_changing
        self._go_to = "activities.change"
        self._build()

    @Slot()
    def _on_more_clicked(self) -> None:
        self._shows_all = True
        self._build()

    @Slot()
    def _on_own_clicked(self) -> None:
        ladder = self.ladder
        assert ladder is not None, "the button belongs to a ladder"
        on = ladder.suggestion.on if ladder.suggestion is not None else None
        where = (
            self.tr("It comes right after “{words}”. You can move it.").format(words=on.words)
            if on is not None
            else self.tr("It comes last on your ladder. You can move it.")
        )
        above = on.rung_id if on is not None else None
        self._write(
            self.tr("A step of my own"),
            self.tr("A small task that matters to you, in a few words. {where}").format(where=where),
            "",
            lambda words: self._change(
                self.tr("On your ladder: {words}").format(words=words),
                lambda: self._service.add_rung(ladder, words, above),
                "activities.own",
            ),
            "activities.own",
        )

    @Slot(str)
    def _on_rung_rename_asked(self, rung_id: str) -> None:
        ladder = self.ladder
        rung = ladder.rung(rung_id) if ladder is not None else None
        if ladder is None or rung is None:
            return
        name = f"activities.rung.{rung_id}.rename"
        self._write(
            self.tr("Other words for this step"),
            self.tr("It stays the same step, with all that you tried."),
            rung.words,
            lambda words: self._change(
                self.tr("Kept: {words}").format(words=words),
                lambda: self._service.rename_rung(ladder, rung_id, words),
                name,
            ),
            name,
        )

    @Slot(str, bool)
    def _on_rung_moved(self, rung_id: str, up: bool) -> None:
        ladder = self.ladder
        rung = ladder.rung(rung_id) if ladder is not None else None
        if ladder is None or rung is None:
            return
        words = self.tr("Later: {words}") if up else self.tr("Earlier: {words}")
        self._change(
            words.format(words=rung.words),
            lambda: self._service.move_rung(ladder, rung_id, up=up),
            f"activities.rung.{rung_id}.{'up' if up else 'down'}",
        )

    @Slot(str)
    def _on_rung_left_out(self, rung_id: str) -> None:
        ladder = self.ladder
        rung = ladder.rung(rung_id) if ladder is not None else None
        if ladder is None or rung is None:
            return
        self._change(
            self.tr("Left out: {words}").format(words=rung.words),
            lambda: self._service.leave_out(ladder, rung_id),
            f"activities.rung.{rung_id}.back",
        )

    def _put_back(self, rung: Rung) -> None:
        ladder = self.ladder
        assert ladder is not None, "the button belongs to a ladder"
        self._change(
            self.tr("Back on your ladder: {words}").format(words=rung.words),
            lambda: self._service.leave_out(ladder, rung.rung_id, out=False),
            f"activities.rung.{rung.rung_id}.out",
        )

    def _delete(self, rung: Rung) -> None:
        ladder = self.ladder
        assert ladder is not None, "the button belongs to a ladder"
        self._change(
            self.tr("Deleted: {words}").format(words=rung.words),
            lambda: self._service.delete_rung(ladder, rung.rung_id),
            "activities.change",
        )

    @Slot()
    def _on_as_it_came_clicked(self) -> None:
        ladder = self.ladder
        assert ladder is not None, "the button belongs to a ladder"
        self._change(
            self.tr("Your ladder is as it came with the program."),
            lambda: self._service.as_it_came(ladder),
            "activities.change",
        )

    @Slot()
    def _on_lesson_clicked(self) -> None:
        self.lesson_asked.emit(LESSON, "")

    @Slot()
    def _on_guesses_clicked(self) -> None:
        self.own_page_asked.emit(OwnPage.PREDICTIONS)

    @Slot()
    def _on_escape_activated(self) -> None:
        if self._form is not None:
            self._build()
        else:
            self.back_asked.emit()

    # -- helpers -------------------------------------------------------------------------------------------

    def _write(self, title: str, about: str, words: str, keep: Callable[[str], None], focus: str) -> None:
        """One thing in view, and nothing beside it."""
        self.undo_bar.dismiss()
        form = RungForm(self.look, title, about, words)

        def leave() -> None:
            self._go_to = focus
            self._build()

        form.kept.connect(keep)
        form.left.connect(leave)
        self._list.clear()
        self._put(form)
        self._form = form
        self._go_to = focus
        put_in_tab_order((self._column,))
        self.scroll_to_top()
        form.take_focus()

    def _change(self, words: str, act: Callable[[], Undo], focus: str) -> None:
        """Do something that can be taken back, and say so. ``focus``: the control to go on with, by name."""
        self._problem.hide()
        self._go_to = focus
        try:
            undo = act()
        except UserProblem as problem:
            self._on_problem(problem)
            return

        def take_back() -> None:
            self._go_to = focus
            try:
                undo()
            except UserProblem as problem:
                self._on_problem(problem)

        self.offer_undo(words, take_back)

    def _find_focus(self, name: str) -> None:
        found = self._list.findChild(QWidget, name) if name else None
        if name and (found is None or not found.isEnabled()):
            found = self.findChild(QWidget, "activities.change")
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
            self.keep_focus_in_view()
