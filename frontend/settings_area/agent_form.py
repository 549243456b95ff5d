"""The form for an agent: who they are, and their roles in each team as one table of ticks."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent, Role, Team

Tick = tuple[str, str, bool]  # value, label for screen readers, whether it is ticked


class AgentForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("E-mail"), max_length=254, help_text=_("They sign in with it."))
    title = forms.CharField(label=_("Title"), max_length=150, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    may_see_protected = forms.BooleanField(
        label=_("May see people with protected identity"),
        required=False,
        help_text=_("Every time they look at such a person it is written in the audit log."),
    )
    memberships = forms.MultipleChoiceField(label=_("Teams and roles"), required=False)

    def __init__(self, data: Any = None, *, agent: Agent | None = None) -> None:
        self.teams = list(Team.objects.filter(is_active=True))
        self.agent = agent
        super().__init__(data, initial=self._initial(agent))
        self.membership_field.choices = [(f"{team.pk}:{role}", "") for team in self.teams for role in Role.values]

    @property
    def membership_field(self) -> forms.MultipleChoiceField:
        field = self.fields["memberships"]
        if not isinstance(field, forms.MultipleChoiceField):
            raise TypeError(field)
        return field

    def _initial(self, agent: Agent | None) -> dict[str, Any]:
        if agent is None:
            return {"language": "sv"}
        ticked = [f"{row.team_id}:{row.role}" for row in agent.memberships.all()]
        names = ("name", "email", "title", "language", "may_see_protected")
        return {**{name: getattr(agent, name) for name in names}, "memberships": ticked}

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"], 150)

    def table(self) -> list[tuple[Team, list[Tick]]]:
        """One row a team, one tick a role."""
        ticked = set(self["memberships"].value() or [])
        return [
            (team, [(value, f"{team.name}: {label}", value in ticked) for value, label in _roles(team)])
            for team in self.teams
        ]

    def wanted(self) -> set[tuple[int, str]]:
        """The memberships asked for; those in teams that are not shown here (not active) stay as they are."""
        chosen = {tuple(value.split(":", 1)) for value in self.cleaned_data["memberships"]}
        shown = {team.pk for team in self.teams}
        hidden = [row for row in self.agent.memberships.all() if row.team_id not in shown] if self.agent else []
        return {(int(team), role) for team, role in chosen} | {(row.team_id, row.role) for row in hidden}

    def fields_of_agent(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "memberships"}


def _roles(team: Team) -> list[tuple[str, Any]]:
    return [(f"{team.pk}:{role.value}", role.label) for role in Role]
