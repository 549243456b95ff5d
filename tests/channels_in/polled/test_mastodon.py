"""Mastodon: what is said to us comes in once, as public as it was; answers go to it, once."""

import json
from typing import Any

import pytest

from channels_in import media
from channels_in.accounts import Refused, save_account, secret
from channels_in.delivery import TryLaterError, deliver
from channels_in.mastodon.forms import MastodonForm
from channels_in.models import DoorAccount, RawInbound, RemoteFile, SocialItem
from channels_in.polling import fetch_account
from tests.channels_in.contract.case_mastodon import make
from tests.channels_in.polled.accounts import fetch
from tests.clock import Clock
from tests.factories import make_agent
from tests.fakes.mastodon import TOKEN, Mastodon
from tests.fakes.network import stamp
from tests.fakes.web import Reply
from tickets.actions.reply import reply
from tickets.actions.retry_delivery import retry_by_hand
from tickets.models import Delivery, Inbox, Message, Ticket

pytestmark = pytest.mark.django_db
ANNA = "anna.b@annan.example"


def answer(ticket: Ticket, clock: Clock, body: str = "Bilen kommer på onsdag.") -> Message:
    message = reply(ticket, by=make_agent("Johan Åkerström", teams=[ticket.team]), body=body)
    clock.forward(minutes=1)
    return message


def fresh(message: Message) -> Message:
    return Message.objects.get(pk=message.pk)


def posted(mastodon: Mastodon) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(next(asked for asked in reversed(mastodon.asked) if asked.method == "POST").body)
    return found


@pytest.fixture
def inbox(mastodon: Mastodon, clock: Clock) -> Inbox:
    inbox = make(mastodon)
    fetch(inbox)
    return inbox


@pytest.mark.parametrize(
    ("visibility", "is_public"), [("public", True), ("unlisted", True), ("private", False), ("direct", False)]
)
def test_mention_comes_in_and_is_answered_as_public_as_it_was(
    mastodon: Mastodon, inbox: Inbox, clock: Clock, visibility: str, is_public: bool
) -> None:
    number = mastodon.says("Sopbilen kom inte idag", visibility=visibility)
    fetch(inbox)
    ticket = Ticket.objects.get()
    deliver(answer(ticket, clock).pk)

    item = SocialItem.objects.get(is_ours=False)
    host = mastodon.url.removeprefix("http://")
    assert (item.external_id, item.is_public, item.author_id, item.message) == (
        f"{number}@{host}",
        is_public,
        ANNA,
        ticket.messages.get(direction="in"),
    )
    assert posted(mastodon) == {
        "status": f"@{ANNA} Bilen kommer på onsdag.\nJohan Åkerström, Storåns kommun",
        "in_reply_to_id": number,
        "visibility": visibility,
        "language": "sv",
    }
    assert SocialItem.objects.get(is_ours=True).is_public is is_public


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


def test_content_warning_and_choices_are_read_and_the_answer_keeps_the_warning(
    mastodon: Mastodon, inbox: Inbox, clock: Clock
) -> None:
    poll = {"options": [{"title": "Ja"}, {"title": "Nej"}]}
    mastodon.says("Ska det vara så?", spoiler_text="Sopor", poll=poll)
    fetch(inbox)
    deliver(answer(Ticket.objects.get(), clock).pk)

    assert Message.objects.get(direction="in").body == "CW: Sopor\n\nSka det vara så?\n\n- Ja\n- Nej"
    assert posted(mastodon)["spoiler_text"] == "Sopor"


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


def test_what_was_removed_cannot_be_answered(mastodon: Mastodon, inbox: Inbox, clock: Clock) -> None:
    number = mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    mastodon.removes(number)
    clock.forward(minutes=31)
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock)
    deliver(message.pk)

    assert (fresh(message).delivery, mastodon.texts) == (Delivery.FAILED, [])


def test_answer_written_in_the_networks_own_app_is_on_the_ticket_once(mastodon: Mastodon, inbox: Inbox) -> None:
    number = mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    mastodon.writes_as_us("Vi tittar på det", answers=number)
    mastodon.writes_as_us("Glad midsommar")
    fetch(inbox)
    fetch(inbox)

    ticket = Ticket.objects.get()
    assert [(row.direction, row.body, row.delivery) for row in ticket.messages.all()] == [
        ("in", "Sopbilen kom inte idag", ""),
        ("out", "Vi tittar på det", Delivery.SENT),
    ]
    assert ticket.first_answered_at is not None


def test_own_answer_makes_nothing_when_it_is_seen(mastodon: Mastodon, inbox: Inbox, clock: Clock) -> None:
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    deliver(answer(Ticket.objects.get(), clock).pk)
    fetch(inbox)

    assert Message.objects.count() == 2


def test_answer_that_may_have_left_is_sent_again_under_the_same_key(
    mastodon: Mastodon, inbox: Inbox, clock: Clock
) -> None:
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock)
    mastodon.lost = 1
    with pytest.raises(TryLaterError):
        deliver(message.pk)
    clock.forward(minutes=5)
    deliver(message.pk)

    assert (len(mastodon.texts), fresh(message).delivery) == (1, Delivery.SENT)


def test_answer_unsure_for_longer_than_the_key_holds_waits_for_an_agent(
    mastodon: Mastodon, inbox: Inbox, clock: Clock
) -> None:
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock)
    mastodon.next_replies = [Reply(500, b"oops")]
    with pytest.raises(TryLaterError):
        deliver(message.pk)
    clock.forward(minutes=51)
    deliver(message.pk)

    assert (mastodon.texts, fresh(message).delivery) == ([], Delivery.UNKNOWN)
    agent = make_agent(teams=[message.ticket.team])
    retry_by_hand(fresh(message), by=agent)
    deliver(message.pk)
    assert len(mastodon.texts) == 1


def test_answer_we_were_stopped_before_noting_is_known_when_the_network_shows_it(
    mastodon: Mastodon, inbox: Inbox, clock: Clock
) -> None:
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock, "Bilen kommer **på onsdag**. Se https://storan.example/sopor")
    mastodon.lost = 1
    with pytest.raises(TryLaterError):
        deliver(message.pk)
    fetch(inbox)
    clock.forward(minutes=90)
    deliver(message.pk)

    assert (len(mastodon.texts), fresh(message).delivery, Message.objects.count()) == (1, Delivery.SENT, 2)


def test_text_that_is_too_long_is_refused_before_it_leaves(mastodon: Mastodon, inbox: Inbox, clock: Clock) -> None:
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock, "å" * 490)
    deliver(message.pk)

    assert (fresh(message).delivery, mastodon.paths("POST")) == (Delivery.FAILED, [])


def test_server_with_room_for_more_is_given_more(mastodon: Mastodon, clock: Clock) -> None:
    mastodon.most_characters = 5000
    inbox = make(mastodon)
    mastodon.says("Sopbilen kom inte idag")
    fetch(inbox)
    deliver(answer(Ticket.objects.get(), clock, "å" * 490).pk)

    assert len(mastodon.texts) == 1


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
