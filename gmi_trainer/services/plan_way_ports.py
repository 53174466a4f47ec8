"""The ways on which a plan leaves a clinic and comes to a person, as services see them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Protocol

from gmi_trainer.domain.coded_plan import CodedPlan, CodeFault
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.values import dataclass


class PlanWay(StrEnum):
    """How a plan came."""

    FILE = "plan_file"
    CODE = "plan_code"


@dataclass(frozen=True, slots=True)
class PlanOrigin:
    """Where a kept plan came from, for the record: ``source`` is a file's name, or empty, and never a path."""

    way: PlanWay
    source: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class BroughtPlan:
    """A plan that was read and is not yet used. Nothing of it is kept.

    ``fingerprint``: of the clinic's key, where it brought one. ``is_of_other_edition``: the template behind a code has
    changed since the code was printed, so that the paper may say a little else.
    """

    plan: Plan
    origin: PlanOrigin
    fingerprint: str = ""
    is_of_other_edition: bool = False


class PlanFiles(Protocol):
    """Plan files (``*.gmiplan``)."""

    def write(self, plan: Plan) -> bytes:
        """The file's content. ValueError for a plan that no file may hold."""
        ...

    def read(self, path: Path) -> BroughtPlan:
        """UserProblem: FILE_MISSING, FILE_TOO_LARGE, FILE_NOT_UNDERSTOOD or one of PLAN_FILE_*."""
        ...


class PlanCodes(Protocol):
    """Short codes."""

    def write(self, coded: CodedPlan) -> str:
        """In groups of four signs."""
        ...

    def read(self, text: str) -> CodedPlan | CodeFault:
        """What a code says, or what to look at again."""
        ...


class PlanArrivals(Protocol):
    """Where plans that came from elsewhere are kept."""

    def keep(self, plan: Plan, origin: PlanOrigin) -> None:
        """Set a plan, and note how it came: both or nothing."""
        ...
