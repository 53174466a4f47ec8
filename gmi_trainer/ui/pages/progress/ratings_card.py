"""What was rated before and after a practice: each number with what it was before, and a way to correct it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.day_story import DayRating
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.day_numbers import NumberRow
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.text import small
from gmi_trainer.ui.words.looking_at_days import rated_around_name
from gmi_trainer.ui.words.translate import Translate

Key = tuple[Scale, Moment]


class RatingsCard(Card):
    """Rows for what was rated, and for nothing else: a practice is not rated afterwards."""

    corrected = Signal(object, object, object)  # Scale, Moment, and int or None
    focus_moved = Signal()

    def __init__(
        self, look: Look, identifier: str, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, translate("RatingsCard", "Your numbers"), icon="scale", parent=parent)
        name_control(self, identifier, translate("RatingsCard", "Your numbers"))
        self._identifier = identifier
        self._translate = translate
        self._ratings: tuple[DayRating, ...] = ()
        self._numbers: dict[Key, NumberRow] = {}
        self._places = Column(look)
        self.add(self._places)
        self.add(
            small(
                translate(
                    "RatingsCard", "You can put a number right. What it was before stays in the record."
                )
            )
        )

    def row(self, scale: Scale, moment: Moment) -> NumberRow:
        """One of the numbers."""
        return self._numbers[scale, moment]

    @property
    def ratings(self) -> tuple[DayRating, ...]:
        """What is shown."""
        return self._ratings

    @property
    def focused(self) -> Key | None:
        """The number that the keyboard is at."""
        focused = self.window().focusWidget()
        held = (
            key for key, row in self._numbers.items() if focused is not None and row.isAncestorOf(focused)
        )
        return next(held, None)

    def focus_on(self, key: Key) -> None:
        """Put the keyboard on a number, where it is still there."""
        if key in self._numbers:
            self._numbers[key].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_ratings(self, ratings: Sequence[DayRating]) -> None:
        """The same rows again keep what is open in them."""
        self._ratings = tuple(ratings)
        keys = [(rating.scale, rating.moment) for rating in ratings]
        if keys != list(self._numbers):
            self._places.clear()
            self._numbers = {key: self._made(*key) for key in keys}
            self._places.add(*self._numbers.values())
        for rating in ratings:
            self._numbers[rating.scale, rating.moment].show_rating(rating, same=True)

    def _made(self, scale: Scale, moment: Moment) -> NumberRow:
        row = NumberRow(
            self._look,
            scale,
            self._translate,
            f"{self._identifier}.{scale}.{moment}",
            rated_around_name(scale, moment, self._translate),
        )
        row.corrected.connect(partial(self._on_row_corrected, moment))
        row.focus_moved.connect(self.focus_moved)
        return row

    def _on_row_corrected(self, moment: Moment, scale: Scale, value: int | None) -> None:
        self.corrected.emit(scale, moment, value)
