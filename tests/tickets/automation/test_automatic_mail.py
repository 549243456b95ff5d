"""What automations send: never to a program, never a flood, never anything of a confidential ticket or of a case for
a person; and never a line that becomes a header."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from tests.factories import make_agent, make_category, make_contact, make_inbox, make_incoming, make_ticket
from tests.factories.automations import make_automation
from tests.factories.cast import Cast
from tests.tickets.automation.test_triggers import ran, run_all
from tests.tickets.jobs import do_jobs
from tickets.actions.automatic_answer import MOST_PER_CONTACT, MOST_PER_HOUR
from tickets.actions.errors import InvalidChange
from tickets.actions.receive import receive
from tickets.actions.set_properties import set_confidential
from tickets.incoming import IncomingAddress
from tickets.models import AutomaticMail, AutomationRun, EventKind, Ticket
from tickets.references import reply_token

ANSWER = {"do": "reply", "value": "Hej {requester_first_name}! Ärende {ticket_number}: {subject}."}


def recurring(cast: Cast, **fields: Any) -> Ticket:
    category = make_category("Sophämtning", case_kind="recurring")
    fields = {"sender": IncomingAddress("email", "ann@mejl.example"), "category_slug": category.slug, **fields}
    kind = fields.get("channel", "email")
    inbox = make_inbox(team=cast.kontaktcenter, acknowledges=False, kind=kind)
    return receive(make_incoming(**fields), inbox=inbox).ticket


def by_sms(cast: Cast, **fields: Any) -> Ticket:
    """Where what they wrote may be said to them."""
    return recurring(cast, channel="sms", sender=IncomingAddress("phone", "+46701740605"), **fields)


def answers(ticket: Ticket) -> list[str]:
    return list(ticket.messages.filter(direction="out").order_by("pk").values_list("body", flat=True))


def left_out(ticket: Ticket) -> list[str]:
    events = ticket.events.filter(kind=EventKind.AUTOMATION_RAN).order_by("pk")
    return [one["why"] for event in events for one in event.data.get("left_out", [])]


def test_answer_is_automatic_and_stops_nobodys_clock(cast: Cast) -> None:
    make_automation(ANSWER)
    ticket = by_sms(cast, subject="Hämtning {agent_name} {requester_name}")

    run_all()

    sent, kept = ticket.messages.get(direction="out"), Ticket.objects.get(pk=ticket.pk)
    # What somebody outside wrote is filled in once, and never read as a variable.
    assert sent.body == f"Hej Ann-Christin! Ärende {ticket.shown_number}: Hämtning {{agent_name}} {{requester_name}}."
    assert (sent.is_automatic, sent.agent, sent.delivery) == (True, None, "pending")
    assert (kept.status, kept.first_answered_at, kept.waiting_since) == ("new", None, ticket.waiting_since)


def test_whoever_writes_another_s_address_has_nothing_of_theirs_carried_to_it(cast: Cast) -> None:
    """B2: the address of a mail is anybody's until a person has answered."""
    make_automation(ANSWER)
    ticket = recurring(cast, sender_name="Vinn en bil", subject="https://lura.exempel.example")

    run_all()

    assert answers(ticket) == [f"Hej! Ärende {ticket.shown_number}:."]


def test_unknown_name_is_left_out_of_an_answer(cast: Cast) -> None:
    make_automation(ANSWER)
    ticket = by_sms(cast, sender_name="", subject="Fråga")

    run_all()

    assert answers(ticket) == [f"Hej! Ärende {ticket.shown_number}: Fråga."]


def test_cases_for_a_person_programs_and_confidential_tickets_get_none(cast: Cast) -> None:
    make_automation(ANSWER, {"do": "status", "value": "solved"})
    other = make_ticket(team=cast.kontaktcenter)  # of the kind "other", as all without a category
    program = recurring(cast, is_automatic=True)
    secret = recurring(cast)
    set_confidential(secret, True, by=cast.johan)

    run_all()

    assert [answers(ticket) for ticket in (other, program, secret)] == [[], [], []]
    assert [ran(ticket) for ticket in (other, program, secret)] == [["Automat"]] * 3
    assert [len(left_out(ticket)) for ticket in (other, program, secret)] == [2, 1, 1]
    assert list(Ticket.objects.order_by("pk").values_list("status", flat=True)) == ["new", "solved", "solved"]


def test_text_without_content_may_leave_a_confidential_ticket(cast: Cast) -> None:
    make_automation({"do": "reply", "value": "Vi har fått ditt ärende {ticket_number}."})
    ticket = recurring(cast)
    set_confidential(ticket, True, by=cast.johan)

    run_all()

    assert answers(ticket) == [f"Vi har fått ditt ärende {ticket.shown_number}."]


