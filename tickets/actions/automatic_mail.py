"""A mail an automation sends to somebody who is not the requester: an agent, those who lead the team, an address."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.placeholders import variables
from servicedesk.lib.queueing import enqueue
from servicedesk.lib.text import one_line
from servicedesk.people.mail import SEND
from servicedesk.people.models import Agent, Role
from tickets.actions.automatic_answer import carries_content, filled_text
from tickets.actions.errors import TargetGone
from tickets.automation.acting import acting
from tickets.models import AutomationRun, Ticket
from tickets.models.ticket import SUBJECT_MAX
from tickets.queries import agents_who_see
from tickets.variables import NEUTRAL

ASSIGNEE, TEAM_LEADS = "assignee", "team_leads"
MOST_AN_HOUR = 60  # mails of one automation: a thousand tickets at once are no thousand mails
Mail = Mapping[str, Any]  # {"to": ..., "subject": ..., "text": ...} as tickets.actions.macro_steps keeps it


def why_no_mail_about(ticket: Ticket, mail: Mail) -> str:
    """Why it is not sent, as a sentence; "" when it is. Raises TargetGone for an agent who has left."""
    text = f"{mail['subject']} {mail['text']}"
    if carries_content(text, ticket):
        return _("The ticket is confidential, and the text would carry something of it.")
    if ticket.requester.is_protected and any(name not in NEUTRAL for name in variables(text)):
        return _("The requester has a protected identity, and the text would carry something of the ticket.")
    if not _addresses(ticket, mail["to"]):
        return _("There is nobody to send it to who may see the ticket.")
    within = timezone.now() - timedelta(hours=1)
    if AutomationRun.objects.filter(automation=acting().automation, at__gt=within).count() >= MOST_AN_HOUR:
        return _("It has sent enough mails within the hour.")
    return ""


def mail_about(ticket: Ticket, mail: Mail) -> list[str]:
    """Ask for the mail to be sent, with a link that only those who see the ticket can follow. Returns the addresses."""
    ticket = Ticket.objects.select_related("requester", "category", "team").get(pk=ticket.pk)
    to = _addresses(ticket, mail["to"])
    link = f"{settings.BASE_URL}{reverse('ticket', args=[ticket.number])}"
    text = filled_text(mail["text"], ticket, to_others=True)
    subject = one_line(filled_text(mail["subject"], ticket, to_others=True), SUBJECT_MAX)
    for address in to:
        enqueue(SEND, queue="outgoing", to=address, subject=subject, body=f"{text}\n\n{link}\n")
    return to


def _addresses(ticket: Ticket, to: str | int) -> list[str]:
    """Agents only when they may see the ticket themselves."""
    if isinstance(to, str) and "@" in to:
        return [to]
    seeing = agents_who_see(ticket)
    if to == ASSIGNEE:
        seeing = seeing.filter(pk=ticket.assignee_id or 0)
    elif to == TEAM_LEADS:
        seeing = seeing.filter(memberships__team=ticket.team_id, memberships__role=Role.TEAM_LEAD)
    elif Agent.objects.filter(pk=to, is_active=True).exists():
        seeing = seeing.filter(pk=to)
    else:
        raise TargetGone(_("It points at something that is no longer in use. Change what it does."))
    return sorted(set(seeing.values_list("email", flat=True)))
