"""What the camera as a mirror needs of the world, for an open record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.pages.settings.file_questions import ask_which_to_open
from gmi_trainer.ui.webcam.loading import load_cameras
from gmi_trainer.ui.webcam.webcam_view import WebcamTools

if TYPE_CHECKING:
    from gmi_trainer.services.workspace import Workspace
    from gmi_trainer.ui.desk_tools import DeskTools

ENDINGS = "*.jpg *.jpeg *.png *.webp *.bmp *.mp4 *.mov *.mkv *.webm *.avi *.m4v"


def webcam_tools(tools: DeskTools, workspace: Workspace) -> WebcamTools:
    """The real cameras and the real dialog."""
    return WebcamTools(
        choices=workspace.webcam(),
        clock=tools.clock,
        translate=tools.translate,
        make_cameras=load_cameras,
        ask_for_file=_ask_for_file,
        reach=lambda: workspace.choices.load().reach,
    )


def _ask_for_file(parent: QWidget, heard: Callable[[Path], None]) -> None:
    translate = QCoreApplication.translate
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    kind = translate("Webcam", "Pictures and videos ({endings})").format(endings=ENDINGS)
    ask_which_to_open(parent, translate("Webcam", "Which picture or video?"), Path(pictures), kind, heard)
