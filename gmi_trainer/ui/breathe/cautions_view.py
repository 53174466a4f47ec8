"""When to be careful: asked before the first slow breathing, and whenever somebody wants to look at it again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.breath_steps import Caution, Cautions
from gmi_trainer.domain.key_map import Meaning
from gmi_trainer.ui.breathe.tick_tile import TickTile
from gmi_trainer.ui.pages.guided import GuidedStage
from gmi_trainer.ui.pages.read_on import ReadOn
from gmi_trainer.ui.stage.reaching import Reaching
from gmi_trainer.ui.stage.read_first import PRESSES, ReadFirst
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import body, muted
from gmi_trainer.ui.words.breath_keys import how_to_press
from gmi_trainer.ui.words.cautions import (
    caution_about,
    caution_advice,
    caution_name,
    cautions_ask,
    cautions_title,
    emergency_line,
    gentle_about,
    gentle_title,
    stays_here,
    stop_line,
    what_changes,
)
from gmi_trainer.ui.words.translate import Translate

ASKED = tuple(Caution)


class CautionsView(GuidedStage):
    """Six reasons to tick; where one is ticked, or not said, what follows from it.

    Digits tick, Space and Enter go on, in a low window through all reasons first; Escape closes.
    """

    answered = Signal(object)  # frozenset[Caution], or None for rather not said: and on to breathing
    noted = Signal(object)  # the same, to be kept, by somebody who does not go on now
    settle_asked = Signal()
    closed = Signal()

    def __init__(
        self,
        look: Look,
        translate: Translate,
        answered_before: Cautions | None,
        parent: QWidget | None = None,
        *,
        reach: Reach | None = None,
    ) -> None:
        """``answered_before``: ticked in advance. ``reach``: by what the person reaches the buttons, where that
        is known."""
        self._translate = translate
        self._before = answered_before
        self._ticked = set(answered_before.reasons) if answered_before is not None else set()
        self._answer: frozenset[Caution] | None = frozenset()
        self._is_asking = True
        self._tiles: dict[Caution, TickTile] = {}
        super().__init__(look, "cautions", cautions_title(is_first=True, translate=translate), parent)
        self._read_first = ReadFirst("cautions.read_first", self)
        self._read_on = ReadOn(look, self._scroll, self._on, self)
        self._read_on.changed.connect(self._place)
        self._reaching = Reaching(look, self, may_press=self._has_been_read)
        self._reaching.wear(reach if reach is not None else Reach())
        self._reaching.leave_asked.connect(self._on_close_asked)
        self.let_close(True)
        self.on_asked.connect(self._on_on_asked)
        self.skip_asked.connect(self._on_skip_asked)
        self.back_asked.connect(self._on_back_asked)
        self.close_asked.connect(self._on_close_asked)
        self._ask()

    @property
    def is_asking(self) -> bool:
        """The reasons are in view; otherwise what follows from them."""
        return self._is_asking

    @property
    def tiles(self) -> tuple[TickTile, ...]:
        """What can be ticked, in order."""
        return tuple(self._tiles.values())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The buttons of the foot have the keyboard; they, too, wait until a screen can have been read."""
        if isinstance(event, QKeyEvent) and event.key() in PRESSES and not self._read_first.is_over:
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        own = self._reaching.meaning(event)
        if key == Qt.Key.Key_Escape or own is Meaning.STOP:
            self._on_close_asked()
        elif own in (Meaning.LEFT, Meaning.RIGHT):
            self._take_focus()  # on a button: from there own keys reach all of them
        elif key in PRESSES:
            if not event.isAutoRepeat() and self._read_first.is_over:
                self._on_on_asked()
        elif self._is_asking and (tile := self._tile_of(event)) is not None:
            if not event.isAutoRepeat():
                tile.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._read_on.look_again()

    # -- what is shown -------------------------------------------------------------------------------------

    def _ask(self) -> None:
        say = self._translate
        self._is_asking = True
        self._tiles = {}
        for caution in ASKED:
            tile = TickTile(
                self.look,
                f"cautions.{caution.value}",
                caution_name(caution, say),
                caution_about(caution, say),
                on=caution in self._ticked,
            )
            tile.toggled.connect(self._on_tile_toggled)
            self._tiles[caution] = tile
        content = Stack(self.look, gap_px=14)
        if how := how_to_press(self._reaching.reach, say):
            content.add(muted(how))
        content.add(holding(ReflowLayout(self.look, 300, most=2, gap_px=12), self.tiles))
        content.add(body(stop_line(say)))
        content.add(muted(stays_here(say)))
        self.show_screen(
            cautions_title(is_first=self._before is None, translate=say),
            content,
            about=cautions_ask(self._before, say),
            on=self._words_on(),
            skip=self.tr("I would rather not say"),
            can_go_back=False,
        )
        self._be_read()

    def _tell(self) -> None:
        """What follows. It is the careful way for who would rather not say, too."""
        say, answer, is_first = self._translate, self._answer, self._before is None
        self._is_asking = False
        self._tiles = {}
        content = Stack(self.look, gap_px=16)
        notice = Notice(self.look, what_changes(say))
        settle = secondary(self.look, self.tr("Settle instead"), "cautions.settle_instead", icon="leaf")
        settle.clicked.connect(self._on_settle_instead_clicked)
        notice.add(
            holding(FlowLayout(self.look), [settle])
        )  # near the top: some should not have to look for it
        content.add(notice)
        reasons = [caution for caution in ASKED if caution in (answer or ())]
        if reasons:
            card = Card(self.look)
            for caution in reasons:
                card.add(body(caution_advice(caution, say)))
            content.add(card)
        content.add(body(stop_line(say)))
        content.add(body(emergency_line(say)))
        self.show_screen(
            gentle_title(say),
            content,
            about=gentle_about(is_said=answer is not None, translate=say),
            icon="wind",
            on=self.tr("Go on with the gentle breath") if is_first else self.tr("Keep these answers"),
            skip=self.tr("Not now") if is_first else "",
        )
        self._be_read()

    def _be_read(self) -> None:
        """A new screen is in view, with buttons of its own."""
        self._read_first.begin()
        self._read_on.say(self._on.text())
        QTimer.singleShot(0, self._read_on, self._read_on.look_again)  # once it is known how high it is
        self._reaching.watch(self.findChildren(QAbstractButton), self)

    def _has_been_read(self) -> bool:
        return self._read_first.is_over

    def _words_on(self) -> str:
        return self.tr("Go on") if self._ticked else self.tr("None of these")

    def _tile_of(self, event: QKeyEvent) -> TickTile | None:
        """The tile that a digit stands for."""
        place = event.key() - int(Qt.Key.Key_1)
        if not 0 <= place < len(ASKED) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        return self._tiles[ASKED[place]]

    # -- what a person does --------------------------------------------------------------------------------

    @Slot()
    def _on_tile_toggled(self) -> None:
        self._ticked = {caution for caution, tile in self._tiles.items() if tile.isChecked()}
        self._read_on.say(self._words_on())

    @Slot()
    def _on_on_asked(self) -> None:
        if self._read_on.go_down():
            return
        if not self._is_asking:
            self.answered.emit(self._answer)
            return
        self._answer = frozenset(self._ticked)
        if self._ticked:
            self._tell()
        else:
            self.answered.emit(self._answer)

    @Slot()
    def _on_skip_asked(self) -> None:
        """ "I would rather not say", or "Not now"."""
        if self._is_asking:
            self._answer = None
            self._tell()
        else:
            self._on_close_asked()

    @Slot()
    def _on_back_asked(self) -> None:
        self._ask()

    @Slot()
    def _on_close_asked(self) -> None:
        """What was answered by then is not asked again."""
        self._note()
        self.closed.emit()

    @Slot()
    def _on_settle_instead_clicked(self) -> None:
        self._note()
        self.settle_asked.emit()

    def _note(self) -> None:
        if not self._is_asking:
            self.noted.emit(self._answer)
