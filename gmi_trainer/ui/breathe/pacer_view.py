"""The pacer of a breathing session: a picture of the breath, what to do now, the seconds, and how many breaths."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gmi_trainer.domain.breathing import BreathPattern, BreathPhase, Pacer
from gmi_trainer.domain.script import Moment
from gmi_trainer.ui.breathe.bar import BarOfSeconds, FillingBar
from gmi_trainer.ui.breathe.circle import DiscOfSeconds, SwellingDisc
from gmi_trainer.ui.breathe.lines import Lines, Said
from gmi_trainer.ui.breathe.pacing import Box, Places, Room, count_of
from gmi_trainer.ui.breathe.picture import PacerPicture, Sizes, paints_of, rect_of
from gmi_trainer.ui.breathe.plain_words import PlainWords
from gmi_trainer.ui.breathe.wave import GlidingLandscape, HillOfSeconds
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.pacing import breath_of, hum_word, pacer_name, phase_words, spoken_phase
from gmi_trainer.ui.words.translate import Translate

PICTURES: dict[Pacer, tuple[type[PacerPicture], type[PacerPicture]]] = {
    Pacer.CIRCLE: (SwellingDisc, DiscOfSeconds),
    Pacer.WAVE: (GlidingLandscape, HillOfSeconds),
    Pacer.BAR: (FillingBar, BarOfSeconds),
    Pacer.WORDS: (PlainWords, PlainWords),
}
"""Each style as it moves, and as it keeps still."""

MOVING_MS, STILL_MS = 16, 250
"""About 60 pictures a second; four where nothing may move."""

MARGIN_PX, GAP_PX = 22, 20

FOLLOWED = (BreathPhase.IN, BreathPhase.HOLD_FULL, BreathPhase.OUT)
"""The words that are read again and again: their size is chosen for them; what comes before may be smaller."""

SIZE_STEPS = tuple(step / 20 for step in range(20, 4, -1))
PICTURE_SHARE = 0.74
"""Words are as large as the look asks for, unless that leaves the picture less than so much of the height that it has
with the smallest ones: then they are a step smaller, and so on."""

MOST_EDGE = 0.04
"""Margins take at most this share of a small window."""

EDGE_PX = 6
LEAST_TEXT_PX = 14
LEAST_QUIET = 0.5
"""What is small already becomes no smaller than this, in pixels and as a share."""


class PacerView(QLabel):
    """Paints the moment that it is told; it has no clock. Opaque, on the calm ground.

    A QLabel only for its accessible role; it paints itself. Its accessible name is what to do now.
    """

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._translate = translate
        self._style = Pacer.CIRCLE
        self._announces = True
        self._lines = Lines()
        self._said = Said()
        self._has_hum = False
        self._shown: tuple[Moment, BreathPattern, int] | None = None
        self._paints = paints_of(look, mirrored=False)
        self._picture = self._new_picture()
        self._places = Places(Box(0, 0, 1, 1), Box(0, 0, 1, 1))
        self._is_fitted = False
        name_control(self, "breath.pacer", pacer_name(translate))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        look.changed.connect(self._on_look_changed)

    @property
    def fps_interval_ms(self) -> int:
        """How often a moment should be shown: where nothing may move, seldom."""
        return STILL_MS if self._look.is_still else MOVING_MS

    @property
    def said(self) -> Said:
        """What stands on it."""
        return self._said

    @property
    def drawing(self) -> PacerPicture:
        """What it shows the breath with, fitted to the room that there is."""
        self._fit()
        return self._picture

    @property
    def places(self) -> Places:
        """Where the picture and the words stand in the room that there is."""
        self._fit()
        return self._places

    def set_style(self, pacer: Pacer) -> None:
        """Show the breath in this way from now on."""
        self._style = pacer
        self._renew()

    def set_announcing(self, announces: bool) -> None:
        """Whether a screen reader is asked to say each phase: not where a voice does."""
        self._announces = announces

    def show_moment(
        self, moment: Moment, *, pattern: BreathPattern, breaths: int, humming: bool = False
    ) -> None:
        """Paint this moment; only what changed is painted. Called on every tick."""
        self._take_hum(humming)
        self._fit()
        changed = self._picture.show(moment, pattern, breaths)
        if changed is not None:
            self.update(changed)
        before = self._shown
        self._shown = (moment, pattern, breaths)
        if before is None or before[0].phase is not moment.phase:
            self._enter(moment, breaths, humming=humming)
            if before is None or not _goes_on(before[0], moment):
                self._tell(moment, humming=humming)
        count = count_of(moment)
        count_text = "" if count is None else str(count)
        if count_text != self._said.count:
            said = self._said
            self._say(Said(said.word, count_text, said.hum, said.breath))

    def rest(self, words: str = "") -> None:
        """Stand still with an empty chest, and nothing but these words: a pause."""
        self._shown = None
        self._picture.rest()
        self._said = Said(words)
        self.setAccessibleName(words or pacer_name(self._translate))
        self.setAccessibleDescription("")
        self.update()

    def event(self, event: QEvent) -> bool:
        """A style sheet takes a label's opaqueness away each time it is worked out; without it the stage behind
        would be painted first, sixty times a second."""
        handled = super().event(event)
        kind = event.type()
        if kind in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        elif kind in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.FontChange):
            self._unfit()
        elif kind is QEvent.Type.LayoutDirectionChange:
            self._renew()
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._unfit()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._fit()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        region = event.region()
        picture = rect_of(self._places.picture)
        around = region.boundingRect()
        if not picture.contains(around.toRectF()):
            painter.fillRect(around, self._paints.ground)
        if picture.intersects(around.toRectF()):
            self._picture.paint(painter)
        self._lines.paint(painter, region, self._said, self._paints)
        painter.end()

    @Slot()
    def _on_look_changed(self) -> None:
        self._renew()

    def _enter(self, moment: Moment, breaths: int, *, humming: bool) -> None:
        """A phase begins, or goes on anew."""
        phase = moment.phase
        kind = BreathPhase(phase.kind)
        self._say(
            Said(
                phase_words(kind, self._translate),
                self._said.count,
                hum_word(self._translate) if humming and kind is BreathPhase.OUT else "",
                breath_of(phase.round, breaths, self._translate),
            )
        )

    def _tell(self, moment: Moment, *, humming: bool) -> None:
        """To who listens instead of looking."""
        words = spoken_phase(BreathPhase(moment.phase.kind), self._translate, humming=humming)
        self.setAccessibleName(words)
        self.setAccessibleDescription(self._said.breath)
        if self._announces:
            announce(self, words)

    def _say(self, said: Said) -> None:
        region = self._lines.changed(self._said, said)
        self._said = said
        if not region.isEmpty():
            self.update(region)

    def _take_hum(self, humming: bool) -> None:
        if humming is not self._has_hum:
            self._has_hum = humming
            self._unfit()

    def _new_picture(self) -> PacerPicture:
        moving, still = PICTURES[self._style]
        return still() if self._look.is_still else moving()

    def _renew(self) -> None:
        """Other colours, another style, or no more motion: made anew, and shown where it was."""
        self._paints = paints_of(
            self._look, mirrored=self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        )
        self._picture = self._new_picture()
        self._unfit()

    def _unfit(self) -> None:
        self._is_fitted = False
        self.update()

    def _fit(self) -> None:
        """Share the room out between picture and words."""
        if self._is_fitted:
            return
        self._is_fitted = True
        best = self._arranged(SIZE_STEPS[-1]).picture.height
        places = self._places = next(
            (tried for tried in map(self._arranged, SIZE_STEPS) if self._leaves_room(tried, best)),
            None,
        ) or self._arranged(SIZE_STEPS[-1])
        self._picture.fit(places.picture, self._paints, self.devicePixelRatioF())
        self._lines.fit(places.words, self._picture.count_box())
        if self._shown is not None:
            self._picture.show(*self._shown)

    def _arranged(self, factor: float) -> Places:
        """Picture and words, with words of so many times the size that the look asks for. Measures them, too."""
        width, height = float(self.width()), float(self.height())
        px, usual = self._look.px, self._picture.sizes
        sizes = Sizes(
            word=px(usual.word) * factor,
            count=px(usual.count) * factor,
            hum=max(px(usual.hum) * max(factor, LEAST_QUIET), LEAST_TEXT_PX),
            breath=max(px(usual.breath) * max(factor, LEAST_QUIET), LEAST_TEXT_PX),
        )
        wish, _ = self._measure(sizes, tuple(BreathPhase))
        wide, high = self._measure(sizes, FOLLOWED)
        return self._picture.arrange(
            Room(
                width,
                height,
                words_width=wide,
                words_wish=wish,
                words_height=high,
                gap=min(px(GAP_PX), MOST_EDGE * height),
                margin=min(px(MARGIN_PX), MOST_EDGE * min(width, height)),
                mirrored=self._paints.is_mirrored,
            )
        )

    def _leaves_room(self, places: Places, best: float) -> bool:
        """Whether the words fit, and leave the picture enough of the height that it could have."""
        words, picture = places.words, places.picture
        return (
            words.top >= EDGE_PX
            and words.bottom <= self.height() - EDGE_PX
            and self._lines.widest(self._words_of(FOLLOWED)) <= words.width
            and picture.height >= PICTURE_SHARE * best
        )

    def _measure(self, sizes: Sizes, kinds: Iterable[BreathPhase]) -> tuple[float, float]:
        return self._lines.measure(
            self.font(),
            sizes,
            self._words_of(kinds),
            has_hum=self._has_hum,
            count_inside=self._picture.has_count,
        )

    def _words_of(self, kinds: Iterable[BreathPhase]) -> list[str]:
        return [phase_words(kind, self._translate) for kind in kinds]


def _goes_on(before: Moment, now: Moment) -> bool:
    """What was being done is done on, made easier: not said again."""
    one, other = before.phase, now.phase
    return (one.kind, one.round) == (other.kind, other.round) and now.left_ns <= before.left_ns
