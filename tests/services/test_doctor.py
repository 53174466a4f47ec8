"""What is found becomes a finding: well, or with the one thing to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.doctor import (
    MOST_PICTURES_NAMED,
    Check,
    CopyLook,
    Doctor,
    Finding,
    FolderLook,
    LibraryLook,
    MachineLook,
    RecordLook,
)
from gmi_trainer.services.packs import InstalledPack, PackHead
from gmi_trainer.services.start_problems import LEAST_FREE_MB
from gmi_trainer.ui.words.doctor import finding_sentence
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeClock

MACHINE = MachineLook("1.2", "3.11.7", "Linux 6", "6.11.3", "6.11.3", ((1920, 1080, 60.0),), 2, voice=True)
FOLDER = FolderLook("/data", True, True, None, 5_000, None, False, 0, True, None, 0)
RECORD = RecordLook(1, False, True, 3, 60, 0, 0, date(2025, 3, 10))
COPY = CopyLook(datetime(2025, 3, 9, 20, 0, tzinfo=UTC), 4, 3)
LIBRARY = LibraryLook(189, 2, (), ())


class FakeInspector:
    """Records as a test wants them: a look, or the problem that stands in its place."""

    def __init__(self) -> None:
        self.records: dict[str, RecordLook | UserProblem] = {"kim": RECORD}
        self.copies: dict[str, CopyLook | UserProblem | None] = {"kim": COPY}
        self.left: tuple[str, ...] = ()

    def profile_ids(self) -> tuple[str, ...]:
        return tuple(self.records)

    def look(self, profile_id: str) -> RecordLook:
        found = self.records[profile_id]
        if isinstance(found, UserProblem):
            raise found
        return found

    def newest_copy(self, profile_id: str) -> CopyLook | None:
        found = self.copies[profile_id]
        if isinstance(found, UserProblem):
            raise found
        return found

    def unfinished_erasing(self) -> tuple[str, ...]:
        return self.left


PACK = InstalledPack("hands", PackHead("Hands at work", "1.0", "CC0-1.0"), {BodyPart.HAND: 24})


def examine(
    machine: MachineLook = MACHINE,
    folder: FolderLook = FOLDER,
    records: FakeInspector | None = None,
    library: LibraryLook | UserProblem = LIBRARY,
    clock: FakeClock | None = None,
    packs: tuple[InstalledPack, ...] = (PACK,),
) -> tuple[Finding, ...]:
    def look_at_library() -> LibraryLook:
        if isinstance(library, UserProblem):
            raise library
        return library

    return Doctor(
        lambda: machine,
        lambda: folder,
        records if records is not None else FakeInspector(),
        look_at_library,
        clock if clock is not None else FakeClock(),
        lambda: packs,
    ).examine()


def problems(found: tuple[Finding, ...]) -> list[tuple[Check, Problem]]:
    return [(finding.check, finding.problem.problem) for finding in found if finding.problem is not None]


def sentences(found: tuple[Finding, ...], check: Check) -> list[str]:
    return [finding_sentence(finding, english) for finding in found if finding.check is check]


def test_on_a_good_day_everything_is_looked_at_and_well() -> None:
    found = examine()

    assert all(finding.is_well for finding in found)
    assert {finding.check for finding in found} == set(Check) - {Check.ERASING, Check.SUMS}
    for finding in found:
        said = finding_sentence(finding, english)
        assert "{" not in said
        assert said.endswith(".")


def test_nobody_is_there_yet() -> None:
    records = FakeInspector()
    records.records = {}

    found = examine(folder=replace(FOLDER, exists=False, has_settings=False, free_mb=None), records=records)

    assert not problems(found)
    assert "first start makes it" in sentences(found, Check.FOLDER)[0]
    assert "not known" in sentences(found, Check.ROOM)[0]
    assert "usual ones" in sentences(found, Check.SETTINGS)[0]


@pytest.mark.parametrize(
    ("look", "check", "problem"),
    [
        (replace(FOLDER, is_writable=False), Check.FOLDER, Problem.FOLDER_NOT_WRITABLE),
        (replace(FOLDER, others_may_look="/data"), Check.FOLDER, Problem.FOLDER_OPEN_TO_OTHERS),
        (replace(FOLDER, free_mb=LEAST_FREE_MB - 1), Check.ROOM, Problem.DISK_NEARLY_FULL),
        (
            replace(FOLDER, locked_log=UserProblem(Problem.LOG_NOT_WRITABLE)),
            Check.LOG,
            Problem.LOG_NOT_WRITABLE,
        ),
        (
            replace(FOLDER, settings_problem=UserProblem(Problem.SETTINGS_NOT_UNDERSTOOD)),
            Check.SETTINGS,
            Problem.SETTINGS_NOT_UNDERSTOOD,
        ),
    ],
)
def test_what_is_wrong_with_the_folder(look: FolderLook, check: Check, problem: Problem) -> None:
    assert problems(examine(folder=look)) == [(check, problem)]


def test_what_is_worth_knowing_is_nothing_to_do() -> None:
    found = examine(folder=replace(FOLDER, has_crashed=True, kept_settings=1, pid=4711))

    assert not problems(found)
    assert "ended by itself" in sentences(found, Check.LOG)[0]
    assert "kept: 1" in sentences(found, Check.SETTINGS)[0]
    assert sentences(found, Check.RUNNING) == ["The window is open now."]


def test_a_window_that_cannot_open_is_something_to_do() -> None:
    missing = UserProblem(Problem.WINDOW_PARTS_MISSING, part="libEGL.so.1")

    found = examine(replace(MACHINE, qt="", pyside="", screens=(), window_problem=missing))

    assert problems(found) == [(Check.QT, Problem.WINDOW_PARTS_MISSING)]
    assert "libEGL.so.1" in sentences(found, Check.QT)[0]


def test_no_screen_and_no_sound_are_nothing_to_do() -> None:
    found = examine(replace(MACHINE, qt="", screens=(), sound=0))

    assert not problems(found)
    assert sentences(found, Check.SCREEN) == ["No screen can be seen from here."]
    assert "needs none" in sentences(found, Check.SOUND)[0]
    assert "comes with the program" in sentences(found, Check.QT)[0]


def test_sound_and_voice_that_are_not_there_are_nothing_to_do() -> None:
    found = examine(replace(MACHINE, sound_lacks="libpulse.so.0: no such file", voice=False))

    assert not problems(found)
    assert "libpulse.so.0" in sentences(found, Check.SOUND)[0]
    assert "gmi-trainer setup" in sentences(found, Check.SOUND)[0]
    assert "has no voice" in sentences(found, Check.VOICE)[0]


def test_a_voice_is_told_where_it_was_asked_for() -> None:
    assert "has a voice" in sentences(examine(replace(MACHINE, voice=True)), Check.VOICE)[0]
    assert sentences(examine(replace(MACHINE, voice=None)), Check.VOICE) == []


def test_what_a_system_does_not_tell_is_said_so() -> None:
    found = examine(replace(MACHINE, screens=((800, 600, 0.0), (1920, 1080, 59.94)), sound=None))

    assert "does not tell its refresh rate" in sentences(found, Check.SCREEN)[0]
    assert "59.9 pictures a second" in sentences(found, Check.SCREEN)[1]
    assert "does not tell" in sentences(found, Check.SOUND)[0]


def test_a_clock_that_was_set_back_is_told_by_the_newest_day_of_any_record() -> None:
    records = FakeInspector()
    records.records = {
        "kim": RECORD,
        "sam": replace(RECORD, latest_day=date(2025, 3, 20)),
        "new": replace(RECORD, latest_day=None),
        "old": UserProblem(Problem.RECORD_DAMAGED),
    }
    records.copies = dict.fromkeys(records.records, COPY)

    found = examine(records=records, clock=FakeClock(utc=datetime(2025, 3, 10, 8, 30, tzinfo=UTC)))

    assert problems(found) == [
        (Check.CLOCK, Problem.CLOCK_SET_BACK),
        (Check.RECORD, Problem.RECORD_DAMAGED),
    ]
    (clock,) = [finding for finding in found if finding.check is Check.CLOCK]
    assert clock.facts["behind_days"] == 10


@pytest.mark.parametrize(("offset_min", "said"), [(0, "UTC+00:00"), (330, "UTC+05:30"), (-210, "UTC-03:30")])
def test_the_time_zone_is_told(offset_min: int, said: str) -> None:
    found = examine(clock=FakeClock(offset_min=offset_min))

    assert said in sentences(found, Check.CLOCK)[0]


def test_of_a_record_everything_is_told_that_is_not_as_usual() -> None:
    records = FakeInspector()
    records.records["kim"] = replace(RECORD, is_old=True, has_wal=False, unfinished=2)
    records.copies["kim"] = None

    found = examine(records=records)

    assert not problems(found)
    (record,) = sentences(found, Check.RECORD)
    assert record.startswith("Record kim: ")
    assert "before their end: 2" in record
    assert "older program" in record
    assert "network" in record
    assert "no copy yet" in sentences(found, Check.COPIES)[0]


def test_sums_that_do_not_fit_are_something_to_do() -> None:
    records = FakeInspector()
    records.records["kim"] = replace(RECORD, wrong_sums=4)

    found = examine(records=records)

    assert problems(found) == [(Check.RECORD, Problem.RECORD_SUMS_DIFFER)]
    assert "(sessions: 4)" in sentences(found, Check.RECORD)[0]


def test_a_record_and_its_copy_are_told_each() -> None:
    records = FakeInspector()
    records.records["kim"] = UserProblem(Problem.RECORD_NEWER)
    records.copies["kim"] = UserProblem(Problem.BACKUP_DAMAGED, file="a.sqlite3")

    assert problems(examine(records=records)) == [
        (Check.RECORD, Problem.RECORD_NEWER),
        (Check.COPIES, Problem.BACKUP_DAMAGED),
    ]


def test_the_copys_time_is_the_persons() -> None:
    found = examine(clock=FakeClock(offset_min=120))

    assert "2025-03-09 22:00" in sentences(found, Check.COPIES)[0]


def test_a_library_that_cannot_be_read_is_one_problem() -> None:
    found = examine(library=UserProblem(Problem.MANIFEST_LINE, file="m", line=3, expected="x"))

    assert problems(found) == [(Check.PICTURES, Problem.MANIFEST_LINE)]
    assert "line 3" in sentences(found, Check.PICTURES)[0]


def test_a_few_pictures_are_named_and_many_counted() -> None:
    bad = tuple(
        UserProblem(Problem.PICTURE_MISSING, file=f"{n}.webp") for n in range(MOST_PICTURES_NAMED + 3)
    )

    few = examine(library=replace(LIBRARY, picture_problems=bad[:2]))
    many = examine(library=replace(LIBRARY, picture_problems=bad))

    assert problems(few) == [(Check.PICTURES, Problem.PICTURE_MISSING)] * 2
    assert problems(many)[-1] == (Check.PICTURES, Problem.PICTURES_LEFT_OUT)
    assert len(problems(many)) == MOST_PICTURES_NAMED + 1
    assert f"({MOST_PICTURES_NAMED + 3})" in sentences(many, Check.PICTURES)[-1]


def test_a_test_set_that_does_not_fit_is_told() -> None:
    broken = UserProblem(Problem.TEST_SET_BROKEN, file="hand-1.json")

    found = examine(library=replace(LIBRARY, test_set_problems=(broken,)))

    assert problems(found) == [(Check.TEST_SETS, Problem.TEST_SET_BROKEN)]


def test_a_pack_that_is_left_out_is_named_with_what_to_do() -> None:
    left_out = UserProblem(Problem.PACK_LEFT_OUT, name="Hands at work", expected="manifest.jsonl, line 3")

    found = examine(packs=(PACK, replace(PACK, problem=left_out)))

    assert problems(found) == [(Check.PACKS, Problem.PACK_LEFT_OUT)]
    assert sentences(found, Check.PACKS)[0] == "The set of pictures Hands at work is whole: 24."
    assert "Hands at work cannot be used (manifest.jsonl, line 3)" in sentences(found, Check.PACKS)[1]


def test_what_is_left_of_somebody_who_was_deleted_is_told() -> None:
    records = FakeInspector()
    records.left = ("record.sqlite3", ".kim.going")

    found = examine(records=records)

    assert problems(found) == [(Check.ERASING, Problem.ERASING_UNFINISHED)]
    assert "Files left: 2" in sentences(found, Check.ERASING)[0]
