from typing import Any

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.actions.errors import EmailTaken
from servicedesk.people.models import Agent


def change_agent(agent: Agent, *, by: Agent, **fields: Any) -> Agent:
    """Change name, title, language, email or may_see_protected. Raises EmailTaken.

    A new e-mail is the only one that signs in afterwards: the old one is forgotten wherever it was kept.
    """
    if unknown := fields.keys() - {"name", "title", "language", "email", "may_see_protected"}:
        raise TypeError(f"not for changing: {sorted(unknown)}")
    with transaction.atomic():
        fresh = Agent.objects.select_for_update().get(pk=agent.pk)
        if "email" in fields:
            fields["email"] = fields["email"].strip().lower()
        changes = changed_fields(fresh, fields)
        if not changes:
            return fresh
        try:
            with transaction.atomic():
                fresh.save(update_fields=list(changes))
        except IntegrityError as error:
            raise EmailTaken from error
        if "email" in changes:
            EmailAddress.objects.filter(user=fresh).delete()
        record("agent.changed", by=by, about=fresh, changes=changes)
    return fresh
