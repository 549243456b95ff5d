"""JSON is all there is: a request is read as what its Content-Type says, an answer is JSON or 406."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.utils.mediatypes import media_type_matches

if TYPE_CHECKING:
    from rest_framework.parsers import BaseParser
    from rest_framework.renderers import BaseRenderer

_WELCOME = frozenset({"*/*", "application/*", "application/json", "application/problem+json"})


class JsonNegotiation(BaseContentNegotiation):
    """Unlike the library's own there is no `?format=`: every query parameter is one we declare."""

    def select_parser(self, request: Request, parsers: Iterable["BaseParser"]) -> "BaseParser | None":
        for parser in parsers:
            if media_type_matches(str(parser.media_type), request.content_type):
                return parser
        return None

    def select_renderer(
        self, request: Request, renderers: Iterable["BaseRenderer"], format_suffix: str | None = None
    ) -> tuple["BaseRenderer", str]:
        renderer: Any = next(iter(renderers))
        accepted = request.META.get("HTTP_ACCEPT", "").strip() or "*/*"
        wanted = {part.split(";")[0].strip().lower() for part in accepted.split(",")}
        if wanted & (_WELCOME | {renderer.media_type}):
            return renderer, str(renderer.media_type)
        raise NotAcceptable("Answers are application/json.")
