"""An LMTP client that costs little of the processors it shares with what is measured: commands go in one packet."""

import socket
from types import TracebackType


class LmtpClient:
    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), 60)
        self._file = self._socket.makefile("rb")
        self._answer()
        self._socket.sendall(b"LHLO bench.example\r\n")
        self._answer()

    def send(self, sender: str, recipient: str, raw: bytes) -> str:
        """Hand over one mail and return the answer to it, or the first refusal."""
        self._socket.sendall(f"MAIL FROM:<{sender}>\r\n".encode())
        if not (answer := self._answer()).startswith("250"):
            return answer
        self._socket.sendall(f"RCPT TO:<{recipient}>\r\n".encode())
        if not (answer := self._answer()).startswith("250"):
            return answer
        self._socket.sendall(b"DATA\r\n")
        if not (answer := self._answer()).startswith("354"):
            return answer
        lines = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n").replace(b"\r\n.", b"\r\n..")
        self._socket.sendall(lines + b"\r\n.\r\n")
        return self._answer()

    def _answer(self) -> str:
        """The last line of an answer."""
        while True:
            line = self._file.readline().decode()
            if line[3:4] != "-":
                return line.strip()

    def __enter__(self) -> "LmtpClient":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()
        self._socket.close()
