"""When a question comes back: spaced further and further apart as long as it is answered right.

The one place that knows the fsrs library. It keeps nothing: where a question stands is worked out from its answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from fsrs import Card, Rating, Scheduler

from gmi_trainer.domain.learning import Answer, firsts_of_days

NEXT_DAY = (timedelta(days=1),)
"""The first answer, and every miss, bring a question back on the next day (science C4)."""

LONGEST_DAYS = 180
"""No question stays away longer (design)."""

WEIGHTS = (
    *(1.0, 1.0, 1.0, 1.0),  # a new question is remembered for about a day, however it was answered
    *(3.2, 0.1, 0.2, 0.1),  # all are about equally hard; a miss makes one a little harder, for a while
    *(0.4441, 0.3, 1.4835),  # what a right answer adds
    *(4.0, 0.0614, 0.12, 1.6483),  # what is left after a miss: about as much as a new one has
    *(
        0.6014,
        1.8729,
        0.5425,
        0.0912,
        0.0658,
        0.1542,
    ),  # as in fsrs; of these we need only the last, the curve
)
"""Chosen so that a question answered right each time comes back after about 1, 3, 7, 14 and 30 days (science C4): the
library's own are for many new cards a day, and let a first right answer rest for more than two days."""

_AT = time(12, tzinfo=UTC)
"""Days count, and no hours: what was learned in the evening may come back on the next morning."""

_SCHEDULER = Scheduler(
    WEIGHTS,
    desired_retention=0.9,
    learning_steps=NEXT_DAY,
    relearning_steps=NEXT_DAY,
    maximum_interval=LONGEST_DAYS,
    enable_fuzzing=False,
)


def comes_back(answers: Sequence[Answer]) -> date:
    """The day from which a question comes back. ``answers``: all that were given to it, in their order.

    "Not sure" is a miss here: the question comes back soon. Of each day only the first answer counts.
    """
    firsts = firsts_of_days(answers)
    assert firsts, "only what was answered comes back"
    card = Card(card_id=0, due=datetime.combine(firsts[0].day, _AT))
    latest = firsts[0].day
    for answer in firsts:
        latest = max(latest, answer.day)  # a computer's clock may have been set back
        rating = Rating.Good if answer.was_right else Rating.Again
        card, _log = _SCHEDULER.review_card(card, rating, datetime.combine(latest, _AT))
    return card.due.date()
