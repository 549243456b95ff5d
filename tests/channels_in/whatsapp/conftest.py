from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from channels_in.accounts import new_app, new_hook, save_account
from channels_in.intake import process_many
from channels_in.models import DoorAccount, RawInbound, VendorApp
from tests.factories import make_agent, make_inbox, make_team
from tests.fakes.whatsapp import APP_SECRET, NUMBER_ID, TOKEN, WABA_ID, WhatsApp, signature
from tickets.models import ChannelKind


@pytest.fixture
def meta(settings: Settings) -> Iterator[WhatsApp]:
    """WhatsApp, and the installation told where it is."""
    with WhatsApp() as found:
        settings.META_GRAPH_URL = found.url
        settings.OUTWARD_ALLOWED_HOSTS = ["127.0.0.1"]
        yield found


def make_account() -> tuple[DoorAccount, str]:
    """An inbox for WhatsApp with its account, and the path Meta calls."""
    inbox = make_inbox(kind=ChannelKind.WHATSAPP, team=make_team("Kontaktcenter"), acknowledges=False)
    by = make_agent(teams=[inbox.team])
    app = VendorApp.objects.filter(provider="meta").first() or new_app(
        by=by, provider="meta", name="Storåns kommun", app_id="1", given={"app_secret": APP_SECRET}
    )
    account = save_account(
        inbox,
        by=by,
        given={"token": TOKEN},
        provider="meta",
        app=app,
        external_id=NUMBER_ID,
        name="08-465 004 00",
        options={"waba_id": WABA_ID},
    )
    return account, new_hook(app, by=by, address="meta_hook").split("127.0.0.1:8000", 1)[1]


def call(path: str, body: bytes) -> int:
    """Meta calls, and what it told is read."""
    headers = {"X-Hub-Signature-256": signature(body)}
    status = Client().post(path, body, content_type="application/json", headers=headers).status_code
    process_many(list(RawInbound.objects.filter(state="waiting").order_by("pk").values_list("pk", flat=True)))
    return status
