"""The doors through which a stranger's file can come in, opened in a process of their own with little memory and time.

``python -m tests.threats.doors`` reads one attempt a line and answers with one line each. It is a child of the tests
(``attempts.py``): whatever a file does to it, the tests go on.
"""

from __future__ import annotations

import hashlib
import json
import resource
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.paths import DataPaths
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import english
from tests.threats.trees import tree

MB = 1_000_000
PASSPHRASE = "three quiet walruses"
LARGEST_WRITTEN_MB = 300


def main() -> None:
    """Answer until nobody asks any more."""
    answering = sys.stdout
    sys.stdout = sys.stderr  # what a door prints is no answer
    for line in sys.stdin:
        asked = json.loads(line)
        answer = attempt(asked["door"], Path(asked["world"]), Path(asked["file"]))
        answering.write(json.dumps(answer) + "\n")
        answering.flush()


def attempt(door: str, world: Path, file: Path) -> dict[str, object]:
    """Try one file at one door; afterwards the data folder is as it was."""
    data = world / "data"
    come_in = DOORS[door]
    before = tree(world)
    answer: dict[str, object] = {"outcome": "came in", "said": "", "problem": "", "holds": ""}
    began = time.monotonic()
    held_bytes = _most_memory(anew=True)
    try:
        answer["holds"] = come_in(data, file)
    except UserProblem as problem:
        told = problem_sentence(problem, english)
        answer |= {"outcome": "problem", "problem": problem.problem.value, "said": told}
    except BaseException as error:  # noqa: BLE001 - exactly what must not come: it is told as such
        answer |= {"outcome": "broke", "said": f"{type(error).__name__}: {error}"}
    answer["seconds"] = time.monotonic() - began
    answer["grown_mb"] = (_most_memory() - held_bytes) // MB
    after = tree(world)
    changed = sorted(name for name in before | after if before.get(name) != after.get(name))
    answer["changed"] = changed
    if changed:
        shutil.rmtree(data)
        shutil.copytree(world / "untouched", data, symlinks=True)
    return answer


def _record(data: Path, file: Path) -> str:
    """As Settings and ``gmi-trainer import`` do it."""
    from gmi_trainer.bootstrap.care import record_care
    from gmi_trainer.bootstrap.workspaces import profile_folders
    from gmi_trainer.services.clock import SystemClock
    from tests.whole_person import all_rows

    paths = DataPaths(data)
    care = record_care(paths)
    profile = care.bring_in(care.look_into(file), as_copy=True)
    path = profile_folders(paths, SystemClock()).record_path(profile.profile_id)
    return _digest(repr(all_rows(path, but=("import",))).encode())


def _pack(data: Path, file: Path) -> str:
    """As Settings and ``gmi-trainer pack install`` do it."""
    from gmi_trainer.bootstrap.packs import make_shelf

    paths = DataPaths(data)
    pack, _before = make_shelf(paths).install(file)
    return _digest(repr(tree(paths.packs / pack.pack_id)).encode())


def _photo(data: Path, file: Path) -> str:
    """As "Your own pictures" does it, up to the record."""
    from gmi_trainer.bootstrap.workspaces import photo_files

    photo = photo_files().read(file)
    assert photo is not None
    return photo.source_sha256


def _plan(_data: Path, file: Path) -> str:
    """As a person opens a plan file. Nothing of it is kept before they say so."""
    from gmi_trainer.exchange.plan_file import PlanFiles

    brought = PlanFiles("9.9").read(file)
    return _digest(repr((brought.plan, brought.fingerprint)).encode())


def _code(_data: Path, file: Path) -> str:
    """As a person types a short code: what is wrong with it is no problem, but a place to look at again."""
    from gmi_trainer.exchange.plan_code import PlanCodes

    return repr(PlanCodes().read(file.read_text("utf-8")))


def _result(data: Path, file: Path) -> str:
    """As a clinic opens a result: into the record of whom it is from, or as somebody new."""
    from tests.result_maker import ClinicSide, told

    side = ClinicSide(data, lambda: str(uuid4()))
    found = side.inn.look_into(file, PASSPHRASE)
    if found.holder is not None:
        profile = found.holder.profile
        side.inn.merge(found, profile.profile_id)
    else:
        profile, _merged = side.inn.add(found, "")
    return _digest(repr(told(side.record_of(profile), frozenset({"import"}))).encode())


def _lessons(_data: Path, folder: Path) -> str:
    """As Learn reads a folder of lessons. Its mistakes are told with file and line; what can be read is there."""
    from gmi_trainer.content.lesson_files import LessonFolder

    loaded = LessonFolder(folder).load("en")
    return json.dumps(
        {"mistakes": [str(one) for one in loaded.problems], "lessons": list(loaded.course.lessons)}
    )


def _scripts(_data: Path, folder: Path) -> str:
    """As Train reads a folder of guided practices, of imagined movements and of the mirror."""
    from gmi_trainer.content.imagery_files import ImageryFolder
    from gmi_trainer.content.mirror_files import MirrorFolder
    from gmi_trainer.content.script_files import ScriptFolder

    readers = (ScriptFolder(folder), ImageryFolder(folder), MirrorFolder(folder))
    mistakes = [str(one) for reader in readers for one in reader.load("en").problems]
    return json.dumps({"mistakes": mistakes, "lessons": []})


def _templates(_data: Path, folder: Path) -> str:
    """As a clinic reads the templates of plans."""
    from gmi_trainer.content.plan_files import TemplateFolder

    loaded = TemplateFolder(folder).load("en")
    return json.dumps({"mistakes": [str(one) for one in loaded.problems], "lessons": []})


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


DOORS: dict[str, Callable[[Path, Path], str]] = {
    "record": _record,
    "pack": _pack,
    "photo": _photo,
    "plan": _plan,
    "code": _code,
    "result": _result,
    "lessons": _lessons,
    "scripts": _scripts,
    "templates": _templates,
}


def _most_memory(*, anew: bool = False) -> int:
    """The most memory that this process has held at once, in bytes, since it was last asked ``anew``."""
    if anew:
        Path("/proc/self/clear_refs").write_text("5")
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise OSError("this system does not say how much memory is held")


def _limit(room_mb: int) -> None:
    """Less than the whole computer: what asks for more is refused by the system."""
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    room = held + room_mb * MB
    resource.setrlimit(resource.RLIMIT_AS, (room, room))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_WRITTEN_MB * MB, LARGEST_WRITTEN_MB * MB))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _limit(int(sys.argv[1]))
    main()
