"""The municipality's departments, teams and agents, and the people who get in touch."""

from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password

from servicedesk.demo import content
from servicedesk.demo.content import shapes
from servicedesk.demo.sign_ins import DEMO_PASSWORD
from servicedesk.people.models import Agent, Contact, ContactAddress, Department, Membership, Team

KNOWN_FOR = timedelta(days=400)  # everybody here was known before the first ticket


def load_organisation(now: datetime, *, may_sign_in: bool) -> None:
    """Write departments, teams, agents and memberships. Without may_sign_in no agent gets a password."""
    departments = {
        row.slug: row for row in Department.objects.bulk_create(_department(one) for one in content.DEPARTMENTS)
    }
    Team.objects.bulk_create(
        Team(
            slug=one.slug,
            name=one.name,
            department=departments[one.department],
            icon=one.icon,
            is_open_to_all=one.open_to_all,
        )
        for one in content.TEAMS
    )
    # One hash for all: the password is public, and each hash takes a good while on purpose.
    password = make_password(DEMO_PASSWORD if may_sign_in else None)
    Agent.objects.bulk_create(
        Agent(
            email=one.email,
            name=one.name,
            title=one.title,
            password=password,
            may_see_protected=any(team == "socialtjanst" for team, _role in one.memberships),
            created_at=now - KNOWN_FOR,
        )
        for one in content.AGENTS
    )
    _load_memberships(now)


def _department(one: shapes.Department) -> Department:
    return Department(slug=one.slug, name=one.name)


def _load_memberships(now: datetime) -> None:
    teams = Team.objects.in_bulk(field_name="slug")
    agents = {agent.email: agent for agent in Agent.objects.all()}
    Membership.objects.bulk_create(
        Membership(agent=agents[one.email], team=teams[team], role=role, created_at=now - KNOWN_FOR)
        for one in content.AGENTS
        for team, role in one.memberships
    )


def load_contacts(now: datetime) -> dict[str, Contact]:
    """Write the contacts with their addresses; returns them by slug."""
    begun = now - KNOWN_FOR
    contacts = Contact.objects.bulk_create(
        Contact(
            kind=one.kind,
            name="" if one.kind == "anonymous" else one.name,
            language=one.language,
            preferred_channel=one.preferred_channel,
            is_protected=one.protected,
            note=one.about,
            created_at=begun,
            updated_at=begun,
        )
        for one in content.CONTACTS
    )
    by_slug = {one.slug: row for one, row in zip(content.CONTACTS, contacts, strict=True)}
    ContactAddress.objects.bulk_create(
        ContactAddress(contact=by_slug[one.slug], kind=kind, value=value, is_primary=place == 0, created_at=begun)
        for one in content.CONTACTS
        for place, (kind, value) in enumerate(one.addresses)
    )
    return by_slug
