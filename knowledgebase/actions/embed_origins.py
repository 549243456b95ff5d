"""Websites that may show our answers: administrators write the list."""

import re
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from knowledgebase.actions.errors import InvalidChange
from knowledgebase.models import EmbedOrigin
from knowledgebase.models.embed_origin import NOTE_MAX, ORIGIN_MAX
from knowledgebase.signals import embed_origins_changed
from servicedesk.lib.text import one_line
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")


def allow_origin(origin: str, *, by: Agent, note: str = "") -> EmbedOrigin:
    """Let a website show our answers; origin may be any address on it. Raises InvalidChange."""
    kept = normal_origin(origin)
    try:
        with transaction.atomic():
            row = EmbedOrigin.objects.create(origin=kept, note=one_line(note, NOTE_MAX), created_by=by)
            record("embed_origin.created", by=by, about=row)
    except IntegrityError as error:
        raise InvalidChange(_("The website is on the list already."), field="origin") from error
    transaction.on_commit(lambda: embed_origins_changed.send_robust(sender=EmbedOrigin))
    return row


def change_origin(row: EmbedOrigin, *, by: Agent, **fields: bool | str) -> EmbedOrigin:
    """Change is_active or note. A website that is no longer active shows our answers no more, at once."""
    if unknown := set(fields) - {"is_active", "note"}:
        raise TypeError(f"no fields of an origin: {', '.join(sorted(unknown))}")
    if "note" in fields:
        fields["note"] = one_line(str(fields["note"]), NOTE_MAX)
    with transaction.atomic():
        fresh = EmbedOrigin.objects.select_for_update().get(pk=row.pk)
        if changes := changed_fields(fresh, fields):
            fresh.save(update_fields=list(changes))
            record("embed_origin.changed", by=by, about=fresh, changes=changes)
            transaction.on_commit(lambda: embed_origins_changed.send_robust(sender=EmbedOrigin))
    return fresh


def normal_origin(address: str) -> str:
    """Return scheme, host and port as browsers send them: "https://turism.example". Raises InvalidChange."""
    text = address.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
    except ValueError as error:
        raise _no_origin() from error
    if parts.scheme not in _PORTS or not _HOST.fullmatch(host) or "@" in parts.netloc:
        raise _no_origin()
    origin = f"{parts.scheme}://{host}" + ("" if port in (None, _PORTS[parts.scheme]) else f":{port}")
    if len(origin) > ORIGIN_MAX:
        raise _no_origin()
    return origin


def _no_origin() -> InvalidChange:
    return InvalidChange(_("Write the website's address, for example https://turism.example."), field="origin")
