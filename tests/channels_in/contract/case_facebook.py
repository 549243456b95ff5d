from tests.channels_in.contract.case import Case
from tests.channels_in.contract.meta_doors import MetaDoor, graph, kept
from tests.fakes import meta
from tickets.incoming import IncomingAddress

_door = MetaDoor("facebook", lambda named, text: meta.feed(meta.comment(named, text)))
# From the documentation of webhooks for pages (field feed), with ids of nobody.
COMMENT = {
    "from": {"id": "2389000000000001", "name": "Eva Holmström"},
    "post": {
        "status_type": "mobile_status_update",
        "is_published": True,
        "updated_time": "2026-11-20T09:30:00+0000",
        "permalink_url": "https://www.facebook.com/permalink.php?story_fbid=1&id=104200000000001",
        "promotion_status": "inactive",
        "id": "104200000000001_330100000000001",
    },
    "message": "Sopbilen kom inte idag, åäö 🙂",
    "post_id": "104200000000001_330100000000001",
    "comment_id": "330100000000001_330200000000002",
    "created_time": 1795160000,
    "item": "comment",
    "parent_id": "104200000000001_330100000000001",
    "verb": "add",
}
POST = {
    "from": {"id": "2389000000000001", "name": "Eva Holmström"},
    "link": "https://scontent.xx.fbcdn.net/v/bild.jpg",
    "message": "Gropen på Storgatan",
    "post_id": "104200000000001_330300000000003",
    "created_time": 1795160000,
    "item": "photo",
    "photo": "https://scontent.xx.fbcdn.net/v/bild.jpg",
    "photo_id": "330300000000004",
    "published": 1,
    "verb": "add",
}
EVA = IncomingAddress("facebook", "2389000000000001", "Eva Holmström")
CASE = Case(
    kind="facebook",
    fake=graph,
    make=_door.make,
    hooked=_door,
    captured=[
        (
            kept(meta.PAGE_ID, "feed", COMMENT, 1795160001),
            {
                "text": "Sopbilen kom inte idag, åäö 🙂",
                "sender": EVA,
                "sender_name": "Eva Holmström",
                "in_reply_to": "facebook:104200000000001_330100000000001",
                "continues": False,
                "is_automatic": False,
            },
        ),
        (kept(meta.PAGE_ID, "feed", POST, 1795160001), {"text": "Gropen på Storgatan", "sender": EVA}),
    ],
    refused=meta.refusal(368, "(#368) The action attempted has been deemed abusive or is otherwise disallowed"),
    busy=meta.TOO_FAST,
)
