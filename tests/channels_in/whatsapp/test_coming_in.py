"""What people write by WhatsApp: once, in order, with its files, from whoever it says."""

import json
from typing import Any

import pytest
from django.utils import timezone

from channels_in import media
from channels_in.base import Happening
from channels_in.models import RawInbound, RemoteFile, SocialItem
from channels_in.social.happenings import Nothing
from channels_in.whatsapp.parse import NotUnderstood, parse
from tests.channels_in.whatsapp.conftest import call, make_account
from tests.factories import make_contact
from tests.fakes.whatsapp import BY_FORM, WhatsApp, batch, changed, message, refusal, status, wamid
from tickets.incoming import IncomingMessage
from tickets.models import Message, Ticket

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
pytestmark = pytest.mark.django_db


def words(kind: str, said: Any, **more: Any) -> str:
    """The text that a message of a kind becomes."""
    body = json.dumps({"message": message("1", kind, said, **more)}).encode()
    found = parse(body, received_at=timezone.now())
    assert isinstance(found, IncomingMessage)
    return found.text


@pytest.mark.parametrize(
    ("kind", "said", "text"),
    [
        ("text", "Hej", "Hej"),
        ("button", {"text": "Ja tack", "payload": "1"}, "Ja tack"),
        ("interactive", {"type": "button_reply", "button_reply": {"id": "1", "title": "Ja"}}, "Ja"),
        (
            "interactive",
            {"type": "list_reply", "list_reply": {"id": "1", "title": "Sopor", "description": "Hämtning"}},
            "Sopor\nHämtning",
        ),
        (
            "location",
            {"latitude": 59.33, "longitude": 18.06, "name": "Storatorget", "address": "Storvägen 1"},
            "En plats: Storatorget, Storvägen 1\nhttps://www.openstreetmap.org/?mlat=59.33&mlon=18.06#map=17/59.33/18.06",
        ),
        (
            "contacts",
            [{"name": {"formatted_name": "Nils Berg"}, "phones": [{"phone": "+46 70 174 06 05"}], "emails": []}],
            "En kontakt:\nNils Berg, +46 70 174 06 05",
        ),
        ("order", {"text": "Två säckar", "product_items": [{"product_retailer_id": "sack", "quantity": 2}]}, None),
        ("poll", {"name": "?"}, "[WhatsApp lämnar inte ut meddelanden av den här sorten: poll]"),
        ("image", {"id": "77", "mime_type": "image/jpeg", "caption": "Hålet i vägen"}, "Hålet i vägen"),
        ("audio", {"id": "77", "mime_type": "audio/ogg; codecs=opus", "voice": True}, ""),
    ],
)
def test_each_kind_of_message_says_what_was_said(kind: str, said: Any, text: str | None) -> None:
    found = words(kind, said)

    assert found == (text if text is not None else "En beställning:\nTvå säckar\n2 × sack")


def test_unsupported_message_says_so_and_an_unsupported_pin_is_nothing() -> None:
    assert words("unsupported", {"type": "video_note"}) == (
        "[WhatsApp lämnar inte ut meddelanden av den här sorten: video_note]"
    )
    body = json.dumps({"message": message("1", "unsupported", {"type": "pin"})}).encode()
    assert parse(body, received_at=timezone.now()) == Nothing()


@pytest.mark.parametrize(
    "thing",
    [
        *({}, [], 1, None, {"message": {}}, {"message": {"type": "text"}}, {"status": {}}, {"status": []}),
        {"message": message("1", said="Hej", sender="")},
        {"message": message("1", "location", {"latitude": "x", "longitude": 1})},
        {"message": message("1", "interactive", {"type": "x"})},
        {"message": message("1", "image", {})},
    ],
)
def test_what_is_of_no_known_shape_waits_for_a_person(thing: object) -> None:
    with pytest.raises(NotUnderstood):
        parse(json.dumps(thing).encode(), received_at=timezone.now())


def test_batch_is_taken_apart_and_each_is_told_once() -> None:
    _account, path = make_account()
    body = batch(message("1", said="Sopbilen kom inte"), message("2", said="Får jag bygga?", sender=BY_FORM))

    assert [call(path, body), call(path, body)] == [200, 200]
    call(path, batch(message("2", said="Får jag bygga?", sender=BY_FORM)))

    assert sorted(Message.objects.values_list("body", flat=True)) == ["Får jag bygga?", "Sopbilen kom inte"]
    assert Ticket.objects.count() == 2


def test_sender_is_known_by_whatsapp_and_by_phone() -> None:
    _account, path = make_account()
    call(path, batch(message("1", said="Hej")))

    requester = Ticket.objects.get().requester
    assert requester.name == "Ann-Christin"
    assert sorted((row.kind, row.value) for row in requester.addresses.all()) == [
        ("phone", "+46701740605"),
        ("whatsapp", "+46701740605"),
    ]


def test_number_of_somebody_we_know_is_not_taken_from_them() -> None:
    """What a stranger claims never changes a contact; WhatsApp's word is no exception."""
    known = make_contact("Nils Berg", email=None, phone="+46701740605")
    _account, path = make_account()
    call(path, batch(message("1", said="Hej"), name="Någon annan"))

    assert [(row.kind, row.value) for row in known.addresses.all()] == [("phone", "+46701740605")]
    assert Ticket.objects.get().requester != known


