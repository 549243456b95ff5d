"""What every address that a provider calls does: a bounded body, kept before it is answered, in one transaction.

Who may call is the door's own: a signature over the raw bytes, or an address that is the secret.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable, Sequence
from functools import wraps
from urllib.parse import parse_qsl

from django.core.exceptions import RequestDataTooBig
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from channels_in.intake import Came, keep_many
from channels_in.models import DoorAccount, HookDelivery, VendorApp
from channels_in.together import write_together

BODY_MAX = 1_000_000  # bytes; no provider sends more at once
Hook = Callable[[HttpRequest, str], HttpResponse]


def hook(view: Hook) -> Hook:
    """A provider has no cookie; what is too large is answered 413."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, key: str) -> HttpResponse:
        try:
            return view(request, key)
        except RequestDataTooBig:
            return HttpResponse(status=413)

    return answer


def body_of(request: HttpRequest, most: int = BODY_MAX) -> bytes:
    """Return the raw bytes. Raises RequestDataTooBig, which hook answers."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > most:
        raise RequestDataTooBig
    body = request.read(most + 1)
    if len(body) > most:
        raise RequestDataTooBig
    return body


def is_hmac_of(body: bytes, secret: str, given: str, *, prefix: str = "sha256=") -> bool:
    """Whether given is prefix and the HMAC-SHA256 of the raw bytes in hexadecimal. An empty secret signs nothing."""
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return bool(secret) and hmac.compare_digest((prefix + digest).encode(), given.encode("utf-8", "replace"))


def is_of_twilio(token: str, *, url: str, body: bytes, given: str) -> bool:
    """Whether given is the HMAC-SHA1 of the address and the sorted fields (twilio.com/docs, webhook security)."""
    pairs = sorted(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    text = url + "".join(f"{name}{value}" for name, value in pairs)
    digest = base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest())
    return bool(token) and hmac.compare_digest(digest, given.encode("utf-8", "replace"))


def keep_delivery(
    provider: str,
    body: bytes,
    came: Sequence[Came],
    *,
    app: VendorApp | None = None,
    account: DoorAccount | None = None,
) -> None:
    """Write what a provider called with, whole and as the things in it, and commit. After this it may be answered.

    Of calls that are written together, at the end of them (channels_in.together).
    """
    digest = hashlib.sha256(body).hexdigest()
    items = min(len(came), 32_767)
    row = HookDelivery(provider=provider, app=app, account=account, digest=digest, body=body, items=items)
    write_together(_write, (row, came))


def _write(kept: list[tuple[HookDelivery, Sequence[Came]]]) -> None:
    things = [one for _row, came in kept for one in came]
    with transaction.atomic():
        HookDelivery.objects.bulk_create([row for row, _came in kept], ignore_conflicts=True)
        if things:
            keep_many(things)
