"""The mail that reminds of reviews: questions, days and links; no text of the articles."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from knowledgebase.addresses import article_for_agents
from servicedesk.lib.queueing import enqueue
from servicedesk.people.mail import SEND
from servicedesk.people.models import Agent


@dataclass(frozen=True, slots=True)
class Due:
    """One article an agent is reminded of."""

    article_id: int
    question: str
    review_on: date
    step: str  # responsible | deputy | head

    @property
    def link(self) -> str:
        return f"{settings.BASE_URL}{article_for_agents(self.article_id)}"


def send_reminder(agent: Agent, due: list[Due]) -> None:
    """Ask for the mail inside the caller's transaction, in the agent's language."""
    with translation.override(agent.language):
        context = {
            "agent": agent,
            "own": [one for one in due if one.step == "responsible"],
            "others": [one for one in due if one.step != "responsible"],
            "count": len(due),
            "municipality": settings.MUNICIPALITY,
        }
        subject = " ".join(render_to_string("knowledgebase/email/review_due_subject.txt", context).split())
        body = render_to_string("knowledgebase/email/review_due.txt", context)
    enqueue(SEND, queue="outgoing", to=agent.email, subject=subject, body=body)
