"""manage.py serve_lmtp: takes mail by LMTP, as a process of its own."""

import asyncio
import signal
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from channels_in.email.lmtp import listening


class Command(BaseCommand):
    help = "Takes mail by LMTP until SIGINT or SIGTERM; mails being written are finished first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=settings.LMTP_HOST)
        parser.add_argument("--port", type=int, default=settings.LMTP_PORT or 24)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            asyncio.run(self._serve(options["host"], options["port"]))
        except OSError as error:
            self.stderr.write(f"Cannot listen on {options['host']}:{options['port']}: {error.strerror}")
            sys.exit(1)

    async def _serve(self, host: str, port: int) -> None:
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        async with listening(host, port) as listens_on:
            self.stdout.write(f"LMTP on {host}:{listens_on}")
            self.stdout.flush()
            await stop.wait()
