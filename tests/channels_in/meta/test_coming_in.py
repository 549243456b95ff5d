"""What Meta tells of pages, Messenger and Instagram: once, in any order, and a bad thing never takes others with it."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from channels_in.models import HookDelivery, RawInbound, SocialItem
from tests.channels_in.meta.conftest import Door, take_in
from tests.fakes import meta
from tickets.models import EventKind, Message, Ticket

pytestmark = pytest.mark.django_db


def bodies() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("body", flat=True))


def test_comment_on_the_page_becomes_a_ticket(facebook: Door) -> None:
    assert facebook.tell(meta.feed(meta.comment("1", "Sopbilen kom inte, åäö 🙂"))) == 200

    ticket = Ticket.objects.get()
    item = SocialItem.objects.get(message__ticket=ticket)
    assert (ticket.channel, ticket.inbox, ticket.requester.name) == ("facebook", facebook.inbox, "Eva Holmström")
    assert ticket.messages.get().body == "Sopbilen kom inte, åäö 🙂"
    assert (item.external_id, item.thread_id, item.parent_id) == ("330100000000001_1", meta.POST_ID, meta.POST_ID)
    assert (item.is_public, item.is_ours, item.author_id) == (True, False, meta.PERSON)
    assert item.permalink == "https://www.facebook.com/330100000000001_1"


def test_post_on_the_page_becomes_a_ticket(facebook: Door) -> None:
    facebook.tell(meta.feed(meta.post("77", "När öppnar badet?")))

    assert bodies() == ["När öppnar badet?"]
    assert SocialItem.objects.get().thread_id == f"{meta.PAGE_ID}_77"


def test_answer_to_ones_own_comment_goes_on_with_the_ticket(facebook: Door) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Sopbilen kom inte")))
    facebook.tell(meta.feed(meta.comment("2", "Jo, på Björkallén 6", parent_id="330100000000001_1")))

    assert Ticket.objects.get().messages.count() == 2


def test_somebody_else_in_the_same_thread_has_a_ticket_of_their_own(facebook: Door) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Sopbilen kom inte")))
    facebook.tell(meta.feed(meta.comment("2", "Inte här heller", by=meta.OTHER, parent_id="330100000000001_1")))

    first, second = Ticket.objects.order_by("pk")
    assert first.requester != second.requester
    assert second.events.filter(kind=EventKind.POSSIBLY_BELONGS).count() == 1


def test_the_same_comment_in_another_batch_is_the_same(facebook: Door) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Hej")))
    facebook.tell(meta.feed(meta.comment("1", "Hej"), at=1_795_000_999))

    assert bodies() == ["Hej"]


def test_likes_shares_and_the_like_are_kept_and_make_nothing(facebook: Door) -> None:
    like = {"item": "reaction", "verb": "add", "reaction_type": "like", "post_id": meta.POST_ID, "from": {"id": "1"}}
    unknown = {"id": meta.PAGE_ID, "time": 1, "changes": [{"field": "ratings", "value": {"item": "rating"}}]}

    assert facebook.tell(meta.feed(like), unknown) == 200

    assert (HookDelivery.objects.get().items, RawInbound.objects.count(), Ticket.objects.count()) == (0, 0, 0)


def test_a_bad_thing_takes_no_other_with_it(facebook: Door) -> None:
    bad = {"item": "comment", "verb": "add", "comment_id": ["x"], "post_id": {}}
    entries = [
        "not an entry",
        {"id": meta.PAGE_ID, "changes": 5},
        meta.feed(meta.comment("1", "Ett"), bad, meta.comment("2", "Två")),
    ]

    assert facebook.tell(*entries) == 200

    assert sorted(bodies()) == ["Ett", "Två"]
    waiting = RawInbound.objects.exclude(state="done").get()
    assert waiting.reason.startswith("NotUnderstood")


def test_entries_of_other_pages_are_none_of_ours(facebook: Door) -> None:
    assert facebook.tell(meta.feed(meta.comment("1", "Hej"), page="999")) == 200

    assert Ticket.objects.count() == 0


def test_edit_keeps_what_was_said_before(facebook: Door) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Sopblien kom inte")))
    facebook.tell(meta.feed(meta.comment("1", "Sopbilen kom inte", verb="edited"), at=1_795_000_200))

    item = SocialItem.objects.get()
    assert (item.text, [row.text for row in item.versions.all()]) == ("Sopbilen kom inte", ["Sopblien kom inte"])
    assert item.message is not None
    assert item.message.body == "Sopblien kom inte"
    assert Ticket.objects.get().events.filter(kind=EventKind.MESSAGE_EDITED).count() == 1


def test_removal_keeps_the_text_here(facebook: Door) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Det här ångrar jag")))
    facebook.tell(meta.feed(meta.comment("1", "", verb="remove"), at=1_795_000_200))

    item = SocialItem.objects.get()
    assert (item.state, item.message and item.message.body) == ("withdrawn", "Det här ångrar jag")


def test_hidden_in_metas_own_tool_is_hidden_here(facebook: Door) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Något fult")))
    facebook.tell(meta.feed(meta.comment("1", "", verb="hide"), at=1_795_000_200))
    assert SocialItem.objects.get().state == "hidden"
    facebook.tell(meta.feed(meta.comment("1", "", verb="unhide"), at=1_795_000_300))
    assert SocialItem.objects.get().state == "shown"

    kinds = Ticket.objects.get().events.order_by("pk").values_list("kind", flat=True)
    assert [kind for kind in kinds if kind.startswith("post_")] == [EventKind.POST_HIDDEN, EventKind.POST_SHOWN]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1), (1, 2, 0), (0, 2, 1)])
def test_edit_and_removal_in_any_order_end_the_same(facebook: Door, order: tuple[int, ...]) -> None:
    told = [
        meta.feed(meta.comment("1", "Först")),
        meta.feed(meta.comment("1", "Sedan", verb="edited"), at=1_795_000_200),
        meta.feed(meta.comment("1", "", verb="remove"), at=1_795_000_300),
    ]

    for place in order:
        facebook.tell(told[place])
        facebook.tell(told[place])

    item = SocialItem.objects.get()
    assert (item.text, item.state, Ticket.objects.count()) == ("Sedan", "withdrawn", 1)
    assert item.message is not None


def test_post_of_ours_is_no_ticket_and_is_there_for_its_comments(facebook: Door) -> None:
    facebook.tell(meta.feed(meta.post("330100000000001", "Nu öppnar badet", by=meta.PAGE_ID)))
    facebook.tell(meta.feed(meta.comment("1", "Hurra")))

    assert bodies() == ["Hurra"]
    assert SocialItem.objects.get(is_ours=True).text == "Nu öppnar badet"


def test_comment_whose_author_is_not_told_can_still_be_answered(facebook: Door) -> None:
    value = meta.comment("1", "Hej")
    del value["from"]

    facebook.tell(meta.feed(value))

    assert [row.value for row in Ticket.objects.get().requester.addresses.all()] == ["330100000000001_1"]


def test_message_by_messenger_becomes_a_ticket_and_the_next_goes_on(messenger: Door) -> None:
    messenger.tell(meta.talk(meta.message("1", "Hej, är biblioteket öppet?")))
    messenger.tell(meta.talk(meta.message("2", "På lördag alltså")))

    ticket = Ticket.objects.get()
    assert (ticket.channel, [row.body for row in ticket.messages.all()]) == (
        "messenger",
        ["Hej, är biblioteket öppet?", "På lördag alltså"],
    )
    assert [(row.kind, row.value) for row in ticket.requester.addresses.all()] == [("facebook", meta.PERSON)]


def test_receipts_and_reactions_make_nothing(messenger: Door) -> None:
    messenger.tell(
        meta.talk(
            meta.event(delivery={"mids": ["m_1"], "watermark": 1}),
            meta.event(reaction={"mid": "m_1", "action": "react", "emoji": "❤"}),
            meta.event(optin={"type": "x"}),
        )
    )

    assert (RawInbound.objects.count(), Ticket.objects.count()) == (0, 0)


def test_button_says_its_words(messenger: Door) -> None:
    messenger.tell(meta.talk(meta.event(postback={"mid": "m_9", "title": "När har ni öppet?", "payload": "X"})))

    assert bodies() == ["När har ni öppet?"]


def test_what_is_no_file_is_a_line_of_the_text(messenger: Door) -> None:
    shared = {"type": "fallback", "title": "Badet", "payload": {"url": "https://storan.example/bad"}}
    place = {"type": "location", "payload": {"coordinates": {"lat": 65.1, "long": 20.5}}}

    messenger.tell(meta.talk(meta.message("1", "Se här", attachments=[shared, place])))

    assert bodies() == ["Se här\n\nBadet https://storan.example/bad\n\n65.1, 20.5"]


def test_edited_message_keeps_both_texts(messenger: Door) -> None:
    messenger.tell(meta.talk(meta.message("1", "Hje")))
    edit = {"mid": meta.mid("1"), "text": "Hej", "num_edit": 1}
    messenger.tell(meta.talk(meta.event(message_edit=edit)))

    item = SocialItem.objects.get()
    assert (item.text, [row.text for row in item.versions.all()]) == ("Hej", ["Hje"])


def test_comment_on_instagram_becomes_a_ticket(instagram: Door) -> None:
    instagram.tell(
        meta.on_instagram(meta.instagram_comment("1801", "Vackert! När blir det konsert?")), kind="instagram"
    )

    ticket, item = Ticket.objects.get(), SocialItem.objects.get(is_ours=False)
    assert (ticket.channel, ticket.requester.name) == ("instagram", "eva.holmstrom")
    assert (item.external_id, item.thread_id, item.is_public) == ("1801", "17900000000000001", True)


def test_message_on_instagram_and_its_removal(instagram_direct: Door) -> None:
    said = meta.message("1", "Hemligt", to=meta.INSTAGRAM_ID)
    gone = meta.event(to=meta.INSTAGRAM_ID, message={"mid": meta.mid("1"), "is_deleted": True})
    instagram_direct.tell(meta.talk(said, account=meta.INSTAGRAM_ID), kind="instagram")
    instagram_direct.tell(meta.talk(gone, account=meta.INSTAGRAM_ID), kind="instagram")

    item = SocialItem.objects.get()
    assert (bodies(), item.state, item.is_public) == (["Hemligt"], "withdrawn", False)


def test_ids_of_any_length_are_told_apart(instagram_direct: Door) -> None:
    for name in ("a" * 400, "a" * 399 + "b"):
        said = meta.message(name, name[-1], to=meta.INSTAGRAM_ID)
        instagram_direct.tell(meta.talk(said, account=meta.INSTAGRAM_ID), kind="instagram")

    assert bodies() == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("x" * 9000, "x" * 9000),
        ("🧑‍🚒 åäö", "🧑‍🚒 åäö"),
        ("a\x00b", "ab"),
        ("\ud83d ensam", "\ufffd ensam"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_text_of_any_kind_is_stored(messenger: Door, text: str, kept: str) -> None:
    messenger.tell(meta.talk(meta.message("1", text)))

    assert bodies() == [kept]


def test_two_doors_of_one_page_get_each_their_own(facebook: Door) -> None:
    facebook.sister("messenger")

    entry = meta.talk(meta.message("1", "Privat")) | {"changes": meta.feed(meta.comment("2", "Öppet"))["changes"]}
    facebook.tell(entry)

    assert {(row.channel, row.body) for row in Message.objects.all()} == {
        ("messenger", "Privat"),
        ("facebook", "Öppet"),
    }


def test_raw_bytes_of_the_whole_call_are_kept(facebook: Door) -> None:
    body = meta.batch("page", meta.feed(meta.comment("1", "Åäö")))

    facebook.call(body, meta.signed(body))
    take_in()

    assert bytes(HookDelivery.objects.get().body) == body
    assert b"\\u00c5" in body
    assert json.loads(bytes(RawInbound.objects.get().body))["value"]["message"] == "Åäö"


def test_batch_of_thirty_asks_the_database_as_little_as_one(facebook: Door) -> None:
    asked = []
    for first, many in ((1, 1), (2, 30)):
        body = meta.batch("page", *[meta.feed(meta.comment(str(first + one), "Hej")) for one in range(many)])
        with CaptureQueriesContext(connection) as queries:
            assert facebook.call(body, meta.signed(body)) == 200
        asked.append(len(queries))

    assert asked[0] == asked[1]
    assert RawInbound.objects.count() == 31
