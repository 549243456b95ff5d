"""The rows of the chat console, for agents. See role_matrix.py."""

from chat.actions.start import start_chat
from chat.tokens import new_token
from frontend import lookups
from servicedesk.people.models import Team
from tests.factories import make_inbox
from tests.house.roles import Row, agents, members
from tickets.models import Inbox


def inbox_of(things: object) -> Inbox:
    """The chat of the closed team, made when it is first asked for."""
    team = Team.objects.get(pk=things.team)  # type: ignore[attr-defined]
    inbox = Inbox.objects.filter(kind="chat", team=team).first() or make_inbox(kind="chat", team=team)
    lookups.forget()
    return inbox


def waiting(things: object) -> list[object]:
    """A chat nobody has yet."""
    started = start_chat(inbox_of(things), token=new_token(), text="Hej!", client_id="v1")
    return [started.session.pk]


def standing(things: object) -> list[object]:
    inbox_of(things)
    return []


CONSOLE: dict[str, Row] = {
    "console": agents(),
    "console_team": agents(404, team_lead=200, administrator=200),
    "console_standing": agents(302, args=standing, method="post", outsider=404),
    "console_session": members(args=waiting),
    "console_offer": members(204, args=waiting),  # it rings at nobody
    **{
        f"console_{name}": members(302, args=waiting, method="post")
        for name in ("messages", "notes", "acceptance", "passing", "leaving", "supervision")
    },
    **{f"console_{name}": members(args=waiting) for name in ("invitation", "follow_up")},
    **{f"console_{name}": agents(404, args=waiting) for name in ("ending", "transfer")},  # nobody has it
    "console_block": agents(404, args=waiting, team_lead=200, administrator=200),
}
