"""Articles about elections and about having a say."""

from servicedesk.demo.content.article_words import COMMENT, RING, e_service, md, municipality, page, said

ARTICLES = (
    municipality(
        slug="lamna-synpunkt-eller-klagomal",
        category="val",
        question="Hur lämnar jag en synpunkt eller ett klagomål?",
        short_answer=said("""Fyll i formuläret Synpunkt eller ring. Du får vara anonym. Vill du ha svar får du det
            inom tio vardagar."""),
        details=md("""
            ## Det här händer
            Vi läser samma dag och skickar till den som ansvarar. Svaret säger vad vi gör, eller varför vi inte gör
            något. Varje månad räknar vi alla synpunkter och visar dem för nämnderna.

            ## Skriv inget om hälsa
            Det du skickar blir en allmän handling.

            ## Är du inte nöjd med svaret?
            - Skola: vänd dig till Skolinspektionen.
            - Vård och omsorg: vänd dig till IVO.
            - Hur du har blivit behandlad av en myndighet: vänd dig till JO.

            ## Beröm
            Tar vi också emot. Vi läser upp det på morgonmötet."""),
        links=(COMMENT, RING),
        internal_notes=said("""Bekräfta samma dag, hitta en ägare, behåll ärendet tills svaret har gått. "Vi har
            vidarebefordrat" är inget svar."""),
        audience=("residents",),
        tags=("synpunkt", "klagomål", "beröm", "klaga", "förslag", "dåligt bemötande"),
        sms=said("""Lämna synpunkter på storan.example under Synpunkt eller ring 0980-31 92 00. Du får vara anonym.
            Svar inom tio vardagar."""),
        asked=(
            "klaga på kommunen",
            "förslag och idéer",
            "dåligt bemötande",
            "ge beröm till personal",
            "klagomål omsorgen",
        ),
    ),
    municipality(
        slug="medborgarforslag",
        category="val",
        question="Hur lämnar jag ett medborgarförslag?",
        short_answer=said("""Skriv förslaget i e-tjänsten eller på papper. Alla som är folkbokförda här får göra
            det, också barn. Kommunfullmäktige svarar inom ett år."""),
        details=md("""
            ## Så skriver du
            Ett förslag åt gången. Säg vad du vill och varför. Det ska vara något som kommunen bestämmer över.

            ## Sedan
            1. Förslaget läses upp i fullmäktige.
            2. En nämnd utreder.
            3. Du får komma och berätta.
            4. Fullmäktige säger ja eller nej.

            ## Lyssna på mötet
            Fullmäktige möts den sista måndagen i månaden, klockan 18 i Stora salen. Alla får komma. Det sänds också
            på webbplatsen."""),
        links=(e_service("Medborgarförslag", "medborgarforslag"), page("Möten och protokoll", "moten")),
        audience=("residents",),
        tags=("medborgarförslag", "fullmäktige", "påverka", "nämndmöte", "politik"),
        asked=("förslag till kommunfullmäktige", "påverka politiken", "nämndmöte när", "titta på fullmäktige"),
    ),
    municipality(
        slug="hur-rostar-jag-pa-valdagen",
        category="val",
        question="Hur röstar jag på valdagen?",
        short_answer=said("""Gå till den vallokal som står på ditt röstkort, mellan klockan 8 och 20. Ta med
            legitimation. Du kan rösta utan röstkort i din egen vallokal."""),
        steps=(
            "Ta med legitimation. Någon annan får intyga vem du är, om den har sin.",
            "Välj valsedlar bakom skärmen.",
            "Lägg en valsedel i varje kuvert bakom skärmen.",
            "Lämna kuverten till röstmottagaren.",
        ),
        details=md("""
            ## När är det val?
            | Val | När |
            | --- | --- |
            | Riksdag, region och kommun | Andra söndagen i september, vart fjärde år. Nästa: 2030 |
            | Europaparlamentet | I juni, vart femte år. Nästa: 2029 |

            ## Vallokaler
            Stadshuset, Norrstrandsskolan, Kvarnskolan, Bergaskolan och bygdegården i Storådalen. Alla går att nå
            med rullstol.

            ## Behöver du hjälp?
            Be en röstmottagare följa med bakom skärmen. De har tystnadsplikt.

            ## Är du bortrest?
            Då kan du [rösta i förväg](article:fortidsrosta). Reglerna står i vallagen."""),
        links=(page("Vallokaler", "val"), RING),
        internal_notes=said("""Säg aldrig något om partier. Frågor om felaktigt röstkort: länsstyrelsen. På valdagen
            svarar valkansliet på snabbval 95."""),
        audience=("residents",),
        tags=("val", "rösta", "vallokal", "valdag", "nästa val"),
        social=said("""Ska du rösta? Gå till den vallokal som står på ditt röstkort, mellan klockan 8 och 20. Ta med
            legitimation. Du kan också rösta i förväg på biblioteket."""),
        asked=(
            "vallokal öppettider",
            "var ska jag rösta",
            "måste man ha röstkort med sig",
            "när är nästa val",
            "valet leg",
        ),
    ),
    municipality(
        slug="fortidsrosta",
        category="val",
        question="Var kan jag rösta i förväg?",
        short_answer=said("""På biblioteket, varje dag från 18 dagar före valet. Ta med röstkort och legitimation.
            Du kan rösta i förväg i hela landet."""),
        details=md("""
            ## Tider i Storå
            | Plats | När |
            | --- | --- |
            | Biblioteket | Alla dagar 10–19 |
            | Lasarettet | Sista veckan, vardagar 13–16 |
            | Bygdegården i Storådalen | Lördagen före valet, 10–14 |
            | Biblioteket, valdagen | 8–20 |

            ## Tappat röstkortet?
            Vi skriver ut ett nytt på plats. Det kommer hem senast 18 dagar före valet.

            ## Ångrar du dig?
            Gå till din vallokal på valdagen och rösta igen. Då gäller den rösten.

            ## Kan du inte ta dig ut?
            Då kan du rösta [hemifrån](article:rosta-hemifran)."""),
        links=(page("Förtidsröstning", "val/fortid"),),
        audience=("residents",),
        tags=("val", "förtidsröstning", "röstkort"),
        sms=said("""Rösta i förväg på biblioteket, alla dagar 10-19 från 18 dagar före valet. Ta med röstkort och
            legitimation. Nytt röstkort skriver vi ut på plats."""),
        asked=(
            "förtidsröstning biblioteket",
            "rösta tidigare",
            "tappat bort röstkortet",
            "ångra min röst",
            "förtids rösta tider",
        ),
    ),
    municipality(
        slug="rosta-hemifran",
        category="val",
        question="Hur röstar jag om jag inte kan ta mig till vallokalen?",
        short_answer=said("""Ring 0980-31 92 00, så kommer två röstmottagare hem till dig. Du kan också skicka din
            röst med ett bud, till exempel någon i familjen."""),
        details=md("""
            ## Vi kommer hem
            Du som är sjuk, gammal eller har en funktionsnedsättning kan boka besök från 18 dagar före valet. Du
            röstar själv och ingen ser hur.

            ## Rösta med bud
            1. Hämta materialet för budröst hos oss.
            2. Gör i ordning rösten. Ett vittne ska se på.
            3. Budet tar med sin legitimation och lämnar rösten i vallokalen.

            ## Vem får vara bud?
            Någon i familjen, den som vårdar dig eller en lantbrevbärare. Budet ska ha fyllt 18 år. Det står i
            vallagen."""),
        links=(RING, page("Budröstning", "val/bud")),
        internal_notes=said("""Boka besök i valkansliets lista. Ingen från hemtjänsten får påverka eller fylla i
            valsedlar åt någon."""),
        life_events=("aldras",),
        audience=("residents",),
        tags=("val", "budröst", "ambulerande röstmottagare"),
        asked=("budröstning", "rösta hemma sjuk", "mamma kan inte gå till vallokalen", "ambulerande röstmottagare"),
    ),
    municipality(
        slug="vem-far-rosta",
        category="val",
        question="Vem får rösta i kommunvalet?",
        short_answer=said("""Du som fyller 18 senast på valdagen och är folkbokförd här 30 dagar före. Är du
            medborgare utanför EU ska du ha varit folkbokförd i Sverige i tre år."""),
        details=md("""
            ## Olika val, olika regler
            | Du är medborgare i | Riksdag | Region och kommun |
            | --- | --- | --- |
            | Sverige | Ja | Ja |
            | EU, Norge eller Island | Nej | Ja, om du är folkbokförd här |
            | Annat land | Nej | Ja, efter tre år i Sverige |

            ## Stämmer inte röstkortet?
            Ring länsstyrelsen senast 12 dagar före valet.

            ## Nyss flyttat?
            Flyttade du senare än 30 dagar före valet röstar du där du bodde före."""),
        links=(page("Om valet", "val"),),
        audience=("residents",),
        tags=("val", "rösträtt"),
        asked=(
            "rösträtt",
            "får jag rösta utan svenskt medborgarskap",
            "fyller 18 på valdagen",
            "rösta eu medborgare",
        ),
    ),
    municipality(
        slug="bli-rostmottagare",
        category="val",
        question="Hur blir jag röstmottagare?",
        short_answer="Anmäl intresse i e-tjänsten. Du får utbildning och 2 400 kronor för valdagen.",
        details=md("""
            ## Krav
            Du ska ha fyllt 18 år, tala svenska och gå vår utbildning. Du får inte vara kandidat i valet.

            ## Arbetsdagen
            Från klockan 7 tills alla röster är räknade. Mat ingår."""),
        links=(e_service("Röstmottagare", "rostmottagare"),),
        audience=("residents",),
        tags=("val",),
        asked=("jobba i vallokal", "valarbetare lön", "räkna röster jobb"),
        state="draft",
    ),
)
