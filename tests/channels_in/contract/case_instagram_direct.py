from tests.channels_in.contract.case import Case
from tests.channels_in.contract.meta_doors import MetaDoor, graph, kept
from tests.fakes import meta
from tickets.incoming import IncomingAddress


def _said(named: str, text: str) -> dict[str, object]:
    return meta.talk(meta.message(named, text, to=meta.INSTAGRAM_ID), account=meta.INSTAGRAM_ID)


_door = MetaDoor("instagram_direct", _said)
# From the documentation of messages by Instagram (webhook), with ids of nobody.
STORY = {
    "sender": {"id": "6104200000000002"},
    "recipient": {"id": meta.INSTAGRAM_ID},
    "timestamp": 1795160000123,
    "message": {
        "mid": "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlE",
        "text": "Hej! åäö 🙂",
        "attachments": [
            {"type": "story_mention", "payload": {"url": "https://lookaside.fbsbx.com/ig_messaging_cdn/?id=1"}}
        ],
    },
}
CASE = Case(
    kind="instagram_direct",
    fake=graph,
    make=_door.make,
    hooked=_door,
    captured=[
        (
            kept(meta.INSTAGRAM_ID, "messaging", STORY, 1795160000200),
            {
                "text": "Hej! åäö 🙂",
                "sender": IncomingAddress("instagram", "6104200000000002"),
                "continues": True,
            },
        )
    ],
    refused=meta.OUTSIDE_WINDOW,
    busy=meta.TOO_FAST,
    has_window=True,
)
