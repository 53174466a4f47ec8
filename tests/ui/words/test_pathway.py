"""The way in words: figures that are never better than they are, and nothing that pushes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.course import Reading
from gmi_trainer.domain.flare import FlareReport, FlareSource, StepBack
from gmi_trainer.domain.gate import Asked, Check, ImaginedBout, ImaginedFacts, LeftRightFacts, State
from gmi_trainer.domain.pathway import GoneOn, Pathway, PathwayFacts, pathway
from gmi_trainer.domain.stages import Stage
from gmi_trainer.ui.words.pathway import (
    check_figure,
    check_title,
    check_why,
    suggestion_lines,
    way_line,
    went_line,
)
from gmi_trainer.ui.words.translate import english

TODAY = date(2025, 3, 13)


def a_way(stage: Stage, **more: object) -> Pathway:
    facts: dict[str, object] = {
        "gone_on": (GoneOn(TODAY - timedelta(days=5), BodyPart.HAND, stage),),
        **more,
    }
    return pathway(PathwayFacts(TODAY, BodyPart.HAND, LeftRightFacts(BodyPart.HAND), **facts))  # type: ignore[arg-type]


def said(way: Pathway, *, next_is_here: bool = True) -> str:
    return " ".join(suggestion_lines(way, next_is_here=next_is_here, translate=english))


@pytest.mark.parametrize("asked", Asked)
def test_every_point_says_what_and_why(asked: Asked) -> None:
    check = Check(asked, State.OPEN, 1, 3, span=10)

    for words in (check_title(check, english), check_figure(check, english), check_why(asked, english)):
        assert words
        assert "{" not in words


def test_79_9_percent_is_not_yet_80() -> None:
    nearly = Reading(0.799, 1500)
    check = Check(Asked.ACCURACY, State.OPEN, 3, 3, nearly, Reading(0.8, 1500), a_side=60)

    assert check_figure(check, english) == "79 % left and 80 % right in the last 3 tests together, 60 a side."


def test_too_few_tests_say_how_many_it_takes_and_ask_for_none() -> None:
    check = Check(Asked.TIME, State.OPEN, 1, 3, Reading(0.9, 1500), Reading(0.9, 1700), limit_ms=2500)

    assert check_figure(check, english) == (
        "1.50 s left and 1.70 s right. Up to 2.50 s is quick enough. It takes 3 tests to tell."
    )


def test_both_sides_together_are_never_told_apart() -> None:
    both = Reading(0.85, 1500)

    for asked in (Asked.ACCURACY, Asked.TIME):
        check = Check(asked, State.MET, 3, 3, both, both, 60, by_side=False, limit_ms=2500)
        assert "both sides together" in check_figure(check, english)
        assert "left" not in check_figure(check, english)


@pytest.mark.parametrize("asked", [Asked.EVEN, Asked.IN_CONTEXT, Asked.PAIN_STAYED])
def test_what_is_not_asked_says_why(asked: Asked) -> None:
    assert len(check_figure(Check(asked, State.LEFT_OUT), english)) > 20


def test_a_step_back_in_a_later_stage_names_the_stage_before() -> None:
    report = FlareReport(TODAY, FlareSource.LONGER)
    way = a_way(Stage.IMAGINE, step_back=StepBack(TODAY, report.last_day, report), last_flare=TODAY)

    assert said(way) == (
        "You said on 13 Mar that it was worse after the last time. Until 14 Mar it is the stage before: "
        "shorter, with calm breathing. Stage 1: Left or right. Then your way goes on as it was."
    )
    assert way_line(way, is_here=True, translate=english) == "Stage 2: Imagined movement · easier days now"


def test_where_the_next_stage_is_here_nobody_is_sent_elsewhere() -> None:
    bouts = tuple(ImaginedBout(TODAY - timedelta(days=n), 0.0) for n in (4, 3, 2, 1, 0))
    way = a_way(Stage.IMAGINE, imagined=ImaginedFacts(bouts, TODAY))

    assert said(way) == "All points are done. If you like, try the next stage. Stage 3: Mirror."
    assert "therapist" in said(way, next_is_here=False)


def test_after_the_last_stage_comes_ones_own_day() -> None:
    assert said(a_way(Stage.DAILY)) == "This is the last stage. What comes after it is your own day."
    assert way_line(a_way(Stage.DAILY), is_here=True, translate=english) == "Stage 4: Back to daily tasks"


def test_after_a_long_break_it_says_where_somebody_was() -> None:
    long_ago = GoneOn(TODAY - timedelta(days=60), BodyPart.HAND, Stage.MIRROR)
    way = a_way(Stage.LEFT_RIGHT, gone_on=(long_ago,))

    assert "You were away for 30 days or more." in said(way)
    assert "Before that you were at stage 3. You can go back there at once." in said(way)
    assert went_line(way, english) == ""
