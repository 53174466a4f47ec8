"""One program a data folder: the second start hands over what it was asked for."""

from __future__ import annotations

import json
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.later_starts import MOST_BYTES, hand_over, server_name
from gmi_trainer.ui.single_instance import SingleInstance
from tests.ui.turning import turn_once

HAND_OVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from gmi_trainer.ui.later_starts import hand_over
app = QCoreApplication([])
sys.exit(0 if hand_over(Path(sys.argv[1]), sys.argv[2:]) else 1)
"""

HOLD_AND_DIE = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from gmi_trainer.ui.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]), Path(sys.argv[1]) / "lock")
taken = instance.take()
instance.listen()
print(taken, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


class First:
    """The first start, and what it was asked for since."""

    def __init__(self, folder: Path) -> None:
        self.instance = SingleInstance(folder, folder / "lock")
        self.asked: list[list[str]] = []
        self.instance.asked.connect(self.asked.append)


@pytest.fixture
def first(tmp_path: Path, qtbot: QtBot) -> Iterator[First]:
    first = First(tmp_path)
    assert first.instance.take()
    first.instance.listen()
    yield first
    first.instance.release()


def start_again(folder: Path, words: list[str], qtbot: QtBot) -> bool:
    """A second start, as a process of its own; whether it could hand over its words."""
    second = subprocess.Popen([sys.executable, "-c", HAND_OVER, str(folder), *words])
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    return second.returncode == 0


def send(folder: Path, raw: bytes, qtbot: QtBot) -> QLocalSocket:
    """Whatever bytes, from any program of the same user."""
    line = QLocalSocket()
    line.connectToServer(server_name(folder))
    qtbot.waitUntil(lambda: line.state() == QLocalSocket.LocalSocketState.ConnectedState)
    line.write(raw)
    line.flush()
    return line


def test_the_second_start_hands_over_its_words(first: First, tmp_path: Path, qtbot: QtBot) -> None:
    words = ["drill", "--part", "foot", "--seed", "7"]

    assert start_again(tmp_path, words, qtbot)
    assert first.asked == [words]


def test_every_later_start_is_heard(first: First, tmp_path: Path, qtbot: QtBot) -> None:
    for words in ([], ["drill"], []):
        assert start_again(tmp_path, words, qtbot)

    assert first.asked == [[], ["drill"], []]


def test_a_second_one_does_not_get_the_folder(first: First, tmp_path: Path) -> None:
    assert not SingleInstance(tmp_path, tmp_path / "lock").take()


def test_another_folder_is_another_program(first: First, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    second = SingleInstance(other, other / "lock")

    assert second.take()
    assert server_name(other) != server_name(tmp_path)
    second.release()


def test_the_same_folder_by_another_way_is_the_same(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path, target_is_directory=True)

    assert server_name(link) == server_name(tmp_path)


def test_the_next_one_gets_the_folder_once_it_is_let_go(tmp_path: Path, qtbot: QtBot) -> None:
    one = SingleInstance(tmp_path, tmp_path / "lock")
    assert one.take()
    one.release()
    two = SingleInstance(tmp_path, tmp_path / "lock")

    assert two.take()
    two.release()


def test_with_nobody_there_nothing_is_handed_over(tmp_path: Path, qtbot: QtBot) -> None:
    assert not hand_over(tmp_path, ["drill"], within_ms=120)


def test_a_second_start_waits_for_a_first_that_has_just_begun(tmp_path: Path, qtbot: QtBot) -> None:
    """Two clicks on the same icon: the first has the folder, but its window is not up yet."""
    first = First(tmp_path)
    assert first.instance.take()
    second = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HAND_OVER.replace("app =", "print(flush=True)\napp ="),
            str(tmp_path),
            "drill",
        ],
        stdout=subprocess.PIPE,
    )
    assert second.stdout is not None
    second.stdout.readline()  # it has begun, and finds nobody
    first.instance.listen()
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    second.stdout.close()

    assert second.returncode == 0
    assert first.asked == [["drill"]]
    first.instance.release()


def test_who_does_not_hold_the_folder_does_not_listen(first: First, tmp_path: Path, qtbot: QtBot) -> None:
    late = First(tmp_path)
    assert not late.instance.take()
    late.instance.listen()

    assert start_again(tmp_path, ["drill"], qtbot)
    assert (first.asked, late.asked) == ([["drill"]], [])


def test_a_killed_program_leaves_nothing_in_the_way(tmp_path: Path, qtbot: QtBot) -> None:
    """Its lock file and its socket are still there."""
    killed = subprocess.run(
        [sys.executable, "-c", HOLD_AND_DIE, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert killed.stdout.strip() == "True", killed.stderr
    assert (tmp_path / "lock").exists()

    first = First(tmp_path)
    assert first.instance.take()
    first.instance.listen()
    assert start_again(tmp_path, ["drill"], qtbot)

    assert first.asked == [["drill"]]
    first.instance.release()


@pytest.mark.parametrize(
    "raw",
    [
        b"\n",
        b"not json\n",
        b"\xff\xfe\x00\n",
        b'{"a": 1}\n',
        b"7\n",
        b"[1, null, [2]]\n",
        b"[" * (MOST_BYTES - 1) + b"\n",
    ],
    ids=["nothing", "words", "bytes", "object", "number", "numbers", "deep"],
)
def test_garbage_only_brings_the_window_to_the_front(
    first: First, tmp_path: Path, qtbot: QtBot, raw: bytes
) -> None:
    line = send(tmp_path, raw, qtbot)
    qtbot.waitUntil(lambda: bool(first.asked))

    assert first.asked == [[]]
    line.abort()


def test_a_flood_without_an_end_is_cut_off(first: First, tmp_path: Path, qtbot: QtBot) -> None:
    line = send(tmp_path, b"x" * (MOST_BYTES * 4), qtbot)
    qtbot.waitUntil(lambda: line.state() == QLocalSocket.LocalSocketState.UnconnectedState)

    assert first.asked == []


def test_someone_who_hangs_up_at_once_does_no_harm(first: First, tmp_path: Path, qtbot: QtBot) -> None:
    send(tmp_path, b"", qtbot).abort()
    assert start_again(tmp_path, ["drill"], qtbot)

    assert first.asked == [["drill"]]


def test_words_that_come_in_pieces_are_put_together(first: First, tmp_path: Path, qtbot: QtBot) -> None:
    whole = json.dumps(["drill", "--seed", "7"]).encode() + b"\n"
    line = send(tmp_path, whole[:9], qtbot)
    turn_once(qtbot)
    assert first.asked == []
    line.write(whole[9:])
    line.flush()
    qtbot.waitUntil(lambda: bool(first.asked))

    assert first.asked == [["drill", "--seed", "7"]]
    line.abort()


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes have no file mode")
def test_only_the_same_user_may_knock(first: First, tmp_path: Path) -> None:
    probe = QLocalServer()
    probe.listen(server_name(tmp_path) + "-probe")
    path = Path(probe.fullServerName().removesuffix("-probe"))
    probe.close()

    mode = path.stat().st_mode
    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) & 0o077 == 0


def test_a_dead_socket_file_alone_is_no_hindrance(tmp_path: Path, qtbot: QtBot) -> None:
    probe = QLocalServer()
    probe.listen(server_name(tmp_path))
    path = probe.fullServerName()
    probe.close()
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(path)
    dead.close()

    instance = SingleInstance(tmp_path, tmp_path / "lock")

    assert instance.take()
    instance.listen()
    assert instance.is_listening
    instance.release()
