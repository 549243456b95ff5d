"""LinkedIn: comments on the page's posts come in once, with the post, and are answered as the organization."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from channels_in.alarms import standing_alarms
from channels_in.base import ChannelError
from channels_in.delivery import deliver
from channels_in.linkedin.forms import LinkedInForm
from channels_in.models import DoorAccount, SocialItem
from channels_in.polling import ask_all, warn_of_tokens
from tests.channels_in.contract.case_linkedin import make, server
from tests.channels_in.polled.accounts import fetch
from tests.channels_in.polled.answers import answer, fresh
from tests.clock import Clock
from tests.fakes.linkedin import ACTIVITY, US, LinkedIn, refusal
from tickets.models import Delivery, Inbox, Message, Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def linkedin(settings: Settings) -> Iterator[LinkedIn]:
    with server(settings) as found:
        yield found


@pytest.fixture
def inbox(linkedin: LinkedIn, clock: Clock) -> Inbox:
    inbox = make(linkedin)
    fetch(inbox)
    return inbox


def posted(linkedin: LinkedIn) -> dict[str, Any]:
    found = [asked for asked in linkedin.asked if asked.method == "POST" and asked.path.startswith("/rest/")]
    body: dict[str, Any] = json.loads(found[-1].body)
    return body


def test_comment_comes_in_with_its_post_and_is_answered_as_the_organization(
    linkedin: LinkedIn, inbox: Inbox, clock: Clock, settings: Settings
) -> None:
    top = linkedin.says("När ska man söka?")
    fetch(inbox)
    deliver(answer(Ticket.objects.get(), clock).pk)

    assert posted(linkedin) == {
        "actor": US,
        "object": ACTIVITY,
        "parentComment": top,
        "message": {"text": "Bilen kommer på onsdag.\nJohan Åkerström, Storåns kommun"},
    }
    rows = SocialItem.objects.exclude(message__direction="out").order_by("external_id")
    assert list(rows.values_list("external_id", "text", "thread_id", "is_ours")) == [
        (ACTIVITY, "Vi söker lärare", ACTIVITY, True),
        (top, "När ska man söka?", ACTIVITY, False),
    ]
    assert linkedin.versions == {settings.LINKEDIN_VERSION}


def test_answer_to_an_answer_stands_in_the_same_row(linkedin: LinkedIn, inbox: Inbox, clock: Clock) -> None:
    top = linkedin.says("När ska man söka?")
    linkedin.says("Det undrar jag med", actor="urn:li:person:Kalle", answers=top)
    fetch(inbox)
    ticket = Ticket.objects.get(messages__body="Det undrar jag med")
    deliver(answer(ticket, clock).pk)

    assert posted(linkedin)["parentComment"] == top
    assert Ticket.objects.count() == 2
    assert ticket.events.filter(kind="possibly_belongs").exists()


def test_many_comments_and_a_broken_one_come_in_once(linkedin: LinkedIn, inbox: Inbox) -> None:
    for number in range(130):
        linkedin.says(f"Fråga {number}")
    broken = linkedin.says("Trasig")
    linkedin.comments[broken]["message"] = None
    fetch(inbox)
    fetch(inbox)

    assert Message.objects.count() == 130


def test_edit_and_removal_are_noticed(linkedin: LinkedIn, inbox: Inbox, clock: Clock) -> None:
    edited, removed = linkedin.says("När ska man söka?"), linkedin.says("Bort med mig")
    fetch(inbox)
    clock.forward(minutes=31)
    linkedin.edits(edited, "Var ska man söka?")
    linkedin.removes(removed)
    fetch(inbox)
    clock.forward(minutes=31)
    fetch(inbox)

    item = SocialItem.objects.get(external_id=edited)
    assert (item.text, [row.text for row in item.versions.all()]) == ("Var ska man söka?", ["När ska man söka?"])
    assert SocialItem.objects.get(external_id=removed).state == "withdrawn"


def test_answer_written_at_linkedin_is_on_the_ticket_and_our_own_makes_nothing(
    linkedin: LinkedIn, inbox: Inbox, clock: Clock
) -> None:
    top = linkedin.says("När ska man söka?")
    fetch(inbox)
    deliver(answer(Ticket.objects.get(), clock).pk)
    linkedin.writes_as_us("Varmt välkommen!", answers=top)
    clock.forward(minutes=31)
    fetch(inbox)
    fetch(inbox)

    assert [row.body for row in Ticket.objects.get().messages.filter(direction="out")] == [
        "Bilen kommer på onsdag.",
        "Varmt välkommen!",
    ]


def test_what_may_have_left_is_not_sent_again_and_is_known_when_it_is_seen(
    linkedin: LinkedIn, inbox: Inbox, clock: Clock
) -> None:
    linkedin.says("När ska man söka?")
    fetch(inbox)
    message = answer(Ticket.objects.get(), clock)
    linkedin.lost = 1
    deliver(message.pk)
    assert (len(linkedin.texts), fresh(message).delivery) == (1, Delivery.UNKNOWN)
    clock.forward(minutes=31)
    fetch(inbox)

    assert (len(linkedin.texts), fresh(message).delivery, Message.objects.count()) == (1, Delivery.SENT, 2)


def test_end_of_the_consent_is_known_and_warned_of(linkedin: LinkedIn, inbox: Inbox, clock: Clock) -> None:
    ends = DoorAccount.objects.get().token_expires_at
    assert ends is not None
    assert ends - clock.now == timedelta(days=365)

    warn_of_tokens(ends - timedelta(days=6))
    assert [alarm.values["day"] for alarm in standing_alarms()] == [ends.date().isoformat()]


def test_version_that_is_no_longer_taken_is_about_the_account(linkedin: LinkedIn, inbox: Inbox) -> None:
    linkedin.next_reading = [refusal(426, "Requested version 20200101 is not active")]
    fetch(inbox)

    assert DoorAccount.objects.get().last_error == "LinkedIn: 426 Requested version 20200101 is not active"


def test_calls_of_the_day_that_are_used_up_are_waited_for(linkedin: LinkedIn, inbox: Inbox, clock: Clock) -> None:
    linkedin.next_reading = [refusal(429, "throttled")]
    fetch(inbox)
    clock.forward(minutes=14)
    assert ask_all(clock.now) == []
    clock.forward(minutes=2)
    assert ask_all(clock.now) == [inbox.door_account.pk]


@pytest.mark.parametrize(
    ("given", "saved"), [("123", US), (" urn:li:organization:123 ", US), ("storan", None), ("urn:li:person:1", None)]
)
def test_page_is_named_by_its_number(given: str, saved: str | None) -> None:
    form = LinkedInForm({"external_id": given, "client_id": "x"})

    assert form.is_valid() is (saved is not None)
    assert form.cleaned_data.get("external_id") == saved


def test_page_somebody_else_administers_is_told(linkedin: LinkedIn, inbox: Inbox) -> None:
    account = DoorAccount.objects.get()
    LinkedInForm().check_account(account)
    account.external_id = "urn:li:organization:999"
    with pytest.raises(ChannelError):
        LinkedInForm().check_account(account)


def test_who_goes_on_in_a_row_somebody_else_began_stays_on_their_own_ticket(
    linkedin: LinkedIn, inbox: Inbox, clock: Clock
) -> None:
    top = linkedin.says("Var lämnar man glas?")
    linkedin.says("Det undrar jag med", actor="urn:li:person:Kalle", answers=top)
    fetch(inbox)
    kalles = Ticket.objects.get(messages__body="Det undrar jag med")
    deliver(answer(kalles, clock).pk)
    linkedin.says("Tack!", actor="urn:li:person:Kalle", answers=top)
    linkedin.says("Tack, jag med!", answers=top)
    clock.forward(minutes=31)
    fetch(inbox)

    assert [row.body for row in kalles.messages.filter(direction="in")] == ["Det undrar jag med", "Tack!"]
    annas = Ticket.objects.exclude(pk=kalles.pk).get()
    assert [row.body for row in annas.messages.all()] == ["Var lämnar man glas?", "Tack, jag med!"]
