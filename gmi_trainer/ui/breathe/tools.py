"""What a breathing session needs of the world."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.breathing import BreathingService
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.diary_ports import DiaryReader
from gmi_trainer.services.session_ports import HistoryReader
from gmi_trainer.services.today import TodayService
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # sound is read when somebody wants to hear it
    from gmi_trainer.services.workspace import Workspace
    from gmi_trainer.ui.breathe.cues import BreathCues
    from gmi_trainer.ui.desk_tools import DeskTools


@dataclass(frozen=True, slots=True)
class BreathTools:
    """``history`` and ``diary`` open readers for a background job; ``make_cues`` reads the sound of the system;
    ``reach``: by what the person answers drills, and so reaches buttons."""

    service: BreathingService
    today: TodayService
    history: Callable[[], AbstractContextManager[HistoryReader]]
    diary: Callable[[], AbstractContextManager[DiaryReader]]
    jobs: Background
    clock: Clock
    translate: Translate
    make_cues: Callable[[QObject], BreathCues]
    reach: Callable[[], Reach]


def breath_tools(tools: DeskTools, workspace: Workspace) -> BreathTools:
    """For an open record."""
    return BreathTools(
        service=workspace.breathing(),
        today=workspace.today,
        history=workspace.history,
        diary=workspace.diary,
        jobs=tools.jobs,
        clock=tools.clock,
        translate=tools.translate,
        make_cues=lambda parent: sounding_cues(tools.translate, parent),
        reach=lambda: workspace.choices.load().reach,
    )


def sounding_cues(translate: Translate, parent: QObject) -> BreathCues:
    """Tones and voice, as far as this system has them."""
    from gmi_trainer.ui.breathe.own_cues import OwnCues

    return OwnCues(translate, parent)
