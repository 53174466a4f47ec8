"""What a session with a mirror needs of the world."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.stimulus import Picture
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.mirror import MirrorService
from gmi_trainer.services.picture_ports import FrameMaker
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.guided.tools import GuidedTools, sounding_cues

if TYPE_CHECKING:
    from gmi_trainer.services.workspace import Workspace
    from gmi_trainer.ui.desk_tools import DeskTools


@dataclass(frozen=True, slots=True)
class MirrorTools(GuidedTools):
    """``pictures``: those of the library, of a part; ``frames`` draws them."""

    mirror: MirrorService
    jobs: Background
    frames: FrameMaker
    pictures: Callable[[BodyPart], tuple[Picture, ...]]


def mirror_tools(tools: DeskTools, workspace: Workspace) -> MirrorTools:
    """For an open record."""
    mirror = workspace.mirror()
    return MirrorTools(
        service=mirror,
        clock=tools.clock,
        translate=tools.translate,
        make_cues=sounding_cues,
        reach=lambda: workspace.choices.load().reach,
        mirror=mirror,
        jobs=tools.jobs,
        frames=tools.frames,
        pictures=workspace.drills.pictures,
    )
