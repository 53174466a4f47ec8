"""The check-list before a session: step by step with a drawing each, or all of it on one screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.mirror import LEGS
from gmi_trainer.ui.mirror.screens import MirrorScreens
from gmi_trainer.ui.mirror.setup_picture import SCENES, SetupPicture
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, lede
from gmi_trainer.ui.words.mirror import setup_about, setup_short, setup_title, setup_words
from gmi_trainer.ui.words.translate import Translate

BESIDE_PX = 620


class MirrorSetupView(MirrorScreens):
    """``ready`` once all of it was looked at. A list leads to the steps for whoever wants to see them."""

    ready = Signal()

    def __init__(
        self,
        look: Look,
        translate: Translate,
        part: BodyPart,
        hidden: Side,
        reach: Reach,
        *,
        was_set_up: bool,
        leads_on: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """``was_set_up``: a list is enough. ``leads_on``: a session comes afterwards."""
        self._translate = translate
        self._part = part
        self._hidden = hidden
        self._leads_on = leads_on
        self._has_list = was_set_up
        self._scene: int | None = None
        super().__init__(look, "mirror_setup", setup_title(translate), reach, parent)
        self.back_asked.connect(self._on_back_asked)
        self.skip_asked.connect(self._on_skip_asked)
        if was_set_up:
            self._list()
        else:
            self._show_scene(0)

    @property
    def scene(self) -> str | None:
        """Which drawing is in view; None: the list."""
        return None if self._scene is None else SCENES[self._scene]

    # -- what is shown ----------------------------------------------------------------------------------

    def _list(self) -> None:
        say, self._scene = self._translate, None
        content = Stack(self.look, gap_px=10)
        for scene in SCENES:
            content.add(self._line(scene))
        self.show_screen(
            setup_title(say),
            content,
            about=setup_about(say),
            on=self.tr("All is ready") if self._leads_on else self.tr("Close"),
            skip=self.tr("Show me step by step"),
            can_go_back=False,
        )
        self._be_read()

    def _show_scene(self, number: int) -> None:
        say, self._scene = self._translate, number
        scene = SCENES[number]
        words = setup_words(scene, self._part, self._hidden, say)
        is_last = number == len(SCENES) - 1
        end = self.tr("All is ready") if self._leads_on else self.tr("Done")
        self.show_screen(
            words.title,
            _Beside(self.look, self._picture(scene), words.words),
            progress=self.tr("{n} of {all}").format(n=number + 1, all=len(SCENES)),
            on=end if is_last else self.tr("Done, next"),
            can_go_back=number > 0 or self._has_list,
        )
        self._be_read()

    def _line(self, scene: str) -> QWidget:
        line = QWidget()
        line.setProperty("role", "plain")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.look.px(16))
        row.addWidget(self._picture(scene, is_small=True), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Text(setup_short(scene, self._part, self._translate), "field"), 1)
        return line

    def _picture(self, scene: str, *, is_small: bool = False) -> SetupPicture:
        return SetupPicture(self.look, scene, self._hidden, is_leg=self._part in LEGS, is_small=is_small)

    # -- what a person does -----------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self._scene is None or self._scene == len(SCENES) - 1:
            self.ready.emit()
        else:
            self._show_scene(self._scene + 1)

    @Slot()
    def _on_back_asked(self) -> None:
        if self._scene:
            self._show_scene(self._scene - 1)
        else:
            self._list()

    @Slot()
    def _on_skip_asked(self) -> None:
        self._show_scene(0)


class _Beside(QWidget):
    """A drawing and its words: side by side where there is room, else one below the other."""

    def __init__(self, look: Look, picture: SetupPicture, words: str) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "plain")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.px(24))
        self._row.addWidget(lede(words), 1)
        self._row.addWidget(picture, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= self._look.px(BESIDE_PX)
        way = QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not way:
            self._row.setDirection(way)
