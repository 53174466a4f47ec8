"""A person's plans, one row for each version (plan_store_port.PlanStore, plan_ports.PlanHistory)."""

from __future__ import annotations

from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.plan_ports import PlanVersion
from gmi_trainer.storage import driver
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.moments import utc_from, utc_text
from gmi_trainer.storage.plan_body import body_text, plan_from


class SqlitePlans:
    """The newest row is in force; the others stay, so that a session can name what it came from."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock

    def current(self) -> Plan | None:
        """The plan in force, if any was ever set. UserProblem(PLAN_NOT_UNDERSTOOD) where it makes no sense."""
        rows = self._newest_first(1)
        return _plan(rows[0]) if rows else None

    def last_understood(self) -> Plan | None:
        """The newest plan that this version understands."""
        for row in self._newest_first(-1):
            try:
                return _plan(row)
            except UserProblem:
                continue
        return None

    def keep(self, plan: Plan) -> None:
        """Set a plan, or a new version of it."""
        with self._record.problems():
            self._record.connection.execute(
                'INSERT INTO "plan" (uuid, version, body, received_utc) VALUES (?, ?, ?, ?)',
                (plan.uuid, plan.version, body_text(plan), utc_text(self._clock.utc_now())),
            )

    def history(self) -> tuple[PlanVersion, ...]:
        """Every version that can be read, newest first; the first is in force (plan_ports.PlanHistory)."""
        offset = self._clock.utc_offset_min()
        versions = []
        for row in self._newest_first(-1):
            try:
                plan = _plan(row)
            except UserProblem:
                continue
            versions.append(PlanVersion(plan, local_day(utc_from(row["received_utc"]), offset)))
        return tuple(versions)

    def _newest_first(self, most: int) -> list[driver.Row]:
        with self._record.problems():
            return self._record.connection.execute(
                'SELECT uuid, version, body, received_utc FROM "plan" ORDER BY id DESC LIMIT ?', (most,)
            ).fetchall()


def _plan(row: driver.Row) -> Plan:
    return plan_from(row["uuid"], row["version"], row["body"])
