"""An inbox with an account that is good at a fake network, made as an administrator makes it."""

from typing import Any

from django.utils.module_loading import import_string

from channels_in.account_form import AccountForm
from channels_in.accounts import create_inbox
from channels_in.models import DoorAccount
from channels_in.polling import fetch_account
from channels_in.registry import DOORS
from servicedesk.people.models import Team
from tests.channels_in.contract.coming_in import take_in
from tests.factories import make_agent, make_team
from tickets.models import ChannelKind, Inbox


def make_account(kind: str, given: dict[str, Any], *, team: Team | None = None) -> DoorAccount:
    by = make_agent("Anders Nyman")
    name = f"Storån på {ChannelKind(kind).label}"
    inbox = create_inbox(by=by, kind=kind, name=name, team=team or make_team(), sender_name="Storåns kommun")
    path = DOORS[kind].form
    form: AccountForm = import_string(path if isinstance(path, str) else path[0])(given)
    assert form.is_valid(), form.errors
    return form.save(inbox, by=by)


def fetch(inbox: Inbox) -> None:
    """Ask what is new, and read all that came."""
    fetch_account(inbox.door_account.pk)
    take_in()
