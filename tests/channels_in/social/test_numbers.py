"""A personal identity number that somebody outside wrote where everybody can read it."""

import pytest

from channels_in.base import ChannelError
from channels_in.delivery import TryLaterError
from channels_in.models import Alarm, SocialDeed, SocialItem
from channels_in.registry import DOORS, channel
from channels_in.social.carrying_out import carry_out
from servicedesk.people.models import Role
from tests.factories import make_agent, make_canned_response
from tests.factories.cast import Cast
from tests.fakes.social_door import PublicDoor, came, make_page
from tickets.actions.tell import tell
from tickets.models import Event, EventKind, Inbox, Message, Notification, Ticket
from tickets.notifications import title_of

pytestmark = pytest.mark.django_db
NUMBER = "640823-3234"
WRITTEN = ["640823-3234", "19640823-3234", "6408233234", "196408233234", "640823+3234", "640883-3231", "640823 3234"]


def carry_out_all() -> None:
    for deed in SocialDeed.objects.filter(done_at=None, gave_up=False):
        carry_out(deed.pk)


@pytest.mark.parametrize("number", WRITTEN)
def test_number_in_public_is_hidden_at_once(page: Inbox, number: str) -> None:
    came(page, id="1", text=f"Hej, mitt personnummer är {number}, vad händer med min ansökan?")
    carry_out_all()

    item = SocialItem.objects.get(external_id="1")
    assert (item.state, PublicDoor.hidden) == ("hidden", {"1"})


@pytest.mark.parametrize("text", ["Ärende 640823-3235 och #6408233234", "Ring 070-174 06 05", "Dnr 2026/640823"])
def test_other_numbers_are_left_alone(page: Inbox, text: str) -> None:
    came(page, id="1", text=text)

    assert SocialDeed.objects.count() == 0


def test_number_is_masked_wherever_lists_show_the_ticket(page: Inbox) -> None:
    came(page, id="1", text=f"Mitt nummer är {NUMBER}.")

    ticket = Ticket.objects.get()
    assert (ticket.subject, ticket.preview) == ("Mitt nummer är 640823-••••.",) * 2


def test_event_says_that_a_number_was_found_and_never_which(page: Inbox) -> None:
    came(page, id="1", text=f"Mitt nummer är {NUMBER}.")
    carry_out_all()

    found = Event.objects.get(kind=EventKind.IDENTITY_NUMBER_FOUND)
    assert (found.data, found.agent, found.message) == ({"hides": True}, None, Message.objects.get(direction="in"))
    assert not any("3234" in str(row.data) for row in Event.objects.all())


def test_deed_keeps_copy_and_reason_and_whom_we_told(page: Inbox) -> None:
    came(page, id="1", text=f"Mitt nummer är {NUMBER}.")
    carry_out_all()

    deed = SocialDeed.objects.get()
    told = Message.objects.get(direction="out")
    assert (deed.verb, deed.reason, deed.agent, deed.copy["text"], deed.told_by) == (
        "hide",
        "personal_data",
        None,
        f"Mitt nummer är {NUMBER}.",
        told,
    )
    assert (told.channel, told.is_automatic, told.recipients[0]["value"]) == ("messenger", True, "777")
    assert told.in_reply_to == "facebook:1"
    assert "dolt" in told.body
    assert "640823" not in told.body


def test_municipality_says_it_in_its_own_words(page: Inbox) -> None:
    make_canned_response("dolt-personuppgifter", body="Skriv till oss i stället.")

    came(page, id="1", text=f"Mitt nummer är {NUMBER}.")
    carry_out_all()

    assert Message.objects.get(direction="out").body == "Skriv till oss i stället."


def test_number_that_comes_with_a_change_is_found(page: Inbox) -> None:
    came(page, id="1", text="När kommer ni?")
    came(page, "edited", id="1", text=f"När kommer ni? {NUMBER}", at="2026-03-03T10:00:00+00:00")
    carry_out_all()

    assert PublicDoor.hidden == {"1"}


def test_number_that_was_changed_away_before_it_came_hides_nothing_but_is_masked(page: Inbox) -> None:
    came(page, "edited", id="1", text="När kommer ni?", at="2026-03-03T10:00:00+00:00")
    came(page, id="1", text=f"När kommer ni? {NUMBER}")

    assert (SocialDeed.objects.count(), Ticket.objects.get().preview) == (0, "När kommer ni? 640823-••••")


def test_what_is_said_in_private_is_not_touched(cast: Cast, page: Inbox) -> None:
    private = Inbox.objects.get(kind="messenger")

    came(private, id="1", text=f"Mitt nummer är {NUMBER}.")

    assert SocialDeed.objects.count() == 0


def test_hiding_that_fails_is_said_once_and_tried_until_it_is_done(page: Inbox) -> None:
    PublicDoor.next_errors += [ChannelError("upptaget"), ChannelError("upptaget")]
    came(page, id="1", text=f"Mitt nummer är {NUMBER}.")

    for _ in range(2):
        with pytest.raises(TryLaterError):
            carry_out_all()
    failed = SocialDeed.objects.get()
    alarm = Alarm.objects.get()
    carry_out_all()

    assert (failed.failed, failed.is_underway, alarm.cleared_at) == ("upptaget", True, None)
    done = SocialDeed.objects.get()
    assert (done.failed, done.done_at is not None, Alarm.objects.get().cleared_at is not None) == ("", True, True)
    hidden = Event.objects.filter(kind=EventKind.POST_HIDDEN).values_list("data", flat=True)
    assert [(row.get("failed"), row.get("reason", {}).get("value")) for row in hidden] == [
        ("upptaget", None),
        (None, "personal_data"),
    ]


def test_hiding_the_provider_refuses_waits_for_a_person(page: Inbox) -> None:
    PublicDoor.next_errors.append(ChannelError("(#200) no permission", permanent=True))
    came(page, id="1", text=f"Mitt nummer är {NUMBER}.")

    carry_out_all()

    deed = SocialDeed.objects.get()
    assert (deed.gave_up, deed.failed, deed.told_by, PublicDoor.hidden) == (True, "(#200) no permission", None, set())


def test_where_nothing_can_be_hidden_the_author_is_asked_in_private(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(DOORS, "facebook", DOORS["messenger"])
    channel.cache_clear()
    make_page("messenger", team=cast.kontaktcenter)

    came(make_page("facebook", team=cast.kontaktcenter), id="1", text=f"Mitt nummer är {NUMBER}.")

    told = Message.objects.get(direction="out")
    assert (SocialDeed.objects.count(), told.channel, "ta gärna bort kommentaren själv" in told.body) == (
        0,
        "messenger",
        True,
    )


def test_those_who_have_or_lead_the_ticket_are_told_without_the_number(cast: Cast, page: Inbox) -> None:
    lead = make_agent("Eva Lind", teams=[cast.kontaktcenter], role=Role.TEAM_LEAD)
    came(page, id="1", text=f"Mitt nummer är {NUMBER}.")
    found = Event.objects.get(kind=EventKind.IDENTITY_NUMBER_FOUND)

    tell(found.ticket_id, found.version)

    row = Notification.objects.get()
    assert (row.agent, row.kind, row.ticket) == (lead, "in_public", found.ticket)
    assert title_of(row) == f"Något som alla kan läsa behöver dig i ärende #{found.ticket.shown_number}"
