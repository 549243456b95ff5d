"""An IMAP server that misbehaves in the ways mail servers do."""

import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum


class Fault(Enum):
    SILENT = "silent"  # takes the connection and says nothing
    BYE = "bye"  # not today
    HANG_AT_LOGIN = "login"
    REFUSE_LOGIN = "refuse"  # the password was changed
    THROTTLE = "throttle"  # [UNAVAILABLE]
    HANG_IN_FETCH = "fetch"
    CUT_IN_FETCH = "cut"  # hangs up in the middle of a mail
    WRONG_SIZE = "size"  # a literal that is longer than it says
    GARBAGE = "garbage"  # no IMAP at all


@dataclass
class FaultyImap:
    """One unread mail waits in its INBOX. connections: how often it was called."""

    fault: Fault
    connections: int = 0
    port: int = 0
    _open: list[socket.socket] = field(default_factory=list)

    def __enter__(self) -> "FaultyImap":
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            connection.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _address = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connection)
            threading.Thread(target=self._serve, args=[connection], daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        def say(text: str) -> None:
            connection.sendall(text.encode() + b"\r\n")

        try:
            if self._greet(say):
                for line in connection.makefile("r", encoding="utf-8", newline="\r\n"):
                    if not self._answer(line.split(), say, connection):
                        return
        except (OSError, ValueError):
            return

    def _greet(self, say: Callable[[str], None]) -> bool:
        greetings = {Fault.BYE: "* BYE come back later", Fault.GARBAGE: "HTTP/1.1 400 Bad Request\r\n\r\n" + "x" * 9000}
        if self.fault is not Fault.SILENT:
            say(greetings.get(self.fault, "* OK ready"))
        return self.fault not in greetings

    def _answer(self, words: list[str], say: Callable[[str], None], connection: socket.socket) -> bool:
        """Answer one command; returns whether to go on."""
        if self.fault is Fault.SILENT or len(words) < 2:
            return True
        tag, command = words[0], words[1].upper()
        if command in ("LOGIN", "AUTHENTICATE"):
            return self._sign_in(tag, say)
        if command == "UID" and words[2].upper() == "FETCH" and "BODY" in " ".join(words):
            return self._fetch(say, connection)
        untagged = {
            "CAPABILITY": "* CAPABILITY IMAP4rev1",
            "SELECT": "* 1 EXISTS\r\n* OK [UIDVALIDITY 1] x\r\n* OK [UIDNEXT 2] x",
            "SEARCH": "* SEARCH 1",
            "FETCH": "* 1 FETCH (UID 1 RFC822.SIZE 100)",
        }.get(words[2].upper() if command == "UID" else command)
        say(f"{untagged}\r\n{tag} OK done" if untagged else f"{tag} OK done")
        return True

    def _sign_in(self, tag: str, say: Callable[[str], None]) -> bool:
        answers = {
            Fault.REFUSE_LOGIN: f"{tag} NO [AUTHENTICATIONFAILED] wrong password höst-och-löv",
            Fault.THROTTLE: f"{tag} NO [UNAVAILABLE] too busy",
        }
        if self.fault is not Fault.HANG_AT_LOGIN:
            say(answers.get(self.fault, f"{tag} OK welcome"))
        return True

    def _fetch(self, say: Callable[[str], None], connection: socket.socket) -> bool:
        if self.fault is Fault.CUT_IN_FETCH:
            connection.sendall(b"* 1 FETCH (UID 1 BODY[] {100}\r\nSubject: half")
            connection.shutdown(socket.SHUT_RDWR)
            return False
        if self.fault is Fault.WRONG_SIZE:
            connection.sendall(b"* 1 FETCH (UID 1 BODY[] {5}\r\n" + b"Subject: longer\r\n\r\n" + b"x" * 81 + b")\r\n")
        return True
