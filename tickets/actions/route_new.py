"""Which team new tickets go to: decided in the transaction that writes them, with one query for any number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import JSONObject

from servicedesk.lib.queueing import enqueue_each
from servicedesk.lib.which_language import which_language
from servicedesk.people.models import Team
from tickets.actions.changing import Change, labelled
from tickets.calendars import is_open_now
from tickets.facts import facts_of
from tickets.models import Category, EventKind, RoutingRule, TextModel, Ticket, Way
from tickets.policies import kept
from tickets.rules import holds

ROUTE = "tickets.route_team"
SUGGEST = "tickets.suggest"


@dataclass(frozen=True, slots=True)
class Rule:
    pk: int
    name: str
    position: int
    conditions: list[dict[str, object]]
    team: Team


@dataclass(frozen=True, slots=True)
class Desk:
    """The rules in use in their order, and the teams whose tickets are given out by themselves."""

    rules: tuple[Rule, ...] = ()
    sharing_teams: frozenset[int] = frozenset()
    suggests: bool = False  # something has been learnt that categories can be suggested from

    def rule_for(self, ticket: Ticket, text: str) -> Rule | None:
        """The first whose conditions hold. ticket need not be written; its category has its parent beside it."""
        if not self.rules:
            return None
        category = ticket.category
        lines = {category.pk: line_of(category)} if category is not None else {}
        facts = facts_of(ticket, lines=lines, text=text, is_open_hours=self._is_open(ticket))
        return next((rule for rule in self.rules if holds(rule.conditions, facts)), None)

    def _is_open(self, ticket: Ticket) -> bool | None:
        if not any(part["ask"] == "hours" for rule in self.rules for part in rule.conditions):
            return None
        calendar = kept().calendars.calendar_for(ticket.inbox_id, ticket.team_id)
        return None if calendar is None else is_open_now(calendar, ticket.created_at)


def line_of(category: Category) -> frozenset[int]:
    above = [category.parent_id, category.parent.parent_id if category.parent is not None else None]
    return frozenset(pk for pk in (category.pk, *above) if pk is not None)


def read_desk() -> Desk:
    """Read all that decides, in one query."""
    rules = RoutingRule.objects.filter(team=OuterRef("pk"), is_active=True).order_by()
    said = JSONObject(pk="pk", name="name", position="position", conditions="conditions")
    teams = list(
        Team.objects.filter(is_active=True)
        .order_by()
        .annotate(
            shares_by=F("way__way"),
            rules=ArraySubquery(rules.values(said=said)),
            suggests=Exists(TextModel.objects.order_by()),
        )
    )
    found = [Rule(team=team, **row) for team in teams for row in team.rules]
    return Desk(
        tuple(sorted(found, key=lambda rule: (rule.position, rule.pk))),
        frozenset(team.pk for team in teams if team.shares_by not in (None, Way.MANUAL)),
        any(team.suggests for team in teams),
    )


def route_new(tickets: Sequence[Ticket], texts: Sequence[str], *, settled: Iterable[Ticket] = ()) -> "NewRouting":
    """Set language and team of tickets that are not written yet, by the rules; settled: whose team is chosen."""
    desk, chosen = read_desk(), {id(ticket) for ticket in settled}
    ruled: dict[int, Rule] = {}
    for place, (ticket, text) in enumerate(zip(tickets, texts, strict=True)):
        ticket.language = which_language(f"{ticket.subject}\n{text}") or ticket.language
        rule = None if id(ticket) in chosen else desk.rule_for(ticket, text)
        if rule is not None:
            ticket.team = rule.team
            ruled[place] = rule
    return NewRouting(desk, ruled)


@dataclass(frozen=True, slots=True)
class NewRouting:
    desk: Desk
    ruled: Mapping[int, Rule]

    def record(self, changes: Sequence[Change]) -> None:
        """Say on each ticket which rule chose its team, and have tickets of sharing teams given out after commit."""
        for place, rule in self.ruled.items():
            change = changes[place]
            by, change.by = change.by, None  # nobody's doing
            change.record(
                EventKind.ROUTED,
                rule={"value": rule.pk, "label": rule.name},
                team=labelled(rule.team),
            )
            change.by = by
        teams = {change.ticket.team_id for change in changes} & self.desk.sharing_teams
        enqueue_each(ROUTE, team_id=sorted(teams))
        if self.desk.suggests:
            unsorted = [change.ticket.pk for change in changes if change.ticket.category_id is None]
            enqueue_each(SUGGEST, ticket_id=unsorted)
