"""Administrators must have a second factor: an authenticator app or a passkey. The one place where it is asked for."""

from collections.abc import Callable, Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from servicedesk.people.access import access_of
from servicedesk.people.models import Agent

STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# What an administrator without a second factor may reach: getting one, and leaving.
OPEN_NAMES = frozenset(
    {
        "second_factor",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "account_login",
        "account_logout",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "set_language",
        "branding_css",
        "healthz",
        "readyz",
    }
)


def has_second_factor(agent: Agent) -> bool:
    return bool(Authenticator.objects.filter(user_id=agent.pk, type__in=STRONG).exists())


def must_enrol(agent: Agent) -> bool:
    """Whether this agent may do nothing more before having a second factor (ADMIN_SECOND_FACTOR_REQUIRED)."""
    if not settings.ADMIN_SECOND_FACTOR_REQUIRED or not access_of(agent).is_administrator:
        return False
    return not has_second_factor(agent)


def who_must_enrol(agents: Iterable[Agent]) -> set[int]:
    """The same for many at once: the ids of those who must. One query where there are administrators, else none."""
    required = settings.ADMIN_SECOND_FACTOR_REQUIRED
    administrators = {agent.pk for agent in agents if required and access_of(agent).is_administrator}
    if not administrators:
        return set()
    having = Authenticator.objects.filter(user_id__in=administrators, type__in=STRONG)
    return administrators - set(having.values_list("user_id", flat=True))


class SecondFactorMiddleware:
    """Send administrators without a second factor to where they get one, whatever they ask for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if SESSION_KEY not in request.session or (match is not None and match.url_name in OPEN_NAMES):
            return None
        agent = request.user
        if not isinstance(agent, Agent) or not must_enrol(agent):
            return None
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": reverse("second_factor")})
        return HttpResponseRedirect(reverse("second_factor"))
