"""Where a request came from. A forwarding header is believed only as far as our own proxies reach."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest


def client_ip(request: HttpRequest) -> str:
    """Return the address, taken TRUSTED_PROXIES steps from the right of X-Forwarded-For."""
    direct = str(request.META.get("REMOTE_ADDR") or "")
    return _forwarded(direct, request.META.get("HTTP_X_FORWARDED_FOR", ""))


def socket_ip(scope: Mapping[str, Any]) -> str:
    """The same for a socket, by its ASGI scope."""
    direct = str((scope.get("client") or ("",))[0])
    said = [value.decode("latin1") for name, value in scope.get("headers", ()) if name == b"x-forwarded-for"]
    return _forwarded(direct, ",".join(said))


def _forwarded(direct: str, said: str) -> str:
    if not settings.TRUSTED_PROXIES:
        return direct
    hops = [hop.strip() for hop in said.split(",") if hop.strip()]
    return hops[-settings.TRUSTED_PROXIES][:64] if len(hops) >= settings.TRUSTED_PROXIES else direct
