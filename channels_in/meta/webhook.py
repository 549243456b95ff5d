"""The one address Meta calls for everything our app subscribes to: pages, Instagram and WhatsApp alike.

GET is Meta asking whether the address is ours; POST is a batch of entries, signed over its raw bytes.
Source: developers.facebook.com/docs/graph-api/webhooks/getting-started
"""

import hmac
import json
import logging
from collections.abc import Callable, Iterator
from copy import copy
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_http_methods

from channels_in.accounts import app_of_key, secret, secrets_accepted
from channels_in.hook import body_of, hook, is_hmac_of, keep_delivery
from channels_in.intake import Came
from channels_in.models import VendorApp

logger = logging.getLogger(__name__)
PROVIDER = "meta"
Things = Callable[[VendorApp, dict[str, Any]], list[Came]]
# What an entry of a batch is about -> the function that says what came in it, and to which inboxes.
OBJECTS: dict[str, str] = {
    "page": "channels_in.meta.entries.page_things",
    "instagram": "channels_in.meta.entries.instagram_things",
    "whatsapp_business_account": "channels_in.whatsapp.webhook.things",
}


@hook
@require_http_methods(["GET", "POST"])
def called(request: HttpRequest, key: str) -> HttpResponse:
    app = app_of_key(key, PROVIDER)
    if app is None:
        raise Http404
    return _verified(request, app) if request.method == "GET" else _came(request, app)


def _verified(request: HttpRequest, app: VendorApp) -> HttpResponse:
    """Give the challenge back to whoever knows the verify token, as text that no browser takes for a page."""
    expected, given = secret(app, "verify_token"), request.GET.get("hub.verify_token", "")
    is_right = hmac.compare_digest(expected.encode(), given.encode("utf-8", "replace"))
    if not expected or not is_right or request.GET.get("hub.mode") != "subscribe":
        return HttpResponse(status=403)
    challenge = request.GET.get("hub.challenge", "")[:200]
    return HttpResponse(
        challenge, content_type="text/plain; charset=utf-8", headers={"X-Content-Type-Options": "nosniff"}
    )


def _came(request: HttpRequest, app: VendorApp) -> HttpResponse:
    body = body_of(request)
    given = request.headers.get("X-Hub-Signature-256", "")
    if not any(is_hmac_of(body, known, given) for known in secrets_accepted(app, "app_secret")):
        return HttpResponse(status=401)
    keep_delivery(PROVIDER, body, list(_things(app, body)), app=app)
    return HttpResponse("", content_type="text/plain; charset=utf-8")


def _things(app: VendorApp, body: bytes) -> Iterator[Came]:
    """Everything in the batch that an inbox of ours is there for. What is of no known kind stays in the delivery."""
    try:
        batch = json.loads(body)
    except (ValueError, RecursionError):
        return
    said = batch if isinstance(batch, dict) else {}
    name = OBJECTS.get(str(said.get("object")))
    entries = said.get("entry")
    if name is None or not isinstance(entries, list):
        return
    things: Things = import_string(name)
    app = copy(app)  # what is looked up for this batch is remembered on it, and the app may be shared by others
    for entry in entries:
        try:
            yield from things(app, entry)
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
            # Its bytes are kept in the delivery; the other entries must not be lost with it.
            logger.warning("an entry of a %s batch by Meta was of no known shape: %s", name, type(error).__name__)
