"""Brings the console's words and packs of pictures together. No Qt, and nothing that an ordinary start reads."""

from __future__ import annotations

import argparse
from pathlib import Path

from gmi_trainer.cli import pack
from gmi_trainer.media.pack_check import check_pack
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.packs import PackReport, Tell


def run(args: argparse.Namespace, paths: DataPaths) -> int:
    """``gmi-trainer pack``."""
    return pack.run_check(args, _check)


def _check(folder: Path, tell: Tell) -> PackReport:
    """The folder is called as it was named."""
    return check_pack(folder, folder.as_posix(), tell)
