from tests.channels_in.contract.case import Case
from tests.channels_in.contract.meta_doors import MetaDoor, graph, kept
from tests.fakes import meta
from tickets.incoming import IncomingAddress

_door = MetaDoor("instagram", lambda named, text: meta.on_instagram(meta.instagram_comment(named, text)))
# From the documentation of webhooks for Instagram (fields comments and mentions), with ids of nobody.
COMMENT = {
    "id": "17865799348089039",
    "text": "Vackert! När är konserten? åäö 🙂",
    "from": {"id": "6104200000000002", "username": "eva.holmstrom"},
    "media": {"id": "17900000000000001", "media_product_type": "FEED"},
    "parent_id": "17865799348089001",
}
# What is fetched of a mention.
MENTION = {
    "media_id": "17900000000000009",
    "comment_id": "17865799348089040",
    "comment": {"text": "@storanskommun lagar ni gropen?", "username": "olle", "timestamp": "2026-11-20T09:30:00+0000"},
    "permalink": "https://www.instagram.com/p/AbCdEf/",
}
CASE = Case(
    kind="instagram",
    fake=graph,
    make=_door.make,
    hooked=_door,
    captured=[
        (
            kept(meta.INSTAGRAM_ID, "comments", COMMENT, 1795160001),
            {
                "text": "Vackert! När är konserten? åäö 🙂",
                "sender": IncomingAddress("instagram", "6104200000000002", "eva.holmstrom"),
                "in_reply_to": "instagram:17865799348089001",
                "continues": False,
            },
        ),
        (
            kept(meta.INSTAGRAM_ID, "mention_fetched", MENTION, 1795160001),
            {
                "text": "@storanskommun lagar ni gropen?",
                "sender": IncomingAddress("instagram", "olle", "olle"),
                "continues": False,
            },
        ),
    ],
    refused=meta.refusal(100, "(#100) You cannot reply to hidden comments"),
    busy=meta.TOO_FAST,
)
