"""Guided practices as a use case: the next session, what is asked around it, what is kept of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.guided import GuidedEnding, GuidedPast, Length, spec_of
from gmi_trainer.domain.guided_run import GuidedRun
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.guided import GuidedAsk, GuidedService
from gmi_trainer.services.guided_choices import (
    PREFERENCE,
    GuidedChoices,
    GuidedChoicesService,
    Hear,
)
from gmi_trainer.services.guided_ports import GuidedResult
from tests.days import FakeDays
from tests.fakes import (
    FakeCatalogue,
    FakeClock,
    FakePictureChoices,
    FakePreferences,
    FakeRecord,
    FakeSessionLog,
)
from tests.guided_fakes import A_SCRIPT

S = 1_000_000_000
NEW, USED = GuidedPast(), GuidedPast(3)


class Home:
    """A person's record on a Monday morning."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.record = FakeRecord()
        self.preferences = FakePreferences()
        self.changes = Changes()
        drills = DrillService(
            log=FakeSessionLog(self.record),
            catalogue=FakeCatalogue([]),
            choices=FakePictureChoices(),
            clock=self.clock,
            changes=self.changes,
            new_seed=lambda: 1,
            new_uuid=lambda: "uuid",
            app_version="0",
        )
        self.days = FakeDays(self.record, self.preferences, drills, self.clock, self.changes)
        self.guided: GuidedService = self.days.guided()
        self.heard: list[Changed] = []
        self.changes.subscribe(self.heard.append)

    @property
    def past(self) -> GuidedPast:
        with self.days.guided_reader() as reader:
            return self.guided.past(reader, SessionKind.NOTICE)

    def sit(self, seconds: int) -> tuple[int, GuidedRun]:
        """A session that is stopped after so long."""
        spec = self.guided.spec(A_SCRIPT)
        session, run = self.guided.begin(A_SCRIPT.kind, spec, {"system": "Linux"}), GuidedRun(spec)
        run.begin(0, 0)
        for second in range(seconds):
            run.look(second * S, 0)
        self.guided.keep(session, run)
        if run.ending is None:
            run.stop(seconds * S, 0)
        return session, run


@pytest.fixture
def home() -> Home:
    return Home()


def test_to_begin_with_it_is_short_and_with_tones(home: Home) -> None:
    assert home.guided.choices.load() == GuidedChoices(Length.SHORT, Hear.TONES)
    assert home.guided.spec(A_SCRIPT) == spec_of(A_SCRIPT, Length.SHORT)
    assert home.guided.scripts().scripts == (A_SCRIPT,)


@pytest.mark.parametrize(
    ("hear", "tones", "voice"),
    [(Hear.TONES, True, False), (Hear.VOICE, True, True), (Hear.NOTHING, False, False)],
)
def test_the_next_session_is_as_it_was_chosen(home: Home, hear: Hear, tones: bool, voice: bool) -> None:
    home.guided.choices.save(GuidedChoices(Length.LONG, hear))

    spec = home.guided.spec(A_SCRIPT)

    assert (spec.length, spec.tones, spec.voice) == (Length.LONG, tones, voice)
    assert home.heard == [Changed.PREFERENCES]


@pytest.mark.parametrize("stored", [None, "long", {"length": "endless", "hear": 3}, {}])
def test_choices_that_are_not_understood_are_as_usual(stored: object) -> None:
    preferences = FakePreferences()
    preferences.put(PREFERENCE, stored)

    assert GuidedChoicesService(preferences, Changes()).load() == GuidedChoices()


def test_the_first_three_are_rated_before_and_after_then_it_is_one_tap(home: Home) -> None:
    assert home.guided.ask_for(A_SCRIPT, NEW) == GuidedAsk(scale=Scale.PAIN_NOW)
    assert home.guided.ask_for(A_SCRIPT, GuidedPast(2)) == GuidedAsk(scale=Scale.PAIN_NOW)
    assert home.guided.ask_for(A_SCRIPT, USED) == GuidedAsk(feel=True)


def test_nothing_is_asked_where_the_practice_has_no_place_for_it(home: Home) -> None:
    after_only = replace(A_SCRIPT, ratings=frozenset({Moment.AFTER}))
    never = replace(A_SCRIPT, ratings=frozenset[Moment]())

    assert home.guided.ask_for(after_only, NEW) == GuidedAsk(feel=True)
    assert home.guided.ask_for(never, USED) == GuidedAsk()


def test_who_would_rather_not_rate_is_asked_nothing(home: Home) -> None:
    home.days.about.save(replace(home.days.about.load(), rates_pain=False))

    assert home.guided.ask_for(A_SCRIPT, NEW) == GuidedAsk()


def test_a_session_is_kept_and_told(home: Home) -> None:
    session, run = home.sit(30)
    home.guided.finish(session, run, {"system": "Linux"})

    kept = home.record.guided[session]
    assert kept.result == GuidedResult(1, 0, 26_000, ending=GuidedEnding.STOPPED)
    assert (kept.start.kind, kept.start.purpose, kept.start.seed) == (SessionKind.NOTICE, None, None)
    assert home.heard == [Changed.SESSIONS]
    assert home.past.of["sounds"].times == 1


def test_a_session_can_be_left_out_of_what_counts_and_let_back_in(home: Home) -> None:
    session, run = home.sit(30)
    home.guided.finish(session, run, {})

    undo = home.guided.book.do_not_count(session, "the phone rang")
    assert home.past == GuidedPast(1, {})
    assert home.record.guided[session].reason == "the phone rang"
    undo()

    assert home.past.of["sounds"].times == 1
    assert home.heard == [Changed.SESSIONS] * 3


def test_a_rating_is_taken_back_and_a_flare_noted(home: Home) -> None:
    session, _run = home.sit(30)

    undo = home.guided.book.rate(session, Scale.FEEL, Moment.AFTER, -1)
    assert [(rating.session_id, rating.value) for rating in home.record.ratings] == [(session, -1)]
    undo()
    assert home.record.ratings[-1].value is None
    home.guided.book.say_flare(session)
    assert home.record.facts[-1].session_id == session
