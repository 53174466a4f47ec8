"""What the roster of a clinic needs of the world: its own file, a look into closed records, and a guest's folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from gmi_trainer.domain.values import dataclass

if TYPE_CHECKING:
    from datetime import date

    from gmi_trainer.domain.activity import DrillSpec, Purpose
    from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
    from gmi_trainer.domain.overview import PersonFacts
    from gmi_trainer.domain.samples import TestSample
    from gmi_trainer.services.drills import Before


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the roster. ``shown``: their name or, with ``by_code``, a code that stands for it in Clinic."""

    profile_id: str
    shown: str
    by_code: bool = False
    added_utc: str = ""
    archived_utc: str = ""

    @property
    def is_archived(self) -> bool:
        """Whether they were put away."""
        return self.archived_utc != ""


class RosterFile(Protocol):
    """The clinic's own file. Each call opens it and lets it go again, so any thread may ask.

    UserProblem: RECORD_DAMAGED, RECORD_FOREIGN, RECORD_NEWER, RECORD_BUSY and what else the disk says.
    """

    def people(self) -> tuple[Person, ...]:
        """Everyone who was written down."""
        ...

    def keep_people(self, people: Sequence[Person]) -> None:
        """Write down people, new ones or anew: all or none."""
        ...

    def facts(self) -> Mapping[str, PersonFacts]:
        """What was worked out of records, by the id of the person. What is not understood is left out."""
        ...

    def keep_facts(self, facts: Mapping[str, PersonFacts]) -> None:
        """Keep what was worked out, in the place of what was there."""
        ...

    def forget_person(self, profile_id: str) -> None:
        """Nothing of somebody stays in the file, nor beside it."""
        ...


@dataclass(frozen=True, slots=True)
class TemplateKept:
    """A plan of the clinic's own under a name. ``body``: as the plan files have it."""

    uuid: str
    name: str
    body: str
    kept_utc: str


class OwnTemplates(Protocol):
    """The clinic's own templates of plans."""

    def templates(self) -> tuple[TemplateKept, ...]:
        """All of them, by name."""
        ...

    def keep_template(self, template: TemplateKept) -> None:
        """Keep one, in the place of the one with its uuid."""
        ...

    def drop_template(self, uuid: str) -> None:
        """Let go of one."""
        ...


@dataclass(frozen=True, slots=True)
class QuickPast:
    """What a record holds beside a quick test.

    ``came_before`` decides as what it would count; None: the record cannot be read now. ``last``: the newest test that
    was made in the same way, ``last_was_practice`` where it was one of the first two of its part.
    """

    came_before: Before | None = None
    last: TestSample | None = None
    last_was_practice: bool = False


@dataclass(frozen=True, slots=True)
class QuickSetUp:
    """How somebody is tested: the part, with what they answer, and on what."""

    part: BodyPart
    limb: AnsweringLimb
    kind: InputKind


class FactsReader(Protocol):
    """Looks into the record of somebody who need not be open, and changes nothing."""

    def profile_ids(self) -> tuple[str, ...]:
        """Whose records there are on this computer."""
        ...

    def name_of(self, profile_id: str) -> str:
        """What the record says that they are called."""
        ...

    def facts_of(self, profile_id: str, today: date) -> PersonFacts:
        """What there is to tell. A record that cannot be read is told as such, and never raised."""
        ...

    def quick_past(self, profile_id: str, spec: DrillSpec, today: date) -> QuickPast:
        """What a quick test of today is held against."""
        ...

    def usual_set_up(self, profile_id: str) -> QuickSetUp | None:
        """As the newest test was made, else as they said where it hurts; None: nothing is known."""
        ...


class QuickTests(Protocol):
    """Brings a test of a guest into somebody's record."""

    def keep(
        self,
        guest_id: str,
        session_id: int,
        profile_id: str,
        spec: DrillSpec,
        day: date,
        purpose_of: Callable[[Before], Purpose],
    ) -> bool:
        """The session of the guest's record with its pictures and answers; ``purpose_of`` says what it is among all
        that the person did before. False where it is there already. UserProblem as for any record."""
        ...


class GuestFolder(Protocol):
    """Where a guest's record lies: apart from everybody's, and never for long."""

    def is_there(self) -> bool:
        """Something of a guest is on the disk."""
        ...

    def erase(self) -> None:
        """Write over all of it and remove it. UserProblem(ERASING_UNFINISHED) where something stays."""
        ...
