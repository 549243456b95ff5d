"""The rows of accounts at providers and of the register of channels. See role_matrix.py."""

from channels_in.registry import DOORS, account_forms
from servicedesk.people.models import Team
from tests.factories import make_inbox
from tests.house.roles import Args, Row, administrators


def door_inbox(things: object) -> list[object]:
    """An inbox of a door with a form, without an account yet."""
    team = Team.objects.get(pk=things.team)  # type: ignore[attr-defined]
    return [make_inbox(kind=next(kind for kind in DOORS if account_forms(kind)), team=team).pk]


def kind(word: str) -> Args:
    return lambda _things: [word]


REGISTER: dict[str, Row] = {
    "settings_inbox_kinds": administrators(),
    "settings_door_inbox_new": administrators(404, args=kind("telegraph")),
    "settings_door_readme": administrators(args=kind("sms")),
    "settings_door_account": administrators(args=door_inbox),
    # There is no account yet.
    "settings_door_account_address": administrators(404, args=door_inbox, method="post"),
    "settings_door_account_trial": administrators(404, args=door_inbox, method="post"),
}
