"""Mail about channels: that one starts or ends, that one was not looked through today, that one stands unused."""

from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from channels_in.email.notices import send_notice
from channels_in.models import ChannelEntry, EntryStatus, EntryStep, Informed
from channels_in.register.watching import missing_today
from servicedesk.lib.queueing import enqueue
from servicedesk.people.models import Agent, Membership

TELL, REMIND, UNUSED = "channels_in.tell_of_channel", "channels_in.remind_of_watch", "channels_in.tell_of_unused"


def ask_to_tell(step: EntryStep) -> None:
    """In the transaction of the step: a job for everybody who is to know."""
    for agent in to_be_told(step.entry):
        enqueue(TELL, queue="outgoing", step_id=step.pk, agent_id=agent.pk)


def to_be_told(entry: ChannelEntry) -> list[Agent]:
    """Those told of all channels, and the heads of the department it is of, or else of its owner's departments."""
    departments = [entry.department_id] if entry.department_id else _departments_of(entry.owner_id)
    rows = Informed.objects.filter(Q(department=None) | Q(department__in=departments), agent__is_active=True)
    return list(Agent.objects.filter(pk__in=rows.values("agent")).order_by("pk"))


def _departments_of(agent_id: int | None) -> list[int]:
    teams = Membership.objects.filter(agent=agent_id, team__is_active=True)
    return list(teams.values_list("team__department", flat=True).distinct())


def tell_of_step(step_id: int, agent_id: int) -> None:
    """Raises ChannelError."""
    step = EntryStep.objects.select_related("entry__owner", "entry__department", "by").get(pk=step_id)
    agent = Agent.objects.get(pk=agent_id)
    entry, starts = step.entry, step.after != EntryStatus.CLOSED
    with translation.override(agent.language):
        what = _("%(channel)s has been taken into use") if starts else _("%(channel)s has been ended")
        lines = [
            what % {"channel": f"{entry.name} ({entry.get_kind_display()})"} + ".",
            _("Responsible: %(name)s") % {"name": entry.owner.name if entry.owner else "–"},
            _("Decided by %(who)s on %(day)s") % {"who": entry.decided_by, "day": entry.decided_on},
            *([_("Why: %(why)s") % {"why": step.why}] if step.why else []),
            *([entry.public_url] if entry.public_url else []),
        ]
        send_notice(agent.email, what % {"channel": entry.name}, "\n".join(lines) + "\n")


def remind(now: datetime) -> int:
    """On a working day, from the hour that is set: ask those responsible for what nobody has looked through, once.

    Returns how many accounts were new to be asked for.
    """
    here = timezone.localtime(now)
    if here.hour < settings.WATCH_REMINDER_HOUR:
        return 0
    due = [entry for entry in missing_today(here.date()) if entry.reminded_on != here.date()]
    ChannelEntry.objects.filter(pk__in=[entry.pk for entry in due]).update(reminded_on=here.date())
    for agent_id in sorted({agent.pk for entry in due for agent in responsible(entry)}):
        enqueue(REMIND, queue="outgoing", agent_id=agent_id, day=here.date().isoformat())
    return len(due)


def responsible(entry: ChannelEntry) -> list[Agent]:
    return [agent for agent in (entry.owner, entry.deputy) if agent is not None and agent.is_active]


def remind_agent(agent_id: int, day: str) -> None:
    """Mail what is still missing; nothing when it was done meanwhile. Raises ChannelError."""
    agent = Agent.objects.get(pk=agent_id)
    missing = [row for row in missing_today(date.fromisoformat(day)) if agent in responsible(row)]
    if not missing or timezone.localdate().isoformat() != day:
        return
    with translation.override(agent.language):
        names = "\n".join(f"- {entry.name}" for entry in missing)
        text = _("Nobody has looked through these accounts today:")
        link = f"{settings.BASE_URL}{reverse('watch')}"
        send_notice(agent.email, _("Accounts to look through today"), f"{text}\n\n{names}\n\n{link}\n")


def tell_of_unused(entry_id: int, agent_id: int) -> None:
    """Raises ChannelError."""
    entry, agent = ChannelEntry.objects.get(pk=entry_id), Agent.objects.get(pk=agent_id)
    with translation.override(agent.language):
        subject = _("%(channel)s stands unused") % {"channel": entry.name}
        text = _(
            "Nothing has come in or gone out by %(channel)s for %(days)d days. Use it, let it rest with a word about "
            "where people should turn instead, or end it."
        ) % {"channel": entry.name, "days": settings.CHANNEL_INACTIVE_DAYS}
        send_notice(agent.email, subject, text + "\n")
