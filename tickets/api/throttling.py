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


class TokenThrottle(BaseThrottle):
    def allow_request(self, request: Request, view: "APIView") -> bool:
        who = str(request.user.pk)
        return allowed("api", who, most=settings.API_REQUESTS_PER_MINUTE, seconds=WINDOW)

    def wait(self) -> float:
        """Seconds until the next window begins."""
        return WINDOW - time.time() % WINDOW
