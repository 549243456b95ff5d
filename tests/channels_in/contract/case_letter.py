from tests.channels_in.contract.case import Case
from tests.channels_in.scans.papers import pdf

# Its way in is a folder: tests/channels_in/scans. It answers by e-mail.
CASE = Case(
    kind="letter",
    captured=[
        (
            pdf(["Storåns kommun", "Ang: Trasig lampa", "Lampan på Storgatan 4 lyser inte."]),
            {
                "channel": "letter",
                "subject": "Trasig lampa",
                "text": "Storåns kommun\nAng: Trasig lampa\nLampan på Storgatan 4 lyser inte.",
                "sender": None,
            },
        )
    ],
    envelope={"name": "skanning.pdf"},
)
