from allauth.mfa.models import Authenticator
from django.db import transaction

from servicedesk.people.actions.audit import record
from servicedesk.people.actions.sign_out import end_sessions
from servicedesk.people.models import Agent


def remove_second_factor(agent: Agent, *, by: Agent) -> None:
    """Take away passkeys, app and codes of an agent who has lost them, and end their sessions.

    Next time the password alone lets them in, and an administrator is asked for a new second factor at once.
    """
    with transaction.atomic():
        removed, _each = Authenticator.objects.filter(user_id=agent.pk).delete()
        if removed:
            end_sessions(agent)
            record("agent.second_factor_removed", by=by, about=agent, removed=removed)
