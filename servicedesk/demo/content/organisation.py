"""Storåns kommun: its departments, teams and agents. The municipality and its people are made up."""

from servicedesk.demo.content.shapes import Agent, Department, Team

MUNICIPALITY = "Storåns kommun"
SWITCHBOARD = "0980-31 92 00"
SMS_NUMBER = "070-174 06 99"

DEPARTMENTS = (
    Department("kommunledning", "Kommunledningsförvaltningen", "Municipal Executive Office"),
    Department("samhallsbyggnad", "Samhällsbyggnadsförvaltningen", "Planning and Building Department"),
    Department("tekniska", "Tekniska förvaltningen", "Technical Services Department"),
    Department("utbildning", "Barn- och utbildningsförvaltningen", "Children and Education Department"),
    Department("social", "Socialförvaltningen", "Social Services Department"),
    Department("kultur", "Kultur- och fritidsförvaltningen", "Culture and Leisure Department"),
)

TEAMS = (
    Team("kontaktcenter", "Kontaktcenter", "Contact centre", "kommunledning", True, "users"),
    Team("avfall", "Avfall", "Waste", "tekniska", False, "bin"),
    Team("forskola-skola", "Förskola och skola", "Preschool and school", "utbildning", False, "school"),
    Team("bygglov", "Bygglov", "Building permits", "samhallsbyggnad", False, "hammer"),
    Team("socialtjanst", "Socialtjänst", "Social services", "social", False, "lock"),
    Team("gata-park", "Gata och park", "Streets and parks", "samhallsbyggnad", False, "inbox"),
    Team("vatten-avlopp", "Vatten och avlopp", "Water and sewerage", "tekniska", False, "phone"),
    Team("kultur-fritid", "Kultur och fritid", "Culture and leisure", "kultur", False, "book"),
)

AGENTS = (
    Agent(
        "Johan Åkerström",
        "johan.akerstrom@storan.example",
        "Kommunvägledare",
        (("kontaktcenter", "agent"), ("avfall", "agent")),
    ),
    Agent(
        "Åsa Lindqvist",
        "asa.lindqvist@storan.example",
        "Gruppledare",
        (("kontaktcenter", "team_lead"),),
    ),
    Agent(
        "Fatima Darwish",
        "fatima.darwish@storan.example",
        "Kommunvägledare, bygglov",
        (("kontaktcenter", "agent"), ("bygglov", "editor")),
        ("sv", "en", "ar"),
    ),
    Agent(
        "Pirkko Kallio",
        "pirkko.kallio@storan.example",
        "Webbredaktör",
        (("kontaktcenter", "editor"), ("kultur-fritid", "agent")),
        ("sv", "en", "fi"),
    ),
    Agent(
        "Samir Haddad",
        "samir.haddad@storan.example",
        "Kommunvägledare",
        (("kontaktcenter", "publisher"), ("avfall", "agent"), ("forskola-skola", "agent")),
        ("sv", "en", "ar"),
    ),
    Agent(
        "Lars-Göran Wallström",
        "lars-goran.wallstrom@storan.example",
        "Gatuingenjör",
        (("gata-park", "team_lead"), ("bygglov", "publisher")),
    ),
    Agent(
        "Elle Márjá Sarri",
        "elle-marja.sarri@storan.example",
        "Skolhandläggare",
        (("forskola-skola", "publisher"), ("kontaktcenter", "agent")),
        ("sv", "en", "se"),
    ),
    Agent(
        "Hodan Warsame Ali",
        "hodan.warsame.ali@storan.example",
        "Förskolehandläggare",
        (("forskola-skola", "editor"),),
        ("sv", "en", "so"),
    ),
    Agent(
        "Emir Hadžić",
        "emir.hadzic@storan.example",
        "Driftingenjör",
        (("vatten-avlopp", "agent"), ("gata-park", "agent")),
    ),
    Agent(
        "Birgitta Norrman",
        "birgitta.norrman@storan.example",
        "Enhetschef",
        (("socialtjanst", "team_lead"),),
    ),
    Agent(
        "Ayaan Yusuf Nur",
        "ayaan.yusuf.nur@storan.example",
        "Socialsekreterare",
        (("socialtjanst", "publisher"),),
        ("sv", "en", "so"),
    ),
    Agent(
        "Mikael Öberg",
        "mikael.oberg@storan.example",
        "Avfallsingenjör",
        (("avfall", "publisher"), ("vatten-avlopp", "agent")),
    ),
    Agent(
        "Katarina Wiśniewska Holm",
        "katarina.wisniewska.holm@storan.example",
        "Fritidskonsulent",
        (("kultur-fritid", "publisher"),),
    ),
    Agent(
        "Anders Nyman",
        "anders.nyman@storan.example",
        "Systemförvaltare",
        (("kontaktcenter", "administrator"),),
    ),
)
