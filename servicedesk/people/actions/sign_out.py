from allauth.usersessions.models import UserSession
from django.db import transaction

from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent
from servicedesk.people.models.agent import new_session_key
from servicedesk.people.signals import agent_signed_out


def sign_out_everywhere(agent: Agent, *, by: Agent | None) -> None:
    """End every session of the agent, here and in every other browser; the sign-in itself goes on working."""
    with transaction.atomic():
        end_sessions(agent)
        record("agent.signed_out_everywhere", by=by, about=agent)
        transaction.on_commit(lambda: agent_signed_out.send_robust(sender=Agent, agent_id=agent.pk))


def end_session(session: UserSession, *, by: Agent) -> None:
    """End one session."""
    with transaction.atomic():
        session.end()
        record("agent.session_ended", by=by, about=by, ip=session.ip)


def end_sessions(agent: Agent) -> None:
    """Give the agent a new session key, which no old session has, and remove the sessions that are known."""
    agent.session_key = new_session_key()
    agent.save(update_fields=["session_key"])
    for session in UserSession.objects.filter(user=agent):
        session.end()
