"""Files dealt out at run time: each is run once, by one of several, whatever is chosen among its tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.gates.all_gates import ROOT, WINDOW_TESTS, dealt_files, window_parts
from tests.gates.dealing import Deal

CONFTEST = """
import pytest

@pytest.fixture(scope="session")
def once(request, tmp_path_factory):
    yield request.config.rootpath / "ran.txt"
    with (request.config.rootpath / "ended.txt").open("a") as ended:
        ended.write("x")
"""
PROVIDED = """
import pytest

@pytest.fixture(autouse=True)
def told(once, request):
    with once.open("a") as ran:
        ran.write(request.node.nodeid + "\\n")
"""
FILE = """
import pytest

@pytest.mark.parametrize("number", range(3))
def test_it(number):
    assert True

def test_another(once):
    assert once.exists()
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Four files in two folders; what they need stands above them."""
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "conftest.py").write_text(CONFTEST)
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "conftest.py").write_text(PROVIDED)
        for number in (1, 2):
            (tmp_path / folder / f"test_{folder}{number}.py").write_text(FILE)
    return tmp_path


def dealt(project: Path) -> Deal:
    return Deal.lay_out(project / "deal", [path.relative_to(project) for path in files_of(project)])


def files_of(project: Path) -> list[Path]:
    return sorted(project.glob("*/test_*.py"))


def begin(project: Path, *more: str) -> subprocess.Popen[str]:
    """One that takes part."""
    taking_part = ["-p", "tests.gates.dealing", "--dealt", str(project / "deal")]
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", *taking_part, *more],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_two_share_all_files_and_none_is_run_twice(project: Path) -> None:
    deal = dealt(project)

    both = [begin(project), begin(project)]
    said = [one.communicate(timeout=100)[0] for one in both]

    assert sorted(one.returncode for one in both) in ([0, 0], [0, 5]), (
        said
    )  # 5: the other was quicker with all
    ran = Counter((project / "ran.txt").read_text().splitlines())
    assert len(ran) == 16
    assert set(ran.values()) == {1}
    assert deal.left() == []


def test_one_alone_runs_all_and_keeps_what_is_made_once(project: Path) -> None:
    dealt(project)

    one = begin(project)
    said = one.communicate(timeout=100)[0]

    assert "16 passed" in said
    assert one.returncode == 0
    assert (project / "ended.txt").read_text() == "x"


def test_what_was_asked_for_is_picked_out_test_by_test(project: Path) -> None:
    dealt(project)

    one = begin(project, "-k", "another")
    said = one.communicate(timeout=100)[0]

    assert "4 passed" in said
    assert one.returncode == 0


def test_when_nothing_fits_it_ends_as_pytest_does(project: Path) -> None:
    dealt(project)

    one = begin(project, "-k", "nowhere")
    one.communicate(timeout=100)

    assert one.returncode == 5


@pytest.mark.parametrize(
    ("text", "words"),
    [("def test_it():\n    assert False\n", "1 failed"), ("import nothing_of_the_kind\n", "1 error")],
    ids=["a test that fails", "a file that cannot be read"],
)
def test_what_fails_does_not_stop_the_others(project: Path, text: str, words: str) -> None:
    (project / "a" / "test_a1.py").write_text(text)
    deal = dealt(project)

    one = begin(project)
    said = one.communicate(timeout=100)[0]

    assert words in said
    assert "12 passed" in said
    assert one.returncode == 1
    assert deal.left() == []


def test_after_a_failure_it_stops_where_that_was_asked_for(project: Path) -> None:
    (project / "a" / "test_a1.py").write_text("def test_it():\n    assert False\n")
    deal = dealt(project)

    one = begin(project, "-x")
    one.communicate(timeout=100)

    assert one.returncode == 1
    assert deal.left()


def test_who_took_a_file_can_be_read_afterwards(tmp_path: Path) -> None:
    deal = Deal.lay_out(tmp_path / "deal", [Path("one.py"), Path("two.py")])

    assert list(Deal(tmp_path / "deal").take()) == ["one.py", "two.py"]
    assert list(deal.take()) == []
    assert [path.read_text().split()[1] for path in sorted((tmp_path / "deal").glob("*.taken"))] == [
        "one.py",
        "two.py",
    ]


def test_every_file_is_dealt_or_has_a_screen() -> None:
    on_screens = {
        file for part in window_parts() for file in ([part] if part.is_file() else part.rglob("test_*.py"))
    }

    assert {file for folder in WINDOW_TESTS for file in folder.rglob("test_*.py")} == on_screens
    assert on_screens.isdisjoint(dealt_files())
    assert on_screens | set(dealt_files()) == set((ROOT / "tests").rglob("test_*.py"))
