"""Who may play: agents of a demo installation on one machine. Everywhere else the addresses do not exist."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def is_open() -> bool:
    return bool(settings.DEMO and settings.ONE_MACHINE)


def for_players(view: View) -> View:
    for_agents = login_required(view)

    @wraps(view)
    def answer(request: HttpRequest, **named: str) -> HttpResponse:
        if not is_open():
            raise Http404
        return for_agents(request, **named)

    return answer
