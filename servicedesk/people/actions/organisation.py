from typing import Any

from django.db import transaction

from servicedesk.lib.slugs import free_slug
from servicedesk.people.actions.administrators import keeping_an_administrator
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.actions.errors import NameTaken
from servicedesk.people.models import Agent, Department, Team


def create_department(*, name: str, by: Agent) -> Department:
    """Raises NameTaken."""
    with transaction.atomic():
        _check_name(Department(), name)
        department = Department.objects.create(slug=free_slug(Department, name), name=name)
        record("department.created", by=by, about=department)
    return department


def change_department(department: Department, *, name: str, by: Agent) -> None:
    """Raises NameTaken. The slug stays: it may stand in addresses."""
    with transaction.atomic():
        _check_name(department, name)
        if changes := changed_fields(department, {"name": name}):
            department.save(update_fields=["name"])
            record("department.changed", by=by, about=department, changes=changes)


def create_team(*, name: str, department: Department, by: Agent, is_open_to_all: bool = False) -> Team:
    """Raises NameTaken."""
    with transaction.atomic():
        _check_name(Team(), name)
        team = Team.objects.create(
            slug=free_slug(Team, name), name=name, department=department, is_open_to_all=is_open_to_all
        )
        record("team.created", by=by, about=team, is_open_to_all=is_open_to_all)
    return team


def change_team(team: Team, *, by: Agent, **fields: Any) -> None:
    """Change name, department, is_open_to_all or is_active. Raises NameTaken and LastAdministrator."""
    with keeping_an_administrator():
        _check_name(team, fields.get("name", team.name))
        if changes := changed_fields(team, fields):
            team.save(update_fields=list(changes))
            record("team.changed", by=by, about=team, changes=changes)


def _check_name(row: Department | Team, name: str) -> None:
    if type(row).objects.filter(name__iexact=name).exclude(pk=row.pk).exists():
        raise NameTaken
