"""What a person gives to their clinic: what leaves, how it is sealed, and one file that they save themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.values import dataclass
from gmi_trainer.domain.weekly_measures import PEG_SCALES
from gmi_trainer.services.clinic_key import ClinicKey, key_of
from gmi_trainer.services.clinic_ports import Seal, Sealing
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.diary_ports import Preferences
from gmi_trainer.services.result_ports import (
    FIRST_DAY,
    LAST_DAY,
    ResultChoice,
    ResultContents,
    ResultFiles,
    ResultHead,
    ResultReader,
    Save,
)

PREFERENCE = "result_sent"
PAIN_SCALES = frozenset({Scale.PAIN_AVERAGE, Scale.PAIN_NOW, *PEG_SCALES})
"""Ratings that stay where a person would rather not rate pain, earlier ones too."""

MOOD_SCALES = frozenset({Scale.MOOD})


class Weeks(StrEnum):
    """How far back a result looks."""

    SINCE_LAST = "since_last"
    TWO = "two"
    FOUR = "four"
    TWELVE = "twelve"
    ALL = "all"


_COUNT = {Weeks.TWO: 2, Weeks.FOUR: 4, Weeks.TWELVE: 12}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person ticked."""

    weeks: Weeks = Weeks.SINCE_LAST
    with_name: bool = False
    with_notes: bool = False
    with_goals: bool = True
    with_mood: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """The clinic whose plan is in force, and the key that it gave along."""

    clinic: str
    key: ClinicKey


def result_name(day: date) -> str:
    """What a result is called where nobody says otherwise: no name of a person is in it."""
    return f"gmi-trainer-{day.isoformat()}.gmiresult"


class ResultsOut:
    """``choice``, ``recipient`` and ``sent`` on the window's thread; jobs do what ``looking`` and ``writing`` give."""

    def __init__(
        self,
        open_reader: Callable[[], AbstractContextManager[ResultReader]],
        files: ResultFiles,
        sealing: Sealing,
        save: Save,
        preferences: Preferences,
        about_me: Callable[[], AboutMe],
        plan: Callable[[], Plan],
        clock: Clock,
        new_uuid: Callable[[], str],
        app_version: str,
    ) -> None:
        self._open_reader = open_reader
        self._files = files
        self._sealing = sealing
        self._save = save
        self._preferences = preferences
        self._about_me = about_me
        self._plan = plan
        self._clock = clock
        self._new_uuid = new_uuid
        self._app_version = app_version

    @property
    def rates_pain(self) -> bool:
        """Whether ratings of pain leave at all."""
        return self._about_me().rates_pain

    @property
    def today(self) -> date:
        """The person's day."""
        return local_day(self._clock.utc_now(), self._clock.utc_offset_min())

    @property
    def last_sent(self) -> date | None:
        """The last day of the result that was saved last."""
        stored = self._preferences.get(PREFERENCE)
        day = stored.get("last_day") if isinstance(stored, Mapping) else None
        try:
            return date.fromisoformat(day) if isinstance(day, str) else None
        except ValueError:
            return None

    def recipient(self) -> Recipient | None:
        """Whose clinic a result can be sealed for: the plan in force brought its key."""
        plan = self._plan()
        if not plan.clinic_key or not self._sealing.is_public(plan.clinic_key):
            return None
        return Recipient(plan.made_by, key_of(plan.clinic_key))

    def choice(self, wanted: Wanted) -> ResultChoice:
        """What leaves. A day of which a part was sent before is sent again, and is known there by its names."""
        return ResultChoice(
            first=self._first(wanted.weeks),
            last=LAST_DAY if wanted.weeks in (Weeks.ALL, Weeks.SINCE_LAST) else self.today,
            with_name=wanted.with_name,
            with_notes=wanted.with_notes,
            with_goals=wanted.with_goals,
            without=(frozenset() if wanted.with_mood else MOOD_SCALES)
            | (frozenset() if self.rates_pain else PAIN_SCALES),
        )

    def looking(self, choice: ResultChoice) -> Callable[[], ResultContents]:
        """Exactly what leaves; for a job."""

        def look() -> ResultContents:
            with self._open_reader() as reader:
                return reader.contents(choice)

        return look

    def writing(
        self, choice: ResultChoice, target: Path, seal: Seal, passphrase: str = ""
    ) -> Callable[[], None]:
        """Seal and save, for a job. UserProblem: EXPORT_IS_THERE, DISK_FULL or PAPER_NOT_WRITTEN; nothing is left then.

        ``seal`` CLINIC: for the clinic whose plan is in force now.
        """
        recipient = self.recipient() if seal is Seal.CLINIC else None
        assert (seal is Seal.CLINIC) == (recipient is not None), "seal for a clinic that gave its key"

        def write() -> None:
            content = self._content(choice)
            if recipient is not None:
                content = self._sealing.seal_for(content, recipient.key.public)
            elif seal is Seal.PASSPHRASE:
                content = self._sealing.seal_with(content, passphrase)
            self._save(target, content)

        return write

    def sent(self) -> None:
        """A result was saved: the next one begins with today."""
        self._preferences.put(PREFERENCE, {"last_day": self.today.isoformat()})

    def _content(self, choice: ResultChoice) -> bytes:
        with self._open_reader() as reader:
            head = ResultHead(
                result_uuid=self._new_uuid(),
                person_uuid=reader.person_uuid,
                made_utc=self._clock.utc_now(),
                app_version=self._app_version,
                schema_version=reader.schema_version,
                with_notes=choice.with_notes,
                name=reader.name if choice.with_name else "",
                about=reader.about,
            )
            return self._files.write(head, reader, choice)

    def _first(self, weeks: Weeks) -> date:
        if weeks is Weeks.SINCE_LAST:
            return self.last_sent or FIRST_DAY
        if weeks is Weeks.ALL:
            return FIRST_DAY
        return self.today - timedelta(days=_COUNT[weeks] * 7 - 1)
