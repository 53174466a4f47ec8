"""Photos of a person's own: brought in, sorted, framed, deleted. Each change has a way back."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.own_picture import FEWEST_OWN_PICTURES, OwnPicture, RoundFrame
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.own_picture_ports import (
    FoundPhotos,
    OwnPictureLog,
    OwnPictureLooks,
    Photo,
    PhotoFiles,
)
from gmi_trainer.services.own_ports import Undo

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OwnPicturesNow:
    """All of them. ``waiting``: those of which nobody has said the side."""

    pictures: tuple[OwnPicture, ...] = ()

    @property
    def waiting(self) -> tuple[OwnPicture, ...]:
        """Photos to be sorted, in the order in which they came."""
        return tuple(picture for picture in self.pictures if picture.side is None)

    @property
    def sorted(self) -> tuple[OwnPicture, ...]:
        """What a drill can show."""
        return tuple(picture for picture in self.pictures if picture.side is not None)

    def of(self, part: BodyPart) -> tuple[OwnPicture, ...]:
        """What a drill of a part can show."""
        return tuple(picture for picture in self.sorted if picture.part is part)

    @property
    def counts(self) -> Mapping[BodyPart, int]:
        """How many a drill of each part could show; parts without any are left out."""
        counts = Counter(picture.part for picture in self.sorted)
        return {part: counts[part] for part in BodyPart if counts[part]}

    @property
    def parts(self) -> tuple[BodyPart, ...]:
        """Parts with enough of them for a drill."""
        return tuple(part for part, count in self.counts.items() if count >= FEWEST_OWN_PICTURES)

    def find(self, uuid: str) -> OwnPicture | None:
        """One of them."""
        return next((picture for picture in self.pictures if picture.uuid == uuid), None)


class OwnPicturesService:
    """In the window's thread, all but ``find``, ``read`` and ``looks``, which take a while."""

    def __init__(
        self,
        own: OwnPictureLog,
        files: Callable[[], PhotoFiles],
        looks: Callable[[], OwnPictureLooks],
        changes: Changes,
        endings: tuple[str, ...] = (),
    ) -> None:
        """``files`` and ``looks`` are asked for in background jobs: what decodes photos is read only there.
        ``endings``: of files that can be brought in, such as ``.jpg``."""
        self._own = own
        self._files = files
        self._looks = looks
        self._changes = changes
        self.endings = endings

    @property
    def looks(self) -> OwnPictureLooks:
        """Draws them; for background jobs."""
        return self._looks()

    def now(self) -> OwnPicturesNow:
        """What there is: a short question, without any pixels."""
        return OwnPicturesNow(self._own.all())

    def find(self, chosen: Sequence[Path]) -> FoundPhotos:
        """The files that a choice comes to; for background jobs."""
        return self._files().find(chosen)

    def sources(self) -> frozenset[str]:
        """The files that are here already, by their fingerprints."""
        return self._own.sources()

    def read(self, file: Path, known: Collection[str] = ()) -> Photo | None:
        """One photo, None where its file is known; UserProblem in one sentence where it cannot be used.
        For background jobs."""
        return self._files().read(file, known)

    def keep(self, photo: Photo, part: BodyPart) -> str | None:
        """Keep one photo, whose side will be said later; its uuid. None: the same one is here already."""
        uuid = self._own.add(photo, part)
        if uuid is not None:
            self._changed()
        return uuid

    def say(self, uuid: str, part: BodyPart, side: Side | None) -> Undo:
        """Which part it shows, and which side of it; None: that is not known yet."""
        return self._told(self._own.say(uuid, part, side))

    def put_frame(self, uuid: str, frame: RoundFrame) -> Undo:
        """What of it is seen through the round frame."""
        return self._told(self._own.put_frame(uuid, frame))

    def delete(self, uuids: Sequence[str]) -> Undo:
        """They go from this record; files elsewhere are not touched."""
        undo = self._own.remove(uuids)
        log.info("own pictures deleted: %d", len(uuids))
        return self._told(undo)

    def _told(self, undo: Undo) -> Undo:
        self._changed()

        def take_back() -> None:
            undo()
            self._changed()

        return take_back

    def _changed(self) -> None:
        self._changes.publish(Changed.PICTURES)
