"""A pack of pictures from a stranger comes in whole, or one sentence says why not and nothing changes."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from gmi_trainer.media.pack_files import write_pack
from gmi_trainer.paths import make_private_folder
from tests.media.packs import change_line, lines_of
from tests.media.packs import write_pack as make_pack
from tests.threats.attempts import Outcome, World, hold_to_promise
from tests.threats.strange_files import (
    NAMES_THAT_LEAD_ELSEWHERE,
    cut,
    members_of,
    spoilt,
    written,
    zip_bombs,
    zip_of,
    zips_that_lead_elsewhere,
)
from tests.whole_person import Home

SMALL = 6
"""Pictures; a remark that they are few is no mistake."""


class Sent:
    """A world with a pack in it, and another pack from somewhere."""

    def __init__(self, root: Path) -> None:
        self.world = World(root / "world")
        make_private_folder(Home(self.world.data).paths.packs)  # as it is once there were packs
        self.world.keep()
        self.folder = make_pack(root / "made", SMALL)
        self.file = self.world.strange / "hands.gmipack"
        write_pack(self.folder, self.file)
        self.members = members_of(self.file)

    def try_all(self, files: list[Path]) -> list[Outcome]:
        return self.world.try_all("pack", files)

    def with_file(self, name: str, content: bytes) -> bytes:
        return zip_of(self.members | {name: content})


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    return Sent(tmp_path_factory.mktemp("pack"))


@pytest.fixture(scope="module")
def whole(sent: Sent) -> str:
    (good,) = sent.try_all([sent.file])
    assert good.outcome == "came in", good
    assert all(name.startswith("data/packs") for name in good.changed), good.changed
    return good.holds


def test_a_spoilt_one(sent: Sent, whole: str) -> None:
    content = sent.file.read_bytes()
    outcomes = sent.try_all(written(sent.world.strange / "spoilt", spoilt(content), ".gmipack"))

    hold_to_promise(outcomes, whole=whole)
    assert sum(one.outcome == "problem" for one in outcomes) > len(outcomes) * 0.8


def test_one_that_is_cut_off(sent: Sent, whole: str) -> None:
    files = written(sent.world.strange / "cut", cut(sent.file.read_bytes()), ".gmipack")

    hold_to_promise(sent.try_all(files), whole=whole)


def test_names_that_lead_elsewhere(sent: Sent) -> None:
    files = written(sent.world.strange / "names", zips_that_lead_elsewhere(sent.members), ".gmipack")

    hold_to_promise(sent.try_all(files))


def test_a_zip_bomb(sent: Sent) -> None:
    bombs = zip_bombs(sent.members, into="manifest.jsonl", many=6_000)

    hold_to_promise(sent.try_all(written(sent.world.strange / "bombs", bombs, ".gmipack")))


def test_a_list_that_says_what_must_not_be(sent: Sent, tmp_path: Path) -> None:
    changes: list[Mapping[str, object]] = [
        *({"file": name} for name in NAMES_THAT_LEAD_ELSEWHERE),
        *({"id": name} for name in NAMES_THAT_LEAD_ELSEWHERE if name != "CON"),  # which is no file's
        {"file": "pictures/w01.png"},  # another line's
        {"rotation_deg": 10**400},
        {"rotation_deg": -(10**18)},
        {"width": 2**63},
        {"width": -1},
        {"level": 10**30},
        {"alt": "\u202eturned round"},
        {"alt": "steers \x1b[2J a screen"},
        {"person": "x" * 100_000},
        {"part": ["hand"] * 1000},
    ]
    files = []
    for number, change in enumerate(changes):
        folder = make_pack(tmp_path / f"{number:02d}", SMALL)
        change_line(folder, 1, **change)
        lines = "".join(json.dumps(line) + "\n" for line in lines_of(folder))
        files.append((f"line-{number:02d}", sent.with_file("manifest.jsonl", lines.encode())))
    outcomes = sent.try_all(written(sent.world.strange / "lines", iter(files), ".gmipack"))

    hold_to_promise(outcomes)


@pytest.mark.parametrize("name", ["library.json", "manifest.jsonl"])
def test_words_that_are_no_words(sent: Sent, name: str) -> None:
    first = sent.members["manifest.jsonl"].splitlines()[0]
    contents = {
        "deep": b"[" * 90_000,
        "deep objects": b'{"a":' * 15_000 + b"1" + b"}" * 15_000,
        "not a number": first.replace(b"-3.5", b"NaN"),
        "endless": first.replace(b"-3.5", b"1e999"),
        "many figures": first.replace(b"-3.5", b"1" * 15_000),
        "no letters": b"\xff\xfe\x00\xd8" * 100,
        "zeros": bytes(5_000),
        "long line": b'"' + b"x" * 200_000,
        "many lines": first + b"\n" + (first + b"\n") * 20_000,
    }
    files = ((key, sent.with_file(name, content)) for key, content in contents.items())

    hold_to_promise(sent.try_all(written(sent.world.strange / name, files, ".gmipack")))


def test_a_pictures_file_that_is_no_picture(sent: Sent, tmp_path: Path) -> None:
    huge = tmp_path / "huge.png"
    Image.new("1", (30_000, 30_000)).save(huge)
    contents = {
        "huge": huge.read_bytes(),
        "chance": random.Random(1).randbytes(50_000),
        "program": b"\x7fELF" + bytes(500),
        "drawing": b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
    }
    files = []
    for key, content in contents.items():
        first, *others = sent.members["manifest.jsonl"].splitlines()
        line = json.loads(first) | {"sha256": hashlib.sha256(content).hexdigest()}
        lines = b"\n".join([json.dumps(line).encode(), *others])
        files.append((key, zip_of(sent.members | {"pictures/w00.png": content, "manifest.jsonl": lines})))

    hold_to_promise(sent.try_all(written(sent.world.strange / "pictures", iter(files), ".gmipack")))


def test_a_folder_with_links_in_it(sent: Sent, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes((sent.folder / "pictures" / "w00.png").read_bytes())
    linked = make_pack(tmp_path / "linked", SMALL)
    (linked / "pictures" / "w00.png").unlink()
    (linked / "pictures" / "w00.png").symlink_to(secret)
    whole_folder = make_pack(tmp_path / "whole", SMALL)
    (whole_folder / "pictures").rename(tmp_path / "elsewhere")
    (whole_folder / "pictures").symlink_to(tmp_path / "elsewhere")

    hold_to_promise(sent.try_all([linked, whole_folder]))
