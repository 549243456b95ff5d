"""A mail server in a process of its own that takes everything: what it costs is not counted as ours."""

import asyncio
import json
import subprocess
import sys
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

counts = {"mails": 0, "connections": 0}


class Sink:
    def __enter__(self) -> "Sink":
        command = [sys.executable, "-m", "tests.bench.mail_sink"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self._said())
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(10)

    def counts(self) -> dict[str, int]:
        """How many mails and connections there have been."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        found: dict[str, int] = json.loads(self._said())
        return found

    def _said(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


class _Handler:
    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        counts["mails"] += 1
        return "250 OK"


class _Counted(SMTP):
    def connection_made(self, transport: Any) -> None:
        counts["connections"] += 1
        super().connection_made(transport)


async def serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Counted(_Handler(), loop=loop), "127.0.0.1", 0)
    say(str(server.sockets[0].getsockname()[1]))
    while await loop.run_in_executor(None, sys.stdin.readline):
        say(json.dumps(counts))


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(serve())
