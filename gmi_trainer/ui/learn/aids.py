"""What a lesson can use of the program around it. Each of them may be missing; then its buttons are, too."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.values import dataclass

if TYPE_CHECKING:
    from gmi_trainer.ui.background import Background
    from gmi_trainer.ui.learn.read_aloud import MakeVoice


@dataclass(frozen=True, slots=True)
class ReadingAids:
    """``saves_energy``: a small effort can make the person crash. ``own_pages``: those that can be opened from here.

    ``jobs``: writes what is saved as a file; None: nothing can be put on paper. ``make_voice``: reads aloud.
    """

    saves_energy: bool = False
    own_pages: Collection[OwnPage] = ()
    jobs: Background | None = None
    make_voice: MakeVoice | None = None


NO_AIDS = ReadingAids()
