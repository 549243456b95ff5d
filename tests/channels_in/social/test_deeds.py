"""Hiding, showing again and taking down what others wrote in public."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from channels_in.base import ChannelError
from channels_in.delivery import NotYetError
from channels_in.models import SocialDeed, SocialItem
from channels_in.social.carrying_out import carry_out
from channels_in.social.deeds import CARRY_OUT, decide, try_again
from channels_in.tasks import sweep
from servicedesk.people.models import Role
from tests.factories import make_agent
from tests.factories.cast import Cast, again
from tests.fakes.social_door import PublicDoor, came
from tickets.actions.errors import InvalidChange
from tickets.models import EventKind, Inbox, Message, Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(page: Inbox) -> SocialItem:
    came(page, id="1", text="Chefen på Gatan är en idiot")
    return SocialItem.objects.get()


def lead(cast: Cast) -> object:
    return make_agent("Eva Lind", teams=[cast.kontaktcenter], role=Role.TEAM_LEAD)


def test_hiding_tells_its_author_why_and_how_to_appeal(cast: Cast, item: SocialItem) -> None:
    deed = decide(item, verb="hide", reason="personal_attack", by=cast.johan, note="Tredje gången")
    carry_out(deed.pk)

    told = Message.objects.get(direction="out")
    item.refresh_from_db()
    assert (item.state, told.channel, told.recipients[0]["value"]) == ("hidden", "messenger", "777")
    assert "personangrepp" in told.body
    assert "prövar vi det igen" in told.body
    assert "idiot" not in told.body
    event = item.message.ticket.events.get(kind=EventKind.POST_HIDDEN)  # type: ignore[union-attr]
    assert (event.agent, event.data["reason"]["value"]) == (cast.johan, "personal_attack")


def test_hidden_is_shown_again_with_an_apology(cast: Cast, item: SocialItem) -> None:
    carry_out(decide(item, verb="hide", reason="spam", by=cast.johan).pk)
    carry_out(decide(item, verb="show", reason="mistake", by=cast.johan).pk)

    item.refresh_from_db()
    assert (item.state, PublicDoor.hidden) == ("shown", set())
    assert "ber om ursäkt" in Message.objects.filter(direction="out").latest("pk").body


def test_taking_down_waits_until_its_author_has_been_told(cast: Cast, item: SocialItem) -> None:
    deed = decide(item, verb="take_down", reason="hate", by=lead(cast))  # type: ignore[arg-type]

    with pytest.raises(NotYetError):
        carry_out(deed.pk)
    meanwhile = (set(PublicDoor.hidden), set(PublicDoor.gone))
    Message.objects.filter(direction="out").update(delivery="sent")
    carry_out(deed.pk)

    item.refresh_from_db()
    assert (meanwhile, PublicDoor.gone, item.state, item.taken_down_by) == (({"1"}, set()), {"1"}, "taken_down", deed)


def test_author_who_cannot_be_told_does_not_keep_it_there(cast: Cast, item: SocialItem) -> None:
    deed = decide(item, verb="take_down", reason="hate", by=lead(cast))  # type: ignore[arg-type]
    SocialDeed.objects.update(at=timezone.now() - timedelta(minutes=11))

    carry_out(deed.pk)

    assert PublicDoor.gone == {"1"}


def test_what_the_network_tells_of_our_own_taking_down_is_not_its_authors_doing(cast: Cast, item: SocialItem) -> None:
    deed = decide(item, verb="take_down", reason="hate", by=lead(cast))  # type: ignore[arg-type]
    Message.objects.filter(direction="out").update(delivery="sent")

    came(item.inbox, "withdrawn", id="1")
    carry_out(deed.pk)
    came(item.inbox, "withdrawn", id="1", delivery=2)

    item.refresh_from_db()
    assert item.state == "taken_down"
    assert not item.message.ticket.events.filter(kind=EventKind.MESSAGE_WITHDRAWN).exists()  # type: ignore[union-attr]


def test_taking_down_is_for_those_who_lead(cast: Cast, item: SocialItem) -> None:
    with pytest.raises(InvalidChange):
        decide(item, verb="take_down", reason="hate", by=cast.johan)

    assert SocialDeed.objects.count() == 0


def test_outsider_of_a_closed_team_decides_nothing(cast: Cast, item: SocialItem) -> None:
    item.message.ticket.__class__.objects.update(team=cast.socialtjanst)  # type: ignore[union-attr]

    with pytest.raises(InvalidChange):
        decide(item, verb="hide", reason="spam", by=again(cast.olle))


@pytest.mark.parametrize(("verb", "reason"), [("hide", "mistake"), ("hide", ""), ("show", "spam"), ("show", "mistake")])
def test_wrong_reason_or_state_is_refused(cast: Cast, item: SocialItem, verb: str, reason: str) -> None:
    with pytest.raises(InvalidChange):
        decide(item, verb=verb, reason=reason, by=cast.johan)


def test_two_at_once_are_one_deed(cast: Cast, item: SocialItem) -> None:
    decide(item, verb="hide", reason="spam", by=cast.johan)

    with pytest.raises(InvalidChange):
        decide(item, verb="hide", reason="spam", by=cast.asa)

    assert SocialDeed.objects.count() == 1


def test_what_may_not_be_said_in_public_keeps_nothing_from_being_hidden(cast: Cast, item: SocialItem) -> None:
    Inbox.objects.filter(kind="messenger").update(is_active=False)
    Ticket.objects.update(is_confidential=True)

    carry_out(decide(item, verb="hide", reason="spam", by=cast.johan).pk)

    deed = SocialDeed.objects.get()
    assert (deed.done_at is not None, deed.told_by, PublicDoor.hidden) == (True, None, {"1"})


def test_author_is_told_where_they_wrote_when_no_private_door_leads_to_them(cast: Cast, item: SocialItem) -> None:
    Inbox.objects.filter(kind="messenger").update(is_active=False)

    carry_out(decide(item, verb="hide", reason="personal_attack", by=cast.johan).pk)

    assert Message.objects.get(direction="out").channel == "facebook"


def test_deed_whose_job_is_gone_is_asked_for_again(cast: Cast, item: SocialItem) -> None:
    deed = decide(item, verb="hide", reason="spam", by=cast.johan)
    jobs = ProcrastinateJob.objects.filter(task_name=CARRY_OUT, args__deed_id=deed.pk)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    SocialDeed.objects.update(at=timezone.now() - timedelta(hours=1))

    sweep(0)
    sweep(0)

    assert jobs.count() == 1


def test_nothing_is_taken_down_without_a_deed(item: SocialItem) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SocialItem.objects.update(state="taken_down")


@pytest.mark.parametrize("fields", [{"copy": {}}, {"reason": ""}])
def test_no_deed_is_without_copy_or_reason(item: SocialItem, fields: dict[str, object]) -> None:
    whole = {"verb": "take_down", "reason": "hate", "copy": {"text": "x"}}
    with pytest.raises(IntegrityError), transaction.atomic():
        SocialDeed.objects.create(item=item, **{**whole, **fields})


def test_refused_by_the_provider_it_can_be_tried_again_by_hand(cast: Cast, item: SocialItem) -> None:
    PublicDoor.next_errors.append(ChannelError("nej", permanent=True))
    deed = decide(item, verb="hide", reason="spam", by=cast.johan)
    carry_out(deed.pk)

    try_again(SocialDeed.objects.get(), by=cast.asa)
    carry_out(deed.pk)

    assert PublicDoor.hidden == {"1"}
    with pytest.raises(InvalidChange):
        try_again(SocialDeed.objects.get(), by=cast.asa)
