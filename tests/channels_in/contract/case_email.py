from tests.channels_in.contract.case import Case
from tickets.incoming import IncomingAddress

MAIL = (
    b"From: Ann Berg <Ann@Exempel.example>\r\nSubject: Sopbilen\r\n"
    b"Message-ID: <m1@exempel.example>\r\n\r\nKom inte idag."
)
# Its ways in (IMAP, LMTP, a pipe) and its way out have tests of their own in tests/channels_in/email.
CASE = Case(
    kind="email",
    captured=[
        (
            MAIL,
            {
                "subject": "Sopbilen",
                "text": "Kom inte idag.",
                "sender": IncomingAddress("email", "ann@exempel.example", "Ann Berg"),
                "is_automatic": False,
            },
        )
    ],
)
