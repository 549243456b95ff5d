"""Who is told what of a ticket: those it is news to, who may see it, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_incoming, make_ticket
from tests.factories.cast import Cast, again
from tests.tickets.jobs import do_jobs
from tickets.actions.assign import assign
from tickets.actions.follow import follow
from tickets.actions.note import note
from tickets.actions.receive import receive
from tickets.actions.remind import remind, tell_due
from tickets.actions.set_properties import set_confidential
from tickets.actions.snooze import snooze, wake_due
from tickets.actions.tell import TELL, mark_told, tell
from tickets.models import Event, EventKind, Notification, NotificationChoice, Ticket
from tickets.notifications import notifications_visible_to, title_of, unread_count
from tickets.references import reply_token
from tickets.tasks import forget_notifications

Told = set[tuple[str, str]]


def told() -> Told:
    """(name of the agent, kind) of every notification there is, after the jobs that were asked for."""
    do_jobs(TELL)
    return {(row.agent.name, row.kind) for row in Notification.objects.select_related("agent")}


def answer(ticket: Ticket, **fields: object) -> None:
    receive(make_incoming(reply_token=reply_token(ticket.pk), **fields), inbox=ticket.inbox)


def test_assignment_is_told_to_whoever_got_it_and_not_to_oneself(cast: Cast) -> None:
    assign(make_ticket(team=cast.kontaktcenter), cast.asa, by=cast.johan)
    assign(make_ticket(team=cast.kontaktcenter), cast.johan, by=cast.johan)

    assert told() == {("Åsa Lindqvist", "assignment")}


def test_mention_is_told_to_colleagues_who_see_the_ticket_only(cast: Cast) -> None:
    note(make_ticket(team=cast.socialtjanst), by=cast.johan, body="@Sara Holm @Olle Vikström @Johan Åkerström")

    assert told() == {("Sara Holm", "mention")}


def test_answer_is_told_to_the_assignee_and_to_followers_who_still_see_the_ticket(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    for agent in (cast.asa, cast.olle):
        follow(ticket, by=agent)
    set_confidential(ticket, True, by=cast.johan)

    answer(ticket)

    assert told() == {("Johan Åkerström", "answer"), ("Åsa Lindqvist", "answer")}


def test_automatic_answer_is_no_news(cast: Cast) -> None:
    answer(make_ticket(team=cast.kontaktcenter, assignee=cast.johan), is_automatic=True)

    assert told() == set()


def test_disabled_agent_is_told_nothing(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    type(cast.johan).objects.filter(pk=cast.johan.pk).update(is_active=False)

    answer(ticket)

    assert told() == set()


def test_job_that_runs_twice_tells_once(cast: Cast) -> None:
    assign(make_ticket(team=cast.kontaktcenter), cast.asa, by=cast.johan)
    event = Event.objects.get(kind=EventKind.ASSIGNED)

    for _time in range(2):
        tell(event.ticket_id, event.version)

    assert Notification.objects.count() == 1


def test_end_of_a_rest_is_told_to_the_assignee_and_to_whoever_put_it_away(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.asa)
    snooze(ticket, timezone.now() + timedelta(hours=1), by=cast.johan)

    wake_due(timezone.now() + timedelta(hours=2))

    assert told() == {("Åsa Lindqvist", "woken"), ("Johan Åkerström", "woken")}


def test_reminder_is_told_once_and_not_of_a_ticket_out_of_sight(cast: Cast) -> None:
    soon = timezone.now() + timedelta(hours=1)
    remind(make_ticket(team=cast.kontaktcenter), by=cast.johan, at=soon)
    remind(make_ticket(team=cast.socialtjanst), by=cast.olle, at=soon)

    for _time in range(2):
        tell_due(soon + timedelta(hours=1))

    assert [(row.agent, row.kind) for row in Notification.objects.all()] == [(cast.johan, "reminder")]


def test_ticket_that_becomes_confidential_takes_its_notifications_out_of_sight(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    follow(ticket, by=cast.olle)
    answer(ticket)
    assert told() == {("Olle Vikström", "answer")}

    set_confidential(ticket, True, by=cast.johan)

    assert (list(notifications_visible_to(again(cast.olle))), unread_count(again(cast.olle))) == ([], 0)


def test_title_says_number_and_kind_only(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.johan)
    answer(ticket)
    told()

    assert title_of(Notification.objects.get()) == f"Nytt svar i ärende #{ticket.shown_number}"


def test_kind_that_is_not_wanted_at_all_is_not_written(cast: Cast) -> None:
    NotificationChoice.objects.create(agent=cast.asa, kind="assignment", in_app=False, in_browser=False)

    assign(make_ticket(team=cast.kontaktcenter), cast.asa, by=cast.johan)

    assert told() == set()


def test_marking_one_ticket_read_leaves_others_and_other_agents(cast: Cast) -> None:
    first, second = (make_ticket(team=cast.kontaktcenter, assignee=cast.johan) for _ticket in range(2))
    follow(first, by=cast.asa)
    for ticket in (first, second):
        answer(ticket)
    told()

    assert mark_told(cast.johan, ticket_id=first.pk) == 1

    assert (unread_count(again(cast.johan)), unread_count(again(cast.asa))) == (1, 1)


@pytest.mark.parametrize(("days", "left"), [(89, 1), (91, 0)])
def test_notification_is_erased_after_ninety_days(cast: Cast, days: int, left: int) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    Notification.objects.create(
        agent=cast.johan, ticket=ticket, kind="answer", at=timezone.now() - timedelta(days=days)
    )

    forget_notifications(timestamp=int(timezone.now().timestamp()))

    assert Notification.objects.count() == left
