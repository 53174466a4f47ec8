"""The open zip that a record travels in: written, checked, believed only when all of it is as it should be."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.exchange.csv_table import csv_pieces
from gmi_trainer.exchange.format_document import format_document
from gmi_trainer.exchange.manifest import (
    DOCUMENT_FILE,
    FORMAT,
    LARGEST_MANIFEST_BYTES,
    MANIFEST_FILE,
    RECORD_FILE,
    VERSION,
    FileEntry,
    Label,
    Manifest,
    csv_file,
)
from gmi_trainer.files.atomic import PRIVATE_FILE_MODE, sync_folder
from gmi_trainer.files.problems import writing
from gmi_trainer.files.zips import SafeZip, ZipLimits, fingerprint_of, open_zip
from gmi_trainer.services.care_ports import Cancelled, Progress, Snapshot, ZippedRecord

LIMITS = ZipLimits(members=500, member_bytes=4_000_000_000, all_bytes=8_000_000_000)
"""Far more than a life of daily training with pictures of one's own."""

IN_NO_CSV = "BLOB"
"""Pictures are in the database only."""

_ORDINARY_FILE = 0o100600 << 16
_WRITE_NEW = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)


class RecordZipFiles:
    """Writes and opens such zips (care_ports.RecordZips)."""

    def __init__(self, app_version: str) -> None:
        self._app_version = app_version

    def write(
        self,
        target: Path,
        snapshot: Snapshot,
        *,
        with_name: bool,
        written_utc: datetime,
        progress: Progress,
        cancelled: Cancelled,
    ) -> bool:
        """Beside its target, to the disk, read back and checked, renamed. Only this user may read it."""
        beside = target.with_name(f".{target.name}.new")
        try:
            with _told_as_export_problems(target):
                beside.unlink(missing_ok=True)
                with os.fdopen(os.open(beside, _WRITE_NEW, PRIVATE_FILE_MODE), "w+b") as stream:
                    with ZipFile(stream, "w", ZIP_DEFLATED) as out:
                        writer = _Writer(out, written_utc, progress, cancelled, 3 + len(snapshot.tables))
                        self._fill(writer, snapshot, with_name=with_name)
                    stream.flush()
                    os.fsync(stream.fileno())
                if cancelled():
                    return False
                self._read_back(beside, target, cancelled)
                if cancelled():
                    return False
                writer.step()
                beside.replace(target)
                sync_folder(target.parent)
        finally:
            _remove(beside)
        return True

    @contextmanager
    def opened(self, path: Path, cancelled: Cancelled) -> Iterator[ZippedRecord]:
        """Names, sizes, versions and the fingerprint of every file, before any of it is used."""
        sha256 = fingerprint_of(path)
        with open_zip(path, LIMITS) as opened:
            manifest = _manifest_of(opened, path)
            _check(opened, manifest, path, cancelled)

            def unpack(to: BinaryIO) -> None:
                opened.unpack(RECORD_FILE, to)

            yield ZippedRecord(_moment(manifest.written_utc, path), manifest.app_version[:40], sha256, unpack)

    def _fill(self, writer: _Writer, snapshot: Snapshot, *, with_name: bool) -> None:
        document = format_document(
            snapshot.tables,
            schema_version=snapshot.schema_version,
            app_version=self._app_version,
            with_name=with_name,
        )
        writer.add(DOCUMENT_FILE, [document.encode()])
        writer.add(RECORD_FILE, snapshot.pieces())
        for table in snapshot.tables:
            in_text = [number for number, column in enumerate(table.columns) if column.type != IN_NO_CSV]
            header = [table.columns[number].name for number in in_text]
            told = ([row[number] for number in in_text] for row in snapshot.rows(table.name))
            rows = csv_pieces(header, told)
            writer.add(csv_file(table.name), rows, snapshot.count(table.name))
        manifest = Manifest(
            format=FORMAT,
            version=VERSION,
            app_version=self._app_version,
            schema_version=snapshot.schema_version,
            written_utc=writer.written_utc.isoformat(timespec="seconds"),
            name_included=with_name,
            files=writer.entries,
        )
        content = msgspec.json.format(msgspec.json.encode(manifest), indent=2)
        writer.add(MANIFEST_FILE, [content + b"\n"])

    def _read_back(self, beside: Path, target: Path, cancelled: Cancelled) -> None:
        """A stick that lies about what it keeps is found out while the record is still here."""
        try:
            with self.opened(beside, cancelled):
                pass
        except UserProblem as problem:
            raise UserProblem(
                Problem.EXPORT_NOT_WRITTEN, file=target.name, folder=str(target.parent)
            ) from problem


