"""Promised calls are listed by their time for those who are to make them, and said to be late when they are."""

from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from frontend import lookups
from servicedesk.people.models import Agent, AuditEntry
from tests.factories import make_contact, make_ticket
from tests.factories.cast import Cast
from tickets.actions.call_back import Promise, promise_call_back
from tickets.models import CallBack, Ticket

SignIn = Callable[[Agent], Client]


def promised(by: Agent, subject: str, hours: int = 1, **fields: Any) -> CallBack:
    assignee, note = fields.pop("assignee", None), fields.pop("note", "")
    ticket = make_ticket(subject=subject, **fields)
    promise = Promise("070-174 06 05", timezone.now() + timedelta(hours=hours), note=note, assignee=assignee)
    return promise_call_back(ticket, promise, by=by)


def late(row: CallBack) -> None:
    past = timezone.now() - timedelta(hours=1)
    CallBack.objects.filter(pk=row.pk).update(promised_from=past, promised_at=past)


def page(browser: Client, query: str = "") -> str:
    response = browser.get(reverse("call_backs") + query)
    assert response.status_code == 200
    return unescape(response.content.decode())


def local(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def test_list_holds_mine_and_my_teams_by_time_and_marks_what_is_late(cast: Cast, sign_in: SignIn) -> None:
    promised(cast.johan, "Bygglov", hours=3, team=cast.kontaktcenter)
    late(promised(cast.johan, "Avfall", hours=2, team=cast.kontaktcenter, assignee=cast.johan))
    promised(cast.johan, "Åsas", team=cast.kontaktcenter, assignee=cast.asa)

    mine, everybodys = page(sign_in(cast.johan)), page(sign_in(cast.johan), "?vilka=alla")

    assert mine.index("Avfall") < mine.index("Bygglov")
    assert (mine.count("Försenat"), "Åsas" in mine, "Åsas" in everybodys) == (1, False, True)
    assert "tel:+46701740605" in mine


def test_rail_counts_the_calls_to_make(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.sara)
    assert 'id="rail-call-backs"' not in browser.get(reverse("queue")).content.decode()

    promised(cast.sara, "Ring", team=cast.socialtjanst)
    promised(cast.olle, "Någon annans", team=cast.vatten)
    lookups.forget()

    assert browser.get(reverse("queue")).context["nav"].call_backs == 1
    lookups.forget()
    assert 'id="rail-call-backs">1<' in browser.get(reverse("queue")).content.decode()


def test_call_is_promised_from_the_tickets_menu(cast: Cast, sign_in: SignIn) -> None:
    ticket: Ticket = make_ticket(team=cast.kontaktcenter, requester=make_contact(phone="+46701740610"))
    browser, url = sign_in(cast.johan), reverse("ticket_call_backs", args=[ticket.number])

    assert browser.get(url).context["form"]["number"].value() == "070-174 06 10"
    at = timezone.now() + timedelta(hours=2)
    sent = {"number": "070-174 06 10", "promised_at": local(at), "assignee": cast.asa.pk}
    assert browser.post(url, sent).status_code == 302

    assert CallBack.objects.get().assignee == cast.asa
    shown = unescape(browser.get(reverse("ticket", args=[ticket.number])).content.decode())
    assert "Vi har lovat att ringa senast" in shown
    assert "lovade att vi ringer senast" in shown


def test_call_nobody_answered_wants_a_new_time(cast: Cast, sign_in: SignIn) -> None:
    row = promised(cast.johan, "Ring", team=cast.kontaktcenter)
    browser, url = sign_in(cast.johan), reverse("call_back", args=[row.pk])

    assert browser.post(url, {"outcome": "no_answer"}).status_code == 422
    later = local(timezone.now() + timedelta(hours=4))
    assert browser.post(url, {"outcome": "no_answer", "again_at": later}).status_code == 302

    row.refresh_from_db()
    assert (row.outcome, CallBack.objects.filter(done_at=None).count()) == ("no_answer", 1)


def test_call_made_twice_says_so(cast: Cast, sign_in: SignIn) -> None:
    row = promised(cast.johan, "Ring", team=cast.kontaktcenter)
    url = reverse("call_back", args=[row.pk])

    assert sign_in(cast.johan).post(url, {"outcome": "reached"}).status_code == 302
    refused = sign_in(cast.asa).post(url, {"outcome": "wrong_number"})

    assert refused.status_code == 422
    assert "Någon har redan ringt" in unescape(refused.content.decode())
    assert CallBack.objects.get().outcome == "reached"


def test_outsider_finds_no_call(cast: Cast, sign_in: SignIn) -> None:
    row, olle = promised(cast.sara, "Hemligt", team=cast.socialtjanst), sign_in(cast.olle)

    assert "Hemligt" not in page(olle, "?vilka=alla")
    assert olle.get(reverse("call_back", args=[row.pk])).status_code == 404
    assert olle.post(reverse("call_back", args=[row.pk]), {"outcome": "reached"}).status_code == 404
    assert olle.get(reverse("ticket_call_backs", args=[row.ticket.number])).status_code == 404


def test_protected_identity_is_neither_named_nor_numbered(cast: Cast, sign_in: SignIn) -> None:
    karin = make_contact("Karin Berg", phone="+46701740605", is_protected=True)
    row = promised(cast.johan, "Ring", team=cast.kontaktcenter, requester=karin, note="Karin vill prata")
    browser = sign_in(cast.johan)

    texts = [page(browser), browser.get(reverse("call_back", args=[row.pk])).content.decode()]
    texts.append(browser.get(reverse("ticket_call_backs", args=[row.ticket.number])).content.decode())

    assert not any(word in text for text in texts for word in ("Karin", "070-174 06 05", "+46701740605"))
    assert not AuditEntry.objects.filter(verb="contact.read_protected").exists()


def test_reading_a_protected_number_is_noted_for_those_who_may(cast: Cast, sign_in: SignIn) -> None:
    cast.johan.may_see_protected = True
    cast.johan.save()
    karin = make_contact("Karin Berg", is_protected=True)
    promised(cast.johan, "Ring", team=cast.kontaktcenter, requester=karin)

    assert "070-174 06 05" in page(sign_in(cast.johan))
    assert AuditEntry.objects.filter(verb="contact.read_protected", object_id=karin.pk).count() == 1


def test_list_costs_the_same_for_one_call_and_for_thirty(cast: Cast, sign_in: SignIn) -> None:
    browser, counts = sign_in(cast.johan), []
    for number in range(30):
        promised(cast.johan, f"Ring {number}", team=cast.kontaktcenter)
        if number in (0, 29):
            page(browser)
            lookups.forget()
            with CaptureQueriesContext(connection) as queries:
                page(browser)
            counts.append(len(queries))

    assert counts[0] == counts[1]


def test_pages_are_walked_by_cursor(cast: Cast, sign_in: SignIn) -> None:
    for number in range(31):
        promised(cast.johan, f"Ring-{number:02}", hours=number + 1, team=cast.kontaktcenter)
    browser = sign_in(cast.johan)

    first = browser.get(reverse("call_backs"))
    second = browser.get(reverse("call_backs") + first.context["older_url"])

    assert (len(first.context["rows"]), [row["row"].ticket.subject for row in second.context["rows"]]) == (
        30, ["Ring-30"],
    )  # fmt: skip
    assert browser.get(reverse("call_backs") + "?cursor=x").status_code == 404
