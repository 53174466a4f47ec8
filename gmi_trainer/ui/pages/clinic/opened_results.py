"""The results that came into somebody's record: when, what of each is there, and the way out of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.result_ports import Opened
from gmi_trainer.ui.pages.clinic.rooms import ClinicTools
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.text import body, breakable, muted
from gmi_trainer.ui.words.results import opened_rows_words, opened_words


class OpenedResults(Section):
    """Newest first. One that was taken out stays in the list, with the day."""

    out_asked = Signal(int)  # the import's id

    def __init__(
        self,
        tools: ClinicTools,
        who: str,
        opened: Sequence[Opened],
        identifier: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tools.look,
            tools.translate("OpenedResults", "Results of {who}").format(who=breakable(who)),
            parent=parent,
        )
        if not opened:
            self.add(muted(self.tr("No result was opened for this person yet.")))
        for one in opened:
            self.add(self._card(tools, one, identifier))

    def _card(self, tools: ClinicTools, one: Opened, identifier: str) -> Card:
        line = opened_words(one, tools.translate)
        card = Card(tools.look)
        name_control(card, f"{identifier}.opened.{one.import_id}", line)
        card.add(body(line))
        if one.is_here:
            card.add(muted(opened_rows_words(one, tools.translate)))
            out = quiet(
                tools.look,
                self.tr("Take it out again"),
                f"{identifier}.out.{one.import_id}",
                icon="undo-2",
                spoken=self.tr("Take out again: {line}").format(line=line),
            )
            out.clicked.connect(partial(self.out_asked.emit, one.import_id))
            card.add(holding(FlowLayout(tools.look), [out]))
        return card


def who_is(tools: ClinicTools, profile: Profile) -> str:
    """Somebody as Clinic shows them: a code where one stands for the name."""
    try:
        shown = tools.roster.person(profile.profile_id).shown
    except UserProblem:  # the clinic's file is told of where it is looked at
        shown = profile.name
    return shown or QCoreApplication.translate("OpenedResults", "this person")


def look_anew(tools: ClinicTools, profile_id: str, owner: QObject, then: Callable[[], None]) -> None:
    """Work out somebody's line in the overview from what their record says now; ``then``, also where that failed."""
    roster, today = tools.roster, tools.today
    tools.jobs.run(
        lambda _job: roster.look_at(profile_id, today),
        lambda _nothing: then(),
        owner=owner,
        on_problem=lambda _problem: then(),
    )
