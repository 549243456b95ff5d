"""manage.py reindex_articles: make the index of published texts anew, their passages too where there is a model."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from knowledgebase.models import IndexedText
from knowledgebase.search_index import index_everything
from knowledgebase.semantic import embed, is_ready, prepare_index


class Command(BaseCommand):
    help = "Makes the search index of all published articles anew. Searches go on meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--words-only", action="store_true", help="leave the passages to the job")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{index_everything()} texts")
        if options["words_only"]:
            return
        prepare_index()
        if not is_ready():
            self.stdout.write("No language model, or no extension vector in the database: search goes by words alone.")
            return
        made = sum(embed(pk) for pk in IndexedText.objects.order_by("pk").values_list("pk", flat=True))
        self.stdout.write(f"{made} of them in passages")
