"""manage.py create_administrator EMAIL NAME: the first person of an installation, or one more when nobody gets in."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from servicedesk.lib.slugs import free_slug
from servicedesk.people.actions.audit import record
from servicedesk.people.actions.set_memberships import set_memberships
from servicedesk.people.models import Agent, Department, Role, Team


class Command(BaseCommand):
    help = "Make an administrator. The password is asked for, or read from standard input when that is not a terminal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        email, name = options["email"].strip().lower(), options["name"].strip()
        try:
            validate_email(email)
            password = _ask()
            validate_password(password, Agent(email=email, name=name))
            with transaction.atomic():
                agent = Agent.objects.create_agent(email=email, name=name, password=password)
                record("agent.created", by=None, about=agent, email=agent.email)
                set_memberships(agent, [(_first_team().pk, Role.ADMINISTRATOR)], by=None)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except IntegrityError as error:
            raise CommandError("Somebody with this e-mail address is here already.") from error
        self.stdout.write(f"{name} can sign in at {settings.BASE_URL} and is an administrator.")


def _ask() -> str:
    return getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _first_team() -> Team:
    """The oldest team in use; in an empty installation the contact centre is made first."""
    team = Team.objects.filter(is_active=True).order_by("pk").first()
    if team is not None:
        return team
    department = Department.objects.order_by("pk").first()
    if department is None:
        name = settings.MUNICIPALITY["name"]
        department = Department.objects.create(slug=free_slug(Department, name), name=name)
    name = settings.MUNICIPALITY["contact_centre_name"]
    return Team.objects.create(slug=free_slug(Team, name), name=name, department=department, is_open_to_all=True)
