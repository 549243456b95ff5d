"""Articles about days at school: illness, leave, food and holidays."""

from servicedesk.demo.content.article_words import COMMENT, RING, e_service, md, page, said, school

ARTICLES = (
    school(
        slug="ledigt-fran-skolan",
        category="grundskola",
        question="Får mitt barn ledigt från skolan?",
        short_answer=said("""Sök i skolappen under Ledighet, gärna en vecka före. Läraren får bevilja upp till tio
            dagar per läsår. Längre ledighet beslutar rektor om."""),
        steps=(
            "Öppna skolappen och välj Ledighet.",
            "Skriv datum och varför.",
            "Vänta på svar innan du bokar resan.",
        ),
        details=md("""
            ## Barn har skolplikt
            Därför måste skolan säga ja. Vid ett nej får barnet inte vara borta. Under nationella prov säger vi
            oftast nej.

            ## Bra skäl
            - något viktigt i familjen
            - en helg i er religion
            - renskiljning
            - tävling på hög nivå

            ## Efteråt
            Fråga läraren vad barnet har missat. Det är du som ser till att det blir gjort."""),
        links=(page("Om skolappen", "skolappen"), RING),
        audience=("residents",),
        tags=("ledighet", "skolplikt", "resa"),
        sms=said("""Sök ledigt i skolappen under Ledighet, gärna en vecka före. Läraren får bevilja upp till tio
            dagar per läsår. Mer än så: rektor."""),
        asked=(
            "ledighet skolan resa fjällen",
            "ledigt två dagar för bröllop",
            "hur många dagar får man vara borta",
            "ansöka om ledighet elev",
            "leidg från skolan",
        ),
    ),
    school(
        slug="sjukanmala-barn-i-skolan",
        category="grundskola",
        question="Hur anmäler jag att mitt barn är sjukt?",
        short_answer=said("""Anmäl i skolappen före klockan 8, varje dag. Har du inte appen, ring skolans
            frånvarotelefon på 0980-31 92 40 och läs in barnets namn och klass."""),
        details=md("""
            ## Om vi inte hör något
            Då ringer skolan dig samma förmiddag. Vi gör det för att veta att barnet är tryggt.

            ## När får barnet komma tillbaka?
            När det orkar vara med ute och inne. Vid magsjuka: 48 timmar efter det sista besöket på toaletten.

            ## Läkarintyg
            Är barnet borta ofta kan skolan be om ett intyg. Det kostar dig ingenting hos skolläkaren."""),
        links=(page("Om skolappen", "skolappen"),),
        audience=("residents",),
        tags=("sjuk", "frånvaro", "sjukanmälan", "frånvaroanmälan", "vab"),
        sms=said("""Sjukanmäl i skolappen före kl 8, varje dag. Utan app: ring frånvarotelefonen 0980-31 92 40.
            Magsjuk: hemma 48 timmar extra."""),
        asked=(
            "sjukanmälan",
            "vab anmäla skolan",
            "frånvaroanmälan",
            "min son är sjuk idag vart ringer jag",
            "magsjuka hur länge hemma",
        ),
    ),
    school(
        slug="specialkost-i-skolan",
        category="grundskola",
        question="Hur anmäler jag specialkost?",
        short_answer=said("""Anmäl i e-tjänsten Specialkost. Köket lagar maten från nästa skoldag. Anmälan gäller
            ett läsår, så gör en ny varje augusti."""),
        steps=(
            "Välj kost i e-tjänsten.",
            "Bifoga intyg om det gäller allergi eller sjukdom.",
            "Säg till barnet att prata med kocken första dagen.",
        ),
        details=md("""
            ## När behövs intyg?
            | Kost | Intyg |
            | --- | --- |
            | Allergi, gluten, laktos, diabetes | Ja |
            | Utan fläsk, vegetarisk, vegansk | Nej |

            ## Sjuk eller på utflykt?
            Avbeställ maten före klockan 8. Då slipper vi slänga den.

            ## Allvarlig allergi
            Ring skolsköterskan också. Ni gör en plan tillsammans med köket."""),
        links=(e_service("Specialkost", "specialkost"), RING),
        internal_notes=said("""Uppgift om sjukdom hör till elevhälsan. Be aldrig om diagnos i mejl eller chatt.
            Intyget går bara i e-tjänsten eller till skolsköterskan."""),
        audience=("residents",),
        tags=("specialkost", "skolmat", "allergi", "glutenfri", "laktos", "vegankost"),
        asked=(
            "glutenfri mat skolan",
            "allergi matsalen anmälan",
            "vegankost elev",
            "intyg laktos",
            "nötallergi förskola",
        ),
    ),
    school(
        slug="vad-blir-det-for-mat",
        category="grundskola",
        question="Vad blir det för mat i skolan?",
        short_answer=said("""Matsedeln finns i skolappen och på webbplatsen, fem veckor i taget. Det finns alltid en
            vegetarisk rätt. Fisk blir det en gång i veckan."""),
        details=md("""
            ## Tyck till
            Matrådet träffas två gånger per termin. Där sitter elever från varje klass. Du kan också skriva till
            köket.

            ## Äter ditt barn lite?
            Prata med läraren. Ingen tvingas äta upp, men alla ska få en lugn stund vid bordet.

            ## Var lagas maten?
            Vi lagar från grunden i fyra kök. Potatis, mjölk och ren kommer från gårdar nära oss."""),
        links=(page("Matsedeln", "matsedel"), COMMENT),
        audience=("residents",),
        tags=("skolmat", "matsedel", "skollunch", "tacos"),
        asked=("matsedel", "skollunch idag", "när blir det tacos", "vegetariskt i matsalen"),
    ),
    school(
        slug="nar-ar-det-lov",
        category="grundskola",
        question="När är det lov i skolan?",
        short_answer=said("""Sportlovet är vecka 10, påsklovet veckan efter påsk och höstlovet vecka 44. Terminen
            börjar i mitten av augusti och slutar fredagen före midsommarveckan."""),
        details=md("""
            ## Läsåret
            | Lov | När |
            | --- | --- |
            | Höstlov | Vecka 44 |
            | Jullov | Från omkring 20 december till 8 januari |
            | Sportlov | Vecka 10 |
            | Påsklov | Veckan efter påskdagen |
            | Sommarlov | Från mitten av juni |

            De exakta dagarna beslutas två år i förväg. Du ser dem i skolappen.

            ## Studiedagar
            Då är eleverna lediga men fritids är öppet."""),
        links=(page("Läsårstider", "lasarstider"),),
        audience=("residents",),
        tags=("lov", "läsårstider", "sportlov", "höstlov", "skolstart", "jullov"),
        sms=said("""Höstlov v 44, jullov ca 20 dec-8 jan, sportlov v 10, påsklov veckan efter påsk. Exakta dagar:
            storan.example/lasarstider"""),
        asked=(
            "läsårstider",
            "sportlov vecka",
            "när slutar skolan till sommaren",
            "skolstart augusti datum",
            "höst lov",
        ),
    ),
)
