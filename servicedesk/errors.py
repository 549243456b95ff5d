"""What is answered when something broke."""

import sys
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER = "15"  # seconds


def server_error(request: HttpRequest) -> HttpResponse:
    """503 while the database is away, so that proxies and browsers come back; else 500.

    Neither page asks anything of the request, the session or the database. The browser keeps what was typed.
    """
    if any(isinstance(error, OperationalError | InterfaceError) for error in _causes(sys.exc_info()[1])):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": RETRY_AFTER})
    return HttpResponse(render_to_string("500.html"), status=500)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
