"""The demo doors: for agents of a demo on one machine, and the frames that only they open."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from channels_in.intake import process_many
from channels_in.models import KeptMail, RawInbound
from frontend.demo_doors import cast as played
from frontend.demo_doors import talks
from servicedesk.people.models import Agent
from tests.factories import make_inbox
from tests.factories.cast import Cast
from tickets.models import Ticket

pytestmark = pytest.mark.django_db
SignIn = Callable[[Agent], Client]
FRAME = {"Sec-Fetch-Dest": "iframe", "Sec-Fetch-Site": "same-origin"}
TALK = "/prova/email/samtal/"


@pytest.fixture(autouse=True)
def nothing_said_yet() -> None:
    talks._talks.clear()


@pytest.mark.parametrize("setting", ["DEMO", "ONE_MACHINE"])
def test_outside_the_demo_there_is_no_such_page(cast: Cast, sign_in: SignIn, settings: Settings, setting: str) -> None:
    setattr(settings, setting, False)
    client = sign_in(cast.johan)

    codes = [client.get(path).status_code for path in ("/prova/", "/prova/email/", TALK, "/prova/chattfonster/")]

    assert codes == [404] * 4
    assert "/prova/" not in client.get("/arenden/").content.decode()


def test_channel_nobody_plays_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.johan)

    assert [client.get(f"/prova/{kind}/samtal/").status_code for kind in ("facebook", "nonsense")] == [404, 404]


def test_mail_of_the_citizen_becomes_a_ticket_whose_number_stands_beside_it(cast: Cast, sign_in: SignIn) -> None:
    make_inbox(kind="email", address="kundcenter@storan.example", team=cast.kontaktcenter, acknowledges=False)
    client = sign_in(cast.johan)

    said = client.post(TALK, {"text": "När kommer sopbilen?", "subject": "Sopor"}, headers={"HX-Request": "true"})
    process_many(list(RawInbound.objects.values_list("pk", flat=True)))
    ticket = Ticket.objects.get()

    assert said.status_code == 200
    assert (ticket.subject, ticket.requester.name) == ("Sopor", played.NAME)
    assert reverse("ticket", args=[ticket.number]) in client.get(TALK).content.decode()


def test_answer_kept_for_the_citizen_is_seen_by_her_alone(cast: Cast, sign_in: SignIn) -> None:
    make_inbox(kind="email", address="kundcenter@storan.example", team=cast.kontaktcenter)
    client = sign_in(cast.johan)
    client.post(TALK, {"text": "När kommer sopbilen?"})
    for number, to in enumerate((played.EMAIL, "ann@mejl.example")):
        body = f"From: kundcenter@storan.example\r\nSubject: Svar\r\n\r\nSvar nummer {number}.\r\n"
        KeptMail.objects.create(sender="x", recipients=[to], subject="Svar", body=body.encode())

    shown = client.get(TALK).content.decode()

    assert ("Svar nummer 0." in shown, "Svar nummer 1." in shown) == (True, False)


def test_talk_that_has_not_changed_is_not_sent_again(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.johan)
    seen = client.get(TALK).context["seen"]

    assert client.get(f"{TALK}?sett={seen}").status_code == 204


def test_nothing_written_is_refused_with_a_word(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.johan).post(TALK, {"text": " "}, headers={"HX-Request": "true"})

    assert (answer.status_code, "Skriv något först." in answer.content.decode()) == (422, True)


def framed_by(client: Client, path: str, headers: dict[str, str]) -> tuple[str | None, bool]:
    answer = client.get(path, headers=headers)
    return answer.headers.get("X-Frame-Options"), "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]


def test_workspace_may_stand_in_a_frame_of_our_own(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.johan)

    assert framed_by(client, "/arenden/", FRAME) == ("SAMEORIGIN", True)


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/arenden/", {}),
        ("/arenden/", {**FRAME, "Sec-Fetch-Site": "cross-site"}),
        ("/arenden/", {**FRAME, "Sec-Fetch-Site": "same-site"}),
        ("/arenden/", {**FRAME, "Sec-Fetch-Dest": "document"}),
        ("/prova/", FRAME),
        ("/konto/", FRAME),
        ("/installningar/", FRAME),
        ("/finns-inte/", FRAME),
    ],
)
def test_nothing_else_is_framed(cast: Cast, sign_in: SignIn, path: str, headers: dict[str, str]) -> None:
    assert framed_by(sign_in(cast.johan), path, headers) == ("DENY", False)


def test_workspace_is_framed_by_nobody_outside_the_demo(cast: Cast, sign_in: SignIn, settings: Settings) -> None:
    settings.DEMO = False

    assert framed_by(sign_in(cast.johan), "/arenden/", FRAME) == ("DENY", False)
