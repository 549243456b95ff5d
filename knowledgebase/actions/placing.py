"""Where an article stands: its category, events in life, tags, for whom it is and who may read it."""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from knowledgebase.actions.changing import Actor, changing
from knowledgebase.actions.errors import CannotPublish, InvalidChange
from knowledgebase.faults import faults_of_live
from knowledgebase.models import Article, ArticleEventKind, Audience, Category, LifeEvent, Visibility
from knowledgebase.models.article import TAG_MAX, TAGS_MAX
from servicedesk.lib.text import one_line
from servicedesk.people.models import Department

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{2})?")


def checked_place(**fields: Any) -> dict[str, Any]:
    """Return category, language, tags and audience (those given) as they are kept. Raises InvalidChange."""
    if "category" in fields and not fields["category"].is_active:
        raise InvalidChange(_("Choose a category that is in use."), field="category")
    if "language" in fields and (len(fields["language"]) > 5 or not _LANGUAGE.fullmatch(fields["language"])):
        raise InvalidChange(_("This is no language."), field="language")
    if "tags" in fields:
        fields["tags"] = _tags(fields["tags"])
    if "audience" in fields:
        fields["audience"] = [one for one in Audience.values if one in set(fields["audience"])]
    return fields


def move(
    article: Article,
    *,
    by: Actor,
    category: Category | None = None,
    life_events: Iterable[LifeEvent] | None = None,
    tags: Iterable[str] | None = None,
    audience: Iterable[str] | None = None,
) -> Article:
    """Place the article anew; what is None stays. Readers see it at once. Raises NotAllowed, InvalidChange."""
    given = {"category": category, "tags": tags, "audience": audience}
    wanted = checked_place(**{name: value for name, value in given.items() if value is not None})
    with changing(article, by=by, may="write") as change:
        fresh, moved = change.article, {}
        for name, value in wanted.items():
            before = getattr(fresh, name)
            if before != value:
                moved[name] = [_plain(before), _plain(value)]
                setattr(fresh, name, value)
        fresh.save(update_fields=list(wanted))
        if life_events is not None:
            before_events, after_events = list(fresh.life_events.all()), list(life_events)
            if set(before_events) != set(after_events):
                fresh.life_events.set(after_events)
                moved["life_events"] = [[str(one) for one in before_events], [str(one) for one in after_events]]
        if moved:
            change.is_seen = True
            change.record(ArticleEventKind.MOVED, changes=moved)
    return change.article


def change_visibility(
    article: Article, *, by: Actor, visibility: str, departments: Iterable[Department] = ()
) -> Article:
    """Say who may read the article; departments matter when visibility is DEPARTMENTS, and its owner always may.

    Of an article that is published this is a publisher's: it may take the text to the whole web. Raises NotAllowed,
    InvalidChange, and CannotPublish when readers on the web would get what must not be published.
    """
    if visibility not in Visibility.values:
        raise InvalidChange(_("Choose who sees the article."), field="visibility")
    named = list(departments) if visibility == Visibility.DEPARTMENTS else []
    live = list(article.translations.filter(live__isnull=False).select_related("live"))
    if visibility == Visibility.PUBLIC and (faults := faults_of_live(live)):
        raise CannotPublish(faults)
    with changing(article, by=by, may="publish" if live else "write") as change:
        fresh = change.article
        before = [fresh.visibility, sorted(str(one) for one in fresh.departments.all())]
        after = [visibility, sorted(str(one) for one in named)]
        if before != after:
            fresh.visibility = visibility
            fresh.save(update_fields=["visibility"])
            fresh.departments.set(named)
            change.is_seen = True
            moved: dict[str, Any] = {"from": before, "to": after}
            change.record(ArticleEventKind.VISIBILITY_CHANGED, **moved)
    return change.article


def _tags(tags: Iterable[str]) -> list[str]:
    kept = list(dict.fromkeys(one_line(tag, TAG_MAX).lower().lstrip("#").strip() for tag in tags))
    if not all(kept):
        raise InvalidChange(_("Write a tag."), field="tags")
    if len(kept) > TAGS_MAX:
        raise InvalidChange(_("An article has at most %(count)d tags.") % {"count": TAGS_MAX}, field="tags")
    return kept


def _plain(value: Any) -> Any:
    return value if isinstance(value, list) else str(value)
