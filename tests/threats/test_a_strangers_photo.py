"""A photo file from a stranger becomes a picture, or one sentence says why not, in little memory and time."""

from __future__ import annotations

import random
import zlib
from io import BytesIO

import pytest
from PIL import Image

from tests.threats.attempts import World, hold_to_promise
from tests.threats.strange_files import cut, spoilt, written

SIDE = 400


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("photo") / "world")
    world.keep()
    return world


def photo(kind: str) -> bytes:
    """One with something to decode in every corner."""
    kept = BytesIO()
    noise = Image.frombytes("RGB", (SIDE, SIDE), random.Random(1).randbytes(3 * SIDE * SIDE))
    noise.save(kept, kind)
    return kept.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_spoilt_one(world: World, kind: str) -> None:
    content = photo(kind)
    files = (*spoilt(content, places=40), *cut(content))
    outcomes = world.try_all("photo", written(world.strange / kind, iter(files), f".{kind.lower()}"))

    for one in outcomes:  # a spoilt photo may still be one; what it is called by is its own content
        assert one.changed == (), one
    hold_to_promise(one for one in outcomes if one.outcome != "came in")


def test_a_small_file_of_a_huge_picture(world: World) -> None:
    side = 60_000
    head = b"\x00\x00\x00\x0dIHDR" + side.to_bytes(4) * 2 + b"\x08\x02\x00\x00\x00"
    png = b"\x89PNG\r\n\x1a\n" + head + zlib.crc32(head[4:]).to_bytes(4) + b"\x00\x00\x00\x00IDAT" + bytes(4)
    kept = BytesIO()
    Image.new("1", (20_000, 20_000)).save(kept, "PNG")
    files = (("says so only", png), ("is so", kept.getvalue()))

    hold_to_promise(world.try_all("photo", written(world.strange / "huge", iter(files), ".png")))


def test_what_is_no_photo(world: World) -> None:
    files = {
        "nothing": b"",
        "letters": b"a letter",
        "drawing": b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
        "page": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 300 300\n(/etc/passwd) (r) file",
        "device": b"",
    }
    paths = written(world.strange / "others", iter(files.items()), ".jpg")
    device = world.strange / "others" / "link.jpg"
    device.symlink_to("/dev/zero")

    hold_to_promise(world.try_all("photo", [*paths, device]))
