"""The start page as a mail: on the first working day of the week, to those who want it, when something waits.

Titles of articles, questions without anything about people, search words, links; nothing of any ticket.
"""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from knowledgebase.addresses import DESK, QUESTIONS, question_for_agents
from knowledgebase.desk import Desk, desk_of, filled
from knowledgebase.models import WeeklyMail
from servicedesk.lib.queueing import enqueue
from servicedesk.lib.swedish_days import is_working_day
from servicedesk.people.access import access_of
from servicedesk.people.mail import SEND
from servicedesk.people.models import Agent
from tickets.models import QuietHours

EARLIEST = time(7, 30)  # local time, as the daily mail of notifications
_NO_TICKETS = frozenset({"outdated"})  # told as a number only


def choose_weekly_mail(agent: Agent, wants: bool, *, now: datetime) -> None:
    """From next week on, or from this one when its day has not come."""
    if not wants:
        WeeklyMail.objects.filter(agent=agent).delete()
        return
    today = timezone.localdate(now)
    has_come = any(is_working_day(_monday(today) + timedelta(days=day)) for day in range(today.weekday() + 1))
    done_for = _monday(today) if has_come else _monday(today) - timedelta(days=7)
    WeeklyMail.objects.get_or_create(agent=agent, defaults={"done_for": done_for})


def send_weekly(now: datetime) -> int:
    """Send this week's mails that are not sent, on a working day, outside quiet hours. Twice is once. Returns mails."""
    local = timezone.localtime(now)
    if not is_working_day(local.date()) or local.time() < EARLIEST:
        return 0
    week = _monday(local.date())
    quiet = {row.agent_id for row in QuietHours.objects.all() if row.holds(local)}
    due = WeeklyMail.objects.filter(Q(done_for__lt=week)).exclude(agent__in=quiet).order_by("pk")
    return sum(_send(pk, week, now) for pk in due.values_list("pk", flat=True))


def _send(pk: int, week: date, now: datetime) -> bool:
    """One agent's mail: the week is done with if and only if the mail is asked for, or there is nothing to tell."""
    with transaction.atomic():
        found = WeeklyMail.objects.select_for_update(skip_locked=True, of=("self",)).select_related("agent")
        row = found.filter(pk=pk, done_for__lt=week).first()
        if row is None:
            return False
        row.done_for = week
        row.save(update_fields=["done_for"])
        agent = row.agent
        if not agent.is_active or not access_of(agent).editor_departments:
            return False
        with translation.override(agent.language):
            desk = desk_of(agent, now)
            if desk.is_empty:
                return False
            _mail(agent, desk)
    return True


def _mail(agent: Agent, desk: Desk) -> None:
    base = settings.BASE_URL
    context = {
        "blocks": [
            (block, [] if block.key in _NO_TICKETS else block.items, f"{base}{block.path}") for block in filled(desk)
        ],
        "effects": [
            (
                one.question.name,
                one.percent if one.effect.claim else None,
                f"{base}{question_for_agents(one.question.pk)}",
            )
            for one in desk.effects
        ],
        "month": desk.month,
        "page": f"{base}{DESK}",
        "questions": f"{base}{QUESTIONS}",
        "choices": f"{base}{reverse('notification_choices')}",
        "municipality": settings.MUNICIPALITY,
    }
    subject = " ".join(render_to_string("knowledgebase/email/weekly_subject.txt", context).split())
    body = render_to_string("knowledgebase/email/weekly.txt", context)
    enqueue(SEND, queue="outgoing", to=agent.email, subject=subject, body=body)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
