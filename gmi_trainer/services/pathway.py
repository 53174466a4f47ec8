"""The way through the stages: what its page reads in one background job. Nothing here writes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import DrillMode, Purpose, SessionKind
from gmi_trainer.domain.answering import sides_compare, way_of
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.comparable import are_comparable, is_complete
from gmi_trainer.domain.default_plan import choose_part
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.flare import flare_reports, step_back
from gmi_trainer.domain.gate import (
    USUAL_RULE,
    Bout,
    GateRule,
    ImaginedFacts,
    LeftRightFacts,
    MirroredFacts,
    TestTaken,
)
from gmi_trainer.domain.imagery_course import Imagined, bouts_of
from gmi_trainer.domain.imagery_course import standing as ladder
from gmi_trainer.domain.mirror import MirrorDone
from gmi_trainer.domain.mirror_course import easy_days
from gmi_trainer.domain.pathway import Pathway, PathwayFacts, gone_on_of, pathway
from gmi_trainer.domain.progress import SessionSummary
from gmi_trainer.domain.safety import Standing, asks_again, standing
from gmi_trainer.domain.stages import KINDS, Stage
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.about_me import PREFERENCE as ABOUT_ME
from gmi_trainer.services.about_me import about_from
from gmi_trainer.services.diary_ports import DiaryReader
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.safety import SAFETY_KINDS
from gmi_trainer.services.session_ports import HistoryReader

LOOKED_AT = 400
"""The newest drills of a part that are looked at: two months of many a day, so that the work does not grow with the
record."""

LOOKED_BACK_DAYS = 60
"""How far back flares and other practice are looked at."""


@dataclass(frozen=True, slots=True)
class PartWay:
    """The way for one part. ``pictures_of``: the part whose pictures stand in, where there are none of its own."""

    way: Pathway
    pictures_of: BodyPart


@dataclass(frozen=True, slots=True)
class Ways:
    """The way for every part that is of use: what hurts first, then what else was practised.

    ``own_rule``: a clinician's numbers, where they are not the usual ones.
    """

    today: date
    parts: tuple[PartWay, ...]
    own_rule: GateRule | None = None

    def of(self, part: BodyPart) -> PartWay:
        """That of one of the parts; of the first, where that one is none of them."""
        return next((one for one in self.parts if one.way.part is part), self.parts[0])


def read_ways(
    history: HistoryReader,
    diary: DiaryReader,
    drills: DrillService,
    today: date,
    mirrored: Collection[MirrorDone] = (),
    imagined: Collection[Imagined] = (),
    rule: GateRule | None = None,
) -> Ways:
    """Read all of them, as they are today. ``mirrored``: sessions with a mirror; ``imagined``: those of imagined
    movements, oldest first. ``rule``: a clinician's own numbers (``Plan.gate``); None: the usual ones."""
    return _Reading(history, diary, drills, today, mirrored, imagined, rule or USUAL_RULE).ways()


class _Reading:
    """Everything that the parts have in common, read once."""

    def __init__(
        self,
        history: HistoryReader,
        diary: DiaryReader,
        drills: DrillService,
        today: date,
        mirrored: Collection[MirrorDone],
        imagined: Collection[Imagined],
        rule: GateRule,
    ) -> None:
        self._today = today
        self._rule = rule
        self._mirrored = mirrored
        self._imagined = imagined
        self._drills = drills
        self._about = about_from(diary.preference(ABOUT_ME))
        self._sessions = {part: history.sessions(part=part, limit=LOOKED_AT) for part in drills.parts()}
        since = today - timedelta(days=LOOKED_BACK_DAYS)
        reports = flare_reports(diary.facts(since, (DiaryKind.FLARE, DiaryKind.AFTER_LAST)))
        self._reports = tuple(report for report in reports if report.day <= today)
        self._done = diary.done(since)
        gone_on = map(gone_on_of, diary.facts(None, (DiaryKind.GONE_ON,)))
        self._gone_on = tuple(gone for gone in gone_on if gone is not None)
        safety = diary.facts(None, SAFETY_KINDS)
        asks = asks_again(safety, diary.last_practice_day(), today)
        self._waits = standing(safety) is not Standing.OPEN or asks is not None

    def ways(self) -> Ways:
        """One for each part."""
        choice = choose_part(self._about, self._drills.parts())
        first = choice.sore_part or choice.part
        ways = [PartWay(self._way(first, choice.part), choice.part)]
        for part, sessions in self._sessions.items():
            is_used = part in (first, choice.part) or not any(_is_finished(one) for one in sessions)
            if not is_used:
                ways.append(PartWay(self._way(part, part), part))
        own_rule = None if self._rule == USUAL_RULE else self._rule
        return Ways(self._today, tuple(ways), own_rule)

    def _way(self, part: BodyPart, pictures_of: BodyPart) -> Pathway:
        sessions = [one for one in self._sessions.get(pictures_of, ()) if _is_finished(one)]
        practised = [one for one in self._done if one.part in (None, part)]
        imagined = [one for one in self._imagined if one.part is part]
        return pathway(
            PathwayFacts(
                today=self._today,
                part=part,
                left_right=left_right_facts(
                    sessions, pictures_of, self._drills.library_levels(pictures_of), self._about
                ),
                imagined=ImaginedFacts(
                    bouts_of(imagined),
                    ladder_finished_on=ladder(imagined).finished_on,
                    rates_pain=self._about.rates_pain,
                ),
                mirrored=MirroredFacts(easy_days(one for one in self._mirrored if one.part is part)),
                days_in={
                    **{stage: _days_of(practised, kind) for stage, kind in KINDS.items()},
                    Stage.LEFT_RIGHT: frozenset(one.local_day for one in sessions),
                },
                gone_on=tuple(gone for gone in self._gone_on if gone.part is part),
                last_flare=max((report.day for report in self._reports), default=None),
                step_back=step_back(self._reports, self._today),
                saves_energy=self._about.saves_energy,
                waits=self._waits,
                rule=self._rule,
            )
        )


def left_right_facts(
    finished: Iterable[SessionSummary], part: BodyPart, levels: tuple[int, ...], about: AboutMe
) -> LeftRightFacts:
    """Stage 1 out of the drills of a part, newest first. What does not count is left out."""
    drills = [
        (one, one.left, one.right)
        for one in finished
        if one.counted and one.left is not None and one.right is not None
    ]
    tests = [drill for drill in drills if drill[0].purpose is Purpose.TEST]
    newest = next((one.spec for one, _, _ in tests or drills), None)
    return LeftRightFacts(
        part,
        tuple(
            TestTaken(
                one.local_day,
                one.spec.pictures,
                left,
                right,
                are_comparable(one.spec, tests[0][0].spec)
                and is_complete(left.scored + right.scored, one.spec),
            )
            for one, left, right in reversed(tests)
        ),
        tuple(
            Bout(one.local_day, one.spec.level, left, right)
            for one, left, right in reversed(drills)
            if one.purpose is Purpose.TRAINING
            and one.spec.mode is DrillMode.TRAINING
            and not one.spec.only  # given pictures say little of a level
        ),
        levels,
        newest is None or sides_compare(about, way_of(newest)),
    )


def _is_finished(one: SessionSummary) -> bool:
    return one.finished_utc is not None


def _days_of(done: Iterable[Done], kind: SessionKind) -> frozenset[date]:
    return frozenset(one.day for one in done if one.kind is kind)
