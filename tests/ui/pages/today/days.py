"""Days of every kind, as what a person did and said."""

from __future__ import annotations

from collections.abc import Callable

from gmi_trainer.domain.checkin import LifeChange, Scale
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from tests.ui.pages.today.a_day import ALL_CLEAR, ADay


def ordinary(day: ADay) -> None:
    """Some weeks in, nothing asked any more today."""
    day.introduce().practised(1, 2, 4, 5, 6, 8, 9, 11, 12, 13).breathed(2, 5).began_days_ago(
        14
    ).asked_already()


def first_day(day: ADay) -> None:
    day.introduce()


def asked_after_last(day: ADay) -> None:
    day.introduce().practised(1, 2, 3)


def flare(day: ADay) -> None:
    ordinary(day)
    day.on_day(4, lambda d: d.today.say_flare())
    day.today.say_flare()
    day.today.say_change(LifeChange.MEDICINE)


def rest(day: ADay) -> None:
    ordinary(day)
    day.today.rest_today()


def kept(day: ADay) -> None:
    ordinary(day)
    while not (offer := day.look_at_it().offer).day_is_kept:
        day.does(next(card for card in offer.cards if not card.is_done))


def lighter(day: ADay) -> None:
    ordinary(day)
    day.today.lighter_day()


def welcome(day: ADay) -> None:
    day.introduce().practised(9, 10, 11).began_days_ago(14).asked_already()


def paused(day: ADay) -> None:
    ordinary(day)
    day.safety.reply({**ALL_CLEAR, SafetyGroup.SOON: SafetyAnswer.NEW}, SafetyOccasion.ASKED_FOR)


def questions(day: ADay) -> None:
    ordinary(day)
    day.safety.new_symptom()


def learning(day: ADay) -> None:
    ordinary(day)
    day.has_lessons().read(3)


def hard(day: ADay) -> None:
    ordinary(day)
    day.rated(Scale.MOOD, 1, 1, 2, 3)
    day.today.check_in(9, 2, 0)


DAYS: list[Callable[[ADay], None]] = [
    first_day,
    asked_after_last,
    ordinary,
    flare,
    rest,
    kept,
    lighter,
    welcome,
    paused,
    questions,
    learning,
    hard,
]
