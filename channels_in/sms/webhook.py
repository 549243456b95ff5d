"""What the vendors tell us: an SMS that came in, and what became of one of ours. Kept and committed, then answered."""

import hashlib

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from channels_in.hook import body_of, hook
from channels_in.intake import keep
from channels_in.models import SmsAccount, SmsStop, SmsVendor
from channels_in.sms import parse
from channels_in.sms.accounts import account_of_key, account_of_report
from channels_in.sms.reports import take_report
from channels_in.sms.vendors import VENDORS

BODY_MAX = 64_000  # bytes; the longest SMS is a tenth of it
# The body of the answer would be sent back as an SMS (46elks), or is read as orders (Twilio): it holds nothing.
_TWILIO_ANSWER = '<?xml version="1.0" encoding="UTF-8"?><Response/>'


@hook  # the address, and Twilio's signature, say who it is
@require_POST
def came(request: HttpRequest, key: str) -> HttpResponse:
    """An SMS. The same one told again is answered the same and is one message."""
    account, body = _read(request, account_of_key(key))
    try:
        fields = parse.fields_of(body)
        named = parse.vendor_id(account.vendor, fields)
        # What nobody understands is kept too, and waits for a person.
        external_id = f"sms:{named}" if named else f"sms:sha256:{hashlib.sha256(body).hexdigest()}"
    except parse.NoSms:
        fields, external_id = {}, f"sms:sha256:{hashlib.sha256(body).hexdigest()}"
    with transaction.atomic(savepoint=False):
        _raw, is_new = keep(account.inbox, external_id=external_id, body=body, envelope={"vendor": account.vendor})
        if is_new:
            _mind_stop(account.vendor, fields)
    return _answer(account)


@hook
@require_POST
def reported(request: HttpRequest, key: str) -> HttpResponse:
    """What became of an SMS of ours. What is no report we know is answered and forgotten."""
    account, body = _read(request, account_of_report(key))
    try:
        report = VENDORS[account.vendor].report(parse.fields_of(body))
    except parse.NoSms:
        report = None
    if report is not None and report.state:
        take_report(account, report)
    return _answer(account)


def _read(request: HttpRequest, account: SmsAccount | None) -> tuple[SmsAccount, bytes]:
    """The account and the body of a request by its vendor. Raises Http404 for anybody else, RequestDataTooBig."""
    if account is None or not account.inbox.is_active:
        raise Http404
    body = body_of(request, BODY_MAX)
    url = settings.BASE_URL + request.get_full_path()
    headers = {"x-twilio-signature": request.headers.get("X-Twilio-Signature", "")}
    if not VENDORS[account.vendor].is_signed(account, url=url, body=body, headers=headers):
        raise Http404
    return account, body


def _mind_stop(vendor: str, fields: dict[str, str]) -> None:
    """STOP holds for all our numbers, until they write something else."""
    number = parse.sender_of(vendor, fields)
    if not number:
        return
    if parse.says_stop(parse.text_of(vendor, fields)):
        SmsStop.objects.get_or_create(number=number)
    else:
        SmsStop.objects.filter(number=number).delete()


def _answer(account: SmsAccount) -> HttpResponse:
    if account.vendor == SmsVendor.TWILIO:
        return HttpResponse(_TWILIO_ANSWER, content_type="text/xml; charset=utf-8")
    return HttpResponse("", content_type="text/plain; charset=utf-8")
