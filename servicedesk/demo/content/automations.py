"""What happens by itself in the demo municipality: twelve automations, each with why it is good to have.

Categories and teams stand by their slugs. Those that write to citizens, or that would act on the demo's old tickets as
soon as it starts, are there to be tried and switched on.
"""

from servicedesk.demo.content.shapes import Automation

_CREATED, _BOTH = ["created"], ["created", "received"]
_NOT_OTHER = {"ask": "case_kind", "not": ["other"]}
_PENDING = {"ask": "status", "is": ["pending"]}


def _days(since: str, amount: int) -> dict[str, object]:
    return {"since": since, "amount": amount, "unit": "days", "working": True}


AUTOMATIONS = (
    Automation(
        "Vattenläckor först",
        "En läcka ska synas överst direkt, vilken väg den än kommer in.",
        on=_CREATED,
        conditions=[{"ask": "words", "is": ["vattenläck", "översvämning", "vattnet forsar"]}],
        changes=[{"do": "priority", "value": 40}, {"do": "add_tags", "value": ["akut vatten"]}],
        is_active=True,
    ),
    Automation(
        "Journalister",
        "Medier får svar samma dag, så de ska synas i listan.",
        on=_CREATED,
        conditions=[{"ask": "requester_kind", "is": ["media"]}],
        changes=[{"do": "priority", "value": 30}, {"do": "add_tags", "value": ["media"]}],
        is_active=True,
    ),
    Automation(
        "Personnummer offentligt",
        "Någon behöver titta genast när ett personnummer står så att alla kan läsa det.",
        on=["identity_number_found"],
        conditions=[],
        changes=[{"do": "priority", "value": 40}, {"do": "add_tags", "value": ["personuppgift"]}],
        is_active=True,
    ),
    Automation(
        "Sociala medier när vi har stängt",
        "Det som skrivs på kvällar och helger ska vara det första den som öppnar ser.",
        on=_CREATED,
        conditions=[
            {"ask": "channel", "is": ["facebook", "instagram", "messenger", "x"]},
            {"ask": "hours", "is": ["closed"]},
        ],
        changes=[{"do": "add_tags", "value": ["utanför öppettid"]}],
        is_active=True,
    ),
    Automation(
        "Finska till dem som talar finska",
        "Den som skriver på finska har rätt till svar på finska.",
        on=_BOTH,
        conditions=[{"ask": "language", "is": ["fi", "fit"]}, {"ask": "tag", "not": ["finska"]}],
        changes=[{"do": "add_tags", "value": ["finska"]}],
        is_active=True,
    ),
    Automation(
        "Svar som blev sena",
        "Det vi inte hann med i tid går att hitta och lära av.",
        on=["promise_broken"],
        conditions=[],
        changes=[{"do": "add_tags", "value": ["försenat"]}],
        is_active=True,
    ),
    Automation(
        "Komplettering som inte kom",
        "Den som inte svarar i tid kanske inte förstod frågan: ring innan ärendet avgörs.",
        on=["completion_ended"],
        conditions=[],
        changes=[
            {"do": "priority", "value": 30},
            {"do": "note", "value": "Kompletteringen kom inte i tid. Ring {requester_name} innan du går vidare."},
        ],
        is_active=True,
    ),
    Automation(
        "Tack för anmälan om utebliven tömning",
        "De flesta vill bara veta att det är noterat och när bilen kommer.",
        on=_CREATED,
        conditions=[{"ask": "category", "is": ["utebliven-tomning"]}],
        changes=[
            {"do": "add_tags", "value": ["missad tömning"]},
            {
                "do": "reply",
                "value": "Hej {requester_first_name}!\n\nTack, vi har noterat att kärlet inte blev tömt. Bilen kommer "
                "senast nästa arbetsdag. Låt kärlet stå kvar vid vägen.\n\nDitt ärende har nummer {ticket_number}.",
            },
        ],
    ),
    Automation(
        "Bygglov: handlingar som nästan alltid saknas",
        "Den som ansöker får listan direkt i stället för efter tre veckor.",
        on=["category_changed"],
        conditions=[{"ask": "category", "is": ["komplettering"]}, {"ask": "status", "is": ["new", "open"]}],
        changes=[
            {"do": "completion", "value": {"items": ["Situationsplan i skala 1:500", "Fasadritningar"], "days": 21}}
        ],
    ),
    Automation(
        "Ingen har svarat oss: påminn",
        "Ett vänligt ord efter fem arbetsdagar räcker ofta.",
        wait=_days("status", 5),
        conditions=[_PENDING, _NOT_OTHER],
        changes=[
            {
                "do": "reply",
                "value": "Hej {requester_first_name}!\n\nVi väntar fortfarande på ditt svar i ärende {ticket_number}. "
                "Svara på det här meddelandet när du kan, så går vi vidare.",
            }
        ],
    ),
    Automation(
        "Ingen har svarat oss: lös",
        "Efter tio arbetsdagar är de flesta klara; den som svarar öppnar ärendet igen.",
        wait=_days("status", 10),
        conditions=[_PENDING, _NOT_OTHER],
        changes=[{"do": "add_tags", "value": ["inget svar"]}, {"do": "status", "value": "solved"}],
    ),
    Automation(
        "Väntat för länge på oss",
        "Ingen ska behöva höra av sig igen för att ha blivit glömd.",
        wait=_days("waiting", 3),
        conditions=[{"ask": "priority", "is": [10, 20]}],
        changes=[
            {"do": "priority", "value": 30},
            {
                "do": "mail",
                "value": {
                    "to": "team_leads",
                    "subject": "Ärende {ticket_number} har väntat i tre arbetsdagar",
                    "text": "Ärendet ligger hos {team} och har inte fått svar på tre arbetsdagar.",
                },
            },
        ],
    ),
)
