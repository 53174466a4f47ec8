"""A desk whose person is on the Train page, with what the ways from there have in common."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from pytestqt.qtbot import QtBot

from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.train_place import TrainPlace
from gmi_trainer.ui.theme.look import Look
from tests.ui.test_desk import Home, a_workspace

PATIENCE_MS = 30_000

H = TypeVar("H", bound="TrainHome")


class TrainHome(Home):
    """A desk on its Train page."""

    def __init__(self, look: Look, jobs: Background, qtbot: QtBot) -> None:
        super().__init__(look, jobs, qtbot)
        self.jobs = jobs

    @property
    def workspace(self) -> Workspace:
        workspace = self.desk.workspace
        assert workspace is not None
        return workspace

    @property
    def place(self) -> TrainPlace:
        page = self.desk.window.page("train")
        assert isinstance(page, TrainPlace)
        return page

    def settle(self) -> None:
        """Until everything is read."""
        self._bot.waitUntil(lambda: self.jobs.is_idle, timeout=PATIENCE_MS)

    def answer(self, **answers: SafetyAnswer) -> None:
        """The safety questions, from where they can be asked for."""
        self.answer_at(SafetyOccasion.ASKED_FOR, **answers)

    def answer_at(self, occasion: SafetyOccasion, **answers: SafetyAnswer) -> None:
        """The same on another occasion."""
        replies = {SafetyGroup(name): answer for name, answer in answers.items()}
        self.workspace.safety.reply(replies, occasion)


@contextmanager
def at_train(home: H, workspace: Workspace | None = None) -> Iterator[H]:
    """While a record is open there."""
    home.desk.show_workspace(workspace or a_workspace(), "train")
    yield home
    home.desk.show_workspace(None)
    home.settle()
