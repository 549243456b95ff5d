"""Every action: what it changes, the event it writes, the version it makes and what it tells the world."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from tests.factories import make_agent, make_category, make_contact, make_note, make_team, make_ticket
from tests.factories.cast import Cast
from tickets.actions.assign import assign, assign_team, name_agent, take
from tickets.actions.change_status import change_status
from tickets.actions.errors import InvalidChange
from tickets.actions.note import note
from tickets.actions.reply import reply
from tickets.actions.set_properties import (
    set_case_kind,
    set_category,
    set_confidential,
    set_priority,
    set_subject,
)
from tickets.actions.tag import tag
from tickets.models import Event, EventKind, Message, NamedAgent, Ticket
from tickets.models.ticket import TAGS_MAX
from tickets.signals import TicketChange, ticket_changed

Act = Callable[[Ticket, Cast], Any]
# what is done -> field, its value afterwards, kind of event, from and to as the event keeps them
CHANGES: dict[str, tuple[Act, str, Any, EventKind, Any, Any]] = {
    "status": (
        lambda t, c: change_status(t, "on_hold", by=c.johan), "status", "on_hold",
        EventKind.STATUS_CHANGED, "new", "on_hold",
    ),
    "priority": (lambda t, c: set_priority(t, 40, by=c.johan), "priority", 40, EventKind.PRIORITY_CHANGED, 20, 40),
    "case_kind": (
        lambda t, c: set_case_kind(t, "life_event", by=c.johan), "case_kind", "life_event",
        EventKind.CASE_KIND_CHANGED, "other", "life_event",
    ),
    "subject": (
        lambda t, c: set_subject(t, " Ny\n rubrik ", by=c.johan), "subject", "Ny rubrik",
        EventKind.SUBJECT_CHANGED, "Soptunnan blev inte tömd", "Ny rubrik",
    ),
    "confidential": (
        lambda t, c: set_confidential(t, True, by=c.johan), "is_confidential", True,
        EventKind.CONFIDENTIAL_CHANGED, False, True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_change_sets_the_field_and_writes_who_when_from_and_to(cast: Cast, name: str) -> None:
    act, field, value, kind, before, after = CHANGES[name]
    ticket = make_ticket(team=cast.kontaktcenter)

    changed = act(ticket, cast)

    kept = Ticket.objects.get(pk=ticket.pk)
    event = Event.objects.get(ticket=ticket, kind=kind)
    assert getattr(changed, field) == getattr(kept, field) == value
    assert (event.agent, event.contact, event.integration) == (cast.johan, None, None)
    assert event.data == {"from": {"value": before, "label": ""}, "to": {"value": after, "label": ""}}
    assert (event.version, kept.version) == (ticket.version + 1, ticket.version + 1)
    assert event.at == kept.updated_at > ticket.updated_at


@pytest.mark.parametrize("name", CHANGES)
def test_same_change_again_writes_nothing(cast: Cast, name: str) -> None:
    act = CHANGES[name][0]
    ticket = make_ticket(team=cast.kontaktcenter)
    act(ticket, cast)
    before = (Event.objects.count(), Ticket.objects.get(pk=ticket.pk).version)

    act(ticket, cast)

    assert (Event.objects.count(), Ticket.objects.get(pk=ticket.pk).version) == before


def test_category_brings_its_case_kind(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    category = make_category("Avfall", case_kind="recurring")

    changed = set_category(ticket, category, by=cast.johan)

    assert (changed.category, changed.case_kind) == (category, "recurring")
    event = Event.objects.get(ticket=ticket, kind=EventKind.CATEGORY_CHANGED)
    assert event.data["to"] == {"value": category.pk, "label": "Avfall"}
    assert Event.objects.get(ticket=ticket, kind=EventKind.CASE_KIND_CHANGED).version == event.version


def test_category_no_longer_in_use_is_refused(cast: Cast) -> None:
    with pytest.raises(InvalidChange):
        set_category(make_ticket(), make_category(is_active=False), by=cast.johan)


def test_tags_are_kept_in_one_form_and_told_as_added_and_removed(cast: Cast) -> None:
    ticket = make_ticket(tags=("gammal",))

    changed = tag(ticket, add=[" #Sopor ", "sopor", "ÅKER\nväg"], remove=["GAMMAL"], by=cast.asa)

    assert changed.tags == ["sopor", "åker väg"]
    event = Event.objects.get(ticket=ticket, kind=EventKind.TAGGED)
    assert event.data == {"added": ["sopor", "åker väg"], "removed": ["gammal"]}


def test_tags_have_a_limit_and_are_never_empty(cast: Cast) -> None:
    ticket = make_ticket()

    with pytest.raises(InvalidChange):
        tag(ticket, add=[f"tagg {place}" for place in range(TAGS_MAX + 1)], by=cast.asa)
    with pytest.raises(InvalidChange):
        tag(ticket, add=[" # "], by=cast.asa)
    assert Ticket.objects.get(pk=ticket.pk).tags == []


@pytest.mark.parametrize(
    "act",
    [
        lambda t, c: set_priority(t, 25, by=c.johan),
        lambda t, c: set_case_kind(t, "urgent", by=c.johan),
        lambda t, c: set_subject(t, " \n\t ", by=c.johan),
        lambda t, c: assign(t, make_agent("Borta", is_active=False), by=c.johan),
        lambda t, c: name_agent(t, make_agent("Borta", is_active=False), by=c.johan),
        lambda t, c: assign_team(t, make_team("Nedlagt", is_active=False), by=c.johan),
        lambda t, c: note(t, by=c.johan, body=" \u0000 "),
        lambda t, c: reply(t, by=c.johan, body="\n"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_trace(cast: Cast, act: Act, told: list[TicketChange]) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    before = (Event.objects.count(), Message.objects.count(), ticket.version)

    with pytest.raises(InvalidChange) as refusal:
        act(ticket, cast)

    assert str(refusal.value)
    assert (Event.objects.count(), Message.objects.count(), Ticket.objects.get(pk=ticket.pk).version) == before


def test_assigning_to_a_team_takes_it_from_an_agent_outside_the_team(cast: Cast) -> None:
    ticket = assign(make_ticket(team=cast.kontaktcenter), cast.johan, by=cast.asa)

    handed = assign_team(ticket, cast.vatten, by=cast.johan)

    assert (handed.team, handed.assignee) == (cast.vatten, None)
    team, holder = Event.objects.filter(ticket=ticket, version=handed.version).order_by("id")
    assert team.data == {
        "from": {"value": cast.kontaktcenter.pk, "label": "Kontaktcenter"},
        "to": {"value": cast.vatten.pk, "label": "Vatten"},
    }
    assert holder.data["to"] == {"value": None, "label": ""}


def test_assigning_to_a_team_leaves_it_with_an_agent_who_is_in_both(cast: Cast) -> None:
    both = make_agent("Per", teams=[cast.kontaktcenter, cast.vatten])
    ticket = assign(make_ticket(team=cast.kontaktcenter), both, by=cast.asa)

    assert assign_team(ticket, cast.vatten, by=cast.johan).assignee == both


def test_confidential_ticket_goes_to_nobody_who_may_not_see_it(cast: Cast) -> None:
    ticket = make_ticket(team=cast.socialtjanst, is_confidential=True)

    with pytest.raises(InvalidChange):
        assign(ticket, cast.olle, by=cast.sara)
    name_agent(ticket, cast.olle, by=cast.sara)

    assert assign(ticket, cast.olle, by=cast.sara).assignee == cast.olle


def test_naming_an_agent_twice_is_one_event(cast: Cast) -> None:
    ticket = make_ticket(team=cast.socialtjanst)

    name_agent(ticket, cast.olle, by=cast.sara)
    name_agent(ticket, cast.olle, by=cast.sara)

    assert NamedAgent.objects.filter(ticket=ticket).count() == 1
    assert Event.objects.get(ticket=ticket, kind=EventKind.AGENT_NAMED).data["to"]["label"] == "Olle Vikström"


def test_taking_a_new_ticket_opens_it(cast: Cast) -> None:
    taken = take(make_ticket(team=cast.kontaktcenter), by=cast.johan)

    assert (taken.assignee, taken.status, taken.version) == (cast.johan, "open", 2)


def test_note_changes_neither_status_nor_preview_and_is_not_for_the_requester(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)

    written = make_note(ticket, cast.johan, "Hemligt internt")

    kept = Ticket.objects.get(pk=ticket.pk)
    assert (kept.status, kept.preview, kept.first_answered_at) == ("new", ticket.preview, None)
    assert (written.kind, written.direction, written.delivery) == ("note", "", "")
    assert list(ticket.messages.visible_to_requester()) == [ticket.messages.get(direction="in")]
    assert Event.objects.get(ticket=ticket, kind=EventKind.NOTED).message == written


@pytest.mark.django_db(transaction=True)
def test_world_is_told_after_commit_and_only_then(told: list[TicketChange]) -> None:
    team, agent = make_team(), make_agent()
    ticket = make_ticket(team=team)
    told.clear()

    with transaction.atomic():
        set_priority(ticket, 30, by=agent)
        set_subject(ticket, "Ny", by=agent)
        assert told == []

    assert [change.kinds for change in told] == [("priority_changed",), ("subject_changed",)]
    assert {change.ticket_id for change in told} == {ticket.pk}


@pytest.mark.django_db(transaction=True)
def test_nothing_is_told_or_kept_after_a_rollback(told: list[TicketChange]) -> None:
    ticket = make_ticket()
    told.clear()

    with transaction.atomic():
        take(ticket, by=make_agent())
        transaction.set_rollback(True)

    assert told == []
    assert (Ticket.objects.get(pk=ticket.pk).assignee, ticket.events.count()) == (None, 1)


@pytest.mark.django_db(transaction=True)
def test_listener_that_fails_takes_nothing_back() -> None:
    def fail(**kwargs: object) -> None:
        raise RuntimeError("a listener's fault")

    ticket, agent = make_ticket(), make_agent()
    ticket_changed.connect(fail)
    try:
        take(ticket, by=agent)
    finally:
        ticket_changed.disconnect(fail)

    assert Ticket.objects.get(pk=ticket.pk).assignee == agent


@pytest.mark.django_db(transaction=True)
def test_hand_over_is_told_to_both_teams_and_both_agents(told: list[TicketChange]) -> None:
    before, after = make_team("Före"), make_team("Efter")
    holder, named = make_agent("Hanna", teams=[before]), make_agent("Nils")
    ticket = make_ticket(team=before, assignee=holder, requester=make_contact())
    name_agent(ticket, named, by=holder)
    told.clear()

    assign_team(ticket, after, by=holder)

    (change,) = told
    assert change.team_ids == {before.pk, after.pk}
    assert change.named_agent_ids == {holder.pk, named.pk}
    assert (change.number, change.is_confidential) == (ticket.number, False)
