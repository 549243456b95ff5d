"""What is promised to whom: SLA policies in order, composed in a form; what a change would do is shown before."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frontend.people import administrators_only, signed_in
from frontend.promise_sentence import policy_sentence
from frontend.settings_area.pages import refuse, renewed, show
from frontend.settings_area.rule_form import RuleForm, as_typed
from frontend.settings_area.sla_policy_form import SlaPolicyForm
from tickets.actions.errors import ActionError, StaleSettings
from tickets.actions.sla_policies import (
    change_sla_policy,
    create_sla_policy,
    move_sla_policy,
    remove_sla_policy,
    targets_of,
)
from tickets.models import SlaPolicy
from tickets.policies import Policy, Target
from tickets.what_if import WhatIf, what_if

HERE = "settings_sla_policies"
NEW = 0  # the id of a policy that is not saved yet, where it is asked what it would do


@administrators_only
@require_safe
def policy_list(request: HttpRequest) -> HttpResponse:
    rows = SlaPolicy.objects.select_related("calendar").prefetch_related("targets").order_by("position", "id")
    shown = [(row, policy_sentence(row.conditions, targets_of(row))) for row in rows]
    return show(request, "sla_policies", {"rows": shown}, here=HERE)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_policy(request: HttpRequest) -> HttpResponse:
    return _page(request, None)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def policy(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_object_or_404(SlaPolicy, pk=pk))


@administrators_only
@require_POST
def policy_order(request: HttpRequest, pk: int) -> HttpResponse:
    move_sla_policy(get_object_or_404(SlaPolicy, pk=pk), request.POST.get("to", ""), by=signed_in(request))
    return redirect(HERE)


@administrators_only
@require_POST
def policy_removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(SlaPolicy, pk=pk)
    try:
        remove_sla_policy(found, by=signed_in(request))
    except ActionError as error:
        messages.error(request, str(error))
        return redirect("settings_sla_policy", pk)
    messages.success(request, _("%(name)s is removed.") % {"name": found.name})
    return redirect(HERE)


def _page(request: HttpRequest, found: SlaPolicy | None) -> HttpResponse:
    data = request.POST or None
    form, rules = SlaPolicyForm(data, policy=found), RuleForm(data, parts=found.conditions if found else ())
    context: dict[str, Any] = {"form": form, "rules": rules, "found": found}
    if rules.is_editing:
        as_typed(form)
    # Both are judged, so that everything that is wrong is shown at once.
    elif data is not None and form.is_valid() & rules.is_valid():
        if "preview" in data:
            context |= {
                "what_if": _what_if(found, form, rules),
                "sentence": policy_sentence(rules.parts(), form.targets()),
            }
        elif _saved(request, found, form, rules):
            return redirect(HERE)
    elif data is None and found is not None:
        context["sentence"] = policy_sentence(found.conditions, targets_of(found))
    return show(request, "sla_policy", context, here=HERE)


def _saved(request: HttpRequest, found: SlaPolicy | None, form: SlaPolicyForm, rules: RuleForm) -> bool:
    columns = {**form.columns(), "conditions": rules.parts()}
    try:
        if found is None:
            create_sla_policy(by=signed_in(request), **columns)
        else:
            change_sla_policy(found, by=signed_in(request), seen_version=form.cleaned_data["version"], **columns)
    except ActionError as error:
        if found is not None and isinstance(error, StaleSettings):
            renewed(form, SlaPolicy.objects.get(pk=found.pk).version)
        refuse(form, error)
        return False
    said = _("%(name)s is saved. Due times of open tickets are counted again in the background.")
    messages.success(request, said % {"name": columns["name"]})
    return True


def _what_if(found: SlaPolicy | None, form: SlaPolicyForm, rules: RuleForm) -> WhatIf:
    """As if what is typed held already, in its place."""
    pk, data = found.pk if found else NEW, form.cleaned_data
    typed = Policy(
        id=pk,
        version=0,
        name=data["name"],
        conditions=rules.parts(),
        calendar_id=data["calendar"].pk if data["calendar"] else None,
        targets=_kept_targets(form.targets()),
    )
    rows = SlaPolicy.objects.prefetch_related("targets").order_by("position", "id")
    in_order = [typed if row.pk == pk else _as_kept(row) for row in rows if row.is_active or row.pk == pk]
    if found is None:
        in_order.append(typed)
    return what_if(_in_use(in_order, pk, is_active=data["is_active"]), pk, timezone.now())


def _in_use(policies: Sequence[Policy], pk: int, *, is_active: bool) -> list[Policy]:
    return [one for one in policies if is_active or one.id != pk]


def _as_kept(row: SlaPolicy) -> Policy:
    return Policy(row.pk, row.version, row.name, row.conditions, row.calendar_id, _kept_targets(targets_of(row)))


def _kept_targets(targets: Any) -> dict[str, Target]:
    return {
        metric: Target(one.counting, one.minutes, one.warn_minutes, one.lead_warn_minutes)
        for metric, one in targets.items()
    }
