"""Said at manage.py check --database default and at each migrate: that search goes by words alone, and why."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register

from knowledgebase.semantic import has_vectors
from knowledgebase.semantic.language_model import is_installed


@register(Tags.database)
def vectors_are_there(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """A language model whose vectors nobody can compare is of no use."""
    if not databases or not is_installed() or has_vectors():
        return []
    return [
        Warning(
            "Articles are searched by words alone: this database has no extension vector.",
            hint="As a superuser: CREATE EXTENSION vector; then manage.py reindex_articles. Or ARTICLE_EMBEDDINGS=0.",
            id="knowledgebase.W001",
        )
    ]
