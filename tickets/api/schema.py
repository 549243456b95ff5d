"""The OpenAPI 3.1 description: drf-spectacular's, with the problem answers, strict bodies and our own parameters."""

from functools import cache
from typing import Any, cast

from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.settings import patched_settings
from rest_framework import serializers

from tickets.api.problem_kinds import KINDS
from tickets.api.serializers.base import Output

DESCRIPTION = """\
Tickets, messages, notes, contacts and files of the service desk, for other systems of the municipality; and its
articles, which are open to everybody.

An integration has a token of its own with scopes, and sees the tickets of the teams it was given: everything else
answers as if it did not exist. Texts are plain text in UTF-8, times are ISO 8601 with offset.\
"""
# Answers any operation can give: parameters, token, scope, Accept, rate, our own faults.
ALWAYS = (400, 401, 403, 406, 429, 500, 503)
WITH_BODY = (413, 415, 422)
SETTINGS = {
    "DESCRIPTION": DESCRIPTION,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": [],
    "COMPONENT_SPLIT_PATCH": False,
    "ENFORCE_NON_BLANK_FIELDS": True,
    "TAGS": [
        {"name": name}
        for name in (
            "Tickets",
            "Messages",
            "Notes",
            "Events",
            "Attachments",
            "Contacts",
            "Categories, teams and inboxes",
            "Canned responses",
            "Queues",
            "Changes of many tickets",
            "Side conversations",
            "Participants",
            "What is done with tickets",
            "Automations",
            "Absences",
            "Promises",
            "Phone, visit, letter",
            "Mail",
            "Mentions",
            "Social networks",
            "Articles",
            "Writing articles",
            "Recurring questions",
        )
    ],
    "SERVERS": [{"url": "/"}],
}


class ProblemSerializer(Output):
    """RFC 9457. Some kinds have more members."""

    type = serializers.CharField(help_text="Which kind of problem, as a reference into the docs.")
    title = serializers.CharField(help_text="The same for every problem of the kind.")
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="What was wrong this time.")


class ApiSchema(AutoSchema):
    """How one operation is described."""

    view: Any

    def get_operation_id(self) -> str:
        return f"{self.method.lower()}_{self.view.operation}"

    def get_tags(self) -> list[str]:
        return [self.view.tag]

    def get_auth(self) -> list[dict[str, list[str]]]:
        """The token with the scope the operation needs; any one of several is enough."""
        if self.view.is_public:
            return []
        super().get_auth()  # describes the token
        return [{"token": [scope]} for scope in self.view.scopes[self.method]]

    def get_description(self) -> str:  # type: ignore[override]
        return " ".join((getattr(self.view, self.method.lower()).__doc__ or "").split())

    def get_summary(self) -> str:
        return self.get_description().split(". ")[0].rstrip(".")

    def _get_parameters(self) -> list[dict[str, Any]]:
        own = [parameter for parameter in super()._get_parameters() if parameter["in"] != "query"]
        return [*own, *self.view.query_parameters(self.method), *self.view.header_parameters(self.method)]

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> Any:
        """Exactly the fields declared, in both directions; problems alone have members of their kind."""
        schema: dict[str, Any] = super()._map_basic_serializer(serializer, direction)  # type: ignore[no-untyped-call]
        if "__doc__" not in vars(type(serializer)) or not vars(type(serializer))["__doc__"]:
            schema.pop("description", None)
        if isinstance(serializer, Output):
            for name, field in schema.get("properties", {}).items():
                schema["properties"][name] = {k: v for k, v in field.items() if k not in ("minLength", "readOnly")}
        return schema if isinstance(serializer, ProblemSerializer) else {**schema, "additionalProperties": False}

    def _get_response_bodies(self, direction: Any = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        for body in bodies.values():
            body.setdefault("description", "")
        for status in sorted(self._problem_statuses()):
            bodies[str(status)] = self._problem(status)
        return bodies

    def _problem_statuses(self) -> set[int]:
        statuses = {*ALWAYS, *self.view.problems.get(self.method, ())}
        if self.view.is_public:
            statuses -= {401, 403}
        if "{" in self.path:
            statuses.add(404)
        if self.method in ("POST", "PATCH"):
            statuses.update(WITH_BODY)
        return statuses

    def _problem(self, status: int) -> dict[str, Any]:
        kinds = [kind for kind in KINDS.values() if kind.status == status]
        answer: dict[str, Any] = {
            "description": "; ".join(kind.title for kind in kinds),
            "content": {
                "application/problem+json": {"schema": self.resolve_serializer(ProblemSerializer(), "response").ref}
            },
        }
        if status in (429, 503):
            wait = {"schema": {"type": "integer"}, "description": "Seconds to wait."}
            answer["headers"] = {"Retry-After": {**wait, "required": True}}
        if status == 401:
            answer["headers"] = {"WWW-Authenticate": {"schema": {"type": "string"}, "required": True}}
        return answer


@cache
def build_schema() -> dict[str, Any]:
    """Return the whole document. It is the same for everybody and as long as the process lives."""
    with patched_settings(SETTINGS), translation.override("en"):
        document: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return cast(dict[str, Any], _without_marks(document))


def _without_marks(part: Any) -> Any:
    """The document without drf-spectacular's notes to itself."""
    if isinstance(part, dict):
        return {key: _without_marks(value) for key, value in part.items() if key != "x-spec-enum-id"}
    return [_without_marks(value) for value in part] if isinstance(part, list) else part
