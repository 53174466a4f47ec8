"""A session of imagined movements as one full-window view: the ready screen, its cards, what is asked, the result."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.imagery import ImagerySpec, Part, Rung, step_of
from gmi_trainer.domain.imagery_course import Hurt, Said, gentler
from gmi_trainer.domain.imagery_pictures import stimuli_of
from gmi_trainer.domain.imagery_time import SHORTEST_MS, timing_of
from gmi_trainer.domain.plan import PlanRef
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.reference import GATE_PAIN_UP
from gmi_trainer.domain.script import Moment as ScriptMoment
from gmi_trainer.services.imagery import ImageryLook
from gmi_trainer.ui.breathe.environment import at_start
from gmi_trainer.ui.guided.controller import UNDER_WAY, GuidedController, Step
from gmi_trainer.ui.imagery.card_pictures import CardPictures
from gmi_trainer.ui.imagery.panels import ImageryPanels
from gmi_trainer.ui.imagery.questions import Questions
from gmi_trainer.ui.imagery.result_view import ImageryResultView, Outcome
from gmi_trainer.ui.imagery.stage import ImageryStage
from gmi_trainer.ui.imagery.tools import ImageryTools, Keeping
from gmi_trainer.ui.pages.practice_marks import PracticeMarks
from gmi_trainer.ui.pages.practice_ratings import PracticeRatings
from gmi_trainer.ui.stage.before_rating import BeforeRating
from gmi_trainer.ui.stage.practice_panels import PracticePanels
from gmi_trainer.ui.stage.taking_back import done_for
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.breathing import Words
from gmi_trainer.ui.words.guided import (
    lead_in_heading,
    lead_in_words,
    not_counted_reason,
    not_kept_line,
)
from gmi_trainer.ui.words.imagery import press_line, ready_words, result_lines, stays_words, where_line
from gmi_trainer.ui.words.imagery_steps import steps_in_words
from gmi_trainer.ui.words.problems import problem_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gmi_trainer.domain.checkin import Feel, Scale
    from gmi_trainer.domain.stimulus import Picture
    from gmi_trainer.ui.guided.cues import GuidedCues

NS_PER_MS = 1_000_000


class ImageryView(QWidget):
    """Plays one session, and says when the person is done."""

    done = Signal()
    settle_asked = Signal()
    call_asked = Signal()

    def __init__(
        self,
        look: Look,
        tools: ImageryTools,
        looked: ImageryLook,
        spec: ImagerySpec,
        pictures: Sequence[Picture] = (),
        plan: PlanRef | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``looked``: where the person is; ``pictures``: those of the part; ``plan``: the item that asked for it."""
        super().__init__(parent)
        self._look = look
        self._tools = tools
        self._looked = looked
        self._spec = spec
        self._plan = plan
        self._script = looked.script
        self._steps = steps_in_words(looked.script, spec, tools.translate)
        self._ask = tools.service.ask_for(looked, plan)
        self._sitting = tools.service.sitting(spec)
        self._reach = tools.reach()
        self._here: tuple[int, Part] | None = None
        self._entered_ns: int | None = None  # when a part that waits began, unless it was halted since
        self._hurts = False
        self._said = Said()
        self._rated_before: int | None = None
        self._rated_up = False
        self._result: ImageryResultView | None = None
        self._cues = self._make_cues()
        self.stage = ImageryStage(
            look,
            tools.translate,
            own_pace=spec.own_pace,
            says_hurt=tools.service.rates_pain(),
            parent=self,
        )
        self.controller = GuidedController(Keeping(self._sitting, tools.clock), self)
        self._pictures = CardPictures(tools.frames, tools.jobs, self)
        self._ratings = PracticeRatings(tools.service, self.controller, self)
        self._ratings.kept.connect(self._tell_what_is_kept)
        self._ratings.refused.connect(self._tell_problem)
        self._marks = PracticeMarks(
            tools.service.book, self.controller, not_counted_reason, tools.translate, self
        )
        self._marks.refused.connect(self._tell_problem)
        self._panels = PracticePanels(self.stage, "imagery", tools.translate)
        self._own_panels = ImageryPanels(self._panels)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.stage)
        self._connect()
        self._pictures.load(
            stimuli_of(spec, looked.script, pictures, len(looked.sessions)), look.colour("calm")
        )

    @property
    def result(self) -> ImageryResultView | None:
        """How it went, once it is over."""
        return self._result

    @property
    def is_under_way(self) -> bool:
        """Somebody is in the middle of it, or has paused."""
        return self.controller.step in UNDER_WAY

    def play(self) -> None:
        """Show the ready screen."""
        self._ratings.begin()
        self.controller.open(self._steps, self._spec.guided, self._cues, self._plan)
        self.stage.wear(self._reach)
        self.stage.progress.begin(self._card_lengths())
        self._stack.setCurrentWidget(self.stage)
        self._show_ready()

    def close_session(self) -> None:
        """The window closes, or the person changes: what is stored stays, as interrupted."""
        self.controller.close()
        self._pictures.drop()
        if self._cues is not None:
            self._cues.close()
            self._cues.deleteLater()
            self._cues = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to what is in view."""
        super().focusInEvent(event)
        if self._result is not None:
            self._result.take_focus()
        else:
            self.stage.setFocus(event.reason())

    # -- before ---------------------------------------------------------------------------------------

    def _connect(self) -> None:
        stage, controller = self.stage, self.controller
        stage.pause_asked.connect(controller.pause)
        stage.covered.connect(controller.pause)
        stage.next_asked.connect(self._leave_card)
        stage.go_on_asked.connect(self._on_stage_go_on_asked)
        stage.hurt_said.connect(self._on_stage_hurt_said)
        stage.upset_said.connect(controller.feel_upset)
        stage.stop_asked.connect(controller.stop)
        controller.began.connect(self._ratings.keep_before)
        controller.refused.connect(self._on_controller_refused)
        controller.went_on.connect(self._on_controller_went_on)
        controller.entered.connect(self._on_controller_entered)
        controller.shown.connect(self._on_controller_shown)
        controller.paused.connect(self._on_controller_paused)
        controller.slept.connect(self._on_controller_slept)
        controller.kept_again.connect(self._on_controller_kept_again)
        controller.over.connect(self._on_controller_over)
        self._pictures.ready.connect(self._on_pictures_ready)

    def _make_cues(self) -> GuidedCues | None:
        guided = self._spec.guided
        if not (guided.tones or guided.voice):
            return None
        cues = self._tools.make_cues(self)
        cues.prepare(guided)
        cues.changed.connect(self._on_cues_changed)
        return cues

    def _card_lengths(self) -> tuple[int, ...]:
        """One piece of the line for each card; settling belongs to the first."""
        return (1,) * len(self._spec.cards)

    def _show_ready(self) -> None:
        self._panels.ready(self._ready_words, self._start, self._leave)
        scale = self._ask.scale
        if scale is not None:
            before = BeforeRating(self._look, self._tools.translate, scale, "imagery.before")
            before.answered.connect(self._on_before_answered)
            self._ratings.ask_before(scale, before)
            self.stage.panel.ask(before)

    @property
    def _ready_words(self) -> Words:
        trouble = self._cues.trouble if self._cues is not None else None
        return ready_words(
            self._script, self._spec, self._tools.translate, trouble=trouble, reach=self._reach
        )

    @Slot(int)
    def _on_before_answered(self, value: int) -> None:
        self._rated_before = value
        self.stage.panel.take_focus()

    def _start(self) -> None:
        self._ratings.read_before()
        self.controller.start(at_start(self))

    def _start_unkept(self) -> None:
        self.controller.start(at_start(self), unkept=True)

    def _leave(self) -> None:
        self.close_session()
        self.done.emit()

    @Slot(object)
    def _on_controller_refused(self, problem: UserProblem) -> None:
        words = problem_sentence(problem, self._tools.translate)
        self._panels.not_kept(words, self._start_unkept, self._start, self._leave)

    # -- on the way -----------------------------------------------------------------------------------

    @Slot()
    def _on_controller_went_on(self) -> None:
        self.stage.show_practice()
        self._tell_line()

    @Slot(object)
    def _on_controller_entered(self, moment: ScriptMoment) -> None:
        say = self._tools.translate
        found = step_of(moment.phase.kind)
        is_again = found is not None and found == self._here
        self._here = found
        step = self._steps.step(moment.phase.kind)
        if found is None or step is None:
            heading, words, number = lead_in_heading(say), lead_in_words(say), 0
            self._entered_ns = None
        else:
            heading, words, number = step.heading, step.words, found[0]
            is_timed = found[1].waits and not is_again  # a halt in the middle makes its time worthless
            self._entered_ns = self._tools.clock.now_ns() if is_timed else None
        where = where_line(self._spec.part, self._spec.side, number, len(self._spec.cards), say)
        self._show_picture()
        self.stage.card.show_card(heading, words, where, aloud=not self._voice_is_heard)
        self._tell_line()

    @Slot(object)
    def _on_controller_shown(self, moment: ScriptMoment) -> None:
        number, share = self._place(moment)
        self.stage.progress.show_place(number, share, self.stage.card.where)

    def _place(self, moment: ScriptMoment) -> tuple[int, float]:
        """The card under way, and how much of it is over."""
        found = step_of(moment.phase.kind)
        if found is None or found[0] == 0:
            return 0, 0.0
        parts = [part for name in self._spec.guided.steps if (part := step_of(name.step_id))]
        own = [part for number, part in parts if number == found[0]]
        return found[0], (own.index(found[1]) + min(1.0, moment.share)) / len(own)

    @Slot()
    def _on_pictures_ready(self) -> None:
        self._show_picture()

    def _show_picture(self) -> None:
        """While a card is under way; at rest the picture fades."""
        here = self._here
        is_seen = here is not None and here[0] > 0 and here[1] is not Part.REST
        position = here[0] if here is not None and is_seen else 0
        pixmap = self._pictures.at(position) if is_seen else None
        is_looked_at = here is not None and (here[1] is Part.LOOK or self._spec.rung is Rung.WATCH)
        self.stage.card.show_picture(pixmap, self._pictures.words_at(position), is_looked_at=is_looked_at)

    def _tell_line(self) -> None:
        """What the press means now, or that something cannot be kept."""
        say, here = self._tools.translate, self._here
        if self.controller.problem is not None:
            self.stage.tell(not_kept_line(say))
        elif here is not None and here[1].waits:
            is_back = here[1] is not Part.REAL_READY
            self.stage.tell(press_line(self.stage.hints, say, is_back=is_back), aloud=False)
        else:
            self.stage.tell("")

    @property
    def _voice_is_heard(self) -> bool:
        """A screen reader says each step only where no voice is heard that does."""
        return self._spec.guided.voice and self._cues is not None and self._cues.trouble is None

    @Slot()
    def _on_stage_go_on_asked(self) -> None:
        """At one's own pace: back again, or on to the next part."""
        if self.controller.step is not Step.GOING or self._here is None:
            return
        number, part = self._here
        if part.waits and self._entered_ns is not None:
            took_ms = (self._tools.clock.now_ns() - self._entered_ns) // NS_PER_MS
            if took_ms < SHORTEST_MS:
                return  # a key that bounced, or was held
            self._sitting.pressed(number, part, took_ms)
        self.controller.end_step()

    @Slot()
    def _leave_card(self) -> None:
        """On to the next card; from what is really done only to its rest."""
        here = self._here
        if here is None:
            self.controller.leave_out()
            return
        names = [step.step_id for step in self._spec.guided.steps]
        later = names[self.controller.run.number :]  # behind the step under way
        number, part = here
        if part in (Part.REAL_READY, Part.REAL):
            self.controller.leave_out(1 + sum(name == f"{number}.{Part.REAL.value}" for name in later))
        else:
            of_card = [name for name in later if (found := step_of(name)) and found[0] == number]
            self.controller.leave_out(1 + (len(of_card) if number else 0))

    @Slot()
    def _on_stage_hurt_said(self) -> None:
        if self.is_under_way:
            self._hurts = True
            self.controller.stop()

    @Slot()
    def _on_controller_paused(self) -> None:
        controller = self.controller
        next_card = self._panels.action("next_card", self.tr("Next card"), self._leave_card)
        self._panels.paused(controller.go_on, next_card, controller.feel_upset, controller.stop)

    @Slot()
    def _on_controller_slept(self) -> None:
        self._panels.slept(self.controller.go_on, self.controller.stop)

    @Slot(bool)
    def _on_controller_kept_again(self, _is_kept: bool) -> None:
        self._tell_line()

    # -- over -----------------------------------------------------------------------------------------

    @Slot()
    def _on_controller_over(self) -> None:
        if self.controller.run.ending is GuidedEnding.UPSET:
            self._panels.upset(self._show_result, self.call_asked.emit, self.settle_asked.emit)
        elif self._hurts:
            self._keep_said(Said(hurt=Hurt.YES))
            self._own_panels.hurting(self._show_result, self.settle_asked.emit)
        elif self._cards_done and self.controller.session_id is not None:
            questions = Questions(
                self._own_panels,
                self._spec.rung,
                self._tools.translate,
                self,
                rates_pain=self._tools.service.rates_pain(),
            )
            questions.said.connect(self._keep_said)
            questions.over.connect(self._show_result)
            questions.begin()
        else:
            self._show_result()

    @property
    def _cards_done(self) -> int:
        return sum(card.done for card in self._sitting.cards(self.controller.run))

    @Slot(object)
    def _keep_said(self, said: Said) -> None:
        self._said = said
        if self.controller.session_id is not None:
            with suppress(UserProblem):  # the result tells what is the matter with the record
                self._tools.service.say(self.controller.session_id, said)

    @Slot()
    def _show_result(self) -> None:
        if self._result is not None:
            return
        run, ask = self.controller.run, self._ask
        is_kept = self.controller.session_id is not None
        asks = is_kept and self._cards_done > 0
        outcome = Outcome(
            ending=run.ending,
            cards_done=self._cards_done,
            scale=ask.scale if asks and self._ratings.was_rated else None,
            asks_feel=asks and ask.feel,
            is_kept=is_kept,
        )
        view = ImageryResultView(self._look, outcome, self._tools.translate, self, reach=self._reach)
        view.done.connect(self._leave)
        view.save_again_asked.connect(self._on_result_save_again_asked)
        view.stay_asked.connect(self._on_result_stay_asked)
        view.rated.connect(self._on_result_rated)
        view.feel_said.connect(self._on_result_feel_said)
        view.rating_taken_back.connect(self._on_result_rating_taken_back)
        self._ratings.watch(view)
        self._marks.watch(view)
        self._result = view
        self._follow()
        self._tell_what_is_kept()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.take_focus()
        view.announce_sentence()

    def _follow(self) -> None:
        """What comes of it, as far as it is known by now."""
        assert self._result is not None
        spec, run = self._spec, self.controller.run
        did_hurt = self._rated_up or self._said.hurt is Hurt.YES or run.ending is GuidedEnding.UPSET
        lower = gentler(spec.rung)
        goes_back = did_hurt and lower is not spec.rung and spec.rung <= self._looked.standing.rung
        is_kept = self.controller.session_id is not None
        lines = result_lines(
            did_hurt,
            lower if goes_back and is_kept else None,
            timing_of(self._sitting.cards(run)),
            self._tools.translate,
            both_ways=spec.side is None,
        )
        self._result.follow(lines, may_stay=goes_back and is_kept)

    @Slot(object, float)
    def _on_result_rated(self, _scale: Scale, value: float) -> None:
        self._rated_up = self._rated_before is not None and value - self._rated_before >= GATE_PAIN_UP
        self._follow()

    @Slot(object)
    def _on_result_feel_said(self, feel: Feel) -> None:
        self._rated_up = feel.value == "worse"
        self._follow()

    @Slot()
    def _on_result_rating_taken_back(self) -> None:
        self._rated_up = False
        self._follow()

    @Slot()
    def _on_result_stay_asked(self) -> None:
        stay = partial(self._tools.service.choose_rung, self._spec.part, self._spec.rung)
        take_back = done_for(stay, self._tell_problem)
        if take_back is not None and self._result is not None:
            self._result.stays(stays_words(self._tools.translate), take_back)

    @Slot()
    def _on_result_save_again_asked(self) -> None:
        if self.controller.save_again() and self._said != Said():
            self._keep_said(replace(self._said))
        self._tell_what_is_kept()
        if self._result is not None:
            self._result.take_focus()

    @Slot(object)
    def _tell_problem(self, problem: UserProblem) -> None:
        if self._result is not None:
            self._result.tell_problem(problem_sentence(problem, self._tools.translate))

    @Slot()
    def _tell_what_is_kept(self) -> None:
        """Whether the end is stored."""
        result, problem = self._result, self.controller.problem
        if result is None:
            return
        if problem is not None:
            result.tell_problem(problem_sentence(problem, self._tools.translate), can_save=True)
        else:
            result.tell_problem("")

    @Slot()
    def _on_cues_changed(self) -> None:
        """A device has come or gone."""
        if self.controller.step is Step.READY:
            self.stage.panel.note(self._ready_words.note)
