from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from knowledgebase.actions.changing import Actor, Change, announce, refuse_unless
from knowledgebase.actions.placing import checked_place
from knowledgebase.models import Article, ArticleEvent, ArticleEventKind, Category, LifeEvent, Revision, Translation
from knowledgebase.slugs import checked_address, free_address
from knowledgebase.texts import normal_text
from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent, Department


def create_article(
    *,
    by: Actor,
    category: Category,
    department: Department,
    question: str,
    language: str = "sv",
    slug: str = "",
    departments: Iterable[Department] = (),
    life_events: Iterable[LifeEvent] = (),
    **fields: Any,
) -> Translation:
    """Write a new article, a draft in its first language, and return that text; its article is .article.

    fields: those of a revision (short_answer, steps, details, links, internal_notes, summary) and of the article (team,
    responsible, deputy, visibility, audience, tags). Whoever writes it answers for the facts unless somebody is named.
    Raises NotAllowed, InvalidChange, SlugTaken.
    """
    text = {name: fields.pop(name) for name in list(fields) if name in TEXT}
    summary = one_line(text.pop("summary", ""), 200)
    text = normal_text({"question": question, **text})
    given = {name: fields.pop(name) for name in ("tags", "audience") if name in fields}
    place = checked_place(category=category, language=language, **given)
    if isinstance(by, Agent):
        fields.setdefault("responsible", by)
    with transaction.atomic():
        refuse_unless("write", by, department.pk)
        article = Article.objects.create(
            department=department,
            source_language=place.pop("language"),
            created_by=by if isinstance(by, Agent) else None,
            **place,
            **fields,
        )
        article.departments.set(departments)
        article.life_events.set(life_events)
        change = Change(article, by, timezone.now())
        translation = first_text(change, article.source_language, slug, summary=summary, **text)
        change.record(ArticleEventKind.CREATED, translation, translation.latest)
        ArticleEvent.objects.bulk_create(change.events)
        announce(article, change.events)
    return translation


def first_text(change: Change, language: str, slug: str, **text: Any) -> Translation:
    """Write a text's first revision, inside another action. slug "": made of the question. Raises SlugTaken."""
    address = checked_address(slug, language) if slug else free_address(text["question"], language)
    translation = Translation.objects.create(article=change.article, language=language, slug=address)
    translation.latest = Revision.objects.create(
        translation=translation, number=1, author=change.by if isinstance(change.by, Agent) else None, **text
    )
    translation.save(update_fields=["latest"])
    return translation


TEXT = frozenset({"short_answer", "steps", "details", "links", "internal_notes", "summary"})
