"""Merging: one ticket to work with, each with its own messages, and everything as it was when it is undone."""

from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.clock import Clock
from tests.factories import make_contact, make_incoming, make_ticket
from tests.factories.cast import Cast, make_cast
from tests.tickets.parallel import at_once
from tickets.actions.change_status import change_status
from tickets.actions.errors import InvalidChange
from tickets.actions.merge import merge, undo_merge
from tickets.actions.note import note
from tickets.actions.receive import receive
from tickets.actions.reply import reply
from tickets.actions.snooze import snooze
from tickets.merged import main_of, merged_ids, messages_shown_to
from tickets.models import Event, EventKind, Participant, Ticket
from tickets.references import reply_token


def fresh(ticket: Ticket) -> Ticket:
    return Ticket.objects.get(pk=ticket.pk)


def state(ticket: Ticket) -> dict[str, Any]:
    """What a merge touches."""
    names = ("status", "solved_at", "closed_at", "snoozed_until", "waiting_since", "merged_into_id", "requester_id")
    row = Ticket.objects.values(*names, "team_id", "assignee_id", "tags", "subject").get(pk=ticket.pk)
    messages = tuple(ticket.messages.order_by("pk").values_list("pk", "body"))
    taking_part = tuple(Participant.objects.filter(ticket=ticket).values_list("contact", "gets_replies"))
    return {**row, "messages": messages, "participants": taking_part}


def test_merged_ticket_is_closed_and_both_say_so(cast: Cast) -> None:
    main, other = make_ticket(team=cast.kontaktcenter), make_ticket(team=cast.kontaktcenter)

    merge(main, [other], by=cast.johan)

    assert (fresh(other).status, fresh(other).merged_into, fresh(main).status) == ("closed", main, "new")
    events = Event.objects.filter(kind=EventKind.MERGED).order_by("ticket_id")
    assert [(event.ticket, event.agent, event.data["role"], event.data["ticket"]) for event in events] == [
        (main, cast.johan, "main", {"value": other.pk, "label": f"#{other.number}"}),
        (other, cast.johan, "merged", {"value": main.pk, "label": f"#{main.number}"}),
    ]


@pytest.mark.parametrize("status", ["new", "open", "pending", "on_hold", "solved", "closed"])
def test_undoing_brings_back_exactly_what_was(cast: Cast, status: str) -> None:
    main, other = make_ticket(team=cast.kontaktcenter), make_ticket(team=cast.kontaktcenter)
    if status != "new":
        change_status(other, status, by=cast.asa)
    if status == "open":
        snooze(other, timezone.now() + timedelta(days=2), by=cast.asa)
    before = state(main), state(other)
    merge(main, [other], by=cast.johan, lets_in=[other.pk])

    undo_merge(other, by=cast.asa)

    assert (state(main), state(other)) == before
    kinds = [Event.objects.filter(ticket=ticket).latest("id").kind for ticket in (main, other)]
    assert kinds == [EventKind.MERGE_UNDONE, EventKind.MERGE_UNDONE]


def test_participant_who_was_there_before_is_as_before(cast: Cast) -> None:
    main, other = make_ticket(team=cast.kontaktcenter), make_ticket(team=cast.kontaktcenter)
    Participant.objects.create(ticket=main, contact=other.requester)
    before = state(main)
    merge(main, [other], by=cast.johan, lets_in=[other.pk])

    undo_merge(other, by=cast.johan)

    assert state(main) == before


@pytest.mark.parametrize(("days", "is_undone"), [(30, True), (30.01, False)])
def test_merge_can_be_undone_for_thirty_days(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, days: float, is_undone: bool
) -> None:
    main, other = make_ticket(), make_ticket()
    clock = Clock(monkeypatch)
    merge(main, [other], by=cast.johan)
    clock.forward(days=days)

    with nullcontext() if is_undone else pytest.raises(InvalidChange):
        undo_merge(other, by=cast.johan)

    assert (fresh(other).merged_into is None) == is_undone


def test_later_message_is_kept_with_its_own_and_wakes_the_main_ticket(cast: Cast) -> None:
    main, other = make_ticket(team=cast.kontaktcenter), make_ticket(team=cast.kontaktcenter)
    merge(main, [other], by=cast.johan)
    change_status(main, "pending", by=cast.johan)

    received = receive(make_incoming(text="Hur går det?", reply_token=reply_token(other.pk)), inbox=other.inbox)

    assert (received.ticket, received.message.ticket, received.is_new_ticket) == (main, other, False)
    assert (fresh(main).status, fresh(main).preview, fresh(other).status) == ("open", "Hur går det?", "closed")
    event = Event.objects.get(kind=EventKind.RECEIVED)
    assert (event.ticket, event.message) == (main, received.message)


def test_answer_goes_to_the_requester_of_the_ticket_it_is_written_on(cast: Cast) -> None:
    main, other = make_ticket(), make_ticket()
    merge(main, [other], by=cast.johan)

    from_main, from_other = (reply(ticket, by=cast.johan, body="Vi kommer.") for ticket in (main, other))

    sent = [[row["value"] for row in message.recipients] for message in (from_main, from_other)]
    assert sent == [[ticket.requester.addresses.get().value] for ticket in (main, other)]
    assert fresh(other).status == "closed"


