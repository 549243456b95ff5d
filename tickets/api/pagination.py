"""Pages by cursor (servicedesk.lib.keyset). A cursor is signed and good for the order it was made in only."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from servicedesk.lib.keyset import CursorError, page_of

if TYPE_CHECKING:
    from rest_framework.views import APIView

SIZE = 25
SIZE_MAX = 100


class CursorPagination(BasePagination):
    """The view's `order` says in which order: fields of the model that all fall or all rise, the last unique."""

    def paginate_queryset(  # type: ignore[override]
        self, queryset: QuerySet[Any], request: Request, view: "APIView | None" = None
    ) -> list[Any]:
        order: Sequence[str] = view.order  # type: ignore[union-attr]
        signer = Signer(salt=f"tickets.api.cursor {' '.join(order)}")
        self.request = request
        size = self.size(request)
        try:
            cursor = request.query_params.get("cursor", "")
            page = page_of(queryset, order, signer.unsign(cursor) if cursor else "", size)
        except (BadSignature, CursorError) as error:
            raise ValidationError({"cursor": ["Use a cursor from `next` or `previous` of the same list."]}) from error
        self.next = signer.sign(page.next_cursor) if page.next_cursor else ""
        self.previous = signer.sign(page.previous_cursor) if page.previous_cursor else ""
        return page.rows

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"results": data, "next": self._link(self.next), "previous": self._link(self.previous)})

    @staticmethod
    def single_page(data: Any) -> Response:
        """The same shape for a list that has one page only."""
        return Response({"results": data, "next": None, "previous": None})

    @staticmethod
    def size(request: Request) -> int:
        """Rows on a page, as the request asks. Raises ValidationError."""
        return _size(request.query_params.get("page_size"))

    def _link(self, cursor: str) -> str | None:
        here = self.request.build_absolute_uri()
        return replace_query_param(remove_query_param(here, "cursor"), "cursor", cursor) if cursor else None

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["results", "next", "previous"],
            "additionalProperties": False,
            "properties": {
                "results": schema,
                "next": {**link, "description": "Where the next page is; null on the last one."},
                "previous": {**link, "description": "Where the page before is; null on the first one."},
            },
        }

    def get_schema_operation_parameters(self, view: "APIView") -> list[dict[str, Any]]:
        return [
            {
                "name": "cursor",
                "in": "query",
                "description": "From `next` or `previous`; leave it out for the first page.",
                "schema": {"type": "string", "maxLength": 600},
            },
            {
                "name": "page_size",
                "in": "query",
                "description": "Rows on a page.",
                "schema": {"type": "integer", "minimum": 1, "maximum": SIZE_MAX, "default": SIZE},
            },
        ]


def _size(text: str | None) -> int:
    if text is None:
        return SIZE
    if text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= SIZE_MAX:
        return int(text)
    raise ValidationError({"page_size": [f"Write a number from 1 to {SIZE_MAX}."]})
