"""manage.py reencrypt_secrets: write every kept secret with the newest key. It may be stopped, and run again.

Exit code 0 when all are with the newest key, else 1. See docs/operations.md, "Keys".
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from channels_in.reencryption import PLACES, reencrypt


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", type=int, default=200, help="rows read at a time")

    def handle(self, *args: Any, **options: Any) -> None:
        is_whole = True
        for place in PLACES:
            done = reencrypt(place, batch=max(options["batch"], 1))
            is_whole &= not (done.waiting or done.unreadable)
            self.stdout.write(
                f"{place!s:45} written {done.written}, newest already {done.newest},"
                f" waiting {done.waiting}, unreadable {done.unreadable}"
            )
        if not is_whole:
            self.stderr.write("Some are not with the newest key yet. Keep the former keys, and run this again.")
            sys.exit(1)
