"""The contact's card: changed where it stands, everything they have been in touch about, who else they may be."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from servicedesk.people.models import Agent, AuditEntry, Contact, NotTheSame
from tests.factories import make_agent, make_contact, make_incoming, make_ticket
from tests.factories.cast import Cast
from tickets.actions.change_status import change_status
from tickets.actions.edit_contact import card_version
from tickets.actions.receive import receive
from tickets.models import Ticket

SignIn = Callable[[Agent], Client]
PART = {"HX-Request": "true"}


@pytest.fixture
def ann(cast: Cast) -> Contact:
    ann = make_contact("Ann-Christin Bergström", email="ann@mejl.example", phone="+46701740605")
    make_ticket(team=cast.kontaktcenter, requester=ann, subject="Öppet ärende")
    return ann


def form(contact: Contact, **changes: object) -> dict[str, object]:
    return {
        "version": card_version(Contact.objects.get(pk=contact.pk)),
        "name": contact.name,
        "organisation": "",
        "kind": "person",
        "language": "sv",
        "preferred_channel": "",
        "note": "",
        "address_kind": ["email", "phone", "email"],
        "address_value": ["ann@mejl.example", "070-174 06 05", ""],
        **changes,
    }


def addresses(contact: Contact) -> list[tuple[str, str, bool]]:
    return [(row.kind, row.value, row.is_primary) for row in contact.addresses.all()]


def test_card_is_changed_where_it_stands(cast: Cast, ann: Contact, sign_in: SignIn) -> None:
    address = reverse("contact_card", args=[ann.pk])
    client = sign_in(cast.johan)

    shown = client.get(f"{address}?andra=1", headers=PART).content.decode()
    wanted = form(ann, name="Ann Berg", organisation="Brf Norrskenet", preferred_channel="phone", note="Ring efter 16")
    wanted |= {"address_kind": ["phone", "email"], "address_value": ["070-174 06 06", "Ann@Mejl.example"]}
    response = client.post(address, wanted, headers=PART)

    assert 'value="070-174 06 05"' in shown
    assert (response.status_code, response.headers["HX-Trigger"]) == (200, "contact-changed")
    assert "Ring efter 16" in response.content.decode()
    ann.refresh_from_db()
    assert (ann.name, ann.organisation, ann.preferred_channel) == ("Ann Berg", "Brf Norrskenet", "phone")
    assert addresses(ann) == [("phone", "+46701740606", True), ("email", "ann@mejl.example", False)]
    assert AuditEntry.objects.filter(verb="contact.addresses_changed", object_id=ann.pk).count() == 1


def test_addresses_that_stay_are_not_audited(cast: Cast, ann: Contact, sign_in: SignIn) -> None:
    sign_in(cast.johan).post(reverse("contact_card", args=[ann.pk]), form(ann, note="Ny"), headers=PART)

    assert Contact.objects.get(pk=ann.pk).note == "Ny"
    assert not AuditEntry.objects.exists()


def test_stale_card_is_refused_and_loses_nothing(cast: Cast, ann: Contact, sign_in: SignIn) -> None:
    johan, asa = sign_in(cast.johan), sign_in(cast.asa)
    address = reverse("contact_card", args=[ann.pk])
    old = form(ann, note="Johans anteckning")

    asa.post(address, form(ann, name="Ann Åsas"), headers=PART)
    response = johan.post(address, old, headers=PART)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Johans anteckning" in page
    assert "Ann Åsas" in page
    assert Contact.objects.get(pk=ann.pk).note == ""


def test_wrong_and_taken_addresses_are_told_at_their_line(cast: Cast, ann: Contact, sign_in: SignIn) -> None:
    make_contact("Bo", email="bo@mejl.example")
    client, address = sign_in(cast.johan), reverse("contact_card", args=[ann.pk])

    wrong = client.post(address, form(ann, address_value=["ann@", "070-174 06 05", ""]), headers=PART)
    taken = client.post(address, form(ann, address_value=["bo@mejl.example", "", ""]), headers=PART)

    assert (wrong.status_code, taken.status_code) == (422, 422)
    assert 'value="ann@"' in wrong.content.decode()
    assert "En annan kontakt har den" in taken.content.decode()
    assert addresses(ann) == [("email", "ann@mejl.example", True), ("phone", "+46701740605", False)]


def test_card_of_a_hidden_contact_is_a_404(cast: Cast, sign_in: SignIn) -> None:
    hidden = make_contact("Dold")
    make_ticket(team=cast.socialtjanst, requester=hidden)
    address = reverse("contact_card", args=[hidden.pk])

    for response in (sign_in(cast.olle).get(address), sign_in(cast.olle).post(address, {"name": "x"})):
        assert response.status_code == 404


def test_everything_in_every_channel_open_first_and_only_what_one_may_see(
    cast: Cast, ann: Contact, sign_in: SignIn
) -> None:
    solved = make_ticket(team=cast.kontaktcenter, requester=ann, subject="Löst ärende", channel="phone")
    change_status(solved, "solved", by=cast.johan)
    make_ticket(team=cast.socialtjanst, requester=ann, subject="Hemligt ärende")
    other = make_ticket(team=cast.kontaktcenter, requester=make_contact("Bo"), subject="Bos ärende")
    other.messages.update(contact=ann)

    page = sign_in(cast.johan).get(reverse("contact", args=[ann.pk])).content.decode()

    places = [page.find(subject) for subject in ("Bos ärende", "Öppet ärende", "Löst ärende")]
    assert -1 not in places
    assert places == sorted(places)
    assert "Hemligt ärende" not in page
    assert "Här visas bara ärenden som du får se." in page


def test_hint_of_tickets_one_may_not_see_is_the_same_with_and_without_them(
    cast: Cast, ann: Contact, sign_in: SignIn
) -> None:
    ticket = Ticket.objects.get(requester=ann)
    client = sign_in(cast.johan)
    before = client.get(reverse("ticket", args=[ticket.number]), headers=PART).content.decode()

    make_ticket(team=cast.socialtjanst, requester=ann, subject="Hemligt ärende")

    after = client.get(reverse("ticket", args=[ticket.number]), headers=PART).content.decode()
    assert before.count("Här visas bara ärenden som du får se.") == 1
    assert side(before) == side(after)


def side(page: str) -> str:
    return page[page.index('<ol class="trail">') : page.index('id="known"')]


def test_finished_tickets_come_page_by_page(cast: Cast, ann: Contact, sign_in: SignIn) -> None:
    for place in range(25):
        change_status(
            make_ticket(team=cast.kontaktcenter, requester=ann, subject=f"Gammalt {place}."), "solved", by=cast.asa
        )
    client, address = sign_in(cast.johan), reverse("contact", args=[ann.pk])

    first = client.get(address).content.decode()
    more = first[first.index("?cursor=") :].partition('"')[0]
    second = client.get(f"{address}{more}", headers=PART).content.decode()

    assert [f"Gammalt {place}." in first for place in range(25)] == [False] * 5 + [True] * 20
    assert [f"Gammalt {place}." in second for place in range(25)] == [True] * 5 + [False] * 20
    assert "Öppet ärende" not in second
    assert client.get(f"{address}?cursor=nonsens").status_code == 404


def test_likely_same_person_is_proposed_with_the_reason_and_never_again_once_told_apart(
    cast: Cast, ann: Contact, sign_in: SignIn
) -> None:
    twin = make_contact("Bergström, Ann-Christin", email="ann+sopor@mejl.example")
    make_contact("Lars Holm")
    client, address = sign_in(cast.johan), reverse("contact", args=[ann.pk]) + "?part=alike"

    before = client.get(address, headers=PART).content.decode()
    client.post(reverse("contact_distinctions", args=[twin.pk]), {"other": ann.pk})
    after = client.get(address, headers=PART).content.decode()

    assert "samma brevlåda, samma namn" in before
    assert "Lars Holm" not in before
    assert "samma brevlåda" not in after
    row = NotTheSame.objects.get()
    assert (row.one_id, row.other_id, row.by) == (ann.pk, twin.pk, cast.johan)
    assert Contact.objects.current().count() == 3  # nothing is merged by itself


def test_hidden_and_protected_contacts_are_never_proposed(cast: Cast, ann: Contact, sign_in: SignIn) -> None:
    hidden = make_contact("Ann-Christin Bergström", email="ann+dold@mejl.example")
    make_ticket(team=cast.socialtjanst, requester=hidden)
    make_contact("Ann-Christin Bergström", email="ann+skyddad@mejl.example", is_protected=True)
    address = reverse("contact", args=[ann.pk]) + "?part=alike"

    page = sign_in(cast.johan).get(address, headers=PART).content.decode()
    mona = make_agent("Mona", teams=[cast.kontaktcenter], may_see_protected=True)
    with_right = sign_in(mona).get(address, headers=PART).content.decode()

    assert page.count("samma brevlåda") == 0
    assert with_right.count("samma brevlåda") == 1
    assert AuditEntry.objects.filter(verb="contact.read_protected", agent=mona).count() == 1


def test_contact_page_costs_the_same_with_thirty_proposals_and_tickets(
    cast: Cast, ann: Contact, sign_in: SignIn
) -> None:
    client, address = sign_in(cast.johan), reverse("contact", args=[ann.pk])
    make_contact(ann.name)

    def queries() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    one = queries()
    for _place in range(30):
        make_contact(ann.name)
        receive(make_incoming(), inbox=Ticket.objects.get(requester=ann).inbox)

    assert queries() == one
