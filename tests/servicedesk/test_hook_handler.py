"""What providers call at once is written together, answered after the commit, and no call is another's misfortune."""

import asyncio
from typing import Any

import pytest
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.urls import path
from pytest_django.fixtures import Settings

from channels_in.hook import body_of, hook, keep_delivery
from channels_in.intake import Came
from channels_in.models import HookDelivery, RawInbound
from servicedesk.hook_handler import HookHandler
from tests.factories import make_inbox
from tests.fakes.sms_vendors import elks_sms
from tickets.models import Inbox

pytestmark = pytest.mark.django_db(transaction=True)


@hook
def told(request: HttpRequest, key: str) -> HttpResponse:
    """A door that keeps what it is told, and stumbles over some of it after that."""
    body = body_of(request)
    inbox = Inbox.objects.get(slug=key)
    keep_delivery("prov", body, [Came(inbox, body.decode(), body)])
    if body.startswith(b"bad"):
        RawInbound.objects.create(inbox=inbox, external_id="written", body=b"")
        raise RuntimeError("it stumbles")
    return HttpResponse("")


urlpatterns = [path("in/prov/<str:key>/", told)]


async def call(handler: HookHandler, where: str, body: bytes) -> int:
    sent: list[dict[str, Any]] = []
    scope = {"type": "http", "method": "POST", "path": where, "headers": [(b"host", b"127.0.0.1")], "query_string": b""}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await handler(scope, receive, send)  # type: ignore[arg-type]  # the stubs ask for a plainer message
    return int(sent[0]["status"])


def called(inbox: Inbox, *bodies: bytes) -> list[int]:
    """Call with all of them at once; return the statuses in their order."""
    handler = HookHandler()

    async def all_at_once() -> list[int]:
        calls = (call(handler, f"/in/prov/{inbox.slug}/", body) for body in bodies)
        statuses = list(await asyncio.gather(*calls))
        await asyncio.get_running_loop().run_in_executor(handler._thread, connections.close_all)
        return statuses

    return asyncio.run(all_at_once())


@pytest.fixture(autouse=True)
def own_addresses(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False


def test_calls_that_come_together_are_each_kept_once() -> None:
    inbox = make_inbox(kind="facebook")
    bodies = [b"call %d" % (number % 40) for number in range(60)]

    assert called(inbox, *bodies) == [200] * 60
    assert RawInbound.objects.count() == HookDelivery.objects.count() == 40


def test_call_that_fails_is_answered_so_and_takes_no_other_with_it() -> None:
    inbox = make_inbox(kind="facebook")

    assert called(inbox, b"one", b"bad", b"two") == [200, 500, 200]
    assert sorted(RawInbound.objects.values_list("external_id", flat=True)) == ["bad", "one", "two", "written"]


def test_address_nobody_knows_is_not_there() -> None:
    handler = HookHandler()

    assert asyncio.run(call(handler, "/in/nowhere/x/", elks_sms("s1", "Hej"))) == 404
