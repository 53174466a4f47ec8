"""A person's real record, opened as the program opens it, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener
from gmi_trainer.domain.safety import Standing
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.picture_ports import Catalogue
from gmi_trainer.services.workspace import Workspace
from tests.fakes import FakeCatalogue, FakeClock
from tests.samples import sample_picture

ONLY_HANDS = FakeCatalogue([sample_picture(n) for n in range(1, 30)])


@contextmanager
def open_record(folder: Path, catalogue: Catalogue = ONLY_HANDS) -> Iterator[Workspace]:
    """The only person's record in a data folder; made where there is none."""
    paths = DataPaths(folder)
    paths.make()
    workspace = WorkspaceOpener(paths, FakeClock(), catalogue).open_last(None)
    try:
        yield workspace
    finally:
        workspace.close()


def standing_of(workspace: Workspace) -> Standing:
    """What the record says is open now."""
    with workspace.diary() as reader:
        return workspace.safety.standing(reader)
