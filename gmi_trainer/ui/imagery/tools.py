"""What a session of imagined movements needs of the world."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.imagery import ImageryService, ImagerySitting
from gmi_trainer.services.picture_ports import FrameMaker
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.guided.tools import sounding_cues
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # sound is read when somebody wants to hear it
    from gmi_trainer.services.workspace import Workspace
    from gmi_trainer.ui.desk_tools import DeskTools
    from gmi_trainer.ui.guided.cues import GuidedCues


@dataclass(frozen=True, slots=True)
class ImageryTools:
    """``make_cues`` reads the sound of the system; ``reach``: by what the person reaches buttons."""

    service: ImageryService
    clock: Clock
    jobs: Background
    frames: FrameMaker
    translate: Translate
    make_cues: Callable[[QObject], GuidedCues]
    reach: Callable[[], Reach]


@dataclass(frozen=True, slots=True)
class Keeping:
    """What the controller of guided steps needs: this session keeps them."""

    service: ImagerySitting
    clock: Clock


def imagery_tools(tools: DeskTools, workspace: Workspace) -> ImageryTools:
    """For an open record."""
    return ImageryTools(
        service=workspace.imagery(),
        clock=tools.clock,
        jobs=tools.jobs,
        frames=tools.frames,
        translate=tools.translate,
        make_cues=sounding_cues,
        reach=lambda: workspace.choices.load().reach,
    )
