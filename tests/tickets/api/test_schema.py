"""The description of the API, for programs and for people."""

import json
import re
from typing import Any

from django.test import Client

from tests.tickets.api.access_matrix import MATRIX, PUBLIC
from tickets.api.problem_kinds import KINDS
from tickets.api.reference import reference_of
from tickets.api.schema import build_schema


def _operations() -> dict[str, dict[str, Any]]:
    paths = build_schema()["paths"]
    return {f"{method} {path}": one for path, methods in paths.items() for method, one in methods.items()}


def test_schema_is_open_api_3_1_and_needs_no_token() -> None:
    response = Client().get("/api/schema/")
    document = json.loads(response.content)
    assert response.status_code == 200
    assert document["openapi"] == "3.1.0"
    assert document == json.loads(json.dumps(build_schema()))
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    other = Client().get("/api/schema/", headers={"Accept": "application/vnd.oai.openapi+json"})
    assert other.headers["Content-Type"] == "application/vnd.oai.openapi+json"


def test_schema_tells_the_scopes_of_every_operation() -> None:
    told = sorted(
        sorted(scope for entry in one["security"] for scope in entry["token"])
        for one in _operations().values()
        if one.get("security")
    )
    assert told == sorted(sorted(scopes) for scopes in MATRIX.values())
    assert sum(not one.get("security") for one in _operations().values()) == len(PUBLIC)


def test_schema_documents_the_problems_of_every_operation() -> None:
    for name, operation in _operations().items():
        token = {"401", "403"} if operation.get("security") else set()
        assert {"400", "406", "429", "500", "503"} | token <= set(operation["responses"]), name
        assert ("404" in operation["responses"]) == ("{" in name), name
        if name.startswith(("post", "patch")):
            assert {"413", "415", "422"} <= set(operation["responses"]), name
        else:  # no body is read, so none can be wrong
            assert "requestBody" not in operation, name
            assert not {"413", "415", "422"} & set(operation["responses"]), name
        assert operation["summary"], name


def test_schema_forbids_what_it_does_not_name() -> None:
    open_shapes = [
        name
        for name, shape in build_schema()["components"]["schemas"].items()
        if shape.get("additionalProperties") is not False
    ]
    assert open_shapes == ["Problem"]


def test_docs_show_every_operation_shape_and_problem() -> None:
    response = Client().get("/api/docs/")
    page = response.content.decode()
    reference = reference_of(build_schema())
    operations = [one for group in reference.groups for one in group.operations]
    anchors = [one.id for one in operations] + [f"shape-{one.name}" for one in reference.shapes]
    anchors += [f"problem-{name}" for name in KINDS]
    assert response.status_code == 200
    assert len(operations) == len(MATRIX) + len(PUBLIC)
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in page] == []


def test_docs_load_nothing_from_elsewhere_and_run_nothing() -> None:
    page = Client().get("/api/docs/").content.decode()
    assert "<script" not in page
    assert " style=" not in page
    assert "://" not in page
    linked = set(re.findall(r'href="#([^"]+)"', page))
    assert linked <= set(re.findall(r' id="([^"]+)"', page))
