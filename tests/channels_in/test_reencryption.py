"""manage.py reencrypt_secrets: all that is kept encrypted, everywhere, with the newest key, while others work."""

import secrets as random
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from io import StringIO
from threading import Event, Thread

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt as encrypt_factor
from cryptography.fernet import InvalidToken
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from pytest_django.fixtures import Settings

from channels_in.accounts import new_app, save_account, secret
from channels_in.locks import only_one
from channels_in.models import DoorAccount, MailAccount, MailServer, OAuthClient, OAuthGrant, SmsAccount, VendorApp
from channels_in.reencryption import PLACES, Place, reencrypt
from servicedesk.lib import secrets
from tests.channels_in.sms.conftest import make_account as make_sms_account
from tests.factories import make_agent, make_inbox
from tickets.models import Webhook

pytestmark = pytest.mark.django_db
CANARY = "kanariefagel-7431"
OLD, NEW = "o" * 60, "n" * 60


def make_everything() -> None:
    """One of each thing that has a secret, with the key of now."""
    by, inbox, kept = make_agent(), make_inbox(kind="email"), secrets.encrypt(CANARY)
    account, _path = make_sms_account()
    SmsAccount.objects.filter(pk=account.pk).update(secret_before=kept)
    save_account(make_inbox(kind="app"), by=by, given={"token": CANARY}, provider="wire", external_id="1")
    new_app(by=by, provider="meta", name="Appen", app_id="1", given={"app_secret": CANARY})
    MailAccount.objects.create(inbox=inbox, host="imap.storan.example", username="u", password=kept)
    MailServer.objects.create(inbox=inbox, host="smtp.storan.example", username="u", password=kept)
    client = OAuthClient.objects.create(provider="google", client_id="c", client_secret=kept)
    OAuthGrant.objects.create(inbox=inbox, client=client, refresh_token=kept, access_token=kept)
    Webhook.objects.create(name="x", url="https://drift.example/", secret=kept)
    Authenticator.objects.create(user=by, type="totp", data={"secret": encrypt_factor(CANARY)})
    Authenticator.objects.create(user=by, type="recovery_codes", data={"seed": encrypt_factor(CANARY), "used_mask": 3})


def run() -> tuple[str, int]:
    out = StringIO()
    try:
        call_command("reencrypt_secrets", batch=1, stdout=out, stderr=StringIO())
    except SystemExit as end:
        return out.getvalue(), int(end.code or 0)
    return out.getvalue(), 0


@pytest.fixture
def change_key(settings: Settings) -> Callable[[], None]:
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = OLD, []
    make_everything()

    def change() -> None:
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]

    return change


def text_columns() -> list[tuple[type[models.Model], str]]:
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField | models.JSONField | models.CharField)
    ]


def test_table_of_places_is_whole(change_key: Callable[[], None]) -> None:
    """Whatever begins as something encrypted does (Fernet), anywhere in the database, is in the table."""
    found = set()
    for model, column in text_columns():
        with connection.cursor() as cursor:
            name = model._meta.get_field(column).column  # type: ignore[union-attr]
            cursor.execute(f'SELECT 1 FROM "{model._meta.db_table}" WHERE "{name}"::text LIKE \'%gAAAAA%\' LIMIT 1')
            found |= {f"{model._meta.db_table}.{column}"} if cursor.fetchone() else set()

    assert found == {str(place) for place in PLACES}


def test_everything_is_readable_with_the_new_key_alone(change_key: Callable[[], None], settings: Settings) -> None:
    change_key()
    _told, code = run()

    settings.SECRET_KEY_FALLBACKS = []
    totp, codes = Authenticator.objects.order_by("pk")
    assert code == 0
    assert secrets.decrypt(totp.data["secret"]) == CANARY
    assert (secrets.decrypt(codes.data["seed"]), codes.data["used_mask"]) == (CANARY, 3)
    assert (secret(DoorAccount.objects.get(), "token"), secret(VendorApp.objects.get(), "app_secret")) == (CANARY,) * 2
    assert secrets.decrypt(OAuthGrant.objects.get().refresh_token) == CANARY
    for kept in (
        MailAccount.objects.get().password,
        OAuthClient.objects.get().client_secret,
        Webhook.objects.get().secret,
    ):
        assert secrets.decrypt(kept) == CANARY


def test_second_run_has_nothing_to_do(change_key: Callable[[], None]) -> None:
    change_key()
    first, _code = run()
    kept = SmsAccount.objects.get().secret
    second, _code = run()

    assert (first.count("written 1,"), second.count("written 1,")) == (len(PLACES) - 1, 0)
    assert "written 2," in first  # the key of an app and the recovery codes
    assert SmsAccount.objects.get().secret == kept


def test_unreadable_is_told_and_left_as_it_is(change_key: Callable[[], None], settings: Settings) -> None:
    settings.SECRET_KEY = random.token_urlsafe(40)
    before = SmsAccount.objects.get().secret

    told, code = run()

    assert (code, told.count("unreadable 1")) == (1, len(PLACES) - 1)
    assert SmsAccount.objects.get().secret == before
    assert CANARY not in told


@pytest.mark.django_db(transaction=True)
def test_tokens_somebody_is_renewing_wait_for_the_next_run(change_key: Callable[[], None]) -> None:
    change_key()
    grant = OAuthGrant.objects.get()
    place = next(place for place in PLACES if place.column == "refresh_token")

    with lock_of_another(grant.pk):
        assert reencrypt(place).waiting == 1
    assert reencrypt(place).written == 1


@contextmanager
def lock_of_another(pk: int) -> Iterator[None]:
    """Hold the lock on a connection of its own: for the same connection a lock is free."""
    release, taken = Event(), Event()

    def hold() -> None:
        with closing(connection), only_one("oauth_grant", pk):
            taken.set()
            release.wait(10)

    thread = Thread(target=hold)
    thread.start()
    taken.wait(10)
    try:
        yield
    finally:
        release.set()
        thread.join()


def test_separate_key_is_used_for_secrets_alone(change_key: Callable[[], None], settings: Settings) -> None:
    settings.SECRETS_KEYS = [NEW]
    run()

    settings.SECRET_KEY = random.token_urlsafe(40)
    assert secret(DoorAccount.objects.get(), "token") == CANARY
    settings.SECRETS_KEYS = []
    with pytest.raises(InvalidToken):
        secret(DoorAccount.objects.get(), "token")


def test_place_names_its_column() -> None:
    assert str(Place(SmsAccount, "secret")) == "channels_in_smsaccount.secret"
