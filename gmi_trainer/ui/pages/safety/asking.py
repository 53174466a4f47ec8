"""One round of the safety questions as a value: what was answered, and which question comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date

from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion, SafetyReply
from gmi_trainer.domain.values import dataclass

GROUPS = tuple(SafetyGroup)


@dataclass(frozen=True, slots=True)
class Asking:
    """The answers so far. An emergency ends the round at once: nobody is asked on while help is needed."""

    answers: Mapping[SafetyGroup, SafetyAnswer] = field(default_factory=dict)

    def answer(self, group: SafetyGroup) -> SafetyAnswer | None:
        """What was answered, if anything."""
        return self.answers.get(group)

    def with_answer(self, group: SafetyGroup, answer: SafetyAnswer) -> Asking:
        """One more, or another one."""
        return replace(self, answers={**self.answers, group: answer})

    def looked_at(self) -> Asking:
        """What was new has been looked at: from now on it is known and checked."""
        return Asking(
            {
                group: SafetyAnswer.KNOWN if answer is SafetyAnswer.NEW else answer
                for group, answer in self.answers.items()
            }
        )

    @property
    def is_emergency(self) -> bool:
        """A sign that needs help at once."""
        return self.answer(SafetyGroup.EMERGENCY) is SafetyAnswer.NEW

    @property
    def asked(self) -> tuple[SafetyGroup, ...]:
        """The questions of this round, in order."""
        return GROUPS[:1] if self.is_emergency else GROUPS

    def after(self, group: SafetyGroup) -> SafetyGroup | None:
        """The question that follows; None: what the answers come to."""
        place = self.asked.index(group) + 1
        return self.asked[place] if place < len(self.asked) else None

    def replies(self, day: date, occasion: SafetyOccasion) -> tuple[SafetyReply, ...]:
        """The answers as the record keeps them."""
        return tuple(
            SafetyReply(group, self.answers[group], day, occasion)
            for group in self.asked
            if group in self.answers
        )
