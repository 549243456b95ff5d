"""The queue's filter as an address: what is asked for is read from the query string, checked, and written back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend import lookups
from tickets.actions.tag import normal_tag
from tickets.models import ChannelKind
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
    """All optional; anything it does not know is dropped rather than an error: an old address still leads somewhere."""

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
    form: FilterForm

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
        return replace(self, wanted=QueueFilter(whose=self.wanted.whose, team=self.wanted.team), sort="-updated")


def asked(query: Mapping[str, str]) -> Asked:
    """Read a query string."""
    form = FilterForm(query)
    form.is_valid()
    clean = form.cleaned_data
    team = clean.get("team")
    status = {"": "unfinished", "any": ""}.get(clean.get("status") or "", clean.get("status") or "")
    wanted = QueueFilter(
        whose=clean.get("whose") or ("all" if team else "mine"),
        status=status,
        channel=clean.get("channel") or "",
        category=clean.get("category"),
        tag=normal_tag(clean.get("tag") or ""),
        team=team,
    )
    sort = clean.get("sort") or "-updated"
    return Asked(wanted, sort if sort in SORTS else "-updated", form)
