"""Who is at the other end of a page's request."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase

from servicedesk.people.access import access_of
from servicedesk.people.models import Agent

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]


def signed_in(request: HttpRequest) -> Agent:
    """Return the agent who asks; Http404 when there is none (a view that forgot login_required shows nothing)."""
    if not isinstance(request.user, Agent):
        raise Http404
    return request.user


def administrators_only(view: View[Rest]) -> View[Rest]:
    """For views of the settings: the anonymous sign in first, agents who do not administer find nothing here."""

    @wraps(view)
    def checked(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        if not access_of(signed_in(request)).is_administrator:
            raise Http404
        return view(request, *args, **kwargs)

    return login_required(checked)


def leads_only(view: View[Rest]) -> View[Rest]:
    """As administrators_only, for those who lead a team too."""

    @wraps(view)
    def checked(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        access = access_of(signed_in(request))
        if not access.is_administrator and not access.lead_teams:
            raise Http404
        return view(request, *args, **kwargs)

    return login_required(checked)
