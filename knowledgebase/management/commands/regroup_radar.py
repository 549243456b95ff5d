"""manage.py regroup_radar: what the job does at night, now."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from knowledgebase.radar.regrouping import regroup


class Command(BaseCommand):
    help = "Collect what was asked and group it into questions. What is there keeps its identity."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--whole", action="store_true", help="group anew what nobody has named, answered or put aside"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        run = regroup(whole=options["whole"])
        if run.finished_at is None:
            self.stdout.write("Another grouping is under way.")
            return
        seconds = (run.finished_at - run.started_at).total_seconds()
        self.stdout.write(
            f"{run.contacts} contacts, {run.fresh} of them new, in {run.questions} questions; "
            f"{run.kept:.0%} of those there were are the same. {seconds:.0f} seconds."
        )
