"""Somebody with a sore hand and a real record on disk, whose days go by as told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity_steps import ActivityEnding, ActivitySpec, NextDay, Tried
from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.activities import ActivitiesNow
from gmi_trainer.services.activity_ports import Told
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.activities.attempt import ActivityAsked, ActivityTools, Attempt, attempt_of
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeClock
from tests.ui.open_record import ONLY_HANDS

HAND = BodyPart.HAND


class Doer:
    """Their record and its clock."""

    def __init__(self, workspace: Workspace, clock: FakeClock) -> None:
        self.workspace = workspace
        self.clock = clock
        self.about(AboutMe(sore_part=HAND, sore_side=SoreSide.RIGHT))
        workspace.safety.reply(dict.fromkeys(SafetyGroup, SafetyAnswer.NO), SafetyOccasion.FIRST_RUN)

    def about(self, about: AboutMe) -> None:
        self.workspace.about.save(about)

    @property
    def tools(self) -> ActivityTools:
        return ActivityTools(
            self.workspace.activities(), self.clock, english, lambda _parent: None, lambda: Reach()
        )

    def now(self) -> ActivitiesNow:
        with self.workspace.diary() as diary:
            return self.workspace.activities().look(diary)

    def attempt(self, *, is_done: bool = False) -> Attempt:
        """What is suggested today."""
        found = attempt_of(self.now(), ActivityAsked(HAND, is_done=is_done))
        assert found is not None
        return found

    def tries(self, rung_id: str, next_day: NextDay | None = None) -> None:
        """A whole, easy try, and then the next day comes."""
        service, rung = self.workspace.activities(), self.now().parts[HAND].rung(rung_id)
        assert rung is not None
        session = service.begin(ActivitySpec(HAND, rung_id, rung.words, 4, 120_000), {})
        service.finish(session, ActivityEnding.WHOLE, 120_000, {})
        service.tell(session, Told(2, 120_000))
        self.clock.advance(timedelta(days=1))
        if next_day is not None:
            service.say_next_day([session], next_day)

    def kept(self) -> tuple[Tried, ...]:
        """All that was tried, as the record has it."""
        return self.now().tries


@contextmanager
def a_doer(folder: Path) -> Iterator[Doer]:
    """On a Monday morning."""
    paths = DataPaths(folder)
    paths.make()
    clock = FakeClock()
    workspace = WorkspaceOpener(paths, clock, ONLY_HANDS).open_last(None)
    try:
        yield Doer(workspace, clock)
    finally:
        workspace.close()
