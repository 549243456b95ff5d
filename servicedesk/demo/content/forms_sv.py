"""The web forms in Swedish, in klarspråk."""

from servicedesk.demo.content.shapes import FormField, WebForm

CONSENT = """Det du skickar blir en allmän handling. Vi sparar dina uppgifter så länge vi behöver dem för att svara \
dig, och sedan enligt kommunens regler för arkivering. Du kan be att få se dem."""

_NAME = FormField("namn", "Namn", "name", help="Frivilligt. Du får vara anonym.")
_EMAIL = FormField("epost", "E-post", "email", help="Hit skickar vi ärendenumret och svaret.")
_PHONE = FormField("telefon", "Mobilnummer", "phone", help="Om du hellre vill ha sms eller bli uppringd.")
_FILE = FormField("fil", "Bifoga bild eller fil", "file", help="Högst 20 MB per fil.")
_REPLY = FormField(
    "svar",
    "Hur vill du ha svar?",
    "choice",
    required=True,
    choices=(("email", "E-post"), ("sms", "Sms"), ("phone", "Ring mig"), ("none", "Inget svar")),
)

WRITE_TO_US = WebForm(
    slug="skriv-till-oss",
    language="sv",
    title="Skriv till oss",
    intro="Ställ en fråga om vad som helst som kommunen gör. Skriv inga personnummer eller uppgifter om hälsa. "
    "Ring oss om frågan är känslig.",
    what_happens_next="Du får ett ärendenummer direkt. En medarbetare i Kontaktcenter läser din fråga och svarar "
    "inom ett dygn på vardagar. Behöver någon annan svara säger vi vem, och när du kan räkna med svar.",
    consent=CONSENT,
    category="kommunen",
    team="kontaktcenter",
    fields=(
        FormField("amne", "Vad gäller det?", "text", required=True, help="Några ord räcker."),
        FormField("fraga", "Beskriv din fråga", "textarea", required=True, help="Skriv gärna adress eller plats."),
        _FILE,
        _REPLY,
        _NAME,
        _EMAIL,
        _PHONE,
    ),
)

FAULT_REPORT = WebForm(
    slug="felanmalan",
    language="sv",
    title="Anmäl fel på gata, belysning eller snöröjning",
    intro="Berätta vad som är fel och var. Är det akut, till exempel en vattenläcka eller ett öppet brunnslock? "
    "Ring 0980-31 92 00. Där svarar vi dygnet runt.",
    what_happens_next="Anmälan går direkt till Gata och park. Farliga fel tar vi hand om samma dag. Hål i vägen och "
    "enstaka lampor lagar vi inom tio vardagar. Lämnar du e-post eller mobilnummer säger vi till när det är klart.",
    consent=CONSENT,
    category="vagar",
    team="gata-park",
    fields=(
        FormField(
            "typ",
            "Vad är fel?",
            "choice",
            required=True,
            choices=(
                ("gata", "Hål eller skada i gatan"),
                ("belysning", "Gatubelysning"),
                ("sno", "Snö eller halka"),
                ("park", "Park eller lekplats"),
                ("annat", "Något annat"),
            ),
        ),
        FormField(
            "plats",
            "Var är felet?",
            "text",
            required=True,
            help="Gata och husnummer, eller numret på lyktstolpen. Det står på en skylt i ögonhöjd.",
        ),
        FormField("beskrivning", "Beskriv felet", "textarea", required=True),
        FormField("upptackt", "När såg du felet?", "date"),
        FormField("farligt", "Det är farligt för dem som går, cyklar eller kör förbi", "checkbox"),
        _FILE,
        _NAME,
        _EMAIL,
        _PHONE,
    ),
)

COMMENT = WebForm(
    slug="synpunkt",
    language="sv",
    title="Lämna en synpunkt eller ett klagomål",
    intro="Tyck till om det vi gör. Beröm, idéer och klagomål hjälper oss att bli bättre. Skriv inget om din eller "
    "någon annans hälsa.",
    what_happens_next="Vi läser din synpunkt samma dag och skickar den till den som ansvarar. Vill du ha svar får du "
    "det inom tio vardagar, och då berättar vi vad vi gör åt saken.",
    consent=CONSENT,
    category="synpunkt",
    team="kontaktcenter",
    fields=(
        FormField(
            "slag",
            "Vad vill du lämna?",
            "choice",
            required=True,
            choices=(("klagomal", "Klagomål"), ("ide", "Förslag"), ("berom", "Beröm")),
        ),
        FormField("verksamhet", "Vad handlar det om?", "text", required=True, help="Till exempel en skola eller gata."),
        FormField("synpunkt", "Berätta", "textarea", required=True, help="Vad hände, och vad vill du att vi gör?"),
        FormField("handelse", "När hände det?", "date"),
        FormField("vill_ha_svar", "Jag vill ha svar", "checkbox"),
        _NAME,
        _EMAIL,
        _PHONE,
    ),
)

PUBLIC_DOCUMENT = WebForm(
    slug="begar-allman-handling",
    language="sv",
    title="Begär ut en allmän handling",
    intro="Alla har rätt att läsa kommunens allmänna handlingar. Du behöver inte säga vem du är eller varför du vill "
    "läsa dem.",
    what_happens_next="Vi börjar leta samma dag. Innan vi lämnar ut handlingen prövar vi om något i den är hemligt. "
    "Säger vi nej till något får du veta varför och hur du överklagar. Digitala handlingar är gratis. På papper är "
    "de första nio sidorna gratis, sedan kostar det 50 kronor för tio sidor.",
    consent=CONSENT,
    category="allman-handling",
    team="kontaktcenter",
    fields=(
        FormField(
            "handling",
            "Vilken handling vill du läsa?",
            "textarea",
            required=True,
            help="Skriv det du vet: vad den handlar om, årtal, avsändare eller diarienummer.",
        ),
        FormField("fran", "Från och med", "date"),
        FormField("till", "Till och med", "date"),
        FormField(
            "leverans",
            "Hur vill du ha den?",
            "choice",
            required=True,
            choices=(("email", "E-post"), ("letter", "Brev"), ("visit", "Läsa på plats i Stadshuset")),
        ),
        FormField("namn", "Namn", "name", help="Frivilligt. Du har rätt att vara anonym."),
        FormField("epost", "E-post", "email", help="Behövs om du vill ha handlingen med e-post."),
        FormField("adress", "Postadress", "textarea", help="Behövs om du vill ha handlingen som brev."),
    ),
)

ACCESSIBILITY = WebForm(
    slug="tillganglighet",
    language="sv",
    title="Anmäl en brist i tillgängligheten",
    intro="Berätta vad du inte kan använda på våra webbplatser, eller vad du behöver få på ett annat sätt.",
    what_happens_next="Vi svarar inom ett dygn på vardagar. Behöver du något i en annan form skickar vi det, och vi "
    "rättar till felet eller berättar varför det dröjer.",
    consent=CONSENT,
    category="kommunen",
    team="kontaktcenter",
    fields=(
        FormField("sida", "Vilken sida gäller det?", "text", required=True, help="Adressen, eller vad sidan heter."),
        FormField("fel", "Vad går inte att använda, eller vad behöver du?", "textarea", required=True),
        FormField("epost", "E-post", "email", help="Om du vill ha svar."),
    ),
)

FORMS_SV = (WRITE_TO_US, FAULT_REPORT, COMMENT, PUBLIC_DOCUMENT, ACCESSIBILITY)
