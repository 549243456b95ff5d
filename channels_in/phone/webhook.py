"""What providers tell of calls: kept and committed, then answered with what to do with the call next.

/in/phone/<key>/ is where a call begins, and all an exchange calls; /in/phone/steg/<key>/ is told with each call.
"""

import hashlib

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from channels_in.accounts import account_of_key, secrets_accepted
from channels_in.hook import body_of, hook, is_of_twilio, keep_delivery
from channels_in.intake import Came
from channels_in.models import CallEnd, DoorAccount, HookDelivery
from channels_in.phone import answers
from channels_in.phone.addresses import STEPS, step_of
from channels_in.phone.fields import NoCall
from channels_in.phone.lines import PROVIDERS, line_of
from channels_in.phone.parse import parse
from channels_in.phone.signatures import is_of_exchange, is_recent
from channels_in.phone.told import Told

JSON, XML = "application/json", "text/xml; charset=utf-8"


@hook
@require_POST
def came(request: HttpRequest, key: str) -> HttpResponse:
    """A call has come, or something an exchange tells."""
    account = account_of_key(key, *PROVIDERS)
    if account is None:
        raise Http404
    body = body_of(request)
    if not _is_theirs(request, account, body):
        return HttpResponse(status=401)
    told = _keep(account, body, "start", None)
    return _answer(account, "start", told, None)


@hook
@require_POST
def step(request: HttpRequest, key: str) -> HttpResponse:
    """How a call goes on."""
    found = step_of(key)
    if found is None or found.name not in STEPS:
        raise Http404
    body = body_of(request)
    if not _is_theirs(request, found.account, body):
        return HttpResponse(status=401)
    told = _keep(found.account, body, found.name, found.ours)
    return _answer(found.account, found.name, told, found.ours)


def _is_theirs(request: HttpRequest, account: DoorAccount, body: bytes) -> bool:
    known = secrets_accepted(account, "secret")  # for a day the one before too
    if account.provider == "twilio":
        url, given = settings.BASE_URL + request.get_full_path(), request.headers.get("X-Twilio-Signature", "")
        return any(is_of_twilio(one, url=url, body=body, given=given) for one in known)
    if account.provider == "signed":
        timestamp, given = request.headers.get("X-Timestamp", ""), request.headers.get("X-Signature", "")
        if not any(is_of_exchange(one, timestamp=timestamp, body=body, given=given) for one in known):
            return False
        return is_recent(timestamp) or _is_known(account, body)
    return True  # 46elks signs nothing: whoever knows the address is believed


def _is_known(account: DoorAccount, body: bytes) -> bool:
    """What was told before may be told again, however late: an exchange tries until it is answered."""
    digest = hashlib.sha256(body).hexdigest()
    return HookDelivery.objects.filter(provider=account.provider, account=account, digest=digest).exists()


def _keep(account: DoorAccount, body: bytes, name: str, ours: int | None) -> Told | None:
    """Return what it tells; None for what is of no known kind, which is kept all the same."""
    provider = account.provider
    try:
        told = parse(body, provider=provider, step=name, ours=ours, came_at=timezone.now())
    except NoCall:
        keep_delivery(provider, body, [], account=account)
        return None
    digest = hashlib.sha256(name.encode() + b"\0" + body).hexdigest()
    envelope = {"provider": provider, "step": name, "ours": str(ours or "")}
    thing = Came(account.inbox, f"call:{digest}", body, envelope=envelope)
    keep_delivery(provider, body, [thing], account=account)
    return told


def _answer(account: DoorAccount, name: str, told: Told | None, ours: int | None) -> HttpResponse:
    if account.provider == "46elks":
        return HttpResponse(_for_elks(account, name, told, ours), content_type=JSON)
    if account.provider == "twilio":
        return HttpResponse(_for_twilio(account, name, told, ours), content_type=XML)
    return HttpResponse("{}", content_type=JSON)


def _for_elks(account: DoorAccount, name: str, told: Told | None, ours: int | None) -> str:
    if told is None or ours is not None or name not in ("start", "connected"):
        return answers.NOTHING_TO_DO
    line = line_of(account)
    if name == "start":
        return answers.elks_start(account, line)
    return answers.elks_connected(account, line, was_answered=told.outcome == CallEnd.ANSWERED)


def _for_twilio(account: DoorAccount, name: str, told: Told | None, ours: int | None) -> str:
    if told is None:
        return answers.twilio_nothing()
    if name == "start":
        # The status callback of the number itself comes here too: the call is over then, and needs nothing.
        return answers.twilio_nothing() if told.ended_at else answers.twilio_start(account, line_of(account))
    if name == "connected" and ours is None and told.outcome not in (CallEnd.ANSWERED, CallEnd.CALLER_LEFT):
        return answers.twilio_message(account, line_of(account))
    return answers.twilio_end() if name in ("connected", "over") else answers.twilio_nothing()
