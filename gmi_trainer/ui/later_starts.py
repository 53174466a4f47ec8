"""How a second start on the same data folder talks to the first: one line each way, over a local socket."""

from __future__ import annotations

import hashlib
import json
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_WITHIN_MS = 3000
KNOCK_EVERY_MS = 50
MOST_BYTES = 4096


def server_name(data_folder: Path) -> str:
    """A name that is the same for every start on one data folder, and short enough for a socket."""
    return "gmi-trainer-" + hashlib.sha256(str(data_folder.resolve()).encode()).hexdigest()[:16]


def hand_over(data_folder: Path, wish: list[str], *, within_ms: int = ANSWER_WITHIN_MS) -> bool:
    """Tell a running program what this start was asked for. False where none answers.

    The first may itself have just begun: it listens as soon as its window is up.
    """
    socket = QLocalSocket()
    if not _connect(socket, server_name(data_folder), QDeadlineTimer(within_ms)):
        return False
    socket.write(json.dumps(wish).encode()[:MOST_BYTES] + b"\n")
    told = socket.waitForBytesWritten(ANSWER_WITHIN_MS)
    socket.waitForReadyRead(ANSWER_WITHIN_MS)  # the first says "ok" once it has raised its window
    socket.disconnectFromServer()
    return told


def _connect(socket: QLocalSocket, name: str, deadline: QDeadlineTimer) -> bool:
    """Knock until somebody opens."""
    while True:
        socket.connectToServer(name)
        if socket.waitForConnected(max(0, deadline.remainingTime())):
            return True
        if deadline.hasExpired():
            return False
        socket.abort()
        pause = QEventLoop()
        QTimer.singleShot(KNOCK_EVERY_MS, pause.quit)
        pause.exec()


class LaterStarts(QObject):
    """The first program's ear."""

    asked = Signal(list)  # the command line's words of a second start; empty: just come to the front

    def __init__(self, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(data_folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)

    @property
    def is_listening(self) -> bool:
        """Whether later starts are heard."""
        return self._server.isListening()

    def listen(self) -> None:
        """From now on. Only for the one that holds the folder: what lies in the way is removed."""
        QLocalServer.removeServer(self._name)  # left over from a process that was killed
        self._server.listen(self._name)

    def close(self) -> None:
        """Hear nothing more."""
        self._server.close()

    @Slot()
    def _on_server_new_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(partial(self._read, socket))
        socket.disconnected.connect(socket.deleteLater)
        if socket.bytesAvailable():
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > MOST_BYTES:
                socket.abort()  # no start of ours has so much to say
            return
        line = bytes(socket.readLine(MOST_BYTES).data())
        try:
            wish = json.loads(line)
        except (ValueError, RecursionError):  # whatever it is, it is not a start of ours
            wish = []
        words = [word for word in wish if isinstance(word, str)] if isinstance(wish, list) else []
        self.asked.emit(words)
        socket.write(b"ok\n")
        socket.flush()
