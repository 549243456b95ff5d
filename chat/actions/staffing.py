"""Whether an agent takes chats, and how many at once."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from chat.actions.ringing import ring_elsewhere
from chat.loads import own_availability
from chat.models import CAPACITY_MAX, Availability, ChatSkill, Standing
from chat.telling import tell_queue
from servicedesk.lib.text import clean
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange
from tickets.models import ChannelKind, Inbox

NOTE_MAX = 60


def set_standing(agent: Agent, standing: str, note: str = "", *, is_automatic: bool = False) -> Availability:
    """Say whether the agent takes chats; note is what colleagues read beside it. Chats they have stay theirs.

    What rings at them then rings at the next one. is_automatic: the program says so, not they. Raises InvalidChange.
    """
    if standing not in Standing.values:
        raise InvalidChange(_("Choose whether you take chats, are busy or away."), field="standing")
    now = timezone.now()
    with transaction.atomic():
        if standing != Standing.AVAILABLE:
            ring_elsewhere(agent)
        mine = own_availability(agent)
        if standing == Standing.AVAILABLE and mine.standing != standing:
            mine.idle_since = now
        if not is_automatic:
            mine.seen_at = now
        mine.standing, mine.note, mine.is_automatic = standing, clean(note).strip()[:NOTE_MAX], is_automatic
        mine.changed_at, mine.rung_out = now, 0
        mine.save()
        _tell(agent)
    return mine


def set_capacity(agent: Agent, capacity: int) -> Availability:
    """How many chats ring at the agent until it is enough. Raises InvalidChange."""
    if not 1 <= capacity <= CAPACITY_MAX:
        raise InvalidChange(_("Choose a number from 1 to %(most)s.") % {"most": CAPACITY_MAX}, field="capacity")
    with transaction.atomic():
        mine = own_availability(agent)
        mine.capacity = capacity
        mine.save(update_fields=["capacity"])
        _tell(agent)
    return mine


def _tell(agent: Agent) -> None:
    """Colleagues see who takes chats; the agent's other pages see what they have chosen on this one."""
    skilled = ChatSkill.objects.filter(agent=agent, inbox__isnull=False).values("inbox")
    inboxes = Inbox.objects.filter(Q(team__memberships__agent=agent) | Q(pk__in=skilled), kind=ChannelKind.CHAT)
    for inbox_id in inboxes.order_by().values_list("pk", flat=True).distinct():
        tell_queue(inbox_id)
