"""A1, A2: what outsiders write is text on every page of the workspace: no tag, no handler, no address of theirs."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from frontend import lookups
from tests.factories import make_agent, make_category, make_contact, make_note, make_team, make_ticket
from tickets.actions.attach import attach_to_draft
from tickets.actions.drafts import save_draft
from tickets.actions.tag import tag
from tickets.models import Attachment, Ticket

PAYLOADS = [
    '<script src="//evil.example/x.js"></script>',
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "'-alert(1)-'",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ request.user.password }}{% include 'x' %}",
    "<style>*{background:url(//evil.example)}</style>",
    "<base href=//evil.example><meta http-equiv=refresh content=0>",
]


class Tags(HTMLParser):
    """Every tag with its attributes, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, {name: value or "" for name, value in attrs}))


def faults(page: str) -> list[str]:
    """Everything on a page that would run or load what is not ours."""
    tags = Tags()
    tags.feed(page)
    found = [name for name, _attributes in tags.seen if name in {"style", "base", "object", "embed"}]
    # A frame of ours runs nothing, whatever is put into it.
    found += [name for name, attributes in tags.seen if name == "iframe" and not _is_sandboxed(attributes)]
    for name, attributes in tags.seen:
        found += [f"{name} {key}" for key in attributes if key.startswith("on") or key in {"style", "srcdoc"}]
        found += [f"meta {attributes['http-equiv']}" for _one in [0] if name == "meta" and "http-equiv" in attributes]
        for key in ("src", "href", "action", "formaction", "hx-get", "hx-post"):
            address = urlsplit(attributes.get(key, "").strip())
            if address.scheme not in {"", "tel", "mailto"} or address.netloc:
                found.append(f"{name} {key}={attributes[key]}")
        if name == "script" and not attributes.get("src", "").startswith("/static/"):
            found.append("inline script")
    return found


def _is_sandboxed(attributes: dict[str, str]) -> bool:
    return "allow-scripts" not in attributes.get("sandbox", "allow-scripts")


@pytest.mark.django_db
@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_field_of_an_outsider_is_text_on_every_page(payload: str) -> None:
    lookups.forget()
    team = make_team(f"Lag {payload[:20]}", is_open_to_all=True)
    agent = make_agent(payload, teams=[team])
    ticket = make_ticket(
        team=team,
        requester=make_contact(payload, note=payload, phone="+46701740605"),
        subject=payload,
        text=f"{payload} soptunnan {payload}",
        html=payload,
        assignee=agent,
        category=make_category(payload[:100]),
        preview=payload,
    )
    tag(ticket, add=[payload[:40]], by=agent)
    make_note(ticket, agent, payload)
    for kind in ("reply", "note"):
        draft = save_draft(ticket, by=agent, kind=kind, body=payload)
        attach_to_draft(draft, SimpleUploadedFile("x", b"Hej"))
    Attachment.objects.create(
        message=ticket.messages.first(), name=payload, storage_name="x", content_type=payload, size=1, sha256="0"
    )
    Attachment.objects.filter(draft__isnull=False).update(name=payload)
    client = Client()
    client.force_login(agent)

    for address, params in addresses(ticket, payload):
        for headers in ({}, {"HX-Request": "true"}):
            response = client.get(address, params, headers=headers)
            assert response.status_code == 200, address
            assert faults(response.content.decode()) == [], address
            assert "evil.example" not in response.headers["Content-Security-Policy"]


def addresses(ticket: Ticket, payload: str) -> list[tuple[str, dict[str, str]]]:
    own = reverse("ticket", args=[ticket.number])
    return [
        ("/arenden/", {"whose": "all"}),
        ("/arenden/", {"whose": payload, "status": payload, "channel": payload, "tag": payload, "sort": payload}),
        (own, {}),
        (own, {"part": "live", "whose": payload, "tag": payload}),
        ("/sok/", {"q": "soptunnan"}),
        ("/sok/", {"q": payload}),
        ("/kontakter/", {}),
        ("/kontakter/", {"q": payload}),
        (reverse("contact", args=[ticket.requester_id]), {"merge": payload}),
        ("/arenden/nytt/", {}),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<p onclick=x>",
        "<script>x</script>",
        "<a href='javascript:x'>",
        "<img src=//evil.example>",
        "<p style='x'>",
        "<base>",
    ],
)
def test_reader_of_these_tests_finds_what_it_should(page: str) -> None:
    assert faults(page)
