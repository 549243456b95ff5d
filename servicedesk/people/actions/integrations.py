from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from servicedesk.people.actions.audit import record
from servicedesk.people.models import Agent, Integration, Team


def create_integration(
    *, name: str, scopes: Iterable[str], teams: Iterable[Team], by: Agent, expires_at: datetime | None = None
) -> tuple[Integration, str]:
    """Make an integration. Returns it and its token, which is known nowhere else and cannot be had again."""
    with transaction.atomic():
        integration = Integration(name=name, scopes=sorted(scopes), created_by=by, expires_at=expires_at)
        token = integration.new_token()
        integration.save()
        chosen = list(teams)
        integration.teams.set(chosen)
        record(
            "integration.created",
            by=by,
            about=integration,
            scopes=integration.scopes,
            teams=[team.name for team in chosen],
            expires_at=expires_at.isoformat() if expires_at else None,
        )
    return integration, token


def revoke_integration(integration: Integration, *, by: Agent) -> None:
    """Make the token worthless, from the next request on. Doing it twice is doing it once."""
    with transaction.atomic():
        now = timezone.now()
        if Integration.objects.filter(pk=integration.pk, revoked_at__isnull=True).update(revoked_at=now):
            record("integration.revoked", by=by, about=integration)
