"""Brings the console's words and packs of pictures together. No Qt, and nothing that an ordinary start reads."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from gmi_trainer.bootstrap.workspaces import new_uuid
from gmi_trainer.cli import pack
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.media.pack_check import check_pack
from gmi_trainer.media.pack_files import unpack
from gmi_trainer.media.pack_shelf import FolderPackShelf
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.packs import PackReport, Tell
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import english


def run(args: argparse.Namespace, paths: DataPaths) -> int:
    """``gmi-trainer pack``."""
    return pack.run(args, _check, make_shelf(paths), _in_english)


def make_shelf(paths: DataPaths) -> FolderPackShelf:
    """The packs of a data folder."""
    return FolderPackShelf(paths.packs, new_uuid)


def _check(place: Path, tell: Tell) -> PackReport:
    """The folder is called as it was named. A pack in one file is unpacked for the time of the look."""
    if not place.is_file():
        return check_pack(place, place.as_posix(), tell)
    with TemporaryDirectory(prefix="gmi-trainer-pack-") as folder:
        unpack(place, Path(folder) / "pack")
        return check_pack(Path(folder) / "pack", place.as_posix(), tell)


def _in_english(problem: UserProblem) -> str:
    return problem_sentence(problem, english)
