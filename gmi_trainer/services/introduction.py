"""How far somebody has come in their first run, so that nothing is asked twice after a pause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.diary_ports import Preferences

PREFERENCE = "introduction"


@dataclass(frozen=True, slots=True)
class Introduction:
    """The screen to go on with (empty: the first), and what was answered so far, by the screen's name.

    The answers are only for marking them on the way back; what follows from them is kept where it belongs.
    ``before_a_drill``: it was ended while something waited to be looked at, so the screens that come before
    a first drill have not been seen; they come when one is wanted.
    """

    step: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    before_a_drill: bool = False

    def at(self, step: str) -> Introduction:
        """The same answers, another screen."""
        return replace(self, step=step)

    def with_answer(self, name: str, answer: str | None) -> Introduction:
        """One answer more, or (None) one less."""
        rest = {key: value for key, value in self.answers.items() if key != name}
        return replace(self, answers=rest if answer is None else {**rest, name: answer})


class IntroductionService:
    """Keeps it in the person's record."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def load(self) -> Introduction:
        """Where they are. What cannot be understood counts as the beginning."""
        stored = self._preferences.get(PREFERENCE)
        if not isinstance(stored, Mapping):
            return Introduction()
        step, answers = stored.get("step"), stored.get("answers")
        return Introduction(
            step if isinstance(step, str) else "",
            {
                name: answer
                for name, answer in (answers.items() if isinstance(answers, Mapping) else ())
                if isinstance(name, str) and isinstance(answer, str)
            },
            stored.get("before_a_drill") is True,
        )

    def save(self, introduction: Introduction) -> None:
        """Keep it, durably."""
        self._preferences.put(
            PREFERENCE,
            {
                "step": introduction.step,
                "answers": dict(introduction.answers),
                "before_a_drill": introduction.before_a_drill,
            },
        )

    def leave_for_a_drill(self, step: str) -> None:
        """The first run is over but for its last screens, from this one on: those come before a first drill."""
        self.save(Introduction(step, before_a_drill=True))

    def begin_again(self) -> None:
        """Everything from the first screen on."""
        self.save(Introduction())
