"""python -m tests.bench.helpcentre_pages ARTICLES REQUESTS: seed an empty database and time the pages; JSON on stdout.

Each request goes through the ASGI application as Daphne calls it, as a reader whose visit is counted.
"""

import asyncio
import json
import random
import sys
import time
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import django

from tests.bench.figures import percentile

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from knowledgebase.models import Article, Category, LifeEvent, Revision, Translation, ViewsOfDay  # noqa: E402
from knowledgebase.models.translation import Status  # noqa: E402
from knowledgebase.search_index import index_everything  # noqa: E402
from servicedesk.demo import content  # noqa: E402
from servicedesk.demo.load_website import load_website  # noqa: E402
from servicedesk.handler import ThreadedHandler  # noqa: E402
from servicedesk.people.models import Department  # noqa: E402

WARM_UP, DAYS = 30, 30
BROWSER = b"Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"
SEARCHES = ("soptunna", "byglov altan", "avgift förskola", "snöröjning", "kvantfysik", "vattenläcka gata", "parkering")


def main(articles: int, requests: int) -> dict[str, Any]:
    """Return for each page p50, p95 and processor time in ms, and its queries."""
    slugs = seed(articles)
    shelves = list(Category.objects.values_list("slug", flat=True))
    pages = {
        "start": ["/"],
        "category": [f"/amne/{slug}/" for slug in shelves],
        "article": [f"/fragor/{slug}/" for slug in slugs],
        "search": [f"/fragor/?q={quote(words)}" for words in SEARCHES],
    }
    return {
        name: asyncio.run(timed(paths, requests)) | {"queries": queries_of(paths[0])} for name, paths in pages.items()
    }


def seed(count: int) -> list[str]:
    """Write the demo's answers over and over with other words in them, on its shelves, read as answers are read."""
    chance = random.Random(1)  # noqa: S311 -- a figure, no secret
    now = timezone.now()
    department = Department.objects.create(slug="teknik", name="Tekniska förvaltningen")
    shelves = _shelves()
    events = [LifeEvent.objects.create(slug=one.slug, name=one.name, icon=one.icon) for one in content.LIFE_EVENTS]
    words = sorted({word for one in content.ARTICLES for word in one.details.split() if word.isalpha()})
    texts = content.ARTICLES
    rows = Article.objects.bulk_create(
        Article(category=shelves[texts[n % len(texts)].category], department=department) for n in range(count)
    )
    through = Article.life_events.through
    through.objects.bulk_create(
        through(article_id=row.pk, lifeevent_id=chance.choice(events).pk) for row in rows if chance.random() < 0.3
    )
    translations = Translation.objects.bulk_create(
        Translation(article=row, language="sv", slug=f"{texts[n % len(texts)].slug[:80]}-{n}")
        for n, row in enumerate(rows)
    )
    revisions = []
    for n, translation in enumerate(translations):
        one, more = texts[n % len(texts)], " ".join(chance.sample(words, 12))
        steps = "\n".join(f"{number}. {step}" for number, step in enumerate(one.steps, 1))
        question = f"{one.question[:-1]} {chance.choice(words)}?"[:160]
        revisions.append(
            Revision(
                translation=translation,
                number=1,
                question=question,
                short_answer=one.short_answer,
                steps=steps,
                details=f"{one.details}\n\n{more}.",
            )
        )
    Revision.objects.bulk_create(revisions)
    for translation, revision in zip(translations, revisions, strict=True):
        translation.latest = translation.live = revision
        translation.status, translation.published_at, translation.reviewed_at = Status.PUBLISHED, now, now
    Translation.objects.bulk_update(
        translations, ["latest", "live", "status", "published_at", "reviewed_at"], batch_size=500
    )
    days = [timezone.localdate() - timedelta(days=day) for day in range(DAYS)]
    ViewsOfDay.objects.bulk_create(
        (ViewsOfDay(translation=one, day=day, count=chance.randint(1, 40)) for one in translations for day in days),
        batch_size=5000,
    )
    load_website(now)
    index_everything()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return [one.slug for one in translations]


def _shelves() -> dict[str, Category]:
    made: dict[str, Category] = {}
    for one in content.ARTICLE_CATEGORIES:
        shelf = Category(slug=one.slug, name=one.name, summary=one.summary, icon=one.icon, parent=made.get(one.parent))
        shelf.place()
        shelf.save()
        made[one.slug] = shelf
    return made


async def timed(paths: list[str], count: int) -> dict[str, float]:
    """Visit the paths in turn; wall and processor time of whole answers."""
    application = ThreadedHandler()
    for number in range(WARM_UP):
        await visit(application, paths[number % len(paths)])
    times = []
    spent = time.process_time()
    for number in range(count):
        started = time.perf_counter()
        await visit(application, paths[(WARM_UP + number) % len(paths)])
        times.append((time.perf_counter() - started) * 1000)
    cpu = (time.process_time() - spent) * 1000 / count
    return {"p50": percentile(times, 50), "p95": percentile(times, 95), "cpu": cpu}


async def visit(application: Any, path: str) -> None:
    """Make one request. Raises RuntimeError unless the answer is a page."""
    where, _mark, query = path.partition("?")
    headers = [(b"host", b"127.0.0.1"), (b"user-agent", BROWSER), (b"accept-encoding", b"gzip")]
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": where,
        "raw_path": where.encode(),
        "query_string": query.encode(),
        "headers": headers,
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8000),
        "extensions": {},
    }
    answer: list[dict[str, Any]] = []
    asked = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        if asked:
            return asked.pop()
        await asyncio.sleep(3600)  # the client stays connected
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        answer.append(message)

    await application(scope, receive, send)
    if answer[0]["status"] != 200:
        raise RuntimeError(f"{path} answered {answer[0]['status']}")


def queries_of(path: str) -> int:
    client = Client(HTTP_HOST="127.0.0.1", HTTP_USER_AGENT=BROWSER.decode())
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
