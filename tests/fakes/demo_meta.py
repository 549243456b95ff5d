"""Meta in the demo: the page, its messages, Instagram and WhatsApp, at one address as in life."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.urls import reverse

from channels_in.whatsapp.templates import keep_templates
from frontend.demo_doors import cast
from frontend.demo_doors.providers import Deed, Heard, provide
from servicedesk.demo.load_door_accounts import connect_app, connect_door, key_of
from tests.fakes import meta, whatsapp
from tests.fakes.demo_caller import Caller, later, new_id
from tests.fakes.meta import Meta
from tests.fakes.network import told
from tests.fakes.web import Asked, Reply

ON_FACEBOOK, ON_INSTAGRAM = "6104200000000690", "6104200000000691"  # what Meta calls the citizen there
WHATSAPP = cast.PHONE.removeprefix("+")
JSON = "application/json"


@dataclass
class DemoMeta(Meta):
    """heard_by: by kind of channel, what of ours has come to the citizen."""

    heard_by: dict[str, list[Heard]] = field(default_factory=dict)
    on_whatsapp: whatsapp.WhatsApp = field(default_factory=whatsapp.WhatsApp)
    tell: Callable[[bytes], None] = field(default=lambda body: None)

    def _answer(self, asked: Asked) -> Reply:
        if asked.headers.get("authorization") != f"Bearer {whatsapp.TOKEN}":
            return super()._answer(asked)
        before = len(self.on_whatsapp.said)
        reply = self.on_whatsapp._answer(asked)
        for said in self.on_whatsapp.said[before:]:
            if said["to"].lstrip("+") == WHATSAPP:
                named = json.loads(reply.body)["messages"][0]["id"]
                self.hear("whatsapp", str(said["text"]))
                later(partial(self._seen_on_whatsapp, named))
        return reply

    def _comment(self, named: str, edge: str, given: dict[str, Any]) -> Reply:
        reply = super()._comment(named, edge, given)
        self.hear("facebook" if edge == "comments" else "instagram", str(given["message"]))
        return _renamed(reply, "id", new_number())

    def _private(self, given: dict[str, Any]) -> Reply:
        reply = super()._private(given)
        if reply.status == 200:
            to, text = given["recipient"], str(given["message"]["text"])
            is_page = str(to.get("comment_id", "")).count("_") > 0 or to.get("id") == ON_FACEBOOK
            is_answer = "id" not in to
            kind = (
                ("facebook" if is_page else "instagram")
                if is_answer
                else "messenger"
                if is_page
                else "instagram_direct"
            )
            self.hear(kind, text, is_private=is_answer)
        return _renamed(reply, "message_id", meta.mid(new_id("ut")))

    def _read(self, path: str, query: dict[str, list[str]]) -> Reply:
        if path.strip("/") in (ON_FACEBOOK, ON_INSTAGRAM):
            return told({"id": path.strip("/"), "name": cast.NAME, "username": cast.HANDLE})
        return super()._read(path, query)

    def hear(self, kind: str, text: str, *, is_private: bool = False) -> None:
        self.heard_by.setdefault(kind, []).append(Heard(new_id("h"), text, datetime.now(UTC), is_private=is_private))

    def _seen_on_whatsapp(self, named: str) -> None:
        for state in ("delivered", "read"):
            fared = {**whatsapp.status("x", state, at=int(datetime.now(UTC).timestamp())), "id": named}
            self.tell(whatsapp.batch(statuses=({**fared, "recipient_id": WHATSAPP},)))


class OneDoor:
    """One kind of channel as its citizen has it."""

    def __init__(self, kind: str, vendor: DemoMeta, saying: Callable[[str], bytes], address: tuple[str, str]) -> None:
        self.kind, self.vendor, self.saying, self.address = kind, vendor, saying, address

    def take(self, deed: Deed) -> None:
        self.vendor.tell(self.saying(deed.text))

    def heard(self, since: datetime) -> Sequence[Heard]:
        return [one for one in self.vendor.heard_by.get(self.kind, []) if one.at >= since]


def new_number() -> str:
    """As Meta's ids are: figures only, never the same again."""
    return new_id("").lstrip("0")


