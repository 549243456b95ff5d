"""Articles about the water meter, the invoice, connecting a house and sewers of one's own."""

from servicedesk.demo.content.article_words import RING, WRITE, building, e_service, md, page, said, water

ARTICLES = (
    water(
        slug="hog-vattenfaktura",
        category="vattenfaktura",
        question="Varför är min vattenräkning så hög?",
        short_answer=said("""Det vanligaste är en toalett som läcker. Läs av mätaren i dag och om en vecka och
            skicka oss siffrorna. Vi stoppar fakturan tills vi har rett ut det."""),
        steps=(
            "Lägg lite färg i toalettens cistern på kvällen. Är vattnet i skålen färgat på morgonen läcker den.",
            "Läs av mätaren i dag och om en vecka.",
            "Skicka siffrorna till oss. Då stoppar vi fakturan.",
        ),
        details=md("""
            ## Så mycket vatten går åt
            | Hushåll | Ungefär per kvartal | Kostnad |
            | --- | --- | --- |
            | 2 personer | 36 kubikmeter | 2 000 kronor |
            | 4 personer | 65 kubikmeter | 2 530 kronor |
            | Toalett som rinner | 90 kubikmeter till | 1 630 kronor till |

            ## Får jag tillbaka pengar?
            Vattnet har gått genom mätaren, så du betalar för det. Men du kan [dela upp
            fakturan](article:dela-upp-vattenfakturan) utan avgift. Har vi räknat fel rättar vi det förstås.

            ## Tror du att mätaren visar fel?
            Vi kan prova den. Det kostar 900 kronor om mätaren är hel och ingenting om den visar fel."""),
        links=(e_service("Lämna mätarställning", "matarstallning"), RING),
        internal_notes=md("""
            - Jämför med förra årets avläsning i kundsystemet. Mer än 30 procent upp: stoppa fakturan i 30 dagar.
            - Kontrollera att det inte är en påminnelse som gick ut efter betalning.
            - Lova ingen nedsättning. Bara VA-chefen beslutar om läckage i mark."""),
        audience=("residents",),
        tags=("faktura", "läcka", "mätare", "vattenräkning", "vattenförbrukning", "rinnande toalett"),
        sms=said("""Hög vattenräkning? Ofta läcker toaletten. Läs av mätaren i dag och om en vecka och skicka
            siffrorna. Vi stoppar fakturan så länge."""),
        asked=(
            "vattenfakturan är dubbelt så stor",
            "4210 kronor för vatten",
            "vi har inte ens badkar och betalar jättemycket",
            "hög vattenförbrukning",
            "vatenräkning fel",
        ),
    ),
    water(
        slug="vad-kostar-vattnet",
        category="vattenfaktura",
        question="Vad kostar vatten och avlopp?",
        short_answer=said("""Ett hus betalar 1 350 kronor i fast avgift per kvartal och 18,10 kronor per kubikmeter.
            Två personer betalar omkring 2 000 kronor i kvartalet."""),
        details=md("""
            ## Avgifter för ett hus
            | Avgift | Pris |
            | --- | --- |
            | Fast avgift | 1 350 kronor per kvartal |
            | Vatten och avlopp | 18,10 kronor per kubikmeter |
            | Bara vatten | 9,60 kronor per kubikmeter |

            ## Vem bestämmer priset?
            Kommunfullmäktige, i va-taxan. Enligt lagen om allmänna vattentjänster får vi inte ta ut mer än det
            kostar.

            ## Bor du i lägenhet?
            Då ingår vattnet i hyran eller avgiften till föreningen."""),
        links=(page("Va-taxan", "va-taxa"), e_service("Mina fakturor", "mina-fakturor")),
        life_events=("flytta",),
        audience=("residents",),
        tags=("taxa", "avgift", "va-taxa", "vattenavgift", "kubikmeterpris"),
        asked=("va taxa", "kubikmeterpris", "vad betalar man för kommunalt vatten per månad", "fast avgift avlopp"),
    ),
    water(
        slug="las-av-vattenmataren",
        category="vattenfaktura",
        question="Hur läser jag av vattenmätaren?",
        short_answer=said("""Läs de svarta siffrorna på mätaren. De visar kubikmeter. Skriv in dem i e-tjänsten
            Lämna mätarställning. Vi frågar dig en gång om året."""),
        steps=(
            "Hitta mätaren. Den sitter ofta i källaren, tvättstugan eller i ett skåp i hallen.",
            "Torka av glaset och läs de svarta siffrorna från vänster.",
            "Skriv in siffrorna i e-tjänsten, eller skicka dem i sms.",
        ),
        details=md("""
            ## Har du en ny mätare?
            Mätare med grå antenn skickar siffrorna själva. Då behöver du inte göra något.

            ## Du ska flytta
            Läs av den dag du lämnar huset. Skriv också vem som tar över. Då får du en sista faktura på det du har
            använt.

            ## Om du inte läser av
            Vi räknar då med samma som året före. Blir det fel rättar vi det nästa gång."""),
        links=(e_service("Lämna mätarställning", "matarstallning"), RING),
        internal_notes=said("""Ägarbyte: båda parter ska ha lämnat samma siffra. Skiljer det mer än 5 kubikmeter, be
            om en bild på mätaren."""),
        life_events=("flytta",),
        audience=("residents",),
        tags=("mätare", "ägarbyte", "mätarställning", "avläsning", "vattenförbrukning"),
        sms=said("""Läs de svarta siffrorna på mätaren och skriv in dem på storan.example under Lämna
            mätarställning. Du kan också svara med siffrorna här."""),
        asked=(
            "mätarställning vatten lämna",
            "rapportera vattenförbrukning",
            "flyttar hur gör vi med vattnet",
            "ägarbyte va",
        ),
    ),
    water(
        slug="byte-av-vattenmatare",
        category="vattenfaktura",
        question="Jag kan inte den tid ni ska byta vattenmätaren, vad gör jag?",
        short_answer=said("""Svara på vårt sms eller ring oss, så får du en ny tid. Plocka fram mätaren innan vi
            kommer. Bytet tar 20 minuter och är gratis."""),
        steps=(
            "Välj en ny tid i e-tjänsten, eller svara på sms:et.",
            "Ta bort det som står framför mätaren. Vi behöver en meter fritt.",
            "Se till att någon över 18 år är hemma.",
        ),
        details=md("""
            ## Varför byter ni?
            En mätare ska bytas senast vart tionde år, så att den visar rätt. Den nya skickar siffrorna själv.

            ## Är det verkligen ni?
            Montören visar alltid legitimation och ber aldrig om pengar eller kort. Är du osäker, stäng dörren och
            ring 0980-31 92 00."""),
        links=(e_service("Boka om mätarbyte", "matarbyte"), RING),
        audience=("residents",),
        tags=("mätare", "tid", "mätarbyte"),
        asked=(
            "boka om mätarbyte",
            "sms om vattenmätare är det bluff",
            "mätarbyte annan dag",
            "montör vattenmätare hemma",
        ),
    ),
    water(
        slug="dela-upp-vattenfakturan",
        category="vattenfaktura",
        question="Kan jag dela upp vattenfakturan?",
        short_answer=said("""Ja. Du kan betala på tre månader utan ränta. Hör av dig före förfallodagen, så skickar
            vi nya fakturor. Är fakturan hög på grund av en läcka kan du få fyra månader."""),
        details=md("""
            ## Så ordnar vi det
            Skriv till oss eller ring. Ha fakturans nummer till hands. Du får nya fakturor inom en vecka. Den gamla
            ska du inte betala.

            ## Har du redan fått en påminnelse?
            Det går oftast att dela upp ändå. Har den gått till inkasso måste du prata med inkassoföretaget.

            ## Har du svårt med mer än en räkning?
            Prata med vår [budget- och skuldrådgivare](article:hjalp-med-skulder). Det är gratis och hemligt."""),
        links=(RING, WRITE),
        internal_notes=said("""Tre delar får vi bevilja själva, en gång per år. Fyra delar bara vid läcka. Fler än
            så: ekonomiavdelningen. Lägg alltid en spärr mot påminnelse."""),
        audience=("residents",),
        tags=("faktura", "delbetalning", "avbetalning", "anstånd", "vattenräkning"),
        sms=said("""Ja, du kan dela upp vattenfakturan på tre månader utan ränta. Ring 0980-31 92 00 före
            förfallodagen och ha fakturanumret till hands."""),
        asked=(
            "avbetalning vatten",
            "kan inte betala va räkningen i tid",
            "skjuta upp fakturan",
            "anstånd",
            "delbetalning räkning vatten",
        ),
    ),
    water(
        slug="ansluta-till-kommunalt-vatten",
        category="vattenfaktura",
        question="Hur ansluter jag mitt hus till kommunalt vatten?",
        short_answer=said("""Ansök i e-tjänsten. Ett vanligt hus kostar 118 400 kronor. I det ingår ledning fram
            till tomtgränsen, mätare och inkoppling. Du får besked inom fyra veckor."""),
        steps=(
            "Ansök i e-tjänsten Ansluta till vatten och avlopp.",
            "Vänta på vår offert. Den gäller i 30 dagar.",
            "Beställ egen grävning från tomtgränsen till huset.",
            "Boka inkoppling med oss när röret ligger på plats.",
        ),
        details=md("""
            ## Det här betalar du själv
            Röret på din egen tomt och arbetet inne i huset. Be om pris från flera företag.

            ## När går det inte?
            Finns ingen ledning nära kan det ta år. Fråga oss då om [eget avlopp](article:eget-avlopp). Vi gräver
            inte när marken är frusen, så räkna med maj till oktober.

            ## Måste jag ansluta mig?
            Ligger huset inom vårt verksamhetsområde ska du betala avgiften även om du har egen brunn. Det följer av
            lagen om allmänna vattentjänster."""),
        links=(e_service("Ansluta till vatten och avlopp", "ansluta-va"), WRITE),
        life_events=("bygga-renovera",),
        audience=("residents",),
        tags=("anslutning", "va", "anslutningsavgift", "vattenledning"),
        asked=(
            "koppla in stugan på kommunalt vatten",
            "anslutningsavgift va",
            "vad kostar det att dra in vatten",
            "fritidshus vattenledning ansöka",
        ),
    ),
    building(
        slug="eget-avlopp",
        category="avlopp",
        question="Behöver jag tillstånd för eget avlopp?",
        short_answer=said("""Ja, om du ska ha vattentoalett. Sök tillstånd innan du gräver. Avgiften är 5 400 kronor
            och du får besked inom sex veckor när allt har kommit in."""),
        steps=(
            "Be en sakkunnig gräva en provgrop och rita anläggningen.",
            "Sök i e-tjänsten Enskilt avlopp. Bifoga ritning och karta.",
            "Börja gräva när du har fått tillstånd.",
            "Skicka bilder till oss innan du täcker över.",
        ),
        details=md("""
            ## Bara bad, disk och tvätt?
            Då räcker en anmälan. Den kostar 2 700 kronor. Samma sak gäller när du byter till en ny brunn av samma
            sort.

            ## Avstånd
            - 4 meter till tomtgräns
            - 10 till 30 meter till sjö eller å
            - 50 meter till brunn, helst uppströms

            ## Vad händer utan tillstånd?
            Du kan få betala en sanktionsavgift enligt miljöbalken, och få gräva om."""),
        links=(e_service("Enskilt avlopp", "enskilt-avlopp"), WRITE),
        internal_notes=said("""Miljöinspektören svarar på avstånd och jordart. Ge inga egna råd om teknik eller
            märke. Avstånden i artikeln är tumregler, säg det."""),
        life_events=("bygga-renovera",),
        audience=("residents",),
        tags=("avlopp", "tillstånd", "miljö", "enskilt avlopp", "trekammarbrunn", "infiltration"),
        asked=(
            "trekammarbrunn tillstånd",
            "enskilt avlopp kostnad",
            "infiltration ansökan",
            "får man byta brunn själv i stugan",
        ),
    ),
    water(
        slug="tomma-fettavskiljare",
        category="avlopp",
        question="Hur ofta ska fettavskiljaren tömmas?",
        short_answer=said("""Minst fyra gånger om året, av en godkänd entreprenör. Spara protokollen i tre år och
            visa dem när vi kommer på besök."""),
        details=md("""
            ## Vem ska ha fettavskiljare?
            Alla som lagar mat till andra: restauranger, kaféer, kök på skolor, bagerier och den som röker fisk.

            ## Så sköter du den
            - Skriv upp varje tömning.
            - Fyll den med vatten efteråt, annars fungerar den inte.
            - Häll inte varmt vatten eller starka medel i den.

            ## Om vi hittar fett i ledningen
            Då betalar du spolningen. Får vi se protokoll för alla tömningar letar vi efter felet tillsammans."""),
        links=(page("Godkända entreprenörer", "fettavskiljare"), RING),
        life_events=("starta-foretag",),
        audience=("businesses",),
        tags=("fettavskiljare", "restaurang", "fettfälla"),
        asked=(
            "fettavskiljare krav",
            "tömma fett restaurang hur ofta",
            "brev om fettavskiljaren",
            "fettfälla kafé",
        ),
    ),
    water(
        slug="jour-och-larmkedja-vatten",
        category="dricksvatten",
        question="Vem larmar jag när det gäller vatten utanför kontorstid?",
        short_answer=said("""Ring VA-jouren på snabbval 41. Svarar ingen inom fem minuter, ring chef i beredskap.
            Skriv ärendet efter samtalet, inte före."""),
        steps=(
            "Fråga adress, vad som händer och om någon är i fara.",
            "Ring VA-jouren på snabbval 41.",
            "Ring chef i beredskap efter fem minuter utan svar.",
            "Skapa ärendet och skriv vem du har pratat med.",
        ),
        details=md("""
            ## Larma direkt
            - Brunt vatten på mer än en gata
            - Läcka som rinner mot hus eller väg
            - Avloppsvatten i källare
            - Någon som blivit sjuk av vattnet

            ## Kan vänta till vardag
            Klorsmak, fråga om faktura, planerat mätarbyte."""),
        internal_notes="Snabbvalen byts i januari. Titta i växelns lista om numret inte går fram.",
        visibility="agents",
        tags=("jour", "rutin"),
        asked=("va jouren nummer", "vem ringer man på helgen vattenläcka", "beredskap vatten"),
    ),
)
