"""A program that is killed: has a guest whose record is encrypted, writes words into it, and says so."""

from __future__ import annotations

import sys
from pathlib import Path

from gmi_trainer.bootstrap.clinic import make_guests
from gmi_trainer.bootstrap.workspaces import load_library
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock import SystemClock


def main(root: Path, words: str, is_protected: bool) -> None:
    """Live until killed; ``words`` are in a note, a goal and a copy."""
    paths = DataPaths(root)
    paths.make()
    guest = make_guests(paths, SystemClock(), load_library(), "en", lambda: is_protected).begin()
    guest.notes().put_for_day(guest.today.today(), words)
    guest.own_pages().goals.add(words)
    guest.backups.make()
    guest.notes().put_for_day(guest.today.today(), f"{words} again")
    sys.stdout.write(f"{guest.profile.profile_id}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "protected")
