"""Plans that a file may hold, for hypothesis and by hand."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.activity import TEST_LENGTHS, TRAINING_LENGTHS, DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
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
from gmi_trainer.domain.plan_limits import PRACTICES

KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
"""The public half of a key that nobody uses."""

FILE_PLAN = Plan(
    "7f0c0a52-2d8e-4a9b-9a53-1f1f3b0c9d11",
    2,
    date(2026, 3, 10),
    (
        PlanItem("left-right-test", DrillDose(BodyPart.HAND, DrillMode.TEST, 40), 4.0, every_days=2, stage=1),
        PlanItem(
            "left-right",
            DrillDose(BodyPart.HAND, DrillMode.TRAINING, 20, 2),
            2.0,
            bouts=3,
            fewest_bouts=2,
            stage=1,
            order=10,
        ),
        PlanItem("breathe", BreathDose(4.0, 8.0, 5.0), 5.0, weekdays=frozenset({0, 2, 4}), order=20),
        PlanItem("lessons", LessonDose(among=("L01", "L12")), 6.0, every_days=2, order=30),
        PlanItem(
            "imagine",
            PracticeDose(SessionKind.IMAGERY, BodyPart.HAND, 5.0),
            5.0,
            from_day=7,
            until_day=20,
            stage=2,
            asks_ratings=True,
        ),
        PlanItem("garden", OwnWords("Once round the garden.\nSlowly."), 10.0, order=50),
    ),
    note="Do a little each day.\nIt is fine to be slow.",
    stop_rule="Stop when you like.",
    name="Hand 1",
    made_by="Clinic by the lake",
    made_on=date(2026, 3, 10),
    until_day=20,
    gate=GateRule(tests=3, time_ms=2500),
    side=SoreSide.LEFT,
    first_level=2,
    clinic_key=KEY,
)

halves = st.integers(6, 10).map(lambda half: half / 2)
words = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=30)
ids = st.text(alphabet="abcdefghijklmnopqrstuvwxyz-0123456789", min_size=1, max_size=20)
parts = st.sampled_from(BodyPart)
doses = st.one_of(
    st.builds(
        DrillDose,
        parts,
        st.just(DrillMode.TEST),
        st.none() | st.sampled_from(TEST_LENGTHS),
        st.none() | st.integers(1, 5),
    ),
    st.builds(
        DrillDose, parts, st.just(DrillMode.TRAINING), st.sampled_from(TRAINING_LENGTHS), st.integers(1, 5)
    ),
    st.builds(BreathDose, halves, halves, st.integers(1, 15).map(float)),
    st.builds(LessonDose, lesson_id=st.none() | st.just("L07")),
    st.builds(LessonDose, among=st.lists(st.sampled_from(["L01", "L02", "L16"]), max_size=3).map(tuple)),
    st.builds(
        PracticeDose, st.sampled_from(sorted(PRACTICES)), st.none() | parts, st.integers(1, 10).map(float)
    ),
    st.builds(OwnWords, words),
)
items = st.builds(
    PlanItem,
    item_id=ids,
    dose=doses,
    minutes=st.floats(0, 30),
    bouts=st.integers(2, 8),
    fewest_bouts=st.integers(0, 2),
    every_days=st.integers(1, 14),
    weekdays=st.none() | st.frozensets(st.integers(0, 6), min_size=1),
    from_day=st.integers(0, 100),
    until_day=st.none() | st.integers(100, 363),
    order=st.integers(0, 999),
    stage=st.integers(0, 4),
    asks_ratings=st.booleans(),
)
file_plans = st.builds(
    Plan,
    uuid=ids,
    version=st.integers(1, 9999),
    began_on=st.just(date.min),
    items=st.lists(items, min_size=1, max_size=6, unique_by=lambda item: item.item_id).map(tuple),
    note=words,
    stop_rule=st.just("") | words,
    name=words,
    made_by=st.just("") | words,
    made_on=st.none() | st.dates(),
    until_day=st.none() | st.integers(0, 363),
    gate=st.none() | st.builds(GateRule, tests=st.integers(1, 10), accuracy=st.floats(0.6, 0.95)),
    side=st.none() | st.sampled_from(SoreSide),
    first_level=st.none() | st.integers(1, 3),
    clinic_key=st.just("") | st.just(KEY),
)
