"""A scanner of files as clamd speaks, on loopback: what holds the test word is infected."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

INFECTED = b"THIS-IS-A-TEST-OF-MALWARE"  # in place of the industry's own test file, which scanners of tests would take
FOUND = "Test-Signature"


@dataclass
class Scanner:
    """url: for FILE_SCANNER. answer: said in place of its own verdict; None: its own. seen: what it was given."""

    url: str = ""
    answer: bytes | None = None
    seen: list[bytes] = field(default_factory=list)


@contextmanager
def clamd() -> Iterator[Scanner]:
    scanner = Scanner()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked = self.rfile.read(10)
            if asked != b"zINSTREAM\0":
                self.wfile.write(b"UNKNOWN COMMAND\0")
                return
            content = b""
            while size := struct.unpack("!I", self.rfile.read(4))[0]:
                content += self.rfile.read(size)
            scanner.seen.append(content)
            verdict = f"stream: {FOUND} FOUND".encode() if INFECTED in content else b"stream: OK"
            self.wfile.write((verdict if scanner.answer is None else scanner.answer) + b"\0")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        scanner.url = f"clamd://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield scanner
        finally:
            server.shutdown()
            thread.join()
