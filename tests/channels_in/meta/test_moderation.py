"""Hiding and taking down at Facebook and Instagram, asked for once or twice."""

import pytest

from channels_in.base import ChannelError, Moderates
from channels_in.models import DoorAccount, SocialItem
from channels_in.registry import channel
from tests.channels_in.meta.conftest import Door
from tests.fakes import meta
from tests.fakes.meta import Meta
from tests.fakes.web import Reply

pytestmark = pytest.mark.django_db


def door_of(kind: str) -> Moderates:
    found = channel(kind)
    assert isinstance(found, Moderates)
    return found


def comment(door: Door) -> SocialItem:
    if door.inbox.kind == "facebook":
        door.tell(meta.feed(meta.comment("1", "Något fult")))
    else:
        door.tell(meta.on_instagram(meta.instagram_comment("1801", "Något fult")), kind="instagram")
    return SocialItem.objects.get(message__isnull=False)


@pytest.fixture(params=["facebook", "instagram"])
def public(request: pytest.FixtureRequest) -> Door:
    found: Door = request.getfixturevalue(request.param)
    return found


def test_comment_is_hidden_and_shown_again(public: Door, graph: Meta) -> None:
    item, door = comment(public), door_of(public.inbox.kind)

    door.hide(item, True)
    door.hide(item, True)
    assert graph.hidden == {item.external_id}
    door.hide(item, False)

    assert graph.hidden == set()


def test_comment_is_taken_down_once_and_asking_again_is_no_fault(public: Door, graph: Meta) -> None:
    item, door = comment(public), door_of(public.inbox.kind)

    door.take_down(item)
    door.take_down(item)

    assert graph.removed == {item.external_id}
    assert DoorAccount.objects.get().last_error == ""


def test_what_went_unheard_may_be_asked_again(public: Door, graph: Meta) -> None:
    graph.next_replies.append(Reply(500, b"oops"))

    with pytest.raises(ChannelError) as caught:
        door_of(public.inbox.kind).hide(comment(public), True)

    assert (caught.value.permanent, graph.hidden) == (False, set())


def test_refusal_is_a_refusal(public: Door, graph: Meta) -> None:
    graph.next_replies.append(meta.refusal(100, "(#100) no"))

    with pytest.raises(ChannelError) as caught:
        door_of(public.inbox.kind).hide(comment(public), True)

    assert caught.value.permanent is True
