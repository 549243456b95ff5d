"""An automation acts on a ticket: once for what set it off, all of it or nothing, and never without a trace."""

import logging
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.people.models import Agent
from tickets.actions import webhooks
from tickets.actions.assign import check_assignee
from tickets.actions.automatic_answer import ONE_DAY, why_no_answer
from tickets.actions.automatic_mail import why_no_mail_about
from tickets.actions.automations import failed, tell_of_failure, worked
from tickets.actions.changing import Change, changing
from tickets.actions.completion import why_not_asked
from tickets.actions.errors import ActionError, InvalidChange
from tickets.actions.macro_steps import Step, do_step
from tickets.automation.acting import DEEPEST, as_automation
from tickets.automation.triggers import Read, is_dear
from tickets.models import AutomaticMail, Automation, AutomationRun, CaseKind, Event, EventKind, RunOutcome, Ticket
from tickets.statuses import FINISHED

log = logging.getLogger(__name__)
MOST_AN_HOUR = 20  # times that one automation acts on one ticket


@dataclass(frozen=True, slots=True)
class Cause:
    """What sets it off: a change, by the ticket's version it made, or a time, by the moment it is counted from."""

    version: int | None = None
    since: datetime | None = None
    depth: int = 1


def automate(ticket_id: int, version: int, automations: Sequence[int], depth: int) -> int:
    """Let the triggers act that a change has set off, in their order, until one stops. Twice is once.

    Each looks at the ticket as it is now, with what the ones before it did. Returns how many acted.
    """
    acted = 0
    for pk in _in_order(automations):
        done = act(pk, ticket_id, Cause(version=version, depth=depth))
        acted += done is not None
        if done is not None and done.stops:
            break
    return acted


def _in_order(pks: Sequence[int]) -> list[int]:
    return list(Automation.objects.filter(pk__in=pks, is_active=True).values_list("pk", flat=True))


def act(pk: int, ticket_id: int, cause: Cause) -> Automation | None:
    """Let one automation act, if it is in use and its conditions hold still. Returns it when it acts or has acted."""
    with transaction.atomic():
        locked = Ticket.objects.select_for_update().only("pk").filter(pk=ticket_id).first()
        automation = Automation.objects.filter(pk=pk, is_active=True).first()
        if locked is None or automation is None:
            return None
        once = {"ticket_version": cause.version, "since": cause.since}
        if AutomationRun.objects.filter(automation=automation, ticket_id=ticket_id, **once).exists():
            return automation
        ticket = Ticket.objects.select_related("team", "requester", "category").get(pk=ticket_id)
        if not _holds(automation, ticket, cause):
            return None
        why = _try(automation, ticket, cause.depth)
        AutomationRun.objects.create(
            automation=automation,
            version=automation.version,
            ticket=ticket,
            outcome=RunOutcome.FAILED if why else RunOutcome.DONE,
            **once,
        )
        if why is None:
            worked(automation)
        elif isinstance(why, ActsTooOften):
            _tell_once(automation, ticket, why)
        else:
            failed(automation, ticket, why)
    return automation


def _holds(automation: Automation, ticket: Ticket, cause: Cause) -> bool:
    if ticket.merged_into_id is not None:
        return False
    events: Iterable[Event] = ()
    if cause.version is not None:
        events = list(ticket.events.filter(version=cause.version).select_related("message").order_by("pk"))
    message = next((event.message for event in events if event.message is not None), None)
    parts = automation.conditions
    plain, dear = [one for one in parts if not is_dear(one)], [one for one in parts if is_dear(one)]
    return Read(ticket, [event.kind for event in events], message).meets(plain, dear)


def _try(automation: Automation, ticket: Ticket, depth: int) -> Exception | None:
    """Do all it does, or nothing. Returns why not, None when it is done."""
    if depth > DEEPEST:
        return GoesInCircles(_("It set itself off by way of others: they went in circles."))
    if _runs_lately(automation, ticket) >= MOST_AN_HOUR:
        return ActsTooOften(_("It has acted on this ticket %(count)d times within an hour.") % {"count": MOST_AN_HOUR})
    try:
        with transaction.atomic(), as_automation(automation.pk, depth):
            _do(automation, ticket)
    except ActionError as error:
        return error
    except DatabaseError:
        raise  # the job is done again
    except Exception as error:
        log.exception("automation %s on ticket %s", automation.pk, ticket.pk)
        return error
    return None


