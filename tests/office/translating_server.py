"""A real translation server on this computer: answers as it is told, and remembers what it was sent."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Server:
    """`answer` makes the body of what comes back from the text that was sent."""

    answer: Callable[[str], bytes | str] = lambda text: said(text)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0
    port: int = 0
    bodies: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address as a person enters it."""
        return f"http://127.0.0.1:{self.port}/v1"


def said(text: str) -> str:
    """An answer as an OpenAI-compatible server gives it."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]})


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    """The server, listening until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.bodies.append(body)
            server.keys.append(self.headers.get("Authorization", ""))
            answer = server.answer(body["messages"][-1]["content"])
            raw = answer if isinstance(answer, bytes) else answer.encode()
            self.send_response(server.status)
            for name, value in server.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                if not server.drip:
                    self.wfile.write(raw)
                for at in range(len(raw) if server.drip else 0):
                    self.wfile.write(raw[at : at + 1])
                    self.wfile.flush()
                    time.sleep(server.drip)
            except OSError:
                return  # the caller has gone

        def log_message(self, *_args: Any) -> None:
            """Tests print nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    server.port = listening.server_address[1]
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()
