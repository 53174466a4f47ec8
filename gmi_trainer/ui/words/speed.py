"""Speed and accuracy together: names of charts and scores, each with one plain sentence and its source (science B4)."""

from __future__ import annotations

from collections.abc import Sequence

from gmi_trainer.domain.measure import Whose
from gmi_trainer.domain.side_gap import SideGap
from gmi_trainer.domain.speed_scores import SpeedScores, SpeedStory
from gmi_trainer.ui.words.change import gap_number_sentence, gap_share_words, whose_name
from gmi_trainer.ui.words.numbers import NONE, seconds
from gmi_trainer.ui.words.translate import Translate


def room_name(translate: Translate) -> str:
    """What the room is called."""
    return translate("Speed", "Speed and accuracy")


def room_about(translate: Translate) -> str:
    """What it shows."""
    return translate("Speed", "How quick and how sure you are, taken together.")


def chart_name(translate: Translate) -> str:
    """The chart that comes first."""
    return translate("Speed", "Correct answers per minute")


def per_minute_words(value: float | None, translate: Translate) -> str:
    """A rate."""
    if value is None:
        return NONE
    return translate("Speed", "{n} a minute").format(n=f"{value:.1f}")


def about_chart(translate: Translate) -> str:
    """What the chart counts."""
    return translate(
        "Speed",
        "Right answers in a minute of looking. An answer that is not right, or none in time, costs time and adds "
        "nothing. Only tests that compare are drawn.",
    )


def line_sentence(name: str, values: Sequence[float], translate: Translate) -> str:
    """A line of the chart, spoken: its first and its last value."""
    if not values:
        return translate("Speed", "{name}: no tests in this time.").format(name=name)
    if len(values) == 1:
        return translate("Speed", "{name}: {value}.").format(
            name=name, value=per_minute_words(values[0], translate)
        )
    return translate("Speed", "{name}: from {first} to {last}.").format(
        name=name,
        first=per_minute_words(values[0], translate),
        last=per_minute_words(values[-1], translate),
    )


# -- the sides -----------------------------------------------------------------------------------------------


def gap_lines(gap: SideGap, translate: Translate) -> tuple[str, ...]:
    """The numbers of both gaps with their noise, and the larger side's share."""
    return (
        gap_number_sentence(gap.time, translate),
        gap_number_sentence(gap.accuracy, translate),
        translate(
            "Speed", "Right minus left, in percent of their mean: time {time}, right answers {share}."
        ).format(time=gap_share_words(gap.time), share=gap_share_words(gap.accuracy)),
    )


def no_gap_sentence(translate: Translate) -> str:
    """With fewer tests than three nothing is said of the sides."""
    return translate("Speed", "It takes three tests that compare to hold the sides against each other.")


# -- the scores ----------------------------------------------------------------------------------------------


def ies_sentence(translate: Translate) -> str:
    """Inverse efficiency."""
    return translate(
        "Speed",
        "IES (inverse efficiency score): the mean time of right answers, divided by the share that was right. Less is "
        "better. It is told only where nine of ten or more are right.",
    )


def lisas_sentence(translate: Translate) -> str:
    """The linear integrated score."""
    return translate(
        "Speed",
        "LISAS (linear integrated speed and accuracy score): the mean time of right answers, with time added for each "
        "answer that is not right. Less is better.",
    )


def bis_sentence(translate: Translate) -> str:
    """The balanced integration score."""
    return translate(
        "Speed",
        "BIS (balanced integration score): overall progress vs your start. Right answers and speed count alike. "
        "0 is your first five tests, more is better. It takes five tests.",
    )


def source_words(source: str, translate: Translate) -> str:
    """Where a score is from."""
    return translate("Speed", "Source: {source}").format(source=source)


SOURCES = {
    "ies": "Bruyer & Brysbaert 2011, Psychol Belg 51:5-13, doi:10.5334/pb-51-1-5",
    "lisas": "Vandierendonck 2017, Behav Res Methods, doi:10.3758/s13428-016-0721-5",
    "bis": "Liesefeld & Janczyk 2019, Behav Res Methods 51:40-60, doi:10.3758/s13428-018-1076-x",
}


def mean_note(translate: Translate) -> str:
    """Why these times are not those of the other pages."""
    return translate(
        "Speed",
        "These scores use the mean time, as those who made them did. The mean is longer than the usual time that "
        "other pages show.",
    )


def score_columns(translate: Translate) -> tuple[str, ...]:
    """The names of the table's columns."""
    return (
        translate("Speed", "Score"),
        translate("Speed", "Your first 3 tests"),
        translate("Speed", "Your last 3 tests"),
    )


def score_rows(story: SpeedStory, translate: Translate) -> list[tuple[str, ...]]:
    """Every score of both together, then of each side, at the start and now."""
    rows: list[tuple[str, ...]] = []
    for whose in (Whose.BOTH, Whose.LEFT, Whose.RIGHT):
        now, start = story.score(story.now, whose), story.score(story.start, whose)
        if now is None:
            continue
        for name, words in _score_words(translate):
            said = translate("Speed", "{score}, {side}").format(
                score=words, side=whose_name(whose, translate)
            )
            rows.append((said, _score(start, name, translate), _score(now, name, translate)))
    overall = story.overall_now
    if overall is not None:
        signed = f"{overall:+.1f}".replace("-", "\N{MINUS SIGN}")
        rows.append((translate("Speed", "BIS, both together"), "0", signed))
    return rows


def _score_words(translate: Translate) -> tuple[tuple[str, str], ...]:
    return (
        ("per_minute", translate("Speed", "Correct per minute")),
        ("mean_ms", translate("Speed", "Mean time")),
        ("ies_ms", translate("Speed", "IES")),
        ("lisas_ms", translate("Speed", "LISAS")),
    )


def _score(scores: SpeedScores | None, name: str, translate: Translate) -> str:
    if scores is None:
        return NONE
    if name == "per_minute":
        return NONE if scores.per_minute is None else f"{scores.per_minute:.1f}"
    times = {"mean_ms": scores.mean_ms, "ies_ms": scores.ies_ms, "lisas_ms": scores.lisas_ms}
    return seconds(times[name], translate)
