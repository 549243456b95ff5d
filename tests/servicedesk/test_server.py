"""The server ends in order: what runs finishes, sockets are told to come back, background work is waited for."""

import http.client
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT = 20  # seconds


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def served(port: int) -> Iterator[subprocess.Popen[str]]:
    """The program of served.py, listening."""
    process = start(port)
    assert line_of(process) == "ready"
    yield process
    process.kill()
    process.communicate()


@pytest.fixture
def client(port: int) -> Iterator[http.client.HTTPConnection]:
    """A connection for one request: it is closed after the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    yield connection
    connection.close()


def start(port: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.servicedesk.served", str(port)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def open_socket(port: int) -> socket.socket:
    """Shake hands for a WebSocket and return the connection behind it."""
    connection = socket.create_connection(("127.0.0.1", port), TIMEOUT)
    lines = ["GET / HTTP/1.1", f"Host: 127.0.0.1:{port}", "Upgrade: websocket", "Connection: Upgrade"]
    lines += ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13", "", ""]
    connection.sendall("\r\n".join(lines).encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += connection.recv(1)
    assert b" 101 " in answer.splitlines()[0]
    return connection


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_running_request_finishes_when_told_to_end(
    served: subprocess.Popen[str], client: http.client.HTTPConnection, number: int
) -> None:
    client.request("GET", "/", headers={"Connection": "close"})
    assert line_of(served) == "request"

    served.send_signal(number)

    answer = client.getresponse()
    assert (answer.status, answer.read()) == (200, b"finished")
    assert served.communicate(timeout=TIMEOUT)[0].split("\n") == ["background ended", "ended", ""]
    assert served.returncode == 0


def test_socket_is_told_to_come_back(served: subprocess.Popen[str], port: int) -> None:
    with open_socket(port) as connection:
        served.send_signal(signal.SIGTERM)

        opcode, length = connection.recv(2)
        (code,) = struct.unpack("!H", connection.recv(length)[:2])

    assert (opcode & 0x0F, code) == (8, 1012)
    assert served.wait(TIMEOUT) == 0


def test_second_signal_ends_at_once(served: subprocess.Popen[str], client: http.client.HTTPConnection) -> None:
    client.request("GET", "/", headers={"Connection": "close"})
    assert line_of(served) == "request"

    served.send_signal(signal.SIGTERM)
    assert line_of(served) == "background ended"
    served.send_signal(signal.SIGTERM)

    assert served.wait(TIMEOUT) == 0
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        client.getresponse()


def test_answer_names_no_server(served: subprocess.Popen[str], client: http.client.HTTPConnection) -> None:
    client.request("GET", "/", headers={"Connection": "close"})

    assert client.getresponse().getheader("Server") is None


def test_taken_port_is_told(served: subprocess.Popen[str], port: int) -> None:
    other = start(port)

    said = other.communicate(timeout=TIMEOUT)[0]

    assert "Address already in use" in said
    assert "ready\n" not in said
