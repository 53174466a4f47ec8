"""A plan that came from elsewhere is kept with a row that says how: both or neither."""

from __future__ import annotations

import pytest

from gmi_trainer.services.plan_way_ports import PlanOrigin, PlanWay
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.driver import IntegrityError
from gmi_trainer.storage.plan_arrivals import SqlitePlanArrivals
from gmi_trainer.storage.plans import SqlitePlans
from tests.fakes import FakeClock
from tests.plans_of_files import FILE_PLAN


def arrivals(record: Record) -> SqlitePlanArrivals:
    numbers = iter(range(1, 9))
    return SqlitePlanArrivals(record, FakeClock(), lambda: f"import-{next(numbers)}", "1.2.3")


def test_the_plan_is_in_force_and_its_origin_is_kept(record: Record) -> None:
    arrivals(record).keep(FILE_PLAN, PlanOrigin(PlanWay.FILE, "plan.gmiplan", "ab" * 32))

    assert SqlitePlans(record, FakeClock()).current() == FILE_PLAN
    row = record.connection.execute(
        'SELECT i.* FROM "plan" AS p JOIN "import" AS i ON i.id = p.import_id'
    ).fetchone()
    assert (row["uuid"], row["kind"], row["source"]) == ("import-1", "plan_file", "plan.gmiplan")
    assert (row["sha256"], row["app_version"]) == ("ab" * 32, "1.2.3")


def test_a_code_has_no_file(record: Record) -> None:
    arrivals(record).keep(FILE_PLAN, PlanOrigin(PlanWay.CODE))

    row = record.connection.execute('SELECT kind, source, sha256 FROM "import"').fetchone()
    assert tuple(row) == ("plan_code", "", None)


def test_where_the_plan_cannot_be_kept_nothing_is_said_of_it(record: Record) -> None:
    keeper = arrivals(record)
    keeper.keep(FILE_PLAN, PlanOrigin(PlanWay.CODE))
    with pytest.raises(IntegrityError):
        keeper.keep(FILE_PLAN, PlanOrigin(PlanWay.CODE))

    assert record.connection.execute('SELECT count(*) FROM "import"').fetchone()[0] == 1
