"""What changed around a practice: a few plain sentences, and beside them always why they may say little."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.breath_change import ChangeStory, Direction, direction_of
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.breath_history import (
    change_line,
    drift_sentence,
    nothing_rated,
    rather_not_line,
    scale_name,
    singles_line,
)
from gmi_trainer.ui.words.translate import Translate


class HistoryChanges(Card):
    """Before and after, scale by scale. What nobody rated is not mentioned."""

    def __init__(self, look: Look, translate: Translate, key: str, parent: QWidget | None = None) -> None:
        """``key``: what the names of its parts begin with."""
        super().__init__(look, translate("HistoryChanges", "Before and after"), icon="scale", parent=parent)
        self._translate = translate
        self._shown: tuple[tuple[ChangeStory, ...], str] | None = None
        self._key = key
        self.setObjectName(f"{key}.changes")

    def show_changes(self, changes: Sequence[ChangeStory], taps: str = "") -> None:
        """One story for each scale that may be rated. What has not changed is left alone.

        ``taps``: what was said in one tap, where that was asked instead.
        """
        if self._shown == (tuple(changes), taps):
            return
        self._shown = tuple(changes), taps
        self.clear()
        rated = [story for story in changes if story.rated]
        for story in rated:
            names_itself = story.mean is not None and direction_of(story.mean) is not Direction.UNCLEAR
            self.add(self._told(story, name_it=len(rated) > 1 or not names_itself))
        if taps:
            self.add(Text(taps))
        if rated or taps:
            self.add(muted(drift_sentence(self._translate)))
        else:
            rates_pain = any(story.scale is Scale.PAIN_NOW for story in changes)
            self.add(muted(nothing_rated(rates_pain=rates_pain, translate=self._translate)))

    def _told(self, story: ChangeStory, *, name_it: bool) -> Column:
        """The sentences of one scale, with its name above them where they do not say it."""
        say = self._translate
        column = Column(self._look, 4)
        column.setObjectName(f"{self._key}.change.{story.scale}")
        if name_it:
            column.add(Text(scale_name(story.scale, say), "field"))
        column.add(Text(change_line(story, say)))
        for line in (singles_line(story, say), rather_not_line(story, say)):
            if line:
                column.add(muted(line))
        return column
