"""Automations: kept with all their versions, put in order, paused, and reported when they fail."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from servicedesk.lib.queueing import enqueue
from servicedesk.lib.text import one_line
from servicedesk.people.actions.audit import record
from servicedesk.people.mail import SEND
from servicedesk.people.models import Agent, Integration, Membership, Role
from tickets.actions.automation_checks import checked_automation
from tickets.actions.changing import changing
from tickets.actions.errors import ActionError, InvalidChange, TargetGone
from tickets.automation import triggers
from tickets.models import Automation, AutomationVersion, EventKind, Ticket
from tickets.models.automation import AUTOMATION_NAME_MAX

By = Agent | Integration
KEPT = ("name", "why", "kind", "on", "wait", "conditions", "changes", "stops")
FAILURES_MOST = 3  # one after the other; then it is paused


class StaleAutomation(ActionError):
    """Somebody else changed it after this form was opened. Nothing was saved."""

    code = "stale"


def save_automation(
    automation: Automation | None, *, by: By, said: Mapping[str, Any], seen_version: int | None = None
) -> Automation:
    """Make an automation, paused and last in order, or change one; said: KEPT. What it was is kept as a version.

    Raises InvalidChange that says what is wrong, StaleAutomation.
    """
    checked = checked_automation(said)
    checked["name"] = one_line(str(said.get("name", "")), AUTOMATION_NAME_MAX)
    checked["why"] = one_line(str(said.get("why", "")), 300)
    if not checked["name"]:
        raise InvalidChange(_("Write a name."), field="name")
    with transaction.atomic():
        found = _locked(automation, seen_version) if automation else Automation(version=0, position=_last() + 1)
        if found.pk and all(getattr(found, name) == checked[name] for name in KEPT):
            return found
        for name in KEPT:
            setattr(found, name, checked[name])
        found.version += 1
        found.changed_at, found.owner = timezone.now(), by if isinstance(by, Agent) else found.owner
        found.failures, found.paused_because = 0, ""
        found.save()
        _keep_version(found, by)
        record("automation.created" if found.version == 1 else "automation.changed", by=by, about=found)
        _changed()
    return found


def go_back(automation: Automation, version: int, *, by: By, seen_version: int) -> Automation:
    """Make it what it was at a version: as a new version. Raises InvalidChange (what it points at is no longer)."""
    kept = automation.versions.filter(version=version).first()
    if kept is None:
        raise InvalidChange(_("There is no such version."))
    return save_automation(automation, by=by, said=kept.data, seen_version=seen_version)


def set_active(automation: Automation, is_active: bool, *, by: By, seen_version: int | None = None) -> Automation:
    """Let it act, or pause it. Whoever lets it act looks after it. Raises StaleAutomation."""
    with transaction.atomic():
        found = _locked(automation, seen_version)
        if found.is_active == is_active and not found.paused_because:
            return found
        found.is_active, found.paused_because, found.failures = is_active, "", 0
        found.owner = by if isinstance(by, Agent) and is_active else found.owner
        found.save(update_fields=["is_active", "paused_because", "failures", "owner"])
        record("automation.resumed" if is_active else "automation.paused", by=by, about=found)
        _changed()
    return found


def move_automation(automation: Automation, *, by: By, up: bool) -> None:
    """Change places with the one before it, or after it."""
    with transaction.atomic():
        rows = list(Automation.objects.select_for_update().order_by("position", "id"))
        place = next((number for number, row in enumerate(rows) if row.pk == automation.pk), None)
        other = place + (-1 if up else 1) if place is not None else -1
        if place is None or not 0 <= other < len(rows):
            return
        rows[place], rows[other] = rows[other], rows[place]
        for number, row in enumerate(rows):
            row.position = number
        Automation.objects.bulk_update(rows, ["position"])
        record("automation.moved", by=by, about=automation, up=up)
        _changed()


def remove_automation(automation: Automation, *, by: By) -> None:
    """Throw it away with its versions; what it has done stays done, and is in the tickets' events."""
    with transaction.atomic():
        record("automation.removed", by=by, about=automation, was=_data(automation))
        automation.delete()
        _changed()


def worked(automation: Automation) -> None:
    """It has done what it should: failures before it no longer count."""
    if automation.failures:
        Automation.objects.filter(pk=automation.pk).update(failures=0)


def failed(automation: Automation, ticket: Ticket, error: Exception) -> None:
    """Write that it failed on the ticket, and pause it when it will fail again or has failed too often."""
    why = str(error) if isinstance(error, ActionError) else _("Something unexpected went wrong.")
    Automation.objects.filter(pk=automation.pk).update(failures=F("failures") + 1)
    automation.refresh_from_db(fields=["failures"])
    is_hopeless = isinstance(error, TargetGone) or getattr(error, "code", "") == "goes_in_circles"
    is_over = is_hopeless or automation.failures >= FAILURES_MOST
    tell_of_failure(automation, ticket, why, is_paused=is_over)
    if is_over:
        pause(automation, why)


def tell_of_failure(automation: Automation, ticket: Ticket, why: str, *, is_paused: bool) -> None:
    with changing(ticket, by=None) as change:
        change.record(
            EventKind.AUTOMATION_FAILED,
            automation={"value": automation.pk, "label": automation.name},
            version=automation.version,
            why=why,
            paused=is_paused,
            owner=automation.owner_id,
        )


def pause(automation: Automation, why: str) -> None:
    """By the system, and told to whoever looks after it and to all administrators; the mail names no ticket."""
    changed = Automation.objects.filter(pk=automation.pk, is_active=True).update(
        is_active=False, paused_because=why[:300]
    )
    if not changed:
        return
    record("automation.stopped", by=None, about=automation, why=why[:300])
    _changed()
    link = f"{settings.BASE_URL}{reverse('settings_automation', args=[automation.pk])}"
    for agent in _looking_after(automation):
        with translation.override(agent.language):
            subject = _("The automation %(name)s is paused") % {"name": automation.name}
            body = _("It could not do what it should and does nothing until you have looked at it:") + f"\n\n{why}\n\n"
        enqueue(SEND, queue="outgoing", to=agent.email, subject=one_line(subject, 200), body=f"{body}{link}\n")


def paused_count() -> int:
    """How many a fault has paused: shown until somebody has looked at them."""
    return Automation.objects.exclude(paused_because="").count()


def _looking_after(automation: Automation) -> list[Agent]:
    administrators = Membership.objects.filter(role=Role.ADMINISTRATOR).values_list("agent", flat=True)
    return list(Agent.objects.filter(pk__in={*administrators, automation.owner_id or 0}, is_active=True))


def _locked(automation: Automation, seen_version: int | None) -> Automation:
    found = Automation.objects.select_for_update().filter(pk=automation.pk).first()
    if found is None or (seen_version is not None and found.version != seen_version):
        raise StaleAutomation(_("Somebody else changed this while you had it open. Look at it as it is now."))
    return found


def _last() -> int:
    return Automation.objects.aggregate(last=Max("position"))["last"] or 0


def _keep_version(automation: Automation, by: By) -> None:
    AutomationVersion.objects.create(
        automation=automation,
        version=automation.version,
        data=_data(automation),
        agent=by if isinstance(by, Agent) else None,
        integration=by if isinstance(by, Integration) else None,
    )


def _data(automation: Automation) -> dict[str, Any]:
    return {name: getattr(automation, name) for name in KEPT}


def _changed() -> None:
    triggers.forget()
    transaction.on_commit(triggers.forget)
