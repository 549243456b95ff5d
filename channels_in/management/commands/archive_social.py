"""manage.py archive_social --half 2026-1 [--inbox SLUG] --to FOLDER: half a year of public accounts, as files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from channels_in.social.archive import write_archive
from channels_in.social.archives import archived_inboxes, file_name
from channels_in.social.halves import Half, half_named


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--half", required=True, help="2026-1 (January to June) or 2026-2 (July to December)")
        parser.add_argument("--inbox", help="the inbox's slug; without it, every inbox of a public account")
        parser.add_argument("--to", required=True, type=Path, help="a folder that is there")

    def handle(self, *args: Any, **options: Any) -> None:
        half, folder = _half(options["half"]), options["to"]
        if not folder.is_dir():
            raise CommandError(f"no such folder: {folder}")
        inboxes = archived_inboxes()
        if options["inbox"]:
            inboxes = inboxes.filter(slug=options["inbox"])
            if not inboxes:
                raise CommandError(f"no public account has the inbox {options['inbox']}")
        for inbox in inboxes:
            path = folder / file_name(inbox, half)
            with path.open("wb") as file:
                items = write_archive(inbox, half, file, now=timezone.now())
            self.stdout.write(f"{path}  {items}")


def _half(name: str) -> Half:
    try:
        return half_named(name)
    except ValueError as error:
        raise CommandError(f"not a half-year: {name}") from error
