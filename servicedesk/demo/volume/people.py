"""People for the volume: more teams and agents, and a fourth as many contacts as tickets."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from servicedesk.demo.rows import copy_rows, new_ids
from servicedesk.demo.volume.words import full_name
from servicedesk.people.models import Agent, Contact, ContactAddress, Department, Membership, Team

TEAMS = (
    ("miljo-halsa", "Miljö och hälsa", "samhallsbyggnad", True),
    ("fastighet", "Fastighet", "tekniska", False),
    ("maltid", "Måltid", "utbildning", True),
    ("gymnasium", "Gymnasium", "utbildning", False),
    ("aldreomsorg", "Äldreomsorg", "social", False),
    ("funktionsstod", "Funktionsstöd", "social", False),
    ("naringsliv", "Näringsliv", "kommunledning", True),
    ("overformyndare", "Överförmyndare", "kommunledning", False),
    ("it-stod", "It-stöd", "kommunledning", True),
    ("kart-mat", "Kart och mät", "samhallsbyggnad", True),
)
AGENTS = 46
# Longer than any number in use, after a number that exists only in fiction.
_PHONE_START, _PHONE_STARTS, _PHONE_TAIL = 46701740605, 95, 10_000
SHORT_NAMES = str.maketrans("åäöÅÄÖ", "aaoAAO")


@dataclass(frozen=True, slots=True)
class Person:
    """A contact as tickets need them."""

    pk: int
    name: str
    email: str
    phone: str  # "" for those who have none


@dataclass(slots=True)
class ContactRow:
    id: int
    name: str
    created_at: datetime
    updated_at: datetime
    kind: str
    is_protected: bool


@dataclass(slots=True)
class AddressRow:
    contact_id: int
    kind: str
    value: str
    is_primary: bool
    created_at: datetime


def person(number: int, pk: int) -> Person:
    """Contact number ... under its primary key; nothing but the key tells two of the same name apart."""
    name = full_name(number)
    local = name.lower().translate(SHORT_NAMES).replace(" ", ".")
    tail, start = divmod(pk, _PHONE_STARTS)
    phone = f"+{_PHONE_START + start}{tail:04d}" if number % 5 < 3 and tail < _PHONE_TAIL else ""
    return Person(pk, name, f"{local}.{pk}@mejl.example", phone)


def load_staff(begun: datetime) -> None:
    """Write the extra teams and agents, unless they are there. None of them can sign in."""
    departments = Department.objects.in_bulk(field_name="slug")
    have = set(Team.objects.values_list("slug", flat=True))
    new = [team for team in TEAMS if team[0] not in have]
    Team.objects.bulk_create(
        Team(slug=slug, name=name, department=departments[department], is_open_to_all=is_open)
        for slug, name, department, is_open in new
    )
    if new:
        agents = Agent.objects.bulk_create(_agent(number, begun) for number in range(AGENTS))
        teams = list(Team.objects.order_by("slug"))
        Membership.objects.bulk_create(
            Membership(agent=agent, team=teams[(number * 7 + step * 5) % len(teams)], created_at=begun)
            for number, agent in enumerate(agents)
            for step in range(1 + number % 3)
        )


def _agent(number: int, begun: datetime) -> Agent:
    name = full_name(900_000 + number)
    agent = Agent(email=f"agent{number:03d}@volym.example", name=name, title="Handläggare", created_at=begun)
    agent.set_unusable_password()
    return agent


def load_people(count: int, begun: datetime) -> list[int]:
    """Write count contacts with their addresses; returns their primary keys in order."""
    keys = new_ids(Contact, count)
    copy_rows(Contact, _contacts(keys, begun), ContactRow)
    copy_rows(ContactAddress, _addresses(keys, begun), AddressRow)
    return keys


def _contacts(keys: list[int], begun: datetime) -> Iterator[ContactRow]:
    for number, pk in enumerate(keys):
        kind = "company" if number % 17 == 0 else "association" if number % 23 == 0 else "person"
        yield ContactRow(pk, full_name(number), begun, begun, kind, is_protected=number % 331 == 0)


def _addresses(keys: list[int], begun: datetime) -> Iterator[AddressRow]:
    for number, pk in enumerate(keys):
        one = person(number, pk)
        yield AddressRow(pk, "email", one.email, True, begun)
        if one.phone:
            yield AddressRow(pk, "phone", one.phone, False, begun)
