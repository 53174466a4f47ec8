"""Imagined movements as a use case: choices that come back, and what the way through the stages sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.gate import Asked
from gmi_trainer.domain.imagery import Context, Mood, Place, Posture, Rung
from gmi_trainer.domain.imagery_course import ChosenRung, Imagined
from gmi_trainer.domain.pathway import GoneOn
from gmi_trainer.domain.stages import Stage
from gmi_trainer.services.imagery_choices import (
    PREFERENCE,
    ImageryChoices,
    PartChoices,
    choices_from,
    stored_of,
)
from gmi_trainer.services.pathway import read_ways
from tests.domain.test_imagery import a_session
from tests.ui.test_desk import a_workspace

SINCE = datetime(2025, 3, 1, 9, tzinfo=UTC)


def test_choices_come_back_as_they_were_kept() -> None:
    choices = ImageryChoices(
        part=BodyPart.NECK,
        cards=7,
        own_pace=True,
        real_is_safe=False,
        context=Context(Place.BUS, Mood.TENSE, Posture.STANDING),
        of={
            BodyPart.NECK: PartChoices(ChosenRung(Rung.NEARBY, SINCE), Side.RIGHT),
            BodyPart.HAND: PartChoices(felt=True),
        },
    )

    assert choices_from(stored_of(choices)) == choices


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"part": "nose", "cards": 4000, "real_is_safe": "yes", "place": 3, "of": []},
        {"cards": "three", "of": {"hand": "x", "tail": {}}},
        {"of": {"hand": {"rung": 99, "since": "today", "side": "up"}}},
        {"of": {"hand": {"rung": 3, "since": "2025-03-01T09:00:00"}}},
    ],
)
def test_what_is_not_understood_is_as_usual(stored: dict[str, object]) -> None:
    found = choices_from(stored)

    assert (found.cards, found.context, found.real_is_safe) == (3, Context(), None)
    assert found.of_part(BodyPart.HAND) == PartChoices()


def test_the_side_that_hurts_is_known_from_what_a_person_said() -> None:
    workspace = a_workspace()
    service = workspace.imagery()
    workspace.about.save(AboutMe(sore_part=BodyPart.FOOT, sore_side=SoreSide.LEFT))

    assert service.part() is BodyPart.FOOT
    assert service.sore_side(BodyPart.FOOT) is Side.LEFT
    assert service.sore_side(BodyPart.HAND) is None

    workspace.about.save(AboutMe(sore_part=BodyPart.FOOT, sore_side=SoreSide.BOTH))
    assert service.sore_side(BodyPart.FOOT) is None


def test_a_choice_is_taken_back_to_nothing() -> None:
    service = a_workspace().imagery()

    undo = service.choose_rung(BodyPart.HAND, Rung.TASKS)
    assert service.choices.load().of_part(BodyPart.HAND).rung is not None
    undo()

    assert service.choices.load() == ImageryChoices()
    assert PREFERENCE == "imagery_choices"


def test_the_way_counts_days_comfort_and_the_end_of_the_ladder() -> None:
    workspace = a_workspace()
    workspace.about.save(AboutMe(sore_part=BodyPart.HAND))
    today = workspace.today.today()
    workspace.today.go_to_stage(GoneOn(today, BodyPart.HAND, Stage.IMAGINE))

    def checks(*sessions: Imagined) -> dict[Asked, bool]:
        """Each a day after the one before, the last one today."""
        days = [today - timedelta(days=n) for n in reversed(range(len(sessions)))]
        imagined = [replace(one, day=day) for one, day in zip(sessions, days, strict=True)]
        with workspace.history() as history, workspace.diary() as diary:
            ways = read_ways(history, diary, workspace.drills, today, imagined=imagined)
        gate = ways.of(BodyPart.HAND).way.gate
        assert gate is not None
        return {check.asked: gate.is_met(check.asked) for check in gate.checks}

    four = [a_session(n, pain=0.0) for n in range(1, 5)]

    found = checks(*four, a_session(5, Rung.TASKS, pain=0.0))
    assert found[Asked.IMAGERY_DAYS]
    assert found[Asked.PAIN_STAYED]
    assert found[Asked.LADDER]

    found = checks(*four, a_session(5, Rung.TASKS, pain=3.0))
    assert not found[Asked.LADDER]
    assert not found[Asked.PAIN_STAYED]
