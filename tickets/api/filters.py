"""What lists can be narrowed by. Only what is declared here exists: `?assignee__password__startswith=a` is a 400."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django_filters import rest_framework as filters  # type: ignore[import-untyped]

from servicedesk.people.access import access_of
from servicedesk.people.models import Contact, ContactKind, Team
from tickets.api.serializers.fields import PRIORITIES
from tickets.models import CaseKind, Category, ChannelKind, Priority, Ticket
from tickets.queries import below
from tickets.search import search_contacts, search_tickets
from tickets.search_words import QUERY_MAX
from tickets.statuses import Status

HITS_MAX = 100
NOBODY = "none"
_YES_NO = [("true", "true"), ("false", "false")]


class WholeField(forms.IntegerField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=10**18, **kwargs)


class WholeFilter(filters.Filter):  # type: ignore[misc]
    field_class = WholeField


class TimeField(filters.IsoDateTimeFilter.field_class):  # type: ignore[misc]
    """A moment in UTC: Python takes offsets that PostgreSQL does not."""

    def clean(self, value: Any) -> datetime | None:
        try:
            moment: datetime | None = super().clean(value)
            return moment.astimezone(UTC) if moment else None
        except (OverflowError, ValueError) as error:
            raise forms.ValidationError("Write a time with its offset, as 2026-11-21T08:00:00+01:00.") from error


class TimeFilter(filters.IsoDateTimeFilter):  # type: ignore[misc]
    field_class = TimeField


def refuse(name: str, sentence: Any) -> forms.ValidationError:
    return forms.ValidationError({name: sentence})


class TicketFilter(filters.FilterSet):  # type: ignore[misc]
    search = filters.CharFilter(
        method="found",
        max_length=QUERY_MAX,
        help_text=f"Words and operators (`status:open team:bygg from:070 created:>2026-01-01 has:file -word`); "
        f"the {HITS_MAX} best hits, best first, on one page.",
    )
    status = filters.MultipleChoiceFilter(choices=Status.choices, help_text="Several may be given.")
    channel = filters.ChoiceFilter(choices=ChannelKind.choices)
    category = filters.CharFilter(method="in_category", help_text="Slug; with everything below it in the tree.")
    team = filters.CharFilter(method="of_team", help_text="Slug.")
    assignee = filters.CharFilter(method="assigned", help_text=f"E-mail address, or `{NOBODY}` for unassigned.")
    tag = filters.CharFilter(method="tagged")
    requester = WholeFilter(help_text="A contact's id.")
    priority = filters.ChoiceFilter(method="of_priority", choices=[(name, name) for name in PRIORITIES.values()])
    case_kind = filters.ChoiceFilter(choices=CaseKind.choices)
    confidential = filters.ChoiceFilter(method="is_confidential", choices=_YES_NO)
    created_after = TimeFilter(field_name="created_at", lookup_expr="gte")
    created_before = TimeFilter(field_name="created_at", lookup_expr="lt")
    updated_after = TimeFilter(field_name="updated_at", lookup_expr="gte")
    updated_before = TimeFilter(field_name="updated_at", lookup_expr="lt")

    class Meta:
        model = Ticket
        fields: list[str] = []

    ranked: list[int] | None = None  # ids of the hits, best first, when there was a search

    def found(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        found = search_tickets(self.request.user, value, limit=HITS_MAX)
        if found.problems:
            raise refuse(name, list(found.problems))
        self.ranked = [hit.ticket.pk for hit in found.hits]
        return tickets.filter(pk__in=self.ranked)

    def in_category(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        category = Category.objects.filter(slug=value).first()
        if category is None:
            raise refuse(name, "There is no such category.")
        return tickets.filter(category__in=below(category.pk))

    def of_team(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        team = Team.objects.filter(slug=value, pk__in=access_of(self.request.user).visible_teams).first()
        if team is None:
            raise refuse(name, "There is no such team among the integration's.")
        return tickets.filter(team=team)

    def assigned(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        if value == NOBODY:
            return tickets.filter(assignee__isnull=True)
        return tickets.filter(assignee__email=value.lower())

    def tagged(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        return tickets.filter(tags__contains=[value.lower()])

    def of_priority(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        return tickets.filter(priority=Priority[value.upper()])

    def is_confidential(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        return tickets.filter(is_confidential=value == "true")


class ContactFilter(filters.FilterSet):  # type: ignore[misc]
    search = filters.CharFilter(
        method="found", max_length=QUERY_MAX, min_length=3, help_text="Name or address; the 20 first hits."
    )
    kind = filters.ChoiceFilter(choices=ContactKind.choices)

    class Meta:
        model = Contact
        fields: list[str] = []

    def found(self, contacts: QuerySet[Contact], name: str, value: str) -> QuerySet[Contact]:
        return contacts.filter(pk__in=[contact.pk for contact in search_contacts(self.request.user, value)])


def parameter_of(name: str, one: filters.Filter) -> dict[str, Any]:
    """Return a filter as an OpenAPI parameter."""
    parameter = {"name": name, "in": "query", "schema": _schema_of(one)}
    if text := one.extra.get("help_text"):
        parameter["description"] = str(text)
    return parameter


def _schema_of(one: filters.Filter) -> dict[str, Any]:
    if isinstance(one, filters.MultipleChoiceFilter):
        return {"type": "array", "minItems": 1, "items": {"type": "string", "enum": _values(one)}}
    if isinstance(one, filters.ChoiceFilter):
        return {"type": "string", "enum": _values(one)}
    if isinstance(one, TimeFilter):
        return {"type": "string", "format": "date-time"}
    if isinstance(one, WholeFilter):
        return {"type": "integer", "minimum": 1, "maximum": 10**18}
    limits = {"minLength": one.extra.get("min_length", 1), "maxLength": one.extra.get("max_length")}
    return {"type": "string", **{key: value for key, value in limits.items() if value}}


def _values(one: filters.Filter) -> list[str]:
    return [str(value) for value, _label in one.extra["choices"]]
