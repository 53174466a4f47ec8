"""A record with years of daily life in it: ``python -m tests.benchmarks.record_maker FOLDER --years 10``.

About three drills of forty pictures a day, a test every second day, a few of them not counted, slow breathing with what
was rated around it, imagined movements, the mirror, noticing and a daily task, a lesson every second day and the
questions that come back, most days rated, now and then a flare, a change or a day of rest; notes, goals, the questions
of each week, and what is known.
The rows are true: the program's own migrations, statements and derived rows; only that all of it is written in a
few large transactions, without waiting for the disk.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from gmi_trainer.domain.activity import Purpose, SessionKind, spec_for_test, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.breathing import LADDER, BreathSpec, Ending
from gmi_trainer.domain.checkin import AfterLast, LifeChange, Moment, Scale
from gmi_trainer.domain.coming_back import due_today
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.learning import Answer, LessonSpec, Sureness
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.domain.trial import TrialResult
from gmi_trainer.paths import DataPaths, data_paths
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.review import comes_back
from gmi_trainer.services.session_ports import BreathResult, SessionStart
from gmi_trainer.storage import driver
from gmi_trainer.storage.breath_rows import INSERT_BREATHING, UPDATE_BREATHING, breathing_values
from gmi_trainer.storage.derived import write_derived
from gmi_trainer.storage.diary_rows import INSERT_EVENT, INSERT_RATING, event_values
from gmi_trainer.storage.learning_rows import INSERT_ANSWER, answer_values
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.profiles import ProfileFolders
from gmi_trainer.storage.session_rows import INSERT_SESSION, environment_text, session_values
from gmi_trainer.storage.trial_rows import (
    INSERT_STIMULUS,
    INSERT_TRIAL,
    Values,
    stimulus_values,
    trial_values,
)
from tests.benchmarks.practice_life import PracticeLife
from tests.benchmarks.said_life import SaidLife
from tests.fakes import FakeClock
from tests.history_maker import HistoryMaker

LAST_DAY = date(2026, 6, 30)
DAYS_A_YEAR = 365.25
DAYS_A_TRANSACTION = 60
OFFSET_MIN = 60
FOOT_SHARE = 0.25
REST_SHARE = 0.12
NOTHING_SHARE = 0.06
RATED_SHARE = 0.85
FLARE_SHARE = 0.015
CHANGE_SHARE = 0.01
NOT_COUNTED_SHARE = 0.02
TRAINING_PICTURES = 40
LESSONS = 18
QUESTIONS_A_LESSON = 5
LESSON_LEFT_SHARE = 0.1
KNOWN_SHARE = 0.85
AFTER_LAST = (
    (AfterLast.NO_CHANGE,) * 12 + (AfterLast.SETTLED,) * 3 + (AfterLast.LONGER, AfterLast.STILL_WORSE)
)


class BulkLog:
    """A SessionLog (session_ports.SessionLog) that writes rows inside whatever transaction is open."""

    def __init__(self, connection: driver.Connection) -> None:
        self._connection = connection
        self._trials: list[Values] = []
        self._known: set[str] = set()

    def begin(self, start: SessionStart, stimuli: Sequence[Stimulus] = ()) -> int:
        """The session and the pictures that nobody has seen before."""
        new = {s.picture.sha256: s.picture for s in stimuli if s.picture.sha256 not in self._known}
        self._known.update(new)
        self._connection.executemany(INSERT_STIMULUS, [stimulus_values(picture) for picture in new.values()])
        session_id = self._connection.execute(INSERT_SESSION, session_values(start)).lastrowid
        assert session_id is not None, "an INSERT gives a row"
        return session_id

    def add_trial(self, session_id: int, trial: TrialResult) -> int:
        """Kept until the session ends."""
        self._trials.append(trial_values(session_id, trial))
        return len(self._trials)

    def finish(
        self, session_id: int, finished_utc: datetime, purpose: Purpose, environment: Mapping[str, object]
    ) -> None:
        """All trials, the end, and the derived rows."""
        self.leave_block()
        self._connection.execute(
            "UPDATE session SET finished_utc = ?, purpose = ?, environment = ? WHERE id = ?",
            (utc_text(finished_utc), purpose, environment_text(environment), session_id),
        )
        write_derived(self._connection, session_id)

    def leave_block(self) -> None:
        """What was answered is written, whether the session ends or not."""
        self._connection.executemany(INSERT_TRIAL, self._trials)
        self._trials.clear()

    def set_counted(self, session_id: int, counted: bool, reason: str) -> None:
        """Nobody looks back here."""
        raise NotImplementedError


class BulkBreathLog:
    """Breathing (session_ports.BreathLog) inside whatever transaction is open."""

    def __init__(self, connection: driver.Connection) -> None:
        self._connection = connection

    def begin(self, start: SessionStart) -> int:
        """The session, with nothing done in it yet."""
        assert isinstance(start.spec, BreathSpec)
        session_id = self._connection.execute(INSERT_SESSION, session_values(start)).lastrowid
        assert session_id is not None, "an INSERT gives a row"
        nothing = BreathResult(0, 0, start.spec.pattern)
        self._connection.execute(INSERT_BREATHING, breathing_values(session_id, nothing))
        return session_id

    def keep(self, session_id: int, result: BreathResult) -> None:
        """What came of it so far."""
        self._connection.execute(UPDATE_BREATHING, breathing_values(session_id, result))

    def finish(
        self,
        session_id: int,
        finished_utc: datetime,
        result: BreathResult,
        environment: Mapping[str, object],
    ) -> None:
        """Its end."""
        self.keep(session_id, result)
        self._connection.execute(
            "UPDATE session SET finished_utc = ?, environment = ? WHERE id = ?",
            (utc_text(finished_utc), environment_text(environment), session_id),
        )

    def leave_block(self) -> None:
        """Nothing to do: the transaction is somebody else's."""


