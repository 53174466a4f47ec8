"""One running program a data folder: a second start hands its wish to the first and goes away."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_WITHIN_MS = 3000
MOST_BYTES = 4096


def server_name(data_folder: Path) -> str:
    """A name that is the same for every start on one data folder, and short enough for a socket."""
    return "gmi-trainer-" + hashlib.sha256(str(data_folder.resolve()).encode()).hexdigest()[:16]


def hand_over(data_folder: Path, wish: list[str]) -> bool:
    """Tell a running program what this start was asked for. False where none answers."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(data_folder))
    if not socket.waitForConnected(ANSWER_WITHIN_MS):
        return False
    socket.write(json.dumps(wish).encode()[:MOST_BYTES] + b"\n")
    told = socket.waitForBytesWritten(ANSWER_WITHIN_MS)
    socket.waitForReadyRead(ANSWER_WITHIN_MS)  # the first says "ok" once it has raised its window
    socket.disconnectFromServer()
    return told


class SingleInstance(QObject):
    """Holds the data folder for this process and listens for later starts."""

    asked = Signal(list)  # the command line's words of a second start; empty: just come to the front

    def __init__(self, data_folder: Path, lock_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = data_folder
        self._lock = QLockFile(str(lock_file))
        self._lock.setStaleLockTime(0)  # as long as its process lives, however long that is
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)

    def take(self) -> bool:
        """Become the one. False where another process already is."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(server_name(self._folder))  # left over from a process that was killed
        self._server.listen(server_name(self._folder))
        return True

    def release(self) -> None:
        """Let the next one in."""
        self._server.close()
        self._lock.unlock()

    @Slot()
    def _on_server_new_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(self._on_socket_ready_read)
        socket.disconnected.connect(socket.deleteLater)
        if socket.bytesAvailable():
            self._read(socket)

    @Slot()
    def _on_socket_ready_read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
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
