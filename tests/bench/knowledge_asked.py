"""python -m tests.bench.knowledge_asked ARTICLES: load them into DATABASE_URL's database and ask; JSON on stdout."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import django

django.setup()

import psutil  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth.models import AnonymousUser  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from knowledgebase.search import search_articles, suggest_articles, suggest_words  # noqa: E402
from knowledgebase.search_index import index_translation  # noqa: E402
from knowledgebase.semantic.language_model import QUERY_TIMEOUT, for_queries, is_installed  # noqa: E402
from servicedesk.demo.content.articles import ARTICLES  # noqa: E402
from tests.bench.figures import percentile  # noqa: E402
from tests.bench.knowledge_articles import load  # noqa: E402

READER = AnonymousUser()
ASKED = [asked for article in ARTICLES for asked in article.asked][::4]
MAIL = """Hej!
Jag bor i Storån sedan i våras. {asked}. Jag har letat på er webbplats men blir inte klok på det.
Med vänliga hälsningar
Anna Lindberg"""


def main(count: int) -> dict[str, Any]:
    texts = load(count)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    result: dict[str, Any] = {"searches": len(ASKED)}
    result["search"] = timed(lambda asked: search_articles(READER, asked), ASKED)
    result["suggest"] = timed(lambda asked: suggest_articles(READER, MAIL.format(asked=asked)), ASKED)
    result["completed words"] = timed(lambda asked: suggest_words(READER, asked[: len(asked) // 2]), ASKED)
    result |= model()
    settings.ARTICLE_EMBEDDINGS = False
    result["search by letters"] = timed(lambda asked: search_articles(READER, asked), ASKED)
    result["suggest by letters"] = timed(lambda asked: suggest_articles(READER, MAIL.format(asked=asked)), ASKED)
    result["indexing"] = timed(index_translation, texts[:100])
    result["gone_ms"] = gone(texts[0].pk)
    result["kilobytes"] = size() / 1024 / count
    return result


def timed(call: Callable[[Any], object], given: Sequence[Any]) -> dict[str, float]:
    """p50 and p95 of one call after the other, in ms; the first ten are not counted."""
    for one in given[:10]:
        call(one)
    times = []
    for one in given:
        begun = time.perf_counter()
        with transaction.atomic():
            call(one)
        times.append((time.perf_counter() - begun) * 1000)
    return {"p50": percentile(times, 50), "p95": percentile(times, 95)}


def model() -> dict[str, float]:
    """What the language model takes of a question, and the memory of its process, in MB; 0 without one."""
    if not is_installed():
        return {"model_ms": 0.0, "model_mb": 0.0}
    times = timed(lambda asked: for_queries.vectors([asked], is_query=True, timeout=QUERY_TIMEOUT), ASKED[:60])
    rss = psutil.Process(for_queries.process_id).memory_info().rss
    return {"model_ms": times["p50"], "model_mb": rss / 2**20}


def gone(translation_id: int) -> float:
    """Take a text down; ms until a search no longer has it."""
    with connection.cursor() as cursor:
        begun = time.perf_counter()
        cursor.execute("UPDATE knowledgebase_translation SET publish_to = now() WHERE id = %s", [translation_id])
    hits = search_articles(READER, ASKED[0], limit=100)
    assert translation_id not in {hit.shown.translation_id for hit in hits}
    return (time.perf_counter() - begun) * 1000


def size() -> int:
    """Bytes of the index's tables with their own indexes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(pg_total_relation_size(name::regclass))::bigint FROM unnest(ARRAY["
            "'knowledgebase_indexedtext', 'knowledgebase_indexedterm', 'knowledgebase_passage']) AS u(name)"
        )
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
