"""How many requests a token may make in a minute."""

import time
from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from servicedesk.lib.ratelimit import allowed

if TYPE_CHECKING:
    from rest_framework.views import APIView

WINDOW = 60  # seconds
MOST = 600  # requests in a window, unless settings.API_REQUESTS_PER_MINUTE says otherwise


class TokenThrottle(BaseThrottle):
    def allow_request(self, request: Request, view: "APIView") -> bool:
        most = getattr(settings, "API_REQUESTS_PER_MINUTE", MOST)
        return allowed("api", str(request.user.pk), most=most, seconds=WINDOW)

    def wait(self) -> float:
        """Seconds until the next window begins."""
        return WINDOW - time.time() % WINDOW
