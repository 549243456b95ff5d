"""SLA policies: made, changed and ordered by administrators. Clocks that are open are counted again by a job."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.text import one_line
from servicedesk.people.access import access_of
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent, Integration
from tickets import policies, rules
from tickets.actions.errors import InvalidChange, StaleSettings
from tickets.actions.recount import ask_to_recount
from tickets.automation.sla import Counting, Metric
from tickets.models import SlaPolicy, SlaTarget
from tickets.models.sla_policy import MINUTES_MAX

NAME_MAX = 80
UP, DOWN = "up", "down"
PROMISED = (Metric.FIRST_RESPONSE, Metric.NEXT_RESPONSE, Metric.RESOLUTION)
_FIELDS = frozenset({"name", "conditions", "calendar", "is_active"})


@dataclass(frozen=True, slots=True)
class TargetGiven:
    """A promise, lengths in counted minutes. lead_warn_minutes None: leads are told when it is broken."""

    counting: str
    minutes: int
    warn_minutes: int = 0
    lead_warn_minutes: int | None = None


Targets = Mapping[str, TargetGiven]  # by metric


def create_sla_policy(*, by: Agent | Integration, name: str, targets: Targets, **fields: Any) -> SlaPolicy:
    """Make a policy, last in order; fields are conditions, calendar and is_active. Raises InvalidChange."""
    _refuse_unless_allowed(by)
    with transaction.atomic():
        last = SlaPolicy.objects.aggregate(last=Max("position"))["last"]
        policy = SlaPolicy(position=0 if last is None else last + 1)
        changed_fields(policy, _checked({"name": name, **fields}))
        _check_targets(targets)
        policy.save()
        _write_targets(policy, targets)
        record("sla_policy.created", by=by, about=policy, targets=_told(targets))
        _look_again()
    return policy


def change_sla_policy(
    policy: SlaPolicy,
    *,
    by: Agent | Integration,
    seen_version: int | None = None,
    targets: Targets | None = None,
    **fields: Any,
) -> SlaPolicy:
    """Change any of its fields and, when given, all its targets. Raises InvalidChange, StaleSettings."""
    _refuse_unless_allowed(by)
    with transaction.atomic():
        fresh = _locked(policy, seen_version)
        changes = changed_fields(fresh, _checked(fields))
        if targets is not None:
            _check_targets(targets)
            before = _told(targets_of(fresh))
            if before != _told(targets):
                changes["targets"] = [before, _told(targets)]
                _write_targets(fresh, targets)
        if changes:
            _save(fresh)
            record("sla_policy.changed", by=by, about=fresh, changes=changes)
    return fresh


def move_sla_policy(policy: SlaPolicy, to: str, *, by: Agent | Integration) -> None:
    """One step up or down; the first in order whose conditions hold is a ticket's. At the end nothing happens."""
    _refuse_unless_allowed(by)
    with transaction.atomic():
        order = list(SlaPolicy.objects.select_for_update().order_by("position", "id"))
        here = next(number for number, one in enumerate(order) if one.pk == policy.pk)
        there = here - 1 if to == UP else here + 1
        if to not in (UP, DOWN) or not 0 <= there < len(order):
            return
        order[here], order[there] = order[there], order[here]
        for number, one in enumerate(order):
            one.position = number
            _save(one) if number in (here, there) else one.save(update_fields=["position"])
        record("sla_policy.moved", by=by, about=policy, to=to)


def remove_sla_policy(policy: SlaPolicy, *, by: Agent | Integration) -> None:
    """Take away one that no clock was counted by; others are taken out of use instead. Raises InvalidChange."""
    _refuse_unless_allowed(by)
    with transaction.atomic():
        fresh = _locked(policy)
        record("sla_policy.removed", by=by, about=fresh)
        try:
            fresh.delete()
        except ProtectedError as error:
            raise InvalidChange(
                _("Tickets have been promised something by this. Take it out of use instead: what was kept stays.")
            ) from error
        _look_again()


def targets_of(policy: SlaPolicy) -> dict[str, TargetGiven]:
    return {
        row.metric: TargetGiven(row.counting, row.minutes, row.warn_minutes, row.lead_warn_minutes)
        for row in policy.targets.all()
    }


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    unknown = set(fields) - _FIELDS
    if unknown:
        raise TypeError(f"a policy has no {unknown}")
    if "name" in fields:
        fields["name"] = one_line(fields["name"], NAME_MAX).strip()
        if not fields["name"]:
            raise InvalidChange(_("Write a name."), field="name")
    if "conditions" in fields:
        try:
            fields["conditions"] = rules.checked(fields["conditions"])
        except rules.RuleError as error:
            raise InvalidChange(str(error), field="conditions") from error
    return fields


def _check_targets(targets: Targets) -> None:
    if not targets:
        raise InvalidChange(_("Promise at least one thing."), field="targets")
    for metric, target in targets.items():
        if metric not in PROMISED or target.counting not in list(Counting):
            raise InvalidChange(_("There is no such promise."), field="targets")
        if not 1 <= target.minutes <= MINUTES_MAX:
            raise InvalidChange(_("Write how long it may take."), field=f"{metric}_length")
        if not 0 <= target.warn_minutes < target.minutes or not _warns_lead(target):
            raise InvalidChange(_("The warning must come before the time is out."), field=f"{metric}_warn")


def _warns_lead(target: TargetGiven) -> bool:
    return target.lead_warn_minutes is None or 0 <= target.lead_warn_minutes < target.minutes


def _write_targets(policy: SlaPolicy, targets: Targets) -> None:
    policy.targets.exclude(metric__in=targets).delete()
    for metric, target in targets.items():
        fields = {
            "counting": target.counting,
            "minutes": target.minutes,
            "warn_minutes": target.warn_minutes,
            "lead_warn_minutes": target.lead_warn_minutes,
        }
        SlaTarget.objects.update_or_create(policy=policy, metric=metric, defaults=fields)


def _told(targets: Targets) -> list[str]:
    """As the audit keeps them: "first_response 1440 working_days, warns 240"."""
    return sorted(
        f"{metric} {target.minutes} {target.counting}, warns {target.warn_minutes}"
        + ("" if target.lead_warn_minutes is None else f" and leads {target.lead_warn_minutes}")
        for metric, target in targets.items()
    )


def _locked(policy: SlaPolicy, seen_version: int | None = None) -> SlaPolicy:
    fresh = SlaPolicy.objects.select_for_update().get(pk=policy.pk)
    if seen_version is not None and fresh.version != seen_version:
        raise StaleSettings
    return fresh


def _save(policy: SlaPolicy) -> None:
    policy.version += 1
    policy.changed_at = timezone.now()
    policy.save()
    _look_again()


def _look_again() -> None:
    ask_to_recount()
    transaction.on_commit(policies.forget)


def _refuse_unless_allowed(by: Agent | Integration) -> None:
    """Administrators, and integrations that are let make what happens by itself."""
    if isinstance(by, Integration):
        is_allowed = Integration.Scope.AUTOMATIONS_WRITE.value in by.scopes
    else:
        is_allowed = access_of(by).is_administrator
    if not is_allowed:
        raise InvalidChange(_("Only administrators change what is promised."))
