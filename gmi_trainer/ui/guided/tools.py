"""What a guided practice needs of the world."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.guided import GuidedService
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # sound is read when somebody wants to hear it
    from gmi_trainer.services.workspace import Workspace
    from gmi_trainer.ui.desk_tools import DeskTools
    from gmi_trainer.ui.guided.cues import GuidedCues


@dataclass(frozen=True, slots=True)
class GuidedTools:
    """``make_cues`` reads the sound of the system; ``reach``: by what the person reaches buttons."""

    service: GuidedService
    clock: Clock
    translate: Translate
    make_cues: Callable[[QObject], GuidedCues]
    reach: Callable[[], Reach]


def guided_tools(tools: DeskTools, workspace: Workspace) -> GuidedTools:
    """For an open record."""
    return GuidedTools(
        service=workspace.guided(),
        clock=tools.clock,
        translate=tools.translate,
        make_cues=sounding_cues,
        reach=lambda: workspace.choices.load().reach,
    )


def sounding_cues(parent: QObject) -> GuidedCues:
    """Tones and voice, as far as this system has them."""
    from gmi_trainer.ui.guided.own_cues import OwnCues

    return OwnCues(parent)
