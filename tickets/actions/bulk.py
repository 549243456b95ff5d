"""Many tickets at once: at once when they are few, else as a job that can be killed and goes on where it was."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from servicedesk.lib.queueing import enqueue
from servicedesk.people.models import Agent, Integration
from tickets.actions.bulk_changes import change_one, checked_arguments
from tickets.actions.bulk_undo import undo_one
from tickets.actions.errors import ActionError, InvalidChange
from tickets.actions.macro_steps import By
from tickets.actions.tell import tell_of_bulk
from tickets.models import BulkJob, BulkKind, BulkResult, Ticket
from tickets.queries import tickets_visible_to

AT_ONCE_MOST = 50  # tickets that are done while the agent waits
MOST = 5_000
REST_AFTER = timedelta(minutes=2)
RUN = "tickets.run_bulk"  # the job's name


def start_bulk(kind: str, to: Any, ticket_ids: Sequence[int], *, by: By, waits: bool = True) -> BulkJob:
    """Ask for a change of many tickets, and do it when they are few and somebody waits. Raises InvalidChange; then
    nothing is begun.

    Which of them may be seen and changed is asked for each when it is its turn.
    """
    arguments, label = checked_arguments(kind, to, by=by)
    wanted = list(dict.fromkeys(ticket_ids))
    if not wanted:
        raise InvalidChange(_("Choose at least one ticket."))
    if len(wanted) > MOST:
        raise InvalidChange(_("Choose at most %(count)d tickets at a time.") % {"count": MOST})
    return _begin(BulkJob(kind=kind, arguments=arguments, label=label[:200], ticket_ids=wanted), by, waits=waits)


def undo_bulk(job: BulkJob, *, by: By, waits: bool = True) -> BulkJob:
    """Take a finished change back, on each ticket where nobody has changed the same since. Raises InvalidChange."""
    if job.finished_at is None:
        raise InvalidChange(_("Wait until all of it is done."))
    if job.kind == BulkKind.UNDO:
        raise InvalidChange(_("An undo cannot be undone. Make the change again."))
    changed = job.results.filter(outcome=BulkResult.Outcome.CHANGED).order_by("-id")
    ids = list(changed.values_list("ticket_id", flat=True))
    try:
        with transaction.atomic():
            return _begin(BulkJob(kind=BulkKind.UNDO, label=job.label, ticket_ids=ids, undoes=job), by, waits=waits)
    except IntegrityError as error:
        raise InvalidChange(_("It is undone already.")) from error


def _begin(job: BulkJob, by: By, *, waits: bool) -> BulkJob:
    if isinstance(by, Agent):
        job.agent = by
    else:
        job.integration = by
    with transaction.atomic():
        job.save()
        is_long = len(job.ticket_ids) > AT_ONCE_MOST or not waits
        # A short one has a job too, for the case that this process is killed meanwhile.
        at = None if is_long else timezone.now() + REST_AFTER
        language = translation.get_language() or settings.LANGUAGE_CODE
        enqueue(RUN, lock=f"bulk-{job.pk}", at=at, job_id=job.pk, language=language)
    if is_long:
        return job
    run_bulk(job.pk)
    job.refresh_from_db()
    return job


def run_bulk(job_id: int) -> None:
    """Do what is left of it. Each ticket in a transaction of its own together with its result: none is done twice."""
    job = BulkJob.objects.select_related("undoes").get(pk=job_id)
    done = set(job.results.values_list("ticket_id", flat=True))
    for ticket_id in job.ticket_ids:
        if ticket_id not in done:
            _one(job, ticket_id)
    with transaction.atomic():
        BulkJob.objects.filter(pk=job.pk, finished_at=None).update(finished_at=timezone.now())
        tell_of_bulk(job)


def _one(job: BulkJob, ticket_id: int) -> None:
    for is_last_try in (False, False, True):
        try:
            with transaction.atomic():
                _change(job, ticket_id)
        except ActionError as error:
            with transaction.atomic():
                _refuse(job, ticket_id, str(error))
        except OperationalError:  # somebody merged the same tickets in another order: the database let them go first
            if is_last_try:
                raise
            continue
        return


def _change(job: BulkJob, ticket_id: int) -> None:
    """Raises ActionError; then nothing is written."""
    by = _whoever_asked(job)
    ticket = tickets_visible_to(by).filter(pk=ticket_id).first()
    if ticket is None:
        _refuse(job, ticket_id, _("You cannot see the ticket any more."))
        return
    rows = Ticket.objects.only("pk", "version")
    # Held first: the versions in the result are those of this change alone. A merge takes its own locks, in order.
    held = rows if job.kind in (BulkKind.MERGE, BulkKind.UNDO) else rows.select_for_update()
    locked = held.get(pk=ticket_id)
    result, is_new = BulkResult.objects.get_or_create(
        job=job,
        ticket=ticket,
        defaults={
            "outcome": BulkResult.Outcome.SAME,
            "version_before": locked.version,
            "version_after": locked.version,
        },
    )
    if not is_new:
        return
    detail = undo_one(job, ticket, by=by) if job.kind == BulkKind.UNDO else _done(job, ticket, by)
    after = Ticket.objects.only("version").get(pk=ticket_id).version
    if after != locked.version:
        result.outcome = BulkResult.Outcome.CHANGED
    result.version_after, result.detail = after, detail[:300]
    result.save(update_fields=["outcome", "version_after", "detail"])


def _whoever_asked(job: BulkJob) -> By:
    """As they are now: rights may have been taken away meanwhile. Raises InvalidChange when the token has ended."""
    if job.agent_id is not None:
        return Agent.objects.get(pk=job.agent_id)
    found = Integration.objects.get(bulk_jobs=job)
    if not found.is_valid(timezone.now()):
        raise InvalidChange(_("The integration's token is not valid any more."))
    return found


def _done(job: BulkJob, ticket: Ticket, by: By) -> str:
    change_one(job.kind, job.arguments, ticket, by=by)
    return ""


def _refuse(job: BulkJob, ticket_id: int, why: str) -> None:
    version = Ticket.objects.only("version").filter(pk=ticket_id).values_list("version", flat=True).first()
    if version is None:
        return  # the ticket is gone for good
    BulkResult.objects.get_or_create(
        job=job,
        ticket_id=ticket_id,
        defaults={
            "outcome": BulkResult.Outcome.REFUSED,
            "detail": why[:300],
            "version_before": version,
            "version_after": version,
        },
    )
