"""manage.py mail_doctor INBOX: what is right with an inbox's mail, and what to mend. Exit code 0, or 1 with a fault."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from channels_in.email.doctor.examine import examine, is_well
from tickets.models import Inbox

MARKS = {"ok": "ok  ", "warn": "warn", "bad": "BAD ", "skip": "--  "}


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("inbox", help="the inbox's slug")
        parser.add_argument("--json", action="store_true", help="for programs: a list of findings")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, help="sv or en")

    def handle(self, *args: Any, **options: Any) -> None:
        inbox = Inbox.objects.select_related("mail_server", "oauth_grant").filter(slug=options["inbox"]).first()
        if inbox is None:
            raise CommandError(f"no such inbox: {options['inbox']}")
        with translation.override(options["language"]):
            findings = examine(inbox)
        if options["json"]:
            self.stdout.write(json.dumps([found.as_json() for found in findings], ensure_ascii=False, indent=2))
        else:
            for found in findings:
                self.stdout.write(f"{MARKS[found.state]}  {found.title}\n      {found.text}")
        if not is_well(findings):
            sys.exit(1)
