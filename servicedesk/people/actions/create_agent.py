from collections.abc import Iterable

from django.db import IntegrityError, transaction

from servicedesk.lib.queueing import enqueue
from servicedesk.people.actions.audit import record
from servicedesk.people.actions.errors import EmailTaken
from servicedesk.people.actions.set_memberships import Wanted, set_memberships
from servicedesk.people.mail import SEND_PASSWORD_LINK
from servicedesk.people.models import Agent


def create_agent(
    *,
    email: str,
    name: str,
    by: Agent | None,
    title: str = "",
    language: str = "sv",
    may_see_protected: bool = False,
    memberships: Iterable[Wanted] = (),
) -> Agent:
    """Make an agent and send a welcome with a link to choose a password. Raises EmailTaken."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                agent = Agent.objects.create_agent(
                    email=email, name=name, title=title, language=language, may_see_protected=may_see_protected
                )
        except IntegrityError as error:
            raise EmailTaken from error
        record("agent.created", by=by, about=agent, email=agent.email, may_see_protected=may_see_protected)
        set_memberships(agent, memberships, by=by)
        enqueue(SEND_PASSWORD_LINK, agent_id=agent.pk, is_new=1)
    return agent


def invite_again(agent: Agent, *, by: Agent) -> None:
    """Send the welcome once more; the link in the old one goes on working until it runs out."""
    with transaction.atomic():
        record("agent.invited_again", by=by, about=agent)
        enqueue(SEND_PASSWORD_LINK, agent_id=agent.pk, is_new=1)
