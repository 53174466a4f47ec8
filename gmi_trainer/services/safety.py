"""The answers to the safety questions: kept as dated facts, and what is open because of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.safety import (
    SafetyAnswer,
    SafetyGroup,
    SafetyOccasion,
    Standing,
    asks_again,
    standing,
)
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.diary_ports import DiaryLog, DiaryReader

SAFETY_KINDS = (DiaryKind.SAFETY, DiaryKind.LOOKED_AT, DiaryKind.NEW_SYMPTOM)
"""The facts that decide what is open, from the beginning of the record."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What a drill has to pass. ``asks``: why the questions come first, if they do."""

    standing: Standing
    asks: SafetyOccasion | None

    @property
    def is_open(self) -> bool:
        """Whether a drill may begin at once."""
        return self.standing is Standing.OPEN and self.asks is None


class SafetyService:
    """Writes on the window's thread; ``standing`` reads inside a background job."""

    def __init__(self, diary: DiaryLog, changes: Changes) -> None:
        self._diary = diary
        self._changes = changes

    def reply(
        self, replies: Mapping[SafetyGroup, SafetyAnswer], occasion: SafetyOccasion
    ) -> Callable[[], None]:
        """Keep the answers with today's date; the returned function takes them back."""
        facts = tuple(
            self._diary.add(
                DiaryKind.SAFETY, {"group": group.value, "answer": answer.value, "why": occasion.value}
            )
            for group, answer in replies.items()
        )
        return self._told(*facts)

    def looked_at(self) -> Callable[[], None]:
        """ "I have had this looked at": what waited for it is open again."""
        return self._told(self._diary.add(DiaryKind.LOOKED_AT))

    def new_symptom(self) -> Callable[[], None]:
        """Something new: the questions come again before the next drill."""
        return self._told(self._diary.add(DiaryKind.NEW_SYMPTOM))

    def standing(self, reader: DiaryReader) -> Standing:
        """What is open now."""
        return standing(reader.facts(None, SAFETY_KINDS))

    def gate(self, reader: DiaryReader, today: date) -> Gate:
        """What is open now, and whether to ask before the next drill."""
        facts = reader.facts(None, SAFETY_KINDS)
        return Gate(standing(facts), asks_again(facts, reader.last_practice_day(), today))

    def _told(self, *facts: DiaryFact) -> Callable[[], None]:
        def undo() -> None:
            for fact in facts:
                self._diary.withdraw(fact.uuid)
            self._changes.publish(Changed.DIARY)

        self._changes.publish(Changed.DIARY)
        return undo
