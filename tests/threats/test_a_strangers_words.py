"""Lessons, guided practices and templates from a stranger are read as plain text: what is wrong with them is told with
its file, the others are there, nothing in them acts, and nothing is written."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from gmi_trainer import resources
from tests.threats.attempts import MOST_GROWN_MB, MOST_SECONDS, Outcome, World
from tests.threats.strange_files import SEED, cut, spoilt

PLACES = {"lessons": ("lessons",), "scripts": ("assets", "scripts"), "templates": ("assets", "plans")}
STRANGE = {
    "nothing": b"",
    "no letters": b"\xff\xfe\x00\xd8" * 1000,
    "very long": b"a: " + b"x" * 3_000_000,
    "very deep": b"[" * 150_000,
    "deep mappings": b"".join(b" " * n + b"a:\n" for n in range(500)),
    "one that grows": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % (c, c, *[c - 1] * 7) for c in range(98, 110)),
    "itself": b"a: &a [*a]",
    "an object": b"!!python/object/apply:os.system ['touch acted']",
    "an object in a key": b"? !!python/name:os.system\n: yes",
    "merged": b"a: &a {x: 1}\nb:\n  <<: *a",
    "numbers": b"id: " + b"9" * 100_000 + b"\nnumber: .nan\nunit: .inf\nminutes: 1e999",
    "signs": "id: a\u202eb\ntitle: '\x07\x1b[2J'\n".encode(),
    "page": b"---\nid: x\n---\n# One {#one kind=idea}\n<script>1</script><img src='file:///etc/passwd'>\n"
    b"[a](javascript:1) ![b](file:///etc/passwd) ![c](http://example.org/x.png)\n",
    "many brackets": b"---\nid: x\n---\n# One {#one}\n" + b"[" * 50_000 + b"](" * 20_000,
    "many stars": b"---\nid: x\n---\n# One {#one}\n" + b"*a_ " * 40_000,
    "quotes in quotes": b"---\nid: x\n---\n# One {#one}\n" + b"> " * 20_000 + b"x",
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("words") / "world")
    world.keep()
    return world


def copies(world: World, door: str, count: int) -> list[Path]:
    """Folders as they come with the program, each with one of their files to be made strange."""
    folders = []
    for number in range(count):
        folder = world.strange / f"{door}-{count}-{number:02d}"
        shutil.copytree(resources.find(*PLACES[door]), folder)
        folders.append(folder)
    return folders


def held(outcomes: list[Outcome]) -> list[dict[str, list[str]]]:
    """What each attempt came to, once it has kept to what is promised of all of them."""
    for one in outcomes:
        assert one.outcome == "came in", one
        assert one.changed == (), one
        assert one.seconds < MOST_SECONDS, one
        assert one.grown_mb < MOST_GROWN_MB, one
    return [json.loads(one.holds) for one in outcomes]


@pytest.mark.parametrize("door", PLACES)
def test_whatever_stands_in_a_file(world: World, door: str) -> None:
    chance = random.Random(SEED)
    files = sorted(
        path.relative_to(resources.find(*PLACES[door]))
        for path in resources.find(*PLACES[door]).rglob("*")
        if path.suffix in (".yaml", ".md") and path.name != "README.md"
    )
    contents = list(STRANGE.values())
    whole = resources.find(*PLACES[door]).joinpath(files[0]).read_bytes()
    contents += [content for _, content in (*spoilt(whole, places=4), *list(cut(whole))[3:6])]
    folders = copies(world, door, len(contents))
    for folder, content in zip(folders, contents, strict=True):
        (folder / chance.choice(files)).write_bytes(content)

    told = held(world.try_all(door, folders))

    for name, one in zip(STRANGE, told, strict=False):
        assert one["mistakes"], f"nothing was told of {name}"
    assert all(len(mistake) < 1_000 for one in told for mistake in one["mistakes"])
    if door == "lessons":
        assert all(len(one["lessons"]) >= len(told[0]["lessons"]) - 3 for one in told)


def test_links_out_of_a_folder(world: World) -> None:
    secret = world.root.parent / "secret.md"
    secret.write_text("zebra-lighthouse")
    (folder,) = copies(world, "lessons", 1)[:1]
    lesson = next(path for path in sorted(folder.rglob("lesson.en.md")))
    lesson.unlink()
    lesson.symlink_to(secret)

    (told,) = held(world.try_all("lessons", [folder]))

    assert told["mistakes"]
    assert "zebra-lighthouse" not in "".join(told["mistakes"])
