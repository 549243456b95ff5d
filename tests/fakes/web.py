"""A web server on loopback that answers what a test says, and remembers what it was asked."""

import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Asked:
    method: str
    path: str
    headers: dict[str, str]  # names in lower case
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


Answering = Callable[[Asked], Reply]


class WebServer:
    """with WebServer(lambda asked: Reply(...)) as server: ... server.url, server.asked."""

    def __init__(self, answering: Answering) -> None:
        self.asked: list[Asked] = []
        self.answering = answering
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                asked = Asked(self.command, self.path, headers, body)
                outer.asked.append(asked)
                reply = outer.answering(asked)
                self.send_response(reply.status)
                for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)

            do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815 -- named by the library

            def log_message(self, *args: object) -> None:
                """Nothing on standard error."""

        return Handler

    def __enter__(self) -> "WebServer":
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class Dribbling:
    """Talks raw bytes over a socket: first at once, then one byte at a time for as long as somebody listens."""

    def __init__(self, first: bytes, every: float = 0.05) -> None:
        self._first, self._every = first, every
        self._stop = threading.Event()

    def __enter__(self) -> "Dribbling":
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/"
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def _serve(self) -> None:
        try:
            connection, _address = self._listener.accept()
            with connection:
                connection.sendall(self._first)
                while not self._stop.wait(self._every):
                    connection.sendall(b"x")
        except OSError:
            return

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._listener.close()
