"""The receipt's address: it names a submission by a signed reference that is good for an hour, never by its number."""

from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest

from channels_in.models import Form, RawInbound
from channels_in.webform.fields import in_language
from frontend.public.promised import answer_by, answer_on
from tickets.models import Direction

VALID_FOR = timedelta(hours=1)
PARAMETER = "kvitto"
_SALT = "frontend.public.receipt"


def reference(raw_id: int) -> str:
    return signing.TimestampSigner(salt=_SALT).sign_object(raw_id)


def receipt_context(request: HttpRequest, definition: Form) -> dict[str, Any]:
    """Return what the receipt says. Raises Http404 for a reference that is not ours, another form's or too old."""
    try:
        signer = signing.TimestampSigner(salt=_SALT)
        raw_id = signer.unsign_object(request.GET.get(PARAMETER, "")[:500], max_age=VALID_FOR)
        raw = RawInbound.objects.select_related("message__ticket").get(pk=raw_id, inbox=definition.inbox)
    except (signing.BadSignature, UnicodeError, ValueError, RawInbound.DoesNotExist) as error:
        raise Http404 from error
    ticket = raw.message.ticket if raw.message else None
    told = ticket is not None and ticket.messages.filter(direction=Direction.OUT, is_automatic=True).exists()
    return {
        "definition": definition,
        "title": in_language(definition, "title"),
        "what_happens_next": in_language(definition, "what_happens_next"),
        "ticket": ticket,
        "is_acknowledged": told,
        "answer_by": answer_on(ticket) if ticket is not None else answer_by(definition.inbox, definition.category),
    }
