"""Looks at every picture of a library as a drill would, and at its test sets."""

from __future__ import annotations

import hashlib
from pathlib import Path

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import Picture, Stimulus
from gmi_trainer.media.catalogue import TEST_SETS, ManifestCatalogue, load_catalogue
from gmi_trainer.media.frame_drawing import FrameDrawing
from gmi_trainer.services.doctor import LibraryLook

_SIDE_PX = 32
_STAGE_RGB = (0, 0, 0)


def inspect_library(folder: Path) -> LibraryLook:
    """Draw every picture small. UserProblem: LIBRARY_MISSING or MANIFEST_LINE."""
    catalogue = load_catalogue(folder)
    drawing = FrameDrawing(folder, _SIDE_PX, _STAGE_RGB)
    pictures = [picture for part in BodyPart for picture in catalogue.pictures(part)]
    problems = [UserProblem(Problem.PICTURE_MISSING, file=Path(file).name) for file in catalogue.missing]
    problems += [
        found for picture in pictures if (found := _problem_of(folder, picture, drawing)) is not None
    ]
    sets = sorted((folder / TEST_SETS).glob("*.json"))
    of_sets = [found for path in sets if (found := _problem_of_set(catalogue, path)) is not None]
    return LibraryLook(len(pictures), len(sets), tuple(problems), tuple(of_sets))


def _problem_of(folder: Path, picture: Picture, drawing: FrameDrawing) -> UserProblem | None:
    """It can be drawn, and it is the picture that the manifest means."""
    try:
        drawing.draw(Stimulus(picture, mirrored=False, rotation_deg=0))
        fingerprint = hashlib.sha256((folder / picture.file).read_bytes()).hexdigest()
    except UserProblem as problem:
        return problem
    except OSError:
        return UserProblem(Problem.PICTURE_UNREADABLE, file=Path(picture.file).name)
    if fingerprint != picture.sha256:
        return UserProblem(Problem.PICTURE_CHANGED, file=Path(picture.file).name)
    return None


def _problem_of_set(catalogue: ManifestCatalogue, path: Path) -> UserProblem | None:
    part, _, version = path.stem.rpartition("-")
    if part not in tuple(BodyPart) or not version.isdecimal():
        return UserProblem(Problem.TEST_SET_BROKEN, file=path.name)
    try:
        catalogue.test_set(BodyPart(part), int(version))
    except UserProblem as problem:
        return problem
    return None
