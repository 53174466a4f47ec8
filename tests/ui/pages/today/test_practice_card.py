"""A plan may ask for a practice of noticing: a card like all others, whose Start hands it on."""

from __future__ import annotations

from dataclasses import replace

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.plan import PlanItem, PlanRef, PracticeDose
from tests.ui.pages.today.a_day import ADay
from tests.ui.pages.today.days import ordinary

NOTICE = PracticeDose(SessionKind.NOTICE, None, 3.0)
MIRROR = PracticeDose(SessionKind.MIRROR, None, 3.0)


def test_a_card_for_noticing_is_shown_and_what_is_not_built_is_not(day: ADay) -> None:
    ordinary(day)
    plan = day.today.plan()
    items = (PlanItem("notice", NOTICE, 3.0), PlanItem("mirror", MIRROR, 3.0))
    day.record.plans[-1] = replace(plan, items=items, is_default=False)
    day.open_record()
    asked: list[tuple[object, object]] = []
    page = day.page()
    page.practice_asked.connect(lambda dose, ref: asked.append((dose, ref)))

    assert [card.card.dose for card in page.plan.cards] == [NOTICE]
    assert day.says("Notice: a calm practice")
    day.press("card.0.start")

    assert asked == [(NOTICE, PlanRef(plan.uuid, plan.version, "notice"))]
