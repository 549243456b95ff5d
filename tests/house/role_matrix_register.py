"""The rows of accounts at providers and of the register of channels. See role_matrix.py."""

from datetime import date

from channels_in.models import ChannelEntry, Informed
from channels_in.registry import DOORS, account_forms
from servicedesk.people.models import Team
from tests.factories import make_inbox
from tests.house.roles import Args, Row, Things, administrators, agents, public


def door_inbox(things: object) -> list[object]:
    """An inbox of a door with a form, without an account yet."""
    team = Team.objects.get(pk=things.team)  # type: ignore[attr-defined]
    return [make_inbox(kind=next(kind for kind in DOORS if account_forms(kind)), team=team).pk]


def kind(word: str) -> Args:
    return lambda _things: [word]


def entry(things: Things) -> list[object]:
    """A channel that is proposed, which the agent of the team answers for, and which is watched."""
    fields = {"kind": "meeting", "owner": things.people["agent"], "watched_since": date(2026, 1, 1)}
    return [ChannelEntry.objects.get_or_create(name="Informationsträff", defaults=fields)[0].pk]


def informed(things: Things) -> list[object]:
    return [Informed.objects.get_or_create(agent=things.people["agent"], department=None)[0].pk]


def watched(things: Things) -> list[object]:
    entry(things)
    return []


REGISTER: dict[str, Row] = {
    "settings_channels": administrators(),
    "settings_channel_new": administrators(),
    "settings_channel": administrators(args=entry),
    "settings_channel_step": administrators(args=lambda things: [*entry(things), "decided"], method="post"),
    "settings_informed": administrators(),
    "settings_informed_removal": administrators(302, args=informed, method="post"),
    "watch": agents(404, args=watched, agent=200, administrator=200),
    "watch_export": agents(404, args=watched, agent=200, administrator=200),
    "watch_look": agents(404, args=entry, method="post", agent=302, administrator=302),
    "public_channels": public(),
    "public_channels_in": public(args=lambda _things: ["en"]),
    "settings_inbox_kinds": administrators(),
    "settings_door_inbox_new": administrators(404, args=kind("telegraph")),
    "settings_door_readme": administrators(args=kind("sms")),
    "settings_door_account": administrators(args=door_inbox),
    # There is no account yet.
    "settings_door_account_address": administrators(404, args=door_inbox, method="post"),
    "settings_door_account_trial": administrators(404, args=door_inbox, method="post"),
}
