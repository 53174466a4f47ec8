"""What a visit reads of somebody's open record, in one background job."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.values import dataclass
from gmi_trainer.domain.visit import Comment, Reassess, comment_of, last_visit, reassess
from gmi_trainer.services.pathway import LOOKED_AT, Ways, read_ways
from gmi_trainer.services.report import ReportRead
from gmi_trainer.services.workspace import Workspace


class CommentsBegun:
    """What was being written about somebody, in memory only: a lock or another record must not lose it."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def of(self, profile_id: str) -> str:
        """Nothing, where nothing was begun."""
        return self._words.get(profile_id, "")

    def put(self, profile_id: str, words: str) -> None:
        """Let it wait; nothing: it was kept, or taken out."""
        if words.strip():
            self._words[profile_id] = words
        else:
            self._words.pop(profile_id, None)


@dataclass(frozen=True, slots=True)
class VisitRead:
    """``comments``: the newest first. ``last_visit``: the newest day before today on which a clinic wrote into the
    record: a comment, a plan, or a stage; None: on none."""

    report: ReportRead
    comments: tuple[Comment, ...]
    ways: Ways
    reassess: Reassess | None
    last_visit: date | None = None


def visit_reading(
    workspace: Workspace, report: Callable[[], ReportRead], plan: Plan, today: date
) -> Callable[[], VisitRead]:
    """What the job does. Asked for on the window's thread, which owns what is asked here."""
    plans_given = [one.received_on for one in workspace.plans().history() if not one.plan.is_default]
    open_mirrored, open_imagined = workspace.mirror().open_reader, workspace.imagery_reader
    history, diary, drills = workspace.history, workspace.diary, workspace.drills

    def read() -> VisitRead:
        with open_mirrored() as mirror:
            mirrored = mirror.mirrored(limit=LOOKED_AT)
        with open_imagined() as reader:
            imagined = reader.sessions(limit=LOOKED_AT)
        with history() as past, diary() as days:
            ways = read_ways(past, days, drills, today, mirrored, imagined, plan.gate)
            found = map(comment_of, days.facts(None, (DiaryKind.CLINIC_COMMENT,)))
            comments = tuple(reversed([comment for comment in found if comment is not None]))
            tests = [
                samples[-1].day
                for part in past.parts()
                if (head := past.course_head(part)) is not None
                and (samples := past.tests(head.conditions).samples)
            ]
        stages = [
            one.way.gone_on.day for one in ways.parts if one.way.gone_on is not None and one.way.gone_on.by
        ]
        return VisitRead(
            report(),
            comments,
            ways,
            reassess(plan, today, max(tests, default=None)),
            last_visit([*plans_given, *stages, *(comment.day for comment in comments)], today),
        )

    return read
