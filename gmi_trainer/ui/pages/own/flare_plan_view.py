"""My flare plan: a card written on a calm day for a hard one, and when a flare is no flare."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.flare_plan import LONGEST_PART, FlarePart, FlarePlan
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.safety import SafetyGroup
from gmi_trainer.services.own_pages import OwnPagesNow
from gmi_trainer.services.own_ports import Undo
from gmi_trainer.ui.pages.own.guided_form import GuidedForm, Kind, Step
from gmi_trainer.ui.pages.own.own_page_view import OwnPageView, OwnTools
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text, body, muted
from gmi_trainer.ui.words.own_pages import own_page_name
from gmi_trainer.ui.words.own_writing import flare_part_about, flare_part_name
from gmi_trainer.ui.words.safety_list import group_action, group_summary

BEGIN = "flare_plan.begin"


class FlarePlanView(OwnPageView):
    """The six parts as they stand; each is written or changed alone, or all one after the other."""

    def __init__(self, tools: OwnTools, back_words: str) -> None:
        super().__init__(
            tools,
            OwnPage.FLARE_PLAN,
            "flare_plan",
            own_page_name(OwnPage.FLARE_PLAN, tools.translate),
            tools.translate(
                "FlarePlanView",
                "Write it on a calm day. On a hard one you only have to read it.",
            ),
            back_words,
        )

    def has_any(self, now: OwnPagesNow) -> bool:
        return now.flare_plan.written > 0

    def fill(self, now: OwnPagesNow) -> None:
        plan = now.flare_plan
        if not plan.written:
            begin = primary(self.look, self.tr("Write my plan"), BEGIN, icon="pencil")
            begin.clicked.connect(self._write_all)
            self.put(holding(FlowLayout(self.look), [begin]))
        for part in FlarePart:
            self.put(self._card(part, plan))
        self.put(self._no_flare())

    def _card(self, part: FlarePart, plan: FlarePlan) -> Card:
        words, title = plan[part], flare_part_name(part, self._translate)
        card = Card(self.look, title)
        card.add(body(words) if words else muted(flare_part_about(part, self._translate)))
        name = f"flare_plan.{part.value}"
        change = quiet(
            self.look,
            self.tr("Change it") if words else self.tr("Write it"),
            name,
            icon="pencil",
            spoken=(self.tr("Change: {part}") if words else self.tr("Write: {part}")).format(part=title),
        )
        buttons = [change]
        change.clicked.connect(partial(self._write, part, None))
        if part is FlarePart.WHO_I_CALL:
            call = quiet(self.look, self.tr("Who I can call"), "flare_plan.call", icon="phone")
            call.clicked.connect(self.call_asked)
            buttons.append(call)
        if words:
            empty = quiet(
                self.look,
                self.tr("Delete"),
                f"{name}.delete",
                spoken=self.tr("Delete: {part}").format(part=title),
            )
            empty.clicked.connect(partial(self._put, part, "", name))
            buttons.append(empty)
        card.add(holding(FlowLayout(self.look), buttons))
        return card

    def _no_flare(self) -> QWidget:
        card = Card(self.look, self.tr("When a flare is no flare"), icon="circle-alert")
        say = self._translate
        for group in (SafetyGroup.EMERGENCY, SafetyGroup.SOON):
            card.add(body(group_summary(group, say)))
            card.add(Text(group_action(group, say), "field"))
        new = secondary(
            self.look, self.tr("Something is new or clearly worse"), "flare_plan.symptom", icon="stethoscope"
        )
        new.clicked.connect(self.symptom_said)
        call = quiet(self.look, self.tr("Who I can call"), "flare_plan.call_now", icon="phone")
        call.clicked.connect(self.call_asked)
        card.add(holding(FlowLayout(self.look), [new, call]))
        return card

    # -- what is done --------------------------------------------------------------------------------------

    def _write(self, part: FlarePart, values: dict[str, object] | None) -> None:
        """One part; or what was left of it, once more."""
        plan = self._plan()
        name = f"flare_plan.{part.value}"
        form = GuidedForm(
            self.look,
            "flare_plan",
            self.tr("My flare plan"),
            (self._step(part),),
            {part.value: plan[part]} | (values or {}),
        )

        def kept(new: dict[str, object]) -> None:
            words = str(new[part.value])
            if words == self._plan()[part]:
                self.close_form(name)
            else:
                self._put(part, words, name)

        self.ask(form, kept, partial(self._write, part), focus=name)

    def _write_all(self) -> None:
        """One after the other; each is kept when the next one is asked for."""
        form = GuidedForm(
            self.look,
            "flare_plan",
            self.tr("My flare plan"),
            tuple(self._step(part) for part in FlarePart),
            {part.value: self._plan()[part] for part in FlarePart},
            leaving_keeps=True,
        )

        first = f"flare_plan.{FlarePart.MY_FLARE.value}"
        before, service = self._plan(), self._service.flare_plan
        undos: list[Undo] = []

        def take_back() -> None:
            """All since the form was opened, the newest first."""
            while undos:
                undos.pop()()

        def keep(values: dict[str, object]) -> Undo:
            parts, plan = values_of(values), service.load()
            if any(parts[part] != plan[part] for part in FlarePart):
                undos.append(service.put_all(parts))
            return take_back

        def keep_so_far() -> None:
            """Without a word about it."""
            try:
                keep(form.values)
            except UserProblem as problem:
                self.say_problem(problem)

        def done(values: dict[str, object]) -> None:
            parts = values_of(values)
            has_news = bool(undos) or any(parts[part] != before[part] for part in FlarePart)
            if not has_news:
                self.close_form(first)
            else:
                self.change(self.tr("Your plan is kept."), lambda: keep(values), focus=first)

        def left(values: dict[str, object]) -> None:
            done(values)
            if self.form is not None:
                self.close_form(first)

        form.went_on.connect(keep_so_far)
        form.kept.connect(done)
        form.left.connect(left)
        self.open_form(form, form.leave, keep_so_far)

    def _put(self, part: FlarePart, words: str, name: str) -> None:
        title = flare_part_name(part, self._translate)
        said = self.tr("Kept: {part}") if words else self.tr("Deleted: {part}")
        self.change(said.format(part=title), lambda: self._service.flare_plan.put(part, words), focus=name)

    def _plan(self) -> FlarePlan:
        assert self._now is not None, "written once it is read"
        return self._now.flare_plan

    def _step(self, part: FlarePart) -> Step:
        name = flare_part_name(part, self._translate)
        about = flare_part_about(part, self._translate)
        return Step(part.value, Kind.BOX, name, name, about, LONGEST_PART)


def values_of(values: dict[str, object]) -> dict[FlarePart, str]:
    """The parts, from a form's answers."""
    return {part: str(values[part.value]) for part in FlarePart}