def test_nobody_and_the_whole_world_get_more_than_so_many(cast: Cast) -> None:
    make_automation(ANSWER)
    tickets = [recurring(cast) for _ in range(MOST_PER_CONTACT + 2)]
    run_all()
    assert [len(answers(ticket)) for ticket in tickets] == [1] * MOST_PER_CONTACT + [0, 0]

    others = [make_contact() for _ in range(3)]
    now = timezone.now()
    rows = [AutomaticMail(contact=others[number % 3], at=now - timedelta(minutes=5)) for number in range(MOST_PER_HOUR)]
    AutomaticMail.objects.bulk_create(rows)
    last = recurring(cast, sender=IncomingAddress("email", "bo@mejl.example"))
    run_all()
    assert answers(last) == []


def test_two_programs_that_answer_each_other_come_to_an_end(cast: Cast) -> None:
    make_automation(ANSWER, on=["created", "received"])
    ticket = recurring(cast)
    for _round in range(10):
        run_all()
        sender = IncomingAddress("email", "ann@mejl.example")
        receive(make_incoming(sender=sender, reply_token=reply_token(ticket.pk)), inbox=ticket.inbox)
    run_all()

    assert len(answers(ticket)) == MOST_PER_CONTACT


def test_mail_to_colleagues_reaches_those_who_see_the_ticket_and_holds_no_header(cast: Cast) -> None:
    lead = make_agent("Lena", teams=[cast.kontaktcenter], role="team_lead")
    told = {"subject": "Nytt: {subject}\r\nBcc: spy@exempel.example", "text": "Titta på {subject}."}
    make_automation({"do": "mail", "value": {"to": "team_leads", **told}}, name="Leda")
    make_automation({"do": "mail", "value": {"to": cast.olle.pk, **told}}, name="Utomstående")
    make_automation({"do": "mail", "value": {"to": "drift@exempel.example", **told}}, name="Ut")
    make_ticket(team=cast.socialtjanst, subject="Hemligt")
    subject = "Larm\nBcc: spy@exempel.example"
    ticket = make_ticket(team=cast.kontaktcenter, subject=subject)
    set_confidential(ticket, True, by=cast.johan)
    shown = make_ticket(team=cast.kontaktcenter, subject=subject)

    run_all()
    do_jobs("people.send_mail")

    assert [(one.to, one.subject) for one in mail.outbox] == [
        (["drift@exempel.example"], "Nytt: Hemligt Bcc: spy@exempel.example"),
        ([lead.email], "Nytt: Larm Bcc: spy@exempel.example Bcc: spy@exempel.example"),
        ([cast.olle.email], "Nytt: Larm Bcc: spy@exempel.example Bcc: spy@exempel.example"),
        (["drift@exempel.example"], "Nytt: Larm Bcc: spy@exempel.example Bcc: spy@exempel.example"),
    ]
    assert f"/arenden/{shown.number}/" in str(mail.outbox[-1].body)
    assert len(left_out(ticket)) == 3


def test_a_thousand_tickets_are_no_thousand_mails_to_colleagues(cast: Cast) -> None:
    make_agent("Lena", teams=[cast.kontaktcenter], role="team_lead")
    one = make_automation({"do": "mail", "value": {"to": "team_leads", "subject": "Nytt", "text": "Titta."}})
    ticket = make_ticket(team=cast.kontaktcenter)
    about: dict[str, Any] = {"automation": one, "ticket": ticket, "version": 1, "outcome": "done"}
    runs = [
        AutomationRun(ticket_version=number + 2, at=timezone.now() - timedelta(minutes=70 if number else 5), **about)
        for number in range(60)
    ]
    AutomationRun.objects.bulk_create(runs)
    run_all()
    AutomationRun.objects.update(at=timezone.now(), ticket=make_ticket(team=cast.vatten))
    make_ticket(team=cast.kontaktcenter)
    run_all()

    assert do_jobs("people.send_mail") == 1


@pytest.mark.parametrize(
    "said",
    [
        {"changes": [{"do": "status", "value": "closed"}], "conditions": [{"ask": "case_kind", "is": ["other"]}]},
        {"changes": [ANSWER], "conditions": [{"ask": "case_kind", "is": ["other", "ongoing"]}]},
        {"changes": [{"do": "reply", "value": "Hej, {agent_name}"}]},
        {"changes": [{"do": "reply", "value": "Hej, {settings}"}]},
        {"changes": [{"do": "assignee", "value": "me"}]},
        {"changes": [{"do": "assignee", "value": 2**30}]},
        {"changes": [{"do": "mail", "value": {"to": "a@b\r\nBcc: c@d.example", "subject": "x", "text": "y"}}]},
        {"changes": []},
        {"changes": [{"do": "priority", "value": 30}], "on": []},
        {"changes": [{"do": "priority", "value": 30}], "on": ["automation_ran"]},
    ],
)
def test_what_may_never_be_is_refused_when_it_is_composed(db: None, said: dict[str, Any]) -> None:
    with pytest.raises(InvalidChange):
        make_automation(*said.pop("changes"), **said)
