"""Which version this is, and whose work is in it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer import __version__
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, muted


class AboutCard(SettingsCard):
    """The licences open in place: nothing to find on a disk, nothing on the web."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "settings.about", self.tr("About"), "info", parent)
        version = body(self.tr("GMI Trainer {version}").format(version=__version__))
        version.setObjectName("settings.version")
        self.add(version)
        self.add(
            muted(self.tr("Free to use, to copy and to change. No account, no network, no advertising."))
        )
        self._button = quiet(look, self.tr("Whose work is in it"), "settings.licences", icon="file-text")
        self._button.setCheckable(True)
        self._button.toggled.connect(self._on_button_toggled)
        self.add(holding(FlowLayout(look), [self._button]))
        self._licences = Stack(look, gap_px=12)
        for name, licence in self._parts():
            part = Stack(look, gap_px=2)
            part.add(Text(name, "field"))
            part.add(muted(licence))
            self._licences.add(part)
        self._licences.hide()
        self.add(self._licences)

    def _parts(self) -> list[tuple[str, str]]:
        return [
            (self.tr("This program"), self.tr("Apache License 2.0")),
            (self.tr("The letters: Atkinson Hyperlegible Next"), self.tr("SIL Open Font License 1.1")),
            (self.tr("The icons: Lucide"), self.tr("ISC License, parts under the MIT License")),
            (self.tr("The window: Qt and PySide6"), self.tr("GNU Lesser General Public License 3")),
            (self.tr("The charts: pyqtgraph and NumPy"), self.tr("MIT License and BSD License")),
            (self.tr("Reading and drawing pictures: Pillow"), self.tr("MIT-CMU License")),
            (self.tr("The record: SQLite and sqlite-utils"), self.tr("Public domain and Apache License 2.0")),
            (self.tr("Reading files: msgspec and platformdirs"), self.tr("BSD License and MIT License")),
        ]

    @Slot(bool)
    def _on_button_toggled(self, shown: bool) -> None:
        self._licences.setVisible(shown)
