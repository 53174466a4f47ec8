"""What somebody says over the years: notes, goals and how they go, the questions of each week and month, and what they
know about pain. For record_maker; the same seed gives the same rows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.knowledge import CheckMoment, GivenReply, Reply
from gmi_trainer.domain.weekly_measures import WEEKLY_SCALES
from gmi_trainer.services.learning_ports import CheckStart
from gmi_trainer.storage import driver
from gmi_trainer.storage.diary_rows import INSERT_RATING
from gmi_trainer.storage.knowledge_rows import INSERT_CHECK, INSERT_REPLY, check_values, reply_values
from gmi_trainer.storage.moments import utc_text

OFFSET_MIN = 60
NOTE_SHARE, SESSION_NOTE_SHARE, CHANGED_NOTE_SHARE = 0.2, 0.05, 0.1
NOTES = (
    "Slept on the sofa.",
    "A long walk by the river, slowly.",
    "Visitors all day.",
    "Rain, and a warm bath.",
)
GOALS = ("Cook for us", "Walk to the shop", "Write a letter by hand")
SENTENCES = 14
CHECK_EVERY_DAYS = 180
SUNDAY = 6
ASKED_OF_THE_MONTH = 28


class SaidLife:
    """Writes one day after the other."""

    def __init__(self, connection: driver.Connection, seed: int) -> None:
        self._connection = connection
        self._chance = Random(seed)
        self._days = 0

    def day(self, day: date, progress: float) -> None:
        """A day, whether anything was practised or not."""
        at = datetime(day.year, day.month, day.day, 19, tzinfo=UTC)
        if self._days == 0:
            self._set_goals(at)
        if self._chance.random() < NOTE_SHARE:
            self._note(at)
            if self._chance.random() < CHANGED_NOTE_SHARE:
                self._note(at + timedelta(minutes=9))
        if day.weekday() == SUNDAY:
            self._week(at, progress)
        if day.day == ASKED_OF_THE_MONTH:
            self._rate(at, Scale.OVERALL_CHANGE, Moment.MONTHLY, self._chance.choice((-1, 0, 0, 1, 1, 2)))
        if self._days % CHECK_EVERY_DAYS == 0:
            self._say_what_is_known(at, progress)
        self._days += 1

    def after_drill(self, day: date, session: int) -> None:
        """A note on a drill, now and then."""
        if self._chance.random() < SESSION_NOTE_SHARE:
            self._note(datetime(day.year, day.month, day.day, 18, tzinfo=UTC), session)

    def _set_goals(self, at: datetime) -> None:
        for number, text in enumerate(GOALS, start=1):
            self._connection.execute(
                "INSERT INTO goal (id, uuid, text, written_utc, utc_offset_min, local_day)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (number, self._uuid(), text, *_when(at)),
            )

    def _week(self, at: datetime, progress: float) -> None:
        for scale in WEEKLY_SCALES:
            middle = 3 + 3 * progress if scale is Scale.CONFIDENCE else 7 - 3 * progress
            self._rate(at, scale, Moment.WEEKLY, self._of_ten(middle))
        for goal in range(1, len(GOALS) + 1):
            self._connection.execute(
                "INSERT INTO goal_rating (uuid, goal_id, value, rated_utc, utc_offset_min, local_day)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (self._uuid(), goal, self._of_ten(2 + 5 * progress), *_when(at)),
            )

    def _say_what_is_known(self, at: datetime, progress: float) -> None:
        moment = CheckMoment.START if self._days == 0 else CheckMoment.AGAIN
        start = CheckStart(self._uuid(), 1, moment, 0, "en", at, OFFSET_MIN, "0.1.0")
        check = self._connection.execute(INSERT_CHECK, check_values(start)).lastrowid
        assert check is not None, "an INSERT gives a row"
        for number in range(1, SENTENCES + 1):
            right = self._chance.random() < 0.6 + 0.35 * progress
            given = GivenReply(f"K{number:02}", Reply.TRUE if right else Reply.NOT_SURE, was_right=right)
            self._connection.execute(INSERT_REPLY, reply_values(check, self._uuid(), given, at))
        self._connection.execute(
            "UPDATE knowledge_check SET finished_utc = ? WHERE id = ?",
            (utc_text(at + timedelta(minutes=4)), check),
        )

    def _note(self, at: datetime, session: int | None = None) -> None:
        self._connection.execute(
            "INSERT INTO note (uuid, session_id, text, written_utc, utc_offset_min, local_day)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (self._uuid(), session, self._chance.choice(NOTES), *_when(at)),
        )

    def _rate(self, at: datetime, scale: Scale, moment: Moment, value: float) -> None:
        self._connection.execute(INSERT_RATING, (self._uuid(), None, scale, moment, float(value), *_when(at)))

    def _of_ten(self, middle: float) -> int:
        return min(10, max(0, round(self._chance.gauss(middle, 1.2))))

    def _uuid(self) -> str:
        return str(UUID(int=self._chance.getrandbits(128), version=4))


def _when(at: datetime) -> tuple[str, int, str]:
    return utc_text(at), OFFSET_MIN, at.date().isoformat()
