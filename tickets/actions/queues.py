"""Queues are made, changed, deleted, ordered and pinned. Nothing here touches a ticket."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.slugs import free_slug, slug_of
from servicedesk.lib.text import one_line
from servicedesk.people.access import access_of
from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent, Integration, Team
from tickets.actions.errors import InvalidChange
from tickets.conditions import ConditionError, read_conditions
from tickets.models import Queue, QueuePlace
from tickets.models.queue import COLUMNS, NAME_MAX
from tickets.queues import BY_SLUG, FIRST_ORDER, ORDERS, may_change, may_share, queues_of
from tickets.signals import queues_changed

QUEUES_MAX = 100  # of one agent, one team, or everybody
_SECRET_BYTES = 6
_SLUG_TRIES = 5  # two may save a queue of the same name at the same moment


def create_queue(
    *,
    by: Agent | Integration,
    name: str,
    conditions: Mapping[str, Any],
    order: str = FIRST_ORDER,
    columns: Iterable[str] = (),
    sharing: str = Queue.Sharing.OWN,
    team: Team | None = None,
) -> Queue:
    """Save a queue; it is in the rail of everybody it is shared with at once. Raises InvalidChange."""
    own = sharing == Queue.Sharing.OWN
    queue = Queue(sharing=sharing, team=None if own else team, owner=by if own and isinstance(by, Agent) else None)
    _fill(queue, name=name, conditions=conditions, order=order, columns=columns)
    _check_sharing(queue, by)
    same = Queue.objects.filter(sharing=queue.sharing, owner=queue.owner, team=queue.team)
    if same.count() >= QUEUES_MAX:
        raise InvalidChange(_("There are %(count)d queues already. Delete one first.") % {"count": QUEUES_MAX})
    for is_last_try in (*[False] * (_SLUG_TRIES - 1), True):
        try:
            with transaction.atomic():
                queue.slug = _slug(queue)
                queue.save(force_insert=True)
                _audit("queue.created", queue, by)
                _announce(queue)
        except IntegrityError:  # somebody saved another of the same name at the same moment
            queue.pk = None
            if is_last_try:
                raise
        else:
            break
    return queue


def change_queue(queue: Queue, *, by: Agent | Integration, seen_version: int | None = None, **fields: Any) -> Queue:
    """Change name, conditions, order, columns, or with whom it is shared (sharing with team). Its address stays.

    Raises InvalidChange, also when it was changed after seen_version.
    """
    with transaction.atomic():
        fresh = Queue.objects.select_for_update().get(pk=queue.pk)
        before = _who_has(fresh)
        if not may_change(by, fresh):
            raise InvalidChange(_("Only those it belongs to may change a queue. Save one of your own instead."))
        if seen_version is not None and seen_version < fresh.version:
            raise InvalidChange(_("Somebody changed the queue meanwhile. Look at it and save again."))
        if "sharing" in fields:
            fresh.sharing, fresh.team = fields.pop("sharing"), fields.pop("team", None)
            fresh.owner = by if fresh.sharing == Queue.Sharing.OWN and isinstance(by, Agent) else None
            _check_sharing(fresh, by)
        values = {"name": fresh.name, "conditions": fresh.conditions, "order": fresh.order, "columns": fresh.columns}
        _fill(fresh, **{**values, **fields})
        fresh.version += 1
        fresh.updated_at = timezone.now()
        fresh.save()
        _audit("queue.changed", fresh, by)
        _announce(fresh, before)
    return fresh


def delete_queue(queue: Queue, *, by: Agent | Integration) -> None:
    """Delete a queue and its places; no ticket is touched. Raises InvalidChange."""
    if not may_change(by, queue):
        raise InvalidChange(_("Only those it belongs to may delete a queue."))
    with transaction.atomic():
        _audit("queue.deleted", queue, by)
        _announce(queue)
        QueuePlace.objects.filter(slug=queue.slug).delete()
        queue.delete()


def order_queues(slugs: Iterable[str], *, by: Agent) -> None:
    """Put the agent's queues in this order. Slugs of queues they do not have are left out."""
    has = {*BY_SLUG, *queues_of(by).values_list("slug", flat=True)}
    places = [
        QueuePlace(agent=by, slug=slug, position=position)
        for position, slug in enumerate(slug for slug in dict.fromkeys(slugs) if slug in has)
    ]
    QueuePlace.objects.bulk_create(
        places, update_conflicts=True, unique_fields=["agent", "slug"], update_fields=["position"]
    )


def pin_queue(slug: str, *, pinned: bool, by: Agent) -> None:
    """Let a queue stand in the agent's rail, or not. Raises InvalidChange for one they do not have."""
    if slug not in BY_SLUG and not queues_of(by).filter(slug=slug).exists():
        raise InvalidChange(_("You do not have this queue."))
    place = {"is_pinned": pinned}
    # At the end: what has no place yet stands after what has.
    QueuePlace.objects.update_or_create(
        agent=by, slug=slug, defaults=place, create_defaults={**place, "position": _UNPLACED}
    )


_UNPLACED = 10_000


def _fill(queue: Queue, *, name: str, conditions: Mapping[str, Any], order: str, columns: Iterable[str]) -> None:
    queue.name = one_line(name, NAME_MAX)
    if not queue.name:
        raise InvalidChange(_("Write what the queue is called."))
    try:
        queue.conditions = read_conditions(conditions).to_json()
    except ConditionError as error:
        raise InvalidChange(f"{error.name}: {error}") from error
    if order not in ORDERS:
        raise InvalidChange(_("There is no such order."))
    queue.order = order
    queue.columns = [column for column in COLUMNS if column in {*columns}]


def _check_sharing(queue: Queue, by: Agent | Integration) -> None:
    if queue.sharing == Queue.Sharing.OWN:
        if queue.owner is None:
            raise InvalidChange(_("Say which team the queue is for."))
        return
    if queue.sharing == Queue.Sharing.ALL:
        queue.team = None
    elif queue.team is None:
        raise InvalidChange(_("Say which team the queue is for."))
    if not may_share(access_of(by), queue.team.pk if queue.team else None):
        raise InvalidChange(_("Only team leads share queues with their team, and administrators with everybody."))


def _slug(queue: Queue) -> str:
    """Of a shared queue its name. One's own can be looked at by whoever is given its address, so nobody guesses it."""
    if queue.sharing == Queue.Sharing.OWN:
        return f"{slug_of(queue.name)}-{secrets.token_hex(_SECRET_BYTES)}"
    slug = free_slug(Queue, queue.name)
    return slug if slug not in BY_SLUG else free_slug(Queue, f"{queue.name}-2")


def _who_has(queue: Queue) -> frozenset[int] | None:
    """The teams in whose rails it stands; None for everybody, none at all for one's own."""
    if queue.sharing == Queue.Sharing.ALL:
        return None
    return frozenset({queue.team_id}) if queue.team_id is not None else frozenset()


def _announce(queue: Queue, before: frozenset[int] | None = frozenset()) -> None:
    """After commit: those who have it, or had it before, see it in their rails, or not any more."""
    now = _who_has(queue)
    teams = None if now is None or before is None else now | before
    if teams is None or teams:
        transaction.on_commit(lambda: queues_changed.send_robust(sender=Queue, team_ids=teams), robust=True)


def _audit(verb: str, queue: Queue, by: Agent | Integration) -> None:
    """What others have too is written down."""
    if queue.sharing != Queue.Sharing.OWN:
        record(verb, by=by, about=queue, conditions=queue.conditions)
