"""A call is noted with three fields; who it was is found while one types, and never somebody one may not know."""

from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from servicedesk.people.models import Agent, Contact
from tests.factories import make_category, make_contact, make_ticket
from tests.factories.cast import Cast
from tickets.models import Attachment, CallBack, ContactLog, Ticket, WrapUp

SignIn = Callable[[Agent], Client]


def form(cast: Cast, **fields: Any) -> dict[str, Any]:
    """What the browser sends when the agent has written a name, a text and a category; the rest stands there."""
    return {
        "kind": "call",
        "direction": "in",
        "who": "Karin Berg 070-174 06 10",
        "length": "3:20",
        "questions": "1",
        "client_key": "k1",
        **question(cast, 0, "När töms tunnan?"),
        **fields,
    }


def question(cast: Cast, place: int, text: str, **fields: Any) -> dict[str, Any]:
    said = {
        "text": text,
        "then": "solved",
        "outcome": "answered",
        "knowledge": "yes",
        "demand": "value",
        "team": cast.kontaktcenter.pk,
        "category": "",
        **fields,
    }
    return {f"q{place}-{name}": value for name, value in said.items()}


def people(browser: Client, text: str) -> str:
    response = browser.get(reverse("contact_log_people"), {"who": text})
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_simple_question_is_three_fields_and_everything_else_is_filled_in(cast: Cast, sign_in: SignIn) -> None:
    browser, waste = sign_in(cast.johan), make_category("Avfall")
    page = browser.get(reverse("contact_log"))
    shown = page.context["form"]
    first = page.context["questions"][0]
    filled = {name: shown[name].value() for name in ("kind", "direction", "client_key", "questions", "opened_at")}
    filled |= {first.add_prefix(name): first[name].value() for name in ("then", "outcome", "knowledge", "demand")}
    filled[first.add_prefix("team")] = first.fields["team"].choices[0][0]

    sent = {**filled, "who": "Karin Berg", "q0-text": "När töms tunnan?", "q0-category": waste.pk}
    assert browser.post(reverse("contact_log"), sent).status_code == 302

    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.category, ticket.team, ticket.requester.name, ticket.assignee) == (
        "solved", waste, cast.kontaktcenter, "Karin Berg", cast.johan,
    )  # fmt: skip
    assert WrapUp.objects.get().outcome == "answered"


def test_who_is_new_gets_the_addresses_that_were_typed(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.johan).post(reverse("contact_log"), form(cast))

    log = ContactLog.objects.get()
    assert response.status_code == 302
    assert (log.contact.name, log.contact.addresses.get().value, log.seconds) == ("Karin Berg", "+46701740610", 200)
    page = unescape(sign_in(cast.johan).get(response["Location"]).content.decode())
    assert "3 min 20 s" in page


def test_known_number_is_the_contact_we_know(cast: Cast, sign_in: SignIn) -> None:
    karin = make_contact("Karin Berg", phone="+46701740610")

    sign_in(cast.johan).post(reverse("contact_log"), form(cast))

    assert (ContactLog.objects.get().contact, Contact.objects.count()) == (karin, 1)


def test_nobody_named_is_somebody_unknown(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.johan).post(reverse("contact_log"), form(cast, who=""))

    assert (ContactLog.objects.get().contact.kind, ContactLog.objects.get().contact.name) == ("anonymous", "")


def test_call_with_three_questions_solves_one_and_passes_on_the_others(cast: Cast, sign_in: SignIn) -> None:
    passed = {"then": "passed", "outcome": "", "knowledge": "", "demand": ""}
    sent = form(
        cast,
        questions="3",
        **question(cast, 1, "Vattnet är brunt", **passed, team=cast.vatten.pk),
        **question(cast, 2, "Bygglov för altan", **passed, assignee=cast.asa.pk),
    )

    assert sign_in(cast.johan).post(reverse("contact_log"), sent).status_code == 302

    rows = [row.ticket for row in ContactLog.objects.get().questions.all()]
    assert [(row.subject, row.status, row.team.name, row.assignee) for row in rows] == [
        ("När töms tunnan?", "solved", "Kontaktcenter", cast.johan),
        ("Vattnet är brunt", "new", "Vatten", None),
        ("Bygglov för altan", "new", "Kontaktcenter", cast.asa),
    ]
    assert WrapUp.objects.count() == 1


def test_one_more_question_keeps_what_is_typed_without_a_script(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.johan).post(reverse("contact_log"), form(cast, more="1", **{"q0-text": ""}))

    assert response.status_code == 200
    assert [one["text"].value() for one in response.context["questions"]] == ["", None]
    assert response.context["form"]["questions"].value() == 2
    assert 'value="Karin Berg 070-174 06 10"' in response.content.decode()
    assert not ContactLog.objects.exists()


