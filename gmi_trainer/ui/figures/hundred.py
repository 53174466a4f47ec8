"""A hundred people who take something: who gets better anyway, who because of it, who is harmed; numbers, no paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require

if TYPE_CHECKING:
    from gmi_trainer.ui.figures.stop_slider import SliderStop

UNKNOWN = -1
"""The value of the slider's first stop: so that all others have the value of their number."""

UNKNOWN_WIDE = 0.06
"""How far the slider's first stop, for what is not known yet, is from the one for nobody."""

MARK_EVERY = 25


@dataclass(frozen=True, slots=True)
class Numbers:
    """Out of all people. None: not known yet."""

    without: int | None = None
    with_it: int | None = None
    harmed: int | None = None

    @property
    def better(self) -> Better | None:
        """Who gets better; None as long as one of the two numbers is missing."""
        if self.without is None or self.with_it is None:
            return None
        return Better(self.without, self.with_it)


@dataclass(frozen=True, slots=True)
class Better:
    """How many get better without it, and with it."""

    without: int
    with_it: int

    @property
    def anyway(self) -> int:
        """Those who get better whether they take it or not."""
        return min(self.without, self.with_it)

    @property
    def because(self) -> int:
        """Those who get better because they take it."""
        return max(0, self.with_it - self.without)

    @property
    def lost(self) -> int:
        """Those who would only get better without it."""
        return max(0, self.without - self.with_it)

    @property
    def text_id(self) -> str:
        """The id of what is said of it."""
        if self.because:
            return "now-more"
        return "now-fewer" if self.lost else "now-same"


@dataclass(frozen=True, slots=True)
class HundredPlan:
    """All that the figure knows: an example, and which questions are asked."""

    people: int
    columns: int
    example: Numbers
    questions: tuple[str, ...]

    def stops(self, unknown: str) -> tuple[SliderStop, ...]:
        """Those of a slider for a number: not known yet, then from nobody to everybody."""
        from gmi_trainer.ui.figures.stop_slider import (
            SliderStop,
        )  # a widget's: settings are read without Qt, too

        return (
            SliderStop(0.0, unknown),
            *(
                SliderStop(
                    UNKNOWN_WIDE + (1 - UNKNOWN_WIDE) * count / self.people,
                    str(count),
                    is_minor=count % MARK_EVERY != 0,
                )
                for count in range(self.people + 1)
            ),
        )


def number_at(stop: int) -> int | None:
    """What a slider's stop stands for."""
    return stop if stop > UNKNOWN else None


def hundred_plan(figure: Figure) -> HundredPlan:
    """Read it, or say what does not fit."""
    settings, where = Settings(figure.settings, figure.kind), figure.kind
    people, columns = settings.whole("people"), settings.whole("columns")
    require(
        people > 0 and columns > 0 and people % columns == 0, f"{where}.columns", "rows that are all full"
    )
    example = settings.part("example")
    numbers = tuple(example.whole(key) for key in ("without", "with", "harmed"))
    require(all(0 <= number <= people for number in numbers), f"{where}.example", f"0 to {people}")
    require(
        figure.settings.get("made_up") is True, f"{where}.made_up", "true: the example is nobody's numbers"
    )
    questions = settings.words("questions")
    require(len(set(questions)) == len(questions), f"{where}.questions", "every question once")
    return HundredPlan(people, columns, Numbers(*numbers), questions)
