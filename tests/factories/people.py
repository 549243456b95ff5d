from collections.abc import Iterable
from itertools import count
from typing import Any

from servicedesk.people.models import (
    Agent,
    Contact,
    ContactAddress,
    Department,
    Integration,
    Membership,
    Role,
    Team,
)

_numbers = count(1)
PASSWORD = "storan-och-skogen-2026"


def make_department(name: str = "Samhällsbyggnad") -> Department:
    return Department.objects.get_or_create(slug=name.lower().replace(" ", "-")[:60], defaults={"name": name})[0]


def make_team(name: str = "Kontaktcenter", *, is_open_to_all: bool = False, **fields: Any) -> Team:
    number = next(_numbers)
    return Team.objects.create(
        slug=f"team-{number}",
        name=name,
        department=fields.pop("department", None) or make_department(),
        is_open_to_all=is_open_to_all,
        **fields,
    )


def make_agent(
    name: str = "Johan Åkerström", *, teams: Iterable[Team] = (), role: str = Role.AGENT, **fields: Any
) -> Agent:
    number = next(_numbers)
    agent = Agent.objects.create_agent(
        email=fields.pop("email", f"agent{number}@storan.example"), name=name, password=PASSWORD, **fields
    )
    Membership.objects.bulk_create([Membership(agent=agent, team=team, role=role) for team in teams])
    return agent


def make_contact(
    name: str = "Ann-Christin Bergström", *, email: str | None = "", phone: str = "", **fields: Any
) -> Contact:
    """A contact with an e-mail address of its own, unless email is None."""
    contact = Contact.objects.create(name=name, **fields)
    if email is not None:
        value = email or f"contact{next(_numbers)}@mejl.example"
        ContactAddress.objects.create(contact=contact, kind="email", value=value, is_primary=True)
    if phone:
        ContactAddress.objects.create(contact=contact, kind="phone", value=phone)
    return contact


def make_integration(
    *, teams: Iterable[Team] = (), scopes: Iterable[str] = Integration.Scope.values, **fields: Any
) -> tuple[Integration, str]:
    """Return an integration and its token."""
    integration = Integration(
        name=fields.pop("name", "E-tjänsteplattformen"),
        scopes=list(scopes),
        created_by=fields.pop("created_by", None) or make_agent("Admin"),
        **fields,
    )
    token = integration.new_token()
    integration.save()
    integration.teams.set(teams)
    return integration, token
