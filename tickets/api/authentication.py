"""Who makes the request: an integration, by the token in its Authorization header."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.request import Request

from servicedesk.lib.client_ip import client_ip
from servicedesk.lib.ratelimit import allowed
from servicedesk.people.models import Integration
from servicedesk.people.models.integration import hash_token

USED_AT_MOST_EVERY = timedelta(minutes=1)
TOKEN_MAX = 200
FAILURES_PER_MINUTE = 120  # from one address


class IntegrationAuthentication(BaseAuthentication):
    """`Authorization: Bearer sd_...`. Raises AuthenticationFailed for a token that is unknown, revoked or expired."""

    def authenticate(self, request: Request) -> tuple[Integration, None] | None:
        words = get_authorization_header(request).split()
        if not words or words[0].lower() != b"bearer":
            return None
        integration = _integration_of(words[1:])
        if integration is None:
            if not allowed("api-token", client_ip(request), most=FAILURES_PER_MINUTE, seconds=60):
                raise Throttled(wait=60)
            raise AuthenticationFailed("The token is not valid.")
        _note_use(integration)
        return integration, None

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="Servicedesk API"'


def _integration_of(words: list[bytes]) -> Integration | None:
    if len(words) != 1 or len(words[0]) > TOKEN_MAX or not words[0].isascii():
        return None
    digest = hash_token(words[0].decode("ascii"))
    integration = Integration.objects.select_related("created_by").filter(token_hash=digest).first()
    if integration is None or not integration.created_by.is_active or not integration.is_valid(timezone.now()):
        return None
    return integration


def _note_use(integration: Integration) -> None:
    """At most one write a minute, however many requests come at once."""
    now = timezone.now()
    before = now - USED_AT_MOST_EVERY
    if integration.last_used_at is None or integration.last_used_at < before:
        unused = Q(last_used_at__isnull=True) | Q(last_used_at__lt=before)
        Integration.objects.filter(unused, pk=integration.pk).update(last_used_at=now)


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "tickets.api.authentication.IntegrationAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "The integration's token, as an administrator got it when the integration was made.",
        }
