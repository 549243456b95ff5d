"""Articles about people's rights: documents, appeals, languages, personal data."""

from servicedesk.demo.content.article_words import PUBLIC_DOCUMENT, RING, WRITE, e_service, md, municipality, page, said

ARTICLES = (
    municipality(
        slug="begara-allman-handling",
        category="dina-rattigheter",
        question="Hur begär jag ut en allmän handling?",
        short_answer=said("""Fyll i formuläret, ring eller kom hit. Du behöver inte säga vem du är eller varför.
            Digitala handlingar är gratis. Vi börjar leta samma dag."""),
        steps=(
            "Berätta vad du vill läsa: ämne, årtal, avsändare eller diarienummer.",
            "Välj mejl, brev eller att läsa på plats.",
            "Vänta på svar. Vi prövar om något är hemligt innan vi lämnar ut.",
        ),
        details=md("""
            ## Offentlighetsprincipen
            Alla har rätt att läsa allmänna handlingar. Det står i tryckfrihetsförordningen, en av våra grundlagar.
            Svaret ska komma skyndsamt, ofta samma dag.

            ## Vad kostar det?
            | Sätt | Pris |
            | --- | --- |
            | Digitalt | Gratis |
            | Läsa i Stadshuset | Gratis |
            | Papper, 1–9 sidor | Gratis |
            | Papper, 10 sidor | 50 kronor |
            | Varje sida till | 2 kronor |

            ## Om vi säger nej
            Då talar vi om varför. Be om ett skriftligt beslut, så kan du överklaga till kammarrätten inom tre
            veckor.

            ## Är allt allmän handling?
            Nej. Utkast och arbetspapper är det sällan. Mejl till oss är det nästan alltid."""),
        links=(PUBLIC_DOCUMENT, RING),
        internal_notes=md("""
            - Fråga aldrig vem personen är eller varför. Det är förbjudet att efterforska.
            - Skicka till registrator samma timme. Press: säg till kommunikatören att svaret går ut, inte i förväg.
            - Är du osäker på sekretess: lämna inte ut, fråga registrator."""),
        audience=("residents",),
        tags=("offentlighet", "allmän handling", "registrator", "protokoll", "avtal", "kopia", "diarium"),
        sms=said("""Begär ut handlingar på storan.example eller ring 0980-31 92 00. Du får vara anonym. Digitalt är
            gratis."""),
        asked=(
            "offentlighetsprincipen",
            "läsa protokoll och mejl",
            "begära ut avtal",
            "kopia på beslut",
            "almän handling kostnad",
            "registrator",
        ),
    ),
    municipality(
        slug="overklaga-ett-beslut",
        category="dina-rattigheter",
        question="Hur överklagar jag ett beslut från kommunen?",
        short_answer=said("""Skriv till den nämnd som tog beslutet, inom tre veckor från att du fick det. Skriv
            vilket beslut, vad du vill ändra och varför. Hur du gör står alltid i beslutet."""),
        steps=(
            "Läs sista sidan i beslutet. Där står tiden och adressen.",
            "Skriv vilket beslut du menar och vad du vill ha i stället.",
            "Skriv under och skicka till oss, inte till domstolen.",
        ),
        details=md("""
            ## Två sorters överklagande
            | Beslutet gäller | Då prövar domstolen |
            | --- | --- |
            | Dig, till exempel bistånd, lov, skolskjuts | Om beslutet är rätt för dig |
            | Alla, till exempel budget eller nedlagd skola | Bara om det är lagligt |

            Det andra heter laglighetsprövning. Då räknas de tre veckorna från att protokollet kom upp på
            anslagstavlan. Du ska vara kommunmedlem.

            ## Kan ni ändra er?
            Ja. Förvaltningslagen säger att vi ska ändra ett beslut som är uppenbart fel, om det går snabbt.

            ## Kom du för sent?
            Skicka ändå och berätta varför. Vi prövar om det kom i tid.

            ## Hjälp att skriva
            Säg det muntligt, så skriver vi ned det åt dig."""),
        links=(RING, WRITE),
        internal_notes=said("""Vi har serviceskyldighet: hjälp till att skriva, också muntligt. Säg aldrig hur det
            brukar gå. Skicka till nämndens brevlåda samma dag."""),
        audience=("residents",),
        tags=("överklagande", "förvaltningslagen", "avslag", "besvärshänvisning", "missnöjd"),
        sms=said("""Skriv till oss inom tre veckor från att du fick beslutet: vilket beslut, vad du vill ändra,
            varför. Sista sidan i beslutet säger hur."""),
        asked=(
            "överklaga",
            "avslag vad gör jag",
            "inte nöjd med beslutet",
            "laglighetsprövning",
            "besvärshänvisning",
            "överklagan tid",
        ),
    ),
    municipality(
        slug="nationella-minoriteters-rattigheter",
        category="dina-rattigheter",
        question="Vilka rättigheter har jag som talar finska, samiska eller meänkieli?",
        short_answer=said("""Du får använda ditt språk när du kontaktar oss, och få svar på det. Du har också rätt
            till förskola och äldreomsorg helt eller till stor del på ditt språk."""),
        details=md("""
            ## Storån är förvaltningsområde
            Kommunen hör till förvaltningsområdet för finska, samiska och meänkieli. Det står i lagen om nationella
            minoriteter och minoritetsspråk.

            ## Så använder du rätten
            | Du vill | Gör så här |
            | --- | --- |
            | Tala med oss | Säg "finska" eller "samiska", så ringer rätt person upp |
            | Ha förskola på finska | Skriv det i ansökan |
            | Läsa språket i skolan | [Anmäl modersmål](article:undervisning-pa-modersmal) |
            | Ha omsorg på ditt språk | Säg det till handläggaren |

            ## Jiddisch och romani
            Har samma skydd. Vi hjälper dig med tolk.

            ## Vara med och bestämma
            Samråd hålls fyra gånger om året. Alla som hör till en minoritet är välkomna."""),
        links=(RING, page("Samråd", "minoriteter")),
        internal_notes=said("""Pirkko svarar på finska, Elle på samiska. Be aldrig om bevis. För meänkieli: boka
            tolk och ring upp samma dag."""),
        audience=("residents",),
        tags=("minoriteter", "finska", "samiska", "meänkieli", "sverigefinsk", "minoritetsspråk"),
        asked=(
            "förvaltningsområde finska",
            "samiska kommunen prata",
            "meänkieli äldreomsorg",
            "minoritetsspråk rätt",
            "sverigefinsk",
        ),
    ),
    municipality(
        slug="mina-personuppgifter",
        category="dina-rattigheter",
        question="Vilka uppgifter har kommunen om mig?",
        short_answer=said("""Be om ett registerutdrag i e-tjänsten. Det är gratis och du får svar inom en månad. Är
            något fel rättar vi det."""),
        steps=(
            "Logga in i e-tjänsten Registerutdrag.",
            "Välj vilka delar av kommunen du vill veta om.",
            "Hämta svaret i Mina sidor eller med rekommenderat brev.",
        ),
        details=md("""
            ## Dina rättigheter
            Dataskyddsförordningen (GDPR) ger dig rätt att
            - få veta vad vi har
            - få fel rättade
            - få veta varför vi sparar
            - klaga hos Integritetsskyddsmyndigheten

            ## Kan ni radera allt?
            Sällan. Allmänna handlingar måste vi ofta spara enligt arkivlagen.

            ## Dataskyddsombud
            Ring och be att få tala med dataskyddsombudet."""),
        links=(e_service("Registerutdrag", "registerutdrag"), RING),
        audience=("residents",),
        tags=("gdpr", "personuppgifter", "registerutdrag", "dataskydd"),
        asked=("gdpr registerutdrag", "radera mina uppgifter", "dataskyddsombud", "vad har ni sparat om mig"),
    ),
    municipality(
        slug="skyddade-personuppgifter-hos-oss",
        category="dina-rattigheter",
        question="Hur skyddar ni mig som har skyddade personuppgifter?",
        short_answer=said("""Ring 0980-31 92 00 och säg bara att du har skyddade uppgifter. Då kopplas du till en av
            två personer. Skriv inget i mejl, sms eller formulär."""),
        details=md("""
            ## Så når vi dig
            Brev går genom Skatteverket. Vi ringer aldrig från ett nummer som syns.

            ## Förskola och skola
            Rektor gör en plan tillsammans med dig. Barnets namn och klass syns inte i listor.

            ## I receptionen
            Du behöver inte säga ditt namn högt. Visa legitimation."""),
        links=(RING,),
        internal_notes=md("""
            - Öppna inte ärendet om du inte har behörighet. Koppla till Birgitta Norrman eller Hodan Warsame Ali.
            - Bekräfta aldrig att någon bor här, går i skola här eller har kontakt med oss."""),
        audience=("residents",),
        tags=("skyddade uppgifter", "skyddad identitet", "sekretessmarkering", "hemlig adress"),
        asked=("skyddad identitet kommunen", "sekretessmarkering", "hemlig adress barnet i skolan"),
    ),
)
