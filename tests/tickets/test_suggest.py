"""Suggested categories: learnt from solved tickets, shown on new ones, and never set unless somebody lets them."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from servicedesk.people.models import Contact, Role
from tests.factories import make_agent, make_category, make_contact, make_inbox, make_incoming, make_ticket
from tests.factories.cast import Cast, again
from tests.tickets.jobs import do_jobs
from tickets.actions.errors import InvalidChange
from tickets.actions.learn import learn
from tickets.actions.receive import receive
from tickets.actions.route_new import SUGGEST
from tickets.actions.suggest import accept, dismiss, set_confidence
from tickets.models import Category, Event, EventKind, Suggestion, TextModel, Ticket

BINS = "Soptunnan på vår gata blev inte tömd i fredags och sopbilen kom aldrig."
WATER = "Vattnet ur kranen är brunt och trycket är mycket lågt i hela huset."


@pytest.fixture
def solved(cast: Cast) -> dict[str, Category]:
    """Eighty solved tickets of two categories, one of them of another team; two that must not be read."""
    bins = make_category("Avfall", team=cast.kontaktcenter)
    water = make_category("Vatten", team=cast.vatten, case_kind="ongoing")
    inbox = make_inbox(team=cast.kontaktcenter)
    ticket = make_ticket(inbox=inbox)
    secret = Contact.objects.create(name="Skyddad Person", is_protected=True)
    rows = []
    contacts = Contact.objects.bulk_create(Contact(name=f"Ann Lind {number}") for number in range(80))
    for number, contact in enumerate(contacts):
        is_water = number % 2 == 1
        rows.append(_solved(ticket, contact, WATER if is_water else BINS, water if is_water else bins))
    rows += [_solved(ticket, secret, "Hemligheten skyddas här", bins) for _one in range(9)]
    for number, row in enumerate(rows):
        row.number = 900_000 + number
    Ticket.objects.bulk_create(rows)
    return {"bins": bins, "water": water}


def _solved(like: Ticket, requester: Contact, subject: str, category: Category, **more: Any) -> Ticket:
    now = timezone.now()
    return Ticket(
        subject=subject, category=category,
        team=like.team, requester=requester, inbox=like.inbox, channel="email", status="closed", solved_at=now,
        closed_at=now, **more,
    )  # fmt: skip


def new(inbox: Any, text: str) -> Ticket:
    ticket = receive(make_incoming(subject="Hej", text=text), inbox=inbox).ticket
    do_jobs(SUGGEST)
    return Ticket.objects.get(pk=ticket.pk)


def test_new_ticket_gets_a_suggestion_that_an_agent_accepts(cast: Cast, solved: dict[str, Category]) -> None:
    model = learn(timezone.now())
    assert model is not None
    assert (model.measured["top1"], "hemlighet" in model.weights["words"]) == (1.0, False)
    inbox = make_inbox(team=cast.kontaktcenter)

    ticket = new(inbox, "Vattnet smakar illa och är brunt ur kranen")

    said = Suggestion.objects.get(ticket=ticket)
    assert (said.category, "vattnet" in said.words, ticket.category) == (solved["water"], True, None)
    accepted = accept(ticket, by=cast.johan)
    assert (accepted.category, accepted.team, accepted.case_kind) == (solved["water"], cast.vatten, "ongoing")
    with pytest.raises(InvalidChange):
        accept(ticket, by=cast.johan)
    other = new(inbox, WATER)
    dismiss(other, by=cast.johan)
    assert Suggestion.objects.filter(accepted_at=None, dismissed_at=None).count() == 0


def test_nothing_is_set_by_itself_unless_an_administrator_lets_it(cast: Cast, solved: dict[str, Category]) -> None:
    learn(timezone.now())
    inbox = make_inbox(team=cast.kontaktcenter)
    with pytest.raises(InvalidChange):
        set_confidence(0.8, by=cast.johan)
    before = new(inbox, BINS)
    boss = make_agent("Karin Öst", teams=[cast.kontaktcenter], role=Role.ADMINISTRATOR)
    set_confidence(0.8, by=again(boss))
    after = new(inbox, BINS)

    assert (before.category, after.category) == (None, solved["bins"])
    event = Event.objects.get(ticket=after, kind=EventKind.ROUTED)
    assert (event.agent, event.data["suggestion"]["label"]) == (None, "Avfall")


def test_too_little_is_not_learnt_from(cast: Cast) -> None:
    make_ticket(team=cast.kontaktcenter)

    assert learn(timezone.now()) is None
    assert TextModel.objects.count() == 0


def test_page_shows_the_hints_and_takes_the_answers(cast: Cast, solved: dict[str, Category]) -> None:
    learn(timezone.now())
    ticket = new(make_inbox(team=cast.kontaktcenter), BINS)
    Ticket.objects.filter(pk=ticket.pk).update(language="se", case_kind="ongoing", requester=make_contact("Ann").pk)
    browser = Client()
    browser.force_login(cast.johan)
    page, tip = f"/arenden/{ticket.number}/", f"/arenden/{ticket.number}/tips/"

    shown = browser.get(page).content.decode()
    assert ["Har rätt att få svar på" in shown, "Förslag: Avfall" in shown, "Rekommenderas:" in shown] == [True] * 3

    browser.post(f"{tip}svarsvag/", {"advised": "meeting", "to": "writing", "reason": ""})
    assert not Event.objects.filter(kind=EventKind.CHANNEL_ADVISED).exists()
    said = {"advised": "meeting", "to": "writing", "reason": "Hon vill helst skriva"}
    browser.post(f"{tip}svarsvag/", said)
    assert "Hon vill helst skriva" in browser.get(page).content.decode()
    browser.post(f"{tip}forslag/")
    assert Ticket.objects.get(pk=ticket.pk).category == solved["bins"]
    assert "Förslag: Avfall" not in browser.get(page).content.decode()

    outsider = Client()
    outsider.force_login(cast.olle)
    Ticket.objects.filter(pk=ticket.pk).update(is_confidential=True)
    assert outsider.post(f"{tip}forslag/").status_code == 404
