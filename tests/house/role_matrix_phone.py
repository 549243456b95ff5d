"""The rows of phone calls: what providers call, cards, figures, and the phone one sits at. See role_matrix.py."""

from channels_in.models import Call, DoorAccount
from servicedesk.people.models import Team
from tests.factories import make_inbox
from tests.house.roles import Row, administrators, agents, members, public


def ringing(things: object) -> list[object]:
    """A call at a line of the closed team."""
    team = Team.objects.get(pk=things.team)  # type: ignore[attr-defined]
    account = DoorAccount.objects.filter(provider="signed").first() or DoorAccount.objects.create(
        inbox=make_inbox(kind="phone", team=team), provider="signed", external_id="+46313900600", hook_digest="x"
    )
    call, _is_new = Call.objects.get_or_create(account=account, external_id="a", direction="in", number="+46701740610")
    return [call.pk]


def on_ticket(things: object) -> list[object]:
    return [things.number]  # type: ignore[attr-defined]


PHONE_HOOKS: dict[str, Row] = {
    name: public(404, args=lambda things: ["x" * 43], method="post") for name in ("phone_hook", "phone_step")
} | {"api-calls": public(401)}  # a session is no token
PHONE: dict[str, Row] = {
    "call_cards": agents(),
    "call_taking": members(302, args=ringing, method="post"),
    "ticket_calls": members(302, args=on_ticket, method="post"),
    "call_figures": agents(404, team_lead=200, administrator=200),
    "phone_seat": agents(),
    "settings_agent_phone": administrators(args=lambda things: [things.people["agent"].pk]),
}
