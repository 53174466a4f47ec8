"""Where slow breathing is chosen: what will happen, one large Start, and behind it every choice, folded away."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.breath_course import BreathPast
from gmi_trainer.domain.breathing import BreathPattern
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.safety import Standing
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.breath_choices import BreathChoices
from gmi_trainer.services.breathing import BreathingService
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.diary_ports import DiaryReader
from gmi_trainer.services.safety import SafetyService
from gmi_trainer.services.session_ports import HistoryReader
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.breathe.asking_choice import AskingChoice
from gmi_trainer.ui.pages.breathe.breath_choice import BreathChoice
from gmi_trainer.ui.pages.breathe.careful_part import CarefulPart
from gmi_trainer.ui.pages.breathe.choice_now import BreathPart, ChoiceNow
from gmi_trainer.ui.pages.breathe.fold import Fold, FoldHead, Row
from gmi_trainer.ui.pages.breathe.following_choice import FollowingChoice, Playing, Speaking
from gmi_trainer.ui.pages.breathe.length_choice import LengthChoice
from gmi_trainer.ui.pages.breathe.start_card import StartCard
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.today.telling_card import TellingCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.later import Later
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.words.breathe_page import (
    a_minute,
    asking_line,
    claim,
    following_line,
    own_name,
    session_line,
    step_up_line,
)
from gmi_trainer.ui.words.breathing import breath_name
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.today import paused_lines
from gmi_trainer.ui.words.translate import Translate

READS_AGAIN_ON = (Changed.SESSIONS, Changed.PREFERENCES, Changed.DIARY, Changed.ABOUT)
ROOM_FOR_SIGN_PX = 620
ROOM_FOR_LEDE_PX = 400
"""In a lower window the whole of Start comes before what is said about the page."""

Undo = Callable[[], None]
P = TypeVar("P", bound=BreathPart)


class BreathingWorkspace(Protocol):
    """What the page needs of an open record."""

    @property
    def breathing(self) -> Callable[[], BreathingService]: ...
    @property
    def safety(self) -> SafetyService: ...
    @property
    def about(self) -> AboutMeService: ...
    @property
    def changes(self) -> Changes: ...
    @property
    def history(self) -> Callable[[], AbstractContextManager[HistoryReader]]: ...
    @property
    def diary(self) -> Callable[[], AbstractContextManager[DiaryReader]]: ...


class BreathePage(Page):
    """Shows what was chosen last. Reads in the background, only while it is in view."""

    start_asked = Signal()
    cautions_asked = Signal()
    settle_asked = Signal()
    look_back_asked = Signal()
    call_asked = Signal()

    def __init__(
        self,
        look: Look,
        workspace: BreathingWorkspace,
        jobs: Background,
        translate: Translate,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        find_sounds: Callable[[QObject], Playing | None] | None = None,
        find_voice: Callable[[QObject], Speaking | None] | None = None,
    ) -> None:
        """``find_sounds``, ``find_voice``: what this machine can play; asked when that part is opened."""
        super().__init__(
            look, "breathe", translate("BreathePage", "Breathe"), claim(translate), parent=parent
        )
        self._workspace = workspace
        self._service = workspace.breathing()
        self._jobs = jobs
        self._translate = translate
        self._clock = clock
        self._find_sounds = find_sounds if find_sounds is not None else _find_sounds
        self._find_voice = find_voice if find_voice is not None else _find_voice
        self._past: BreathPast | None = None
        self._standing = Standing.OPEN
        self._is_stale = True
        self._reading: Job | None = None
        self._step: BreathPattern | None = None
        self._add_top()
        self._add_folds()
        self._show()
        hear_of(self._workspace.changes, self, self._on_record_changed)

    @property
    def choices(self) -> BreathChoices:
        """What is chosen now."""
        return self._service.choices.load()

    @property
    def past(self) -> BreathPast | None:
        """The earlier sessions, once they are read."""
        return self._past

    def refresh(self) -> None:
        """Choices were made elsewhere."""
        self._is_stale = True
        self._show()
        if self.isVisible():
            self._read()

    def take_focus(self) -> None:
        """Put the keyboard on Start; where that waits, on whom to call."""
        if self._standing is Standing.EMERGENCY:
            self._call.setFocus()
        else:
            self._start.take_focus()
        QTimer.singleShot(0, self, self.keep_focus_in_view)  # nobody presses unseen what the keyboard is on

    def focus_looking_back(self) -> None:
        """Put the keyboard where looking back was asked for."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- events --------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._silence()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._start.show_sign(self.width() >= self.look.px(ROOM_FOR_SIGN_PX))
        self.show_lede(self.height() >= self.look.px(ROOM_FOR_LEDE_PX))

    # -- what stands there ---------------------------------------------------------------------------------

    def _add_top(self) -> None:
        self._problem = Notice(self.look, "", NoticeKind.ATTENTION)
        self._start = StartCard(self.look, self._translate)
        self._start.start_asked.connect(self._on_start_asked)
        self._start.settle_asked.connect(self.settle_asked)
        self._paused = Later(self._make_paused)
        self._suggestion = Notice(self.look, "")
        take = secondary(self.look, self.tr("Take this step"), "breathe.step_up", icon="arrow-right")
        take.clicked.connect(self._on_take_step_clicked)
        self._suggestion.add(holding(FlowLayout(self.look), [take]))
        for part in (self._problem, self._start, self._paused, self._suggestion):
            self.add(part)
        self._problem.hide()
        self._suggestion.hide()

    def _make_paused(self) -> TellingCard:
        title, words = paused_lines(Standing.EMERGENCY, self._translate)
        self._call = primary(self.look, self.tr("Who I can call"), "breathe.paused.call", icon="life-buoy")
        looked_at = secondary(
            self.look, self.tr("I have had this looked at"), "breathe.paused.looked_at", icon="check"
        )
        settle = quiet(self.look, self.tr("Settle for a moment"), "breathe.paused.settle", icon="leaf")
        self._call.clicked.connect(self.call_asked)
        looked_at.clicked.connect(self._on_looked_at_clicked)
        settle.clicked.connect(self.settle_asked)
        return TellingCard(
            self.look,
            "breathe.paused",
            "circle-alert",
            title,
            (words,),
            (self._call, looked_at, settle),
            asks_for_a_look=True,
        )

    def _add_folds(self) -> None:
        self._breath = self._fold("breathe.pattern_fold", "wind", self.tr("The breath"), self._make_breath)
        self._length = self._fold("breathe.length_fold", "timer", self.tr("How long"), self._make_length)
        self._following = self._fold(
            "breathe.following_fold", "pacer-circle", self.tr("How to follow it"), self._make_following
        )
        self._asking = self._fold(
            "breathe.asking_fold", "clipboard-check", self.tr("Before and after"), self._make_asking
        )
        self._careful = self._fold(
            "breathe.careful_fold", "stethoscope", self.tr("Before you begin"), self._make_careful
        )
        self._careful.tell(self.tr("How to breathe, when to be careful, and when to stop"))
        self._back = FoldHead(
            self.look, "breathe.looking_back", "history", self.tr("Looking back"), leads_on=True
        )
        self._back.tell(self.tr("Your sessions so far"))
        self._back.clicked.connect(self.look_back_asked)
        self._folds: tuple[Fold[BreathPart], ...] = (
            self._breath,
            self._length,
            self._following,
            self._asking,
            self._careful,
        )
        rows = Stack(self.look, gap_px=10)
        for fold in self._folds:
            rows.add(fold)
        rows.add(Row(self.look, self._back))
        self.add(rows)

    def _fold(
        self, identifier: str, icon: str, words: str, make: Callable[[], BreathPart]
    ) -> Fold[BreathPart]:
        fold: Fold[BreathPart] = Fold(self.look, identifier, icon, words, make)
        fold.toggled.connect(partial(self._on_fold_toggled, fold))
        return fold

    def _make_breath(self) -> BreathPart:
        return self._wired(BreathChoice(self.look, self._translate, self.cautions_asked.emit))

    def _make_length(self) -> BreathPart:
        return self._wired(LengthChoice(self.look, self._translate))

    def _make_following(self) -> BreathPart:
        return self._wired(FollowingChoice(self.look, self._translate, self._find_sounds, self._find_voice))

    def _make_asking(self) -> BreathPart:
        return self._wired(AskingChoice(self.look, self._translate))

    def _make_careful(self) -> BreathPart:
        part = CarefulPart(self.look, self._translate)
        part.cautions_asked.connect(self.cautions_asked)
        part.call_asked.connect(self.call_asked)
        return self._wired(part)

    def _wired(self, part: P) -> P:
        part.chosen.connect(self._on_chosen)
        part.changed.connect(self._on_changed)
        part.show_now(self._now())
        return part

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in READS_AGAIN_ON:
            self.refresh()

    def _read(self) -> None:
        self._is_stale = False
        service, safety = self._service, self._workspace.safety
        history, diary = self._workspace.history, self._workspace.diary

        def work(_job: Job) -> tuple[BreathPast, Standing]:
            with diary() as days:
                standing = safety.standing(days)
            with history() as reader:
                return service.past(reader), standing

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, found: tuple[BreathPast, Standing]) -> None:
        self._past, self._standing = found
        self._problem.hide()
        self._show()

    def _on_problem(self, problem: UserProblem) -> None:
        self._problem.say(problem_sentence(problem, self._translate))
        self._problem.show()

    # -- showing -------------------------------------------------------------------------------------------

    def _now(self) -> ChoiceNow:
        service, past, about = self._service, self._past, self._workspace.about.load()
        return ChoiceNow(
            choices=service.choices.load(),
            cautions=service.cautions(),
            rates_pain=about.rates_pain,
            saves_energy=about.saves_energy,
            past=past,
            usual_minutes=None if past is None else service.minutes(past),
        )

    def _show(self) -> None:
        now, say = self._now(), self._translate
        breaths = None if self._past is None else self._service.spec(self._past).breaths
        self._show_standing()
        self._start.show_now(now, breaths)
        name = own_name(now.choices, now.pattern)
        self._breath.tell(name or f"{breath_name(now.pattern, say)} · {a_minute(now.pattern, say)}")
        self._length.tell(self._length_line(now, breaths))
        self._following.tell(following_line(now.choices, say))
        scale = now.choices.scale
        self._asking.tell(
            asking_line(
                now.choices.asking, scale if now.rates_pain or scale is not Scale.PAIN_NOW else None, say
            )
        )
        self._show_suggestion()
        for fold in self._folds:
            if fold.made is not None:
                fold.made.show_now(now)
        put_in_tab_order((self._column,))

    def _length_line(self, now: ChoiceNow, breaths: int | None) -> str:
        if breaths is None:
            return ""
        if now.choices.length is None:
            return self.tr("As suits your week: {length}").format(
                length=session_line(now.pattern, breaths, self._translate)
            )
        line = session_line(now.pattern, now.choices.length.breaths(now.pattern), self._translate)
        is_first = now.past is not None and now.past.sessions == 0
        return self.tr("{length}, after the first time").format(length=line) if is_first else line

    def _show_standing(self) -> None:
        waits = self._standing is Standing.EMERGENCY
        had_keyboard = self._start.isAncestorOf(self.window().focusWidget() or self)
        if waits:
            self._paused.get()
        self._paused.setVisible(waits)
        self._start.setVisible(not waits)
        if waits and had_keyboard:
            self.take_focus()

    def _show_suggestion(self) -> None:
        past = None if self._standing is Standing.EMERGENCY else self._past
        self._step = None if past is None else self._service.suggestion(past)
        if self._step is not None:
            words = step_up_line(self._step, self._translate)
            if words != self._suggestion.words:
                self._suggestion.say(words)
        self._suggestion.setVisible(self._step is not None)

    # -- what a person does --------------------------------------------------------------------------------

    @Slot()
    def _on_start_asked(self) -> None:
        self._silence()
        self.start_asked.emit()

    @Slot()
    def _on_take_step_clicked(self) -> None:
        if self._step is None:
            return
        step = self._step
        take_back = self._service.take_step(step)
        self.take_focus()
        self.offer_undo(
            self.tr("Your breath is now {breath}.").format(breath=breath_name(step, self._translate)),
            take_back,
        )

    @Slot()
    def _on_looked_at_clicked(self) -> None:
        take_back = self._workspace.safety.looked_at()
        self.offer_undo(self.tr("Good. You can go on."), take_back)

    @Slot(object)
    def _on_chosen(self, choices: BreathChoices) -> None:
        self._service.choices.save(choices)

    @Slot(object, str)
    def _on_changed(self, choices: BreathChoices, words: str) -> None:
        before = self._service.choices.load()
        self._service.choices.save(choices)
        self.offer_undo(words, partial(self._take_back, before, choices))

    def _take_back(self, before: BreathChoices, after: BreathChoices) -> None:
        """The breaths as they were. What was chosen since then stays."""
        now = self._service.choices.load()
        pattern = before.pattern if now.pattern == after.pattern else now.pattern
        self._service.choices.save(replace(now, own=before.own, pattern=pattern))

    def _on_fold_toggled(self, fold: Fold[BreathPart], is_open: bool) -> None:
        if is_open:
            put_in_tab_order((self._column,))  # what is in it may just have been made
            QTimer.singleShot(0, fold, partial(self._bring_into_view, fold))

    def _bring_into_view(self, fold: QWidget) -> None:
        """As much of what was opened as there is room for, its head first."""
        bar, view = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
        top = fold.mapTo(self._column, QPoint(0, 0)).y() - self.look.px(12)
        bottom = top + fold.height() + self.look.px(24)
        if bottom > bar.value() + view:
            bar.setValue(min(top, bottom - view))

    def _silence(self) -> None:
        part = self._following.made
        if isinstance(part, FollowingChoice):
            part.end()


def _find_sounds(parent: QObject) -> Playing | None:
    """Read when somebody wants to hear it."""
    from gmi_trainer import resources
    from gmi_trainer.ui.sound import load_sound

    return load_sound(resources.find("assets", "sounds", "tones"), parent)


def _find_voice(parent: QObject) -> Speaking | None:
    from gmi_trainer.ui.voice import find_voice

    return find_voice(parent=parent)
