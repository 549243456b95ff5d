"""manage.py seed_load --tickets N: a large, varied volume on top of the demo municipality, for measuring."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from servicedesk.demo.load_demo import HasOtherData, load_demo
from servicedesk.demo.management.commands.seed_demo import moment
from servicedesk.demo.volume.load import load_volume


class Command(BaseCommand):
    help = "Load N tickets with four messages each, over five years. Each run adds N more."
    requires_system_checks = []  # addresses and templates do not matter to rows

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tickets", type=int, required=True, metavar="N")
        parser.add_argument("--now", help="the moment of the newest ticket, as 2026-11-24T08:31 (default: today 00:00)")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--force", action="store_true", help="also where DEMO is off")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO and not options["force"]:
            raise CommandError("DEMO is off: this is no demonstration. Use --force to load it all the same.")
        if options["tickets"] < 1:
            raise CommandError("--tickets is at least 1.")
        now, started = moment(options["now"]), time.monotonic()
        try:
            load_demo(now)
        except HasOtherData as error:
            raise CommandError("There are other data here; nothing was changed.") from error

        def tell(text: str) -> None:
            if options["verbosity"] > 0:
                self.stdout.write(f"{time.monotonic() - started:7.1f} s  {text}")

        written = load_volume(options["tickets"], now, seed=options["seed"], tell=tell)
        tell(f"{written.tickets} tickets, {written.messages} messages, {written.events} events")
