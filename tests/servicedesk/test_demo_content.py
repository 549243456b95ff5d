"""The demo municipality's content: complete, consistent, the same every time, and all of it made up."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random
from typing import get_args

import pytest

from servicedesk.demo.content import (
    AGENTS,
    CATEGORIES,
    CONTACTS,
    DEPARTMENTS,
    FORMS,
    SCENARIOS,
    TEAMS,
    expand,
)
from servicedesk.demo.content.cast import contacts_for
from servicedesk.demo.content.placeholders import day_values, placeholders_in, ticket_values
from servicedesk.demo.content.shapes import Language, Scenario, WebForm
from servicedesk.demo.content.write import flow

NOW = datetime(2026, 11, 24, 8, 31, tzinfo=UTC)
TICKETS = expand(NOW)

# Numbers the Swedish numbering plan keeps for fiction: E.164 without the plus, first and last.
FICTION = ((46701740605, 46701740699), (46313900600, 46313900649), (46846500400, 46846500499))
FICTION_NORTH = (46980319200, 46980319299)
PHONE = re.compile(r"(?<![\d.,:/])(?:\+46|0)[\d](?:[ -]?\d){6,10}(?!\d)")
PERSONAL_NUMBER = re.compile(r"(?<![\d+])(?:\d{2})?\d{2}(?:0[1-9]|1[0-2])(?:[0-3]\d|[6-9]\d)[-+ ]?\d{4}(?!\d)")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
EMOJI = re.compile("[\U0001f300-\U0001faff]")
ARABIC = re.compile("[\u0600-\u06ff]")


def texts() -> Iterator[str]:
    """Every text a person can meet."""
    for ticket in TICKETS:
        yield ticket.subject
        yield from (entry.text for entry in ticket.entries)
    for contact in CONTACTS:
        yield from (contact.name, contact.street, contact.about, *(value for _, value in contact.addresses))
    for form in FORMS:
        yield from (form.title, form.intro, form.what_happens_next, form.consent)
        yield from (f"{field.label} {field.help}" for field in form.fields)


def is_fictional(number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    international = int(digits if number.startswith("+") else f"46{digits[1:]}")
    return any(first <= international <= last for first, last in (*FICTION, FICTION_NORTH))


def test_content_has_the_promised_numbers() -> None:
    counts = [len(part) for part in (DEPARTMENTS, TEAMS, AGENTS, CATEGORIES, CONTACTS, TICKETS)]

    assert counts == [6, 8, 14, 40, 30, 400]
    assert len(SCENARIOS) >= 90
    assert len({ticket.scenario for ticket in TICKETS}) >= 90


@pytest.mark.parametrize("part", [DEPARTMENTS, TEAMS, CATEGORIES, CONTACTS, SCENARIOS, FORMS])
def test_slugs_are_unique_and_short(part: tuple[WebForm | Scenario, ...]) -> None:
    slugs = [record.slug for record in part]

    assert [slug for slug, times in Counter(slugs).items() if times > 1] == []
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9-]{2,50}", slug)] == []


def test_roles_are_filled() -> None:
    roles = Counter(role for agent in AGENTS for _, role in agent.memberships)

    assert roles["administrator"] >= 1
    assert roles["team_lead"] >= 2
    assert roles["editor"] >= 1
    assert {team for agent in AGENTS for team, _ in agent.memberships} == {team.slug for team in TEAMS}


def test_categories_form_three_levels_and_every_top_belongs_to_a_department() -> None:
    parents = {category.slug: category.parent for category in CATEGORIES}

    def depth(slug: str) -> int:
        return 1 + depth(parents[slug]) if parents[slug] else 1

    assert {depth(slug) for slug in parents} == {1, 2, 3}
    tops = [category for category in CATEGORIES if not category.parent]
    assert {category.department for category in tops} <= {department.slug for department in DEPARTMENTS}
    assert [category.slug for category in CATEGORIES if category.parent and category.department] == []
    assert {category.case_kind for category in CATEGORIES} == {"recurring", "life_event", "ongoing", "other"}


def test_references_lead_somewhere() -> None:
    departments = {department.slug for department in DEPARTMENTS}
    teams = {team.slug for team in TEAMS}
    categories = {category.slug for category in CATEGORIES}
    named = {kind[1:] for scenario in SCENARIOS for kind in scenario.by if kind.startswith("@")}

    assert {team.department for team in TEAMS} == departments
    told: tuple[Scenario | WebForm, ...] = (*SCENARIOS, *FORMS)
    assert {category.team for category in CATEGORIES} | {record.team for record in told} <= teams
    assert {record.category for record in told} <= categories
    assert {ticket.category for ticket in TICKETS} <= categories
    assert named <= {contact.slug for contact in CONTACTS}


def test_contacts_have_several_addresses_and_none_is_shared() -> None:
    addresses = [address for contact in CONTACTS for address in contact.addresses]

    assert [contact.slug for contact in CONTACTS if len(contact.addresses) < 2] == []
    assert len(addresses) == len(set(addresses))
    assert {contact.language for contact in CONTACTS} == set(get_args(Language))
    assert {contact.kind for contact in CONTACTS} == {
        "person",
        "company",
        "association",
        "authority",
        "media",
        "anonymous",
    }


def test_protected_contacts_tell_nothing_of_where_they_are() -> None:
    hidden = [contact for contact in CONTACTS if contact.protected]

    assert len(hidden) == 2
    assert [(contact.street, contact.child) for contact in hidden] == [("", ""), ("", "")]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.slug)
def test_scenario_can_be_told(scenario: Scenario) -> None:
    contacts = contacts_for(scenario)

    assert contacts
    known = ticket_values_for_anyone() | {"agent"}
    assert placeholders_in(scenario) <= known
    assert 1 <= len(scenario.thread) <= 7
    assert scenario.thread[0].who == "requester"
    assert scenario.confidential == (scenario.team == "socialtjanst")


def ticket_values_for_anyone() -> set[str]:
    return {*ticket_values(Random(1), CONTACTS[0], NOW), *day_values(NOW, "sv")}  # noqa: S311


def test_texts_come_in_all_languages_with_right_to_left_and_emoji() -> None:
    said = "\n".join(texts())

    assert {ticket.language for ticket in TICKETS} == set(get_args(Language))
    assert EMOJI.search(said)
    assert any(ARABIC.search(ticket.subject) for ticket in TICKETS)
    assert max(len(ticket.subject) for ticket in TICKETS) > 200
    assert max(len(entry.text) for ticket in TICKETS for entry in ticket.entries) > 1000


def test_subjects_fit() -> None:
    assert [ticket.key for ticket in TICKETS if not 0 < len(ticket.subject) <= 250] == []


def test_phone_numbers_are_fictional() -> None:
    numbers = [found for text in texts() for found in PHONE.findall(text)]

    assert numbers
    assert [number for number in numbers if not is_fictional(number)] == []


def test_phone_pattern_finds_a_number_that_is_not_fictional() -> None:
    found = [PHONE.findall(number) for number in ("0701-23 45 67", "+46701234567", "08-123 456 78")]

    assert [not is_fictional(numbers[0]) for numbers in found] == [True, True, True]


def test_nothing_looks_like_a_personal_number() -> None:
    assert [text for text in texts() if PERSONAL_NUMBER.search(text)] == []
    assert PERSONAL_NUMBER.search("19121212-1212")


def test_addresses_are_in_example_domains() -> None:
    written = [mail for text in texts() for mail in MAIL.findall(text)] + [agent.email for agent in AGENTS]

    assert [mail for mail in written if not mail.endswith(".example")] == []
    assert [agent.email for agent in AGENTS if not agent.email.endswith("@storan.example")] == []


def test_no_placeholder_or_choice_is_left_in_a_text() -> None:
    assert [text for text in texts() if re.search(r"[{}\[\]]|\| ", text)] == []


def test_each_form_is_there_in_swedish_and_english_with_the_same_fields() -> None:
    swedish = {form.slug: form for form in FORMS if form.language == "sv"}
    english = {form.translates: form for form in FORMS if form.language == "en"}

    assert set(swedish) == {"skriv-till-oss", "felanmalan", "synpunkt", "begar-allman-handling", "tillganglighet"}
    assert set(english) == set(swedish)
    for slug, form in swedish.items():
        assert shape_of(form) == shape_of(english[slug])


def shape_of(form: WebForm) -> tuple[object, ...]:
    """What must be equal in every language of a form."""
    fields = tuple((f.key, f.kind, f.required, tuple(value for value, _ in f.choices)) for f in form.fields)
    return form.category, form.team, fields


def test_flow_joins_lines_and_keeps_paragraphs_and_marked_lines() -> None:
    assert flow("Hej!\n   en rad\n  till\n\n   Mvh\n   | Anna") == "Hej! en rad till\n\nMvh\nAnna"


def test_content_needs_no_django() -> None:
    check = "import sys, servicedesk.demo.content; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
