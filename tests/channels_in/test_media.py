"""Files a provider only names: fetched once, from where its door knows, and said what became of them."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from channels_in import media
from channels_in.base import ChannelError
from channels_in.fetching import fetch_from, name_for
from channels_in.intake import process
from channels_in.models import RawInbound, RemoteFile
from tests.channels_in.sms.conftest import make_account, vendors
from tests.clock import Clock
from tests.factories import make_agent, make_team
from tests.fakes.clamd import INFECTED, clamd
from tests.fakes.sms_vendors import SmsVendors, elks_mms, twilio_signature, twilio_sms
from tests.fakes.web import Reply, WebServer
from tickets.models import Attachment, Event, Message
from tickets.signals import ticket_changed

__all__ = ["vendors"]
FORM = "application/x-www-form-urlencoded"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
pytestmark = pytest.mark.django_db


def mms(vendors: SmsVendors, *urls: str, text: str = "Se här") -> list[RemoteFile]:
    """Somebody sends pictures by Twilio; the rows of what is to be fetched."""
    _account, path = make_account("twilio")
    named = {f"MediaUrl{place}": url for place, url in enumerate(urls)}
    body = twilio_sms("SM1", text, NumMedia=str(len(urls)), **named)
    signature = twilio_signature(f"http://127.0.0.1:8000{path}", body)
    Client().post(path, body, content_type=FORM, headers={"X-Twilio-Signature": signature})
    process(RawInbound.objects.get().pk)
    return list(RemoteFile.objects.order_by("pk"))


def at(vendors: SmsVendors, path: str, reply: Reply) -> str:
    vendors.files[f"/twilio/{path}"] = reply
    return f"{vendors.url}/twilio/{path}"


def page(message: Message) -> str:
    client = Client()
    client.force_login(make_agent(teams=[message.ticket.team]))
    return client.get(f"/arenden/{message.ticket.number}/").content.decode()


def test_message_says_that_a_file_comes_and_then_has_it(vendors: SmsVendors) -> None:
    (row,) = mms(vendors, at(vendors, "1", Reply(200, PNG, {"Content-Type": "image/png"})))
    message = Message.objects.get()

    before = page(message)
    media.fetch(row.pk)
    after = page(message)

    assert (message.body, "En fil hämtas" in before) == ("Se här", True)
    assert [(file.name, file.content_type, file.size) for file in message.attachments.all()] == [
        ("bild.png", "image/png", len(PNG))
    ]
    assert ("En fil hämtas" in after, "bild.png" in after) == (False, True)


def test_pictures_of_46elks_are_fetched_with_its_account(vendors: SmsVendors) -> None:
    _account, path = make_account()
    vendors.files |= {f"/elks/images/{name}": Reply(200, PNG) for name in "ab"}
    Client().post(path, elks_mms("m1", "", f"{vendors.url}/elks/images/a", f"{vendors.url}/elks/images/b"), FORM)
    process(RawInbound.objects.get().pk)

    for row in RemoteFile.objects.all():
        media.fetch(row.pk)

    assert (Attachment.objects.count(), Message.objects.get().ticket.subject) == (2, "MMS")


def test_file_is_fetched_once_however_often_it_is_asked_for(vendors: SmsVendors) -> None:
    (row,) = mms(vendors, at(vendors, "1", Reply(200, PNG)))
    media.ask_for_files(row.message, [row.reference])

    media.fetch(row.pk)
    media.fetch(row.pk)

    assert (RemoteFile.objects.count(), Attachment.objects.count(), len(vendors.asked)) == (1, 1, 1)


def test_open_pages_are_told_and_nothing_happens_to_the_ticket(
    vendors: SmsVendors, django_capture_on_commit_callbacks: Any
) -> None:
    (row,) = mms(vendors, at(vendors, "1", Reply(200, PNG)))
    told: list[int] = []
    before = list(Event.objects.values_list("pk", flat=True))

    def hear(change: Any, **kwargs: Any) -> None:
        told.append(change.message_id)

    ticket_changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            media.fetch(row.pk)
    finally:
        ticket_changed.disconnect(hear)

    assert told == [row.message_id]
    assert list(Event.objects.values_list("pk", flat=True)) == before


def test_busy_vendor_is_asked_again_later(vendors: SmsVendors, clock: Clock) -> None:
    (row,) = mms(vendors, at(vendors, "1", Reply(503)))

    with pytest.raises(media.FetchLater) as caught:
        media.fetch(row.pk)
    vendors.files["/twilio/1"] = Reply(200, PNG)
    media.fetch(row.pk)

    assert caught.value.at == clock.now + media.AGAIN_AFTER[0]
    assert RemoteFile.objects.get().state == "fetched"


def test_hopeless_file_says_why(vendors: SmsVendors, clock: Clock) -> None:
    (row,) = mms(vendors, at(vendors, "1", Reply(503)))

    for _try in media.AGAIN_AFTER:
        with pytest.raises(media.FetchLater):
            media.fetch(row.pk)
    media.fetch(row.pk)
    media.fetch(row.pk)

    assert len(vendors.asked) == len(media.AGAIN_AFTER) + 1
    assert "Filen kunde inte hämtas. 503" in page(row.message)


def test_given_up_file_is_fetched_when_an_agent_asks_again(vendors: SmsVendors) -> None:
    (row,) = mms(vendors, at(vendors, "1", Reply(404)))
    media.fetch(row.pk)
    vendors.files["/twilio/1"] = Reply(200, PNG)
    ticket = row.message.ticket
    address = f"/arenden/{ticket.number}/meddelanden/{row.message_id}/filer/{row.pk}/hamtning/"
    agent, outsider = make_agent(teams=[ticket.team]), make_agent(teams=[make_team("Vatten")])
    answers = []
    for who in (outsider, agent, agent):
        client = Client()
        client.force_login(who)
        answers.append(client.post(address).status_code)

    assert answers == [404, 302, 302]
    assert RemoteFile.objects.get().state == "waiting"
    media.fetch(row.pk)
    assert [file.size for file in row.message.attachments.all()] == [len(PNG)]


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_fetch_one_file(vendors: SmsVendors) -> None:
    (row,) = mms(vendors, at(vendors, "1", Reply(200, PNG)))

    def job(_number: int) -> None:
        try:
            with suppress(media.FetchLater):
                media.fetch(row.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(job, range(8)))

    assert (Attachment.objects.count(), len(vendors.asked)) == (1, 1)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.2:1/x",
        "http://[::1]:1/x",
        "http://2130706433:1/x",
        "http://169.254.169.254/latest/meta-data/",
        "https://api.twilio.com@127.0.0.2/x",
        "https://api.twilio.com.inre.example/x",
        "file:///etc/passwd",
        "//",
        "http://[",
    ],
)
def test_file_elsewhere_is_never_called(vendors: SmsVendors, url: str) -> None:
    (row,) = mms(vendors, url)

    media.fetch(row.pk)

    assert (RemoteFile.objects.get().state, vendors.asked) == ("failed", [])


def test_redirect_leads_nowhere_else(vendors: SmsVendors, settings: Settings) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    with WebServer(lambda asked: Reply(200, PNG)) as inside:
        lures = f"http://localhost:{inside.port}/x"
        (row,) = mms(vendors, at(vendors, "1", Reply(302, headers={"Location": lures})))
        media.fetch(row.pk)

        assert (inside.asked, RemoteFile.objects.get().state) == ([], "failed")


def test_secret_goes_to_the_first_host_only(settings: Settings) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    with WebServer(lambda asked: Reply(200, PNG)) as store:
        there = Reply(307, headers={"Location": f"http://localhost:{store.port}/x"})
        with WebServer(lambda asked: there) as vendor:
            found = fetch_from(vendor.url, hosts={"127.0.0.1", "localhost"}, headers={"authorization": "Basic x"})

            assert found[1] == PNG
            assert [asked.headers.get("authorization") for asked in [*vendor.asked, *store.asked]] == ["Basic x", None]


def test_circle_of_redirects_ends(settings: Settings) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
    with WebServer(lambda asked: Reply(302, headers={"Location": "/again"})) as vendor:
        with pytest.raises(ChannelError) as caught:
            fetch_from(vendor.url, hosts={"127.0.0.1"})

        assert (caught.value.permanent, len(vendor.asked)) == (True, 3)


def test_too_large_a_file_is_left(vendors: SmsVendors, settings: Settings) -> None:
    settings.ATTACHMENT_MAX_BYTES = 100
    (row,) = mms(vendors, at(vendors, "1", Reply(200, PNG * 10)))

    media.fetch(row.pk)

    assert (RemoteFile.objects.get().state, Attachment.objects.count()) == ("failed", 0)


def test_infected_file_is_not_kept(vendors: SmsVendors, settings: Settings) -> None:
    (row,) = mms(vendors, at(vendors, "1", Reply(200, INFECTED)))
    with clamd() as scanner:
        settings.FILE_SCANNER = scanner.url
        media.fetch(row.pk)

    assert (RemoteFile.objects.get().state, Attachment.objects.count()) == ("failed", 0)


def test_scanner_that_is_away_costs_no_try(vendors: SmsVendors, settings: Settings, clock: Clock) -> None:
    (row,) = mms(vendors, at(vendors, "1", Reply(200, PNG)))
    settings.FILE_SCANNER = "clamd://127.0.0.1:1"

    with pytest.raises(media.FetchLater):
        media.fetch(row.pk)

    found = RemoteFile.objects.get()
    assert (found.state, found.tries, found.due_at) == ("waiting", 0, clock.now + media.STORAGE_AWAY)


def test_more_files_than_anybody_sends_are_said_to_be_left(vendors: SmsVendors) -> None:
    (row,) = mms(vendors, at(vendors, "1", Reply(200, PNG)))
    media.ask_for_files(row.message, [{"url": f"https://a.example/{number}"} for number in range(200)])

    states = list(RemoteFile.objects.values_list("state", flat=True))
    assert (states.count("waiting"), states.count("failed")) == (31, 30)


def test_file_without_a_name_is_called_what_it_is() -> None:
    assert [name_for(kind) for kind in ("image/jpeg", "audio/ogg; codecs=opus", "", "x/y")] == [
        "bild.jpg",
        "inspelning.oga",
        "fil",
        "fil",
    ]
