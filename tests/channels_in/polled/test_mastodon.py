"""Mastodon: what is said to us comes in once, with what became of it; the account is set up as it should be."""

import json
from typing import Any

import pytest

from channels_in import media
from channels_in.accounts import Refused, save_account, secret
from channels_in.delivery import deliver
from channels_in.mastodon.forms import MastodonForm
from channels_in.models import DoorAccount, RawInbound, RemoteFile, SocialItem
from channels_in.polling import fetch_account
from tests.channels_in.contract.case_mastodon import make
from tests.channels_in.polled.accounts import fetch
from tests.channels_in.polled.answers import answer
from tests.clock import Clock
from tests.factories import make_agent
from tests.fakes.mastodon import TOKEN, Mastodon
from tests.fakes.network import stamp
from tickets.models import Inbox, Message, Ticket

pytestmark = pytest.mark.django_db
ANNA = "anna.b@annan.example"


def posted(mastodon: Mastodon) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(next(asked for asked in reversed(mastodon.asked) if asked.method == "POST").body)
    return found


@pytest.fixture
def inbox(mastodon: Mastodon, clock: Clock) -> Inbox:
    inbox = make(mastodon)
    fetch(inbox)
    return inbox


def test_same_notification_in_two_pages_is_one_message(mastodon: Mastodon, inbox: Inbox) -> None:
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    DoorAccount.objects.update(cursor={})
    mastodon.says("Och inte igår heller")
    fetch(inbox)

    assert list(Message.objects.order_by("pk").values_list("body", flat=True)) == [
        "Sopbilen kom inte idag",
        "Och inte igår heller",
    ]


def test_what_was_said_long_before_the_account_was_set_up_stays_there(mastodon: Mastodon, clock: Clock) -> None:
    mastodon.says("Gammalt")
    clock.forward(days=3)
    for number in range(45):
        mastodon.says(f"Nytt {number}")
    inbox = make(mastodon)
    DoorAccount.objects.update(created_at=clock.now)
    fetch(inbox)
    fetch(inbox)

    assert sorted(Message.objects.values_list("body", flat=True)) == sorted(f"Nytt {number}" for number in range(45))


def test_follow_up_goes_on_with_the_ticket_and_another_person_gets_one_of_their_own(
    mastodon: Mastodon, inbox: Inbox, clock: Clock
) -> None:
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    ticket = Ticket.objects.get()
    deliver(answer(ticket, clock).pk)
    ours = next(number for number, status in mastodon.statuses.items() if status["account"]["acct"] == "storan")
    mastodon.says("Tack!", answers=ours)
    mastodon.says("Inte hos mig heller", acct="kalle@tredje.example", answers=ours)
    fetch(inbox)

    assert [row.body for row in ticket.messages.filter(direction="in")] == ["Sopbilen kom inte idag", "Tack!"]
    other = Ticket.objects.exclude(pk=ticket.pk).get()
    assert other.events.filter(kind="possibly_belongs").exists()
    assert SocialItem.objects.values_list("thread_id", flat=True).distinct().count() == 1


def test_thread_before_a_mention_is_kept_beside_it(mastodon: Mastodon, inbox: Inbox) -> None:
    post = mastodon.writes_as_us("Ny återvinningscentral i Storå")
    between = mastodon._status("Var då?", "kalle@tredje.example", "public", post)
    mastodon.says("Ja, var?", answers=between)
    fetch(inbox)

    host = mastodon.url.removeprefix("http://")
    rows = SocialItem.objects.order_by("external_id").values_list("text", "thread_id", "is_ours")
    root = f"{post}@{host}"
    assert list(rows) == [
        ("Ny återvinningscentral i Storå", root, True),
        ("Var då?", root, False),
        ("Ja, var?", root, False),
    ]
    assert Ticket.objects.count() == 1