def test_answer_goes_to_both_when_the_agent_let_the_other_in(cast: Cast) -> None:
    main, other = make_ticket(), make_ticket()
    merge(main, [other], by=cast.johan, lets_in=[other.pk])

    message = reply(main, by=cast.johan, body="Vi kommer.")

    values = [ticket.requester.addresses.get().value for ticket in (main, other)]
    assert [row["value"] for row in message.recipients] == values


def test_answer_refers_to_no_mail_of_somebody_else(cast: Cast) -> None:
    main, other = make_ticket(), make_ticket()
    main.messages.update(message_id="anna-1@mejl.example")
    other.messages.update(message_id="bengt-1@mejl.example")
    merge(main, [other], by=cast.johan)

    assert reply(main, by=cast.johan, body="Vi kommer.").in_reply_to == "anna-1@mejl.example"


def test_answer_to_one_who_wrote_twice_follows_their_newest_mail(cast: Cast) -> None:
    anna = make_contact("Anna")
    main, other = make_ticket(requester=anna), make_ticket(requester=anna)
    main.messages.update(message_id="anna-1@mejl.example")
    other.messages.update(message_id="anna-2@mejl.example")
    merge(main, [other], by=cast.johan)

    assert reply(main, by=cast.johan, body="Vi kommer.").in_reply_to == "anna-2@mejl.example"


def test_only_what_one_wrote_or_was_sent_may_be_shown_to_them(cast: Cast) -> None:
    anna, bengt = make_contact("Anna"), make_contact("Bengt")
    ticket = make_ticket(requester=anna)
    answer = reply(ticket, by=cast.johan, body="Till Anna")
    note(ticket, by=cast.johan, body="Bara vi")
    theirs = ticket.messages.create(direction="in", contact=bengt, body="Från Bengt")

    assert set(messages_shown_to([anna], ticket)) == {ticket.messages.earliest("id"), answer}
    assert list(messages_shown_to([bengt], ticket)) == [theirs]
    assert list(messages_shown_to([anna, bengt], ticket)) == []


def test_chain_leads_to_its_end_and_comes_apart_link_by_link(cast: Cast) -> None:
    a, b, c = (make_ticket() for _place in range(3))
    merge(b, [a], by=cast.johan)
    merge(c, [b], by=cast.johan)

    assert (main_of(fresh(a)), main_of(fresh(b)), merged_ids(c)) == (c, c, [a.pk, b.pk])
    received = receive(make_incoming(reply_token=reply_token(a.pk)), inbox=a.inbox)
    assert (received.ticket, received.message.ticket) == (c, a)

    undo_merge(b, by=cast.johan)
    assert (main_of(fresh(a)), merged_ids(c), merged_ids(b)) == (b, [], [a.pk])


def test_ring_is_refused(cast: Cast) -> None:
    a, b = make_ticket(), make_ticket()
    merge(b, [a], by=cast.johan)

    for main, other in ((a, b), (b, b)):
        with pytest.raises(InvalidChange):
            merge(main, [other], by=cast.johan)

    assert [fresh(ticket).merged_into for ticket in (a, b)] == [b, None]


def test_nothing_is_merged_when_one_of_them_cannot_be(cast: Cast) -> None:
    main, fine, secret = make_ticket(), make_ticket(), make_ticket(is_confidential=True)

    with pytest.raises(InvalidChange):
        merge(main, [fine, secret], by=cast.johan)

    assert fresh(fine).merged_into is None
    assert not Event.objects.filter(kind=EventKind.MERGED).exists()


def test_merged_ticket_is_not_opened_by_itself(cast: Cast) -> None:
    main, other = make_ticket(), make_ticket()
    merge(main, [other], by=cast.johan)

    with pytest.raises(InvalidChange):
        change_status(other, "open", by=cast.johan)


@pytest.mark.django_db(transaction=True)
def test_two_merges_at_once_against_each_other_end_with_one(transactional_db: None) -> None:
    cast = make_cast()
    a, b = make_ticket(), make_ticket()

    def act(pair: tuple[Ticket, Ticket]) -> Ticket:
        return merge(pair[0], [pair[1]], by=cast.johan)

    for _round in range(5):
        results = at_once(act, [(a, b), (b, a)], threads=2)

        assert sorted(type(result).__name__ for result in results) == ["InvalidChange", "Ticket"]
        merged = next(ticket for ticket in (fresh(a), fresh(b)) if ticket.merged_into_id)
        undo_merge(merged, by=cast.johan)


@pytest.mark.django_db(transaction=True)
def test_messages_that_come_while_tickets_are_merged_are_all_kept(transactional_db: None) -> None:
    cast = make_cast()
    main, other, third = (make_ticket() for _place in range(3))
    acts: list[Any] = [
        lambda: merge(main, [other], by=cast.johan),
        lambda: merge(third, [main], by=cast.asa),
        *[
            lambda: receive(make_incoming(reply_token=reply_token(other.pk)), inbox=other.inbox).message.ticket_id
            for _place in range(6)
        ],
    ]

    results = at_once(lambda act: act(), acts, threads=8)

    assert results[2:] == [other.pk] * 6
    assert other.messages.count() == 7
    assert main_of(fresh(other)).merged_into_id is None
