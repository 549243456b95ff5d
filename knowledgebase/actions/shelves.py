"""The shelves articles stand on, and events in life: made, changed and ordered by administrators and publishers.

Shelves belong to no article, so what happens to them is in the audit, and shelves_changed is sent after commit.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from knowledgebase.actions.errors import InvalidChange, NotAllowed
from knowledgebase.models import Article, Category, LifeEvent
from knowledgebase.models.category import LEVELS
from knowledgebase.signals import shelves_changed
from servicedesk.lib.slugs import free_slug
from servicedesk.lib.text import one_line
from servicedesk.people.access import access_of
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent

NAME_MAX, SUMMARY_MAX = 120, 200
_FIELDS = frozenset({"name", "names", "summary", "summaries", "icon", "is_active"})
Shelf = TypeVar("Shelf", Category, LifeEvent)


def may_order_shelves(by: Agent) -> bool:
    access = access_of(by)
    return access.is_administrator or bool(access.publisher_departments)


def create_category(*, by: Agent, name: str, parent: Category | None = None, **fields: Any) -> Category:
    """Make a category, last among its siblings. fields: names, summary, summaries, icon, team.

    Raises NotAllowed, InvalidChange for a fourth level or a name in use there.
    """
    _refuse_unless_allowed(by)
    with transaction.atomic():
        category = Category(slug=free_slug(Category, name), parent=parent, team=fields.pop("team", None))
        category.position = Category.objects.filter(parent=parent).count()
        changed_fields(category, _checked({"name": name, **fields}))
        _check_category(category)
        category.save()
        _written("article_category.created", category, by)
    return category


def change_category(category: Category, *, by: Agent, **fields: Any) -> Category:
    """Change any of _FIELDS, parent or team. One with articles or shelves in use below cannot be taken out of use.

    Raises NotAllowed, InvalidChange.
    """
    _refuse_unless_allowed(by)
    placed: dict[str, Any] = {name: fields.pop(name) for name in ("parent", "team") if name in fields}
    with transaction.atomic():
        list(Category.objects.select_for_update().order_by("pk").values_list("pk"))  # the tree changes as a whole
        fresh = Category.objects.get(pk=category.pk)
        changes = changed_fields(fresh, {**_checked(fields), **placed})
        if changes:
            _check_category(fresh)
            fresh.save()
            _place_below(fresh)
            _written("article_category.changed", fresh, by, changes=changes)
    return fresh


def create_life_event(*, by: Agent, name: str, **fields: Any) -> LifeEvent:
    """Make an event in life, last in order. fields: names, summary, summaries, icon. Raises as create_category."""
    _refuse_unless_allowed(by)
    with transaction.atomic():
        event = LifeEvent(slug=free_slug(LifeEvent, name), position=LifeEvent.objects.count())
        changed_fields(event, _checked({"name": name, **fields}))
        if LifeEvent.objects.filter(name__iexact=event.name).exists():
            raise InvalidChange(_("There is one with this name."), field="name")
        event.save()
        _written("life_event.created", event, by)
    return event


def change_life_event(event: LifeEvent, *, by: Agent, **fields: Any) -> LifeEvent:
    """Change any of _FIELDS. Raises NotAllowed, InvalidChange."""
    _refuse_unless_allowed(by)
    with transaction.atomic():
        fresh = LifeEvent.objects.select_for_update().get(pk=event.pk)
        if changes := changed_fields(fresh, _checked(fields)):
            if LifeEvent.objects.filter(name__iexact=fresh.name).exclude(pk=fresh.pk).exists():
                raise InvalidChange(_("There is one with this name."), field="name")
            fresh.save()
            _written("life_event.changed", fresh, by, changes=changes)
    return fresh


def reorder(shelves: Sequence[Shelf], *, by: Agent) -> None:
    """Put siblings (or all events in life) in this order. Raises NotAllowed, InvalidChange for any but all of them."""
    _refuse_unless_allowed(by)
    if not shelves:
        return
    model = type(shelves[0])
    with transaction.atomic():
        siblings = model.objects.select_for_update().order_by("pk")
        if isinstance(shelves[0], Category):
            siblings = siblings.filter(parent=shelves[0].parent_id)
        by_pk = {row.pk: row for row in siblings}
        if sorted(by_pk) != sorted(shelf.pk for shelf in shelves):
            raise InvalidChange(_("Somebody changed the list meanwhile. Look at it again."))
        for position, shelf in enumerate(shelves):
            by_pk[shelf.pk].position = position
        model.objects.bulk_update(by_pk.values(), ["position"])
        _written("article_shelves.ordered", None, by, order=[shelf.pk for shelf in shelves])


def _refuse_unless_allowed(by: Agent) -> None:
    if not may_order_shelves(by):
        raise NotAllowed(_("Only administrators and publishers can do this."))


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    if unknown := set(fields) - _FIELDS:
        raise TypeError(f"no fields of a shelf: {', '.join(sorted(unknown))}")
    kept = dict(fields)
    for name, most in (("name", NAME_MAX), ("summary", SUMMARY_MAX), ("icon", 20)):
        if name in kept:
            kept[name] = one_line(str(kept[name]), most)
    for name, most in (("names", NAME_MAX), ("summaries", SUMMARY_MAX)):
        if name in kept:
            lines = {str(code)[:5]: one_line(str(text), most) for code, text in dict(kept[name]).items()}
            kept[name] = {code: text for code, text in lines.items() if text and code != settings.LANGUAGE_CODE}
    if "name" in kept and not kept["name"]:
        raise InvalidChange(_("Write a name."), field="name")
    return kept


def _check_category(category: Category) -> None:
    above, height = category.parent, _height(category)
    while above is not None:
        if above.pk == category.pk:
            raise InvalidChange(_("A category cannot lie under itself."), field="parent")
        above = above.parent
    category.place()
    if category.level + height > LEVELS:
        raise InvalidChange(_("A category has at most three levels."), field="parent")
    same = Category.objects.filter(parent=category.parent, name__iexact=category.name).exclude(pk=category.pk)
    if same.exists():
        raise InvalidChange(_("There is a category with this name in the same place."), field="name")
    if category.is_active and category.parent is not None and not category.parent.is_active:
        raise InvalidChange(_("The category above is not in use."), field="parent")
    if not category.is_active and category.pk and _is_in_use(category):
        raise InvalidChange(_("Move the articles and categories that are here first."), field="is_active")


def _is_in_use(category: Category) -> bool:
    has_shelves = category.children.filter(is_active=True).exists()
    return has_shelves or Article.objects.filter(category=category, translations__live__isnull=False).exists()


def _height(category: Category) -> int:
    """How many levels there are below."""
    if category.pk is None:
        return 0
    return max((1 + _height(child) for child in category.children.all()), default=0)


def _place_below(category: Category) -> None:
    for child in category.children.all():
        child.parent = category
        child.place()
        child.save(update_fields=["level"])
        _place_below(child)


def _written(verb: str, shelf: Category | LifeEvent | None, by: Agent, **detail: Any) -> None:
    record(verb, by=by, about=shelf, **detail)
    transaction.on_commit(lambda: shelves_changed.send_robust(sender=Category))
