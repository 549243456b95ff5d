"""The queue's filter as an address: what is asked for is read from the query string, checked, and written back."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend import lookups
from tickets.actions.tag import normal_tag
from tickets.models import ChannelKind
from tickets.models.ticket import TAG_MAX
from tickets.queries import SORTS, WHOSE, QueueFilter
from tickets.statuses import Status

SORT_LABELS = {
    "-updated": _("Latest change first"),
    "updated": _("Oldest change first"),
    "-created": _("Newest first"),
    "created": _("Oldest first"),
    "-priority": _("Most urgent first"),
}
TITLES = {
    "mine": _("My open tickets"),
    "unassigned": _("Unassigned"),
    "teams": _("My teams"),
    "all": _("All open"),
}


class FilterForm(forms.Form):
    """The filter to fill in; what it sends is read by asked()."""

    whose = forms.ChoiceField(choices=[(key, key) for key in WHOSE], required=False)
    status = forms.ChoiceField(
        label=_("Status"),
        choices=[("", _("All open")), ("any", _("Any status")), *Status.choices],
        required=False,
    )
    channel = forms.ChoiceField(
        label=_("Channel"), choices=[("", _("All channels")), *ChannelKind.choices], required=False
    )
    category = forms.TypedChoiceField(label=_("Category"), coerce=int, empty_value=None, required=False)
    tag = forms.CharField(label=_("Tag"), max_length=40, required=False)
    team = forms.IntegerField(min_value=1, max_value=2**31, required=False)
    sort = forms.ChoiceField(label=_("Order"), choices=list(SORT_LABELS.items()), required=False)

    def __init__(self, data: Mapping[str, str]) -> None:
        super().__init__(data, auto_id="filter-%s")
        category = self.fields["category"]
        assert isinstance(category, forms.TypedChoiceField)  # noqa: S101 -- tells the type checker
        category.choices = [("", _("All categories")), *[(row.pk, row.path) for row in lookups.categories()]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for."""

    wanted: QueueFilter
    sort: str

    @property
    def form(self) -> FilterForm:
        """The filter as a form, filled in with what is asked for."""
        return FilterForm(dict(parse_qsl(self.query)))

    @property
    def query(self) -> str:
        """The same as a query string, without what is the default."""
        values = {
            "whose": self.wanted.whose,
            "team": self.wanted.team,
            "status": {"unfinished": "", "": "any"}.get(self.wanted.status, self.wanted.status),
            "channel": self.wanted.channel,
            "category": self.wanted.category,
            "tag": self.wanted.tag,
            "sort": self.sort if self.sort != "-updated" else "",
        }
        return urlencode({key: value for key, value in values.items() if value})

    @property
    def narrowed(self) -> int:
        """How many conditions the agent has added."""
        wanted = self.wanted
        return sum(bool(part) for part in (wanted.status != "unfinished", wanted.channel, wanted.category, wanted.tag))

    @property
    def title(self) -> str:
        team = next((row for row in lookups.teams() if row.pk == self.wanted.team), None)
        return team.name if team else str(TITLES[self.wanted.whose])

    @property
    def sort_label(self) -> str:
        return str(SORT_LABELS[self.sort])

    def without_conditions(self) -> "Asked":
        return Asked(QueueFilter(whose=self.wanted.whose, team=self.wanted.team), "-updated")


_STATUS_WORDS = {"": "unfinished", "any": ""}
_LARGEST_ID = 2**31 - 1


def asked(query: Mapping[str, str]) -> Asked:
    """Read a query string. What it does not know is dropped rather than an error: an old address still leads somewhere.

    By hand and not by the form: this is on every page of the workspace, and a form costs a millisecond.
    """
    team = _id(query.get("team", ""))
    whose, status, channel = query.get("whose", ""), query.get("status", ""), query.get("channel", "")
    sort = query.get("sort", "")
    wanted = QueueFilter(
        whose=whose if whose in WHOSE else ("all" if team else "mine"),
        status=_STATUS_WORDS.get(status, status if status in Status.values else "unfinished"),
        channel=channel if channel in ChannelKind.values else "",
        category=_id(query.get("category", "")),
        tag=normal_tag(query.get("tag", "")[:TAG_MAX]),
        team=team,
    )
    return Asked(wanted, sort if sort in SORTS else "-updated")


def _id(text: str) -> int | None:
    if not (text.isascii() and text.isdecimal() and len(text) <= 10):
        return None
    return int(text) if 0 < int(text) <= _LARGEST_ID else None
