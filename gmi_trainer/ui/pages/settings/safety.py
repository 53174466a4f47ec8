"""When to get help, when to stop, and what this program is not. Always one step away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.safety import SafetyGroup
from gmi_trainer.services.contacts import Numbers
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.translation import qt_translate
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body, heading
from gmi_trainer.ui.words.calling import numbers_at_a_glance
from gmi_trainer.ui.words.safety_list import (
    after_stopping,
    frame_sentences,
    frame_title,
    group_action,
    group_parts,
    group_summary,
    group_title,
    stop_reasons,
    stop_summary,
    stop_title,
)


class SafetyCard(SettingsCard):
    """The safety list in its groups (science.md F1 to F4): each in a line or two, in full on one press."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        numbers: Callable[[], Numbers] | None = None,
    ) -> None:
        """``numbers`` are the person's own, to stand right beside the words that ask for a call."""
        super().__init__(look, "settings.safety", self.tr("Safety"), "life-buoy", parent)
        self._numbers = numbers
        notice = Notice(
            look,
            self.tr(
                "Pressure or pain in your chest, trouble breathing, sudden weakness, or thoughts of ending "
                "your life: call your emergency number now. Practice can wait."
            ),
            NoticeKind.ATTENTION,
        )
        self._glance = heading()
        self._glance.setObjectName("settings.safety.numbers")
        notice.add(self._glance)
        self.add(notice)
        self.refresh()
        parts: list[QWidget] = [self._group(group) for group in SafetyGroup]
        parts.append(self._stop())
        self.add(holding(ReflowLayout(look, 330, most=2, gap_px=14), parts))
        self.add(self._frame())

    def refresh(self) -> None:
        """Another number was written, or another country chosen."""
        words = numbers_at_a_glance(self._numbers(), qt_translate) if self._numbers is not None else ""
        self._glance.setText(words)
        self._glance.setVisible(bool(words))

    def _group(self, group: SafetyGroup) -> Card:
        well = self._well(group_title(group, qt_translate))
        well.add(body(group_summary(group, qt_translate)))
        full = Stack(self._look, gap_px=10)
        for part in group_parts(group, qt_translate):
            if part.title:
                full.add(Text(part.title, "field"))
            for item in part.items:
                full.add(_point(item))
        full.add(body(group_action(group, qt_translate)))
        self._fold(well, group.value, group_title(group, qt_translate), full)
        return well

    def _stop(self) -> Card:
        well = self._well(stop_title(qt_translate))
        well.add(body(stop_summary(qt_translate)))
        full = Stack(self._look, gap_px=10)
        for item in stop_reasons(qt_translate):
            full.add(_point(item))
        for sentence in after_stopping(qt_translate):
            full.add(body(sentence))
        self._fold(well, "stop", stop_title(qt_translate), full)
        return well

    def _frame(self) -> Stack:
        part = Stack(self._look, gap_px=10)
        part.add(Text(frame_title(qt_translate), "field"))
        for sentence in frame_sentences(qt_translate):
            part.add(body(sentence))
        return part

    def _well(self, words: str) -> Card:
        return Card(self._look, words, role="well")

    def _fold(self, well: Card, name: str, title: str, full: Stack) -> None:
        """The full list under a button that opens and closes it."""
        full.hide()
        more = quiet(
            self._look,
            self.tr("Show the list"),
            f"settings.safety.{name}",
            icon="list",
            spoken=self.tr("Show the list: {title}").format(title=title),
        )
        more.setCheckable(True)

        def show(shown: bool) -> None:
            full.setVisible(shown)
            more.setText(self.tr("Hide the list") if shown else self.tr("Show the list"))

        more.toggled.connect(show)
        well.add(holding(FlowLayout(self._look), [more]))
        well.add(full)
        well.add_stretch()


def _point(item: str) -> Text:
    return body(f"•  {item}")
