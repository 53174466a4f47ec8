"""Answers to be pooled, without a record."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from types import TracebackType
from typing import Self

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.turning import Look
from gmi_trainer.services.turning import PastDrill


class FakeLooks:
    """Drills, newest first, and what was answered in each (services/turning.LookReader)."""

    def __init__(self, drills: Sequence[PastDrill] = (), looks: Sequence[Look] = ()) -> None:
        self._drills = tuple(drills)
        self._looks = tuple(looks)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def parts(self) -> tuple[BodyPart, ...]:
        return tuple(dict.fromkeys(one.spec.part for one in self._drills))

    def drills(self, part: BodyPart, most: int) -> tuple[PastDrill, ...]:
        return tuple(one for one in self._drills if one.spec.part is part)[:most]

    def looks(self, session_ids: Collection[int]) -> tuple[Look, ...]:
        return tuple(look for look in self._looks if look.session_id in session_ids)
