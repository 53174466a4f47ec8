"""The page of the day: what is asked, what is planned, one Start, and a way to say that today is hard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.bout import Bout
from gmi_trainer.domain.checkin import AfterLast, LifeChange
from gmi_trainer.domain.days import DAY_STARTS_AT, local_day
from gmi_trainer.domain.offer import DayKind, OfferCard
from gmi_trainer.domain.plan import BreathDose, LessonDose, OwnWords, PlanRef, PracticeDose
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.safety import SafetyOccasion, Standing
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.diary_ports import DiaryReader
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.services.safety import SafetyService
from gmi_trainer.services.today import TodayService, TodayView
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.today.check_in_card import Said
from gmi_trainer.ui.pages.today.day_buttons import DayButtons
from gmi_trainer.ui.pages.today.plan_list import PlanList, PlanOfDay
from gmi_trainer.ui.pages.today.questions import Asking, Questions
from gmi_trainer.ui.pages.today.telling_card import TellingCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, quiet, secondary
from gmi_trainer.ui.widgets.later import Later
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import muted
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.today import (
    because,
    call_lines,
    change_name,
    changes_line,
    clinician_line,
    clock_line,
    day_title,
    habit_line,
    until,
)
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # read when something has changed
    from gmi_trainer.domain.activity_steps import NextDay, Tried
    from gmi_trainer.domain.knowledge import CheckMoment, CheckTaken
    from gmi_trainer.domain.learning import LearningPast
    from gmi_trainer.domain.lesson import Course
    from gmi_trainer.services.activities import ActivitiesNow, ActivitiesService
    from gmi_trainer.services.knowledge import KnowledgeService
    from gmi_trainer.services.learning import LearningService
    from gmi_trainer.services.learning_ports import LearningReader
    from gmi_trainer.services.own_ports import OwnPagesReader
    from gmi_trainer.services.weekly_measures import WeeklyMeasuresService
    from gmi_trainer.ui.pages.today.change_card import ChangeCard
    from gmi_trainer.ui.pages.today.knowledge_pointer import KnowledgePointer
    from gmi_trainer.ui.pages.weekly.weekly_asking import WeeklyAsking

READS_AGAIN_ON = (Changed.SESSIONS, Changed.DIARY, Changed.ABOUT, Changed.PLAN, Changed.PREFERENCES)
LONGEST_WAIT = timedelta(minutes=10)
"""The day is looked at this often while the page is in view: a computer that slept has missed its 4 a.m."""

Undo = Callable[[], None]
T = TypeVar("T")


class TodaysWorkspace(Protocol):
    """What the page needs of an open record."""

    @property
    def today(self) -> TodayService: ...
    @property
    def safety(self) -> SafetyService: ...
    @property
    def about(self) -> AboutMeService: ...
    @property
    def choices(self) -> DrillChoicesService: ...
    @property
    def changes(self) -> Changes: ...
    @property
    def diary(self) -> Callable[[], AbstractContextManager[DiaryReader]]: ...
    @property
    def activities(self) -> Callable[[], ActivitiesService]: ...
    @property
    def weekly(self) -> Callable[[], WeeklyMeasuresService]: ...
    @property
    def own_reader(self) -> Callable[[], AbstractContextManager[OwnPagesReader]]: ...
    @property
    def learning(self) -> Callable[[], LearningService]: ...
    @property
    def learned(self) -> Callable[[], AbstractContextManager[LearningReader]]: ...
    @property
    def knowledge(self) -> Callable[[], KnowledgeService]: ...


class TodayPage(Page):
    """Reads in the background, only while it is in view, so a drill is never disturbed."""

    start_asked = Signal(object, object, object)  # DrillSpec, PlanRef, Bout
    breathing_asked = Signal(object, object)  # BreathDose, PlanRef
    practice_asked = Signal(object, object)  # PracticeDose, PlanRef
    lesson_asked = Signal(str, object)  # the lesson's id, PlanRef
    questions_asked = Signal()  # those of lessons that come back today
    check_asked = Signal()  # what I know about pain
    symptom_said = Signal()  # something new: kept already; the questions come next
    safety_asked = Signal(object)  # SafetyOccasion: why the questions are due
    call_asked = Signal()
    settle_asked = Signal()
    train_asked = Signal()
    plan_asked = Signal()  # a plan from a clinic, to be taken up

    def __init__(
        self,
        look: Look,
        workspace: TodaysWorkspace,
        jobs: Background,
        translate: Translate,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        """Every word and control is there at once; what the record says fills in."""
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._clock = clock
        self._view: TodayView | None = None
        self._is_stale = True
        self._reading: Job | None = None
        self._asking_tasks: Job | None = None
        self._day = self._today()
        self._undo_check_in: Undo | None = None
        self._undo_change: Undo | None = None
        self._wants_focus = False
        super().__init__(look, "today", day_title(self._day, translate), "", parent=parent)
        self._from_outside = Stack(look, gap_px=10)
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._on_top = Stack(look, gap_px=14)
        self._questions = Questions(look, translate)
        self._weekly = Later(self._make_weekly)
        self._knowledge = Later(self._make_knowledge)
        self._day_after = Stack(look, gap_px=0)
        self._plan = PlanList(look, translate)
        self._buttons = DayButtons(look)
        self._noted = muted()
        self._noted.setObjectName("today.noted")
        self._change = Later(self._make_change)
        self._bring = quiet(
            look,
            self.tr("Plan from my clinic"),
            "today.bring_plan",
            icon="clipboard-check",
            spoken=self.tr("I have a plan from my clinic"),
        )
        self._bring.clicked.connect(self.plan_asked)
        self._bring_row = holding(FlowLayout(look), [self._bring])
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._parts = (
            self._from_outside,
            self._problem,
            self._on_top,
            self._questions,
            self._day_after,
            self._plan,
            self._weekly,
            self._knowledge,
            self._buttons,
            self._change,
            self._noted,
            self._bring_row,
        )
        for part in self._parts:
            self.add(part)
        for part in (
            self._from_outside,
            self._problem,
            self._on_top,
            self._day_after,
            self._change,
            self._noted,
            self._bring_row,
        ):
            part.hide()
        self._day_timer = QTimer(self)
        self._day_timer.setObjectName("today.day_timer")
        self._day_timer.setSingleShot(True)
        self._day_timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._day_timer.timeout.connect(self._on_day_timer_timeout)
        self._connect()
        hear_of(self._workspace.changes, self, self._on_record_changed)

    # -- what others ask -----------------------------------------------------------------------------------

    @property
    def view(self) -> TodayView | None:
        """The day as it was read last."""
        return self._view

    @property
    def questions(self) -> Questions:
        """What is asked."""
        return self._questions

    @property
    def plan(self) -> PlanList:
        """What is planned."""
        return self._plan

    @property
    def weekly(self) -> WeeklyAsking | None:
        """The questions of the week, while they are offered or asked."""
        return self._weekly.made if self._weekly.isVisibleTo(self) else None

    @property
    def knowledge(self) -> KnowledgePointer | None:
        """The way to what I know about pain, where it is offered."""
        return self._knowledge.made if self._knowledge.isVisibleTo(self) else None

    def set_notices(self, sentences: Sequence[str]) -> None:
        """Something to know that did not come from the day: a settings file that was set aside."""
        self._from_outside.clear()
        for sentence in sentences:
            self._from_outside.add(Notice(self.look, sentence))
        self._from_outside.setVisible(bool(sentences))

    def refresh(self) -> None:
        """Read the day again, now or when the page comes into view."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    @Slot()
    def take_focus(self) -> None:
        """Put the keyboard on the one thing to press. Digits answer the questions from there, too."""
        if self._view is None:
            self._wants_focus = True  # once the day is known
            if self._is_stale:
                self._read()  # about to come into view: at a start before there is a window to be drawn
            return
        target: QWidget = self._plan.obvious or self  # never on something that a second Space would set off
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- events --------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_at_the_day()
        if self._is_stale:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """No timer runs beside a drill."""
        super().hideEvent(event)
        self._day_timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible():
            self._look_at_the_day()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        weekly = self.weekly
        if not (weekly is not None and weekly.press_key(event)) and not self._questions.press_key(event):
            super().keyPressEvent(event)

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in READS_AGAIN_ON:
            self.refresh()

    def _read(self) -> None:
        service, diary = self._workspace.today, self._workspace.diary
        try:
            plan = service.plan()  # the first time it is made and kept
        except UserProblem as problem:
            self._on_problem(problem)
            return
        self._is_stale = False

        def work(_job: Job) -> TodayView:
            with diary() as reader:
                return service.look(reader, plan)

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, view: TodayView) -> None:
        self._view = view
        self._show_day(view)
        if view.offer.step_back is not None and self.isVisible():
            self._write(partial(self._workspace.today.note_step_back, view))
        if self._wants_focus:
            self._wants_focus = False
            if self.isVisible() or not self.window().isVisible():  # not from under what covers it by now
                self.take_focus()

    def _ask_about_tasks(self, view: TodayView) -> None:
        """How the day after daily tasks was: one thing at a time, and only where there were some."""
        if self._asking_tasks is not None:
            self._asking_tasks.cancel()
            self._asking_tasks = None
        if view.after_last_due or not view.did_tasks_lately or view.standing is Standing.EMERGENCY:
            self._day_after.hide()
            return
        service, diary = self._workspace.activities(), self._workspace.diary

        def work(_job: Job) -> ActivitiesNow:
            with diary() as reader:
                return service.look(reader)

        self._asking_tasks = self._jobs.run(
            work, self._on_tasks_read, owner=self, on_problem=self._on_problem
        )

    def _on_tasks_read(self, now: ActivitiesNow) -> None:
        had_keyboard = self._has_keyboard(self._day_after)
        self._day_after.clear()
        if now.asks:
            from gmi_trainer.ui.pages.activities.next_day_card import NextDayCard

            card = NextDayCard(self.look, "today", now.asks, now.day, self._translate)
            card.answered.connect(self._on_day_after_answered)
            card.skipped.connect(self._on_day_after_skipped)
            self._day_after.add(card)
        self._day_after.setVisible(bool(now.asks))
        put_in_tab_order(self._parts)
        if had_keyboard:
            self.take_focus()

    def _on_problem(self, problem: UserProblem) -> None:
        self._problem.say(problem_sentence(problem, self._translate))
        self._problem.show()

    def _write(self, act: Callable[[], T]) -> T | None:
        """Let something be kept; where it cannot be, say so. None: nothing was kept."""
        try:
            done = act()
        except UserProblem as problem:
            self._on_problem(problem)
            return None
        self._problem.hide()
        return done

    # -- showing -------------------------------------------------------------------------------------------

    def _show_day(self, view: TodayView) -> None:
        offer = view.offer
        self.set_title(day_title(offer.day, self._translate), habit_line(view.habit, self._translate))
        self._show_top(view)
        self._questions.show_day(
            after_last_due=view.after_last_due,
            check_in_due=view.check_in_due,
            kept=view.check_in,
            with_pain=view.about.rates_pain,
            can_undo=self._undo_check_in is not None,
        )
        self._questions.setVisible(view.standing is not Standing.EMERGENCY)  # nothing else matters then
        self._offer_weekly(view)
        had_keyboard = self._has_keyboard(self._plan)
        self._plan.show_plan(
            PlanOfDay(
                offer,
                view.standing,
                view.asks_safety,
                saves_energy=view.about.saves_energy,
                plan=view.plan,
            )
        )
        if had_keyboard and self._plan.obvious is None:
            self.take_focus()  # Qt would go on to what comes next, and a second Enter would set that off
        self._offer_kinds_of_day(offer.day_kind)
        self._ask_about_tasks(view)
        self._noted.setText(changes_line(view.changes_today, self._translate))
        self._noted.setVisible(bool(view.changes_today))
        self._bring_row.setVisible(view.plan is None and view.standing is not Standing.EMERGENCY)
        put_in_tab_order(self._parts)

    def _offer_weekly(self, view: TodayView) -> None:
        """After the check-in, once a week. Whoever is at the questions is left in peace."""
        made = self._weekly.made
        if view.standing is Standing.EMERGENCY:
            self._knowledge.hide()
        elif made is not None and made.is_asking:
            return
        elif view.weekly_due and self._questions.asking is Asking.SAID:
            self._weekly.get().show_offer()
            self._weekly.show()
            return
        if made is not None and not self._weekly.isHidden():
            had_keyboard = self._has_keyboard(self._weekly)
            made.let_be()
            self._weekly.hide()
            if had_keyboard:
                self.take_focus()

    def _offer_kinds_of_day(self, kind: DayKind) -> None:
        """What was just pressed goes away with it: the keyboard is then on the page, not on the next button."""
        pressed = self.window().focusWidget() if self._has_keyboard(self._buttons) else None
        ordinary = kind is DayKind.ORDINARY
        gentle = kind in (DayKind.LIGHTER, DayKind.STEPPED_BACK)
        self._buttons.offer(lighter=ordinary, rest=ordinary or gentle)
        if pressed is not None and pressed.isHidden():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_top(self, view: TodayView) -> None:
        """What to know before anything else. Nothing on most days."""
        had_keyboard = self._has_keyboard(self._on_top)
        self._on_top.clear()
        parts: list[QWidget] = []
        if view.clock_set_back:
            parts.append(Notice(self.look, clock_line(self._translate), NoticeKind.ATTENTION))
        if (problem := self._workspace.today.plan_problem) is not None:
            words = problem_sentence(problem, self._translate)
            parts.append(Notice(self.look, words, NoticeKind.ATTENTION))
        if view.offer.step_back is not None:
            parts.append(self._step_back_card(view))
        if view.offers_call:
            parts.append(self._call_card())
        for part in parts:
            self._on_top.add(part)
        self._on_top.setVisible(bool(parts))
        if had_keyboard:
            self.take_focus()

    def _step_back_card(self, view: TodayView) -> TellingCard:
        """What follows from a flare, because of what, and until when."""
        step_back, today, say = view.offer.step_back, view.offer.day, self._translate
        assert step_back is not None
        sentences = [because(step_back, today, say), until(step_back, today, say)]
        settle = secondary(self.look, self.tr("Settle for a moment"), "today.settle", icon="leaf")
        settle.clicked.connect(self.settle_asked)
        buttons: list[QWidget] = [settle]
        if view.flare_today:
            mistake = quiet(self.look, self.tr("That was a mistake"), "today.no_flare", icon="undo-2")
            mistake.clicked.connect(self._on_no_flare_clicked)
            buttons.append(mistake)
        if step_back.suggests_clinician:
            sentences.append(clinician_line(say))
            call = quiet(self.look, self.tr("Who I can call"), "today.step_back.call", icon="life-buoy")
            call.clicked.connect(self.call_asked)
            buttons.append(call)
        return TellingCard(
            self.look, "today.step_back", "life-buoy", self.tr("Easier days for now"), sentences, buttons
        )

    def _call_card(self) -> TellingCard:
        title, words = call_lines(self._translate)
        call = secondary(self.look, self.tr("Who I can call"), "today.low_mood.call", icon="life-buoy")
        call.clicked.connect(self._on_call_followed)
        close = quiet(self.look, self.tr("Not now"), "today.low_mood.close")
        close.clicked.connect(self._on_call_close_clicked)
        return TellingCard(self.look, "today.low_mood", "users", title, (words,), (call, close))

    def _buttons_in(self, part: QWidget) -> list[Button]:
        return [button for button in part.findChildren(Button) if button.isVisibleTo(self)]

    def _has_keyboard(self, part: QWidget) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and part.isAncestorOf(focused)

    # -- the day itself ------------------------------------------------------------------------------------

    def _today(self) -> date:
        return local_day(self._clock.utc_now(), self._clock.utc_offset_min())

    def _look_at_the_day(self) -> None:
        """Another day has begun: what belonged to the old one goes, and the new one is read."""
        day = self._today()
        if day != self._day:
            self._day = day
            self._undo_check_in = self._undo_change = None
            self.undo_bar.dismiss()
            self._change.hide()
            self._questions.forget()
            if self._weekly.made is not None:
                self._weekly.made.let_be()
            self._weekly.hide()
            self._knowledge.hide()
            self.set_title(day_title(day, self._translate), "")
            self.refresh()
        self._day_timer.start(self._ms_until_next_look())

    def _ms_until_next_look(self) -> int:
        """Until 4 in the morning, but never longer than a little while."""
        wall = self._clock.utc_now() + timedelta(minutes=self._clock.utc_offset_min()) - DAY_STARTS_AT
        midnight = datetime.combine(wall.date() + timedelta(days=1), datetime.min.time(), wall.tzinfo)
        return max(1000, round(min(midnight - wall, LONGEST_WAIT) / timedelta(milliseconds=1)))

    @Slot()
    def _on_day_timer_timeout(self) -> None:
        self._look_at_the_day()

    # -- what a person does --------------------------------------------------------------------------------

    def _connect(self) -> None:
        questions, plan, buttons = self._questions, self._plan, self._buttons
        questions.after_last_answered.connect(self._on_after_last_answered)
        questions.after_last_skipped.connect(self._on_after_last_skipped)
        questions.checked_in.connect(self._on_checked_in)
        questions.check_in_skipped.connect(self._on_check_in_skipped)
        questions.pain_unwanted.connect(self._on_pain_unwanted)
        questions.undo_asked.connect(self._on_check_in_undo_asked)
        questions.settled.connect(self.take_focus)
        plan.start_asked.connect(self._on_start_asked)
        plan.questions_asked.connect(self.questions_asked)
        plan.safety_asked.connect(self._on_safety_asked)
        plan.looked_at_said.connect(self._on_looked_at_said)
        plan.call_asked.connect(self.call_asked)
        plan.settle_asked.connect(self.settle_asked)
        plan.train_asked.connect(self.train_asked)
        buttons.flare_said.connect(self._on_flare_said)
        buttons.lighter_asked.connect(self._on_lighter_asked)
        buttons.rest_asked.connect(self._on_rest_asked)
        buttons.change_asked.connect(self._on_change_asked)
        buttons.symptom_said.connect(self._on_symptom_said)

    def _make_weekly(self) -> WeeklyAsking:
        from gmi_trainer.ui.pages.weekly.weekly_asking import WeeklyAsking

        weekly = WeeklyAsking(self.look, "today.weekly", self._workspace, self._jobs, self._translate)
        weekly.begun.connect(self._on_weekly_begun)
        weekly.settled.connect(self.offer_undo)
        weekly.finished.connect(self._on_weekly_finished)
        weekly.closed.connect(self._on_weekly_closed)
        weekly.problem_met.connect(self._on_problem)
        return weekly

    def _make_knowledge(self) -> KnowledgePointer:
        from gmi_trainer.ui.pages.today.knowledge_pointer import KnowledgePointer

        pointer = KnowledgePointer(self.look, self._translate)
        pointer.asked.connect(self.check_asked)
        pointer.put_away.connect(self._on_knowledge_put_away)
        return pointer

    def _make_change(self) -> ChangeCard:
        from gmi_trainer.ui.pages.today.change_card import ChangeCard

        change = ChangeCard(self.look, self._translate)
        change.noted.connect(self._on_change_noted)
        change.words_given.connect(self._on_change_words_given)
        change.closed.connect(self._on_change_closed)
        return change

    @Slot(object)
    def _on_start_asked(self, card: OfferCard) -> None:
        view = self._view
        assert view is not None, "cards come with the day"
        unsaved = self._questions.unsaved
        if unsaved is not None:
            self._on_checked_in(unsaved)  # a check-in that was begun is kept as far as it went
        if isinstance(card.dose, OwnWords):
            self._say(self.tr("Noted as done."), partial(self._workspace.today.did_own_words, card))
            return
        uuid, version = view.plan_ref
        plan = PlanRef(uuid, version, card.item_id)
        if isinstance(card.dose, BreathDose):
            self.breathing_asked.emit(card.dose, plan)
            return
        if isinstance(card.dose, PracticeDose):
            self.practice_asked.emit(card.dose, plan)
            return
        if isinstance(card.dose, LessonDose):
            assert card.lesson is not None, "a card for reading has its lesson"
            self.lesson_asked.emit(card.lesson.lesson_id, plan)
            return
        spec = self._workspace.today.spec_for(card, self._workspace.choices.load())
        bout = Bout(card.bout, card.bouts, is_gentle=card.reason.is_gentle)
        self.start_asked.emit(spec, plan, bout)

    @Slot(object)
    def _on_checked_in(self, said: Said) -> None:
        today = self._workspace.today
        self._questions.let_be()
        self._undo_check_in = self._write(partial(today.check_in, said.pain, said.sleep, said.mood))
        self.refresh()

    @Slot()
    def _on_check_in_skipped(self) -> None:
        self._questions.let_be()
        self._undo_check_in = self._write(self._workspace.today.skip_check_in)
        self.refresh()

    @Slot()
    def _on_check_in_undo_asked(self) -> None:
        """The questions again, with what was said."""
        take_back, self._undo_check_in = self._undo_check_in, None
        self._questions.change()
        if take_back is not None:
            self._write(take_back)

    @Slot()
    def _on_pain_unwanted(self) -> None:
        self._rate_pain(False)
        self.offer_undo(
            self.tr("Pain is not asked for any more, and not shown."), partial(self._rate_pain, True)
        )

    def _rate_pain(self, on: bool) -> None:
        about = self._workspace.about
        self._write(lambda: about.save(replace(about.load(), rates_pain=on)))

    @Slot()
    def _on_weekly_begun(self) -> None:
        put_in_tab_order(self._parts)
        QTimer.singleShot(0, self, self._on_weekly_laid_out)

    @Slot()
    def _on_weekly_laid_out(self) -> None:
        """The questions have their place only after this turn of the event loop, and the page its new height only
        after the next."""
        QTimer.singleShot(0, self, self._on_page_laid_out)

    @Slot()
    def _on_page_laid_out(self) -> None:
        if self.weekly is not None:
            self.bring_to_top(self._weekly)

    @Slot()
    def _on_weekly_closed(self) -> None:
        self._weekly.hide()
        self.take_focus()

    @Slot(bool)
    def _on_weekly_finished(self, with_month: bool) -> None:
        """Once a month there is a look at what somebody knows, where that is due; it reads the lessons."""
        if not with_month:
            return
        learning, learned = self._workspace.learning(), self._workspace.learned

        def work(_job: Job) -> tuple[Course, LearningPast, tuple[CheckTaken, ...]]:
            course = learning.course().course
            with learned() as reader:
                return course, learning.past(reader), reader.checks()

        self._jobs.run(work, self._on_knowledge_read, owner=self, on_problem=self._on_problem)

    def _on_knowledge_read(self, read: tuple[Course, LearningPast, tuple[CheckTaken, ...]]) -> None:
        standing = self._workspace.knowledge().standing(*read)
        if standing is not None and standing.offer is not None:
            self._knowledge.get().offer(standing.offer)
            self._knowledge.show()
            put_in_tab_order(self._parts)

    @Slot(object)
    def _on_knowledge_put_away(self, moment: CheckMoment) -> None:
        self._write(partial(self._workspace.knowledge().decline, moment))
        self._knowledge.hide()
        self.take_focus()

    @Slot(object)
    def _on_after_last_answered(self, answer: AfterLast) -> None:
        self._say(self.tr("Thank you. That is noted."), self._after_last(answer))

    @Slot()
    def _on_after_last_skipped(self) -> None:
        self._say(self.tr("Skipped."), self._after_last(None))

    def _after_last(self, answer: AfterLast | None) -> Callable[[], Undo]:
        about = self._view.after_last_about if self._view is not None else ()
        return partial(self._workspace.today.after_last, answer, about)

    @Slot(object, object)
    def _on_day_after_answered(self, asked: Sequence[Tried], answer: NextDay) -> None:
        from gmi_trainer.ui.words.activities import follows_line

        saves_energy = self._workspace.about.load().saves_energy
        service = self._workspace.activities()
        self._say(
            follows_line(answer, self._translate, saves_energy=saves_energy),
            partial(service.say_next_day, [one.session_id for one in asked], answer),
        )

    @Slot(object)
    def _on_day_after_skipped(self, asked: Sequence[Tried]) -> None:
        self._say(self.tr("Skipped."), partial(self._workspace.activities().skip_next_day, asked))

    @Slot()
    def _on_flare_said(self) -> None:
        """Once a day is enough; said again, it leads to what was said about it."""
        view, today = self._view, self._workspace.today
        if view is None or not view.flare_today:
            lately = view.lately if view is not None else ()
            self._say(self.tr("Noted: you are in a flare."), partial(today.say_flare, lately=lately))
        for button in self._buttons_in(self._on_top):
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            break
        self.scroll_to_top()

    @Slot()
    def _on_no_flare_clicked(self) -> None:
        """Once the way back at the foot of the page is gone, there is still this one, today."""
        if self._view is not None:
            self._say(
                self.tr("Taken back: no flare today."),
                partial(self._workspace.today.take_flares_back, self._view),
            )

    @Slot()
    def _on_lighter_asked(self) -> None:
        self._say(self.tr("Today is a lighter day."), self._workspace.today.lighter_day)
        self.scroll_to_top()

    @Slot()
    def _on_rest_asked(self) -> None:
        self._say(self.tr("Today is a rest day."), self._workspace.today.rest_today)
        self.scroll_to_top()

    @Slot()
    def _on_looked_at_said(self) -> None:
        self._say(self.tr("Good. You can go on."), self._workspace.safety.looked_at)

    @Slot()
    def _on_safety_asked(self) -> None:
        occasion = self._view.asks_safety if self._view is not None else None
        self.safety_asked.emit(occasion or SafetyOccasion.ASKED_FOR)

    @Slot()
    def _on_symptom_said(self) -> None:
        """Kept first: whoever leaves the questions half-way meets them again before the next drill."""
        self._say(self.tr("Noted: something new."), self._workspace.safety.new_symptom)
        self.symptom_said.emit()

    def _say(self, words: str, act: Callable[[], Undo]) -> None:
        """Do it at once, and offer the way back."""
        take_back = self._write(act)
        if take_back is not None:
            self.offer_undo(words, take_back)

    @Slot()
    def _on_call_followed(self) -> None:
        self._write(self._workspace.today.call_was_offered)
        self.call_asked.emit()

    @Slot()
    def _on_call_close_clicked(self) -> None:
        self._write(self._workspace.today.call_was_offered)

    @Slot()
    def _on_change_asked(self) -> None:
        if self._change.isVisible():
            self._on_change_closed()
            return
        self._undo_change = None
        self._change.get().start()
        self._change.show()
        put_in_tab_order(self._parts)
        QTimer.singleShot(0, self, self._on_change_laid_out)

    @Slot()
    def _on_change_laid_out(self) -> None:
        """The card has its place only after this turn of the event loop."""
        self.bring_to_top(self._change)

    @Slot(object)
    def _on_change_noted(self, change: LifeChange) -> None:
        self._note_change(change, "")

    @Slot(object, str)
    def _on_change_words_given(self, change: LifeChange, words: str) -> None:
        """The same once more, with the words; the first one goes."""
        take_back = self._undo_change
        if take_back is not None:
            self._write(take_back)
        self._note_change(change, words)
        self._on_change_closed()

    def _note_change(self, change: LifeChange, words: str) -> None:
        take_back = self._write(partial(self._workspace.today.say_change, change, words))
        self._undo_change = take_back
        if take_back is not None:
            self.offer_undo(
                self.tr("Noted: {what}").format(what=change_name(change, self._translate)),
                partial(self._take_change_back, take_back),
            )

    def _take_change_back(self, take_back: Undo) -> None:
        self._undo_change = None
        self._change.hide()
        take_back()

    @Slot()
    def _on_change_closed(self) -> None:
        self._undo_change = None
        self._change.hide()
        button: Button = self._buttons.change_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)
