from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from servicedesk.lib.slugs import free_slug
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange
from tickets.models import Category
from tickets.models.category import LEVELS


def create_category(*, by: Agent, name: str, parent: Category | None = None, **fields: Any) -> Category:
    """Make a category, at the top or under another. Raises InvalidChange for a fourth level or a name in use there."""
    with transaction.atomic():
        category = Category(slug=free_slug(Category, name), name=name, parent=parent, **fields)
        if parent is not None and parent.level >= LEVELS:
            raise InvalidChange(_("A category has at most three levels."))
        _check_name(category)
        category.place()
        category.save()
        record("category.created", by=by, about=category)
    return category


def change_category(category: Category, *, by: Agent, **fields: Any) -> None:
    """Change name, name_en, parent, case_kind, team or is_active; what lies below follows in path and activity.

    Raises InvalidChange when the tree would be deeper than three levels, or go round in a circle.
    """
    with transaction.atomic():
        fresh = Category.objects.select_for_update().get(pk=category.pk)
        changes = changed_fields(fresh, fields)
        if not changes:
            return
        fresh.place()
        _check_name(fresh)
        _check_place(fresh)
        fresh.save()
        _place_below(fresh, deactivate=not fresh.is_active)
        record("category.changed", by=by, about=fresh, changes=changes)


def _check_name(category: Category) -> None:
    same = Category.objects.filter(parent=category.parent, name__iexact=category.name).exclude(pk=category.pk)
    if same.exists():
        raise InvalidChange(_("There is a category with this name in the same place."))


def _check_place(category: Category) -> None:
    above = category.parent
    while above is not None:
        if above.pk == category.pk:
            raise InvalidChange(_("A category cannot lie under itself."))
        above = above.parent
    if category.level + _height(category) > LEVELS:
        raise InvalidChange(_("A category has at most three levels."))


def _height(category: Category) -> int:
    """How many levels there are below."""
    return max((1 + _height(child) for child in category.children.all()), default=0)


def _place_below(category: Category, *, deactivate: bool) -> None:
    for child in category.children.all():
        child.parent = category
        child.place()
        child.is_active = child.is_active and not deactivate
        child.save(update_fields=["level", "path", "is_active"])
        _place_below(child, deactivate=deactivate)
