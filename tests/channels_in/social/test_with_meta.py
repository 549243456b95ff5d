"""The whole way with a real door: what Meta tells is hidden at Meta, and its author is told by Messenger."""

import pytest
from pytest_django.fixtures import Settings

from channels_in.delivery import deliver
from channels_in.models import SocialDeed, SocialItem
from channels_in.registry import channel
from channels_in.social.carrying_out import carry_out
from channels_in.social.deeds import decide
from servicedesk.people.models import Role
from tests.channels_in.meta.conftest import Door, facebook, graph  # noqa: F401 -- fixtures
from tests.factories import make_agent
from tests.fakes import meta
from tests.fakes.meta import Meta
from tickets.models import Message, Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _network(settings: Settings) -> None:
    """Not the network of this folder's other tests."""
    channel.cache_clear()


def test_number_on_facebook_is_hidden_there_and_its_author_told_in_messenger(facebook: Door, graph: Meta) -> None:  # noqa: F811
    facebook.sister("messenger")

    facebook.tell(meta.feed(meta.comment("7", "Mitt personnummer är 640823-3234, var är min ansökan?")))
    carry_out(SocialDeed.objects.get().pk)
    told = Message.objects.get(direction="out")
    deliver(told.pk)

    item = SocialItem.objects.get(message__direction="in")
    assert (graph.hidden, item.state) == ({item.external_id}, "hidden")
    assert graph.sent[0]["recipient"] == {"comment_id": item.external_id}
    assert "dolt kommentaren" in graph.sent[0]["message"]["text"]
    assert "640823-3234" not in f"{Ticket.objects.get().subject} {Ticket.objects.get().preview} {graph.said}"


def test_comment_is_taken_down_after_its_author_was_told(facebook: Door, graph: Meta) -> None:  # noqa: F811
    account = facebook.sister("messenger")
    lead = make_agent("Eva Lind", teams=[facebook.inbox.team], role=Role.TEAM_LEAD)
    facebook.tell(meta.feed(meta.comment("7", "Något hatiskt")))
    item = SocialItem.objects.get(message__direction="in")

    deed = decide(item, verb="take_down", reason="hate", by=lead)
    deliver(Message.objects.get(direction="out").pk)
    carry_out(deed.pk)
    facebook.tell(meta.feed(meta.comment("7", "", verb="remove")))

    item.refresh_from_db()
    assert (graph.removed, item.state, account.inbox.kind) == ({item.external_id}, "taken_down", "messenger")
