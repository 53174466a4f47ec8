"""Settings and safety, on one page: what to change, whose record it is, and when to stop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.services.care_ports import ErasingFacts
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.lock import LockService
from gmi_trainer.services.machine_settings import MachineSettingsService
from gmi_trainer.services.packs import PacksService
from gmi_trainer.services.people import People
from gmi_trainer.services.people_ports import Backup
from gmi_trainer.services.record_care import RecordCare
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.pages.settings.about import AboutCard
from gmi_trainer.ui.pages.settings.about_you import AboutYouCard
from gmi_trainer.ui.pages.settings.answers import AnswersCard
from gmi_trainer.ui.pages.settings.appearance import AppearanceCard
from gmi_trainer.ui.pages.settings.calling import CallCard
from gmi_trainer.ui.pages.settings.clinic import ClinicCard
from gmi_trainer.ui.pages.settings.encryption import ProtectionFacts
from gmi_trainer.ui.pages.settings.lock import LockCard
from gmi_trainer.ui.pages.settings.packs import PacksCard
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.pages.settings.people import PeopleCard
from gmi_trainer.ui.pages.settings.plan import PlanCard
from gmi_trainer.ui.pages.settings.record import RecordCard
from gmi_trainer.ui.pages.settings.reminders import RemindersCard
from gmi_trainer.ui.pages.settings.safety import SafetyCard
from gmi_trainer.ui.pages.settings.webcam import WebcamCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.tray import messages_are_shown
from gmi_trainer.ui.widgets.buttons import Button, quiet
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.words.translate import Translate


class SettingsPage(Page):
    """Every change takes effect at once. There is no Save, and nothing to lose by trying."""

    first_steps_asked = Signal()
    safety_questions_asked = Signal()
    plan_asked = Signal()  # a plan from a clinic, to be taken up
    lock_changed = Signal()  # there is a lock now, or none any more
    lock_asked = Signal()
    encryption_asked = Signal()  # all records of this computer
    sheet_asked = Signal()  # another recovery sheet
    plain_asked = Signal()

    def __init__(
        self,
        look: Look,
        settings: MachineSettingsService,
        people: People,
        workspace: Workspace,
        jobs: Background,
        translate: Translate,
        *,
        data_folder: Path,
        switch_person: Callable[[str], None],
        restore: Callable[[Backup], None],
        care: RecordCare,
        clock: Clock,
        delete: Callable[[ErasingFacts], None],
        packs: PacksService,
        lock: LockService,
        protection: ProtectionFacts,
        shows_messages: Callable[[], bool] = messages_are_shown,
        parent: QWidget | None = None,
    ) -> None:
        """``switch_person`` and ``restore`` close this page's workspace; what they cannot do, they say.
        ``delete`` asks once more, on a page of its own."""
        super().__init__(
            look,
            "settings",
            translate("SettingsPage", "Settings & safety"),
            translate("SettingsPage", "Whatever you change takes effect at once."),
            parent=parent,
        )
        self._switch_person = switch_person
        self._restore = restore
        self._delete = delete
        self._about_you = AboutYouCard(look, workspace.about, self.offer_undo, translate)
        self._about_you.first_steps_asked.connect(self.first_steps_asked)
        self._about_you.questions_asked.connect(self.safety_questions_asked)
        self._plan = PlanCard(look, workspace.plans, workspace.today.plan, self.offer_undo, translate)
        self._plan.plan_asked.connect(self.plan_asked)
        self._reminders = RemindersCard(
            look, workspace.reminders(), workspace.about, shows_messages, self.offer_undo, translate
        )
        self._answers = AnswersCard(look, workspace.choices, workspace.drills, self.offer_undo, translate)
        self._webcam = WebcamCard(look, workspace.webcam, translate)
        self._people = PeopleCard(look, people, workspace.profile.profile_id, self.offer_undo, translate)
        record = RecordCard(
            look,
            workspace.backups,
            care,
            workspace.profile.profile_id,
            data_folder,
            clock,
            jobs,
            translate,
            workspace.own_pictures,
        )
        self._calling = CallCard(look, workspace.contacts, translate)
        safety = SafetyCard(look, numbers=self._calling.numbers)
        self._calling.changed.connect(safety.refresh)
        self._locking = LockCard(look, lock, settings, jobs, translate, protection)
        self._locking.changed.connect(self.lock_changed)
        self._locking.lock_asked.connect(self.lock_asked)
        self._locking.encryption_asked.connect(self.encryption_asked)
        self._locking.sheet_asked.connect(self.sheet_asked)
        self._locking.plain_asked.connect(self.plain_asked)
        self._cards: dict[str, SettingsCard] = {
            "safety": safety,
            "calling": self._calling,
            "about_you": self._about_you,
            "plan": self._plan,
            "reminders": self._reminders,
            "appearance": AppearanceCard(look, settings),
            "answers": self._answers,
            "packs": PacksCard(
                look,
                packs,
                partial(workspace.changes.publish, Changed.PICTURES),
                jobs,
                self.offer_undo,
                translate,
            ),
            "webcam": self._webcam,
            "clinic": ClinicCard(look, settings, translate),
            "people": self._people,
            "lock": self._locking,
            "record": record,
            "about": AboutCard(look),
        }
        self._people.person_chosen.connect(self._on_person_chosen)
        record.restore_asked.connect(self._on_restore_asked)
        record.delete_asked.connect(self._on_delete_asked)
        record.open_asked.connect(self._on_person_chosen)
        record.people_changed.connect(self._people.refresh)
        self._add_way_to_each_card()
        for card in self._cards.values():
            self.add(card)

    def refresh(self) -> None:
        """Something was chosen elsewhere."""
        self._about_you.refresh()
        self._plan.refresh()
        self._reminders.refresh()
        self._ways["reminders"].setVisible(self._reminders.is_offered)
        self._answers.refresh()
        self._calling.refresh()
        self._webcam.refresh()

    def show_lock(self) -> None:
        """What stands on the card of the lock, as it is now and in view."""
        self._locking.refresh()
        QTimer.singleShot(
            0, self._locking, partial(self.bring_to_top, self._locking)
        )  # once it has its height

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Cards fill themselves anew when something in them is changed; Tab would come to that last."""
        put_in_tab_order(self._cards.values())
        return super().focusNextPrevChild(next_)

    def _add_way_to_each_card(self) -> None:
        """One press brings each card into view: the page is long, and scrolling is work."""
        words = {
            "safety": (self.tr("Safety"), "life-buoy"),
            "calling": (self.tr("Who I can call"), "phone"),
            "about_you": (self.tr("About you"), "user"),
            "plan": (self.tr("Your plan"), "list"),
            "reminders": (self.tr("Reminders"), "calendar-days"),
            "appearance": (self.tr("Look"), "sun"),
            "answers": (self.tr("Answers"), "hand"),
            "packs": (self.tr("Pictures"), "image"),
            "webcam": (self.tr("Try-outs"), "monitor"),
            "clinic": (self.tr("In a clinic"), "stethoscope"),
            "people": (self.tr("People"), "users"),
            "lock": (self.tr("Lock"), "lock"),
            "record": (self.tr("Record"), "folder"),
            "about": (self.tr("About"), "info"),
        }
        self._ways: dict[str, Button] = {}
        for name, (label, icon) in words.items():
            button = quiet(
                self.look,
                label,
                f"settings.go.{name}",
                icon=icon,
                spoken=self.tr("Go to {part}").format(part=label),
            )
            button.clicked.connect(partial(self.bring_to_top, self._cards[name]))
            self._ways[name] = button
        self.add(holding(FlowLayout(self.look, gap_px=4), list(self._ways.values())))
        # not before it has a parent: alone it would be a window
        self._ways["reminders"].setVisible(self._reminders.is_offered)

    @Slot(str)
    def _on_person_chosen(self, profile_id: str) -> None:
        self._switch_person(profile_id)

    @Slot(object)
    def _on_restore_asked(self, backup: Backup) -> None:
        self._restore(backup)

    @Slot(object)
    def _on_delete_asked(self, facts: ErasingFacts) -> None:
        self._delete(facts)
