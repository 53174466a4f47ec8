"""The templates that a clinic made itself: plans under a name, in the clinic's own file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.roster_ports import OwnTemplates, TemplateKept


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A plan to begin others with. Of ``plan`` its items, words and numbers count, not its days."""

    uuid: str
    name: str
    plan: Plan


class OwnTemplateShelf:
    """Keeps them and gives them back. Any thread may ask."""

    def __init__(
        self,
        file: OwnTemplates,
        write: Callable[[Plan], str],
        read: Callable[[str], Plan],
        utc_now: Callable[[], datetime],
        new_uuid: Callable[[], str],
    ) -> None:
        """``write`` and ``read``: a plan as text and back; UserProblem for a text that is not understood."""
        self._file = file
        self._write = write
        self._read = read
        self._utc_now = utc_now
        self._new_uuid = new_uuid

    def all(self) -> tuple[OwnTemplate, ...]:
        """All of them by name. One that this version of the program does not understand is left out."""
        found = (self._understood(kept) for kept in self._file.templates())
        return tuple(template for template in found if template is not None)

    def keep(self, name: str, plan: Plan) -> OwnTemplate:
        """Keep a plan under a name. The same name again takes the place of what was kept under it."""
        same = next((kept.uuid for kept in self._file.templates() if kept.name == name), None)
        template = OwnTemplate(same or self._new_uuid(), name, plan)
        now = self._utc_now().isoformat()
        self._file.keep_template(TemplateKept(template.uuid, name, self._write(plan), now))
        return template

    def remove(self, template: OwnTemplate) -> Callable[[], None]:
        """Take one out; the returned function brings it back."""
        before = next((kept for kept in self._file.templates() if kept.uuid == template.uuid), None)
        self._file.drop_template(template.uuid)

        def bring_back() -> None:
            if before is not None:
                self._file.keep_template(before)

        return bring_back

    def _understood(self, kept: TemplateKept) -> OwnTemplate | None:
        try:
            return OwnTemplate(kept.uuid, kept.name, self._read(kept.body))
        except UserProblem:
            return None
