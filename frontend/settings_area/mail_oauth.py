"""Connecting the mailbox of an inbox at Microsoft 365 or Google: away to the provider, and back with its answer."""

import secrets
import time
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from channels_in.email.oauth.asking import REFUSED as PROVIDER_REFUSED
from channels_in.email.oauth.asking import SAID, OAuthFailure, consent_address, in_words
from channels_in.email.oauth.consent import connect, disconnect
from channels_in.models import OAuthClient, OAuthGrant
from frontend.people import administrators_only, signed_in
from frontend.settings_area.pages import show
from tickets.models import ChannelKind, Inbox

HERE = "settings_inboxes"
STATES = "settings.oauth_states"  # in the session: {state: {"client", "inbox", "verifier", "at"}}
GOOD_FOR = 600  # seconds
MOST_STATES = 5


@administrators_only
@require_POST
def connection(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin: remember in the session what is asked, and show the way to the provider.

    A page of its own and no redirect: the policy of our pages lets a form lead nowhere but to ourselves.
    """
    inbox = get_object_or_404(Inbox, pk=pk, kind=ChannelKind.EMAIL)
    chosen = request.POST.get("client", "")
    client = get_object_or_404(OAuthClient, pk=int(chosen) if chosen.isdecimal() and len(chosen) < 18 else 0)
    state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(64)
    _remember(request, state, {"client": client.pk, "inbox": inbox.pk, "verifier": verifier, "at": int(time.time())})
    address = consent_address(client, state=state, verifier=verifier, back=way_back(), account=inbox.address)
    response = show(request, "mail_oauth_leaving", {"inbox": inbox, "client": client, "address": address}, here=HERE)
    response.headers["Refresh"] = f"0; url={address}"
    return response


@administrators_only
@require_safe
def answer(request: HttpRequest) -> HttpResponse:
    """The provider sends the browser back here. A state is good once, in the session that asked, for ten minutes: it is
    what makes this GET, which the protocol asks for, one that the administrator wanted."""
    asked = _recall(request, request.GET.get("state", ""))
    inbox = Inbox.objects.filter(pk=asked["inbox"], kind=ChannelKind.EMAIL).first() if asked else None
    client = OAuthClient.objects.filter(pk=asked["client"]).first() if asked else None
    if asked is None or inbox is None or client is None:
        messages.error(request, _("The mailbox is not connected: the answer came too late, or twice. Begin again."))
        return redirect(HERE)
    try:
        code = _code(request)
        connect(inbox, client, by=signed_in(request), code=code, verifier=asked["verifier"], back=way_back())
    except OAuthFailure as failure:
        problem = in_words(str(failure))
        messages.error(request, _("The mailbox is not connected. %(problem)s.") % {"problem": capfirst(problem)})
    else:
        messages.success(request, _("The mailbox is connected. Test the connection."))
    return redirect("settings_inbox_account", inbox.pk)


@administrators_only
@require_POST
def connection_removal(request: HttpRequest, pk: int) -> HttpResponse:
    grant = get_object_or_404(OAuthGrant.objects.select_related("client", "inbox"), inbox=pk)
    disconnect(grant, by=signed_in(request))
    messages.success(request, _("The mailbox is disconnected. Its mail is not fetched any more."))
    return redirect("settings_inbox_account", pk)


def way_back() -> str:
    """The address the provider must know: from BASE_URL, never from what a request said it was."""
    return f"{settings.BASE_URL}{reverse('settings_oauth_answer')}"


def _code(request: HttpRequest) -> str:
    """Raises OAuthFailure when there is none, with what the provider said instead."""
    if code := request.GET.get("code", ""):
        return code[:4000]
    error = request.GET.get("error", "")
    raise OAuthFailure(SAID.get(error, PROVIDER_REFUSED), is_final=True)


def _remember(request: HttpRequest, state: str, asked: dict[str, Any]) -> None:
    waiting = dict(request.session.get(STATES) or {})
    newest = sorted(waiting, key=lambda key: waiting[key]["at"])[-(MOST_STATES - 1) :]
    request.session[STATES] = {**{key: waiting[key] for key in newest}, state: asked}


def _recall(request: HttpRequest, state: str) -> dict[str, Any] | None:
    """Return what was asked with this state, once."""
    waiting = dict(request.session.get(STATES) or {})
    asked: dict[str, Any] | None = waiting.pop(state, None)
    if asked is not None:
        request.session[STATES] = waiting
        request.session.save()  # before anything is asked: a second answer finds it used
    return asked if asked is not None and 0 <= time.time() - asked["at"] <= GOOD_FOR else None
