"""A shelf of packs that is only values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.packs import InstalledPack, PackHead


class FakePackShelf:
    """Packs by id (services.packs.PackShelf). ``problem`` is raised when one is brought in, where it is set."""

    def __init__(self) -> None:
        self.packs: dict[str, InstalledPack] = {}
        self.problem: UserProblem | None = None
        self.cleared = 0

    def installed(self) -> tuple[InstalledPack, ...]:
        return tuple(self.packs.values())

    def install(self, source: Path) -> tuple[InstalledPack, str]:
        if self.problem is not None:
            raise self.problem
        before = self.packs.get(source.stem)
        pack = a_pack(source.stem)
        self.packs[source.stem] = pack
        return pack, before.head.version if before is not None else ""

    def remove(self, name: str) -> Callable[[], None]:
        if name not in self.packs:
            raise UserProblem(Problem.PACK_UNKNOWN, name=name)
        pack = self.packs.pop(name)

        def put_back() -> None:
            self.packs[name] = pack

        return put_back

    def clear_removed(self) -> None:
        self.cleared += 1

    def share(self, name: str, target: Path) -> Path:
        return target / name


def a_pack(pack_id: str = "hands", problem: UserProblem | None = None) -> InstalledPack:
    head = PackHead(f"Set of {pack_id}", "1.2", "CC-BY-4.0", "A clinic in a small town")
    return InstalledPack(pack_id, head, {BodyPart.HAND: 24, BodyPart.KNEE: 30}, problem)
