"""A plan as JSON: everything comes back, and what is not understood is told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.default_plan import default_plan
from gmi_trainer.domain.gate_rule import GateRule
from gmi_trainer.domain.plan import (
    BreathDose,
    DrillDose,
    LessonDose,
    OwnWords,
    Plan,
    PlanItem,
    PracticeDose,
)
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.plan_body import BODY_VERSION, body_text, plan_from
from gmi_trainer.storage.plans import SqlitePlans
from tests.fakes import FakeClock

PLAN = Plan(
    "plan-a",
    1,
    date(2025, 3, 10),
    (
        PlanItem(
            "a", DrillDose(BodyPart.HAND, DrillMode.TRAINING, 20, 2), 2.0, bouts=3, weekdays=frozenset({0, 4})
        ),
        PlanItem("b", BreathDose(4, 8, 5), 5.0),
        PlanItem("c", LessonDose(), 6.0, every_days=2),
        PlanItem("d", PracticeDose(SessionKind.MIRROR, BodyPart.HAND), 5.0, stage=3),
        PlanItem("e", OwnWords("Once round the garden."), 10.0),
    ),
)

seconds = st.floats(0.5, 20, allow_nan=False)
minutes = st.floats(0.25, 60, allow_nan=False)
parts = st.sampled_from(BodyPart)
doses = st.one_of(
    st.builds(
        DrillDose,
        part=parts,
        mode=st.sampled_from(DrillMode),
        pictures=st.none() | st.integers(1, 200),
        level=st.none() | st.integers(1, 5),
    ),
    st.builds(BreathDose, in_s=seconds, out_s=seconds, minutes=minutes),
    st.builds(LessonDose, lesson_id=st.none() | st.text(), among=st.lists(st.text(), max_size=5).map(tuple)),
    st.builds(PracticeDose, kind=st.sampled_from(SessionKind), part=st.none() | parts, minutes=minutes),
    st.builds(OwnWords, text=st.text()),
)
items = st.builds(
    PlanItem,
    item_id=st.text(),
    dose=doses,
    minutes=minutes,
    bouts=st.integers(1, 9),
    fewest_bouts=st.integers(0, 9),
    every_days=st.integers(1, 31),
    weekdays=st.none() | st.frozensets(st.integers(0, 6)),
    from_day=st.integers(0, 999),
    until_day=st.none() | st.integers(0, 999),
    order=st.integers(-9, 9),
    stage=st.integers(0, 4),
    asks_ratings=st.booleans(),
)
rules = st.builds(
    GateRule,
    tests=st.integers(1, 10),
    accuracy=st.floats(0.5, 1),
    time_ms=st.none() | st.integers(500, 9000),
    days_since_flare=st.integers(0, 30),
)
plans = st.builds(
    Plan,
    uuid=st.just("plan"),
    version=st.integers(1, 99),
    began_on=st.dates(),
    items=st.lists(items, max_size=6).map(tuple),
    note=st.text(),
    stop_rule=st.text(),
    is_default=st.booleans(),
    name=st.text(),
    made_by=st.text(),
    made_on=st.none() | st.dates(),
    until_day=st.none() | st.integers(0, 999),
    gate=st.none() | rules,
    side=st.none() | st.sampled_from(SoreSide),
    first_level=st.none() | st.integers(1, 5),
    clinic_key=st.text(),
)


@given(plans)
def test_every_plan_comes_back_as_it_was(plan: Plan) -> None:
    assert plan_from(plan.uuid, plan.version, body_text(plan)) == plan


@pytest.mark.parametrize("saves_energy", [True, False])
@pytest.mark.parametrize("part", [None, *BodyPart])
def test_the_default_plan_comes_back_as_it_was(part: BodyPart | None, saves_energy: bool) -> None:
    about = AboutMe(sore_part=part, saves_energy=saves_energy)
    plan = default_plan(about, (BodyPart.HAND, BodyPart.FOOT), date(2025, 3, 10), "plan")

    assert plan_from("plan", 1, body_text(plan)) == plan


def test_every_dose_names_its_kind() -> None:
    body = json.loads(body_text(PLAN))

    assert body["body"] == 1
    assert [item["dose"]["kind"] for item in body["items"]] == [
        "drill",
        "breathing",
        "lesson",
        "practice",
        "words",
    ]


def test_an_old_body_is_still_read() -> None:
    """As the first version of this program wrote it, word for word."""
    text = (
        '{"body":1,"began_on":"2025-03-10","items":[{"item_id":"e","dose":{"kind":"lesson","lesson_id":null},'
        '"minutes":6.0,"bouts":1,"fewest_bouts":1,"every_days":2,"weekdays":null,"from_day":0,"until_day":null,'
        '"order":40,"stage":0,"asks_ratings":false}],"note":"","stop_rule":"","is_default":true}'
    )

    plan = plan_from("plan-a", 3, text)

    assert plan == Plan(
        "plan-a",
        3,
        date(2025, 3, 10),
        (PlanItem("e", LessonDose(), 6.0, every_days=2, order=40),),
        is_default=True,
    )
    assert plan.gate is None
    assert plan.made_on is None


@pytest.mark.parametrize(
    "plan",
    [
        replace(PLAN, made_by="Clinic by the lake"),
        replace(PLAN, until_day=20),
        replace(PLAN, clinic_key="age1" + "q" * 58),
        replace(PLAN, gate=GateRule(tests=3)),
        replace(PLAN, items=(PlanItem("e", LessonDose(among=("L01", "L12")), 6.0),)),
    ],
)
def test_only_what_the_first_version_cannot_hold_makes_it_the_second(plan: Plan) -> None:
    assert json.loads(body_text(PLAN))["body"] == 1
    assert json.loads(body_text(plan))["body"] == 2


def changed(**changes: object) -> str:
    return json.dumps(json.loads(body_text(PLAN)) | changes)


def changed_item(**changes: object) -> str:
    item = json.loads(body_text(PLAN))["items"][0]
    return changed(items=[item | changes])


@pytest.mark.parametrize(
    "text",
    [
        "7",
        "{}",
        "not json",
        changed(body=BODY_VERSION + 1),
        changed(body="1"),
        changed(began_on="soon"),
        changed(items=7),
        changed_item(dose={"kind": "dance", "minutes": 3}),
        changed_item(dose={"minutes": 3}),
        changed_item(dose={"kind": "drill", "part": "wing", "mode": "training"}),
        changed_item(dose={"kind": "breathing", "in_s": 0, "out_s": 8, "minutes": 5}),
        changed_item(bouts=0),
        changed_item(every_days=0),
        changed_item(weekdays=[7]),
    ],
)
def test_a_plan_of_a_later_version_or_without_sense_is_told(text: str) -> None:
    with pytest.raises(UserProblem) as told:
        plan_from("plan", 1, text)
    assert told.value.problem is Problem.PLAN_NOT_UNDERSTOOD


def test_what_a_later_version_adds_to_an_item_is_passed_over() -> None:
    assert plan_from("plan-a", 1, changed_item(colour="blue")).items == PLAN.items[:1]


def test_every_version_stays_in_the_record(record: Record) -> None:
    store = SqlitePlans(record, FakeClock())
    store.keep(PLAN)
    store.keep(replace(PLAN, version=2, note="Slower."))

    rows = record.connection.execute('SELECT uuid, version, received_utc FROM "plan" ORDER BY id').fetchall()
    assert [tuple(row) for row in rows] == [
        ("plan-a", 1, "2025-03-10T08:30:00.000000Z"),
        ("plan-a", 2, "2025-03-10T08:30:00.000000Z"),
    ]


def test_the_newest_plan_that_is_understood_stands_in(record: Record) -> None:
    store = SqlitePlans(record, FakeClock())
    for version in (1, 2, 3):
        store.keep(replace(PLAN, version=version))
    record.connection.execute("""UPDATE "plan" SET body = '{"body": 9}' WHERE version > 1""")

    with pytest.raises(UserProblem):
        store.current()
    assert store.last_understood() == PLAN


def test_where_no_plan_is_understood_there_is_none(record: Record) -> None:
    store = SqlitePlans(record, FakeClock())
    store.keep(PLAN)
    record.connection.execute("""UPDATE "plan" SET body = '[]'""")

    assert store.last_understood() is None
