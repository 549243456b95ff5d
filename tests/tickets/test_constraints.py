"""What the database itself refuses, whoever writes: one row for each constraint."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from servicedesk.people.models import Agent, Contact, ContactAddress, ContactMerge, Membership
from tests.factories import (
    make_agent,
    make_category,
    make_contact,
    make_inbox,
    make_integration,
    make_team,
    make_ticket,
)
from tests.tickets.constraint_rows import REFUSED_BESIDE_THE_TICKET, twice
from tickets.models import (
    ApiAnswer,
    Attachment,
    BulkJob,
    BulkResult,
    Category,
    Draft,
    Event,
    Follower,
    Inbox,
    Macro,
    Message,
    NamedAgent,
    Participant,
    SenderProfile,
    SideConversation,
    Ticket,
    TicketLink,
)

pytestmark = pytest.mark.django_db


def ticket_with(**fields: Any) -> None:
    Ticket.objects.filter(pk=make_ticket().pk).update(**fields)


def message_with(**fields: Any) -> Message:
    return make_ticket().messages.create(**{"direction": "in", "channel": "email", "body": "x", **fields})


def two_out(message_id: str) -> None:
    for _time in range(2):
        message_with(direction="out", delivery="pending", message_id=message_id)


def two_keys() -> None:
    ticket = make_ticket()
    for _time in range(2):
        ticket.messages.create(direction="in", client_key="k")


def shown_message_of_a_side_conversation() -> None:
    side = SideConversation.objects.create(ticket=make_ticket(), subject="Fråga")
    side.ticket.messages.create(direction="in", side=side)


def attachment_in_two_places() -> None:
    ticket = make_ticket()
    draft = Draft.objects.create(ticket=ticket, agent=make_agent(), kind="note")
    Attachment.objects.create(
        message=ticket.messages.get(), draft=draft, name="a", storage_name="a", content_type="a/a", size=1, sha256="0"
    )


def same_draft_twice() -> None:
    ticket, agent = make_ticket(), make_agent()
    twice(lambda: Draft.objects.create(ticket=ticket, agent=agent, kind="note"))


def same_participant_twice() -> None:
    ticket, contact = make_ticket(), make_contact()
    twice(lambda: Participant.objects.create(ticket=ticket, contact=contact))


def same_named_agent_twice() -> None:
    ticket, agent = make_ticket(), make_agent()
    twice(lambda: NamedAgent.objects.create(ticket=ticket, agent=agent))


def same_answer_twice() -> None:
    integration, _token = make_integration()
    twice(lambda: ApiAnswer.objects.create(integration=integration, key="k", fingerprint="f"))


def merged_into_itself() -> None:
    contact = make_contact()
    Contact.objects.filter(pk=contact.pk).update(merged_into=contact)


def merge_with_itself() -> None:
    contact = make_contact()
    ContactMerge.objects.create(kept=contact, merged=contact, by=make_agent())


def merged_twice_at_a_time() -> None:
    merged, agent = make_contact(), make_agent()
    twice(lambda: ContactMerge.objects.create(kept=make_contact(), merged=merged, by=agent))


def same_membership_twice() -> None:
    agent, team = make_agent(), make_team()
    twice(lambda: Membership.objects.create(agent=agent, team=team, role="agent"))


def address(kind: str, value: str) -> ContactAddress:
    return ContactAddress.objects.create(contact=make_contact(email=None), kind=kind, value=value)


def ticket_merged_into_itself() -> None:
    ticket, now = make_ticket(), timezone.now()
    Ticket.objects.filter(pk=ticket.pk).update(merged_into=ticket, status="closed", solved_at=now, closed_at=now)


def link_with(*, kind: str = "related", is_backwards: bool = False, times: int = 1, **fields: Any) -> None:
    one, two = make_ticket(), make_ticket()
    ticket, other = (two, one) if is_backwards else (one, two)
    for _time in range(times):
        TicketLink.objects.create(ticket=ticket, other=ticket if "other" in fields else other, kind=kind)


def same_follower_twice() -> None:
    ticket, agent = make_ticket(), make_agent()
    twice(lambda: Follower.objects.create(ticket=ticket, agent=agent))


def bulk_with(**fields: Any) -> BulkJob:
    return BulkJob.objects.create(**{"agent": make_agent(), "kind": "status", "ticket_ids": [1], **fields})


def same_bulk_result_twice() -> None:
    job, ticket = bulk_with(), make_ticket()
    versions = {"version_before": 1, "version_after": 1}
    twice(lambda: BulkResult.objects.create(job=job, ticket=ticket, outcome="same", **versions))


REFUSED: dict[str, Callable[[], Any]] = {
    **REFUSED_BESIDE_THE_TICKET,
    "ticket_status_known": lambda: ticket_with(status="archived"),
    "ticket_priority_known": lambda: ticket_with(priority=25),
    "ticket_case_kind_known": lambda: ticket_with(case_kind="urgent"),
    "ticket_channel_known": lambda: ticket_with(channel="pigeon"),
    "ticket_has_subject": lambda: ticket_with(subject=""),
    "ticket_solved_when": lambda: ticket_with(status="solved"),
    "ticket_closed_when": lambda: ticket_with(status="closed", solved_at=timezone.now()),
    "ticket_new_is_unanswered": lambda: ticket_with(first_answered_at=timezone.now()),
    "message_kind_known": lambda: message_with(kind="comment", direction=""),
    "message_only_out_is_delivered": lambda: message_with(direction="in", delivery="sent"),
    "message_side_has_one": lambda: message_with(kind="side", direction="out", delivery="pending"),
    "message_side_is_not_shown": shown_message_of_a_side_conversation,
    "sender_reply_to_known": lambda: SenderProfile.objects.create(inbox=make_inbox(), reply_to="nowhere"),
    "sender_named_as_known": lambda: SenderProfile.objects.create(inbox=make_inbox(), named_as="number"),
    "message_own_id_unique": lambda: two_out("t1.x.y@storan.example"),
    "message_client_key_unique": two_keys,
    "event_kind_known": lambda: Event.objects.create(ticket=make_ticket(), kind="exploded", version=1),
    "ticket_merged_is_closed": lambda: ticket_with(merged_into=make_ticket()),
    "ticket_not_in_itself": ticket_merged_into_itself,
    "ticket_snoozed_is_unfinished": lambda: ticket_with(
        status="solved", solved_at=timezone.now(), snoozed_until=timezone.now()
    ),
    "link_kind_known": lambda: link_with(kind="cousin_of"),
    "link_not_to_itself": lambda: link_with(kind="part_of", other=None),
    "link_related_one_way": lambda: link_with(is_backwards=True),
    "link_once": lambda: link_with(times=2),
    "follower_once": same_follower_twice,
    "macro_has_name": lambda: Macro.objects.create(name=""),
    "macro_one_scope": lambda: Macro.objects.create(name="x", team=make_team(), owner=make_agent()),
    "bulk_kind_known": lambda: bulk_with(kind="burn"),
    "bulk_by_one": lambda: bulk_with(agent=None),
    "bulk_undo_of_what": lambda: bulk_with(kind="undo"),
    "bulk_result_once": same_bulk_result_twice,
    "attachment_one_place": attachment_in_two_places,
    "draft_one_each": same_draft_twice,
    "participant_once": same_participant_twice,
    "named_agent_once": same_named_agent_twice,
    "api_answer_once": same_answer_twice,
    "category_three_levels": lambda: Category.objects.create(
        slug="a", name="a", path="a", level=4, parent=make_category()
    ),
    "category_kind_known": lambda: make_category(case_kind="urgent"),
    "category_level_fits_parent": lambda: Category.objects.create(slug="a", name="a", path="a", level=2),
    "inbox_kind_known": lambda: make_inbox(kind="pigeon"),
    "inbox_names_its_sender": lambda: make_inbox(sender_name=""),
    "contact_kind_known": lambda: make_contact(kind="robot"),
    "contact_not_merged_into_itself": merged_into_itself,
    "address_unique": lambda: twice(lambda: address("email", "ann@mejl.example")),
    "address_kind_known": lambda: address("pigeon", "loft 3"),
    "address_not_empty": lambda: address("email", ""),
    "merge_of_two": merge_with_itself,
    "merged_once_at_a_time": merged_twice_at_a_time,
    "agent_email_unique": lambda: twice(lambda: Agent.objects.create(email="Ann@storan.example", name="x")),
    "membership_unique": same_membership_twice,
    "membership_role_known": lambda: Membership.objects.create(agent=make_agent(), team=make_team(), role="owner"),
}


def test_every_constraint_of_people_and_tickets_has_its_row() -> None:
    named = {
        constraint.name
        for label in ("people", "tickets")
        for model in apps.get_app_config(label).get_models()
        for constraint in model._meta.constraints
    }

    assert named == set(REFUSED)


@pytest.mark.parametrize("name", REFUSED)
def test_database_refuses(name: str) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        REFUSED[name]()

    assert name in str(refusal.value)


def test_number_is_unique_and_comes_from_the_database() -> None:
    first, second = make_ticket(), make_ticket()

    with pytest.raises(IntegrityError), transaction.atomic():
        Ticket.objects.filter(pk=second.pk).update(number=first.number)


@pytest.mark.parametrize("what", ["team", "assignee", "requester", "inbox"])
def test_nothing_a_ticket_stands_on_can_be_deleted_under_it(what: str) -> None:
    ticket = make_ticket(assignee=make_agent())

    with pytest.raises((IntegrityError, ProtectedError)), transaction.atomic():
        getattr(ticket, what).delete()


def test_inbox_of_the_same_slug_is_refused() -> None:
    slug = make_inbox().slug

    with pytest.raises(IntegrityError), transaction.atomic():
        Inbox.objects.create(slug=slug, name="x", kind="email", team=make_team(), sender_name="x")
