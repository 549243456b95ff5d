"""What administrators write about the website and the ways to reach us."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledgebase.actions.disturbances import is_web_address
from knowledgebase.models import AccessibilityStatement, Conformity, ContactWay, SitePage, WayKind
from knowledgebase.models.site_page import PAGE_MAX
from servicedesk.lib.text import clean
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange

THE_ONE = 1  # pk of the statement


def create_contact_way(*, by: Agent, **fields: Any) -> ContactWay:
    """Write one; fields are columns of ContactWay. Raises InvalidChange."""
    with transaction.atomic():
        row = ContactWay(**fields)
        _check_way(row)
        row.save(force_insert=True)
        record("contact_way.created", by=by, about=row)
    return row


def change_contact_way(way: ContactWay, *, by: Agent, **fields: Any) -> None:
    """Raises InvalidChange."""
    with transaction.atomic():
        row = ContactWay.objects.select_for_update().get(pk=way.pk)
        if changes := changed_fields(row, fields):
            _check_way(row)
            row.save()
            changes["closed_on"] = [str(value) for value in changes.get("closed_on", [])]
            record("contact_way.changed", by=by, about=row, changes={name: two for name, two in changes.items() if two})


def remove_contact_way(way: ContactWay, *, by: Agent) -> None:
    with transaction.atomic():
        record("contact_way.removed", by=by, about=way)
        way.delete()


def write_site_page(key: str, language: str, text: str, *, by: Agent) -> SitePage | None:
    """Write a page in one language; an empty text takes it away. Raises InvalidChange when it is too long."""
    text = clean(text).strip()
    if len(text) > PAGE_MAX:
        raise InvalidChange(_("Write at most %(most)d characters.") % {"most": PAGE_MAX}, field="text")
    with transaction.atomic():
        row = SitePage.objects.select_for_update().filter(key=key, language=language).first()
        if row is not None and row.text == text:
            return row
        if not text:
            if row is not None:
                record("site_page.removed", by=by, about=row)
                row.delete()
            return None
        values = {"text": text, "changed_at": timezone.now()}
        row, is_new = SitePage.objects.update_or_create(key=key, language=language, defaults=values)
        record("site_page.created" if is_new else "site_page.changed", by=by, about=row)
    return row


def write_statement(*, by: Agent, **fields: Any) -> AccessibilityStatement:
    """Write the accessibility statement. Raises InvalidChange when a part the law asks for is missing."""
    with transaction.atomic():
        row = AccessibilityStatement.objects.select_for_update().filter(pk=THE_ONE).first()
        row = row or AccessibilityStatement(pk=THE_ONE)
        for name, value in fields.items():
            setattr(row, name, clean(value).strip() if isinstance(value, str) else value)
        if row.conformity != Conformity.FULL and not row.shortcomings:
            raise InvalidChange(_("Write what is not accessible, and why."), field="shortcomings")
        if row.assessed_on > timezone.localdate():
            raise InvalidChange(_("The day of the test lies ahead."), field="assessed_on")
        row.changed_at = timezone.now()
        row.save()
        record("accessibility_statement.changed", by=by, about=row)
    return row


def _check_way(row: ContactWay) -> None:
    if row.kind != WayKind.FORM and not row.address:
        raise InvalidChange(_("Write the number or address."), field="address")
    if row.kind in (WayKind.CHAT, WayKind.FORM) and row.address and not is_web_address(row.address):
        raise InvalidChange(_("Write an address that begins with https:// or /."), field="address")
    if row.is_always_open and row.hours:
        raise InvalidChange(_("Choose round the clock or hours, not both."), field="is_always_open")
    for hours in row.hours:
        if hours["from"] >= hours["to"]:
            raise InvalidChange(_("It must close after it opens."), field=f"day_{hours['day']}")