def test_call_about_an_open_ticket_is_offered_and_goes_on_there(cast: Cast, sign_in: SignIn) -> None:
    karin = make_contact("Karin Berg", phone="+46701740610")
    ticket = make_ticket(team=cast.kontaktcenter, requester=karin, subject="Bygglov för altan")
    browser = sign_in(cast.johan)

    assert "Bygglov för altan" in people(browser, "070-174 06")
    sent = form(cast, contact=karin.pk, ticket=ticket.number, **question(cast, 0, "Hur går det?", then="passed"))
    browser.post(reverse("contact_log"), sent)

    ticket.refresh_from_db()
    assert (Ticket.objects.count(), ticket.messages.count(), ticket.preview) == (1, 2, "Hur går det?")


@pytest.mark.parametrize("text", ["Karin", "070-174 06 10", "0701740610", "+4670174", "karin@"])
def test_person_is_found_by_name_number_or_address(cast: Cast, sign_in: SignIn, text: str) -> None:
    make_contact("Karin Berg", email="karin@mejl.example", phone="+46701740610")

    assert "Karin Berg" in people(sign_in(cast.johan), text)


@pytest.mark.parametrize("text", ["Karin", "070-174 06 10", "karin@mejl.example"])
def test_protected_identity_is_never_found(cast: Cast, sign_in: SignIn, text: str) -> None:
    cast.johan.may_see_protected = True
    cast.johan.save()
    make_contact("Karin Berg", email="karin@mejl.example", phone="+46701740610", is_protected=True)

    assert "Karin Berg" not in people(sign_in(cast.johan), text)


def test_outsider_finds_neither_the_person_nor_the_ticket(cast: Cast, sign_in: SignIn) -> None:
    karin = make_contact("Karin Berg", phone="+46701740610")
    ticket = make_ticket(team=cast.socialtjanst, requester=karin)
    olle = sign_in(cast.olle)

    assert "Karin Berg" not in people(olle, "Karin")
    for chosen in ({"contact": karin.pk}, {"contact": "", "ticket": ticket.number}):
        refused = olle.post(reverse("contact_log"), form(cast, **chosen))
        assert refused.status_code == 422
    assert (ticket.messages.count(), ContactLog.objects.count()) == (1, 0)


def test_refusal_leaves_no_contact_behind(cast: Cast, sign_in: SignIn) -> None:
    sent = form(cast, who="Ny Person", call_at="2020-01-01T08:00", call_number="070-174 06 05")

    refused = sign_in(cast.johan).post(reverse("contact_log"), sent)

    assert refused.status_code == 422
    assert "Ny Person" in refused.content.decode()
    assert (Contact.objects.count(), Ticket.objects.count()) == (0, 0)


def test_same_form_sent_twice_is_one_log(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.johan)

    for _time in range(2):
        assert browser.post(reverse("contact_log"), form(cast, who="")).status_code == 302

    assert (ContactLog.objects.count(), Ticket.objects.count(), Contact.objects.count()) == (1, 1, 1)


def test_scanned_letter_lies_with_the_message(cast: Cast, sign_in: SignIn) -> None:
    scan = SimpleUploadedFile("brev.pdf", b"%PDF-1.4\n%%EOF\n")

    sign_in(cast.johan).post(reverse("contact_log"), form(cast, kind="letter", files=scan))

    kept = Attachment.objects.get()
    assert (kept.name, kept.message.channel) == ("brev.pdf", "letter")  # type: ignore[union-attr]


def test_promise_to_ring_back_comes_with_the_log(cast: Cast, sign_in: SignIn) -> None:
    sent = form(cast, call_at="2030-05-06T15:00")
    refused = sign_in(cast.johan).post(reverse("contact_log"), sent)  # more than a year away
    assert refused.status_code == 422

    soon = timezone.localtime(timezone.now() + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M")
    assert sign_in(cast.johan).post(reverse("contact_log"), form(cast, call_at=soon)).status_code == 302
    assert CallBack.objects.get().number == "+46701740610"


@pytest.mark.parametrize(("text", "seconds"), [("3:20", 200), ("2", 120), ("0:05", 5)])
def test_time_is_minutes_and_seconds(cast: Cast, sign_in: SignIn, text: str, seconds: int) -> None:
    sign_in(cast.johan).post(reverse("contact_log"), form(cast, length=text))

    assert ContactLog.objects.get().seconds == seconds


@pytest.mark.parametrize("text", ["x", "3:99", "-1", "99999"])
def test_time_that_is_none_is_refused(cast: Cast, sign_in: SignIn, text: str) -> None:
    assert sign_in(cast.johan).post(reverse("contact_log"), form(cast, length=text)).status_code == 422


def test_search_costs_the_same_for_one_person_and_for_six(cast: Cast, sign_in: SignIn) -> None:
    browser, counts = sign_in(cast.johan), []
    for number in range(6):
        make_ticket(team=cast.kontaktcenter, requester=make_contact(f"Karin {number}"))
        if number in (0, 5):
            with CaptureQueriesContext(connection) as queries:
                people(browser, "Karin")
            counts.append(len(queries))

    assert counts[0] == counts[1]
