"""G1: what Meta calls us with is believed for its signature over the raw bytes, and for nothing else."""

import hashlib
import hmac
import json

import pytest

from channels_in.meta.apps import change_app
from channels_in.models import HookDelivery, RawInbound
from tests.channels_in.meta.conftest import Door, make_app
from tests.clock import Clock
from tests.factories import make_agent
from tests.fakes import meta

pytestmark = pytest.mark.django_db
HEADER = "X-Hub-Signature-256"
# Always the same bytes: the tests are named by them.
BODY = meta.batch("page", meta.feed(meta.comment("1", "Sopbilen kom inte, åäö 🙂", created_time=1_795_000_000)))
GOOD = meta.signed(BODY)[HEADER]


def hmac_of(body: bytes, secret: str = meta.APP_SECRET, digest: str = "sha256") -> str:
    return hmac.new(secret.encode(), body, digest).hexdigest()


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        "sha256=",
        GOOD[:-1],
        GOOD + "0",
        GOOD.upper(),
        "SHA256=" + GOOD.partition("=")[2],
        GOOD.partition("=")[2],
        "sha1=" + hmac_of(BODY, digest="sha1"),
        "sha1=" + hmac_of(BODY),
        "sha256=" + hmac_of(BODY, ""),
        "sha256=" + hmac_of(BODY, "en-annan-apps-hemlighet"),
        "sha256=" + hashlib.sha256(BODY).hexdigest(),
        "sha256=" + hmac_of(json.dumps(json.loads(BODY), ensure_ascii=False).encode()),
        "sha256=å",
        GOOD + ", " + GOOD,
    ],
)
def test_no_other_signature_is_taken(facebook: Door, given: str | None) -> None:
    status = facebook.call(BODY, {} if given is None else {HEADER: given})

    assert (status, HookDelivery.objects.count(), RawInbound.objects.count()) == (401, 0, 0)


@pytest.mark.parametrize("place", [0, 1, len(BODY) // 2, len(BODY) - 1])
def test_one_byte_changed_is_refused(facebook: Door, place: int) -> None:
    altered = bytearray(BODY)
    altered[place] ^= 1

    assert facebook.call(bytes(altered), {HEADER: GOOD}) == 401
    assert HookDelivery.objects.count() == 0


def test_old_header_alone_is_refused(facebook: Door) -> None:
    assert facebook.call(BODY, {"X-Hub-Signature": "sha1=" + hmac_of(BODY, digest="sha1")}) == 401


@pytest.mark.parametrize(
    "body",
    [
        BODY,  # å as \\u00e5, 🙂 as two halves
        json.dumps(json.loads(BODY), ensure_ascii=False).encode(),
        json.dumps(json.loads(BODY), indent=2).encode(),
        BODY.replace(b"\\u00e5", b"\\u00E5"),
        BODY.replace(b"/", b"\\/"),
        b" " + BODY + b"\r\n",
    ],
)
def test_bytes_are_signed_as_they_were_written(facebook: Door, body: bytes) -> None:
    assert facebook.call(body, meta.signed(body)) == 200
    assert bytes(HookDelivery.objects.get().body) == body


def test_other_apps_secret_opens_no_other_app(facebook: Door) -> None:
    _other, path = make_app("en-annan-apps-hemlighet")
    strangers = Door(facebook.account, path)

    assert strangers.call(BODY, meta.signed(BODY, "en-annan-apps-hemlighet")) == 200
    assert strangers.call(BODY, {HEADER: GOOD}) == 401
    # It is signed, and the page is none of that app's.
    assert RawInbound.objects.count() == 0


def test_app_without_a_secret_believes_nobody(facebook: Door) -> None:
    _app, path = make_app("")

    assert Door(facebook.account, path).call(BODY, {HEADER: "sha256=" + hmac_of(BODY, "")}) == 401


def test_secret_before_is_taken_for_a_day(facebook: Door, clock: Clock) -> None:
    app = facebook.account.app
    assert app is not None
    change_app(app, by=make_agent(), name=app.name, app_id=app.app_id, app_secret="den-nya-hemligheten")

    assert facebook.call(BODY, {HEADER: GOOD}) == 200
    assert facebook.call(BODY, meta.signed(BODY, "den-nya-hemligheten")) == 200
    clock.forward(hours=25)

    assert facebook.call(BODY, {HEADER: GOOD}) == 401
    assert facebook.call(BODY, meta.signed(BODY, "den-nya-hemligheten")) == 200


def test_address_nobody_has_is_not_found(facebook: Door) -> None:
    assert Door(facebook.account, facebook.path[:-3] + "xx/").call(BODY, {HEADER: GOOD}) == 404
