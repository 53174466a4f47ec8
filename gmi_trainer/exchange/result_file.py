"""The file that results travel in: a zip of rows as JSON lines with a manifest, believed only when it is whole."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.exchange.format_document import table_lines
from gmi_trainer.exchange.manifest import DOCUMENT_FILE, MANIFEST_FILE, FileEntry
from gmi_trainer.files.zips import SafeZip, ZipLimits, open_zip_bytes
from gmi_trainer.services.care_ports import TableShape
from gmi_trainer.services.result_ports import ReadResult, ResultChoice, ResultHead, ResultReader, Row

FORMAT = "gmi-trainer-result"
VERSION = 1
ENDING = ".gmiresult"
LIMITS = ZipLimits(members=60, member_bytes=700_000_000, all_bytes=900_000_000, ratio=100, list_bytes=50_000)
"""Far more than ten years of daily training."""

LARGEST_MANIFEST_BYTES = 100_000
LARGEST_LINE_BYTES = 500_000
LONGEST_NAME = 200
_ORDINARY_FILE = 0o100600 << 16
_PIECE_LINES = 500
_TOLD_ABOUT_A_RESULT = {
    Problem.EXPORT_FOREIGN: Problem.RESULT_FOREIGN,
    Problem.EXPORT_DAMAGED: Problem.RESULT_DAMAGED,
    Problem.EXPORT_UNSAFE: Problem.RESULT_UNSAFE,
}


class _Person(msgspec.Struct, frozen=True, omit_defaults=True):
    uuid: str
    name: str = ""
    about: dict[str, str | bool | int | list[int] | None] | None = None


class _Manifest(msgspec.Struct, frozen=True, omit_defaults=True):
    """``version`` is that of this format, ``schema_version`` that of the tables."""

    format: str
    version: int
    app_version: str
    schema_version: int
    result_uuid: str
    made_utc: datetime
    person: _Person
    notes_included: bool
    files: dict[str, FileEntry]


class _Label(msgspec.Struct, frozen=True):
    """So much of it is read first, because another version may have changed the rest."""

    format: str = ""
    version: int = 0
    schema_version: int = 0


def lines_file(table: str) -> str:
    """Where a table lies."""
    return f"{table}.jsonl"


class ResultZips:
    """Writes and reads such zips, in memory: nothing unsealed ever lies on a disk (result_ports.ResultFiles)."""

    def __init__(self, app_version: str, schema_version: int) -> None:
        self._app_version = app_version
        self._schema_version = schema_version

    def write(self, head: ResultHead, reader: ResultReader, choice: ResultChoice) -> bytes:
        """All of it. Times in the zip are the day of the result: nothing else is told by them."""
        stream = io.BytesIO()
        with ZipFile(stream, "w", ZIP_DEFLATED) as out:
            when = (*head.made_utc.timetuple()[:3], 0, 0, 0)
            document = result_document(reader.tables, app_version=self._app_version)
            entries = {DOCUMENT_FILE: _add(out, DOCUMENT_FILE, when, [document.encode()])}
            for table in reader.tables:
                name = lines_file(table.name)
                entries[name] = _add(out, name, when, _pieces(reader.rows(table.name, choice)))
            manifest = _Manifest(
                format=FORMAT,
                version=VERSION,
                app_version=head.app_version,
                schema_version=head.schema_version,
                result_uuid=head.result_uuid,
                made_utc=head.made_utc,
                person=_Person(head.person_uuid, head.name, _plain(head.about)),
                notes_included=head.with_notes,
                files=entries,
            )
            content = msgspec.json.format(msgspec.json.encode(manifest), indent=2)
            _add(out, MANIFEST_FILE, when, [content + b"\n"])
        return stream.getvalue()

    @contextmanager
    def read(self, content: bytes, file: str) -> Iterator[ReadResult]:
        """Names, sizes, versions and the fingerprint of every file, before any of it is used."""
        with _told_about_a_result(), open_zip_bytes(content, Path(file), LIMITS) as opened:
            manifest = self._manifest_of(opened, file)
            _check(opened, manifest, file)
            yield _Result(opened, manifest, file)

    def _manifest_of(self, opened: SafeZip, file: str) -> _Manifest:
        if MANIFEST_FILE not in opened.names:
            raise UserProblem(Problem.RESULT_FOREIGN, file=file)
        content = opened.read(MANIFEST_FILE, LARGEST_MANIFEST_BYTES)
        try:
            label = msgspec.json.decode(content, type=_Label)
            if label.format != FORMAT or label.version < 1 or label.schema_version < 1:
                raise UserProblem(Problem.RESULT_FOREIGN, file=file)
            if label.version > VERSION or label.schema_version > self._schema_version:
                raise UserProblem(Problem.RESULT_NEWER, file=file)
            manifest = msgspec.json.decode(content, type=_Manifest)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise UserProblem(Problem.RESULT_FOREIGN, file=file) from error
        if not _is_a_name(manifest.result_uuid) or not _is_a_name(manifest.person.uuid):
            raise UserProblem(Problem.RESULT_FOREIGN, file=file)
        return manifest


class _Result:
    """A zip that passed its check (result_ports.ReadResult)."""

    def __init__(self, opened: SafeZip, manifest: _Manifest, file: str) -> None:
        self._opened = opened
        self._manifest = manifest
        self._file = file

    @property
    def head(self) -> ResultHead:
        """What it says of itself."""
        manifest = self._manifest
        made = manifest.made_utc
        return ResultHead(
            result_uuid=manifest.result_uuid,
            person_uuid=manifest.person.uuid,
            made_utc=made.replace(tzinfo=UTC) if made.tzinfo is None else made.astimezone(UTC),
            app_version=manifest.app_version[:40],
            schema_version=manifest.schema_version,
            with_notes=manifest.notes_included,
            name=manifest.person.name[:LONGEST_NAME],
            about=manifest.person.about,
        )

    def rows(self, table: str) -> Iterator[Row]:
        """Line by line. One that is no object of plain values is none of ours."""
        name = lines_file(table)
        if name not in self._opened.names:
            return
        decoder = msgspec.json.Decoder(dict[str, str | int | float | None])
        for line in self._opened.lines(name, LARGEST_LINE_BYTES):
            try:
                yield decoder.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise UserProblem(Problem.RESULT_DAMAGED, file=self._file) from error


def result_document(tables: Sequence[TableShape], *, app_version: str) -> str:
    """What the file is and what the columns mean, for whoever opens it without this program."""
    return "\n".join(
        (
            "# A result of GMI Trainer",
            "",
            "What a person chose to give to their clinic, written by "
            f"GMI Trainer {app_version}. This is version {VERSION} of the format.",
            "",
            "These are a person's health data. Treat them as such.",
            "",
            "## Sealed or not",
            "",
            f"A file that ends in `{ENDING}` is this zip, or this zip sealed in the age format "
            "(age-encryption.org/v1): for one clinic's key, or with a passphrase. A sealed one is opened by the "
            "standard tool:",
            "",
            f"    age -d -i key.age -o result.zip some{ENDING}    # with the clinic's key and its passphrase",
            f"    age -d -o result.zip some{ENDING}               # with a passphrase alone",
            "",
            "## What is in this zip",
            "",
            f"- `{MANIFEST_FILE}`: versions, the result's own `result_uuid`, when it was made, whose it is "
            "(`person.uuid`; `person.name` only where they wanted that; `person.about`: what they said of where it "
            "hurts and which days they rest), and for every other file its size, SHA-256 and number of rows.",
            "- `*.jsonl`: the rows of a table, one JSON object a line, in UTF-8. A column that is not there has no "
            "value. Rows name one another by `uuid`, never by a number.",
            f"- `{DOCUMENT_FILE}`: this text.",
            "",
            "Own words (notes, reasons, remarks beside a task) are there only where `notes_included` is true; "
            "otherwise these texts are empty. What was written about lessons, thoughts, predictions and photos never "
            "leaves in a result. Nor do ratings of pain where a person would rather not rate pain.",
            "",
            "## Time",
            "",
            "Columns that end in `_utc` are moments in UTC, as `YYYY-MM-DDTHH:MM:SS.ffffffZ`. `local_day` is the "
            "person's own day, which starts at 4 in the morning. Columns that end in `_ns` count from the start of "
            "the computer and have meaning only among themselves, within one session.",
            "",
            "## The tables",
            "",
            *table_lines(tables, lines_file),
        )
    ).replace(" As CSV: ", " Here: ")


def _add(out: ZipFile, name: str, when: tuple[int, ...], pieces: Iterable[bytes]) -> FileEntry:
    year, month, day, hour, minute, second = when
    info = ZipInfo(name, (max(year, 1980), month, day, hour, minute, second))
    info.compress_type = ZIP_DEFLATED
    info.external_attr = _ORDINARY_FILE
    digest, size, rows = hashlib.sha256(), 0, 0
    with out.open(info, "w", force_zip64=True) as member:
        for piece in pieces:
            member.write(piece)
            digest.update(piece)
            size += len(piece)
            rows += piece.count(b"\n")
    return FileEntry(digest.hexdigest(), size, rows if name.endswith(".jsonl") else None)


def _pieces(rows: Iterable[Row]) -> Iterator[bytes]:
    """Some hundred lines at a time: a call each would cost more than the lines."""
    encoder = msgspec.json.Encoder()
    waiting: list[bytes] = []
    for row in rows:
        waiting.append(encoder.encode(row))
        if len(waiting) == _PIECE_LINES:
            yield b"\n".join(waiting) + b"\n"
            waiting.clear()
    if waiting:
        yield b"\n".join(waiting) + b"\n"


def _check(opened: SafeZip, manifest: _Manifest, file: str) -> None:
    """Exactly the files that the manifest names, each byte for byte as it was written."""
    if opened.names != {MANIFEST_FILE, *manifest.files}:
        raise UserProblem(Problem.RESULT_DAMAGED, file=file)
    for name, entry in manifest.files.items():
        if opened.size(name) != entry.size_bytes or opened.fingerprint(name) != entry.sha256:
            raise UserProblem(Problem.RESULT_DAMAGED, file=file)


def _plain(about: Mapping[str, object] | None) -> dict[str, str | bool | int | list[int] | None] | None:
    """What the person said of themselves: choices, and nothing else."""
    return msgspec.convert(about, dict[str, str | bool | int | list[int] | None] | None)


def _is_a_name(uuid: str) -> bool:
    return 0 < len(uuid) <= LONGEST_NAME and uuid.isprintable()


@contextmanager
def _told_about_a_result() -> Iterator[None]:
    """What is the matter with a zip is told of the result that it is."""
    try:
        yield
    except UserProblem as problem:
        told = _TOLD_ABOUT_A_RESULT.get(problem.problem)
        if told is None:
            raise
        raise UserProblem(told, **problem.values) from problem
