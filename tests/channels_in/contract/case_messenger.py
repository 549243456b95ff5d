from tests.channels_in.contract.case import Case
from tests.channels_in.contract.meta_doors import MetaDoor, graph, kept
from tests.fakes import meta
from tickets.incoming import IncomingAddress

_door = MetaDoor("messenger", lambda named, text: meta.talk(meta.message(named, text)))
# From the documentation of the Messenger platform (webhook events: messages, postbacks), with ids of nobody.
TEXT = {
    "sender": {"id": "6104200000000002"},
    "recipient": {"id": meta.PAGE_ID},
    "timestamp": 1795160000123,
    "message": {
        "mid": "m_AG5Hz2Uq7tuwNEhXfYYKj8mJEM",
        "text": "Är badet öppet? åäö 🙂",
        "quick_reply": {"payload": "X"},
    },
}
PICTURE = {
    "sender": {"id": "6104200000000002"},
    "recipient": {"id": meta.PAGE_ID},
    "timestamp": 1795160000123,
    "message": {
        "mid": "m_2",
        "reply_to": {"mid": "m_1"},
        "attachments": [{"type": "image", "payload": {"url": "https://scontent.xx.fbcdn.net/v/bild.jpg"}}],
    },
}
BUTTON = {
    "sender": {"id": "6104200000000002"},
    "recipient": {"id": meta.PAGE_ID},
    "timestamp": 1795160000123,
    "postback": {"mid": "m_3", "title": "När är det öppet?", "payload": "OPPET"},
}
SOMEBODY = IncomingAddress("facebook", "6104200000000002")
CASE = Case(
    kind="messenger",
    fake=graph,
    make=_door.make,
    hooked=_door,
    captured=[
        (
            kept(meta.PAGE_ID, "messaging", TEXT, 1795160000200),
            {"text": "Är badet öppet? åäö 🙂", "sender": SOMEBODY, "continues": True, "in_reply_to": ""},
        ),
        (
            kept(meta.PAGE_ID, "messaging", PICTURE, 1795160000200),
            {"text": "", "sender": SOMEBODY, "in_reply_to": "messenger:m_1"},
        ),
        (kept(meta.PAGE_ID, "messaging", BUTTON, 1795160000200), {"text": "När är det öppet?", "continues": True}),
    ],
    refused=meta.refusal(551, "(#551) This person isn't available right now.", subcode=1545041),
    busy=meta.TOO_FAST,
    has_window=True,
)
