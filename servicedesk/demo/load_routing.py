"""The demo's routing: rules, who speaks what and has how much room, absences with and without a substitute."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from servicedesk.demo import content
from servicedesk.lib.languages import SWEDISH
from servicedesk.people.models import Agent, Department, Team
from tickets.actions.learn import learn
from tickets.actions.suggest import suggest
from tickets.models import Absence, AgentWork, Category, Direction, Message, RoutingRule, Shift, TeamWay, Ticket
from tickets.models.routing import CAPACITY_DEFAULT
from tickets.statuses import UNFINISHED

# name, conditions, team by slug; a category by its slug.
RULES: tuple[tuple[str, list[dict[str, Any]], str], ...] = (
    (
        "Fakturor till Kontaktcenter",
        [{"ask": "words", "is": ["faktura", "räkning", "avgift"]}, {"ask": "department", "not": ["social"]}],
        "kontaktcenter",
    ),
    (
        "Snö och halka till Gata och park",
        [{"ask": "words", "is": ["snö", "plog", "halka", "sand"]}, {"ask": "category", "is": ["none", "vagar"]}],
        "gata-park",
    ),
    (
        "Finska, meänkieli och samiska till Kontaktcenter",
        [{"ask": "language", "is": ["fi", "fit", "se", "smj", "sma"]}, {"ask": "department", "not": ["social"]}],
        "kontaktcenter",
    ),
)
# e-mail (before the @), tickets at once, categories by slug. What they speak stands with them (content.AGENTS).
WORK: tuple[tuple[str, int, list[str]], ...] = (
    ("johan.akerstrom", 20, ["avfall"]),
    ("fatima.darwish", 20, ["bygga-bo"]),
    ("pirkko.kallio", 12, ["kultur-fritid"]),
    ("asa.lindqvist", 8, []),
)
WAYS = (("kontaktcenter", "load"), ("gata-park", "round_robin"))
# Who, when it begins in days from today, how many days, kind, who stands in.
ABSENCES = (
    ("johan.akerstrom", 14, 7, "holiday", "asa.lindqvist"),
    ("fatima.darwish", 3, 1, "course", "johan.akerstrom"),
    ("pirkko.kallio", 21, 5, "holiday", None),
)
MORNINGS = ("pirkko.kallio", 7 * 60 + 30, 12 * 60 + 30)  # works half days


def load_routing(now: datetime) -> None:
    """Rules and ways as they stand at now; the demo's tickets are older, and lie where they lay."""
    teams, agents = {team.slug: team for team in Team.objects.all()}, _agents()
    categories = {row.slug: row for row in Category.objects.all()}
    departments = dict(Department.objects.values_list("slug", "pk"))
    RoutingRule.objects.bulk_create(
        RoutingRule(
            name=name, position=place, team=teams[team], changed_at=now,
            conditions=[_asked(part, categories, departments) for part in parts],
        )
        for place, (name, parts, team) in enumerate(RULES)
    )  # fmt: skip
    TeamWay.objects.bulk_create(TeamWay(team=teams[slug], way=way, since=now) for slug, way in WAYS)
    room = {name: (capacity, areas) for name, capacity, areas in WORK}
    for one in content.AGENTS:
        name = one.email.partition("@")[0]
        capacity, areas = room.get(name, (CAPACITY_DEFAULT, []))
        spoken = [code for code in one.languages if code != SWEDISH]
        work = AgentWork.objects.create(agent=agents[name], capacity=capacity, languages=spoken)
        work.categories.set([categories[slug] for slug in areas])
    _load_absences(now, agents)
    _know_languages()
    learn(now)
    for pk in Ticket.objects.filter(category=None, status__in=UNFINISHED).order_by("pk").values_list("pk", flat=True):
        suggest(pk)


def _know_languages() -> None:
    """Each ticket's is that of what was written first."""
    first = Message.objects.filter(ticket=OuterRef("pk"), direction=Direction.IN).order_by("created_at", "pk")
    known = Coalesce(Subquery(first.values("language")[:1]), Value(""))
    Ticket.objects.filter(language="").update(language=known)


def _load_absences(now: datetime, agents: dict[str, Agent]) -> None:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    for name, begins, days, kind, substitute in ABSENCES:
        starts = midnight + timedelta(days=begins)
        Absence.objects.create(
            agent=agents[name], starts_at=starts, ends_at=starts + timedelta(days=days), kind=kind, created_at=now,
            substitute=agents[substitute] if substitute else None,
        )  # fmt: skip
    name, start, end = MORNINGS
    Shift.objects.bulk_create(
        Shift(agent=agents[name], weekday=day, start=start, end=end, valid_from=midnight.date()) for day in range(5)
    )


def _agents() -> dict[str, Agent]:
    return {agent.email.partition("@")[0]: agent for agent in Agent.objects.all()}


def _asked(part: dict[str, Any], categories: dict[str, Category], departments: dict[str, int]) -> dict[str, Any]:
    """The part with ids for slugs."""
    ask, way = part["ask"], "not" if "not" in part else "is"
    if ask == "category":
        return {"ask": ask, way: [categories[one].pk if one in categories else one for one in part[way]]}
    if ask == "department":
        return {"ask": ask, way: [departments[one] for one in part[way]]}
    return part
