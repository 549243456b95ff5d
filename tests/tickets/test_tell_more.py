"""Less usual news: tickets merged, handed over or not delivered; and two jobs at the same moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from servicedesk.people.models import Team
from tests.factories import make_team, make_ticket
from tests.factories.cast import Cast, make_cast
from tests.factories.people import make_department
from tests.tickets.jobs import do_jobs
from tests.tickets.parallel import at_once
from tickets.actions.changing import changing
from tickets.actions.digest import send_due
from tickets.actions.follow import follow
from tickets.actions.hand_over import hand_over
from tickets.actions.merge import merge
from tickets.actions.tell import TELL, tell
from tickets.models import Event, EventKind, Message, Notification


def told() -> list[tuple[str, str]]:
    do_jobs(TELL)
    return sorted((row.agent.name, row.kind) for row in Notification.objects.select_related("agent"))


def test_merge_is_told_to_those_who_have_the_tickets(cast: Cast) -> None:
    main, other = (make_ticket(team=cast.kontaktcenter, assignee=agent) for agent in (cast.johan, cast.asa))

    merge(main, [other], by=cast.johan)

    assert told() == [("Åsa Lindqvist", "moved")]


def test_handover_is_told_to_followers_who_see_the_ticket_afterwards(cast: Cast) -> None:
    ticket = make_ticket(team=cast.kontaktcenter)
    closed = make_team("Bygglov")
    Team.objects.filter(pk=closed.pk).update(department=make_department("Bygg"))
    closed.refresh_from_db()
    for agent in (cast.asa, cast.olle):
        follow(ticket, by=agent)
    cast.olle.memberships.create(team=closed)

    hand_over(ticket, closed, by=cast.johan, body="Ni tar den här.")

    assert told() == [("Olle Vikström", "moved")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"to": "failed"}, [("Johan Åkerström", "undelivered"), ("Åsa Lindqvist", "undelivered")]),
        ({"to": "sent"}, []),
        ({"to": "failed", "seen": True}, []),
    ],
)
def test_failed_delivery_is_told_to_the_assignee_and_to_whoever_wrote(
    cast: Cast, data: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.asa)
    message = Message.objects.create(
        ticket=ticket, agent=cast.johan, direction="out", channel="email", delivery="failed", body="Svar"
    )

    with changing(ticket, by=None) as change:
        change.record(EventKind.DELIVERY_CHANGED, message=message, detail="", **data)

    assert told() == expected


@pytest.mark.django_db(transaction=True)
def test_jobs_at_the_same_moment_tell_once_and_mail_once() -> None:
    cast = make_cast()
    ticket = make_ticket(team=cast.kontaktcenter, assignee=cast.asa)
    with changing(ticket, by=None) as change:
        change.record(EventKind.MENTIONED, agents=[{"value": cast.johan.pk, "label": "x"}])
    event = Event.objects.get(kind=EventKind.MENTIONED)
    cast.johan.notification_choices.create(kind="mention", mail="at_once")

    at_once(lambda _time: tell(event.ticket_id, event.version), range(6), threads=6)
    mails = at_once(lambda _time: send_due(timezone.now() + timedelta(minutes=1)), range(6), threads=6)

    assert Notification.objects.count() == 1
    assert sorted(mails) == [0, 0, 0, 0, 0, 1]  # type: ignore[type-var]
    assert do_jobs("people.send_mail") == 1
