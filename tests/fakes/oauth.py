"""A provider of OAuth 2 on loopback: consent, codes with PKCE, refresh tokens good once, taking rights back."""

import base64
import hashlib
import json
import secrets
import threading
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.fakes.web import Asked, Reply, WebServer

CLIENT_ID, CLIENT_SECRET = "storan-servicedesk", "hemligt-med-å"
ACCOUNT = "kundcenter@storan.example"
SCOPES = "openid email https://mail.google.com/"


@dataclass
class Provider:
    """with Provider() as provider: ... What it does is changed by its fields; what it was asked is counted."""

    account: str = ACCOUNT
    lasts: int = 3600  # seconds an access token is good
    scopes: str = SCOPES
    refusal: str = ""  # the error of every request for tokens, such as "invalid_grant"
    status: int = 400  # of that refusal
    more: dict[str, Any] = field(default_factory=dict)  # further fields of the answer
    gives_refresh_token: bool = True
    may_answer: threading.Event = field(default_factory=threading.Event)
    refreshes: int = 0
    exchanges: int = 0
    given_back: list[str] = field(default_factory=list)
    good: set[str] = field(default_factory=set)  # access tokens
    refresh_tokens: set[str] = field(default_factory=set)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.may_answer.set()
        self._lock = threading.Lock()
        self.web = WebServer(self._answer)

    def __enter__(self) -> "Provider":
        self.web.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.may_answer.set()
        self.web.__exit__()

    @property
    def addresses(self) -> dict[str, str]:
        return {f"{name}_url": f"{self.web.url}/{name}" for name in ("authorize", "token", "revoke")}

    def consent(self, address: str) -> dict[str, str]:
        """What a person who consents at this address is sent back with: {"code", "state"}."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT_ID)
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def withdraw(self) -> None:
        """The right is taken back: neither old nor new tokens are good."""
        self.good.clear()
        self.refresh_tokens.clear()

    def _answer(self, asked: Asked) -> Reply:
        path = urlsplit(asked.path)
        fields = {name: values[0] for name, values in parse_qs(asked.body.decode() or path.query).items()}
        if path.path == "/authorize":
            return self._page(asked)
        if path.path == "/introspect":
            return self._introspection(fields, asked)
        if fields.get("client_id") != CLIENT_ID or fields.get("client_secret") != CLIENT_SECRET:
            return _json({"error": "invalid_client"}, 401)
        if path.path == "/revoke":
            self.given_back.append(fields["token"])
            self.refresh_tokens.discard(fields["token"])
            return _json({})
        self.may_answer.wait(10)
        with self._lock:
            return self._tokens(fields)

    def _page(self, asked: Asked) -> Reply:
        """The consent page: one link, which is what pressing the button does."""
        sent = self.consent(asked.path)
        back = f"{self.codes[sent['code']]['redirect_uri']}?{urlencode(sent)}".replace("&", "&amp;")
        body = f'<!doctype html><title>Samtyck</title><a id="yes" href="{back}">Ja</a>'.encode()
        return Reply(body=body, headers={"Content-Type": "text/html"})

    def _introspection(self, fields: dict[str, str], asked: Asked) -> Reply:
        token = fields.get("token") or asked.headers.get("authorization", "").removeprefix("Bearer ")
        is_good = token in self.good
        return _json(
            {"active": is_good, "email": self.account, "username": self.account} if is_good else {"active": False}
        )

    def _tokens(self, fields: dict[str, str]) -> Reply:
        if fields["grant_type"] == "refresh_token":
            self.refreshes += 1
            if not self.refusal and fields["refresh_token"] not in self.refresh_tokens:
                return _json({"error": "invalid_grant"}, 400)
            if not self.refusal:
                self.refresh_tokens.discard(fields["refresh_token"])
        else:
            self.exchanges += 1
            asked = self.codes.pop(fields["code"], None)
            digest = hashlib.sha256(fields.get("code_verifier", "").encode()).digest()
            challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
            if asked is None or asked["code_challenge"] != challenge or asked["redirect_uri"] != fields["redirect_uri"]:
                return _json({"error": "invalid_grant"}, 400)
        return _json({"error": self.refusal}, self.status) if self.refusal else _json(self._new_tokens())

    def _new_tokens(self) -> dict[str, Any]:
        access, refresh = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self.good.add(access)
        claims = base64.urlsafe_b64encode(json.dumps({"email": self.account}).encode()).decode().rstrip("=")
        told = {"access_token": access, "token_type": "Bearer", "expires_in": self.lasts, "scope": self.scopes}
        if self.gives_refresh_token:
            self.refresh_tokens.add(refresh)
            told["refresh_token"] = refresh
        return {**told, "id_token": f"x.{claims}.x", **self.more}


def _json(said: dict[str, Any], status: int = 200) -> Reply:
    return Reply(status, json.dumps(said).encode(), {"Content-Type": "application/json"})
