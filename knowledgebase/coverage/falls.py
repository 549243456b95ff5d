"""Who is told that a question fell: those who answer for its article, in one mail, without anything about people."""

from collections import defaultdict
from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from knowledgebase.actions.remind_of_review import RESPONSIBLE, agents_of
from knowledgebase.addresses import COVERAGE, article_for_agents
from knowledgebase.models import CoverageQuestion
from servicedesk.lib.queueing import enqueue
from servicedesk.people.mail import SEND
from servicedesk.people.models import Agent


def tell_of_falls(questions: Sequence[CoverageQuestion]) -> int:
    """Inside the transaction that writes the falls. Questions come with their article. Returns how many mails."""
    told: dict[Agent, list[CoverageQuestion]] = defaultdict(list)
    of_article = {row.article_id: list(agents_of(row.article, RESPONSIBLE)) for row in questions}
    for row in questions:
        for agent in of_article[row.article_id]:
            told[agent].append(row)
    for agent, rows in told.items():
        _mail(agent, rows)
    return len(told)


def _mail(agent: Agent, rows: list[CoverageQuestion]) -> None:
    with translation.override(agent.language):
        context = {
            "rows": [(row.words, f"{settings.BASE_URL}{article_for_agents(row.article_id)}") for row in rows],
            "count": len(rows),
            "page": f"{settings.BASE_URL}{COVERAGE}",
            "municipality": settings.MUNICIPALITY,
        }
        subject = " ".join(render_to_string("knowledgebase/email/coverage_fell_subject.txt", context).split())
        body = render_to_string("knowledgebase/email/coverage_fell.txt", context)
    enqueue(SEND, queue="outgoing", to=agent.email, subject=subject, body=body)