class Learner:
    """Reads a lesson every second day, all of them again and again, and answers what comes back."""

    def __init__(self, connection: driver.Connection, seed: int) -> None:
        self._connection = connection
        self._chance = Random(seed)
        self._answers: dict[str, list[Answer]] = {}
        self._due: dict[str, date] = {}
        self._lessons = 0

    def read(self, day: date) -> None:
        """The next lesson with its questions; now and then it is left before them."""
        lesson_id = f"L{self._lessons % LESSONS + 1:02}"
        at = _morning(day) + timedelta(hours=13)
        session = self._begin(at, LessonSpec(lesson_id))
        left = self._chance.random() < LESSON_LEFT_SHARE
        self._connection.execute(
            "INSERT INTO reading (session_id, lesson_id, screen_id) VALUES (?, ?, ?)",
            (session, lesson_id, "story" if left else "sources"),
        )
        if left:
            return
        for number in range(QUESTIONS_A_LESSON):
            self._answer(session, f"{lesson_id}-{number}", day, at, in_review=False)
        self._lessons += 1
        self._end(session, at + timedelta(minutes=6))

    def look_back(self, day: date) -> None:
        """What comes back today, if anything does."""
        back = due_today(self._due, day, 0)
        if not back:
            return
        at = _morning(day) + timedelta(hours=1)
        session = self._begin(at, LessonSpec("", review=True))
        for question in back:
            self._answer(session, question, day, at, in_review=True)
        self._end(session, at + timedelta(minutes=1))

    def _answer(self, session: int, question: str, day: date, at: datetime, *, in_review: bool) -> None:
        is_right = self._chance.random() < KNOWN_SHARE
        sure = self._chance.choice((None, None, *Sureness))
        option = "right" if is_right else "other"
        answer = Answer(question, option, is_right, at, day, in_review, sure)
        answers = self._answers.setdefault(question, [])
        answers.append(answer)
        self._due[question] = due = comes_back(answers)
        uuid = str(UUID(int=self._chance.getrandbits(128), version=4))
        self._connection.execute(INSERT_ANSWER, answer_values(session, uuid, answer, OFFSET_MIN, due))

    def _begin(self, at: datetime, spec: LessonSpec) -> int:
        start = SessionStart(
            uuid=str(UUID(int=self._chance.getrandbits(128), version=4)),
            kind=SessionKind.LESSON,
            purpose=None,
            started_utc=at,
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

    def _end(self, session: int, at: datetime) -> None:
        self._connection.execute("UPDATE session SET finished_utc = ? WHERE id = ?", (utc_text(at), session))


class DailyLife:
    """Writes one day after the other. The same seed gives the same record."""

    def __init__(self, connection: driver.Connection, seed: int) -> None:
        self._connection = connection
        self._chance = Random(seed)
        self._drills = HistoryMaker(BulkLog(connection), seed=seed, utc_offset_min=OFFSET_MIN)
        self._breaths = BulkBreathLog(connection)
        self._breath_chance = Random(seed + 1)
        self._learner = Learner(connection, seed + 2)
        self._practices = PracticeLife(connection, seed + 3)
        self._said = SaidLife(connection, seed + 4)
        self._days = 0

    def day(self, day: date, progress: float) -> None:
        """One day: how it was, what happened, what was practised."""
        chance = self._chance
        self._days += 1
        self._said.day(day, progress)
        if chance.random() < RATED_SHARE:
            self._check_in(day, progress)
        if chance.random() < FLARE_SHARE:
            self._fact(day, DiaryKind.FLARE, {})
        if chance.random() < CHANGE_SHARE:
            self._fact(day, DiaryKind.LIFE_CHANGE, {"what": chance.choice(tuple(LifeChange)), "words": ""})
        luck = chance.random()
        if luck < REST_SHARE:
            self._fact(day, DiaryKind.REST_DAY, {})
        elif luck > REST_SHARE + NOTHING_SHARE:
            self._practise(day, progress)

    def _practise(self, day: date, progress: float) -> None:
        self._fact(day, DiaryKind.AFTER_LAST, {"answer": self._chance.choice(AFTER_LAST), "sessions": []})
        part = BodyPart.FOOT if self._chance.random() < FOOT_SHARE else BodyPart.HAND
        is_test_day = self._days % 2 == 0
        if is_test_day:
            self._drills.session(day, spec_for_test(part), progress, hour=8)
        for bout in range(self._chance.choice((2, 3, 3)) - is_test_day + 1):
            spec = spec_for_training(part, TRAINING_PICTURES, level=1 if progress < 0.2 else 2)
            left_early = 9 if self._chance.random() < 0.02 else None
            session = self._drills.session(
                day, spec, progress, hour=11 + 3 * bout, interrupted_after=left_early
            )
            self._said.after_drill(day, session)
            if self._chance.random() < NOT_COUNTED_SHARE:
                self._leave_out(session)

        self._breathe(day, progress)
        self._practices.day(day, progress)
        self._learner.look_back(day)
        if not is_test_day:
            self._learner.read(day)

    def _breathe(self, day: date, progress: float) -> None:
        """Five minutes in the evening, rated before and after, as a person may wish it each time."""
        chance, at = self._breath_chance, _morning(day) + timedelta(hours=12)
        spec = BreathSpec(LADDER[min(3, int(progress * 8))], breaths=25)
        breaths = 25 if chance.random() < 0.9 else chance.randint(1, 24)
        ending = Ending.WHOLE if breaths == 25 else Ending.STOPPED
        result = BreathResult(breaths, breaths * spec.pattern.cycle_ms, spec.pattern, ending=ending)
        start = SessionStart(
            uuid=str(UUID(int=chance.getrandbits(128), version=4)),
            kind=SessionKind.BREATHING,
            purpose=None,
            started_utc=at,
            utc_offset_min=OFFSET_MIN,
            input_kind=None,
            answering_limb=None,
            spec=spec,
            seed=None,
            app_version="0.1.0",
            environment={"qt": "6.11.3"},
        )
        session = self._breaths.begin(start)
        if chance.random() < 0.02:  # left in the middle
            self._breaths.keep(session, replace(result, ending=None))
            return
        self._breaths.finish(session, at + timedelta(minutes=6), result, {"qt": "6.11.3"})
        before = chance.randint(3, 8)
        for scale, moment, value in (
            (Scale.TENSION, Moment.BEFORE, before),
            (Scale.TENSION, Moment.AFTER, max(0, before - chance.randint(-1, 3))),
            (Scale.PACE, Moment.AFTER, chance.choice((0, 0, 0, 1))),
        ):
            row = (str(UUID(int=chance.getrandbits(128), version=4)), session, scale, moment, float(value))
            self._connection.execute(INSERT_RATING, (*row, utc_text(at), OFFSET_MIN, day.isoformat()))

    def _check_in(self, day: date, progress: float) -> None:
        usual = {
            Scale.PAIN_AVERAGE: 6.5 - 3 * progress,
            Scale.SLEEP: 4 + 2 * progress,
            Scale.MOOD: 5 + progress,
        }
        for scale, middle in usual.items():
            value = float(min(10, max(0, round(self._chance.gauss(middle, 1.4)))))
            row = (self._uuid(), None, scale, Moment.CHECK_IN, value, utc_text(_morning(day)), OFFSET_MIN)
            self._connection.execute(INSERT_RATING, (*row, day.isoformat()))

    def _leave_out(self, session: int) -> None:
        """As SessionLog.set_counted."""
        self._connection.execute(
            "UPDATE session SET counted = 0, not_counted_reason = 'the phone rang' WHERE id = ?", (session,)
        )
        self._connection.execute("UPDATE session_line SET counted = 0 WHERE session_id = ?", (session,))

    def _fact(self, day: date, kind: DiaryKind, detail: Mapping[str, object]) -> None:
        fact = DiaryFact(self._uuid(), kind, day, _morning(day), detail)
        self._connection.execute(INSERT_EVENT, event_values(fact, OFFSET_MIN))

    def _uuid(self) -> str:
        return str(UUID(int=self._chance.getrandbits(128), version=4))


def make_record(paths: DataPaths, years: float, *, seed: int = 7, last_day: date = LAST_DAY) -> Profile:
    """Make a person with so many years of daily life under a data folder."""
    paths.make()
    chance = Random(seed)
    folders = ProfileFolders(
        paths.profiles,
        FakeClock(utc=_morning(last_day)),
        lambda: str(UUID(int=chance.getrandbits(128), version=4)),
    )
    profile = folders.create("")
    days = max(1, round(years * DAYS_A_YEAR))
    first_day = last_day - timedelta(days=days - 1)
    with closing(driver.connect(folders.record_path(profile.profile_id))) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        life = DailyLife(connection, seed)
        for begun in range(0, days, DAYS_A_TRANSACTION):
            with driver.atomic(connection):
                for number in range(begun, min(begun + DAYS_A_TRANSACTION, days)):
                    life.day(first_day + timedelta(days=number), number / days)
    return profile


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, 30, tzinfo=UTC)


def main() -> int:
    """Make a record and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "folder", type=Path, help="a data folder, as for --data-dir; the person is added to it"
    )
    parser.add_argument("--years", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    paths = data_paths(options.folder)
    begun = time.perf_counter()
    profile = make_record(paths, options.years, seed=options.seed)
    path = paths.profiles / profile.profile_id / driver.RECORD_FILE
    with closing(driver.connect_untouched(path)) as connection:
        tables = {
            "session": "sessions",
            "trial": "trials",
            "breathing": "times of breathing",
            "reading": "lessons",
            "answer": "answers",
            "note": "notes",
            "rating": "ratings",
        }
        counts = ", ".join(
            f"{connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0]} {words}"
            for table, words in tables.items()
        )
    print(f"{counts}, {path.stat().st_size / 1e6:.1f} MB in {time.perf_counter() - begun:.1f} s: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
