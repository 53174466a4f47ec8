"""Something said that can be taken back: doing it, and the way back for a button."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from gmi_trainer.domain.problems import UserProblem


def done_for(
    do: Callable[[], Callable[[], None]], tell: Callable[[UserProblem], None]
) -> Callable[[], None] | None:
    """Its way back; None where it could not be kept, which is told. A way back that cannot be kept changes nothing."""
    try:
        take_back = do()
    except UserProblem as problem:
        tell(problem)
        return None

    def undo() -> None:
        with suppress(UserProblem):
            take_back()

    return undo
