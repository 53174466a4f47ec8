"""The first run from its first screen to its first drill. It can be left at any screen and goes on there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import DrillMode, DrillSpec
from gmi_trainer.domain.answering import default_answering, offers_hands_free
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.default_plan import TRAINING_ITEM, PartReason, choose_part
from gmi_trainer.domain.dosing import SAVING_TRAINING_PICTURES, USUAL_PICTURES, minutes_of
from gmi_trainer.domain.offer import CardReason, OfferCard
from gmi_trainer.domain.plan import DrillDose
from gmi_trainer.domain.safety import SafetyAnswer, SafetyOccasion, Standing, outcome_of
from gmi_trainer.services.drill_choices import DrillChoices
from gmi_trainer.services.introduction import Introduction
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.first_run.screens import (
    ELSEWHERE,
    HANDS,
    NO,
    PEDAL,
    YES,
    Sentences,
    effort_tiles,
    limb_tiles,
    part_tiles,
    side_tiles,
    way_tiles,
)
from gmi_trainer.ui.first_run.steps import (
    ANOTHER_WAY,
    QUESTIONS,
    SKIPPED,
    Step,
    after,
    before,
    order,
    place_of,
)
from gmi_trainer.ui.pages.safety.asking import GROUPS, Asking
from gmi_trainer.ui.pages.safety.asking_stage import AskingStage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.first_run import (
    before_you_start,
    how_to_stop,
    other_pictures,
    step_and_question,
    step_progress,
    why_this_limb,
)
from gmi_trainer.ui.words.safety import question_progress
from gmi_trainer.ui.words.safety_list import frame_sentences
from gmi_trainer.ui.words.translate import Translate

WAITING = (Standing.EMERGENCY, Standing.SOON)


class FirstRun(AskingStage):
    """Covers the window. Every answer is kept at once where it belongs; the screen in view is kept too."""

    finished = Signal(object)  # AboutMe; the person goes to Today
    first_drill_asked = Signal(object)  # DrillSpec; the first run is finished
    skipped = Signal()  # left before its end: it goes on there at the next start

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        jobs: Background,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        now = workspace.introduction.load()
        super().__init__(
            look,
            "first_run",
            translate("FirstRun", "First steps"),
            workspace,
            jobs,
            translate,
            SafetyOccasion.FIRST_RUN,
            asking_from(now),
            parent,
        )
        self._workspace = workspace
        self._now = now
        self.question_answered.connect(self._on_question_answered)
        self.outcome_looked_at.connect(self._on_outcome_looked_at)
        self._round.standing_read.connect(self._on_round_standing_read)
        self._screens: dict[Step, Callable[[], None]] = {
            Step.WELCOME: self._show_welcome,
            Step.EMERGENCY: self._show_question,
            Step.SOON: self._show_question,
            Step.OTHER_WAY: self._show_question,
            Step.OUTCOME: self._show_outcome,
            Step.PART: self._show_part,
            Step.SIDE: self._show_side,
            Step.LIMB: self._show_limb,
            Step.WAYS: self._show_ways,
            Step.ENERGY: self._show_energy,
            Step.CALL: self._show_call,
            Step.WHY: self._show_why,
            Step.FEEL: self._show_feel,
            Step.STOP: self._show_stop,
            Step.START: self._show_start,
        }
        self.let_close(workspace.about.load().introduced_on is not None)
        self.back_asked.connect(self._on_back_asked)
        self.on_asked.connect(self._on_on_asked)
        self.skip_asked.connect(self._on_skip_asked)
        self.close_asked.connect(self.skipped)
        self._step = Step.WELCOME
        self._show(self._step_to_go_on_with())

    @property
    def step(self) -> Step:
        """The screen in view."""
        return self._step

    def show_again(self) -> None:
        if self._step is Step.OUTCOME:
            self._show_outcome()

    # -- going on and back -------------------------------------------------------------------------------

    def _step_to_go_on_with(self) -> Step:
        """Where it was left, as far as that screen is still this person's."""
        steps = self._order()
        step = next((step for step in Step if step.value == self._now.step), Step.WELCOME)
        return step if step in steps else steps[-1] if step is not Step.WAYS else Step.LIMB

    def _order(self) -> tuple[Step, ...]:
        return order(self._round.standing, self._now.answers)

    def _show(self, step: Step) -> None:
        self._step = step
        self._keep(self._now.at(step.value))
        self._screens[step]()

    def _go_on(self) -> None:
        following = after(self._step, self._order())
        if following is not None:
            self._show(following)
        else:
            self._finish()

    def _keep(self, introduction: Introduction) -> None:
        if introduction != self._now:
            self._now = introduction
            self._workspace.introduction.save(introduction)

    def _given(self, step: Step) -> str | None:
        """What was answered on a screen, now or in an earlier first run; None: nothing yet."""
        answer = self._now.answers.get(step.value)
        if answer is None and self._me.introduced_on is not None:
            answer = given_before(step, self._me, self._workspace.choices.load())
        return None if answer == SKIPPED else answer

    def _take(self, answer: str | None) -> None:
        """Remember an answer of the screen in view, so that it is marked on the way back."""
        self._keep(self._now.with_answer(self._step.value, answer))

    def _finish(self) -> None:
        self._end()
        self.finished.emit(self._me)

    def _end(self) -> None:
        """The first run is behind them."""
        self._workspace.about.save(replace(self._me, introduced_on=self._workspace.today.today()))
        if self._round.standing is Standing.SOON:
            self._workspace.introduction.leave_for_a_drill(Step.WHY.value)
        else:
            self._workspace.introduction.begin_again()

    @property
    def _me(self) -> AboutMe:
        return self._workspace.about.load()

    def _where(self, question: int | None = None) -> str:
        say = self._translate
        number, of = place_of(self._step, self._round.standing)
        words = step_progress(number, of, say)
        if question is None:
            return words
        return step_and_question(words, question_progress(question, len(GROUPS), say), say)

    # -- the screens -------------------------------------------------------------------------------------

    def _show_welcome(self) -> None:
        self.show_screen(
            self.tr("Welcome. What this is, and what it is not"),
            Sentences(
                self.look,
                [
                    self.tr(
                        "Here you practise telling left from right in pictures of the body, breathe slowly, and read "
                        "how pain works: a few minutes a day."
                    ),
                    self.tr(
                        "It cannot tell what is wrong, and it is not a treatment. It does not take the place of a "
                        "doctor or physiotherapist."
                    ),
                    self.tr("What you do here stays on this computer."),
                ],
                frame_sentences(self._translate),
                identifier="first_run.welcome",
            ),
            icon="hand",
            progress=self._where(),
            on=self.tr("I have read this"),
            can_go_back=False,
        )

    def _show_question(self) -> None:
        group = QUESTIONS[self._step]
        self.ask(group, self._where(GROUPS.index(group) + 1))

    def _show_outcome(self) -> None:
        is_emergency = self._round.standing is Standing.EMERGENCY
        self.tell_outcome(self.tr("Go to Today") if is_emergency else self.tr("Continue"), self._where())

    def _show_part(self) -> None:
        words = self.tr("Where does it hurt most?")
        given = self._given(Step.PART)
        row = part_tiles(self.look, words, given, self._translate)
        row.answered.connect(self._on_part_answered)
        self._show_tiles(words, row, self.tr("One press is enough. You can change it later."), given)

    def _show_side(self) -> None:
        words = self.tr("On which side?")
        given = self._given(Step.SIDE)
        row = side_tiles(self.look, words, given, self._translate)
        row.answered.connect(self._on_side_answered)
        self._show_tiles(words, row, self.tr("Your own left or right."), given)

    def _show_limb(self) -> None:
        words = self.tr("Which hand will answer?")
        about = self._me
        _kind, limb, _keys = default_answering(about.sore_part, about.sore_side)
        hands_free = offers_hands_free(about.sore_part, about.sore_side)
        suggested = None if hands_free else limb
        given = self._given(Step.LIMB) or limb.value
        row = limb_tiles(self.look, words, given, suggested, self._translate)
        row.answered.connect(self._on_limb_answered)
        self.show_screen(
            words,
            row,
            about=why_this_limb(limb, about.sore_side, self._translate, hands_free=hands_free),
            progress=self._where(),
            on=self.tr("Continue"),
        )

    def _show_ways(self) -> None:
        words = self.tr("How would you like to answer?")
        given = self._given(Step.WAYS)
        row = way_tiles(self.look, words, given, self._translate)
        row.answered.connect(self._on_way_answered)
        about = self.tr("Set each one up as you need it: Settings & safety, under How you answer.")
        self._show_tiles(words, row, about, given)

    def _show_energy(self) -> None:
        words = self.tr("Can a small effort make you crash for a day or more?")
        given = self._given(Step.ENERGY)
        row = effort_tiles(self.look, words, given)
        row.answered.connect(self._on_energy_answered)
        about = self.tr(
            "If yes, or if you are not sure, nothing here will ask you to do more: shorter practice, no steps up, "
            "no reminders."
        )
        self._show_tiles(words, row, about, given)

    def _show_call(self) -> None:
        from gmi_trainer.ui.pages.settings.calling import CallCard  # read when it is first wanted

        self.show_screen(
            self.tr("Who can you call?"),
            CallCard(self.look, self._workspace.contacts, self._translate, identifier="first_run.calling"),
            about=self.tr("Good to have, and seldom needed. You can leave this for later."),
            progress=self._where(),
            on=self.tr("Continue"),
        )

    def _show_why(self) -> None:
        self._show_sentences(
            self.tr("Why left and right?"),
            "target",
            [
                self.tr(
                    "Your brain keeps a map of your body. With long-lasting pain, that map can get less sharp."
                ),
                self.tr("Telling left from right in pictures is one way to practise with that map."),
                self.tr(
                    "It is training, and a first step. Nobody can promise that it eases pain. Some people find "
                    "that it helps them on."
                ),
            ],
        )

    def _show_feel(self) -> None:
        self._show_sentences(
            self.tr("It may feel odd, or a little sore"),
            "person-standing",
            [
                self.tr(
                    "Pictures can make a sore part feel strange, or hurt a bit. That is common, and no harm is done."
                ),
                self.tr("If it stays worse for over an hour, rest. Next time, take less, or an easier step."),
            ],
        )

    def _show_stop(self) -> None:
        choices = self._workspace.choices.load()
        self._show_sentences(
            self.tr("Stop whenever you like"),
            "square",
            [
                how_to_stop(choices.input_kind, choices.key_map, self._translate),
                self.tr("Stopping is always fine. What you did so far counts as practice."),
            ],
        )

    def _show_start(self) -> None:
        say, spec = self._translate, self._first_drill()
        sentences = [before_you_start(spec, max(1, round(minutes_of(spec.pictures))), say)]
        if choose_part(self._me, self._workspace.drills.parts()).reason is PartReason.NEAREST:
            sentences.append(other_pictures(spec.part, say))
        self.show_screen(
            self.tr("Ready for a first try?"),
            Sentences(self.look, sentences, identifier="first_run.start"),
            icon="play",
            progress=self._where(),
            on=self.tr("Start"),
            skip=self.tr("Not today"),
        )

    def _show_tiles(self, words: str, row: QWidget, about: str, given: str | None) -> None:
        """Answering leads on. Whoever came back goes on with the answer of before; everyone else can skip."""
        self.show_screen(
            words,
            row,
            about=about,
            progress=self._where(),
            on=self.tr("Continue") if given is not None else "",
            skip=self.tr("Skip") if given is None else "",
        )

    def _show_sentences(self, words: str, icon: str, sentences: list[str]) -> None:
        self.show_screen(
            words,
            Sentences(self.look, sentences, identifier=f"first_run.{self._step.value}"),
            icon=icon,
            progress=self._where(),
            on=self.tr("Continue"),
        )

    # -- what is answered --------------------------------------------------------------------------------

    @Slot(object)
    def _on_question_answered(self, answer: SafetyAnswer) -> None:
        self._round.answer(QUESTIONS[self._step], answer)
        self._take(answer.value)
        self._go_on()

    @Slot()
    def _on_outcome_looked_at(self) -> None:
        """Go on where an emergency broke the questions off, else see what the answers come to now."""
        self._round.looked_at()
        self._go_on_after_looking()

    @Slot()
    def _on_round_standing_read(self) -> None:
        """Meanwhile it may have been looked at, from Today; or an earlier answer may still wait."""
        if self._step not in self._order():  # what waits closes the screen in view
            self._show(Step.OUTCOME)
        if self._step is not Step.OUTCOME:
            return
        if self._round.kept not in WAITING and outcome_of(self._round.replies()) in WAITING:
            self._round.has_been_looked_at()
            self._go_on_after_looking()
        else:
            self._show(Step.OUTCOME)

    @Slot(object)
    def _on_part_answered(self, answer: str) -> None:
        part = None if answer == ELSEWHERE else BodyPart(answer)
        self._workspace.about.save(replace(self._me, sore_part=part))
        trained = choose_part(self._me, self._workspace.drills.parts()).part
        self._workspace.choices.save(replace(self._workspace.choices.load(), part=trained))
        self._take(answer)
        self._suggest_anew(self._now)
        self._go_on()

    @Slot(object)
    def _on_side_answered(self, answer: str) -> None:
        self._workspace.about.save(replace(self._me, sore_side=SoreSide(answer)))
        self._take(answer)
        self._suggest_anew(self._now)
        self._go_on()

    @Slot(object)
    def _on_limb_answered(self, answer: str) -> None:
        self._take(answer)
        if answer != ANOTHER_WAY:
            choices = self._workspace.choices.load().with_limb(AnsweringLimb(answer))
            self._workspace.choices.save(replace(choices, input_kind=InputKind.KEYBOARD))
        self._go_on()

    @Slot(object)
    def _on_way_answered(self, answer: str) -> None:
        choices = self._workspace.choices.load()
        if answer == PEDAL:
            choices = replace(choices.with_limb(AnsweringLimb.BOTH_FEET), input_kind=InputKind.KEYBOARD)
        else:
            choices = replace(choices, input_kind=InputKind(answer))
        self._workspace.choices.save(choices)
        self._take(answer)
        self._go_on()

    @Slot(object)
    def _on_energy_answered(self, answer: str) -> None:
        self._workspace.about.save(replace(self._me, saves_energy=answer != NO))
        self._take(answer)
        self._go_on()

    @Slot()
    def _on_on_asked(self) -> None:
        if self._step is Step.START:
            spec = self._first_drill()
            self._end()
            self.first_drill_asked.emit(spec)
        elif self._step is Step.OUTCOME and self._round.standing is Standing.EMERGENCY:
            self.skipped.emit()
        elif self._step is Step.LIMB:
            _kind, limb, _keys = default_answering(self._me.sore_part, self._me.sore_side)
            self._on_limb_answered(self._given(Step.LIMB) or limb.value)
        else:
            self._go_on()

    @Slot()
    def _on_skip_asked(self) -> None:
        if self._step is Step.START:
            self._finish()
        else:
            self._take(SKIPPED)
            self._go_on()

    @Slot()
    def _on_back_asked(self) -> None:
        earlier = before(self._step, self._order())
        if earlier is not None:
            self._show(earlier)

    def _first_drill(self) -> DrillSpec:
        """Two minutes of training with the part that hurts, or the nearest one; half of it to save energy."""
        part = choose_part(self._me, self._workspace.drills.parts()).part
        pictures = SAVING_TRAINING_PICTURES if self._me.saves_energy else USUAL_PICTURES
        card = OfferCard(
            TRAINING_ITEM,
            DrillDose(part, DrillMode.TRAINING, pictures),
            minutes_of(pictures),
            CardReason.FIRST,
        )
        choices = replace(self._workspace.choices.load(), limit_ms=None)
        return self._workspace.today.spec_for(card, choices)

    def _suggest_anew(self, now: Introduction) -> None:
        """Another sore side asks for another hand: what was taken before counts no more."""
        self._keep(now.with_answer(Step.LIMB.value, None))

    def _go_on_after_looking(self) -> None:
        self._keep(with_answers_of(self._round.asking, self._now))
        rest = self.unanswered()
        self._show(next((step for step, group in QUESTIONS.items() if group is rest), Step.OUTCOME))


def given_before(step: Step, about: AboutMe, choices: DrillChoices) -> str | None:
    """What an earlier first run, or the settings, say to a screen; None where they say nothing."""
    by_keys = choices.input_kind is InputKind.KEYBOARD
    match step:
        case Step.PART:
            return about.sore_part.value if about.sore_part is not None else None
        case Step.SIDE:
            return about.sore_side.value if about.sore_part is not None else None
        case Step.LIMB:
            return choices.limb.value if by_keys and choices.limb in HANDS else ANOTHER_WAY
        case Step.WAYS:
            return PEDAL if by_keys else choices.input_kind.value
        case Step.ENERGY:
            return YES if about.saves_energy else NO
        case _:
            return None


def asking_from(introduction: Introduction) -> Asking:
    """The safety answers before a pause."""
    given = {
        group: answer
        for step, group in QUESTIONS.items()
        for answer in SafetyAnswer
        if introduction.answers.get(step.value) == answer.value
    }
    return Asking(given)


def with_answers_of(asking: Asking, introduction: Introduction) -> Introduction:
    """The other way round."""
    for step, group in QUESTIONS.items():
        answer = asking.answer(group)
        introduction = introduction.with_answer(step.value, None if answer is None else answer.value)
    return introduction
