"""Whether a mirror suits: asked before the first session, after a new symptom, and every thirty days."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.mirror import Barrier, MirrorCheck
from gmi_trainer.ui.breathe.tick_tile import TickTile
from gmi_trainer.ui.mirror.screens import MirrorScreens
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import body, muted
from gmi_trainer.ui.words.breath_keys import how_to_press
from gmi_trainer.ui.words.mirror import (
    away_words,
    barrier_about,
    barrier_advice,
    barrier_name,
    check_ask,
    check_title,
)
from gmi_trainer.ui.words.translate import Translate

ASKED = tuple(Barrier)


class MirrorCheckView(MirrorScreens):
    """Six reasons to tick. Where one is ticked it leads away, kindly; a clinician's word opens the way again."""

    answered = Signal(object, bool)  # frozenset[Barrier], and whether a clinician agreed: kept, and on
    noted = Signal(object)  # frozenset[Barrier]: to be kept by somebody who does not go on now

    def __init__(
        self,
        look: Look,
        translate: Translate,
        before: MirrorCheck | None,
        reach: Reach,
        parent: QWidget | None = None,
    ) -> None:
        """``before``: what was answered the last time, ticked in advance."""
        self._translate = translate
        self._before = before
        self._ticked = set(before.barriers) if before is not None else set()
        self._is_asking = True
        self._tiles: dict[Barrier, TickTile] = {}
        spoken = check_title(is_first=before is None, translate=translate)
        super().__init__(look, "mirror_check", spoken, reach, parent)
        self.skip_asked.connect(self._on_skip_asked)
        self.back_asked.connect(self._on_back_asked)
        self._ask()

    @property
    def is_asking(self) -> bool:
        """The reasons are in view; otherwise what follows from them."""
        return self._is_asking

    @property
    def tiles(self) -> tuple[TickTile, ...]:
        """What can be ticked, in order."""
        return tuple(self._tiles.values())

    # -- what is shown ----------------------------------------------------------------------------------

    def _ask(self) -> None:
        say = self._translate
        self._is_asking = True
        self._tiles = {}
        for barrier in ASKED:
            tile = TickTile(
                self.look,
                f"mirror_check.{barrier.value}",
                barrier_name(barrier, say),
                barrier_about(barrier, say),
                on=barrier in self._ticked,
            )
            tile.toggled.connect(self._on_tile_toggled)
            self._tiles[barrier] = tile
        content = Stack(self.look, gap_px=14)
        if how := how_to_press(self._reaching.reach, say):
            content.add(muted(how))
        content.add(holding(ReflowLayout(self.look, 300, most=2, gap_px=12), self.tiles))
        self.show_screen(
            check_title(is_first=self._before is None, translate=say),
            content,
            about=check_ask(say),
            on=self._words_on(),
            skip=self.tr("Not now"),
            can_go_back=False,
        )
        self._be_read()

    def _tell(self) -> None:
        """Somebody should be there; what may be said to them."""
        say = self._translate
        self._is_asking = False
        self._tiles = {}
        words = away_words(say)
        card = Card(self.look)
        for barrier in (one for one in ASKED if one in self._ticked):
            card.add(body(barrier_advice(barrier, say)))
        agreed = secondary(
            self.look,
            self.tr("My clinician knows this, and says I may"),
            "mirror_check.agreed",
            icon="stethoscope",
        )
        agreed.clicked.connect(self._on_agreed_clicked)
        content = Stack(self.look, gap_px=16)
        content.add(card)
        content.add(body(words.note))
        content.add(holding(FlowLayout(self.look), [agreed]))
        self.show_screen(
            words.title, content, about=words.words, icon="stethoscope", on=self.tr("Keep and close")
        )
        self._be_read()

    def _words_on(self) -> str:
        return self.tr("Go on") if self._ticked else self.tr("None of these")

    def _takes(self, event: QKeyEvent) -> bool:
        """A digit ticks the reason of its place."""
        place = event.key() - int(Qt.Key.Key_1)
        if not (self._is_asking and 0 <= place < len(ASKED)):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if not event.isAutoRepeat():
            self._tiles[ASKED[place]].click()
        return True

    # -- what a person does -----------------------------------------------------------------------------

    def _go_on(self) -> None:
        if not self._is_asking:
            self.noted.emit(frozenset(self._ticked))
            self.closed.emit()
        elif self._ticked:
            self._tell()
        else:
            self.answered.emit(frozenset(), False)

    def _leave(self) -> None:
        """What was answered by then is kept: it speaks against going on alone."""
        if not self._is_asking:
            self.noted.emit(frozenset(self._ticked))

    @Slot()
    def _on_tile_toggled(self) -> None:
        self._ticked = {barrier for barrier, tile in self._tiles.items() if tile.isChecked()}
        self._read_on.say(self._words_on())

    @Slot()
    def _on_skip_asked(self) -> None:
        self.closed.emit()

    @Slot()
    def _on_back_asked(self) -> None:
        self._ask()

    @Slot()
    def _on_agreed_clicked(self) -> None:
        self.answered.emit(frozenset(self._ticked), True)
