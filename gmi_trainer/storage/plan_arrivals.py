"""Plans that came from elsewhere: kept like any other, with a row that says how they came (plan_way_ports)."""

from __future__ import annotations

from collections.abc import Callable

from gmi_trainer.domain.plan import Plan
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.plan_way_ports import PlanOrigin
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.moments import utc_text
from gmi_trainer.storage.plan_body import body_text


class SqlitePlanArrivals:
    """Both rows or none."""

    def __init__(self, record: Record, clock: Clock, new_uuid: Callable[[], str], app_version: str) -> None:
        self._record = record
        self._clock = clock
        self._new_uuid = new_uuid
        self._app_version = app_version

    def keep(self, plan: Plan, origin: PlanOrigin) -> None:
        """Set a plan that came in a file or as a code."""
        now = utc_text(self._clock.utc_now())
        with self._record.atomic() as connection:
            came = connection.execute(
                'INSERT INTO "import" (uuid, kind, source, sha256, imported_utc, app_version)'
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    self._new_uuid(),
                    origin.way.value,
                    origin.source,
                    origin.sha256 or None,
                    now,
                    self._app_version,
                ),
            )
            connection.execute(
                'INSERT INTO "plan" (uuid, version, body, received_utc, import_id) VALUES (?, ?, ?, ?, ?)',
                (plan.uuid, plan.version, body_text(plan), now, came.lastrowid),
            )
