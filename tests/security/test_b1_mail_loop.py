"""B1: two programs that answer each other come to an end; what is automatic is never answered automatically."""

import re
from datetime import timedelta

import pytest

from channels_in.delivery import deliver
from channels_in.email.receive import receive
from channels_in.intake import process
from channels_in.models import KeptMail, RawInbound
from tests.channels_in.email.mails import ADDRESS, mail
from tests.factories import make_inbox, make_team
from tickets.actions import acknowledge
from tickets.actions.changing import Change
from tickets.models import Delivery, Inbox, Message, Ticket

pytestmark = pytest.mark.django_db(transaction=True)
ROBOT = "robot@mejl.example"
ROUNDS = 30


@pytest.fixture
def inbox(db: None) -> Inbox:
    return make_inbox(kind="email", address=ADDRESS, team=make_team("Kontaktcenter"))


def bring(inbox: Inbox, raw: bytes) -> None:
    """The mail comes in and is handled, as its job would."""
    kept = receive(inbox, raw)
    if kept.state == RawInbound.State.WAITING:
        process(kept.pk)


def sent() -> list[KeptMail]:
    """What we send now, each mail once, as the robot gets it."""
    before = set(KeptMail.objects.values_list("pk", flat=True))
    for pk in Message.objects.filter(delivery=Delivery.PENDING).values_list("pk", flat=True):
        deliver(pk)
    return list(KeptMail.objects.exclude(pk__in=before))


def header(raw: bytes, name: str) -> str:
    found = re.search(rb"^%b: (.*(?:\r?\n[ \t].*)*)" % name.encode(), raw, re.MULTILINE)
    return " ".join(found[1].decode().split()) if found else ""


# How a robot answers what it gets: politely, rudely, cleverly.
ROBOTS = {
    "polite": lambda n, ours: {"Auto-Submitted": "auto-replied", "In-Reply-To": header(ours, "Message-ID")},
    "silent": lambda n, ours: {"In-Reply-To": header(ours, "Message-ID")},
    "forgetful": lambda n, ours: {"Subject": f"Automatiskt svar {n}"},
    "to the reply address": lambda n, ours: {"To": header(ours, "Reply-To"), "Subject": f"Re: {n}"},
    "other subject": lambda n, ours: {"Subject": f"Ärende {n}", "Precedence": "bulk"},
    "our own mail back": lambda n, ours: {"Message-ID": header(ours, "Message-ID")},
}


@pytest.mark.parametrize("robot", list(ROBOTS))
def test_robot_that_answers_everything_gets_one_mail_a_day(inbox: Inbox, robot: str) -> None:
    bring(inbox, mail(From=ROBOT))
    answered, rounds = [], 0
    while (batch := sent()) and rounds < ROUNDS:
        rounds += 1
        answered += batch
        for kept in batch:
            bring(inbox, mail(**{"From": ROBOT, **ROBOTS[robot](rounds, bytes(kept.body))}))

    assert len(answered) == 1
    assert Ticket.objects.count() <= 2


def test_robot_that_never_stops_gets_no_more_for_it(inbox: Inbox) -> None:
    for number in range(ROUNDS):
        bring(inbox, mail(f"Larm {number}", From=ROBOT))

    assert Message.objects.filter(direction="out").count() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-generated"},
        {"Precedence": "bulk"},
        {"Precedence": "junk"},
        {"X-Auto-Response-Suppress": "All"},
        {"Return-Path": "<>"},
        {"From": "noreply@mejl.example"},
        {"From": "MAILER-DAEMON@mejl.example"},
        {"List-Unsubscribe": "<mailto:bort@mejl.example>"},
    ],
)
def test_automatic_mail_becomes_a_ticket_that_is_not_acknowledged(inbox: Inbox, headers: dict[str, str]) -> None:
    bring(inbox, mail(**headers))

    assert (Ticket.objects.count(), Message.objects.filter(direction="out").count()) == (1, 0)


def test_two_installations_of_ours_do_not_answer_each_other(inbox: Inbox) -> None:
    other = make_inbox(kind="email", address="miljo@storan.example", team=inbox.team)
    bring(inbox, mail(From="miljo@storan.example"))
    for _round in range(5):
        for kept in sent():
            bring(other, bytes(kept.body))

    assert KeptMail.objects.count() == 0
    assert Ticket.objects.count() == 1


def test_our_automatic_mail_is_marked_and_has_no_envelope_sender(inbox: Inbox) -> None:
    bring(inbox, mail(From=ROBOT))

    (kept,) = sent()

    assert header(bytes(kept.body), "Auto-Submitted") == "auto-replied"
    assert header(bytes(kept.body), "X-Auto-Response-Suppress") == "All"
    assert kept.sender == "<>"


def test_ticket_has_at_most_five_automatic_mails_a_day(inbox: Inbox) -> None:
    bring(inbox, mail(From=ROBOT))
    ticket = Ticket.objects.get()
    for _more in range(4):
        ticket.messages.create(direction="out", delivery="sent", is_automatic=True)
    latest = ticket.messages.order_by("-created_at")[0].created_at

    assert not acknowledge.may_send_automatic(Change(ticket, None, latest))

    assert acknowledge.may_send_automatic(Change(ticket, None, latest + timedelta(hours=25)))
