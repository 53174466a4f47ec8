"""Export: what would leave, said first; then one press writes it, or a question where to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.care_ports import RecordContents
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.record_care import RecordCare, export_name, free_path
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.pages.settings import file_questions
from gmi_trainer.ui.pages.settings.record_part import RecordPart
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.notice import NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.text import body, breakable, muted
from gmi_trainer.ui.words.own_pictures import photos_in_export_line
from gmi_trainer.ui.words.records import contents_lines, name_line
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # read where somebody has photos of their own
    from gmi_trainer.services.own_pictures import OwnPicturesService
    from gmi_trainer.ui.pages.settings.own_photo_ticks import OwnPhotoTicks


class ExportPart(RecordPart):
    """Lists exactly what leaves before anything is written."""

    def __init__(
        self,
        look: Look,
        care: RecordCare,
        profile_id: str,
        clock: Clock,
        jobs: Background,
        translate: Translate,
        own_pictures: Callable[[], OwnPicturesService],
        parent: QWidget | None = None,
    ) -> None:
        """``own_pictures``: of the person whose record it is; asked for only where there are some."""
        super().__init__(
            look,
            "settings.export",
            translate("ExportPart", "Export"),
            translate(
                "ExportPart",
                "Writes your whole record into one file. Other programs can read it, and you can bring it in "
                "on another computer.",
            ),
            jobs,
            translate,
            parent,
        )
        self._care = care
        self._profile_id = profile_id
        self._clock = clock
        self._own_pictures = own_pictures
        self._leave_out: Switch | None = None
        self._ticks: OwnPhotoTicks | None = None
        self._first = secondary(look, self.tr("See what goes in"), "settings.export.look", icon="file-text")
        self._first.clicked.connect(self.look)
        self.lay_out(holding(FlowLayout(look), [self._first]))

    @Slot()
    def look(self) -> None:
        """Count what there is, then show it."""
        self.say_nothing()
        self._first.setEnabled(False)
        care, profile_id = self._care, self._profile_id
        self._jobs.run(
            lambda _job: care.contents(profile_id), self._show, owner=self, on_problem=self._on_problem
        )

    def _show(self, contents: RecordContents) -> None:
        self._first.setEnabled(True)
        look = self._look
        folder = file_questions.documents_folder()
        save = primary(look, self.tr("Save it"), "settings.export.save", icon="save")
        elsewhere = secondary(look, self.tr("Another place"), "settings.export.elsewhere", icon="folder")
        leave = quiet(look, self.tr("Not now"), "settings.export.leave")
        save.clicked.connect(partial(self._save_in, folder))
        elsewhere.clicked.connect(partial(self._ask_where, folder))
        leave.clicked.connect(self._on_leave_clicked)
        rest: list[QWidget] = [
            body(
                self.tr(
                    "Your notes are in it as you wrote them. The file has no lock: whoever has it can read it."
                )
            )
        ]
        self._leave_out = None
        if contents.name:
            self._leave_out = Switch(
                look,
                "settings.export.nameless",
                self.tr("Leave my name out"),
                self.tr(
                    "It is taken out of the file. Other names stay: those in notes, and of people you can call."
                ),
            )
            self._leave_out.toggled.connect(partial(self._list_anew, contents))
            rest.append(self._leave_out)
        self._ticks = None
        if contents.own_pictures:
            from gmi_trainer.ui.pages.settings.own_photo_ticks import OwnPhotoTicks

            self._ticks = OwnPhotoTicks(look, self._own_pictures(), self._jobs, self._translate)
            self._ticks.changed.connect(partial(self._list_anew, contents))
            rest.append(self._ticks)
        place = self.tr("It is saved in {folder}, if you choose no other place.")
        rest.append(muted(place.format(folder=breakable(str(folder)))))
        rest.append(holding(FlowLayout(look), [save, elsewhere, leave]))
        self.unfold(self.tr("This goes into the file"), self._lines(contents), rest, save)

    def _lines(self, contents: RecordContents) -> tuple[str, ...]:
        """What is listed is what goes into the file, at any moment."""
        say = self._translate
        if self._leave_out is not None and self._leave_out.isChecked():
            contents = replace(contents, name="")
        without = replace(contents, rows={**contents.rows, "own_picture": 0})
        ticked = len(self._ticks.ticked) if self._ticks is not None else 0
        photos = (photos_in_export_line(ticked, contents.own_pictures, say),) if contents.own_pictures else ()
        return (*contents_lines(without, say), *photos, name_line(contents, say))

    def _list_anew(self, contents: RecordContents, *_toggled: bool) -> None:
        self.list_lines(self._lines(contents))

    def _name(self) -> str:
        return export_name(self._clock.utc_now().astimezone().date())

    def _save_in(self, folder: Path) -> None:
        self._write(free_path(folder, self._name()))

    def _ask_where(self, folder: Path) -> None:
        self.say_nothing()
        file_questions.ask_where_to_save(
            self,
            self.tr("Save the record"),
            free_path(folder, self._name()),
            self.tr("Zip files (*.zip)"),
            self._write,
        )

    def _write(self, target: Path) -> None:
        with_name = self._leave_out is None or not self._leave_out.isChecked()
        own_pictures = self._ticks.ticked if self._ticks is not None else ()
        self.say_nothing()
        self.fold()
        self._first.setEnabled(False)
        along = self._working.begin(self.tr("Writing the file …"))
        care, profile_id = self._care, self._profile_id

        def work(job: Job) -> bool:
            return care.export(
                profile_id,
                target,
                with_name=with_name,
                own_pictures=own_pictures,
                progress=along.step,
                cancelled=lambda: along.is_stopped() or job.is_cancelled(),
            )

        self._jobs.run(work, partial(self._on_written, target), owner=self, on_problem=self._on_problem)

    def _on_written(self, target: Path, written: bool) -> None:
        self._working.end()
        self._first.setEnabled(True)
        if not written:
            self.say(self.tr("Stopped. No file was written."), NoticeKind.INFO)
            self.focus_on(self._first)
        else:
            show = secondary(
                self._look, self.tr("Open the folder"), "settings.export.show", icon="folder-open"
            )
            show.clicked.connect(partial(self._show_folder, target.parent))
            words = self.tr("The file {file} was written and checked.").format(file=breakable(target.name))
            self.say(words, buttons=[show])

    def _on_problem(self, problem: UserProblem) -> None:
        self._working.end()
        self._first.setEnabled(True)
        self.tell(problem)

    def _show_folder(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot()
    def _on_leave_clicked(self) -> None:
        self.fold()
        self.focus_on(self._first)
