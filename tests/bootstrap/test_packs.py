"""Packs and the opened record: they join training, and one that cannot be used stops nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gmi_trainer.bootstrap import doctor
from gmi_trainer.bootstrap.core import run
from gmi_trainer.bootstrap.packs import make_shelf
from gmi_trainer.bootstrap.workspaces import open_last
from gmi_trainer.domain.activity import DrillMode, DrillSpec
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.paths import DataPaths, data_paths
from gmi_trainer.services.doctor import LibraryLook, MachineLook
from tests.bootstrap.test_first_screen import start
from tests.media.packs import write_pack


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    paths = data_paths(tmp_path / "data")
    paths.make()
    make_shelf(paths).install(write_pack(tmp_path / "mine", 100))
    return paths


def packs_in(paths: DataPaths, mode: DrillMode) -> set[str]:
    workspace = open_last(paths, None)
    try:
        prepared = workspace.drills.prepare(DrillSpec(BodyPart.HAND, mode, level=2, pictures=60), seed=7)
        return {stimulus.picture.pack for stimulus in prepared.stimuli}
    finally:
        workspace.close()


def test_training_shows_them_and_a_test_does_not(paths: DataPaths) -> None:
    assert packs_in(paths, DrillMode.TRAINING) == {"", "hands-at-work"}
    assert packs_in(paths, DrillMode.TEST) == {""}


def test_one_that_cannot_be_used_is_left_out_and_the_doctor_names_it(
    paths: DataPaths, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = MachineLook("1.2", "3.11", "Linux 6", "6.11", "6.11", ((800, 600, 60.0),), 1)
    monkeypatch.setattr(doctor, "look_at_machine", lambda: machine)
    monkeypatch.setattr(doctor, "inspect_library", lambda _folder: LibraryLook(189, 2, (), ()))
    (paths.packs / "hands-at-work" / "manifest.jsonl").write_text("{")
    assert packs_in(paths, DrillMode.TRAINING) == {""}

    assert run(["doctor", "--json", "--data-dir", str(paths.root)]) == 1

    said = capsys.readouterr().out
    (finding,) = [one for one in json.loads(said)["findings"] if one["check"] == "packs"]
    assert finding == {
        "check": "packs",
        "well": False,
        "facts": {"count": 0},
        "problem": "pack_left_out",
        "values": {"expected": "manifest.jsonl, line 1"},
    }


def test_what_was_removed_is_gone_when_the_window_closes(paths: DataPaths) -> None:
    put_back = make_shelf(paths).remove("hands-at-work")
    assert list(paths.packs.iterdir())

    start(paths.root)

    assert list(paths.packs.iterdir()) == []
    with pytest.raises(UserProblem):
        put_back()
