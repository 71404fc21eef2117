"""One window per office: a second start raises the first and ends."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT = 500  # milliseconds


def server_name(folder: Path) -> str:
    """The name under which the window of an office can be found; says nothing about where the office is."""
    path = os.path.normcase(str(folder.absolute()))
    return f"lut-admin-{hashlib.sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


def raise_other(folder: Path, wish: dict[str, Any]) -> bool:
    """Hand a wish (``{"page": "students"}``) to the window that has this office open; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(folder))
    if not socket.waitForConnected(WAIT):
        return False
    socket.write(json.dumps(wish).encode() + b"\n")
    socket.flush()
    # Wait for the answer: a server that was left behind by a killed process takes the connection and says nothing.
    heard = socket.waitForReadyRead(WAIT * 4)
    socket.disconnectFromServer()
    return heard


class Doorbell(QObject):
    """Listens for second starts; `rung(wish)`."""

    rung = Signal(dict)

    def __init__(self, folder: Path, then: Callable[[dict[str, Any]], None]) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = server_name(folder)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left behind by a process that was killed
            self._server.listen(name)
        self._server.newConnection.connect(self._answer)
        self.rung.connect(then)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._hear(socket))
        socket.disconnected.connect(socket.deleteLater)
        if socket.canReadLine():
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            wish = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            wish = {}
        socket.write(b"here\n")
        socket.flush()
        self.rung.emit(wish if isinstance(wish, dict) else {})
