"""Small promises of the door to SQLite."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from gmi_trainer.storage import driver
from tests.storage.records import new_record


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/homes/x/record.sqlite3"), "file:///homes/x/record.sqlite3?mode=rw"),
        (PurePosixPath("/odd?name#100%/r"), "file:///odd%3Fname%23100%25/r?mode=rw"),
        (PureWindowsPath("C:\\Users\\x\\r"), "file:///C:/Users/x/r?mode=rw"),
        (PureWindowsPath("\\\\server\\share\\r"), "file:////server/share/r?mode=rw"),
    ],
)
def test_every_kind_of_path_has_an_address(path: PurePath, uri: str) -> None:
    assert driver.uri_of(path, "rw") == uri


@pytest.mark.parametrize("name", ["plain", "with space", "odd?name#100%", "Zoë", "&mode=memory"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = new_record(tmp_path / name / "record.sqlite3", "Kim")

    with closing(driver.connect_untouched(path)) as connection:
        assert connection.execute("SELECT name FROM person").fetchone()[0] == "Kim"
    assert [p.name for p in path.parent.iterdir()] == ["record.sqlite3"]


def test_a_file_that_is_no_database_is_not_sound(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"no database at all" * 100)

    with closing(driver.connect(path)) as connection:
        assert not driver.is_sound(connection)


def test_not_being_able_to_look_is_not_the_same_as_unsound(record_path: Path) -> None:
    connection = driver.connect(record_path)
    connection.close()

    with pytest.raises(driver.DatabaseError, match="closed"):
        driver.is_sound(connection)
