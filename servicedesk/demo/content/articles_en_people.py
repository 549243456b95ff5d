"""Articles in English about family, school, support and culture."""

from servicedesk.demo.content.article_shapes import Link
from servicedesk.demo.content.article_words import e_service, english, md, page, said

RING_EN = Link("contact", "Call 0980-31 92 00", "tel:+46980319200")

TRANSLATIONS = (
    english(
        article="ansok-om-forskola",
        slug="apply-for-preschool",
        question="How do I apply for preschool?",
        short_answer=said("""Apply in the e-service Förskola. Your child can start at the age of one. Apply at least
            four months before, and you get a place in time."""),
        steps=(
            "Apply in the e-service and choose up to three preschools.",
            "Wait for our offer. It comes no later than two months before the date you want.",
            "Answer within ten days.",
            "Tell us your income before the child starts.",
        ),
        details=md("""
            ## Your right to a place
            The Education Act says that we must offer a place within four months. If it is not your first choice, it
            is within four kilometres and you stay in the queue.

            ## New in Storå
            You can apply before you move, as soon as you have an address here.

            ## Without e-identification
            Call us, and we send you a form or fill it in together."""),
        links=(e_service("Apply for preschool", "forskola"), RING_EN),
    ),
    english(
        article="vad-kostar-forskolan",
        slug="preschool-fee",
        question="What does preschool cost?",
        short_answer=said("""You pay three per cent of the household's income for the first child, two for the
            second and one for the third. The fourth is free. There is a maximum fee."""),
        details=md("""
            ## An example
            A family earns 47,500 kronor a month before tax. They pay 1,425 kronor for one child and 950 for a
            second.

            ## Free hours
            From the autumn of the year when your child turns three, 525 hours a year are free.

            ## Tell us your income
            If you do not, you pay the maximum fee. We correct the invoice within five weekdays after you have told
            us."""),
        links=(e_service("Tell us your income", "inkomstuppgift"), RING_EN),
    ),
    english(
        article="valja-eller-byta-skola",
        slug="choose-or-change-school",
        question="How do I choose or change school?",
        short_answer=said("""Use the e-service Skolval. You choose for the preschool class in January. You can
            change at any time and get an answer within two weeks."""),
        details=md("""
            ## Moving here
            Apply as soon as you have an address. Your child starts within two weeks and gets extra lessons in
            Swedish. Lessons in your own language may also be possible.

            ## School bus
            It is free if you live more than 3 kilometres from school, up to year 6. For years 7–9 the limit is 4
            kilometres.

            ## If you do not choose
            Then your child gets a place at the nearest school."""),
        links=(e_service("Choose school", "skolval"), RING_EN),
    ),
    english(
        article="lara-sig-svenska-sfi",
        slug="learn-swedish",
        question="Where can I learn Swedish?",
        short_answer=said("""At sfi, Swedish for immigrants. The course is free and starts every second Monday.
            Apply in the e-service Vuxenutbildning, or come to Stadshuset and we help you."""),
        details=md("""
            ## Who may study?
            You who are over 16, are registered here and do not know Swedish. Also EU citizens who work here.

            ## When
            | Group | Time |
            | --- | --- |
            | Day | Monday–Friday 8:30–12 |
            | Evening | Tuesday and Thursday 17:30–20 |
            | Online | Whenever you like |

            ## Practise
            Language café at the library, Wednesdays at 17. Coffee is free."""),
        links=(e_service("Apply", "vuxenutbildning"), RING_EN),
    ),
    english(
        article="ansok-om-hemtjanst",
        slug="apply-for-home-care",
        question="How do I apply for home care?",
        short_answer=said("""Call 0980-31 92 00 or apply in the e-service. A care manager calls you within two
            weekdays. Help usually begins two days after the decision."""),
        details=md("""
            ## What help is there?
            Shower, clothes, food, cleaning, shopping, walks and company.

            ## For somebody else
            You may help your parent to call, but they must want the help themselves. Do not write about health in
            e-mail.

            ## What does it cost?
            It depends on your income, and is never more than 2,575 kronor a month."""),
        links=(e_service("Apply for home care", "hemtjanst"), RING_EN),
    ),
    english(
        article="ansok-om-forsorjningsstod",
        slug="apply-for-income-support",
        question="How do I apply for income support?",
        short_answer=said("""Call 0980-31 92 00 the first time, and we book a meeting. After that you apply each
            month in the e-service. If you have no money for food today, tell us at once."""),
        details=md("""
            ## Bring
            Bank statements for three months, the rent invoice and other bills. An interpreter is free.

            ## Who can get it?
            Those who cannot support themselves in another way. First you must have looked for work and applied for
            other benefits.

            ## The decision
            You get it within four weekdays when everything is with us. You can appeal within three weeks."""),
        links=(e_service("Income support", "forsorjningsstod"), RING_EN),
    ),
    english(
        article="orolig-for-ett-barn",
        slug="worried-about-a-child",
        question="I am worried about a child. Whom do I contact?",
        short_answer=said("""Call 0980-31 92 00 and ask for social services, day and night. You can be anonymous. If
            the child is in danger now, call 112."""),
        details=md("""
            ## You need not be sure
            It is enough that you are worried. Social services find out how things are.

            ## Do not write
            E-mail and social media are not safe for this. Call us.

            ## If you are a child
            You can call us yourself. You need not say your name."""),
        links=(RING_EN,),
    ),
    english(
        article="vem-far-rosta",
        slug="who-can-vote",
        question="Who can vote in the municipal election?",
        short_answer=said("""You who are 18 by election day and are registered here 30 days before. If you are a
            citizen of a country outside the EU, you must have been registered in Sweden for three years."""),
        details=md("""
            ## Different elections
            | Citizen of | Parliament | Region and municipality |
            | --- | --- | --- |
            | Sweden | Yes | Yes |
            | EU, Norway or Iceland | No | Yes |
            | Other countries | No | Yes, after three years |

            ## Voting card
            It comes in the post no later than 18 days before the election."""),
        links=(page("About the election", "val"),),
        is_stale=True,
    ),
    english(
        article="skaffa-lanekort",
        slug="library-card",
        question="How do I get a library card?",
        short_answer=said("""Come to the library with an ID. You get the card at once and it is free. Children need
            the signature of an adult."""),
        details=md("""
            ## Opening hours
            | Day | Time |
            | --- | --- |
            | Monday–Thursday | 10–19 |
            | Friday | 10–17 |
            | Saturday | 11–15 |

            ## What you can borrow
            Books in many languages, e-books, games, tools, skis and snowshoes, for four weeks."""),
        links=(page("The library", "bibliotek"), RING_EN),
        is_stale=True,
    ),
)
