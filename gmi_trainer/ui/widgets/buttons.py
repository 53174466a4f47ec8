"""The four kinds of push button: the one thing to do, other things, quiet things, and those on the drill's stage."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control


class ButtonRole(StrEnum):
    """How much a button asks for attention."""

    PRIMARY = "primary"  # at most one in view
    SECONDARY = "secondary"
    QUIET = "quiet"
    STAGE = "stage"
    UNDO = "undo"  # on the bar of the way back


_ICON_COLOURS = {
    ButtonRole.PRIMARY: "on_accent",
    ButtonRole.SECONDARY: "text",
    ButtonRole.QUIET: "accent",
    ButtonRole.STAGE: "on_stage",
    ButtonRole.UNDO: "bg",
}


class Button(QPushButton):
    """A push button of one of the kinds. Space and Enter both press it."""

    def __init__(
        self,
        look: Look,
        words: str,
        identifier: str,
        role: ButtonRole = ButtonRole.SECONDARY,
        *,
        icon: str | None = None,
        large: bool = False,
        spoken: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``spoken`` is for a screen reader, where "Rename" needs to say whom."""
        super().__init__(words, parent)
        self.setProperty("role", role.value)
        if large:
            self.setProperty("large", True)
        self._look = look
        self._icon_name = icon
        self._icon_colour = _ICON_COLOURS[role]
        if icon is not None:
            look.changed.connect(self._on_look_changed)
            self._on_look_changed()
        self.setAutoDefault(True)  # outside dialogs Qt lets Enter press only such buttons
        name_control(self, identifier, spoken if spoken is not None else words.replace("&", ""))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._on_look_changed()

    @Slot()
    def _on_look_changed(self) -> None:
        if self._icon_name is not None:
            self.setIcon(self._look.button_icon(self._icon_name, self._icon_colour, enabled=self.isEnabled()))
            self.setIconSize(self._look.button_icon_size())


def primary(
    look: Look, words: str, identifier: str, *, icon: str | None = None, large: bool = False
) -> Button:
    """The one obvious thing to do."""
    return Button(look, words, identifier, ButtonRole.PRIMARY, icon=icon, large=large)


def secondary(
    look: Look, words: str, identifier: str, *, icon: str | None = None, spoken: str | None = None
) -> Button:
    """Another thing to do."""
    return Button(look, words, identifier, ButtonRole.SECONDARY, icon=icon, spoken=spoken)


def quiet(
    look: Look, words: str, identifier: str, *, icon: str | None = None, spoken: str | None = None
) -> Button:
    """Something that is seldom wanted."""
    return Button(look, words, identifier, ButtonRole.QUIET, icon=icon, spoken=spoken)
