"""What the window needs of the world, whoever's record is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.picture_ports import FrameMaker
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate

if TYPE_CHECKING:  # the stage is read when the first drill begins
    from gmi_trainer.ui.drill.barrier import Barrier
    from gmi_trainer.ui.reminders import Messages


def tray_messages(parent: QObject) -> Messages | None:
    """Messages of the desktop; None where it shows none. Read when somebody wants to be reminded."""
    from gmi_trainer.ui.tray import TrayMessages, messages_are_shown

    return TrayMessages(parent) if messages_are_shown() else None


@dataclass(frozen=True, slots=True)
class DeskTools:
    """Handed on to every page and to every drill."""

    look: Look
    jobs: Background
    clock: Clock
    frames: FrameMaker
    make_barrier: Callable[[], Barrier]
    translate: Translate
    make_messages: Callable[[QObject], Messages | None] = tray_messages
