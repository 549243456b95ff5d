"""A secret word in every field readers may not see is found nowhere public, whoever crawls."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from knowledgebase.models import ArticleEvent, ArticleFile, Editing, Flag, Remark, Rendering, Revision, Visibility
from tests.factories import make_agent, make_article, make_department, make_shelf, make_team, make_translation

pytestmark = pytest.mark.django_db
SECRET = "Blåbärsgröt"
_LINK = re.compile(
    r'(?:href|src|data-suggestions|action)="(/[^"]*)"|<loc>http://127\.0\.0\.1:8000([^<]*)|href="http://127\.0\.0\.1:8000([^"]*)"'
)
_SEARCHES = ("/fragor/?q={0}", "/en/fragor/?q={0}", "/fragor/forslag.json?q={0}", "/inbaddad/sok.json?q={0}")
_API = ("/api/v1/articles/", "/api/v1/articles/?q={0}", "/api/v1/article-categories/", "/api/v1/life-events/")


def plant() -> ArticleFile:
    """One public article, with the word in everything about it that stays inside, and articles that are not public."""
    shelf, department = make_shelf("Avfall"), make_department("Teknik")
    agent = make_agent(f"{SECRET} Andersson", teams=[make_team(department=department)])
    found = make_article(
        "När töms soptunnan?",
        internal_notes=f"{SECRET}: ring Ruttplan.",
        summary=SECRET,
        category=shelf,
        department=department,
        responsible=agent,
    )
    draft = Revision.objects.create(translation=found, number=2, question=f"{SECRET}?", details=SECRET, author=agent)
    found.latest = draft
    found.save()
    Remark.objects.create(translation=found, revision=draft, agent=agent, text=SECRET)
    Flag.objects.create(article=found.article, agent=agent, text=SECRET)
    Editing.objects.create(translation=found, agent=agent, content={"question": SECRET})
    Rendering.objects.create(translation=found, kind="sms", text=SECRET, revision=draft)
    ArticleEvent.objects.create(article=found.article, translation=found, kind="flagged", detail={"text": SECRET})
    make_article(f"{SECRET} utkast", is_live=False, category=shelf, department=department)
    make_article(f"{SECRET} inne", visibility=Visibility.AGENTS, category=shelf, department=department)
    make_article(f"{SECRET} hos oss", visibility=Visibility.DEPARTMENTS, category=shelf, department=department)
    make_translation(found.article, question=f"{SECRET} in English", language="en", is_live=False)
    over = make_article(f"{SECRET} förbi", category=shelf, department=department)
    over.publish_to = timezone.now() - timedelta(seconds=1)
    over.save()
    stored = default_storage.save("x/blabar", ContentFile(SECRET.encode()))
    kept = {"name": "x.txt", "storage_name": stored, "content_type": "text/plain", "size": 1, "alternative_text": "x"}
    return ArticleFile.objects.create(article=found.article, **kept)


def crawl(client: Client) -> dict[str, str]:
    """Everything an unknown visitor reaches from the start page, the sitemap and the addresses programs use."""
    waiting = ["/", "/en/", "/sitemap.xml", "/robots.txt", "/fragor/feed.atom", "/en/fragor/feed.atom", "/inbaddad/"]
    waiting += [one.format(word) for one in (*_SEARCHES, *_API) for word in (SECRET, "soptunnan")]
    seen: dict[str, str] = {}
    while waiting:
        address = waiting.pop()
        path = address.partition("#")[0]
        if path in seen or path.startswith(("/static/", "/arenden", "/konto")):
            continue
        response = client.get(path)
        text = response.getvalue().decode(errors="replace")
        seen[path] = text
        waiting += [next(filter(None, found)).replace("&amp;", "&") for found in _LINK.findall(text) if any(found)]
    return seen


def test_nothing_inside_is_found_by_anybody_outside(client: Client) -> None:
    file = plant()

    pages = crawl(client)

    assert any(path.startswith("/fragor/nar-toms") for path in pages)
    assert len(pages) > 20
    # What somebody typed themselves stands in the answer to it.
    typed = re.compile(rf'value="{SECRET}"|<q>{SECRET}</q>|(Sök|Search): {SECRET}|[?&]q={SECRET}')
    assert [path for path, text in pages.items() if SECRET.lower() in typed.sub("", text).lower()] == []
    assert client.get(f"/artikelfiler/{file.pk}/").status_code == 404
