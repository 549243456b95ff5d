"""manage.py seed_demo: load Storåns kommun, its people and 400 tickets, into an empty installation."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from servicedesk.demo.load_chats import start_waiting_chats
from servicedesk.demo.load_demo import HasOtherData, load_demo
from servicedesk.demo.sign_ins import DEMO_PASSWORD, sign_ins


class Command(BaseCommand):
    help = "Load the demo municipality. Twice is the same as once; other people's data is never touched."
    requires_system_checks = []  # addresses and templates do not matter to rows

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--now", help="the moment everything is seen from, as 2026-11-24T08:31 (default: today 00:00)"
        )
        parser.add_argument("--seed", type=int, default=1, help="which of many possible municipalities (default: 1)")
        parser.add_argument(
            "--waiting-chats", action="store_true", help="two visitors wait in the chat, for an hour from now"
        )
        parser.add_argument("--force", action="store_true", help="also where DEMO is off; nobody can sign in then")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO and not options["force"]:
            raise CommandError("DEMO is off: this is no demonstration. Use --force to load it all the same.")
        try:
            loaded = load_demo(moment(options["now"]), seed=options["seed"])
        except HasOtherData as error:
            raise CommandError("There are other data here; nothing was changed.") from error
        if loaded.is_new and options["waiting_chats"]:
            start_waiting_chats()
        if options["verbosity"] == 0:
            return
        if not loaded.is_new:
            self.stdout.write("The demo municipality is there already; nothing was changed.")
            return
        self.stdout.write(f"{loaded.tickets} tickets, {loaded.messages} messages, {loaded.files} files.")
        if settings.DEMO:
            self._tell_sign_ins()

    def _tell_sign_ins(self) -> None:
        self.stdout.write(f"\nSign in with the password {DEMO_PASSWORD} as")
        for one in sign_ins():
            self.stdout.write(f"  {one.email:<42} {one.name} ({one.roles})")


def moment(text: str | None) -> datetime:
    """The moment named, in the municipality's time zone when it says none; without one the start of today."""
    if not text:
        return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    try:
        named = datetime.fromisoformat(text)
    except ValueError as error:
        raise CommandError("Write --now as 2026-11-24T08:31.") from error
    return timezone.make_aware(named) if timezone.is_naive(named) else named
