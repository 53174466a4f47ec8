"""Plan files: what is written comes back, and whatever else somebody hands over is told in one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.plan import LessonDose, Plan
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.exchange.plan_file import LARGEST_BYTES, PlanFiles
from gmi_trainer.services.clinic_key import fingerprint_of
from gmi_trainer.services.plan_way_ports import BroughtPlan, PlanWay
from tests.plans_of_files import FILE_PLAN, KEY, file_plans

FILES = PlanFiles("1.2.3")
TEXT = FILES.write(FILE_PLAN)
Change = Callable[[dict[str, Any]], object]


def read(folder: Path, content: bytes) -> BroughtPlan:
    path = folder / "from the clinic.gmiplan"
    path.write_bytes(content)
    return FILES.read(path)


def problem_of(folder: Path, content: bytes) -> UserProblem:
    with pytest.raises(UserProblem) as raised:
        read(folder, content)
    assert raised.value.values["file"] == "from the clinic.gmiplan"
    return raised.value


def changed(change: Change) -> bytes:
    whole = json.loads(TEXT)
    change(whole)
    return json.dumps(whole).encode()


def put(*steps: str | int, value: object) -> Change:
    def change(whole: dict[str, Any]) -> None:
        at: Any = whole
        for step in steps[:-1]:
            at = at[step]
        at[steps[-1]] = value

    return change


# -- what is written comes back ----------------------------------------------------------------------------


def test_a_plan_comes_back_and_its_days_are_not_counted_yet(tmp_path: Path) -> None:
    brought = read(tmp_path, TEXT)

    assert brought.plan == replace(FILE_PLAN, began_on=date.min)
    assert brought.fingerprint == fingerprint_of(KEY)
    assert brought.origin.way is PlanWay.FILE
    assert brought.origin.source == "from the clinic.gmiplan"
    assert len(brought.origin.sha256) == 64


@given(plan=file_plans)
def test_every_plan_comes_back(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    assert read(tmp_path_factory.getbasetemp(), FILES.write(plan)).plan == plan


def test_the_file_can_be_read_by_eye() -> None:
    said = json.loads(TEXT)

    assert said["format"] == "gmi-trainer plan"
    assert said["version"] == 1
    assert said["written_with"] == "GMI Trainer 1.2.3"
    assert said["clinic"] == {"name": "Clinic by the lake", "key": KEY, "fingerprint": fingerprint_of(KEY)}
    assert "began_on" not in said["plan"]
    assert b"\n  " in TEXT


def test_a_clinic_without_a_key_has_no_fingerprint(tmp_path: Path) -> None:
    brought = read(tmp_path, FILES.write(replace(FILE_PLAN, clinic_key="")))

    assert brought.fingerprint == ""
    assert brought.plan.clinic_key == ""


def test_the_longest_plan_fits_into_a_file(tmp_path: Path) -> None:
    item = replace(FILE_PLAN.items[0], dose=LessonDose(among=("\U0001f642" * 12,) * 18))
    items = tuple(replace(item, item_id=f"{n:040}") for n in range(24))
    plan = replace(FILE_PLAN, items=items, note="\U0001f642" * 600, stop_rule="\U0001f642" * 300)
    written = FILES.write(plan)

    assert len(written) < LARGEST_BYTES
    assert read(tmp_path, written).plan.items == items


def test_what_no_plan_may_hold_is_never_written() -> None:
    with pytest.raises(ValueError):
        FILES.write(replace(FILE_PLAN, items=()))


# -- what is refused -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (put("plan", "items", 0, "bouts", value=9), "plan.items[0].bouts"),
        (put("plan", "items", 0, "bouts", value=0), "plan.items[0].bouts"),
        (put("plan", "items", 0, "bouts", value=10**400), "plan.items[0].bouts"),
        (put("plan", "items", 0, "bouts", value="3"), "plan.items[0].bouts"),
        (put("plan", "items", 0, "bouts", value=2.5), "plan.items[0].bouts"),
        (put("plan", "items", 0, "minutes", value=-1), "plan.items[0].minutes"),
        (put("plan", "items", 0, "until_day", value=99_999), "plan.items[0].until_day"),
        (put("plan", "items", 0, "item_id", value="../../etc/passwd"), "plan.items[0].item_id"),
        (put("plan", "items", 0, "dose", value={"kind": "run", "text": "rm"}), "plan.items[0].dose.kind"),
        (put("plan", "items", 0, "dose", "pictures", value=4000), "plan.items[0].dose.pictures"),
        (put("plan", "items", 0, "dose", "pictures", value=7), "left-right-test.pictures"),
        (put("plan", "items", 0, "dose", "part", value="wing"), "plan.items[0].dose.part"),
        (put("plan", "items", 2, "dose", "out_s", value=60), "plan.items[2].dose.out_s"),
        (put("plan", "items", 2, "dose", "out_s", value=7.9), "breathe.breath"),
        (put("plan", "items", 5, "dose", "text", value="turned \u202e round"), "garden.words"),
        (put("plan", "items", 5, "dose", "text", value="a bell \x07"), "garden.words"),
        (put("plan", "items", 5, "dose", "text", value="x" * 201), "plan.items[5].dose.text"),
        (put("plan", "items", 1, "item_id", value="left-right-test"), "same_id"),
        (put("plan", "items", value=[]), "plan.items"),
        (put("plan", "items", value=json.loads(TEXT)["plan"]["items"] * 5), "plan.items"),
        (put("plan", "items", 0, "run", value="calc.exe"), "plan.items[0]"),
        (put("plan", "note", value="n" * 601), "plan.note"),
        (put("plan", "note", value="\x1b[2J"), "note"),
        (put("plan", "name", value="two\nlines"), "name"),
        (put("plan", "uuid", value="../plan"), "plan.uuid"),
        (put("plan", "made_on", value="soon"), "plan.made_on"),
        (put("plan", "gate", "accuracy", value=0.1), "plan.gate.accuracy"),
        (put("plan", "gate", "imagery_days", value=11), "gate"),
        (put("clinic", "name", value="ekal eht yb \u202e cinilC"), "clinic"),
        (put("clinic", "name", value="no \u200b width"), "clinic"),
        (put("clinic", "name", value="x" * 81), "clinic.name"),
        (put("clinic", "key", value="AGE-SECRET-KEY-1ABC"), "clinic.key"),
        (put("clinic", "key", value=KEY + "\n"), "clinic_key"),
        (put("settings", value={"clinic_mode": True}), "plan"),
        (put("version", value=0), "version"),
    ],
)
def test_what_no_plan_may_ask_for_is_named(tmp_path: Path, change: Change, where: str) -> None:
    problem = problem_of(tmp_path, changed(change))

    assert problem.problem is Problem.PLAN_FILE_BEYOND
    assert problem.values["where"] == where


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"0x10", b"1" * 5000])
def test_no_number_is_taken_that_is_none(tmp_path: Path, number: bytes) -> None:
    content = TEXT.replace(b'"minutes": 4.0', b'"minutes": ' + number)
    assert content != TEXT

    assert problem_of(tmp_path, content).problem in (Problem.PLAN_FILE_DAMAGED, Problem.PLAN_FILE_BEYOND)


def test_a_name_of_a_field_is_never_said_again(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, changed(put("plan", "items", 0, "<b>\u202e\x1b[2J", value=1)))

    assert problem.values["where"] == "plan.items[0]"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"7",
        b"null",
        b"[]",
        b"{}",
        b"\x00" * 1000,
        b"\xff\xfe",
        b"PK\x03\x04",
        b"[" * 100_000,
        b'{"a":' * 20_000,
        b'{"format": "gmi-trainer pack", "version": 1}',
        b'{"format": 7, "version": 1}',
        b'{"version": 1}',
    ],
)
def test_what_is_no_plan_is_told_as_that(tmp_path: Path, content: bytes) -> None:
    assert problem_of(tmp_path, content).problem is Problem.PLAN_FILE_FOREIGN


@pytest.mark.parametrize(
    "content",
    [
        TEXT[:-30],
        TEXT[: len(TEXT) // 2],
        TEXT + b"and more",
        TEXT.replace(b"Clinic", b"Cl\xffnic"),
        TEXT.replace(b'"note": "', b'"note": "\n'),
        TEXT.replace(b'"gate":', b'"gate": ' + b"[" * 100_000),
    ],
)
def test_a_plan_that_is_not_whole_is_told_as_that(tmp_path: Path, content: bytes) -> None:
    assert problem_of(tmp_path, content).problem is Problem.PLAN_FILE_DAMAGED


def test_deep_nesting_is_no_way_in(tmp_path: Path) -> None:
    deep = b"[" * 50_000 + b"]" * 50_000
    content = TEXT.replace(b'"gate":', b'"deep": ' + deep + b', "gate":')

    assert problem_of(tmp_path, content).problem in (Problem.PLAN_FILE_DAMAGED, Problem.PLAN_FILE_BEYOND)


def test_a_plan_of_a_later_version_says_so_whatever_is_in_it(tmp_path: Path) -> None:
    later = {"format": "gmi-trainer plan", "version": 2, "plan": ["anything"]}

    assert problem_of(tmp_path, json.dumps(later).encode()).problem is Problem.PLAN_FILE_NEWER


def test_a_fingerprint_that_does_not_fit_the_key_is_told(tmp_path: Path) -> None:
    for change in (
        put("clinic", "fingerprint", value="0000 0000 0000 0000"),
        put("clinic", "fingerprint", value=""),
        put("clinic", "key", value=""),
        put("clinic", "key", value=KEY[:-1] + "q"),
    ):
        assert problem_of(tmp_path, changed(change)).problem is Problem.PLAN_FILE_KEY


def test_fifty_megabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "from the clinic.gmiplan"
    with path.open("wb") as stream:
        stream.write(TEXT)
        stream.truncate(50_000_000)
    with pytest.raises(UserProblem) as raised:
        FILES.read(path)

    assert raised.value.problem is Problem.FILE_TOO_LARGE


def test_a_file_that_is_gone_or_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as raised:
        FILES.read(tmp_path / "gone.gmiplan")
    assert raised.value.problem is Problem.FILE_MISSING
    with pytest.raises(UserProblem) as raised:
        FILES.read(tmp_path)
    assert raised.value.problem is Problem.FILE_NOT_UNDERSTOOD


@given(at=st.integers(0, len(TEXT) - 1), byte=st.integers(0, 255))
def test_one_changed_byte_is_a_bounded_plan_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int
) -> None:
    content = bytearray(TEXT)
    content[at] = byte
    try:
        brought = read(tmp_path_factory.getbasetemp(), bytes(content))
    except UserProblem:
        return
    FILES.write(brought.plan)  # it would not, were anything beyond


@given(st.binary(max_size=300))
def test_any_bytes_are_told_as_no_plan(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    assert problem_of(tmp_path_factory.getbasetemp(), content).problem is Problem.PLAN_FILE_FOREIGN
