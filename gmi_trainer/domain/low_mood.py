"""When "who I can call" is shown for low mood: once for an episode, gently."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from gmi_trainer.domain.checkin import CheckIn

LOW_MOOD = 1
"""0 and 1 of 10 (product: Today)."""

LOW_DAYS = 3
"""On so many days (product: Today)."""

LOOK_BACK_DAYS = 14
"""The low days lie within two weeks. The same span is quiet after an offer, so that a long low time is
not met with the same card every few days; a person who is still low then is offered it again (design)."""


def offers_call(check_ins: Iterable[CheckIn], offered_on: Iterable[date], today: date) -> bool:
    """Whether to show it now: mood 0 or 1 on three days of the last two weeks, the newest answer among them.

    Other days may lie between; days without an answer say nothing. Days up to the last offer have had
    their answer and are not counted again. Keep the offer (CALL_OFFERED) when it was followed or put away.
    """
    offered = max((day for day in offered_on if day <= today), default=None)
    if offered is not None and today - offered < timedelta(days=LOOK_BACK_DAYS):
        return False
    since = today - timedelta(days=LOOK_BACK_DAYS - 1)
    moods = {c.day: c.mood for c in check_ins if since <= c.day <= today and c.mood is not None}
    low = [day for day, mood in moods.items() if mood <= LOW_MOOD and (offered is None or day > offered)]
    return len(low) >= LOW_DAYS and max(moods) in low
