"""The chat window's script and its words: the same for everybody, compressed once, and read by any website.

No cookie is read or set. Which websites may open a chat is decided where one asks for it (lage.json, the socket).
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from frontend.bundles import STATIC
from frontend.widget.script import LANGUAGES, Packed, pack, packed, packed_words

# An hour without asking, then with the tag: a new version is everywhere within an hour, and costs a 304 until then.
KEPT = "public, max-age=3600, stale-while-revalidate=86400"


@require_safe
def widget_script(request: HttpRequest) -> HttpResponse:
    """/widget.js: <script src data-inbox async>."""
    return _answer(request, packed(), "text/javascript; charset=utf-8")


@require_safe
def widget_words(request: HttpRequest, language: str) -> HttpResponse:
    """The window's words in a language: {key: text}; what is not there stands in Swedish."""
    if language not in LANGUAGES:
        raise Http404
    return _answer(request, packed_words(language), "application/json; charset=utf-8")


@require_safe
def widget_logo(request: HttpRequest) -> HttpResponse:
    """The municipality's mark, for the window's head: a picture that other websites may show."""
    text = (STATIC / "logo.svg").read_text(encoding="utf-8")
    return _answer(request, pack(text), "image/svg+xml")


def _answer(request: HttpRequest, what: Packed, content_type: str) -> HttpResponse:
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(what.gzipped if is_packed else what.text, content_type=content_type)
    response.headers["Cache-Control"] = KEPT
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Access-Control-Allow-Origin"] = "*"
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    etag = quote_etag(f"{what.etag}{'-gz' if is_packed else ''}")
    response.headers["ETag"] = etag
    kept = get_conditional_response(request, etag=etag, response=response)
    return kept if isinstance(kept, HttpResponse) else response
