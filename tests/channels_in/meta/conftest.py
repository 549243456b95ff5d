from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from channels_in.accounts import new_app, new_hook
from channels_in.intake import process_many
from channels_in.models import DoorAccount, RawInbound, VendorApp
from channels_in.registry import account_forms
from tests.clock import Clock
from tests.factories import make_agent, make_inbox, make_team
from tests.fakes import meta
from tests.fakes.meta import Meta
from tickets.models import ChannelKind, Inbox

PATHS: dict[int, str] = {}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def graph(settings: Settings) -> Iterator[Meta]:
    """Meta, and the installation told where it is."""
    with Meta() as fake:
        settings.META_GRAPH_URL = fake.url
        settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
        yield fake


def make_app(secret: str = meta.APP_SECRET) -> tuple[VendorApp, str]:
    """Our app at Meta and the path it calls."""
    by = make_agent()
    given = {"app_secret": secret, "verify_token": meta.VERIFY_TOKEN}
    app = new_app(by=by, provider="meta", name="Storåns app", app_id=meta.APP_ID, given=given)
    return app, new_hook(app, by=by, address="meta_hook").split("127.0.0.1:8000", 1)[1]


def make_account(kind: str, app: VendorApp, **options: Any) -> DoorAccount:
    """An inbox that speaks as the page, saved as an administrator saves it."""
    is_page = kind in (ChannelKind.FACEBOOK, ChannelKind.MESSENGER)
    inbox = make_inbox(kind=kind, team=make_team("Kontaktcenter"), acknowledges=False, sender_name="Storåns kommun")
    external_id = meta.PAGE_ID if is_page else meta.INSTAGRAM_ID
    given = {"app": app.pk, "external_id": external_id, "name": "Storåns kommun", "token": meta.TOKEN, **options}
    form = account_forms(kind)["meta"](given)
    assert form.is_valid(), form.errors
    return form.save(inbox, by=make_agent(teams=[inbox.team]))


@dataclass
class Door:
    """An inbox, its account and where Meta calls."""

    account: DoorAccount
    path: str

    @property
    def inbox(self) -> Inbox:
        return self.account.inbox

    def tell(self, *entries: Any, kind: str = "page", secret: str = meta.APP_SECRET) -> int:
        """Meta calls with a batch of these; what came of it is read. Returns what it was answered."""
        body = meta.batch(kind, *entries)
        status = self.call(body, meta.signed(body, secret))
        take_in()
        return status

    def call(self, body: bytes, headers: dict[str, str]) -> int:
        answer = Client(raise_request_exception=False).post(
            self.path, body, content_type="application/json", headers=headers
        )
        return answer.status_code

    def sister(self, kind: str, **options: Any) -> DoorAccount:
        assert self.account.app is not None
        return make_account(kind, self.account.app, **options)


def open_door(kind: str, **options: Any) -> Door:
    app, path = make_app()
    return Door(make_account(kind, app, **options), path)


@pytest.fixture
def facebook(db: None) -> Door:
    return open_door(ChannelKind.FACEBOOK)


@pytest.fixture
def messenger(db: None) -> Door:
    return open_door(ChannelKind.MESSENGER)


@pytest.fixture
def instagram(db: None) -> Door:
    return open_door(ChannelKind.INSTAGRAM)


@pytest.fixture
def instagram_direct(db: None) -> Door:
    return open_door(ChannelKind.INSTAGRAM_DIRECT)


def take_in() -> None:
    """Read all that is kept, in its order."""
    process_many(list(RawInbound.objects.filter(state="waiting").order_by("pk").values_list("pk", flat=True)))
