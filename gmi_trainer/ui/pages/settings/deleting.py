"""Delete everything: what would go, in numbers, and the way to take it along first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.care_ports import ErasingFacts
from gmi_trainer.services.record_care import RecordCare
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings.record_part import RecordPart
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import body
from gmi_trainer.ui.words.records import erasing_lines
from gmi_trainer.ui.words.translate import Translate


class DeletePart(RecordPart):
    """Deletes nothing itself: the last press is on a page of its own."""

    export_asked = Signal()
    delete_asked = Signal(object)  # ErasingFacts

    def __init__(
        self,
        look: Look,
        care: RecordCare,
        profile_id: str,
        jobs: Background,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            "settings.delete",
            translate("DeletePart", "Delete everything"),
            translate("DeletePart", "Takes your record and every backup of it off this computer."),
            jobs,
            translate,
            parent,
        )
        self._care = care
        self._profile_id = profile_id
        self._first = quiet(look, self.tr("See what would go"), "settings.delete.look", icon="list")
        self._first.clicked.connect(self._on_first_clicked)
        self.lay_out(holding(FlowLayout(look), [self._first]))

    def _show(self, facts: ErasingFacts) -> None:
        self._first.setEnabled(True)
        look = self._look
        export = primary(look, self.tr("Export first"), "settings.delete.export", icon="save")
        go = secondary(look, self.tr("Go on to delete"), "settings.delete.go")
        keep = quiet(look, self.tr("Keep everything"), "settings.delete.keep")
        export.clicked.connect(self._on_export_clicked)
        go.clicked.connect(partial(self.delete_asked.emit, facts))
        keep.clicked.connect(self._on_keep_clicked)
        rest = [
            body(
                self.tr(
                    "Files that you saved in other places stay there: exports, prints, and copies on other disks."
                )
            ),
            body(
                self.tr("A deletion cannot be undone. With an export you could bring everything back later.")
            ),
            holding(FlowLayout(look), [export, go, keep]),
        ]
        self.unfold(self.tr("All of this would go"), erasing_lines(facts, self._translate), rest, export)

    def _on_problem(self, problem: UserProblem) -> None:
        self._first.setEnabled(True)
        self.tell(problem)

    @Slot()
    def _on_first_clicked(self) -> None:
        self.say_nothing()
        self._first.setEnabled(False)
        care, profile_id = self._care, self._profile_id
        self._jobs.run(
            lambda _job: care.what_would_go(profile_id), self._show, owner=self, on_problem=self._on_problem
        )

    @Slot()
    def _on_export_clicked(self) -> None:
        self.fold()
        self.export_asked.emit()

    @Slot()
    def _on_keep_clicked(self) -> None:
        self.fold()
        self.focus_on(self._first)
