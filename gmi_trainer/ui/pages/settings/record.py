"""A person's own record: where it lies, its backups, and what can be done with the whole of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gmi_trainer.services.backups import BackupService
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.record_care import RecordCare
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings.backups import BackupsPart
from gmi_trainer.ui.pages.settings.deleting import DeletePart
from gmi_trainer.ui.pages.settings.exporting import ExportPart
from gmi_trainer.ui.pages.settings.importing import ImportPart
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, breakable, muted
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # read where somebody has photos of their own
    from gmi_trainer.services.own_pictures import OwnPicturesService


class RecordCard(SettingsCard):
    """Each part begins with one button and unfolds; whatever closes the record is left to whoever opened it."""

    restore_asked = Signal(object)  # Backup
    delete_asked = Signal(object)  # ErasingFacts
    open_asked = Signal(str)  # the id of a person who is not open now
    people_changed = Signal()

    def __init__(
        self,
        look: Look,
        backups: BackupService,
        care: RecordCare,
        profile_id: str,
        data_folder: Path,
        clock: Clock,
        jobs: Background,
        translate: Translate,
        own_pictures: Callable[[], OwnPicturesService],
        parent: QWidget | None = None,
    ) -> None:
        """``profile_id`` is the person whose record is open, ``own_pictures`` are theirs."""
        super().__init__(look, "settings.record", self.tr("Your record"), "folder", parent)
        self._folder = data_folder
        self.add(body(self.tr("All of it stays on this computer. The program sends nothing out.")))
        self._add_place()
        keep = BackupsPart(look, backups, jobs, translate)
        self._out = ExportPart(look, care, profile_id, clock, jobs, translate, own_pictures)
        bring = ImportPart(look, care, profile_id, jobs, translate)
        delete = DeletePart(look, care, profile_id, jobs, translate)
        self._parts = (keep, self._out, bring, delete)
        for part in self._parts:
            self.add(part)
        keep.restore_asked.connect(self.restore_asked)
        bring.person_came.connect(self.people_changed)
        bring.open_asked.connect(self.open_asked)
        delete.export_asked.connect(self._out.look)
        delete.delete_asked.connect(self.delete_asked)

    @property
    def said(self) -> str | None:
        """What one of its parts says about the last act."""
        return next((part.said for part in self._parts if part.said is not None), None)

    def _add_place(self) -> None:
        place = Stack(self._look, gap_px=4)
        place.add(Text(self.tr("Where it is"), "field"))
        path = muted(breakable(str(self._folder)))
        path.setObjectName("settings.record.folder")
        path.setAccessibleName(str(self._folder))
        place.add(path)
        show = quiet(self._look, self.tr("Open the folder"), "settings.record.open", icon="folder-open")
        show.clicked.connect(self._on_show_clicked)
        place.add(holding(FlowLayout(self._look), [show]))
        self.add(place)

    @Slot()
    def _on_show_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