def test_somebody_who_hides_the_number_is_known_by_their_id() -> None:
    _account, path = make_account()
    said = message("1", said="Hej", from_user_id="SE.13491208655302741918")
    del said["from"]
    call(path, batch(said))

    requester = Ticket.objects.get().requester
    assert [(row.kind, row.value) for row in requester.addresses.all()] == [("whatsapp", "SE.13491208655302741918")]


def test_next_message_goes_on_and_an_answer_finds_what_it_answers() -> None:
    _account, path = make_account()
    call(path, batch(message("1", said="Sopbilen kom inte")))
    call(path, batch(message("2", said="Björkallén 6", context={"id": wamid("1"), "from": "4684650400"})))

    assert [row.body for row in Ticket.objects.get().messages.all()] == ["Sopbilen kom inte", "Björkallén 6"]
    assert SocialItem.objects.get(message__body="Björkallén 6").parent_id == wamid("1")


def test_picture_is_fetched_with_the_token_and_belongs_to_the_message(meta: WhatsApp) -> None:
    _account, path = make_account()
    meta.files["77"] = ("image/png", PNG)
    call(path, batch(message("1", "image", {"id": "77", "mime_type": "image/png"})))
    ticket = Ticket.objects.get()

    media.fetch(RemoteFile.objects.get().pk)

    assert ticket.subject == "En bild"
    assert [(file.name, file.size) for file in Message.objects.get().attachments.all()] == [("bild.png", len(PNG))]


def test_file_at_another_host_is_not_fetched(meta: WhatsApp) -> None:
    _account, path = make_account()
    call(path, batch(message("1", "document", {"id": "77", "filename": "../../ritning.pdf", "mime_type": "x"})))
    elsewhere = json.dumps({"url": "http://localhost:1/x", "id": "77"}).encode()
    meta.next_replies = [type(refusal(1))(200, elsewhere)]

    media.fetch(RemoteFile.objects.get().pk)

    row = RemoteFile.objects.get()
    assert (row.state, row.reason) == ("failed", "The file lies somewhere we do not fetch from.")


def test_file_meta_has_no_longer_says_so(meta: WhatsApp) -> None:
    _account, path = make_account()
    call(path, batch(message("1", "sticker", {"id": "78", "mime_type": "image/webp"})))

    media.fetch(RemoteFile.objects.get().pk)

    assert RemoteFile.objects.get().state == "failed"


def test_reaction_is_kept_and_becomes_nothing() -> None:
    _account, path = make_account()
    call(path, batch(message("1", said="Hej")))
    call(path, batch(message("2", "reaction", {"message_id": wamid("1"), "emoji": "👍"})))

    assert Message.objects.count() == 1
    assert list(RawInbound.objects.order_by("pk").values_list("state", flat=True)) == ["done", "noted"]


@pytest.mark.parametrize("first", ["message", "edit"])
def test_edit_and_removal_keep_what_it_said_in_any_order(first: str) -> None:
    _account, path = make_account()
    edit = {"original_message_id": wamid("1"), "message": {"type": "text", "text": {"body": "Kom ni idag?"}}}
    said = batch(message("1", said="Kom ni ida"))
    later = [
        batch(message("2", "edit", edit, at=1763799660)),
        batch(message("3", "revoke", {"original_message_id": wamid("1")}, at=1763799670)),
    ]
    for body in [said, *later] if first == "message" else [*later, said]:
        call(path, body)

    item = SocialItem.objects.get(message__isnull=False)
    assert (item.text, item.state) == ("Kom ni idag?", "withdrawn")
    assert Message.objects.get().body == "Kom ni ida"


def test_batch_for_a_number_of_nobody_is_kept_and_answered() -> None:
    account, path = make_account()
    account.external_id = "999999"
    account.save()

    assert call(path, batch(message("1", said="Hej"))) == 200
    assert RawInbound.objects.count() == 0


@pytest.mark.parametrize("value", [None, [], {"messages": [1, None, {}], "metadata": {}}, {"messages": 1}])
def test_odd_entries_do_no_harm(value: Any) -> None:
    _account, path = make_account()

    assert call(path, changed("messages", value)) == 200
    assert Ticket.objects.count() == 0


def test_one_odd_message_does_not_lose_the_others() -> None:
    _account, path = make_account()
    call(path, batch({"id": None}, message("1", said="Hej")))

    assert list(Message.objects.values_list("body", flat=True)) == ["Hej"]
    assert RawInbound.objects.filter(state="waiting").count() == 1  # tried again, and then for a person


def test_status_of_something_unknown_is_remembered() -> None:
    account, path = make_account()
    failed = status("9", "failed", errors=[{"code": 131026, "title": "x", "error_data": {"details": "Ingen WhatsApp"}}])
    call(path, batch(statuses=(failed, status("9", "sent"), status("8", "read"))))

    items = {row.external_id: row for row in SocialItem.objects.filter(inbox=account.inbox)}
    assert items[wamid("9")].failed == "WhatsApp 131026: Ingen WhatsApp"
    assert items[wamid("8")].read_at is not None
    assert isinstance(
        parse(json.dumps({"status": status("9", "read")}).encode(), received_at=timezone.now()), Happening
    )
