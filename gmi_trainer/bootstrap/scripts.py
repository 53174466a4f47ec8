"""Brings the console's command and the guided practices' files together."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from gmi_trainer import resources
from gmi_trainer.cli import scripts
from gmi_trainer.content.activity_check import check_ladders
from gmi_trainer.content.mirror_check import Postures
from gmi_trainer.content.script_check import check_scripts
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.media.catalogue import load_catalogue
from gmi_trainer.services.guided_ports import ScriptReport

OWN = "assets/scripts"
OWN_LADDERS = "assets/activities"
WORDS = "words.en.yaml"


def run(args: argparse.Namespace) -> int:
    """Look through a folder of practices."""
    return scripts.run(args, check)


def check(folder: Path | None) -> ScriptReport:
    """Those in a folder, or those that come with the program, with the ladders of daily tasks beside them; the words
    never written are those of the lessons."""
    words = resources.find("lessons", WORDS)
    if folder is None:
        report = check_scripts(resources.find("assets", "scripts"), OWN, words, _postures())
        ladders = check_ladders(resources.find("assets", "activities"), OWN_LADDERS, words)
        return replace(report, problems=(*report.problems, *ladders.problems))
    return check_scripts(folder, folder.as_posix(), words, _postures())


def _postures() -> Postures:
    """Those that the library has pictures of."""
    library = load_catalogue(resources.find("assets", "stimuli"))
    return {part: frozenset(one.posture for one in library.pictures(part)) for part in BodyPart}
