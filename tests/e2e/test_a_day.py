"""A day at home on the real window: check in, practise, close, come back, say that it is a flare."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gmi_trainer.domain.activity import DrillMode
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.offer import CardReason, OfferCard
from gmi_trainer.domain.plan import DrillDose, Plan, PlanItem
from gmi_trainer.ui.words.today import card_facts, scale_question
from gmi_trainer.ui.words.translate import english
from tests.e2e.at_home import introduced
from tests.e2e.hands import KeyboardOnly
from tests.e2e.playing import play_to_the_end
from tests.e2e.running import SCREENS, Desk, Running, facts, rows, start_program
from tests.e2e.watching import until

PICTURES = 10
PLAN = Plan(
    uuid="5b7c1f4e-6d1a-4d6a-9a53-3f1f8d2d7c10",
    version=1,
    began_on=date(2026, 1, 5),
    items=(
        PlanItem(
            "hands",
            DrillDose(BodyPart.HAND, DrillMode.TRAINING, PICTURES, level=2),
            minutes=2.0,
            bouts=3,
            fewest_bouts=3,
            stage=1,
        ),
    ),
)


@pytest.mark.timeout(300)
def test_a_day_by_keyboard(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "day", plan=PLAN)
    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard = KeyboardOnly(running)
        running.wait_for(name=card(minutes=2, bout=1))
        for number, question in (
            ("4", scale_question(Scale.PAIN_AVERAGE, english)),
            ("6", scale_question(Scale.SLEEP, english)),
            ("7", scale_question(Scale.MOOD, english)),
        ):
            running.wait_for(name=question)
            desk.screen.tap(number)
        running.wait_for(identifier="today.checked_in.undo")
        running.screenshot(SCREENS / "day-checked-in.png")
        assert focused(running) == "today.card.0.start"
        desk.screen.tap("space")
        running.wait_for(identifier="drill.start")
        desk.screen.tap("space")

        given = play_to_the_end(running, data, keyboard)

        running.wait_for(identifier="result.after.feel.easier")
        desk.screen.tap("1")
        running.wait_for(identifier="result.after.undo")
        running.screenshot(SCREENS / "day-result.png")
        assert focused(running) == "result.done"
        desk.screen.tap("space")
        running.wait_for(name=card(minutes=2, bout=2))
        running.screenshot(SCREENS / "day-second-bout.png")
        assert running.close_and_wait() == 0, running.said

    (session,) = rows(data, "SELECT * FROM session")
    assert (session["plan_uuid"], session["plan_version"], session["plan_item"]) == (PLAN.uuid, 1, "hands")
    assert len(given) == PICTURES
    ratings = rows(data, "SELECT scale, moment, value, session_id FROM rating ORDER BY id")
    assert [tuple(rating.values()) for rating in ratings] == [
        ("pain_average", "check_in", 4, None),
        ("sleep", "check_in", 6, None),
        ("mood", "check_in", 7, None),
        ("feel", "after", -1, session["id"]),
    ]

    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard = KeyboardOnly(running)
        running.wait_for(identifier="today.after_last.row.settled")
        running.screenshot(SCREENS / "day-after-last.png")
        desk.screen.tap("2")
        running.wait_for(identifier="today.checked_in.undo")
        keyboard.choose("today.flare")
        running.wait_for(name=card(minutes=1, bout=2))
        running.wait_for(identifier="today.step_back")
        running.screenshot(SCREENS / "day-flare.png")
        keyboard.choose("today.undo_bar.undo")
        running.wait_for(name=card(minutes=2, bout=2))
        assert running.desk.eyes.find(running.pid, identifier="today.step_back") is None
        assert running.close_and_wait() == 0, running.said

    said = [fact for fact in facts(data) if fact[0] != "safety"]
    assert said[0] == ("after_last", {"answer": "settled", "sessions": [session["uuid"]]})
    kinds = [kind for kind, _ in said[1:]]
    assert sorted(kinds) == ["flare", "step_back", "withdrawn", "withdrawn"]


def card(*, minutes: float, bout: int) -> str:
    """What a card of the plan says of itself."""
    item = PLAN.items[0]
    shown = OfferCard(item.item_id, item.dose, minutes, CardReason.PLAN, bout, item.bouts)
    return card_facts(shown, english)


def focused(running: Running) -> str:
    """What has the keyboard."""
    return until(lambda: running.desk.eyes.focused(running.pid), 5, "something has the keyboard").identifier
