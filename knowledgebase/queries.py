"""Which articles. Every page, list, search, feed and API finds its articles here."""

from datetime import datetime

from django.db.models import Q, QuerySet

from knowledgebase.models import Article, ArticleFile, Translation, Visibility
from servicedesk.people.access import Access, Viewer, access_of


def is_live(now: datetime) -> Q:
    """Translations whose text is shown at this moment to those who may read the article."""
    return Q(live__isnull=False) & (Q(publish_to__isnull=True) | Q(publish_to__gt=now))


def public_translations(now: datetime) -> QuerySet[Translation]:
    """What anybody on the web may read now. All that is public asks here and nowhere else."""
    return Translation.objects.filter(is_live(now), article__visibility=Visibility.PUBLIC)


def translations_readable_by(viewer: Viewer, now: datetime) -> QuerySet[Translation]:
    """The published texts the viewer may read: public ones, and for agents the house's own and their departments'."""
    return Translation.objects.filter(is_live(now), readable(access_of(viewer), "article__"))


def articles_visible_to(viewer: Viewer, now: datetime) -> QuerySet[Article]:
    """Articles with a published text the viewer may read, and those the viewer may write, drafts too."""
    access = access_of(viewer)
    live = Translation.objects.filter(is_live(now), readable(access, "article__")).values("article")
    return Article.objects.filter(Q(pk__in=live) | writable(access))


def articles_writable_by(viewer: Viewer) -> QuerySet[Article]:
    """Articles whose text the viewer may change: editors and publishers, those of their own departments."""
    return Article.objects.filter(writable(access_of(viewer)))


def articles_publishable_by(viewer: Viewer) -> QuerySet[Article]:
    """Articles the viewer may publish, take down and attest: publishers, those of their own departments."""
    return Article.objects.filter(department__in=sorted(access_of(viewer).publisher_departments))


def may_read_file(viewer: Viewer, file: ArticleFile, now: datetime) -> bool:
    """Those who write the article may; others when a text they may read at this moment shows or leads to the file."""
    access, name = access_of(viewer), f"fil:{file.pk}"
    if file.article.department_id in access.editor_departments:
        return True
    in_text = Q(live__steps__contains=name) | Q(live__details__contains=name)
    if access.agent_id is not None:
        in_text |= Q(live__internal_notes__contains=name)
    return translations_readable_by(viewer, now).filter(in_text, article=file.article_id).exists()


def readable(access: Access, prefix: str = "") -> Q:
    """Articles (reached by prefix) whose visibility lets this access read what is published of them."""
    found = Q(**{f"{prefix}visibility": Visibility.PUBLIC})
    if access.agent_id is not None:
        mine = sorted(access.departments)
        found |= Q(**{f"{prefix}visibility": Visibility.AGENTS})
        named = Article.departments.through.objects.filter(department__in=mine).values("article")
        found |= Q(**{f"{prefix}visibility": Visibility.DEPARTMENTS}) & (
            Q(**{f"{prefix}department__in": mine}) | Q(**{f"{prefix}pk__in": named})
        )
    return found


def writable(access: Access) -> Q:
    return Q(department__in=sorted(access.editor_departments))
