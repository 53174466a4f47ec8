"""Years of imagined movements, mirror, noticing and daily tasks: rows as the program writes them, in bulk.

Somebody goes up the steps and now and then back again, says what it was like on most days, and leaves some out.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.activity_steps import ActivityEnding, ActivitySpec, NextDay
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.guided import GuidedEnding, GuidedSpec, Length, StepLength
from gmi_trainer.domain.imagery import ImagerySpec, Rung
from gmi_trainer.domain.imagery_course import CardTimes, Hurt, Moved, Said
from gmi_trainer.domain.mirror import Colour, Felt, MirrorLog, MirrorSpec, MirrorStep, Swelling
from gmi_trainer.services.guided_ports import GuidedResult
from gmi_trainer.services.session_ports import SessionStart
from gmi_trainer.storage import driver
from gmi_trainer.storage.activity_rows import INSERT_ACTIVITY
from gmi_trainer.storage.activity_rows import insert_values as activity_values
from gmi_trainer.storage.diary_rows import INSERT_RATING
from gmi_trainer.storage.guided_rows import INSERT_GUIDED, UPDATE_GUIDED, update_values
from gmi_trainer.storage.guided_rows import insert_values as guided_values
from gmi_trainer.storage.imagery_rows import (
    INSERT_CARD,
    INSERT_IMAGERY,
    UPDATE_CARD,
    UPDATE_CARDS_DONE,
    UPDATE_SAID,
    card_values,
    imagery_values,
    said_values,
)
from gmi_trainer.storage.mirror_rows import INSERT_MIRROR, UPDATE_MIRROR, insert_mirror_values, log_values
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.session_rows import INSERT_SESSION, session_values

OFFSET_MIN = 60
STEPS = tuple(StepLength(f"part-{number}", 40_000) for number in range(5))
CARDS = ("movement-flat", "movement-fist", "movement-spread")
TASKS = (
    ("rest-towel", "Rest it on a towel"),
    ("stroke-cloth", "Stroke a soft cloth"),
    ("hold-cup", "Hold an empty cup"),
    ("own-door", "Open a light door"),
)
SCRIPTS = ("attend-sounds", "attend-body", "notice-neutral")


class PracticeLife:
    """Writes one day after the other. The same seed gives the same rows."""

    def __init__(
        self,
        connection: driver.Connection,
        seed: int,
        *,
        tasks: tuple[tuple[str, str], ...] = TASKS,
        scripts: tuple[str, ...] = SCRIPTS,
    ) -> None:
        """``tasks``: the ids and words of steps, the easiest first; ``scripts``: the ids of practices."""
        self._connection = connection
        self._chance = Random(seed)
        self._tasks = tasks
        self._scripts = scripts

    def day(self, day: date, progress: float) -> None:
        """One of each. ``progress``: how far along, 0 to 1."""
        self.imagine(day, progress)
        self.mirror(day, progress)
        self.notice(day)
        self.task(day, progress)

    def imagine(self, day: date, progress: float, part: BodyPart = BodyPart.HAND) -> int:
        """Three cards, at one's own pace every third day, and really done then."""
        chance = self._chance
        rung = Rung(min(8, max(1, 1 + int(progress * 7 + chance.choice((0, 0, 0, -1))))))
        own_pace = rung >= Rung.MOVEMENT or rung is Rung.HEALTHY
        spec = ImagerySpec(
            f"imagine-{part}", 1, part, Side.LEFT, rung, CARDS, self._guided("imagine"), own_pace, own_pace
        )
        session = self._begin(SessionKind.IMAGERY, spec, day, hour=16)
        self._connection.execute(INSERT_GUIDED, guided_values(session, spec.guided))
        self._connection.execute(INSERT_IMAGERY, imagery_values(session, spec))
        real = chance.gauss(3_500, 500)
        for position, card_id in enumerate(CARDS, start=1):
            self._connection.execute(INSERT_CARD, (session, position, card_id))
            mind = max(800, chance.gauss(real * (1.6 - 0.5 * progress), 500))
            times = (round(mind), round(mind * chance.uniform(0.9, 1.1)), round(max(700, real)))
            card = CardTimes(card_id, True, *times) if own_pace else CardTimes(card_id, True)
            self._connection.execute(UPDATE_CARD, card_values(session, position, card))
        self._connection.execute(UPDATE_CARDS_DONE, (len(CARDS), session))
        clear = min(5, max(1, round(chance.gauss(2.4 + 1.8 * progress, 0.7))))
        felt = min(5, max(1, round(chance.gauss(1.9 + 1.8 * progress, 0.7))))
        hurt = chance.choices((Hurt.NO, Hurt.LITTLE, Hurt.YES), (12, 3, 1))[0]
        said = Said(clear, felt, hurt, chance.choices((Moved.NO, Moved.LITTLE), (4, 1))[0])
        self._connection.execute(UPDATE_SAID, said_values(session, said))
        self._end_guided(session, day, 16, 180_000)
        self._rate_around(session, day)
        return session

    def mirror(self, day: date, progress: float, part: BodyPart = BodyPart.HAND) -> int:
        """A few minutes on a step, and what was said of it."""
        chance = self._chance
        step = MirrorStep(min(5, max(0, int(progress * 6))))
        guided = self._guided("mirror-hand")
        spec = MirrorSpec(
            guided.script_id,
            guided.edition,
            guided.length,
            guided.steps,
            part=part,
            hidden=Side.LEFT,
            step=step,
        )
        session = self._begin(SessionKind.MIRROR, spec, day, hour=18)
        self._connection.execute(INSERT_GUIDED, guided_values(session, spec))
        self._connection.execute(INSERT_MIRROR, insert_mirror_values(session, spec))
        log = MirrorLog(
            felt=chance.choices(tuple(Felt), (4, 4, 1))[0],
            like_mine=min(10, max(0, round(chance.gauss(3 + 5 * progress, 1.5)))),
            colour=chance.choice((None, Colour.SAME, Colour.REDDER)),
            swelling=chance.choice((None, Swelling.SAME)),
            relief_min=chance.choice((None, 0, 5, 15, 30)),
            words=chance.choice(("", "", "It was quiet, and I liked it.")),
        )
        self._connection.execute(UPDATE_MIRROR, log_values(session, log))
        if chance.random() < 0.08:
            self._connection.execute("UPDATE mirror SET comfort_stops = 1 WHERE session_id = ?", (session,))
        self._end_guided(session, day, 18, chance.choice((120_000, 180_000, 300_000)))
        self._rate_around(session, day)
        return session

    def notice(self, day: date) -> int:
        """One of the practices."""
        spec = self._guided(self._chance.choice(self._scripts))
        session = self._begin(SessionKind.NOTICE, spec, day, hour=20)
        self._connection.execute(INSERT_GUIDED, guided_values(session, spec))
        self._end_guided(session, day, 20, self._chance.choice((90_000, 180_000, 240_000)))
        self._tap(session, day)
        return session

    def task(self, day: date, progress: float, part: BodyPart = BodyPart.HAND) -> int:
        """A daily task, and how it was the day after."""
        chance = self._chance
        last = len(self._tasks) - 1
        place = min(last, max(0, int(progress * (last + 1)) + chance.choice((0, 0, 0, -1))))
        rung_id, words = self._tasks[place]
        expected = min(10, max(0, round(chance.gauss(5, 1.5))))
        spec = ActivitySpec(part, rung_id, words, expected, 120_000)
        session = self._begin(SessionKind.ACTIVITY, spec, day, hour=14)
        self._connection.execute(INSERT_ACTIVITY, activity_values(session, spec))
        actual = min(10, max(0, round(expected - chance.gauss(1, 1.4))))
        ending = chance.choices((ActivityEnding.WHOLE, ActivityEnding.STOPPED), (9, 1))[0]
        self._connection.execute(
            "UPDATE activity SET ending = ?, did_ms = ?, actual = ?, note = ? WHERE session_id = ?",
            (
                ending,
                chance.choice((60_000, 120_000)),
                actual,
                chance.choice(("", "", "My own cup.")),
                session,
            ),
        )
        self._end(session, day, 14)
        if chance.random() < 0.7:
            answer = chance.choices(tuple(NextDay), (8, 3, 1))[0]
            later = _at(day, 14) + timedelta(days=1)
            self._connection.execute(
                "INSERT INTO activity_next_day (uuid, session_id, answer, answered_utc, utc_offset_min, local_day)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    self._uuid(),
                    session,
                    answer,
                    utc_text(later),
                    OFFSET_MIN,
                    (day + timedelta(days=1)).isoformat(),
                ),
            )
        self._tap(session, day)
        return session

    def _guided(self, script_id: str) -> GuidedSpec:
        return GuidedSpec(script_id, 1, Length.LONG, STEPS)

    def _begin(
        self, kind: SessionKind, spec: GuidedSpec | ImagerySpec | ActivitySpec, day: date, hour: int
    ) -> int:
        start = SessionStart(
            uuid=self._uuid(),
            kind=kind,
            purpose=None,
            started_utc=_at(day, hour),
            utc_offset_min=OFFSET_MIN,
            input_kind=None,
            answering_limb=None,
            spec=spec,
            seed=None,
            app_version="0.1.0",
            environment={},
        )
        session = self._connection.execute(INSERT_SESSION, session_values(start)).lastrowid
        assert session is not None, "an INSERT gives a row"
        return session

    def _end_guided(self, session: int, day: date, hour: int, practised_ms: int) -> None:
        ending = self._chance.choices((GuidedEnding.WHOLE, GuidedEnding.STOPPED), (9, 1))[0]
        result = GuidedResult(5 if ending is GuidedEnding.WHOLE else 3, 0, practised_ms, ending=ending)
        self._connection.execute(UPDATE_GUIDED, update_values(session, result))
        self._end(session, day, hour)

    def _end(self, session: int, day: date, hour: int) -> None:
        ended = _at(day, hour) + timedelta(minutes=5)
        self._connection.execute(
            "UPDATE session SET finished_utc = ? WHERE id = ?", (utc_text(ended), session)
        )

    def _rate_around(self, session: int, day: date) -> None:
        """Numbers now and then, one tap otherwise, as the rating budget has it."""
        if self._chance.random() < 0.25:
            before = self._chance.randint(2, 7)
            after = max(0, before - self._chance.choice((-1, 0, 0, 1, 2)))
            self._rate(session, day, Scale.PAIN_NOW, Moment.BEFORE, before)
            self._rate(session, day, Scale.PAIN_NOW, Moment.AFTER, after)
        else:
            self._tap(session, day)

    def _tap(self, session: int, day: date) -> None:
        self._rate(session, day, Scale.FEEL, Moment.AFTER, self._chance.choice((-1, 0, 0, 0, 1)))

    def _rate(self, session: int, day: date, scale: Scale, moment: Moment, value: float) -> None:
        row = (self._uuid(), session, scale, moment, float(value), utc_text(_at(day, 21)), OFFSET_MIN)
        self._connection.execute(INSERT_RATING, (*row, day.isoformat()))

    def _uuid(self) -> str:
        return str(UUID(int=self._chance.getrandbits(128), version=4))


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