@pytest.mark.parametrize("tells", [True, False])
def test_edit_is_noticed_and_what_it_said_before_is_kept(
    mastodon: Mastodon, inbox: Inbox, clock: Clock, tells: bool
) -> None:
    number = mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    clock.forward(minutes=31)
    mastodon.edits(number, "Sopbilen kom till slut", tells=tells)
    fetch(inbox)
    clock.forward(minutes=31)
    fetch(inbox)

    item = SocialItem.objects.get()
    assert (item.text, [row.text for row in item.versions.all()]) == (
        "Sopbilen kom till slut",
        ["Sopbilen kom inte idag"],
    )
    assert Message.objects.get().body == "Sopbilen kom inte idag"
    assert Ticket.objects.get().events.filter(kind="message_edited").count() == 1


@pytest.mark.parametrize("is_older", [True, False])
def test_removal_is_noticed(mastodon: Mastodon, inbox: Inbox, clock: Clock, is_older: bool) -> None:
    mastodon.is_older = is_older
    number = mastodon.says("Sopbilen kom inte idag")
    mastodon.says("Den här finns kvar")
    fetch(inbox)
    mastodon.removes(number)
    clock.forward(minutes=31)
    fetch(inbox)
    clock.forward(minutes=31)
    fetch(inbox)

    assert [(item.text, item.state) for item in SocialItem.objects.order_by("pk")] == [
        ("Sopbilen kom inte idag", "withdrawn"),
        ("Den här finns kvar", "shown"),
    ]


def test_picture_alone_is_a_message_and_is_fetched(mastodon: Mastodon, inbox: Inbox) -> None:
    picture = {"id": "1", "type": "image", "url": f"{mastodon.url}/media/1.png", "description": "En full soptunna"}
    mastodon.says("", media_attachments=[picture])
    fetch(inbox)
    media.fetch(RemoteFile.objects.get().pk)

    message = Message.objects.get()
    assert (message.ticket.subject, [file.name for file in message.attachments.all()]) == (
        "Mastodon",
        ["En full soptunna.png"],
    )


def test_program_is_never_answered_automatically(mastodon: Mastodon, inbox: Inbox) -> None:
    bot = {"id": "9", "acct": "robot@annan.example", "username": "robot", "display_name": "Robot", "bot": True}
    mastodon.says("Väder", account=bot)
    fetch(inbox)

    assert Message.objects.get().is_automatic is True


def form(mastodon: Mastodon, **more: str) -> MastodonForm:
    return MastodonForm(
        {"home": f"{mastodon.url}/about/", "external_id": "@Storan", "name": "", "token": TOKEN, **more}
    )


def test_account_is_named_as_others_name_it_and_can_be_tried(mastodon: Mastodon, inbox: Inbox) -> None:
    tried = form(mastodon)
    assert tried.is_valid()
    host = mastodon.url.removeprefix("http://")
    assert (tried.cleaned_data["home"], tried.cleaned_data["external_id"]) == (mastodon.url, f"storan@{host}")

    MastodonForm().check_account(inbox.door_account)


@pytest.mark.parametrize("home", ["http://intern.example", "file:///etc/passwd", "https://a@b.example", "social"])
def test_address_that_is_never_called_is_refused(mastodon: Mastodon, home: str) -> None:
    assert "home" in form(mastodon, home=home).errors


def test_token_is_asked_for_again_for_another_server_and_shown_nowhere(mastodon: Mastodon, inbox: Inbox) -> None:
    account = inbox.door_account
    with pytest.raises(Refused):
        save_account(
            inbox,
            by=make_agent(),
            given={},
            needed=("token",),
            provider="mastodon",
            home="https://annan.example",
            external_id=account.external_id,
        )
    assert TOKEN not in account.secrets
    assert secret(account, "token") == TOKEN


def test_times_without_a_zone_and_odd_shapes_are_kept_for_a_person(
    mastodon: Mastodon, inbox: Inbox, clock: Clock
) -> None:
    mastodon.says("En", created_at="2026-11-22T08:15:00")
    mastodon.says("Två", account=None)
    mastodon.says("Tre", created_at=stamp(clock.now))
    fetch_account(inbox.door_account.pk)
    fetch(inbox)

    assert list(Message.objects.values_list("body", flat=True)) == ["Tre"]
    assert RawInbound.objects.exclude(state="done").count() == 2
