"""What every page knows: the municipality and, for agents, the queues in the rail."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from frontend.nav import Nav, nav_for


def branding(request: HttpRequest) -> dict[str, Any]:
    def nav() -> Nav | None:
        return nav_for(request)

    return {
        "municipality": settings.MUNICIPALITY,
        "nav": SimpleLazyObject(nav),
        "is_one_machine": settings.ONE_MACHINE,
        "mail_is_kept": not settings.EMAIL_URL,
    }
