"""Weeks and months as SQL, the same as in the domain."""

from __future__ import annotations

from gmi_trainer.domain.span import Grain

BEGUN = {
    Grain.DRILL: "local_day",
    Grain.WEEK: "date(local_day, 'weekday 0', '-6 days')",  # to the Sunday of its week, and back to its Monday
    Grain.MONTH: "substr(local_day, 1, 7) || '-01'",
}
"""The first day of the week or month of a row's ``local_day`` (``Grain.begin``)."""
