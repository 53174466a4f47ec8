"""The clinic's own templates without a disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.own_templates import OwnTemplateShelf
from gmi_trainer.services.roster_ports import TemplateKept


@dataclass
class FileInMemory:
    """The clinic's file as its templates see it (roster_ports.OwnTemplates)."""

    kept: dict[str, TemplateKept] = field(default_factory=dict)

    def templates(self) -> tuple[TemplateKept, ...]:
        return tuple(sorted(self.kept.values(), key=lambda one: one.name))

    def keep_template(self, template: TemplateKept) -> None:
        self.kept[template.uuid] = template

    def drop_template(self, uuid: str) -> None:
        self.kept.pop(uuid, None)


def a_shelf(file: FileInMemory | None = None) -> OwnTemplateShelf:
    """A shelf of templates over a file that is only a value."""
    plans: dict[str, Plan] = {}
    numbers = count(1)

    def write(plan: Plan) -> str:
        text = f"text {len(plans) + 1}"
        plans[text] = plan
        return text

    def read(text: str) -> Plan:
        if text not in plans:
            raise UserProblem(Problem.PLAN_NOT_UNDERSTOOD)
        return plans[text]

    return OwnTemplateShelf(
        file or FileInMemory(),
        write,
        read,
        lambda: datetime(2026, 11, 2, tzinfo=UTC),
        lambda: f"own-{next(numbers)}",
    )
