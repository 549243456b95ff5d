"""Articles in English about house and street, and about the municipality."""

from servicedesk.demo.content.article_shapes import Link
from servicedesk.demo.content.article_words import e_service, english, md, page, said

RING_EN = Link("contact", "Call 0980-31 92 00", "tel:+46980319200")
WRITE_EN = Link("contact", "Write to us", "/kontakt/skriv-till-oss/")
FAULT_EN = Link("contact", "Report a fault", "/kontakt/felanmalan/")
DOCUMENT_EN = Link("contact", "Ask for a public document", "/kontakt/begar-allman-handling/")

TRANSLATIONS = (
    english(
        article="om-sopbilen-inte-har-kommit",
        slug="missed-waste-collection",
        question="What do I do if my bin was not emptied?",
        short_answer=said("""Leave the bin by the road until 18:00 on the next weekday. If it is still full, report
            it to us. We come within two weekdays and it costs nothing."""),
        steps=(
            "Check that it was your collection day. It can move at public holidays.",
            "Make sure that the lid closes and that the path is free from snow and ice.",
            "Leave the bin by the road until 18:00 on the next weekday.",
            "Report it in the e-service. It takes two minutes.",
        ),
        details=md("""
            ## Extra bags
            When we have missed you, you may leave two bags next to the bin. Put them inside your plot, at most
            three metres from the bin. Extra bags at other times cost 45 kronor each.

            ## Why it can be late
            - The lorry has broken down.
            - The road was blocked.
            - The waste was frozen or the bin too full. Then there is a note on the lid."""),
        links=(e_service("Report a missed collection", "utebliven-tomning"), RING_EN),
    ),
    english(
        article="hur-sorterar-jag-mina-sopor",
        slug="how-to-sort-waste",
        question="How do I sort my waste?",
        short_answer=said("""Food waste goes in the brown bin, in a paper bag. Sort packaging into paper, plastic,
            metal and glass. The rest goes in the ordinary bin."""),
        details=md("""
            ## What goes where
            | Item | Put it here |
            | --- | --- |
            | Food, coffee grounds, peel | Brown bin, in a paper bag |
            | Milk carton, pizza box | Paper (Papper) |
            | Plastic bag, crisp packet | Plastic (Plast) |
            | Tin, foil | Metal (Metall) |
            | Jar, bottle | Glass (Glas) |
            | Nappy, cat litter | Ordinary bin |

            ## Paper bags
            They are free. Tie an empty one to the lid and the driver leaves a new roll.

            ## Batteries, paint and electronics
            Take them to the recycling centre in Södra hamnen."""),
        links=(page("Sorting guide", "sortera"), RING_EN),
    ),
    english(
        article="atervinningscentralens-oppettider",
        slug="recycling-centre-opening-hours",
        question="When is the recycling centre open?",
        short_answer=said("""The recycling centre in Södra hamnen is open Monday to Thursday 10–19, Friday 10–16 and
            Saturday 10–15. It is closed on Sundays and public holidays."""),
        details=md("""
            ## What it costs
            It is free for households. Bring your access card or an ID. Companies pay 480 kronor per cubic metre.

            ## Before you come
            - Sort your things in the trailer. It saves time.
            - Cover the load with a net.
            - Put things that others can use on top. Leave them in the shed Andra rundan.
            - Call us the day before if you have asbestos."""),
        links=(page("How to get there", "atervinningscentralen"), RING_EN),
    ),
    english(
        article="kan-jag-dricka-brunt-vatten",
        slug="brown-tap-water",
        question="Can I drink the water when it is brown?",
        short_answer=said("""Brown water is mostly iron that has come loose in the pipe. It is not dangerous, but do
            not drink it. Run the cold tap for ten minutes. Still brown? Call 0980-31 92 00."""),
        steps=(
            "Run cold water from one tap for ten minutes.",
            "Wait with the laundry. Iron leaves stains.",
            "Call us if it is still brown. We answer day and night.",
        ),
        details=md("""
            ## Babies
            Do not give brown water to children under one year. Fetch water from our tank, or buy bottled water. The
            place of the tank is shown at the top of our web site.

            ## Why it turns brown
            We have mended a leak, somebody has used a lot of water at once, or the pipes in the house are old."""),
        links=(page("Disturbances now", "driftlage"), RING_EN),
    ),
    english(
        article="hog-vattenfaktura",
        slug="high-water-bill",
        question="Why is my water bill so high?",
        short_answer=said("""The most common reason is a leaking toilet. Read the meter today and again in a week,
            and send us the figures. We hold the invoice until we know why."""),
        steps=(
            said("""Put some food colouring in the cistern in the evening. If the bowl is coloured in the morning,
                it leaks."""),
            "Read the meter today and in a week.",
            "Send us the figures. We hold the invoice.",
        ),
        details=md("""
            ## What is normal?
            Two people use about 36 cubic metres in three months and pay around 2,000 kronor. A running toilet can
            add 90 cubic metres.

            ## Paying in parts
            You can split the invoice over three months without interest. If you had a leak, over four."""),
        links=(e_service("Send a meter reading", "matarstallning"), RING_EN),
    ),
    english(
        article="behover-jag-bygglov",
        slug="do-i-need-a-building-permit",
        question="Do I need a building permit?",
        short_answer=said("""It depends on what, how big and where. New houses, larger extensions and high fences
            need a permit. Small sheds and decks without a roof seldom do. Ask us before you order."""),
        details=md("""
            ## Common projects
            | You want to build | Permit? |
            | --- | --- |
            | New house | Yes |
            | Glazed veranda | Yes, mostly |
            | Fence towards the street, over 1.2 metres | Yes |
            | Small dwelling, at most 30 square metres | No, but a notification |
            | New stove | No, but a notification |
            | Shed, at most 15 square metres | No |

            ## Near water
            Within 100 metres of a lake or river, shore protection applies. Then you need an exemption, also for
            small buildings.

            ## Talk to us in English
            Book half an hour by video, any Tuesday."""),
        links=(e_service("Test your project", "behover-jag-lov"), RING_EN),
    ),
    english(
        article="hur-lang-tid-tar-bygglov",
        slug="how-long-does-a-permit-take",
        question="How long does a building permit take?",
        short_answer=said("""At most ten weeks from the day your application is complete. The Planning and Building
            Act says so. A notification takes at most four weeks. If we are late, we lower the fee."""),
        details=md("""
            ## Count from the right day
            The time begins when we have all documents. If something is missing, we write to you and the clock
            stops.

            ## Can it take longer?
            In difficult cases we may extend the time once, by at most ten weeks. We then tell you why.

            ## To start in May
            Apply before the end of January."""),
        links=(e_service("Follow your case", "mina-arenden"), RING_EN),
    ),
    english(
        article="nar-plogas-min-gata",
        slug="snow-clearance",
        question="When is my street cleared of snow?",
        short_answer=said("""We start at four centimetres of snow. Main roads and paths to schools come first,
            before 7. Residential streets are done within twelve hours after it has stopped snowing."""),
        details=md("""
            ## The order
            1. Main roads, bus routes and paths to schools, before 7
            2. The centre and other paths, before 9
            3. Residential streets, within 12 hours
            4. Car parks, within 24 hours

            ## You can help
            Do not park in the street when it snows. Keep the snow from your plot on your plot."""),
        links=(page("See where the ploughs are", "plogkartan"), FAULT_EN),
    ),
    english(
        article="hur-gor-jag-en-felanmalan",
        slug="report-a-fault",
        question="How do I report a fault in a street or park?",
        short_answer=said("""Fill in the form Report a fault. It takes two minutes and you can be anonymous. Is it
            dangerous now? Call 0980-31 92 00, we answer day and night."""),
        details=md("""
            ## How fast we mend it
            | Fault | Time |
            | --- | --- |
            | Dangerous | Same day |
            | Pothole | Ten weekdays |
            | One street lamp | Ten weekdays |
            | The whole street is dark | Same day |

            ## Help us find it
            Write the street and house number, or the number on the lamp post. A picture helps."""),
        links=(FAULT_EN, RING_EN),
    ),
    english(
        article="kontakta-kommunen",
        slug="contact-us",
        question="How do I reach the municipality?",
        short_answer=said("""Call 0980-31 92 00 or chat on weekdays 8–16:30, Fridays until 15. Visit us at
            Stadshuset, Storgatan 1, 10–16. Report dangerous faults day and night."""),
        details=md("""
            ## Opening hours
            | Way | When |
            | --- | --- |
            | Phone and chat | Monday–Thursday 8–16:30, Friday 8–15 |
            | Visit | Monday–Thursday 10–16, Friday 10–14 |
            | Text message 070-174 06 99 | Answer on weekdays |
            | Form and e-mail | Answer within a day, on weekdays |

            ## Languages
            We speak Swedish, English, Finnish, Sámi, Arabic and Somali. For other languages we book an interpreter,
            free of charge."""),
        links=(RING_EN, WRITE_EN),
    ),
    english(
        article="flytta-till-storan",
        slug="moving-to-stora",
        question="I am moving here. What do I need to arrange?",
        short_answer=said("""Register your move with the Swedish Tax Agency, not with us. Welcome! If you rent,
            waste and water are mostly included. Here is what to arrange with the municipality."""),
        steps=(
            "Register your move with the Tax Agency within a week.",
            "Apply for preschool or school as soon as you have an address.",
            "If you buy a house: read the water meter and report the new owner.",
            "Order an access card for the recycling centre.",
        ),
        details=md("""
            ## Learn Swedish
            Sfi is free and starts every second Monday.

            ## Come for a coffee
            We meet new people the first Wednesday of each month at 17, at Stadshuset."""),
        links=(page("New in Storå", "ny-i-stora"), RING_EN),
    ),
    english(
        article="begara-allman-handling",
        slug="ask-for-a-public-document",
        question="How do I ask for a public document?",
        short_answer=said("""Fill in the form, call or visit us. You need not say who you are or why. Digital
            documents are free. We start to look the same day."""),
        details=md("""
            ## Your right
            Everybody may read public documents. The Freedom of the Press Act says so. Before we hand one out we
            check whether anything in it is secret.

            ## On paper
            The first nine pages are free. Ten pages cost 50 kronor, and each page after that 2 kronor.

            ## If we say no
            Ask for a written decision. You can appeal within three weeks."""),
        links=(DOCUMENT_EN, RING_EN),
    ),
)
