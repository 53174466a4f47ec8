"""Small pictures that took somebody longest, or that they often mix up, and the button to practise them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gmi_trainer.domain.activity import FEWEST_GIVEN
from gmi_trainer.domain.slow_pictures import PictureLooks, SlowPictures
from gmi_trainer.domain.stimulus import Picture, Stimulus
from gmi_trainer.services.picture_ports import FrameMaker
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.imagery.card_pictures import CardPictures
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.translate import Translate
from gmi_trainer.ui.words.turning import picture_line, practise_about, slow_note

PICTURE_PX = 104
GAP_PX = 6
TEXT_PX = 15
MADE_PX = 260
"""Device pixels of a side: large enough for 104 at 200 % on a fine screen."""


class SeenPicture(QLabel):
    """One picture, round and upright as a drill begins with it, with a line below. It is no button."""

    def __init__(
        self, look: Look, identifier: str, alt: str, line: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._line = line
        self._pixmap: QPixmap | None = None
        name_control(self, identifier, f"{alt}. {line}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    @property
    def is_drawn(self) -> bool:
        """Whether its picture is there."""
        return self._pixmap is not None

    def show_picture(self, pixmap: QPixmap) -> None:
        """It is made by now."""
        self._pixmap = pixmap
        self.update()

    def sizeHint(self) -> QSize:
        px, words = self._look.px, QFontMetrics(self._font())
        return QSize(
            max(px(PICTURE_PX), words.horizontalAdvance(self._line) + 4),
            px(PICTURE_PX) + px(GAP_PX) + words.height(),
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._look.px(PICTURE_PX)
        disc = QRect((self.width() - side) // 2, 0, side, side)
        inside = QPainterPath()
        inside.addEllipse(disc)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._pixmap is None:
            painter.fillPath(inside, self._look.colour("sunken"))
        else:
            painter.save()
            painter.setClipPath(inside)
            painter.drawPixmap(disc, self._pixmap)
            painter.restore()
        painter.setFont(self._font())
        painter.setPen(self._look.colour("text"))
        words = QRect(0, side + self._look.px(GAP_PX), self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._line)
        painter.end()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._look.px(TEXT_PX))
        return font

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


class SlowPicturesCard(Card):
    """Asks for a drill of what it shows. Pictures are made in the background, and only while it is in view."""

    practise_asked = Signal(object)  # the SlowPictures that are shown

    def __init__(
        self,
        look: Look,
        identifier: str,
        title: str,
        frames: FrameMaker | None,
        jobs: Background,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        """``frames`` None: there is nothing to draw with; the words are there all the same."""
        super().__init__(look, title, parent=parent)
        self._identifier = identifier
        self._translate = translate
        self._shown = SlowPictures()
        self._seen: dict[int, SeenPicture] = {}
        self._stimuli: dict[int, Stimulus] = {}
        self._made = CardPictures(frames, jobs, self, side_px=MADE_PX) if frames is not None else None
        if self._made is not None:
            self._made.ready.connect(self._on_made_ready)
        self._lists = Stack(look, gap_px=14)
        self._practise = primary(
            look, translate("SlowPictures", "Practise these"), f"{identifier}.practise", icon="play"
        )
        self._practise.clicked.connect(self._on_practise_clicked)
        self._about = muted("")
        self._in_tests = muted(
            translate(
                "SlowPictures",
                "Some of them are in your tests, too. After much practice a test can go better because "
                "you know its pictures.",
            )
        )
        for widget in (self._lists, self._about, self._in_tests, holding(FlowLayout(look), [self._practise])):
            self.add(widget)
        look.changed.connect(self._on_theme_changed)

    @property
    def practise(self) -> QWidget:
        """The button."""
        return self._practise

    @property
    def pictures(self) -> tuple[SeenPicture, ...]:
        """Those in view, in their order."""
        return tuple(self._seen.values())

    def show_pictures(
        self, found: SlowPictures, pictures: Mapping[str, Picture], tested: frozenset[str] = frozenset()
    ) -> None:
        """Show some; ``pictures`` by their lasting names. ``tested``: what tests show."""
        say = self._translate
        self._shown = found
        self._lists.clear()
        self._seen, self._stimuli = {}, {}
        if found.slow:
            self._add_list(self.tr("These took you longest"), found.slow, pictures)
            if found.usual_ms is not None:
                self._lists.add(muted(slow_note(found.usual_ms, say)))
        if found.mixed_up:
            self._add_list(self.tr("Often mixed up"), found.mixed_up, pictures)
        enough = len(found.all) >= FEWEST_GIVEN
        self._practise.setVisible(enough)
        few = self.tr("Three such pictures make a short drill.")
        self._about.setText(practise_about(len(found.all), say) if enough else few)
        self._in_tests.setVisible(enough and any(one.picture in tested for one in found.all))
        self._draw()

    def _add_list(
        self, words: str, listed: tuple[PictureLooks, ...], pictures: Mapping[str, Picture]
    ) -> None:
        self._lists.add(Text(words, "field"))
        row = []
        for one in listed:
            picture, number = pictures[one.picture], len(self._seen)
            seen = SeenPicture(
                self._look,
                f"{self._identifier}.picture.{number}",
                picture.alt,
                picture_line(one, self._translate),
            )
            self._seen[number] = seen
            self._stimuli[number] = Stimulus(picture, mirrored=False, rotation_deg=0)
            row.append(seen)
        self._lists.add(holding(FlowLayout(self._look, gap_px=18), row))

    def _draw(self) -> None:
        if self._made is not None:
            self._made.load(self._stimuli, self._look.colour("surface"))

    @Slot()
    def _on_made_ready(self) -> None:
        assert self._made is not None
        for number, seen in self._seen.items():
            pixmap = self._made.at(number)
            if pixmap is not None:
                seen.show_picture(pixmap)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._draw()

    @Slot()
    def _on_practise_clicked(self) -> None:
        self.practise_asked.emit(self._shown)
