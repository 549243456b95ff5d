"""The OpenAPI document told as a page: groups of operations, each with what goes in and what comes out."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter or a field."""

    name: str
    type: SafeString
    is_required: bool
    help: SafeString


@dataclass(frozen=True, slots=True)
class Shape:
    """An object of the document, such as Ticket."""

    name: str
    help: SafeString
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Operation:
    id: str
    method: str
    path: str
    summary: str
    help: SafeString  # what the summary does not say
    scopes: list[str]
    parameters: list[Row]
    headers: list[Row]
    body: SafeString  # a Shape, "" without
    body_type: str
    answers: list[tuple[str, SafeString, SafeString]]  # status, words, type
    problems: list[str]  # statuses


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    slug: str
    operations: list[Operation]


@dataclass(frozen=True, slots=True)
class Reference:
    title: str
    description: list[str]  # paragraphs
    groups: list[Group]
    shapes: list[Shape]


def reference_of(document: Schema) -> Reference:
    """Return the page's content. Pure."""
    groups: dict[str, list[Operation]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            groups.setdefault(operation["tags"][0], []).append(_operation(path, method, operation))
    shapes = document["components"]["schemas"]
    order = [tag["name"] for tag in document["tags"]]
    return Reference(
        title=document["info"]["title"],
        description=[" ".join(text.split()) for text in document["info"]["description"].split("\n\n")],
        groups=[
            Group(name, slug_of(name), found)
            for name, found in sorted(groups.items(), key=lambda group: order.index(group[0]))
        ],
        shapes=[
            Shape(name, with_code(shape.get("description", "")), rows_of(shape))
            for name, shape in shapes.items()
            if "properties" in shape and not name.startswith("Paginated")
        ],
    )


def with_code(text: str) -> SafeString:
    """Escape text and show what is between backticks as code."""
    return mark_safe(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def with_links(words: str) -> SafeString:
    """Escape the words of type_of and let names of shapes lead to them."""
    return mark_safe(re.sub(r"\b[A-Z][A-Za-z]+\b", _link, str(escape(words))))


def _link(match: re.Match[str]) -> str:
    return match[0] if match[0] == "UUID" else f'<a href="#shape-{match[0]}">{match[0]}</a>'


def slug_of(name: str) -> str:
    return name.lower().replace(",", "").replace(" ", "-")


def _operation(path: str, method: str, operation: Schema) -> Operation:
    parameters = operation.get("parameters", [])
    body = next(iter(operation.get("requestBody", {}).get("content", {}).items()), None)
    answers, problems = [], []
    for status, answer in operation["responses"].items():
        content = answer.get("content", {})
        if "application/problem+json" in content:
            problems.append(status)
        else:
            shape: Schema = next((entry.get("schema", {}) for entry in content.values()), {})
            words = with_code(answer.get("description", ""))
            answers.append((status, words, with_links(type_of(shape) if shape else "")))
    description = operation.get("description", "")
    summary = operation.get("summary", "")
    return Operation(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=summary,
        help=with_code(description.removeprefix(summary).lstrip(". ")),
        scopes=[scope for entry in operation.get("security", []) for scope in entry.get("token", [])],
        parameters=[_parameter(one) for one in parameters if one["in"] != "header"],
        headers=[_parameter(one) for one in parameters if one["in"] == "header"],
        body=with_links(type_of(body[1]["schema"]) if body else ""),
        body_type=body[0] if body else "",
        answers=answers,
        problems=problems,
    )


def _parameter(parameter: Schema) -> Row:
    return Row(
        parameter["name"],
        with_links(type_of(parameter["schema"])),
        bool(parameter.get("required")),
        with_code(parameter.get("description", "")),
    )


def rows_of(shape: Schema) -> list[Row]:
    required = set(shape.get("required", ()))
    return [
        Row(name, with_links(type_of(field)), name in required, with_code(field.get("description", "")))
        for name, field in shape["properties"].items()
    ]


def type_of(schema: Schema) -> str:
    """Return a schema in words: "text", "list of Ticket", "new | open"."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return f"page of {name[9:-4]}" if name.startswith("Paginated") else name
    for join in ("allOf", "oneOf", "anyOf"):
        if join in schema:
            return " or ".join(type_of(part) for part in schema[join])
    if "enum" in schema:
        return " | ".join("null" if value is None else str(value) for value in schema["enum"])
    kind = schema.get("type", "object")
    if isinstance(kind, list):
        return " or ".join(_plain(part, schema) for part in kind)
    return _plain(kind, schema)


def _plain(kind: str, schema: Schema) -> str:
    if kind == "array":
        return f"list of {type_of(schema.get('items', {}))}"
    named = {"date-time": "time", "uuid": "UUID", "binary": "file", "uri": "address"}
    if kind == "string":
        return named.get(schema.get("format", ""), "text")
    return {"integer": "number", "boolean": "true | false"}.get(kind, kind)
