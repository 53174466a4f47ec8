"""The flare plan card: kept in the person's record as one small choice of theirs."""

from __future__ import annotations

from collections.abc import Mapping

from gmi_trainer.domain.flare_plan import EMPTY_CARD, FlarePart, FlarePlan, tidy_part
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.diary_ports import Preferences
from gmi_trainer.services.goals import tell_changes
from gmi_trainer.services.own_ports import Undo

PREFERENCE = "flare_plan"


class FlarePlanService:
    """Reads and keeps it, part by part. UserProblem: not kept, and why."""

    def __init__(self, preferences: Preferences, changes: Changes) -> None:
        self._preferences = preferences
        self._changes = changes

    def load(self) -> FlarePlan:
        """What stands on it."""
        return flare_plan_from(self._preferences.get(PREFERENCE))

    def put(self, part: FlarePart, words: str) -> Undo:
        """Other words in one part; empty: none."""
        before = self.load()
        self._save(before.with_part(part, words))

        def undo() -> None:
            self._save(self.load().with_part(part, before[part]))

        return tell_changes(undo, self._changes)

    def put_all(self, parts: Mapping[FlarePart, str]) -> Undo:
        """The whole card anew."""
        before, plan = self.load(), EMPTY_CARD
        for part, words in parts.items():
            plan = plan.with_part(part, words)
        self._save(plan)
        return tell_changes(lambda: self._save(before), self._changes)

    def _save(self, plan: FlarePlan) -> None:
        self._preferences.put(PREFERENCE, {part.value: plan[part] for part in FlarePart if plan[part]})


def flare_plan_from(stored: object) -> FlarePlan:
    """The value of the preference; what is no part of a plan is passed over."""
    if not isinstance(stored, Mapping):
        return EMPTY_CARD
    found = {part: stored.get(part.value) for part in FlarePart}
    tidy = {part: tidy_part(words) for part, words in found.items() if isinstance(words, str)}
    return FlarePlan({part: words for part, words in tidy.items() if words})
