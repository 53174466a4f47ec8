"""For tests in which nobody has pictures of their own."""

from __future__ import annotations

from gmi_trainer.services.own_pictures import OwnPicturesService
from gmi_trainer.services.picture_ports import FrameMaker


def no_own_pictures() -> OwnPicturesService:
    """Whoever asks for them was not meant to."""
    raise AssertionError("nobody has pictures of their own here")


def no_own_frames() -> FrameMaker:
    """The same for drawing them."""
    raise AssertionError("nobody has pictures of their own here")
