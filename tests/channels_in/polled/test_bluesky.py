"""Bluesky: what is said to us comes in once; answers go into its thread, once, and the session stays alive."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from channels_in import media
from channels_in.base import ChannelError
from channels_in.bluesky.forms import BlueskyForm
from channels_in.bluesky.sending import links, tid
from channels_in.delivery import TryLaterError, deliver
from channels_in.models import DoorAccount, RemoteFile, SocialItem
from tests.channels_in.contract.case_bluesky import make
from tests.channels_in.polled.accounts import fetch
from tests.channels_in.polled.answers import answer, fresh
from tests.clock import Clock
from tests.fakes.bluesky import ANNA, ANNA_DID, OUR_DID, Bluesky
from tests.fakes.network import told
from tests.fakes.web import Reply
from tickets.models import Delivery, Inbox, Message, Ticket

pytestmark = pytest.mark.django_db


def posted(bluesky: Bluesky) -> dict[str, Any]:
    found = [asked for asked in bluesky.asked if asked.path.endswith("createRecord")]
    record: dict[str, Any] = json.loads(found[-1].body)["record"]
    return record


@pytest.fixture
def inbox(bluesky: Bluesky, clock: Clock) -> Inbox:
    inbox = make(bluesky)
    fetch(inbox)
    return inbox


def test_mention_is_answered_in_its_thread(bluesky: Bluesky, inbox: Inbox, clock: Clock) -> None:
    root = bluesky.writes("Ny återvinningscentral")
    uri = bluesky.says("Var då?", answers=root)
    fetch(inbox)
    body = f"På Åkervägen, se https://storan.example/åvc. Hälsa @{ANNA} och @ingen.annan.example!"
    deliver(answer(Ticket.objects.get(), clock, body).pk)

    record = posted(bluesky)
    assert record["reply"] == {
        "root": {"uri": root, "cid": bluesky.posts[root]["cid"]},
        "parent": {"uri": uri, "cid": bluesky.posts[uri]["cid"]},
    }
    text = record["text"].encode()
    marked = [
        (text[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode(), facet["features"][0])
        for facet in record["facets"]
    ]
    assert marked == [
        (
            "https://storan.example/åvc",
            {"$type": "app.bsky.richtext.facet#link", "uri": "https://storan.example/åvc"},
        ),
        (f"@{ANNA}", {"$type": "app.bsky.richtext.facet#mention", "did": ANNA_DID}),
    ]


def test_thread_and_persons_are_known(bluesky: Bluesky, inbox: Inbox) -> None:
    root = bluesky.writes("Ny återvinningscentral")
    between = bluesky.writes("Var då?", did="did:plc:kalle000000000000000000aa", handle="kalle.example", answers=root)
    bluesky.says("Ja, var?", answers=between)
    fetch(inbox)

    rows = SocialItem.objects.order_by("pk").values_list("text", "thread_id", "is_ours", "author_id")
    assert sorted(rows) == [
        ("Ja, var?", root, False, ANNA_DID),
        ("Ny återvinningscentral", root, True, OUR_DID),
        ("Var då?", root, False, "did:plc:kalle000000000000000000aa"),
    ]
    assert Ticket.objects.count() == 1


def test_long_lists_come_in_once_and_in_order(bluesky: Bluesky, inbox: Inbox, clock: Clock) -> None:
    for number in range(120):
        clock.forward(seconds=1)
        bluesky.says(f"Fråga {number}")
    bluesky.notifications[60]["record"] = "x"
    fetch(inbox)
    fetch(inbox)

    texts = list(Message.objects.values_list("body", flat=True))
    assert sorted(texts) == sorted(f"Fråga {number}" for number in range(120) if number != 60)


def test_what_comes_late_among_what_we_have_is_found(bluesky: Bluesky, inbox: Inbox, clock: Clock) -> None:
    clock.forward(minutes=20)
    bluesky.says("Senare")
    fetch(inbox)
    clock.forward(minutes=-5)
    bluesky.says("Tidigare")
    clock.forward(minutes=6)
    fetch(inbox)

    assert set(Message.objects.values_list("body", flat=True)) == {"Senare", "Tidigare"}


def test_session_is_kept_renewed_and_begun_anew(bluesky: Bluesky, inbox: Inbox) -> None:
    fetch(inbox)
    assert bluesky.sessions == 1
    bluesky.expire()
    fetch(inbox)
    assert bluesky.sessions == 2
    bluesky.expire()
    bluesky.refresh = ""
    bluesky.says("Sopbilen kom inte idag")
    fetch(inbox)

    assert (bluesky.sessions, Message.objects.count()) == (3, 1)
    assert sum(path.endswith("createSession") for path in bluesky.paths("POST")) == 2
    assert "kanarie" not in DoorAccount.objects.get().secrets


def test_wrong_password_is_told_of_the_account(bluesky: Bluesky, clock: Clock) -> None:
    inbox = make(bluesky)
    account = inbox.door_account
    account.secrets = ""
    with pytest.raises(ChannelError):
        BlueskyForm().check_account(account)
    BlueskyForm().check_account(DoorAccount.objects.get())


def test_removal_is_noticed(bluesky: Bluesky, inbox: Inbox, clock: Clock) -> None:
    uri = bluesky.says("Sopbilen kom inte idag")
    fetch(inbox)
    bluesky.removes(uri)
    clock.forward(minutes=31)
    fetch(inbox)

    assert SocialItem.objects.get().state == "withdrawn"


def test_answer_that_may_have_left_is_looked_for_first(bluesky: Bluesky, inbox: Inbox, clock: Clock) -> None:
    bluesky.says("Sopbilen kom inte idag")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock)
    bluesky.lost = 1
    with pytest.raises(TryLaterError):
        deliver(message.pk)
    clock.forward(hours=2)
    deliver(message.pk)

    assert (len(bluesky.texts), fresh(message).delivery) == (1, Delivery.SENT)
    assert sum(path.endswith("createRecord") for path in bluesky.paths("POST")) == 1


def test_name_that_is_taken_by_the_same_answer_is_a_success(bluesky: Bluesky, inbox: Inbox, clock: Clock) -> None:
    bluesky.says("Sopbilen kom inte idag")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock)
    deliver(message.pk)
    SocialItem.objects.filter(is_ours=True).delete()
    Message.objects.filter(pk=message.pk).update(delivery=Delivery.PENDING)
    bluesky.next_replies = [told({"error": "InvalidRequest", "message": "Record already exists"}, 400)]
    deliver(message.pk)

    assert (len(bluesky.texts), fresh(message).delivery) == (1, Delivery.SENT)


def test_answer_written_elsewhere_is_on_the_ticket_and_our_own_makes_nothing(
    bluesky: Bluesky, inbox: Inbox, clock: Clock
) -> None:
    uri = bluesky.says("Sopbilen kom inte idag")
    fetch(inbox)
    deliver(answer(Ticket.objects.get(), clock).pk)
    bluesky.writes("Nu är den på väg", answers=uri)
    bluesky.writes("Glad midsommar")
    fetch(inbox)
    fetch(inbox)

    assert [row.body for row in Ticket.objects.get().messages.filter(direction="out")] == [
        "Bilen kommer på onsdag.",
        "Nu är den på väg",
    ]


def test_text_that_is_too_long_is_refused_before_it_leaves(bluesky: Bluesky, inbox: Inbox, clock: Clock) -> None:
    bluesky.says("Sopbilen kom inte idag")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock, "å" * 280)
    deliver(message.pk)

    assert (fresh(message).delivery, bluesky.texts) == (Delivery.FAILED, [])


def test_picture_is_fetched_from_where_the_network_says(bluesky: Bluesky, inbox: Inbox) -> None:
    image = {"alt": "En full soptunna", "image": {"$type": "blob", "ref": {"$link": "bafk1"}, "mimeType": "image/png"}}
    bluesky.says("Se här", embed={"$type": "app.bsky.embed.images", "images": [image]})
    fetch(inbox)
    media.fetch(RemoteFile.objects.get().pk)

    assert [file.name for file in Message.objects.get().attachments.all()] == ["En full soptunna.png"]


def test_fault_while_reading_the_thread_loses_nothing(bluesky: Bluesky, inbox: Inbox) -> None:
    root = bluesky.writes("Ny återvinningscentral", did="did:plc:kalle000000000000000000aa", handle="kalle.example")
    bluesky.says("Var då?", answers=root)
    bluesky.before = [lambda _asked: None, lambda _asked: bluesky.next_reading.append(Reply(500))]
    fetch(inbox)

    assert Message.objects.count() == 1


def test_names_of_posts_are_sorted_as_their_times() -> None:
    at = datetime(2026, 11, 22, 8, 15, tzinfo=UTC)
    names = [tid(at, 5), tid(at, 6), tid(at + timedelta(microseconds=1), 1), tid(at + timedelta(days=1), 0)]

    assert names == sorted(names)
    assert {len(name) for name in names} == {13}
    assert tid(datetime(2023, 11, 9, 18, 9, 27, 362000, tzinfo=UTC), 0)[0] == "3"


def test_links_end_where_the_sentence_does() -> None:
    facets = links("Läs (https://storan.example/a), tack. 🙂 https://b.example/?q=1!")

    assert [facet["features"][0]["uri"] for facet in facets] == ["https://storan.example/a", "https://b.example/?q=1"]