def _renamed(reply: Reply, name: str, value: str) -> Reply:
    said = json.loads(reply.body)
    return told({**said, name: value}, reply.status) if name in said else reply


def _comment(text: str) -> bytes:
    at, who = int(datetime.now(UTC).timestamp()), {"id": ON_FACEBOOK, "name": cast.NAME}
    said = {**meta.comment(new_number(), text, by=ON_FACEBOOK), "from": who, "created_time": at}
    return meta.batch("page", meta.feed(said, at=at))


def _message(text: str) -> bytes:
    return meta.batch("page", meta.talk(meta.message(new_id("in"), text, by=ON_FACEBOOK)))


def _instagram_comment(text: str) -> bytes:
    who = {"id": ON_INSTAGRAM, "username": cast.HANDLE}
    said = {**meta.instagram_comment(new_number(), text, by=ON_INSTAGRAM), "from": who}
    return meta.batch("instagram", meta.on_instagram(said, at=int(datetime.now(UTC).timestamp())))


def _instagram_message(text: str) -> bytes:
    said = meta.message(new_id("in"), text, by=ON_INSTAGRAM, to=meta.INSTAGRAM_ID)
    return meta.batch("instagram", meta.talk(said, account=meta.INSTAGRAM_ID))


def _whatsapp(text: str) -> bytes:
    at = int(datetime.now(UTC).timestamp())
    return whatsapp.batch(whatsapp.message(new_id("in"), said=text, sender=WHATSAPP, at=at), name=cast.NAME)


SAYING: dict[str, tuple[Callable[[str], bytes], tuple[str, str]]] = {
    "facebook": (_comment, ("facebook", ON_FACEBOOK)),
    "messenger": (_message, ("facebook", ON_FACEBOOK)),
    "instagram": (_instagram_comment, ("instagram", ON_INSTAGRAM)),
    "instagram_direct": (_instagram_message, ("instagram", ON_INSTAGRAM)),
    "whatsapp": (_whatsapp, ("whatsapp", cast.PHONE)),
}


TEMPLATES = [
    whatsapp.template("svar_finns", "Hej {{1}}! Vi har ett svar till dig om {{2}}. Svara här, så skriver vi mer."),
    whatsapp.template(
        "paminnelse_om_besok", "Hej {{1}}! Du har en tid hos oss {{2}} klockan {{3}}. Svara här om du vill ändra den."
    ),
    whatsapp.template(
        "felet_ar_lagat",
        "Hej! Det du anmälde om {{1}} är åtgärdat. Svara här om något ändå är fel.",
        components=[{"type": "FOOTER", "text": "Storåns kommun"}],
    ),
    whatsapp.template("ny_oversikt", "Här är vintertiderna för återvinningscentralen.", state="PENDING"),
]


def start(port: int) -> dict[str, str]:
    caller, path = Caller(port), reverse("meta_hook", args=[key_of("meta")])
    vendor = DemoMeta(tell=lambda body: caller.call(path, body, meta.signed(body), JSON))
    vendor.posts[meta.POST_ID] = {
        "message": "Nu snöar det.",
        "permalink_url": f"https://www.facebook.com/{meta.POST_ID}",
    }
    given = {"app_secret": meta.APP_SECRET, "verify_token": meta.VERIFY_TOKEN}
    app = connect_app(provider="meta", name="Storåns app", app_id=meta.APP_ID, given=given)
    vendor.__enter__()
    for kind, (saying, address) in SAYING.items():
        named = {"whatsapp": whatsapp.NUMBER_ID}.get(
            kind, meta.INSTAGRAM_ID if kind.startswith("instagram") else meta.PAGE_ID
        )
        token = whatsapp.TOKEN if kind == "whatsapp" else meta.TOKEN
        options = {"waba_id": whatsapp.WABA_ID} if kind == "whatsapp" else {}
        account = connect_door(
            kind, provider="meta", external_id=named, given={"token": token}, app=app, name="Storåns kommun",
            options=options,
        )  # fmt: skip
        if account is not None and kind == "whatsapp":
            vendor.on_whatsapp.templates = TEMPLATES
            keep_templates(account.inbox, TEMPLATES)
        if account is not None:
            provide(kind, OneDoor(kind, vendor, saying, address))
    return {"META_GRAPH_URL": vendor.url}
