"""Cards of one's own come back as they were written; what is no card is passed over."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.alarm_card import LONGEST_TEXT, MOST_CARDS, AlarmCard, Pan
from gmi_trainer.services.my_alarm import PREFERENCE, MyAlarmService
from tests.fakes import FakePreferences

TEA = AlarmCard("Tea with a friend", "people", Pan.SAFE, 3)
NEWS = AlarmCard("News late at night", "senses", Pan.DANGER, 1)
AWAY = AlarmCard("A far place", "places", Pan.NONE, 2)


def test_cards_come_back_in_their_order() -> None:
    preferences = FakePreferences()
    MyAlarmService(preferences).save((TEA, NEWS, AWAY))

    assert MyAlarmService(preferences).load() == (TEA, NEWS, AWAY)


def test_at_first_there_are_none() -> None:
    assert MyAlarmService(FakePreferences()).load() == ()


def test_there_are_never_more_than_there_may_be_and_none_is_longer() -> None:
    preferences = FakePreferences()
    service = MyAlarmService(preferences)
    service.save([AlarmCard("so  long\n" * 40, "say", Pan.SAFE, 1)] * (MOST_CARDS + 9))

    kept = service.load()
    assert len(kept) == MOST_CARDS
    assert kept[0].text == ("so long " * 40)[:LONGEST_TEXT].strip()


@pytest.mark.parametrize(
    "stored",
    [
        None,
        "tea",
        7,
        {"text": "tea"},
        [7],
        [{"text": "  ", "group": "do"}],
        [{"text": "tea"}],
        [{"group": "do"}],
    ],
)
def test_what_is_no_card_is_passed_over(stored: object) -> None:
    assert MyAlarmService(FakePreferences(**{PREFERENCE: stored})).load() == ()


def test_what_is_no_longer_possible_falls_back_alone() -> None:
    stored = [{"text": "tea", "group": "do", "pan": "moon", "weight": 9}, 5, {"text": "sun", "group": "do"}]

    assert MyAlarmService(FakePreferences(**{PREFERENCE: stored})).load() == (
        AlarmCard("tea", "do", Pan.NONE, 1),
        AlarmCard("sun", "do", Pan.NONE, 1),
    )
