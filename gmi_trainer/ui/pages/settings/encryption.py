"""A part of the card of the lock: all records encrypted, or not, and what that is good for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.section import Section
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, muted

WHAT_TO_INSTALL = "pip install gmi-trainer[encryption]"


class ProtectionFacts(Protocol):
    """How it stands with encryption on this computer (protection.Protection)."""

    @property
    def can_be_offered(self) -> bool:
        """Whether what encrypts is installed."""
        ...

    @property
    def is_on(self) -> bool:
        """Whether something is encrypted, or is to be."""
        ...

    @property
    def records(self) -> int:
        """How many there are."""
        ...

    @property
    def encrypted(self) -> int:
        """How many of them only a key opens."""
        ...


class EncryptionPart(Stack):
    """Says in plain words what it protects and what not, before it is asked for."""

    encryption_asked = Signal()
    sheet_asked = Signal()
    plain_asked = Signal()

    def __init__(self, look: Look, protection: ProtectionFacts, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._protection = protection
        self.refresh()

    def refresh(self) -> None:
        """As it is now."""
        self.clear()
        part = Section(self._look, self.tr("Encrypt all records"))
        self.add(part)
        protection = self._protection
        if not protection.can_be_offered:
            part.add(
                muted(
                    self.tr("What encrypts is not installed here. To add it, type: {command}").format(
                        command=WHAT_TO_INSTALL
                    )
                )
            )
            return
        state = Text(self._state(), "field")
        name_control(state, "settings.encryption.state")
        part.add(state)
        part.add(
            body(
                self.tr(
                    "Nobody can then read a record on this computer, or its copies, without the passphrase. "
                    "It helps when a computer is lost or stolen."
                )
            )
        )
        part.add(
            body(
                self.tr(
                    "You get a recovery sheet to print. If the passphrase and the sheet are both lost, "
                    "the records are gone for good."
                )
            )
        )
        part.add(
            muted(
                self.tr(
                    "It does not help while the program is open and unlocked, against strange software on this "
                    "computer, or for what you export, print or send. Copies you made elsewhere stay as they are."
                )
            )
        )
        buttons = (
            [
                self._button(self.tr("Make a new sheet"), "sheet", "file-text", self.sheet_asked.emit),
                self._button(
                    self.tr("Turn encryption off"), "off", "x", self.plain_asked.emit, is_quiet=True
                ),
            ]
            if protection.is_on
            else [self._button(self.tr("Encrypt the records"), "on", "lock", self.encryption_asked.emit)]
        )
        part.add(holding(FlowLayout(self._look), buttons))

    def _state(self) -> str:
        protection = self._protection
        total, done = protection.records, protection.encrypted
        if not protection.is_on:
            return self.tr("It is off.")
        if done < total:
            return self.tr(
                "It is on. Encrypted: {done} of {total}; the rest comes after the next unlock."
            ).format(done=done, total=total)
        return self.tr("It is on. Encrypted: {done} of {total}.").format(done=done, total=total)

    def _button(
        self, words: str, name: str, icon: str, act: Callable[[], None], *, is_quiet: bool = False
    ) -> QWidget:
        make = quiet if is_quiet else secondary
        button = make(self._look, words, f"settings.encryption.{name}", icon=icon)
        button.clicked.connect(lambda *_checked: act())
        return button