def _runs_lately(automation: Automation, ticket: Ticket) -> int:
    within = timezone.now() - timedelta(hours=1)
    return AutomationRun.objects.filter(automation=automation, ticket=ticket, at__gt=within).count()


def _tell_once(automation: Automation, ticket: Ticket, why: Exception) -> None:
    """On the ticket, when it begins: whoever writes again and again leaves one line, and pauses nothing."""
    if _runs_lately(automation, ticket) == MOST_AN_HOUR + 1:  # this one is counted
        tell_of_failure(automation, ticket, str(why), is_paused=False)


class GoesInCircles(ActionError):
    code = "goes_in_circles"


class ActsTooOften(ActionError):
    """A circle through another system, or somebody who writes on and on: it ends here, for this ticket alone."""

    code = "acts_too_often"


def _do(automation: Automation, ticket: Ticket) -> None:
    with changing(ticket, by=None) as change:
        left_out = _left_out(change, automation.changes)
        data: dict[str, Any] = {
            "automation": {"value": automation.pk, "label": automation.name},
            "version": automation.version,
        }
        if left_out:
            data["left_out"] = [{"do": name, "why": why} for name, why in left_out.items()]
        change.record(EventKind.AUTOMATION_RAN, **data)
    ticket = change.ticket
    for step in automation.changes:
        if step["do"] not in left_out:
            ticket = do_step(step, ticket, by=None)


def _left_out(change: Change, steps: Sequence[Step]) -> dict[str, str]:
    """The steps that are not done on this ticket, each with the reason people read in its line of events."""
    team = next((step["value"] for step in steps if step["do"] == "team"), change.ticket.team_id)
    found = {step["do"]: _why_not(change, step, team) for step in steps}
    return {name: why for name, why in found.items() if why}


def _why_not(change: Change, step: Step, team: int) -> str:
    name, value = step["do"], step["value"]
    if name == "assignee":
        return _may_not_have(change.ticket, value, team)
    if name == "reply":
        return why_no_answer(change, value)
    if name == "mail":
        return why_no_mail_about(change.ticket, value)
    if name == "completion":
        return why_not_asked(change, value["items"])
    if name == "status" and value in FINISHED and change.ticket.case_kind == CaseKind.OTHER:
        return _("Cases of the kind “other” are ended by a person.")
    return ""


def _may_not_have(ticket: Ticket, to: int | str, team: int) -> str:
    """Why that agent may not be given the ticket as it stands in that team; tickets are confidential by themselves."""
    agent = Agent.objects.filter(pk=to, is_active=True).first() if isinstance(to, int) else None
    if agent is None:
        return ""
    there = copy(ticket)
    there.team_id = team
    try:
        check_assignee(there, agent)
    except InvalidChange as error:
        return str(error)
    return ""


def make_call(call_id: int, now: datetime) -> None:
    """Call a webhook; one that never answers is a failure of the automation that wanted it."""
    call = webhooks.make_call(call_id, now)
    if call is not None and call.automation is not None:
        why = _("The webhook %(name)s could not be called: %(why)s") % {"name": call.webhook, "why": call.detail}
        with transaction.atomic():
            failed(call.automation, call.ticket, WebhookFailed(why))


class WebhookFailed(ActionError):
    code = "webhook_failed"


def forget_old(now: datetime) -> None:
    """Erase what is only counted; a schedule's runs stay as long as their ticket: they keep it from acting again."""
    before = now - timedelta(days=webhooks.KEPT_DAYS)
    AutomationRun.objects.filter(at__lt=before, since=None).delete()
    AutomaticMail.objects.filter(at__lt=now - ONE_DAY).delete()
    webhooks.forget_old_calls(now)
