"""Two headers that make retries and races safe: Idempotency-Key on creations, If-Match on changes."""

import hashlib
import json
import re
from collections.abc import Callable
from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.request import Request
from rest_framework.response import Response

from servicedesk.people.models import Integration
from tickets.actions.api_answers import Answer, KeyUsedOtherwise, answer_once
from tickets.api.problems import Problem
from tickets.api.serializers.message import EventSerializer
from tickets.api.serializers.ticket import TicketSerializer
from tickets.models import Ticket

_KEY = re.compile(r"[\x21-\x7e]{1,200}")
# A compressed answer carries its version as a weak tag; it is the same version.
_TAG = re.compile(r'(?:W/)?"([^"]{0,40})"')

KEY_HEADER: dict[str, Any] = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "Any text of your own, one for each thing to create. Sent again within 24 hours with the same "
    "body it creates nothing and gives the same answer, with `Idempotent-Replayed: true`.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": r"^[\x21-\x7e]+$"},
}
MATCH_HEADER: dict[str, Any] = {
    "name": "If-Match",
    "in": "header",
    "description": "The `ETag` you read. When the ticket has changed since, nothing is saved and the answer is 412.",
    "schema": {"type": "string", "examples": ['"3"']},
}


def etag(ticket: Ticket) -> str:
    return f'"{ticket.version}"'


def created_once(request: Request, create: Callable[[], Answer], *, by: Integration) -> Response:
    """Answer a creation, once for each Idempotency-Key. Raises Problem (key-used), ParseError."""
    key = request.headers.get("Idempotency-Key")
    if key is not None and not _KEY.fullmatch(key):
        raise ParseError("Idempotency-Key must be 1 to 200 visible ASCII characters.")
    try:
        answer, is_replay = answer_once(create, by=by, key=key or "", fingerprint=_fingerprint(request))
    except KeyUsedOtherwise as error:
        raise Problem("key-used", "This key came with another request before. Choose a new one.") from error
    headers = {**answer.headers, "Idempotent-Replayed": "true"} if is_replay else answer.headers
    return Response(answer.body, status=answer.status, headers=headers)


def _fingerprint(request: Request) -> str:
    body = json.dumps(request.data, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{request.method} {request.path}\n{body}".encode()).hexdigest()


def check_match(request: Request, ticket: Ticket, *, shows_ticket: bool) -> None:
    """Refuse when If-Match names other versions than the (locked) ticket's. Raises Problem (stale), ParseError."""
    header = request.headers.get("If-Match", "").strip()
    if header in ("", "*"):
        return
    tags = [_TAG.fullmatch(part.strip()) for part in header.split(",")]
    if not all(tags):
        raise ParseError('If-Match must be the ETag of a ticket, for example "3".')
    versions = [tag[1] for tag in tags if tag]
    if str(ticket.version) not in versions:
        raise _stale(ticket, versions[0], shows_ticket)


def _stale(ticket: Ticket, version: str, shows_ticket: bool) -> Problem:
    yours = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None
    members: dict[str, Any] = {"your_version": yours, "current_version": ticket.version}
    if shows_ticket:
        since = ticket.version if yours is None else yours
        newer = ticket.events.filter(version__gt=since).exclude(message__kind__in=["note", "side"])
        rows = newer.select_related("agent", "contact", "integration")
        members["changes"] = EventSerializer(rows[:50], many=True).data
        members["ticket"] = TicketSerializer(ticket).data
    return Problem("stale", "The ticket has changed since you read it. Nothing of yours was saved.", **members)
