"""Articles about compulsory school: choosing, language, support and safety."""

from servicedesk.demo.content.article_words import COMMENT, RING, e_service, md, page, said, school

ARTICLES = (
    school(
        slug="valja-eller-byta-skola",
        category="grundskola",
        question="Hur väljer eller byter jag skola?",
        short_answer=said("""Välj i e-tjänsten Skolval. Till förskoleklass väljer du i januari. Byta kan du göra när
            som helst, och du får svar inom två veckor."""),
        steps=(
            "Logga in i e-tjänsten Skolval. Båda vårdnadshavarna ska godkänna.",
            "Välj upp till tre skolor.",
            "Vänta på brevet. Har du valt i januari får du svar i mars.",
        ),
        details=md("""
            ## Vem får plats?
            Ditt barn har rätt att gå i en skola nära hemmet, enligt skollagen. Vill fler gå i en skola än det finns
            platser tar vi först dem som annars får mycket längre väg. Sedan syskon.

            ## Flyttar du hit?
            Sök så snart du har en adress. Barnet börjar inom två veckor.

            ## Skolorna
            | Skola | Årskurs |
            | --- | --- |
            | Norrstrandsskolan | F–9 |
            | Kvarnskolan | F–6 |
            | Bergaskolan | F–6 |
            | Storådalens skola | F–3 |

            ## Om du inte väljer
            Då får barnet plats i den skola som ligger närmast."""),
        links=(e_service("Skolval", "skolval"), RING),
        internal_notes=md("""
            - Vid byte för att barnet mår dåligt: fråga om de vill prata med rektor eller elevhälsan först. Pressa
              inte.
            - Ett nej går att överklaga om skolan ligger nära. Hänvisa till beslutet."""),
        life_events=("flytta", "fa-barn"),
        audience=("residents",),
        tags=("skolval", "byte", "skolbyte", "förskoleklass"),
        sms=said("""Välj eller byt skola på storan.example under Skolval. Till förskoleklass väljer du i januari.
            Byte: svar inom två veckor."""),
        asked=(
            "skolval förskoleklass",
            "vi flyttar hit, hur börjar barnen i skolan",
            "byta klass och skola mitt i terminen",
            "vilken skola hör vi till",
            "ansöka till skolan sexåring",
        ),
    ),
    school(
        slug="undervisning-pa-modersmal",
        category="grundskola",
        question="Kan mitt barn få undervisning på sitt modersmål?",
        short_answer=said("""Ja, om barnet talar språket hemma och minst fem elever vill läsa det. Samiska, finska
            och meänkieli får alla med den bakgrunden läsa, även en ensam elev. Anmäl senast den sista november."""),
        steps=(
            "Fyll i blanketten Modersmål i e-tjänsten.",
            "Lämna in den senast den sista november.",
            "Vänta på tid och plats. Du får besked i december.",
        ),
        details=md("""
            ## Så läser barnet
            | Språk | Tid |
            | --- | --- |
            | Samiska | Två gånger i veckan, en timme |
            | Finska och meänkieli | Två gånger i veckan, en timme |
            | Andra språk | En timme i veckan |

            Undervisningen är efter skolan eller på fjärr, med lärare i skärm.

            ## Svenska som andraspråk
            Rektor bestämmer om barnet behöver det. Barnet får också hjälp på sitt eget språk i andra ämnen.

            ## Dina rättigheter
            Skollagen och lagen om nationella minoriteter ger rätt till samiska, finska och meänkieli, också för den
            som är nybörjare."""),
        links=(e_service("Anmäl modersmål", "modersmal"), RING),
        internal_notes=said("""Elle Márjá Sarri svarar på samiska. Be aldrig någon bevisa sin tillhörighet, det
            räcker att de säger det."""),
        life_events=("flytta",),
        audience=("residents",),
        tags=("modersmål", "samiska", "finska", "hemspråk", "modersmålsundervisning"),
        asked=(
            "hemspråk",
            "modersmålsundervisning polska",
            "samiska i skolan",
            "läsa finska eller meänkieli",
            "moderspråk blankett",
        ),
    ),
    school(
        slug="barnet-mar-daligt-i-skolan",
        category="grundskola",
        question="Mitt barn mår dåligt i skolan, vem pratar jag med?",
        short_answer=said("""Börja med läraren eller rektor. Du kan också ringa skolsköterskan eller kuratorn
            direkt. De har tystnadsplikt. Är någon i fara, ring 112."""),
        details=md("""
            ## Elevhälsan
            | Vem | Hjälper med |
            | --- | --- |
            | Skolsköterska | Hälsa, sömn, mat |
            | Kurator | Kompisar, oro, familj |
            | Psykolog | När det är svårt att lära |
            | Specialpedagog | Stöd i undervisningen |

            ## Rätt till stöd
            Skolan måste utreda om barnet riskerar att inte nå målen. Du och barnet är med. Blir du inte nöjd med
            åtgärdsprogrammet kan du överklaga det.

            ## Barnet vill inte gå dit
            Vänta inte. Ju tidigare vi pratar, desto lättare blir det.

            ## Utanför skolan
            Ring 1177 om barnet behöver vård. Barn kan själva prata med någon på natten hos en hjälplinje."""),
        links=(RING, page("Elevhälsan på din skola", "elevhalsan")),
        internal_notes=md("""
            - Skriv inga detaljer om barnet i ärendet. Skriv "vill prata med rektor" och skolans namn.
            - Boka tid hos rektor samma dag om du kan.
            - Misstänker du att barnet far illa: följ rutinen för orosanmälan. Det är vår skyldighet."""),
        audience=("residents",),
        tags=("elevhälsa", "rektor", "stöd", "skolkurator", "hemmasittare", "skolsköterska"),
        asked=(
            "min dotter vill inte gå till skolan",
            "hemmasittare",
            "prata med rektorn",
            "skolkurator nummer",
            "extra hjälp i skolan",
        ),
    ),
    school(
        slug="mobbning-i-skolan",
        category="grundskola",
        question="Vad gör jag om mitt barn blir mobbat?",
        short_answer=said("""Säg till läraren eller rektor i dag. Skolan måste utreda direkt och se till att det
            slutar. Det står i skollagen. Blir det inte bättre kan du anmäla till Skolinspektionen."""),
        steps=(
            "Skriv upp vad som har hänt, när och vilka som såg det.",
            "Prata med läraren eller rektor.",
            "Be att få se skolans plan och datum för nästa samtal.",
        ),
        details=md("""
            ## Det här ska skolan göra
            - Läraren anmäler till rektor.
            - Rektor anmäler vidare till kommunen.
            - Skolan utreder, gör något och följer upp.

            ## Det händer på nätet
            Spara bilder av skärmen. Skolan har ansvar också för det som händer på nätet, om det hör ihop med
            skolan.

            ## Slag och hot
            Det kan vara brott. Polisanmäl på 114 14. Skolan kan också göra det."""),
        links=(RING, COMMENT),
        internal_notes=said("""Ta emot, koppla till rektor, följ upp att samtalet blev av. Är du orolig för barnet:
            orosanmälan. Säg inte att du "hoppas att det ordnar sig"."""),
        audience=("residents",),
        tags=("mobbning", "kränkning"),
        asked=("kränkande behandling", "mobbing skolan gör inget", "anmäla skolan", "de är elaka mot min son"),
        state="in_review",
    ),
    school(
        slug="fritids-efter-skolan",
        category="grundskola",
        question="Hur ansöker jag om fritids?",
        short_answer=said("""Ansök i e-tjänsten Fritids. Barnet kan gå där från förskoleklass till och med årskurs
            6. Du får plats så snart som möjligt, ofta inom två veckor."""),
        details=md("""
            ## Öppet
            Klockan 6–18, också på lov. Fyra dagar om året är det stängt för planering. Då finns plats på ett annat
            fritids.

            ## Avgift
            Två procent av inkomsten för det första barnet och en för de två nästa. Samma tak som i
            [förskolan](article:vad-kostar-forskolan), fast lägre.

            ## Vem får plats?
            Barn till den som arbetar, studerar eller söker jobb. Barn som behöver det av andra skäl får också
            plats."""),
        links=(e_service("Fritids", "fritids"),),
        life_events=("fa-barn",),
        audience=("residents",),
        tags=("fritids", "avgift", "fritidshem"),
        asked=("fritidshem plats", "barnpassning efter skolan", "fritis på sportlovet", "säga upp fritidsplats"),
    ),
)
