"""The description for programs, the same for people, and the answer for addresses that do not exist."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from tickets.api.problem_kinds import KINDS
from tickets.api.problems import MEDIA_TYPE
from tickets.api.reference import reference_of, with_code
from tickets.api.schema import build_schema

OPENAPI = "application/vnd.oai.openapi+json"


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """The OpenAPI 3.1 document. It holds nothing secret, so no token is asked for."""
    wanted = request.headers.get("Accept", "")
    content_type = OPENAPI if OPENAPI in wanted else "application/json"
    return JsonResponse(build_schema(), content_type=content_type, json_dumps_params={"ensure_ascii": False})


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The same document as a page to read."""
    with translation.override("en"):
        context = {
            "reference": reference_of(build_schema()),
            "kinds": [(kind, with_code(kind.help)) for kind in KINDS.values()],
        }
        return render(request, "tickets/api/docs.html", context)


@csrf_exempt
def unknown(request: HttpRequest) -> HttpResponse:
    """Every address below /api/ that is none of ours."""
    kind = KINDS["not-found"]
    detail = "There is no such address. The addresses are listed in /api/docs/."
    if not request.path.endswith("/") and _exists(f"{request.path_info}/"):
        detail = "Addresses of the API end with a slash."
    body = {"type": kind.type, "title": kind.title, "status": kind.status, "detail": detail}
    return JsonResponse(body, status=kind.status, content_type=MEDIA_TYPE)


def _exists(path: str) -> bool:
    try:
        return resolve(path).func is not unknown
    except Resolver404:
        return False
