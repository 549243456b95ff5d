"""The ground of every view: who asks is an integration, what they may do is declared, what they send is checked."""

from abc import abstractmethod
from typing import Any, ClassVar, cast

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils import translation
from django_filters import rest_framework as filters  # type: ignore[import-untyped]
from rest_framework import serializers
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from servicedesk.people.models import Integration
from tickets.api.filters import parameter_of
from tickets.api.negotiation import JsonNegotiation
from tickets.api.pagination import CursorPagination
from tickets.api.parsing import StrictJSONParser
from tickets.api.schema import ApiSchema
from tickets.api.throttling import TokenThrottle

Scopes = dict[str, tuple[str, ...]]
READ, WRITE = Integration.Scope.TICKETS_READ.value, Integration.Scope.TICKETS_WRITE.value
NOTES_READ, NOTES_WRITE = Integration.Scope.NOTES_READ.value, Integration.Scope.NOTES_WRITE.value
CONTACTS_READ, CONTACTS_WRITE = Integration.Scope.CONTACTS_READ.value, Integration.Scope.CONTACTS_WRITE.value


class ApiView(GenericAPIView[Any]):
    """Say in a subclass: operation, tag, scopes by method, and what it answers."""

    schema = ApiSchema()
    parser_classes = [StrictJSONParser]
    throttle_classes = [TokenThrottle]
    content_negotiation_class = JsonNegotiation
    metadata_class = None
    pagination_class: Any = None
    filter_backends: Any = []
    http_method_names = ["get", "head", "post", "patch"]

    is_public: ClassVar[bool] = False  # no token is asked for
    operation: ClassVar[str]
    tag: ClassVar[str]
    scopes: ClassVar[Scopes]  # method -> scopes of which one is enough
    problems: ClassVar[dict[str, tuple[int, ...]]] = {}  # method -> statuses beside those every operation has
    filterset: ClassVar[type[filters.FilterSet] | None] = None
    orders: ClassVar[dict[str, tuple[str, ...]]] = {}  # what ordering= may be; the first is the default

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The API speaks English, whatever language a browser asks for."""
        with translation.override("en"):
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if str(request.method) in self.allowed_methods:
            self._check_query(request)

    @property
    def by(self) -> Integration:
        return cast(Integration, self.request.user)

    def checked(self, serializer: type[serializers.Serializer[Any]]) -> dict[str, Any]:
        """The body, as the serializer understands it. Raises ValidationError."""
        body = serializer(data=self.request.data, context={"request": self.request})
        body.is_valid(raise_exception=True)
        return cast(dict[str, Any], body.validated_data)

    def _check_query(self, request: Request) -> None:
        """Every parameter is one that is declared, has a value and, but for lists, is given once."""
        declared = {parameter["name"]: parameter for parameter in self.query_parameters(str(request.method))}
        errors = {}
        for name, values in request.query_params.lists():
            if name not in declared:
                errors[name[:80]] = ["There is no such parameter."]
            elif not all(values):
                errors[name] = ["Write a value, or leave the parameter out."]
            elif len(values) > 1 and declared[name]["schema"]["type"] != "array":
                errors[name] = ["Write it once."]
        if errors:
            raise serializers.ValidationError(errors)

    @classmethod
    def query_parameters(cls, method: str) -> list[dict[str, Any]]:
        """As OpenAPI says them."""
        return []

    @classmethod
    def header_parameters(cls, method: str) -> list[dict[str, Any]]:
        return []


class ListView(ApiView):
    """A list in pages. Say in a subclass: serializer_class, orders, filterset and rows()."""

    pagination_class = CursorPagination
    order: tuple[str, ...] = ()

    @abstractmethod
    def rows(self) -> QuerySet[Any]:
        """What the token may see, before filters and order."""

    def answer(self, request: Request) -> Response:
        self.order = self._order(request)
        page = self.paginate_queryset(self._filtered(self.rows()))
        return self.get_paginated_response(self._shown(page))

    def _shown(self, rows: Any) -> Any:
        assert self.serializer_class is not None  # noqa: S101 -- for the type checker
        return self.serializer_class(rows, many=True, context={"request": self.request}).data

    def _filtered(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        if self.filterset is None:
            return rows
        self.asked = self.filterset(self.request.query_params, queryset=rows, request=self.request)
        if not self.asked.is_valid():
            raise serializers.ValidationError(self.asked.errors)
        try:
            return cast(QuerySet[Any], self.asked.qs)
        except ValidationError as error:
            raise serializers.ValidationError(error.message_dict) from error

    def _order(self, request: Request) -> tuple[str, ...]:
        name = request.query_params.get("ordering") or next(iter(self.orders))
        if name not in self.orders:
            raise serializers.ValidationError({"ordering": [f"Choose one of {', '.join(self.orders)}."]})
        return self.orders[name]

    @classmethod
    def query_parameters(cls, method: str) -> list[dict[str, Any]]:
        if method not in ("GET", "HEAD"):
            return []
        declared = cls.filterset.base_filters if cls.filterset else {}
        found = [parameter_of(name, one) for name, one in declared.items()]
        if len(cls.orders) > 1:
            found.append({"name": "ordering", "in": "query", "schema": {"type": "string", "enum": [*cls.orders]}})
        return found + CursorPagination().get_schema_operation_parameters(cls)  # type: ignore[arg-type]
