"""A caller of the API: an integration's token and JSON both ways."""

import json
from typing import Any

from django.test import Client

from servicedesk.people.models import Integration, Team
from tests.factories import make_integration

ALL = tuple(Integration.Scope.values)


class Caller:
    def __init__(self, *teams: Team, scopes: tuple[str, ...] = ALL, **fields: Any) -> None:
        self.integration, self.token = make_integration(teams=teams, scopes=scopes, **fields)
        self.client = Client(raise_request_exception=False)

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(f"/api/v1/{path}", headers=self._headers(headers))

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.send("POST", path, json.dumps(body or {}), **headers)

    def patch(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.send("PATCH", path, json.dumps(body or {}), **headers)

    def upload(self, file: Any, **fields: Any) -> Any:
        return self.client.post("/api/v1/attachments/", {"file": file, **fields}, headers=self._headers({}))

    def send(
        self, method: str, path: str, body: str | bytes, content_type: str = "application/json", **headers: str
    ) -> Any:
        return self.client.generic(
            method, f"/api/v1/{path}", body, content_type=content_type, headers=self._headers(headers)
        )

    def _headers(self, headers: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return {"Authorization": f"Bearer {self.token}", **named}


def problem_of(response: Any) -> tuple[int, str]:
    """The status and the kind of a problem; fails when the answer is none."""
    assert response.headers["Content-Type"] == "application/problem+json", response.content[:300]
    body = json.loads(response.content)
    assert body["status"] == response.status_code
    assert {"type", "title", "status", "detail"} <= set(body)
    return response.status_code, body["type"].rpartition("#problem-")[2]


def errors_of(response: Any) -> dict[str, list[str]]:
    assert problem_of(response) == (400, "invalid")
    errors: dict[str, list[str]] = json.loads(response.content)["errors"]
    return errors
