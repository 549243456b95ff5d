"""Every error as application/problem+json (RFC 9457). The kinds are listed in problem_kinds."""

import logging
import math
from typing import Any

from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.db import DataError, InterfaceError, OperationalError
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from tickets.actions.canned_responses import ShortcutTaken
from tickets.actions.create_contact import AddressTaken
from tickets.actions.errors import ActionError, CannotReply, InvalidChange, StaleTicket
from tickets.api.problem_kinds import KINDS, Kind

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = 15  # seconds
log = logging.getLogger(__name__)


class Problem(Exception):
    """An error with members of its own; raise it in a view."""

    def __init__(self, kind: str, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.kind, self.detail, self.members = KINDS[kind], detail, members


def problem(kind: Kind, detail: str, *, headers: dict[str, str] | None = None, **members: Any) -> Response:
    """The answer itself: type, title, status, detail and what the kind adds."""
    body = {"type": kind.type, "title": kind.title, "status": kind.status, "detail": detail, **members}
    return Response(body, status=kind.status, headers=headers, content_type=MEDIA_TYPE)


def problem_handler(exception: Exception, context: dict[str, Any]) -> Response:
    """REST framework's EXCEPTION_HANDLER. Nothing of ours passes it: what is unknown is logged and answered as 500."""
    set_rollback()
    for answer in (_of_action, _of_framework, _of_django, _of_database):
        if (response := answer(exception)) is not None:
            return response
    return _unexpected(exception, context)


def _of_action(exception: Exception) -> Response | None:
    if isinstance(exception, Problem):
        return problem(exception.kind, exception.detail, **exception.members)
    if not isinstance(exception, ActionError):
        return None
    if isinstance(exception, AddressTaken):
        name = "address-taken"
    elif isinstance(exception, ShortcutTaken):
        name = "shortcut-taken"
    elif isinstance(exception, InvalidChange):
        name = "refused"
    elif isinstance(exception, CannotReply):
        name = "cannot-reply"
    else:
        name = "stale" if isinstance(exception, StaleTicket) else "conflict"
    return problem(KINDS[name], str(exception))


_BY_EXCEPTION: tuple[tuple[type[exceptions.APIException], str], ...] = (
    (exceptions.ParseError, "malformed"),
    (exceptions.NotAuthenticated, "unauthorized"),
    (exceptions.AuthenticationFailed, "unauthorized"),
    (exceptions.PermissionDenied, "forbidden"),
    (exceptions.NotFound, "not-found"),
    (exceptions.MethodNotAllowed, "method-not-allowed"),
    (exceptions.NotAcceptable, "not-acceptable"),
    (exceptions.UnsupportedMediaType, "unsupported-media-type"),
)


def _of_framework(exception: Exception) -> Response | None:
    if isinstance(exception, exceptions.ValidationError):
        errors = by_field(exception.detail)
        named = ", ".join(errors)
        return problem(KINDS["invalid"], f"Correct what the errors say: {named}.", errors=errors)
    if isinstance(exception, exceptions.Throttled):
        wait = str(max(1, math.ceil(getattr(exception, "wait", None) or 1)))
        return problem(KINDS["too-many-requests"], f"Try again in {wait} seconds.", headers={"Retry-After": wait})
    for known, name in _BY_EXCEPTION:
        if isinstance(exception, known):
            authenticate = getattr(exception, "auth_header", None)
            headers = {"WWW-Authenticate": str(authenticate)} if authenticate else None
            return problem(KINDS[name], str(exception.detail), headers=headers)
    return None


def _of_django(exception: Exception) -> Response | None:
    if isinstance(exception, Http404):
        return problem(KINDS["not-found"], "There is nothing here that you may see.")
    if isinstance(exception, DjangoPermissionDenied):
        return problem(KINDS["forbidden"], "The token may not do this.")
    if isinstance(exception, RequestDataTooBig):
        return problem(KINDS["too-large"], "The body is larger than is read.")
    if isinstance(exception, SuspiciousOperation):
        return problem(KINDS["malformed"], "The request cannot be read.")
    return None


def _of_database(exception: Exception) -> Response | None:
    """Away, or it took too long: the same request may do well later."""
    if isinstance(exception, DataError):
        log.warning("the database could not hold what was sent", exc_info=exception)
        return problem(KINDS["malformed"], "A value is outside what can be stored.")
    if not isinstance(exception, OperationalError | InterfaceError):
        return None
    log.warning("the database did not answer the API in time", exc_info=exception)
    detail = f"The answer could not be made in time. Try again in {RETRY_AFTER} seconds."
    return problem(KINDS["unavailable"], detail, headers={"Retry-After": str(RETRY_AFTER)})


def _unexpected(exception: Exception, context: dict[str, Any]) -> Response:
    request = context.get("request")
    log.error("the API failed", exc_info=exception)
    got_request_exception.send(sender=None, request=getattr(request, "_request", request))
    return problem(KINDS["internal"], "Something went wrong with us. It has been noted.")


def by_field(detail: Any, prefix: str = "") -> dict[str, list[str]]:
    """Flatten nested errors to {"requester.email": ["..."]}; what belongs to no field is under "body"."""
    if isinstance(detail, dict):
        found: dict[str, list[str]] = {}
        for name, value in detail.items():
            path = prefix if name == "non_field_errors" else f"{prefix}.{name}" if prefix else str(name)
            found |= by_field(value, path)
        return found
    if isinstance(detail, list) and any(isinstance(item, dict | list) for item in detail):
        return {
            path: texts
            for place, item in enumerate(detail)
            if item
            for path, texts in by_field(item, f"{prefix}.{place}" if prefix else str(place)).items()
        }
    texts = [str(item) for item in detail] if isinstance(detail, list) else [str(detail)]
    return {prefix or "body": texts}
