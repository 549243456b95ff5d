"""Routing: which team new tickets go to. Administrators write the rules; leads see them and how their teams share."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.people import administrators_only, leads_only, signed_in
from frontend.rule_words import sentence_of
from frontend.settings_area.pages import refuse, renewed, show
from frontend.settings_area.rule_form import RuleForm, as_typed
from servicedesk.people.models import Team
from tickets.actions.errors import ActionError, StaleSettings
from tickets.actions.routing_rules import move_rule, remove_rule, save_rule, teams_led_by
from tickets.models import RoutingRule, Way
from tickets.models.routing import RULE_NAME_MAX

HERE = "settings_routing"
# What is known of a ticket that has just come in.
ASKED = ("channel", "inbox", "category", "case_kind", "requester_kind", "department", "team", "tag", "language", "hours", "words")  # fmt: skip # noqa: E501


class RoutingRuleForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=RULE_NAME_MAX)
    team = forms.ModelChoiceField(label=gettext_lazy("Goes to"), queryset=Team.objects.none())
    is_active = forms.BooleanField(label=gettext_lazy("In use"), required=False, initial=True)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = Team.objects.filter(is_active=True)  # type: ignore[attr-defined]


@leads_only
@require_safe
def rule_list(request: HttpRequest) -> HttpResponse:
    """The rules in their order, and the teams whose way the reader may change."""
    rules = RoutingRule.objects.select_related("team")
    teams = teams_led_by(signed_in(request)).select_related("way").order_by("name")
    ways = dict(Way.choices)
    shown = [(team, ways[team.way.way if hasattr(team, "way") else Way.MANUAL]) for team in teams]
    return show(
        request, "routing", {"rows": [(row, sentence_of(row.conditions)) for row in rules], "teams": shown}, here=HERE
    )


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_rule(request: HttpRequest) -> HttpResponse:
    return _rule(request, None, RoutingRuleForm(request.POST or None))


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(RoutingRule, pk=pk)
    initial = {name: getattr(found, name) for name in ("name", "is_active", "version")} | {"team": found.team_id}
    return _rule(request, found, RoutingRuleForm(request.POST or None, initial=initial))


@administrators_only
@require_POST
def rule_place(request: HttpRequest, pk: int) -> HttpResponse:
    move_rule(get_object_or_404(RoutingRule, pk=pk), by=signed_in(request), up=request.POST.get("to") == "up")
    return redirect(HERE)


@administrators_only
@require_POST
def rule_removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(RoutingRule, pk=pk)
    remove_rule(found, by=signed_in(request))
    messages.success(request, _("%(name)s is removed.") % {"name": found.name})
    return redirect(HERE)


def _rule(request: HttpRequest, found: RoutingRule | None, form: RoutingRuleForm) -> HttpResponse:
    rules = RuleForm(request.POST or None, parts=found.conditions if found else (), asks=ASKED)
    if request.method == "POST":
        if rules.is_editing:
            as_typed(form)
        elif form.is_valid() and rules.is_valid() and _save(request, found, form, rules):
            return redirect(HERE)
    context = {"form": form, "rules": rules, "found": found, "sentence": rules.sentence()}
    return show(request, "routing_rule", context, here=HERE)


def _save(request: HttpRequest, found: RoutingRule | None, form: RoutingRuleForm, rules: RuleForm) -> bool:
    said = form.cleaned_data
    try:
        save_rule(
            found,
            by=signed_in(request),
            name=said["name"],
            conditions=rules.parts(),
            team=said["team"],
            is_active=said["is_active"],
            seen_version=said["version"] if found else None,
        )
    except ActionError as error:
        if isinstance(error, StaleSettings) and found is not None:
            renewed(form, RoutingRule.objects.get(pk=found.pk).version)
        refuse(form, error)
        return False
    messages.success(request, _("%(name)s is saved.") % {"name": said["name"]})
    return True
