"""What every page knows: the municipality, for agents the queues in the rail, for others what stands around a page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from frontend.nav import Nav, nav_for
from frontend.public.site import Site


def branding(request: HttpRequest) -> dict[str, Any]:
    def nav() -> Nav | None:
        return nav_for(request)

    return {
        "municipality": settings.MUNICIPALITY,
        "nav": SimpleLazyObject(nav),
        "site": SimpleLazyObject(Site),
        "is_one_machine": settings.ONE_MACHINE,
        "mail_is_kept": not settings.EMAIL_URL,
        "has_demo_doors": settings.DEMO and settings.ONE_MACHINE,
    }
