from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from knowledgebase.models import Article, Category, Revision, Translation, Visibility
from knowledgebase.models.translation import Status
from knowledgebase.search_index import index_translation
from servicedesk.lib.slugs import slug_of
from servicedesk.people.models import Department
from tests.factories.people import make_department

_numbers = count(1)
_TEXT = ("short_answer", "steps", "details", "links", "internal_notes", "summary", "author", "translates")


def make_shelf(name: str = "Avfall och återvinning", **fields: Any) -> Category:
    shelf = Category(slug=f"{slug_of(name)}-{next(_numbers)}", name=name, **fields)
    shelf.place()
    shelf.save()
    return shelf


def make_article(
    question: str = "När töms soptunnan?",
    *,
    short_answer: str = "Ställ ut kärlet senast klockan 6 på hämtningsdagen.",
    is_live: bool = True,
    visibility: str = Visibility.PUBLIC,
    department: Department | None = None,
    category: Category | None = None,
    **fields: Any,
) -> Translation:
    """An article with one Swedish text, published unless is_live is False; fields of a revision go to its text."""
    text = {name: fields.pop(name) for name in _TEXT if name in fields}
    slug = fields.pop("slug", "")
    departments = fields.pop("departments", ())
    article = Article.objects.create(
        category=category or make_shelf(),
        department=department or make_department(),
        visibility=visibility,
        review_on=fields.pop("review_on", timezone.localdate() + timedelta(days=180)),
        **fields,
    )
    article.departments.set(departments)
    return make_translation(article, question=question, slug=slug, short_answer=short_answer, is_live=is_live, **text)


def make_translation(
    article: Article, *, question: str, language: str = "sv", slug: str = "", is_live: bool = True, **text: Any
) -> Translation:
    """One more text of an article: its first revision, live unless is_live is False."""
    slug = slug or f"{slug_of(question)}-{next(_numbers)}"
    translation = Translation.objects.create(article=article, language=language, slug=slug)
    revision = Revision.objects.create(translation=translation, number=1, question=question, **text)
    now = timezone.now()
    translation.latest = revision
    if is_live:
        translation.live, translation.status = revision, Status.PUBLISHED
        translation.published_at = translation.reviewed_at = now
    translation.save()
    if is_live:
        index_translation(translation)
    return translation
