"""Writing photos of one's own (own_picture_ports.OwnPictureLog), and reading them in a job of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.own_picture import OwnPicture, RoundFrame
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.own_picture_ports import Photo
from gmi_trainer.services.own_ports import Undo
from gmi_trainer.storage import driver
from gmi_trainer.storage.columns import OWN_PICTURE
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.own_picture_rows import SELECT_ALL, SELECT_PHOTO, picture_from
from gmi_trainer.storage.own_rows import OwnRows, insert
from gmi_trainer.storage.reading import ReadingConnection

_FRAME = ("frame_left", "frame_top", "frame_side")
_INSERT = """
    INSERT INTO own_picture (
        uuid, sha256, source_sha256, part, width, height, frame_left, frame_top, frame_side, added_utc,
        utc_offset_min, local_day, photo
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class SqliteOwnPictures(OwnRows):
    """On the connection of the window's thread."""

    def __init__(self, record: Record, clock: Clock, new_uuid: Callable[[], str]) -> None:
        super().__init__(record, clock, OWN_PICTURE)
        self._new_uuid = new_uuid

    def all(self) -> tuple[OwnPicture, ...]:
        """The photo is the last column, so that none is read for this."""
        with self._record.problems():
            rows = self._record.connection.execute(SELECT_ALL).fetchall()
        return tuple(picture_from(row) for row in rows)

    def sources(self) -> frozenset[str]:
        """Another short question."""
        with self._record.problems():
            rows = self._record.connection.execute("SELECT source_sha256 FROM own_picture").fetchall()
        return frozenset(row["source_sha256"] for row in rows)

    def add(self, photo: Photo, part: BodyPart) -> str | None:
        """The same file, or another file with the very same picture in it, is here already: then nothing."""
        uuid, frame = self._new_uuid(), photo.size.whole()
        with self._record.atomic() as connection:
            if _is_here(connection, photo.sha256, photo.source_sha256):
                return None
            connection.execute(
                _INSERT,
                (
                    uuid,
                    photo.sha256,
                    photo.source_sha256,
                    part,
                    photo.size.width,
                    photo.size.height,
                    frame.left,
                    frame.top,
                    frame.side,
                    *self._now().values,
                    photo.content,
                ),
            )
        return uuid

    def say(self, uuid: str, part: BodyPart, side: Side | None) -> Undo:
        """Two columns of one row."""
        return self._change(uuid, ("part", "side"), (part, side))

    def put_frame(self, uuid: str, frame: RoundFrame) -> Undo:
        """Three columns of one row."""
        return self._change(uuid, _FRAME, (frame.left, frame.top, frame.side))

    def remove(self, uuids: Sequence[str]) -> Undo:
        """With ``secure_delete`` SQLite writes zeros over what goes. It is asked for only here: it costs time."""
        with self._written_over(), self._record.atomic() as connection:
            rows = [self._row(connection, uuid) for uuid in uuids]
            connection.executemany("DELETE FROM own_picture WHERE uuid = ?", [(uuid,) for uuid in uuids])

        def undo() -> None:
            with self._record.atomic() as connection:
                for row in rows:
                    if not _is_here(
                        connection, row["sha256"], row["source_sha256"]
                    ):  # brought in again meanwhile
                        insert(connection, OWN_PICTURE, row)

        return undo

    @contextmanager
    def _written_over(self) -> Iterator[None]:
        with self._record.problems():
            self._record.connection.execute("PRAGMA secure_delete = ON").fetchall()
        try:
            yield
        finally:
            with self._record.problems():
                self._record.connection.execute("PRAGMA secure_delete = OFF").fetchall()


def _is_here(connection: driver.Connection, sha256: str, source_sha256: str) -> bool:
    same = "SELECT 1 FROM own_picture WHERE sha256 = ? OR source_sha256 = ?"
    return connection.execute(same, (sha256, source_sha256)).fetchone() is not None


class SqliteOwnPictureReader(ReadingConnection):
    """Made, used and closed inside one background job."""

    def all(self) -> tuple[OwnPicture, ...]:
        """Without their pixels."""
        return tuple(picture_from(row) for row in self._rows(SELECT_ALL))

    def content(self, uuid: str) -> bytes | None:
        """One photo, as it is kept."""
        rows = self._rows(SELECT_PHOTO, (uuid,))
        return bytes(rows[0]["photo"]) if rows else None
