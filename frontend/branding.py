"""The municipality's colours as a style sheet: custom properties, never inline style."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

_COLOUR = re.compile(r"^#[0-9a-fA-F]{3,8}$")


@require_GET
@cache_control(max_age=3600, public=True)
def branding_css(request: HttpRequest) -> HttpResponse:
    rules = {"--brand-accent": settings.MUNICIPALITY["accent"], "--brand-on-accent": settings.MUNICIPALITY["on_accent"]}
    body = "".join(f"{name}:{value};" for name, value in rules.items() if _COLOUR.match(str(value)))
    return HttpResponse(f":root{{{body}}}\n", content_type="text/css; charset=utf-8")
