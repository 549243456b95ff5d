"""Something comes in through any door."""

from typing import Any

from django.test import Client

from channels_in.intake import process_many
from channels_in.models import RawInbound
from tests.channels_in.contract.case import Call, Case
from tickets.models import Inbox, Ticket


def post(call: Call) -> int:
    answer = Client(raise_request_exception=False).post(
        call.path, call.body, content_type=call.content_type, headers=dict(call.headers)
    )
    return answer.status_code


def take_in() -> None:
    """Read all that is kept, in its order."""
    process_many(list(RawInbound.objects.filter(state="waiting").order_by("pk").values_list("pk", flat=True)))


def arrived(case: Case, fake: Any, inbox: Inbox, text: str, named: str = "m1") -> Ticket:
    """Return the ticket that something said became."""
    if case.arrive is not None:
        case.arrive(fake, inbox, named, text)
    else:
        assert case.hooked is not None
        assert 200 <= post(case.hooked.call(inbox, named, text)) < 300
    take_in()
    return Ticket.objects.get(inbox=inbox)
