import json

from tests.channels_in.contract.case import Case
from tickets.incoming import IncomingAddress

ANSWERS = [
    {"key": "fraga", "kind": "textarea", "label": "Fråga", "value": "Ingen har tömt den."},
    {"key": "epost", "kind": "email", "label": "E-post", "value": "anna@mejl.example"},
]
# Its way in is a page of ours: tests/channels_in/test_webform.py, tests/frontend/public. It answers by e-mail.
CASE = Case(
    kind="webform",
    captured=[
        (
            json.dumps({"form": "kontakt", "title": "Kontakta oss", "answers": ANSWERS}).encode(),
            {
                "subject": "Kontakta oss",
                "text": "Ingen har tömt den.\n\nE-post: anna@mejl.example",
                "sender": IncomingAddress("email", "anna@mejl.example"),
            },
        )
    ],
)
