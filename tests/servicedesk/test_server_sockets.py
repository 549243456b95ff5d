"""J5, F3: a browser that does not read, or sends more than is looked at, is cut off; others notice nothing."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fakes.socket_line import LineClosed, SocketLine, opened

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT = 30  # seconds
ENOUGH = 20_000_000  # bytes that served_sockets sends to one who reads


@dataclass
class Served:
    port: int
    process: subprocess.Popen[str]

    def says(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture
def served() -> Iterator[Served]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "tests.servicedesk.served_sockets", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        found = Served(port, process)
        assert found.says() == "ready"
        yield found
        process.kill()


async def send_on(line: SocketLine) -> None:
    for number in range(100_000):
        await line.send({"number": number})


async def is_served(port: int) -> bool:
    line = await opened(port, "/")
    try:
        return await line.receive() == {}
    finally:
        line.cut()


async def test_who_does_not_read_is_cut_off_and_little_waits_for_them(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), TIMEOUT) as silent:
        lines = ["GET /flood HTTP/1.1", f"Host: 127.0.0.1:{served.port}", "Upgrade: websocket", "Connection: Upgrade"]
        lines += ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13", "", ""]
        silent.sendall("\r\n".join(lines).encode())

        ending, sent = served.says().split()

    assert ending == "websocket.disconnect"
    assert int(sent) < ENOUGH
    assert await is_served(served.port)


async def test_who_sends_more_than_is_looked_at_is_cut_off(served: Served) -> None:
    line = await opened(served.port, "/deaf")

    with pytest.raises(LineClosed):
        await send_on(line)

    assert await is_served(served.port)
