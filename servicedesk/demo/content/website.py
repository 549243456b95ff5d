"""What the demo municipality's website tells about itself: ways to contact it, texts, the accessibility statement."""

from servicedesk.demo.content.shapes import ContactWay, Disturbance, Statement

_OFFICE = (("mon-thu", "08:00", "16:30"), ("fri", "08:00", "15:00"))
_VISITS = (("mon-thu", "10:00", "16:00"), ("fri", "10:00", "14:00"))

CONTACT_WAYS = (
    ContactWay(
        "form", "", note="Svar inom ett dygn på vardagar", note_en="Answer within a day, Monday to Friday", always=True
    ),
    ContactWay("phone", "0980-31 92 00", hours=_OFFICE),
    ContactWay(
        "sms", "070-174 06 99", note="Svar på vardagar 8–16:30", note_en="Answer on weekdays 8:00–16:30", always=True
    ),
    ContactWay(
        "visit",
        "Stadshuset, Storgatan 1",
        label="Besök Medborgarservice",
        label_en="Visit the citizens' office",
        note="Stadshuset, Storgatan 1",
        note_en="Stadshuset, Storgatan 1",
        hours=_VISITS,
    ),
    ContactWay(
        "letter",
        "Storåns kommun, 930 99 Storå",
        note="Storåns kommun, 930 99 Storå",
        note_en="Storåns kommun, SE-930 99 Storå, Sweden",
    ),
)

DISTURBANCE = Disturbance(
    title="Brunt vatten på Kvarngatan och Norrstrand",
    text="Hämta dricksvatten i tanken vid Norrstrandsskolan. Spola inte i kranen: då dröjer det längre innan vattnet "
    "blir klart.",
    link="/fragor/?q=brunt+vatten",
    link_text="Läs mer om brunt vatten",
)

PERSONAL_DATA = {
    "sv": """När du kontaktar oss sparar vi det du skriver eller säger, och det vi svarar. Vi behöver det för att \
kunna hjälpa dig och för att visa hur vi har skött ditt ärende.

## Vem ansvarar

Den nämnd som äger ditt ärende ansvarar för dina uppgifter. Kommunstyrelsen ansvarar för kontaktcentret.

## Vad vi sparar

- Ditt namn, din adress och ditt telefonnummer, om du lämnar dem.
- Det du skriver, och filer som du skickar med.
- När vi hade kontakt, och vem hos oss som svarade.

Du kan kontakta oss utan att säga vem du är. Skriv inga personnummer eller uppgifter om hälsa i formulär \
och mejl.

## Hur länge

Uppgifterna tas bort enligt nämndens plan för hur handlingar sparas. Det du skickar till oss blir en allmän \
handling. Andra kan begära att få läsa den, om den inte är hemlig enligt lag.

## Det här räknar vi

På de här sidorna räknar vi hur ofta ett svar läses och vad som söks, utan kakor och utan att veta vem du \
är. Sökningar som ser ut att innehålla personnummer, e-postadress eller telefonnummer sparas inte alls.

## Dina rättigheter

Du har rätt att få veta vilka uppgifter vi har om dig, och att få fel rättade. Kontakta oss, så hjälper vi \
dig. Är du inte nöjd kan du klaga hos Integritetsskyddsmyndigheten.
""",
    "en": """When you contact us we keep what you write or say, and what we answer. We need it to help you, and to \
show how we have handled your case.

## Who is responsible

The committee that owns your case is responsible for your data. The municipal executive board is \
responsible for the contact centre.

## What we keep

- Your name, address and phone number, if you give them.
- What you write, and files that you send.
- When we were in contact, and who answered you.

You can contact us without saying who you are. Do not write personal identity numbers or anything about \
health.

## For how long

The data is removed by the committee's plan for its records. What you send to us becomes a public document. \
Others can ask to read it, unless it is secret by law.

## What we count

On these pages we count how often an answer is read and what is searched for, without cookies and without \
knowing who you are. Searches that seem to hold an identity number, an e-mail address or a phone number are \
not kept at all.

## Your rights

You have the right to know what data we have about you, and to have faults corrected. Contact us, and we \
help you. If you are not content, you can complain to the Swedish Authority for Privacy Protection.
""",
}

SOCIAL_MEDIA = {
    "sv": """Här är kommunens egna konton. På andra konton med vårt namn är det inte vi som svarar.

| Konto | Vad vi skriver om | När vi svarar |
|---|---|---|
| Facebook: Storåns kommun | Det som händer och det som ändras | Vardagar 8–16 |
| Instagram: storanskommun | Bilder från kommunen | Vardagar 8–16 |

Skriv inget personligt i kommentarer: alla kan läsa dem. Kommentarer som bryter mot lagen tar vi bort. Det \
du skriver på våra konton blir en allmän handling.
""",
}

STATEMENT = Statement(
    shortcomings="""- Kartor i e-tjänster hos andra kan inte användas med bara tangentbord. Vi har bett leverantören \
rätta till det.
- Några äldre beslut som pdf saknar rubriker som skärmläsare kan följa. Be oss om en läsbar version.""",
    how_assessed="Vi har prövat varje sorts sida med bara tangentbord, med skärmläsare och med axe, i ljust och mörkt "
    "läge och i smala fönster.",
    email="tillganglighet@storan.example",
    form="tillganglighet",
)
