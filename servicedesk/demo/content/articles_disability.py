"""Articles about support in everyday life with a disability."""

from servicedesk.demo.content.article_words import RING, e_service, md, page, said, social

ARTICLES = (
    social(
        slug="stod-enligt-lss",
        category="funktionsnedsattning",
        question="Vilket stöd kan jag få enligt LSS?",
        short_answer=said("""Till exempel ledsagare, kontaktperson, daglig verksamhet eller en bostad med stöd. Du
            ansöker hos en LSS-handläggare på 0980-31 92 00. Stödet är gratis."""),
        details=md("""
            ## Vem omfattas?
            LSS är en lag om stöd till personer med
            - intellektuell funktionsnedsättning eller autism
            - hjärnskada i vuxen ålder
            - andra stora och varaktiga svårigheter

            ## Så ansöker du
            Ring, så bokar vi ett möte. Ta med intyg om du har. Du får gärna ta med någon. Beslut kommer oftast inom
            två månader.

            ## Behöver du assistans?
            Upp till 20 timmar i veckan söker du hos oss. Mer än så söker du hos Försäkringskassan.

            ## Inget LSS?
            Du kan ändå få hjälp enligt socialtjänstlagen."""),
        links=(e_service("Ansök om LSS", "lss"), RING),
        audience=("residents",),
        tags=("lss", "assistans"),
        asked=("ledsagare ansökan", "personlig assistent", "daglig verksamhet autism", "l s s handläggare"),
    ),
    social(
        slug="anpassa-bostaden",
        category="funktionsnedsattning",
        question="Kan jag få bidrag för att anpassa bostaden?",
        short_answer=said("""Ja, till exempel för ramp, stödhandtag eller bredare dörr. Du söker
            bostadsanpassningsbidrag hos kommunen och skickar med ett intyg från arbetsterapeut. Börja inte bygga
            före beslutet."""),
        steps=(
            "Be en arbetsterapeut om ett intyg.",
            "Ansök i e-tjänsten. Hyr du behövs ägarens medgivande.",
            "Vänta på beslutet, ungefär fyra veckor.",
            "Anlita en hantverkare och skicka fakturan till oss.",
        ),
        details=md("""
            ## Vad ingår?
            Det som sitter fast i bostaden. Lösa saker, till exempel rullstol och duschpall, är hjälpmedel från
            regionen.

            ## Spelar inkomsten roll?
            Nej. Lagen om bostadsanpassningsbidrag ser bara till behovet.

            ## När det går sönder
            Du kan få bidrag också till reparation."""),
        links=(e_service("Bostadsanpassning", "bostadsanpassning"), RING),
        life_events=("aldras", "bygga-renovera"),
        audience=("residents",),
        tags=("bostadsanpassning", "bidrag", "trösklar", "ramp", "stolshiss"),
        asked=(
            "ta bort trösklar",
            "ramp till dörren rullator",
            "bygga om badrum till dusch bidrag",
            "stolshiss i trappan",
        ),
    ),
    social(
        slug="god-man-eller-forvaltare",
        category="funktionsnedsattning",
        question="Hur får någon en god man?",
        short_answer=said("""Ansök hos tingsrätten. Personen själv, en anhörig eller överförmyndaren kan göra det.
            En god man hjälper till att sköta pengar och bevaka rättigheter."""),
        details=md("""
            ## Prova något enklare först
            En fullmakt, autogiro eller en framtidsfullmakt kan räcka. Framtidsfullmakten måste skrivas medan
            personen förstår vad den innebär.

            ## Så går det till
            | Steg | Tid |
            | --- | --- |
            | Ansökan till tingsrätten | – |
            | Överförmyndaren föreslår någon | 4–8 veckor |
            | Beslut | 2–4 månader |

            ## Bli god man
            Det behövs fler. Du får utbildning och ett arvode. Hör av dig till överförmyndaren."""),
        links=(page("Överförmyndaren", "overformyndare"), RING),
        internal_notes="Överförmyndaren är en egen myndighet. Vi tar inte emot klagomål på god man, koppla dit.",
        life_events=("aldras",),
        audience=("residents",),
        tags=("god man", "överförmyndare", "framtidsfullmakt", "förvaltare", "demens"),
        asked=("överförmyndare", "förvaltare för mamma med demens", "framtidsfullmakt", "bli godman"),
        state="review_due",
        review_in_days=-5,
    ),
)
