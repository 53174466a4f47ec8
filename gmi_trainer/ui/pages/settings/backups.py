"""The backups of a record, and the way back to one of them."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.backups import BackupService
from gmi_trainer.services.people_ports import Backup, RecordFacts
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings.record_part import RecordPart
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.notice import NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, heading, small
from gmi_trainer.ui.words.days import day_month_year
from gmi_trainer.ui.words.records import size_words
from gmi_trainer.ui.words.translate import Translate

SHOWN_AT_FIRST = 3


class BackupsPart(RecordPart):
    """Copies are made and looked into in the background; going back to one is left to whoever opened the record."""

    restore_asked = Signal(object)  # Backup

    def __init__(
        self,
        look: Look,
        backups: BackupService,
        jobs: Background,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            "settings.backups",
            translate("BackupsPart", "Backups"),
            translate(
                "BackupsPart",
                "A backup is a checked copy of your record. The program makes them by itself; "
                "you can make one more at any time.",
            ),
            jobs,
            translate,
            parent,
        )
        self._backups = backups
        self._all_shown = False
        self._make = secondary(look, self.tr("Back up now"), "settings.backup.make", icon="save")
        self._make.clicked.connect(self._on_make_clicked)
        self._list = Stack(look, gap_px=10)
        self._preview = Stack(look)
        self._preview.hide()
        self.add(holding(FlowLayout(look), [self._make]))
        self.add(self._list)
        self.lay_out(self._preview)
        self._show_list()

    def _show_list(self) -> None:
        self._list.clear()
        backups = self._backups.all()
        if not backups:
            self._list.add(small(self.tr("There is no backup yet.")))
            return
        shown = backups if self._all_shown else backups[:SHOWN_AT_FIRST]
        for number, backup in enumerate(shown, start=1):
            self._list.add(self._row(backup, number))
        if len(shown) < len(backups):
            more = quiet(
                self._look,
                self.tr("Show all {n}").format(n=len(backups)),
                "settings.backup.all",
                icon="chevron-down",
            )
            more.clicked.connect(self._on_more_clicked)
            self._list.add(holding(FlowLayout(self._look), [more]))

    def _row(self, backup: Backup, number: int) -> QWidget:
        row = QWidget()
        row.setProperty("role", "plain")
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        moment = self._moment(backup)
        across.addWidget(Text(f"{moment}\n{size_words(backup.size_bytes, self._translate)}"), 1)
        look_inside = secondary(
            self._look,
            self.tr("Look inside"),
            f"settings.backup.{number}",
            icon="archive-restore",
            spoken=self.tr("Look inside the backup of {moment}").format(moment=moment),
        )
        look_inside.clicked.connect(partial(self._look_inside, backup))
        across.addWidget(look_inside)
        return row

    def _look_inside(self, backup: Backup) -> None:
        self.say_nothing()
        self._preview.hide()
        self._jobs.run(
            lambda _job: self._backups.preview(backup),
            partial(self._show_preview, backup),
            owner=self,
            on_problem=self._on_problem,
        )

    def _show_preview(self, backup: Backup, facts: tuple[RecordFacts, RecordFacts]) -> None:
        """Before and after, side by side, in plain words; then the choice."""
        now, then = facts
        self._preview.clear()
        words = self.tr("Go back to the backup of {moment}?").format(moment=self._moment(backup))
        self._preview.add(heading(words))
        sides = [
            self._facts_card(self.tr("Your record now"), now, "settings.restore.now"),
            self._facts_card(self.tr("After going back"), then, "settings.restore.then"),
        ]
        self._preview.add(holding(ReflowLayout(self._look, 260, most=2), sides))
        self._preview.add(
            body(self.tr("Your record of now is kept as a backup first, so you can come back to it."))
        )
        go = primary(self._look, self.tr("Go back to it"), "settings.restore.go", icon="history")
        go.clicked.connect(partial(self.restore_asked.emit, backup))
        stay = quiet(self._look, self.tr("Stay as it is"), "settings.restore.stay")
        stay.clicked.connect(self._on_stay_clicked)
        self._preview.add(holding(FlowLayout(self._look), [go, stay]))
        self._preview.show()
        announce(self._preview, words)

    def _facts_card(self, title: str, facts: RecordFacts, identifier: str) -> Card:
        card = Card(self._look, role="well")
        card.add(Text(title, "field"))
        words = Text(self._facts_words(facts))
        words.setObjectName(identifier)
        card.add(words)
        card.add_stretch()
        return card

    def _facts_words(self, facts: RecordFacts) -> str:
        if facts.sessions == 0 or facts.first_day is None or facts.last_day is None:
            return self.tr("No sessions yet")
        return self.tr(
            "Sessions: {sessions}\nPictures: {trials}\nFirst day: {first}\nLast day: {last}"
        ).format(
            sessions=facts.sessions,
            trials=facts.trials,
            first=self._day(facts.first_day),
            last=self._day(facts.last_day),
        )

    def _day(self, iso: str) -> str:
        return day_month_year(date.fromisoformat(iso), self._translate)

    def _moment(self, backup: Backup) -> str:
        local = backup.made_utc.astimezone()
        return self.tr("{day}, {time}").format(
            day=day_month_year(local.date(), self._translate), time=f"{local:%H:%M}"
        )

    def _on_problem(self, problem: UserProblem) -> None:
        self._make.setEnabled(True)
        self.tell(problem)

    def _on_made(self, _backup: Backup) -> None:
        self._make.setEnabled(True)
        self._show_list()
        self.say(self.tr("A backup was made and checked."))

    @Slot()
    def _on_make_clicked(self) -> None:
        self.say_nothing()
        self._make.setEnabled(False)
        self._jobs.run(
            lambda _job: self._backups.make(), self._on_made, owner=self, on_problem=self._on_problem
        )

    @Slot()
    def _on_more_clicked(self) -> None:
        self._all_shown = True
        self._show_list()

    @Slot()
    def _on_stay_clicked(self) -> None:
        self._preview.hide()
        self._preview.clear()
        self.say(self.tr("Nothing was changed."), NoticeKind.INFO)
