"""The web forms in English, in plain language. The fields have the keys of the Swedish ones."""

from servicedesk.demo.content.shapes import FormField, WebForm

CONSENT = """What you send becomes a public document. We keep your details for as long as we need them to answer \
you, and after that as our archive rules say. You can ask to see them."""

_NAME = FormField("namn", "Name", "name", help="Optional. You may be anonymous.")
_EMAIL = FormField("epost", "E-mail", "email", help="We send the ticket number and the answer here.")
_PHONE = FormField("telefon", "Mobile number", "phone", help="If you would rather have a text message or a call.")
_FILE = FormField("fil", "Attach a picture or file", "file", help="At most 20 MB a file.")
_REPLY = FormField(
    "svar",
    "How would you like the answer?",
    "choice",
    required=True,
    choices=(("email", "E-mail"), ("sms", "Text message"), ("phone", "Call me"), ("none", "No answer needed")),
)

WRITE_TO_US = WebForm(
    slug="write-to-us",
    language="en",
    translates="skriv-till-oss",
    title="Write to us",
    intro="Ask about anything the municipality does. Do not write personal identity numbers or anything about "
    "health. Call us if your question is sensitive.",
    what_happens_next="You get a ticket number at once. Somebody in the contact centre reads your question and "
    "answers within a day on weekdays. If somebody else has to answer, we tell you who, and when to expect it.",
    consent=CONSENT,
    category="kommunen",
    team="kontaktcenter",
    fields=(
        FormField("amne", "What is it about?", "text", required=True, help="A few words are enough."),
        FormField("fraga", "Describe your question", "textarea", required=True, help="An address or place helps."),
        _FILE,
        _REPLY,
        _NAME,
        _EMAIL,
        _PHONE,
    ),
)

FAULT_REPORT = WebForm(
    slug="report-a-fault",
    language="en",
    translates="felanmalan",
    title="Report a problem with a street, a lamp or snow",
    intro="Tell us what is wrong and where. Is it urgent, such as a water leak or an open manhole? "
    "Call 0980-31 92 00. We answer day and night.",
    what_happens_next="Your report goes straight to Streets and parks. We see to what is dangerous the same day. "
    "Potholes and single lamps are mended within ten working days. Leave an e-mail address or a mobile number and "
    "we tell you when it is done.",
    consent=CONSENT,
    category="vagar",
    team="gata-park",
    fields=(
        FormField(
            "typ",
            "What is wrong?",
            "choice",
            required=True,
            choices=(
                ("gata", "Pothole or damaged road"),
                ("belysning", "Street light"),
                ("sno", "Snow or ice"),
                ("park", "Park or playground"),
                ("annat", "Something else"),
            ),
        ),
        FormField(
            "plats",
            "Where is it?",
            "text",
            required=True,
            help="Street and house number, or the number of the lamp post. It is on a sign at eye level.",
        ),
        FormField("beskrivning", "Describe the problem", "textarea", required=True),
        FormField("upptackt", "When did you see it?", "date"),
        FormField("farligt", "It is dangerous to people who walk, cycle or drive past", "checkbox"),
        _FILE,
        _NAME,
        _EMAIL,
        _PHONE,
    ),
)

COMMENT = WebForm(
    slug="comment",
    language="en",
    translates="synpunkt",
    title="Leave a comment or a complaint",
    intro="Tell us what you think of what we do. Praise, ideas and complaints help us do better. Write nothing about "
    "your own or anybody else's health.",
    what_happens_next="We read your comment the same day and send it to whoever is responsible. If you want an answer "
    "you get it within ten working days, and it says what we are going to do.",
    consent=CONSENT,
    category="synpunkt",
    team="kontaktcenter",
    fields=(
        FormField(
            "slag",
            "What would you like to leave?",
            "choice",
            required=True,
            choices=(("klagomal", "A complaint"), ("ide", "A suggestion"), ("berom", "Praise")),
        ),
        FormField("verksamhet", "What is it about?", "text", required=True, help="A school or a street, for example."),
        FormField("synpunkt", "Tell us", "textarea", required=True, help="What happened, and what should we do?"),
        FormField("handelse", "When did it happen?", "date"),
        FormField("vill_ha_svar", "I would like an answer", "checkbox"),
        _NAME,
        _EMAIL,
        _PHONE,
    ),
)

PUBLIC_DOCUMENT = WebForm(
    slug="request-a-public-document",
    language="en",
    translates="begar-allman-handling",
    title="Request a public document",
    intro="Everybody has the right to read the municipality's public documents. You do not have to say who you are or "
    "why you want to read them.",
    what_happens_next="We start looking the same day. Before we hand over a document we check whether any part is "
    "secret. If we say no to something, you learn why and how to appeal. Digital documents are free. On paper the "
    "first nine pages are free, after that ten pages cost 50 kronor.",
    consent=CONSENT,
    category="allman-handling",
    team="kontaktcenter",
    fields=(
        FormField(
            "handling",
            "Which document would you like to read?",
            "textarea",
            required=True,
            help="Write what you know: what it is about, the year, the sender or the registration number.",
        ),
        FormField("fran", "From", "date"),
        FormField("till", "To", "date"),
        FormField(
            "leverans",
            "How would you like to have it?",
            "choice",
            required=True,
            choices=(("email", "E-mail"), ("letter", "Letter"), ("visit", "Read it at the town hall")),
        ),
        FormField("namn", "Name", "name", help="Optional. You have the right to be anonymous."),
        FormField("epost", "E-mail", "email", help="Needed if you want the document by e-mail."),
        FormField("adress", "Postal address", "textarea", help="Needed if you want the document by letter."),
    ),
)

ACCESSIBILITY = WebForm(
    slug="accessibility",
    language="en",
    translates="tillganglighet",
    title="Report a fault in accessibility",
    intro="Tell us what you cannot use on our websites, or what you need in another form.",
    what_happens_next="We answer within a day on weekdays. If you need something in another form we send it, and we "
    "mend the fault or tell you why it takes time.",
    consent=CONSENT,
    category="kommunen",
    team="kontaktcenter",
    fields=(
        FormField("sida", "Which page is it about?", "text", required=True, help="Its address, or what it is called."),
        FormField("fel", "What can you not use, or what do you need?", "textarea", required=True),
        FormField("epost", "E-mail", "email", help="If you want an answer."),
    ),
)

FORMS_EN = (WRITE_TO_US, FAULT_REPORT, COMMENT, PUBLIC_DOCUMENT, ACCESSIBILITY)
