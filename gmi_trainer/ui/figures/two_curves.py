"""What is still to heal and how touchy the alarm is, week by week, in a few made-up stories: values, no paint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require
from gmi_trainer.ui.figures.smooth import SmoothCurve

HIGHEST = 100.0
PARTED_BY = 25.0
"""From this much between them on, the curves have parted."""

CURVES = ("to-heal", "alarm")


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A time that has a name: from one week to another, or a single moment."""

    mark_id: str
    start: int
    end: int | None
    claim: str


@dataclass(frozen=True, slots=True)
class CurveLevel:
    """What a value is called from a number on."""

    level_id: str
    start: int


@dataclass(frozen=True, slots=True)
class Story:
    """How both curves go."""

    story_id: str
    to_heal: SmoothCurve
    alarm: SmoothCurve


@dataclass(frozen=True, slots=True)
class CurvesPlan:
    """All that the figure knows."""

    weeks: int
    week_step: int
    marks: tuple[TimeMark, ...]
    levels: tuple[CurveLevel, ...]
    stories: tuple[Story, ...]

    @property
    def steps(self) -> tuple[int, ...]:
        """The weeks that the slider stops at."""
        return tuple(range(0, self.weeks + 1, self.week_step))

    def story(self, story_id: str) -> Story:
        """One of them."""
        return next(one for one in self.stories if one.story_id == story_id)

    def level(self, value: float) -> str:
        """What a value is called."""
        return [level.level_id for level in self.levels if level.start <= value][-1]

    def has_parted(self, story: Story, week: float) -> bool:
        """Whether the alarm stands well above what is still to heal."""
        return story.alarm.at(week) - story.to_heal.at(week) >= PARTED_BY


def curves_plan(figure: Figure) -> CurvesPlan:
    """Read it, or say what does not fit."""
    settings = Settings(figure.settings, figure.kind)
    where = figure.kind
    plan = CurvesPlan(
        settings.whole("weeks"),
        settings.whole("week_step", 1),
        tuple(_mark(part) for part in settings.parts("marks")),
        tuple(CurveLevel(part.word("id"), part.whole("from")) for part in settings.parts("levels")),
        tuple(_story(part) for part in settings.parts("stories")),
    )
    require(plan.weeks > 0 and plan.week_step > 0, f"{where}.weeks", "weeks, and steps of at least one")
    require(plan.weeks % plan.week_step == 0, f"{where}.week_step", "steps that end with the last week")
    require(settings.words("curves") == CURVES, f"{where}.curves", ", ".join(CURVES))
    starts = [level.start for level in plan.levels]
    require(starts == sorted(set(starts)) and starts[0] == 0, f"{where}.levels", "from 0 up")
    for mark in plan.marks:
        end = plan.weeks if mark.end is None else mark.end
        require(0 <= mark.start < end <= plan.weeks, f"{where}.marks.{mark.mark_id}", "within the weeks")
    for part in settings.parts("stories"):
        for curve in CURVES:
            points = part.points(curve)
            fits = points[0][0] == 0 and points[-1][0] == plan.weeks
            fits = fits and all(0 <= value <= HIGHEST for _, value in points)
            require(fits, f"{where}.stories.{part.word('id')}.{curve}", "0 to 100, from week 0 to the last")
    return plan


def sampled(curve: SmoothCurve, start: float, end: float, count: int) -> tuple[tuple[float, float], ...]:
    """Points of a curve, close enough together to look round, with both ends."""
    return tuple(
        (week, curve.at(week))
        for week in (start + (end - start) * number / count for number in range(count + 1))
    )


def blended(
    one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]], share: float
) -> list[tuple[float, float]]:
    """Points on the way from one curve to another."""
    return [(x, a + (b - a) * share) for (x, a), (_, b) in zip(one, other, strict=True)]


def words_of_levels(plan: CurvesPlan, story: Story, week: int, names: Mapping[str, str]) -> tuple[str, str]:
    """How both values are called: what is still to heal, the alarm."""
    return names[plan.level(story.to_heal.at(week))], names[plan.level(story.alarm.at(week))]


def _mark(part: Settings) -> TimeMark:
    if part.has("week"):
        return TimeMark(part.word("id"), part.whole("week"), None, part.word("claim"))
    return TimeMark(part.word("id"), part.whole("from_week"), part.whole("to_week"), part.word("claim"))


def _story(part: Settings) -> Story:
    return Story(part.word("id"), SmoothCurve(part.points("to-heal")), SmoothCurve(part.points("alarm")))
