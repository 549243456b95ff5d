"""Which websites' pages may read an answer: ours, and those on the list of a chat (chat.sites).

No cookie counts at these addresses and none is allowed along (no Access-Control-Allow-Credentials), so there is nothing
another page could borrow: they are free of Django's CSRF check for that reason alone.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from chat.sites import OWN, KnownSites, may_show, site_of, sites_now

View = Callable[..., HttpResponseBase]
PREFLIGHT_KEPT = 600  # seconds


def for_sites(*methods: str) -> Callable[[View], View]:
    """Give the view site= (OWN or an origin) and answer everybody else with 403; slug= must be an inbox shown there.

    Other methods get 405; OPTIONS is answered here.
    """

    def decorate(view: View) -> View:
        @csrf_exempt  # no cookie counts: see above
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            known = sites_now()
            site = asking_site(request, known)
            if "slug" in kwargs and not may_show(OWN, kwargs["slug"], known):
                raise Http404
            response: HttpResponseBase
            if site is None or ("slug" in kwargs and not may_show(site, kwargs["slug"], known)):
                response = JsonResponse({"error": "not_allowed"}, status=403)
            elif request.method == "OPTIONS":
                response = _preflight(methods)
            elif request.method not in methods:
                response = HttpResponse(status=405, headers={"Allow": ", ".join((*methods, "OPTIONS"))})
            else:
                response = view(request, *args, site=site, **kwargs)
            return opened_to(response, site)

        return answer

    return decorate


def asking_site(request: HttpRequest, known: KnownSites) -> str | None:
    """OWN for our own pages and for who names no origin (no page of another website can leave it out)."""
    origin = request.headers.get("Origin")
    return OWN if origin is None else site_of(origin, request.get_host(), known)


def opened_to(response: HttpResponseBase, site: str | None) -> HttpResponseBase:
    """Let pages of the website read the answer, and no others."""
    patch_vary_headers(response, ["Origin"])
    if site:
        response.headers["Access-Control-Allow-Origin"] = site
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _preflight(methods: tuple[str, ...]) -> HttpResponse:
    headers = {
        "Access-Control-Allow-Methods": ", ".join(methods),
        "Access-Control-Allow-Headers": "Content-Type",
        "Access-Control-Max-Age": str(PREFLIGHT_KEPT),
    }
    return HttpResponse(status=204, headers=headers)
