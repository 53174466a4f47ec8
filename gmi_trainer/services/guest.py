"""A guest: a workspace of nobody, for a quick test or for trying a plan. One at a time, and gone without a trace."""

from __future__ import annotations

from collections.abc import Callable

from gmi_trainer.services.roster_ports import GuestFolder
from gmi_trainer.services.workspace import Workspace


class Guests:
    """Opens a guest and throws it away. What a crash left behind goes before the next one, and at the next start."""

    def __init__(
        self,
        folder: GuestFolder,
        open_workspace: Callable[[], Workspace],
        forget_key: Callable[[str], None] = lambda _profile_id: None,
    ) -> None:
        """``open_workspace``: makes an empty record in the guest's folder and opens it. ``forget_key``: a guest's
        record may be encrypted with a key that is nowhere but in memory; it goes with the guest."""
        self._folder = folder
        self._open_workspace = open_workspace
        self._forget_key = forget_key
        self._current: Workspace | None = None
        self._resting = ""

    @property
    def current(self) -> Workspace | None:
        """The guest that is open."""
        return self._current

    def begin(self) -> Workspace:
        """A new guest with an empty record; the one before is thrown away first. UserProblem as for any record."""
        self.throw_away()
        self._current = self._open_workspace()
        return self._current

    def rest(self) -> None:
        """Close the guest's record and leave it where it lies: what was done in it waits to be kept."""
        current, self._current = self._current, None
        if current is not None:
            self._resting = current.profile.profile_id
            current.close()

    def throw_away(self) -> None:
        """Close the guest and write over all that it left. Nothing happens where there is none.

        Close what shows the guest before. UserProblem(ERASING_UNFINISHED) where something stays on the disk; it is
        tried again the next time.
        """
        self.rest()
        gone, self._resting = self._resting, ""
        if gone:
            self._forget_key(gone)
        if self._folder.is_there():
            self._folder.erase()
