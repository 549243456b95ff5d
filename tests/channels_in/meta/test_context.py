"""What Meta does not tell by itself is asked for by jobs: posts, names, mentions, files."""

import json

import pytest
from pytest_django.fixtures import Settings

from channels_in.base import ChannelError
from channels_in.media import fetch as fetch_file
from channels_in.meta import context, mentions
from channels_in.models import RawInbound, RemoteFile, SocialItem
from tests.channels_in.meta.conftest import Door, take_in
from tests.fakes import meta
from tests.fakes.meta import Meta
from tests.fakes.web import Reply, WebServer
from tickets.models import Attachment, Message, Ticket

pytestmark = pytest.mark.django_db
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf500f0003030101c95c6a650000000049454e44ae426082"
)


def test_post_of_ours_is_fetched_once_and_shown_beside(facebook: Door, graph: Meta) -> None:
    graph.posts[meta.POST_ID] = {
        "message": "Nu öppnar badet",
        "created_time": "2026-11-20T08:00:00+0000",
        "permalink_url": f"https://www.facebook.com/{meta.POST_ID}",
        "from": {"id": meta.PAGE_ID, "name": "Storåns kommun"},
    }
    facebook.tell(meta.feed(meta.comment("1", "Hurra"), meta.comment("2", "Äntligen", by=meta.OTHER)))

    for item in SocialItem.objects.filter(message__isnull=False):
        context.fetch(item.pk)

    post = SocialItem.objects.get(external_id=meta.POST_ID)
    assert (post.text, post.is_ours, post.message, post.author_name) == (
        "Nu öppnar badet",
        True,
        None,
        "Storåns kommun",
    )
    assert post.permalink == f"https://www.facebook.com/{meta.POST_ID}"
    assert len(graph.asked) == 1


def test_link_that_leads_elsewhere_is_no_link(facebook: Door, graph: Meta) -> None:
    graph.posts[meta.POST_ID] = {"message": "x", "permalink_url": "https://facebook.com.attacker.example/"}
    facebook.tell(meta.feed(meta.comment("1", "Hurra")))

    context.fetch(SocialItem.objects.get(message__isnull=False).pk)

    assert SocialItem.objects.get(external_id=meta.POST_ID).permalink == ""


def test_post_that_is_gone_is_done_without(facebook: Door, graph: Meta) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Hurra")))

    context.fetch(SocialItem.objects.get().pk)

    assert SocialItem.objects.count() == 1


def test_meta_that_is_away_is_asked_again(facebook: Door, graph: Meta) -> None:
    facebook.tell(meta.feed(meta.comment("1", "Hurra")))
    graph.next_reading.append(Reply(503, b""))

    with pytest.raises(ChannelError):
        context.fetch(SocialItem.objects.get().pk)


def test_who_writes_in_private_gets_their_name(messenger: Door, graph: Meta) -> None:
    graph.posts[meta.PERSON] = {"first_name": "Eva", "last_name": "Holmström"}
    messenger.tell(meta.talk(meta.message("1", "Hej")))
    assert Ticket.objects.get().requester.name == meta.PERSON

    context.fetch(SocialItem.objects.get().pk)

    assert Ticket.objects.get().requester.name == "Eva Holmström"
    assert SocialItem.objects.get().author_name == "Eva Holmström"


def test_name_that_agents_have_given_stands(messenger: Door, graph: Meta) -> None:
    graph.posts[meta.PERSON] = {"first_name": "Någon", "last_name": "Annan"}
    messenger.tell(meta.talk(meta.message("1", "Hej")))
    requester = Ticket.objects.get().requester
    requester.name = "Eva på Björkallén"
    requester.save()

    context.fetch(SocialItem.objects.get().pk)

    assert Ticket.objects.get().requester.name == "Eva på Björkallén"


def test_mention_is_fetched_and_becomes_a_ticket(instagram: Door, graph: Meta) -> None:
    graph.posts["1777"] = {
        "text": "@storanskommun lagar ni gropen?",
        "username": "olle",
        "timestamp": "2026-11-20T09:30:00+0000",
        "media": {"id": "1888", "permalink": "https://www.instagram.com/p/AbC/"},
    }
    instagram.tell(meta.on_instagram({"media_id": "1888", "comment_id": "1777"}, field="mentions"), kind="instagram")
    assert Ticket.objects.count() == 0

    mentions.fetch(RawInbound.objects.get().pk)
    take_in()

    ticket, item = Ticket.objects.get(), SocialItem.objects.get()
    assert (ticket.messages.get().body, ticket.requester.name) == ("@storanskommun lagar ni gropen?", "olle")
    assert (item.external_id, item.thread_id, item.permalink) == (
        "1777",
        "mention:1888",
        "https://www.instagram.com/p/AbC/",
    )


def test_mention_cannot_ask_for_anything_else(instagram: Door, graph: Meta) -> None:
    bad = {"media_id": "1888", "comment_id": "1){id},access_token"}
    instagram.tell(meta.on_instagram(bad, field="mentions"), kind="instagram")

    mentions.fetch(RawInbound.objects.get().pk)

    assert graph.asked == []


def test_picture_is_fetched_afterwards(messenger: Door, settings: Settings) -> None:
    settings.OUTWARD_ALLOWED_HOSTS = settings.META_MEDIA_HOSTS = ["127.0.0.1"]
    with WebServer(lambda asked: Reply(200, PNG, {"Content-Type": "image/png"})) as server:
        picture = {"type": "image", "payload": {"url": f"{server.url}/bild.png?x=1"}}
        messenger.tell(meta.talk(meta.message("1", "", attachments=[picture])))
        assert Attachment.objects.count() == 0
        fetch_file(RemoteFile.objects.get().pk)

    assert Attachment.objects.get().content_type == "image/png"
    assert [sorted(asked.headers) for asked in server.asked if "authorization" in asked.headers] == []


def test_several_pictures_of_a_post_are_each_fetched(facebook: Door) -> None:
    photos = ["https://scontent.xx.fbcdn.net/1.jpg", "https://scontent.xx.fbcdn.net/2.jpg"]
    facebook.tell(meta.feed(meta.post("77", "Gropar", item="photo", photos=photos, photo=photos[0])))

    assert [row.reference["url"] for row in RemoteFile.objects.order_by("pk")] == photos
    assert json.dumps(Message.objects.get().body) == '"Gropar"'
