from django.db import transaction
from django.utils import timezone

from servicedesk.people.actions.administrators import keeping_an_administrator
from servicedesk.people.actions.audit import record
from servicedesk.people.actions.sign_out import end_sessions
from servicedesk.people.models import Agent, Integration
from servicedesk.people.signals import agent_disabled


def disable_agent(agent: Agent, *, by: Agent, keep_integrations: bool = False) -> None:
    """Shut the agent out at once: no sign-in, no session, no socket, and no token of theirs.

    keep_integrations hands the integrations they made over to `by` instead. Raises LastAdministrator.
    """
    with keeping_an_administrator():
        fresh = Agent.objects.select_for_update().get(pk=agent.pk)
        if not fresh.is_active:
            return
        fresh.is_active = False
        fresh.save(update_fields=["is_active"])
        end_sessions(fresh)
        _leave_integrations(fresh, by, keep=keep_integrations)
        record("agent.disabled", by=by, about=fresh)
        transaction.on_commit(lambda: agent_disabled.send_robust(sender=Agent, agent_id=fresh.pk))


def enable_agent(agent: Agent, *, by: Agent) -> None:
    """Let the agent sign in again, with the same password, passkeys and teams as before."""
    with transaction.atomic():
        if Agent.objects.filter(pk=agent.pk, is_active=False).update(is_active=True):
            record("agent.enabled", by=by, about=agent)


def _leave_integrations(agent: Agent, by: Agent, *, keep: bool) -> None:
    for integration in Integration.objects.filter(created_by=agent, revoked_at__isnull=True):
        if keep:
            integration.created_by = by
            integration.save(update_fields=["created_by"])
            record("integration.taken_over", by=by, about=integration)
        else:
            integration.revoked_at = timezone.now()
            integration.save(update_fields=["revoked_at"])
            record("integration.revoked", by=by, about=integration, because="agent.disabled")
