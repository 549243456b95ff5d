"""A form in a frame on another site. Only the sites the form names may show it; everybody else gets a 404.

A browser gives a frame of another site no cookie, so Django's CSRF cookie cannot be used here. What it protects
against is somebody else's page posting with the visitor's session; these pages read no session and no cookie. A post
must come from this page itself (Origin) and carry the signed submission id the page was opened with.
"""

import re
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from channels_in.models import Form
from channels_in.models.form import ORIGIN
from frontend.public import filling, receipt
from frontend.public.pages import published_forms

TEMPLATE = "frontend/public/contact_form_embedded.html"
LANGUAGE = "language"  # the frame has no language cookie: the page around it says which
View = Callable[[HttpRequest, Form], HttpResponse]


def _frameable(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
    @wraps(view)
    def answer(request: HttpRequest, slug: str) -> HttpResponse:
        definition = get_object_or_404(published_forms(), slug=slug)
        origins = [origin for origin in definition.embed_origins if re.fullmatch(ORIGIN, origin)]
        if not origins:
            raise Http404
        with translation.override(_language(request)):
            response = view(request, definition)
        response.xframe_options_exempt = True
        response._csp_replace = {"frame-ancestors": origins}  # type: ignore[attr-defined]
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answer


def _language(request: HttpRequest) -> str:
    wanted = request.GET.get(LANGUAGE, "")
    return wanted if wanted in dict(settings.LANGUAGES) else translation.get_language() or settings.LANGUAGE_CODE


def _address(name: str, definition: Form, **query: str) -> str:
    return f"{reverse(name, args=[definition.slug])}?{urlencode({LANGUAGE: translation.get_language(), **query})}"


def is_from_here(request: HttpRequest) -> bool:
    """Every browser that can show the page says on a POST where it comes from."""
    origin = request.headers.get("Origin", "")
    return not origin or urlsplit(origin).netloc == request.get_host()


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@_frameable
def contact_form_embedded(request: HttpRequest, definition: Form) -> HttpResponse:
    action = _address("contact_form_embedded", definition)
    if request.method != "POST":
        return filling.page(request, filling.opened(definition), template=TEMPLATE, action=action)
    if not is_from_here(request):
        return render(request, "403_csrf.html", status=403)
    sent = filling.read(request, definition)
    outcome = filling.send(request, sent)
    if isinstance(outcome, int):
        return filling.page(request, sent, template=TEMPLATE, action=action, status=outcome)
    reference = receipt.reference(outcome.raw_id)
    return HttpResponseRedirect(
        _address("contact_form_embedded_received", definition, **{receipt.PARAMETER: reference})
    )


@require_safe
@_frameable
def contact_form_embedded_received(request: HttpRequest, definition: Form) -> HttpResponse:
    context = receipt.receipt_context(request, definition)
    context["form_url"] = _address("contact_form_embedded", definition)
    return render(request, "frontend/public/received_embedded.html", context)
