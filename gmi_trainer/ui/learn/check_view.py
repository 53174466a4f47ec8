"""What I know about pain, on the stage: one sentence at a time, and nothing about them before all are answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.knowledge import (
    CheckMoment,
    CheckTaken,
    GivenReply,
    KnowledgeCheck,
    Reply,
    change,
    first_to_answer,
    score,
)
from gmi_trainer.ui.learn.change_rows import ChangeRows
from gmi_trainer.ui.learn.check_parts import Explained, answers_to
from gmi_trainer.ui.learn.check_steps import ResultStep, SentenceStep, WhyStep
from gmi_trainer.ui.learn.reader import Reader
from gmi_trainer.ui.learn.steps import OpeningStep, Step
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import body, heading, muted
from gmi_trainer.ui.words.knowledge import (
    change_line,
    check_name,
    compared_line,
    first_line,
    honest_lines,
    kept_line,
    keys_line,
    last_time,
    opening_lines,
    past_change_line,
    result_title,
    sentence_place,
    since_line,
    time_line,
    unsure_line,
    why_place,
)
from gmi_trainer.ui.words.translate import Translate


class CheckView(Reader):
    """It keeps nothing itself: it says what was answered, that it was begun anew, and that it is done."""

    replied = Signal(object, object)  # CheckItem, Reply
    begun_anew = Signal()  # the answers of before are left behind

    def __init__(
        self,
        look: Look,
        check: KnowledgeCheck,
        now: CheckTaken,
        translate: Translate,
        *,
        before: Sequence[CheckTaken] = (),
        anew: CheckMoment | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``now``: the time that is being answered, with what was answered of it so far.

        ``before``: the times that came to their end, in order. ``anew``: as what it counts if it is begun anew
        (None: as ``now``).
        """
        self._check = check
        self._now = now
        self._before = tuple(before)
        self._anew = anew if anew is not None else now.moment
        asking: tuple[Step, ...] = (
            OpeningStep(),
            *(
                SentenceStep(item, number, len(check.items))
                for number, item in enumerate(check.items, start=1)
            ),
            ResultStep(),
        )
        self._asking = asking
        super().__init__(look, "check", check_name(translate), asking, translate, parent=parent)

    @property
    def given(self) -> Mapping[str, GivenReply]:
        """What was answered so far."""
        return self._now.given

    def _where(self) -> str:
        return check_name(self._translate)

    # -- the steps -----------------------------------------------------------------------------------------

    def _show_step(self, step: Step) -> None:
        if isinstance(step, ResultStep | WhyStep):
            self._line.setValue(self._line.maximum())  # all is answered
        if isinstance(step, OpeningStep):
            self._show_opening()
        elif isinstance(step, SentenceStep):
            self._show_sentence(step)
        elif isinstance(step, ResultStep):
            self._show_result(step)
        elif isinstance(step, WhyStep):
            self._show_why(step)

    def _show_opening(self) -> None:
        say, check = self._translate, self._check
        is_begun = bool(self.given)
        content = Stack(self.look, gap_px=12)
        lines = opening_lines(len(check.items), say)
        for line in lines:
            content.add(body(line))
        content.add(muted(keys_line(say)))
        if self._before:
            content.add(self._last_time(self._before[-1]))
        about = kept_line(check, self._now, say) if is_begun else ""
        self._put(
            check_name(say),
            content,
            about=about,
            spoken=" ".join([about, *lines]).strip(),
            on=self.tr("Go on") if is_begun else self.tr("Begin"),
            skip=self.tr("Begin anew") if is_begun else self.tr("Not now"),
        )

    def _last_time(self, taken: CheckTaken) -> QWidget:
        part = Stack(self.look, gap_px=4)
        part.add(muted(last_time(taken, self._translate)))
        button = quiet(self.look, self.tr("Look at that again"), "check.look_back", icon="history")
        button.clicked.connect(self._on_look_back_clicked)
        self._hand_over_keys(button)
        part.add(holding(FlowLayout(self.look), [button]))
        return part

    def _show_sentence(self, step: SentenceStep) -> None:
        given = self.given.get(step.item.item_id)
        row = answers_to(self.look, step.item, given, self._translate)
        row.answered.connect(self._on_answered)
        self._put(
            step.item.statement,
            row,
            eyebrow=sentence_place(step.number, step.of, self._translate),
            on=self.tr("Next") if given is not None else "",
            is_question=True,
        )

    def _show_result(self, step: ResultStep) -> None:
        say, shown = self._translate, step.taken
        if (
            shown is None and not self._is_finished
        ):  # before it is said: who listens may want to know it is kept
            self._is_finished = True
            self.finished.emit()
        taken = self._now if shown is None else shown
        found = score(taken)
        before = [one for one in self._before if one.check_id != taken.check_id]
        content = Stack(self.look, gap_px=14)
        if before and shown is not self._before[0]:
            lines = self._add_change(content, taken, before[0], is_past=shown is not None)
        else:
            lines = [line for line in (unsure_line(found, say), first_line(taken.moment, say)) if line]
            for line in lines:
                content.add(body(line))
        for line in honest_lines(say):
            content.add(muted(line))
        if len(before) > 1:
            self._add_times(content, taken)
        explains = self._explains(step)
        self._put(
            result_title(found, say),
            content,
            spoken=" ".join([*lines, *honest_lines(say)]),
            on=self.tr("See why") if explains else self.tr("Done"),
            skip=self.tr("Done") if explains else self.tr("See why"),
            can_go_back=shown is not None,  # what is done stays as it was answered
        )

    def _add_change(
        self, content: Stack, taken: CheckTaken, first: CheckTaken, *, is_past: bool
    ) -> list[str]:
        """What changed since the first time; returns what is told."""
        say, found = self._translate, change(self._check, first, taken)
        told = [
            past_change_line(found, first.day, taken.day, say)
            if is_past
            else change_line(found, first.day, say),
            unsure_line(score(taken), say),
            compared_line(found, score(taken), say),
        ]
        told = [line for line in told if line]
        for line in told:
            content.add(body(line))
        content.add(heading(since_line(first, say)))
        content.add(ChangeRows(self.look, found, first.day, taken.day if is_past else None, say))
        return told

    def _add_times(self, content: Stack, taken: CheckTaken) -> None:
        """All of them, the newest first."""
        content.add(heading(self.tr("All times so far")))
        times = {one.check_id: one for one in (*self._before, taken)}
        lines = Stack(self.look, gap_px=2)
        for one in reversed(times.values()):
            lines.add(muted(time_line(one, self._translate)))
        content.add(lines)

    def _show_why(self, step: WhyStep) -> None:
        taken = step.taken if step.taken is not None else self._now
        items = self._check.items_of(step.group)
        part = Explained(self.look, items, taken.given, self._translate)
        self._put(
            step.group.title,
            part,
            eyebrow=why_place(step.number, step.of, self._translate),
            spoken=part.spoken,
            on=self.tr("Done") if step.number == step.of else self.tr("Next"),
        )

    # -- what a person does --------------------------------------------------------------------------------

    @Slot(object)
    def _on_answered(self, reply: Reply) -> None:
        """Kept, and on to the next. A press that comes too soon after the last one answers nothing."""
        step = self.step
        if self._guard.isActive() or not isinstance(step, SentenceStep):
            return
        item = step.item
        given = GivenReply(item.item_id, reply, reply is item.fitting)
        if self.given.get(item.item_id) != given:
            self._now = replace(self._now, given={**self.given, item.item_id: given})
            self.replied.emit(item, reply)
        self._turn(1)
        self._guard.start()

    @Slot()
    def _on_on_asked(self) -> None:
        step = self.step
        if self.has_more_below or self._guard.isActive():
            super()._on_on_asked()
        elif isinstance(step, OpeningStep):
            self._walk(self._asking, 1 + first_to_answer(self._check, self.given))
        elif isinstance(step, ResultStep) and self._explains(step):
            self._explain(step)
        elif isinstance(step, ResultStep) or (isinstance(step, WhyStep) and step.number == step.of):
            self.closed.emit()
        else:
            super()._on_on_asked()

    @Slot()
    def _on_skip_asked(self) -> None:
        step = self.step
        if isinstance(step, OpeningStep) and self.given:
            self._now = replace(self._now, moment=self._anew, given={})
            self.begun_anew.emit()
            self._walk(self._asking, 1)
        elif isinstance(step, ResultStep) and not self._explains(step):
            self._explain(step)
        else:
            self.closed.emit()

    @Slot()
    def _on_back_asked(self) -> None:
        if not (isinstance(self.step, ResultStep) and self.step.taken is None):
            super()._on_back_asked()

    @Slot()
    def _on_look_back_clicked(self) -> None:
        self._walk((OpeningStep(), ResultStep(self._before[-1])), 1)

    def _explains(self, step: ResultStep) -> bool:
        """Whether the way on leads to a word on each: after the lessons, and when somebody looks back."""
        return step.taken is not None or self._now.moment is CheckMoment.END

    def _explain(self, step: ResultStep) -> None:
        """Group by group, as far as there is something to say."""
        groups = [group for group in self._check.groups if self._check.items_of(group)]
        at = self._steps.index(step)
        whys = (
            WhyStep(group, number, len(groups), step.taken) for number, group in enumerate(groups, start=1)
        )
        self._walk((*self._steps[: at + 1], *whys), at + 1)

    def _walk(self, steps: Sequence[Step], at: int) -> None:
        """Go on along other steps."""
        self._steps = tuple(steps)
        self._at = at
        self._show()
