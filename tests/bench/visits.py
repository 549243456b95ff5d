"""Which addresses are visited, as whom, in one database. Needs Django."""

from dataclasses import dataclass, field

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.db.models import Count, Max
from django.urls import reverse

from servicedesk.people.models import Agent, Membership, Role, Team
from tickets.models import Category, Ticket
from tickets.queries import tickets_visible_to

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MESSAGES = 20  # on a ticket page


@dataclass(frozen=True, slots=True)
class Visits:
    """Addresses by kind of page; what is measured under one name is visited in turn."""

    session: str
    pages: dict[str, list[str]] = field(default_factory=dict)


def agents() -> dict[str, Agent]:
    """Somebody in several teams, somebody in one small team, and somebody who leads them all."""
    everywhere, made = Agent.objects.get_or_create(
        email="everywhere@storan.example", defaults={"name": "Alla Lag", "title": "Mätning"}
    )
    if made:
        Membership.objects.bulk_create(
            Membership(agent=everywhere, team=team, role=Role.TEAM_LEAD) for team in Team.objects.all()
        )
    return {
        "several teams": Agent.objects.get(email="samir.haddad@storan.example"),
        "one small team": Agent.objects.get(email="katarina.wisniewska.holm@storan.example"),
        "all teams": everywhere,
    }


def signed_in(agent: Agent) -> str:
    """Make a session and return its key."""
    session = SessionStore()
    session[SESSION_KEY] = str(agent.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = agent.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def visits_of(agent: Agent) -> Visits:
    queue, search = reverse("queue"), reverse("search")
    visits = Visits(signed_in(agent))
    visits.pages["queue"] = [f"{queue}{query}" for query in _queries(agent)]
    visits.pages["ticket"] = [reverse("ticket", args=[number]) for number in _tickets(agent)]
    common, rare = _words()
    visits.pages["search, common word"] = [f"{search}?q={word}" for word in common]
    visits.pages["search, rare word"] = [f"{search}?q={word}" for word in rare]
    visible = tickets_visible_to(agent).order_by("-id")
    visits.pages["search, name"] = [
        f"{search}?q={name}" for name in visible.values_list("requester__name", flat=True)[:400:20] if name
    ]
    numbers = visible.values_list("number", flat=True)[:10]
    visits.pages["search, number"] = [f"{search}?q=%23{number}" for number in numbers]
    return visits


def _queries(agent: Agent) -> list[str]:
    """The queue as it is looked at through a day: the rail's lists, then filters and another order."""
    team = agent.memberships.order_by("team__slug").values_list("team_id", flat=True)[0]
    category = Category.objects.filter(level=1).order_by("pk").values_list("pk", flat=True)[0]
    lists = ["?whose=mine", "?whose=all", "?whose=teams", "?whose=unassigned", f"?team={team}"]
    filters = [
        "?whose=all&status=closed",
        "?whose=all&channel=email",
        f"?whose=all&category={category}",
        "?whose=all&sort=-priority",
        "?whose=all&status=any&tag=halka",
        "?whose=all&sort=created",
        "?whose=all&status=any",
    ]
    return [*lists, *lists, *filters]


def _tickets(agent: Agent) -> list[int]:
    """Numbers of tickets with twenty messages; where there are too few, the longest."""
    visible = tickets_visible_to(agent).filter(is_confidential=False).annotate(said=Count("messages"))
    exact = list(visible.filter(said=MESSAGES).order_by("-id").values_list("number", flat=True)[:40])
    return exact or list(visible.order_by("-said", "-id").values_list("number", flat=True)[:10])


def _words() -> tuple[list[str], list[str]]:
    """Words that one message in ten or more has, and words that hardly any has, from the newest messages."""
    newest = Ticket.objects.aggregate(Max("id"))["id__max"]
    inner = f"SELECT search FROM tickets_message WHERE ticket_id > {newest - 1500}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, ndoc FROM ts_stat(%s) WHERE length(word) > 4 AND word ~ '^[a-zåäö]+$'", [inner])
        found = sorted(cursor.fetchall(), key=lambda row: (-row[1], row[0]))
    rare = [word for word, count in found if count == 1 and len(word) > 12]
    return [word for word, _count in found[:12]], rare[:: max(1, len(rare) // 20)][:20]
