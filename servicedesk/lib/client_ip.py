"""Where a request came from. A forwarding header is believed only as far as our own proxies reach."""

from django.conf import settings
from django.http import HttpRequest


def client_ip(request: HttpRequest) -> str:
    """Return the address, taken TRUSTED_PROXIES steps from the right of X-Forwarded-For."""
    direct = str(request.META.get("REMOTE_ADDR") or "")
    if not settings.TRUSTED_PROXIES:
        return direct
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    return hops[-settings.TRUSTED_PROXIES][:64] if len(hops) >= settings.TRUSTED_PROXIES else direct
