"""A person's days in a real record, joined as the program joins them, read by another thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.activity import spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import AfterLast, CheckIn
from gmi_trainer.domain.offer import CardReason, DayKind
from gmi_trainer.domain.plan import DrillDose, PlanRef
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.domain.trial import Answer, Onset
from gmi_trainer.paths import data_paths
from gmi_trainer.services.drills import NOTHING_BEFORE
from gmi_trainer.services.today import TodayView
from gmi_trainer.services.workspace import Workspace
from tests.fakes import FakeCatalogue, FakeClock
from tests.samples import sample_picture

MORNING = datetime(2025, 3, 10, 8, 30, tzinfo=UTC)


def look(workspace: Workspace) -> TodayView:
    """As the page does: the plan on the window's thread, everything else in a job."""
    plan = workspace.today.plan()

    def job() -> TodayView:
        with workspace.diary() as reader:
            return workspace.today.look(reader, plan)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(job).result()


def test_two_days_of_a_person(tmp_path: Path) -> None:
    clock = FakeClock(utc=MORNING)
    paths = data_paths(tmp_path)
    paths.make()
    opener = WorkspaceOpener(paths, clock, FakeCatalogue([sample_picture(n) for n in range(1, 30)]))

    first = opener.open_last(None)
    first.safety.reply(dict.fromkeys(SafetyGroup, SafetyAnswer.NO), SafetyOccasion.FIRST_RUN)
    first.today.check_in(4, 6, None)
    view = look(first)
    assert view.check_in == CheckIn(MORNING.date(), 4, 6, None)
    card = view.offer.cards[0]
    assert card.reason is CardReason.FIRST
    assert isinstance(card.dose, DrillDose)
    train(first, first.today.plan().uuid, card.item_id)
    assert [done.plan_item for done in look(first).lately] == [card.item_id]
    assert not look(first).after_last_due
    first.close()

    clock.advance(timedelta(days=1))
    second = opener.open_last(first.profile.profile_id)
    view = look(second)
    assert view.check_in_due
    assert view.plan_ref[0] == first.today.plan().uuid
    assert view.offer.day_kind is DayKind.ORDINARY
    undo = second.today.after_last(AfterLast.STILL_WORSE, view.after_last_about)
    assert look(second).offer.day_kind is DayKind.STEPPED_BACK
    undo()
    assert look(second) == view
    second.close()


def train(workspace: Workspace, plan_uuid: str, item_id: str) -> None:
    """One picture is answered, then it is enough."""
    drills = workspace.drills
    prepared = drills.prepare(spec_for_training(BodyPart.HAND, 5), 1)
    run = drills.begin(prepared, {}, NOTHING_BEFORE, PlanRef(plan_uuid, 1, item_id))
    run.shown(Onset(0, 0))
    assert run.card is not None
    at_ns = 900_000_000
    run.answered(Answer(run.card.stimulus.side, "Left", at_ns, at_ns, None, run.spec.input_kind))
    run.stop()
    drills.finish(run, {})
