"""Contacts and what tickets are sorted by, through the API."""

from typing import Any

from servicedesk.people.models import Contact, Team
from tests.factories import make_category, make_contact, make_inbox, make_team, make_ticket
from tests.tickets.api.client import Caller, errors_of, problem_of

KEYS = {
    "id",
    "kind",
    "name",
    "organisation",
    "language",
    "preferred_channel",
    "addresses",
    "created_at",
    "updated_at",
}


def _names(response: Any) -> list[str]:
    return [row["name"] for row in response.json()["results"]]


def test_contact_is_created_with_normal_addresses(caller: Caller) -> None:
    response = caller.post(
        "contacts/",
        {
            "name": "  Björn Ek ",
            "kind": "company",
            "organisation": "Ekskogens Byggservice",
            "preferred_channel": "phone",
            "addresses": [{"kind": "phone", "value": "070-174 06 05"}, {"kind": "email", "value": "B.Ek@Mejl.example"}],
        },
    )
    body = response.json()
    assert (response.status_code, set(body)) == (201, KEYS)
    assert response.headers["Location"] == f"/api/v1/contacts/{body['id']}/"
    assert (body["name"], body["organisation"]) == ("Björn Ek", "Ekskogens Byggservice")
    assert body["addresses"] == [
        {"kind": "phone", "value": "+46701740605", "is_primary": True},
        {"kind": "email", "value": "b.ek@mejl.example", "is_primary": False},
    ]
    assert caller.get(f"contacts/{body['id']}/").json() == body


def test_contact_created_twice_with_a_key_is_one(caller: Caller) -> None:
    answers = [caller.post("contacts/", {"name": "Eva"}, Idempotency_Key="c") for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert Contact.objects.filter(name="Eva").count() == 1


def test_address_of_another_contact_is_a_conflict(caller: Caller) -> None:
    make_contact(email="tagen@mejl.example")
    address = {"kind": "email", "value": "TAGEN@mejl.example"}
    refused = caller.post("contacts/", {"name": "Ny", "addresses": [address]})
    assert problem_of(refused) == (409, "address-taken")
    assert Contact.objects.filter(name="Ny").count() == 0
    own = make_contact()
    assert problem_of(caller.patch(f"contacts/{own.pk}/", {"addresses": [address]})) == (409, "address-taken")
    assert own.addresses.count() == 1


def test_contact_is_changed_and_addresses_replaced(caller: Caller) -> None:
    contact = make_contact("Förr", email="forr@mejl.example", phone="+46701740606")
    body = caller.patch(
        f"contacts/{contact.pk}/",
        {"name": "Nu", "language": "en", "addresses": [{"kind": "phone", "value": "0701740606"}]},
    ).json()
    assert (body["name"], body["language"]) == ("Nu", "en")
    assert body["addresses"] == [{"kind": "phone", "value": "+46701740606", "is_primary": True}]


def test_contact_names_wrong_fields(caller: Caller) -> None:
    contact = make_contact()
    for changes, named in (
        ({"is_protected": True}, "is_protected"),
        ({"note": "x"}, "note"),
        ({"merged_into": 1}, "merged_into"),
        ({"kind": "alien"}, "kind"),
        ({"language": "svenska"}, "language"),
        ({"name": None}, "name"),
        ({"addresses": [{"kind": "email", "value": "nobody"}]}, "addresses.0.value"),
        ({"addresses": [{"kind": "email", "value": "a@b.example", "verified": True}]}, "addresses.0.verified"),
    ):
        assert list(errors_of(caller.patch(f"contacts/{contact.pk}/", changes))) == [named]


def test_people_with_protected_identity_are_nowhere(caller: Caller, team: Team) -> None:
    hidden = make_contact("Hemlig Person", email="hemlig@mejl.example", is_protected=True)
    make_ticket(team=team, requester=hidden)
    assert _names(caller.get("contacts/")) == []
    assert _names(caller.get("contacts/?search=hemlig")) == []
    for method in ("GET", "PATCH"):
        assert problem_of(caller.send(method, f"contacts/{hidden.pk}/", "{}")) == (404, "not-found")


def test_contacts_of_other_departments_are_nowhere(caller: Caller, outsider: Caller, team: Team) -> None:
    contact = make_contact("Ann Bergström")
    make_ticket(team=team, requester=contact)
    assert _names(caller.get("contacts/?search=bergstr")) == ["Ann Bergström"]
    assert _names(outsider.get("contacts/?search=bergstr")) == []
    for method in ("GET", "PATCH"):
        assert problem_of(outsider.send(method, f"contacts/{contact.pk}/", "{}")) == (404, "not-found")


def test_contacts_are_found_by_name_address_and_kind(caller: Caller) -> None:
    make_contact("Storå IF", kind="association", email="kansli@storaif.example", phone="+46701740607")
    make_contact("Någon annan")
    for query in ("search=storå", "search=kansli@", "search=0701740607", "kind=association"):
        assert _names(caller.get(f"contacts/?{query}")) == ["Storå IF"], query
    assert list(errors_of(caller.get("contacts/?addresses__value=a"))) == ["addresses__value"]


def test_list_asks_the_database_as_often_for_30_rows_as_for_one(caller: Caller, django_assert_num_queries: Any) -> None:
    make_contact()
    caller.get("teams/")
    for count in (1, 30):
        while Contact.objects.count() < count:
            make_contact()
        with django_assert_num_queries(4):  # the token, its teams, the page, the addresses
            assert len(caller.get("contacts/?page_size=100").json()["results"]) == count


def test_directory_holds_what_the_integration_works_with(caller: Caller, team: Team) -> None:
    top = make_category("Avfall", team=team)
    make_category("Sopor", parent=top, case_kind="recurring")
    make_category("Borttagen", is_active=False)
    inbox = make_inbox(team=team)
    make_inbox(team=make_team())
    categories = caller.get("categories/").json()["results"]
    assert [(row["path"], row["parent"], row["team"]) for row in categories] == [
        ("Avfall", None, team.slug),
        ("Avfall › Sopor", top.slug, None),
    ]
    assert set(categories[0]) == {"slug", "name", "name_en", "path", "level", "parent", "case_kind", "team"}
    assert caller.get("teams/").json()["results"] == [
        {"slug": team.slug, "name": team.name, "department": team.department.slug}
    ]
    assert caller.get("inboxes/").json()["results"] == [
        {"slug": inbox.slug, "name": inbox.name, "kind": "webform", "team": team.slug}
    ]


def test_directory_asks_the_database_as_often_for_30_rows_as_for_one(
    caller: Caller, team: Team, django_assert_num_queries: Any
) -> None:
    caller.get("teams/")
    top = make_category("Avfall", team=team)
    make_inbox(team=team)
    for count in (1, 30):
        for number in range(count - 1):
            make_category(f"Sopor {number}", parent=top, team=team)
            make_inbox(team=team)
        for path, queries in (("categories/", 2), ("inboxes/", 3), ("teams/", 3)):
            with django_assert_num_queries(queries):
                caller.get(f"{path}?page_size=100")
