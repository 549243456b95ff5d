"""The forms of the register of channels: what an entry says, a step in its life, and whom to tell."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy

from channels_in.models import ChannelEntry, EntryStatus, Informed
from channels_in.models.register import KINDS
from channels_in.register.lifecycle import WITH_REASON
from frontend.settings_area.week_fields import WeekForm, week_initial
from servicedesk.people.models import Agent
from tickets.models import Inbox

TEXTS = ("purpose", "goals", "target_group", "benefit", "dormant_text")
WHAT = ("name", "kind", "nature", "way", "inbox", "target")
WHY = ("purpose", "goals", "target_group", "benefit")
WHOSE = ("account_class", "department", "owner", "deputy", "is_watched")
IN_PUBLIC = ("public_name", "public_url", "dormant_text", "is_listed")
COLUMNS = (*WHAT, *WHY, *WHOSE, *IN_PUBLIC)


class EntryFields(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    public_url = forms.URLField(
        label=gettext_lazy("Address"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("The whole address of the account, with https://."),
    )

    class Meta:
        model = ChannelEntry
        fields = COLUMNS
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in TEXTS}
        labels = {"inbox": gettext_lazy("Inbox")}
        help_texts = {
            "inbox": gettext_lazy("What comes this way becomes tickets there. Empty for ways without an inbox."),
            "goals": gettext_lazy("What is to be reached, and how it is seen."),
            "target": gettext_lazy("Whether you want more or fewer contacts this way."),
            "dormant_text": gettext_lazy(
                "Where people should turn instead. Answered once a day to whoever writes privately, and told in the "
                "public list."
            ),
            "is_watched": gettext_lazy("Those responsible are reminded on working days when nobody has done it."),
        }

    def _post_clean(self) -> None:
        """What an entry may be is checked where it is saved; here only what each field may hold."""


class EntryForm(WeekForm):
    """The fields of the entry, then the days of the week."""

    def __init__(self, data: Any = None, *, entry: ChannelEntry | None = None) -> None:
        fields = EntryFields(instance=entry) if entry else EntryFields()
        super().__init__(data, initial=dict(fields.initial) | week_initial(entry.hours if entry else []))
        self.fields = {**fields.fields, **self.fields}
        self._choices(entry)

    def _choices(self, entry: ChannelEntry | None) -> None:
        kept = (entry.owner_id, entry.deputy_id) if entry else ()
        for name in ("owner", "deputy"):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = Agent.objects.filter(Q(is_active=True) | Q(pk__in=kept)).order_by("name")
        inbox = self.fields["inbox"]
        if isinstance(inbox, forms.ModelChoiceField):
            inbox.queryset = Inbox.objects.order_by("name")

    def what(self) -> list[forms.BoundField]:
        return [self[name] for name in WHAT]

    def why(self) -> list[forms.BoundField]:
        return [self[name] for name in WHY]

    def whose(self) -> list[forms.BoundField]:
        return [self[name] for name in WHOSE]

    def in_public(self) -> list[forms.BoundField]:
        return [self[name] for name in IN_PUBLIC]

    def columns(self) -> dict[str, Any]:
        """The fields as channels_in.register.entries takes them."""
        return {**{name: self.cleaned_data[name] for name in COLUMNS}, "hours": self.week()}


class StepForm(forms.Form):
    """One step; which fields there are depends on where it leads."""

    why = forms.CharField(
        label=gettext_lazy("Why"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    decided_by = forms.CharField(
        label=gettext_lazy("Decided by"), max_length=200, help_text=gettext_lazy("Name and post."), required=False
    )
    decided_on = forms.DateField(
        label=gettext_lazy("Day of the decision"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    decision = forms.CharField(
        label=gettext_lazy("Decision"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Its number in the diary, or its words."),
    )

    def __init__(self, after: EntryStatus, data: Any = None) -> None:
        super().__init__(data, prefix=str(after))
        self.after = after
        if after != EntryStatus.DECIDED:
            for name in ("decided_by", "decided_on", "decision"):
                del self.fields[name]
        if after in (EntryStatus.DECIDED, EntryStatus.ACTIVE):
            self.fields["why"].label = gettext_lazy("Note")
        self.fields["why"].required = after in WITH_REASON


class FilterForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=[("", gettext_lazy("All kinds")), *KINDS], required=False
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        choices=[("", gettext_lazy("All but ended")), *EntryStatus.choices],
        required=False,
    )


class InformedForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Informed
        fields = ("agent", "department")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agent, department = self.fields["agent"], self.fields["department"]
        if isinstance(agent, forms.ModelChoiceField) and isinstance(department, forms.ModelChoiceField):
            agent.queryset = Agent.objects.filter(is_active=True).order_by("name")
            department.empty_label = str(gettext_lazy("All departments (communicator)"))
