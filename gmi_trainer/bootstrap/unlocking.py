"""Opens the keys of encrypted records for a command of the console. Nothing of it is read where there is no lock."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from gmi_trainer.paths import DataPaths
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import english

if TYPE_CHECKING:  # read where there is a lock
    from gmi_trainer.services.protection import Protection


def protection_of(paths: DataPaths) -> Protection | None:
    """What encrypts records here, where they are encrypted."""
    if not (paths.lock_seal.exists() or paths.recovery.exists()):
        return None
    from gmi_trainer.bootstrap.protecting import make_protection

    protection = make_protection(paths, SystemClock())
    return protection if protection.is_on else None


def open_keys(options: Namespace, paths: DataPaths, *, is_needed: bool = True) -> bool:
    """Whether records can be read now: they are plain, or the passphrase was right.

    UserProblem: PASSPHRASE_NEEDED; WRONG_PASSPHRASE and LOCK_WAITS as in the window, and each counts there, too.
    Records whose key does not open are named; the others are open.
    """
    protection = protection_of(paths)
    if protection is None:
        return True
    from gmi_trainer.bootstrap.protecting import make_lock
    from gmi_trainer.cli.unlocking import passphrase

    typed = passphrase(options, is_needed=is_needed)
    if typed is None:
        return False
    key = make_lock(paths, SystemClock()).open(typed)
    for owner, problem in protection.unlock(key).items():
        print(f"{owner}: {problem_sentence(problem, english)}", file=sys.stderr)
    return True