class _Writer:
    """Adds files to a zip and remembers what the manifest has to say about them."""

    def __init__(
        self, out: ZipFile, written_utc: datetime, progress: Progress, cancelled: Cancelled, steps: int
    ) -> None:
        self._out = out
        self._progress = progress
        self._cancelled = cancelled
        self._steps = steps
        self._done = 0
        self.written_utc = written_utc
        self.entries: dict[str, FileEntry] = {}

    def add(self, name: str, pieces: Iterable[bytes], rows: int | None = None) -> None:
        """Write one file. Nothing is written any more once nobody wants it."""
        info = ZipInfo(name, self.written_utc.timetuple()[:6])
        info.compress_type = ZIP_DEFLATED
        info.external_attr = _ORDINARY_FILE
        digest, size = hashlib.sha256(), 0
        with self._out.open(info, "w", force_zip64=True) as member:
            for piece in pieces:
                if self._cancelled():
                    return
                member.write(piece)
                digest.update(piece)
                size += len(piece)
        self.entries[name] = FileEntry(digest.hexdigest(), size, rows)
        self.step()

    def step(self) -> None:
        """One more is done; the last is the check of the whole."""
        self._done += 1
        self._progress(self._done, self._steps + 1)


def _manifest_of(opened: SafeZip, path: Path) -> Manifest:
    if MANIFEST_FILE not in opened.names:
        raise UserProblem(Problem.EXPORT_FOREIGN, file=path.name)
    content = opened.read(MANIFEST_FILE, LARGEST_MANIFEST_BYTES)
    try:
        label = msgspec.json.decode(content, type=Label)
        if label.format == FORMAT and label.version > VERSION:
            raise UserProblem(Problem.EXPORT_NEWER, file=path.name)
        if label.format != FORMAT or label.version < 1:
            raise UserProblem(Problem.EXPORT_FOREIGN, file=path.name)
        return msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UserProblem(Problem.EXPORT_FOREIGN, file=path.name) from error


def _check(opened: SafeZip, manifest: Manifest, path: Path, cancelled: Cancelled) -> None:
    """Exactly the files that the manifest names, each byte for byte as it was written."""
    if RECORD_FILE not in manifest.files or opened.names != {MANIFEST_FILE, *manifest.files}:
        raise UserProblem(Problem.EXPORT_DAMAGED, file=path.name)
    for name, entry in manifest.files.items():
        found = opened.fingerprint(name, cancelled)
        if cancelled():
            return
        if opened.size(name) != entry.size_bytes or found != entry.sha256:
            raise UserProblem(Problem.EXPORT_DAMAGED, file=path.name)


def _moment(text: str, path: Path) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UserProblem(Problem.EXPORT_FOREIGN, file=path.name) from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _remove(beside: Path) -> None:
    """What is half-written goes; on a disk that is gone it went with it."""
    try:
        beside.unlink(missing_ok=True)
    except OSError:
        return


@contextmanager
def _told_as_export_problems(target: Path) -> Iterator[None]:
    """A full disk is told as such; any other trouble with the place means: choose another one."""
    try:
        with writing(target):
            yield
    except UserProblem as problem:
        if problem.problem is not Problem.FOLDER_NOT_WRITABLE:
            raise
        raise _not_written(target) from problem
    except OSError as error:
        raise _not_written(target) from error


def _not_written(target: Path) -> UserProblem:
    return UserProblem(Problem.EXPORT_NOT_WRITTEN, file=target.name, folder=str(target.parent))
