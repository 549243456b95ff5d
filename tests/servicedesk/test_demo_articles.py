"""The demo municipality's articles: enough of them, easy to read, true to each other, and all of it made up."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from servicedesk.demo.content import (
    AGENTS,
    ARTICLE_CATEGORIES,
    ARTICLE_TRANSLATIONS,
    ARTICLES,
    DEPARTMENTS,
    FORMS,
    LIFE_EVENTS,
    SCENARIOS,
    TEAMS,
)
from servicedesk.demo.content.article_changes import COMMENTS, EARLIER_TEXTS, FLAGS, OLD_SHORT_FORMS, REMARKS
from servicedesk.demo.content.article_shapes import Article, ArticleTranslation
from servicedesk.demo.content.article_use import ANSWERED_WITH, HELPED, SETTLED_SEARCHES, VIEWS_A_DAY
from servicedesk.demo.content.article_words import md
from servicedesk.lib import identity_numbers
from servicedesk.lib.plain_language import read
from tests.servicedesk.test_demo_content import MAIL, PHONE, is_fictional

GSM_7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
NAMED = re.compile(r"\]\(article:([^)]*)\)")
ADDRESS = re.compile(r"\]\(([^)]*)\)")
ALL_TEXTS: tuple[Article | ArticleTranslation, ...] = (*ARTICLES, *ARTICLE_TRANSLATIONS)
SLUGS = frozenset(article.slug for article in ARTICLES)
# Numbers of the police, of care and of help in danger: real, and meant to be.
PUBLIC_NUMBERS = frozenset({"112", "114 14", "1177"})


def whole(article: Article | ArticleTranslation) -> str:
    return "\n\n".join((article.question, article.short_answer, *article.steps, article.details))


def texts() -> Iterator[str]:
    """Everything a person can read."""
    for article in ARTICLES:
        yield from (whole(article), article.internal_notes, article.sms, article.social, *article.asked)
    for one in ALL_TEXTS:
        yield whole(one)
        yield from (f"{link.label} {link.url}" for link in one.links)
    yield from (one.text for one in (*FLAGS, *REMARKS))
    yield from (text for _slug, text in COMMENTS)


def test_there_are_the_promised_numbers() -> None:
    languages = Counter(text.language for text in ARTICLE_TRANSLATIONS)

    assert len(ARTICLES) >= 120
    assert languages["en"] >= 20
    assert languages["fi"] == 6
    assert sum(bool(article.sms) for article in ARTICLES) >= 40
    assert sum(bool(article.social) for article in ARTICLES) >= 20
    assert sum(bool(article.internal_notes) for article in ARTICLES) >= len(ARTICLES) / 2


def test_every_state_and_visibility_is_seen() -> None:
    assert {
        state: count for state, count in Counter(one.state for one in ARTICLES).items() if state != "published"
    } == {
        "draft": 4,
        "in_review": 2,
        "review_due": 4,
        "unpublished": 2,
    }
    seen = Counter(one.visibility for one in ARTICLES)
    assert (seen["agents"], seen["departments"]) == (6, 4)
    assert [one.slug for one in ARTICLES if bool(one.departments) != (one.visibility == "departments")] == []


def test_articles_are_easy_to_read() -> None:
    readings = {article.slug: read(whole(article)) for article in ARTICLES}

    assert {slug: reading.lix for slug, reading in readings.items() if reading.lix >= 40} == {}
    assert {slug: reading.long_sentences for slug, reading in readings.items() if reading.long_sentences} == {}
    assert [article.slug for article in ARTICLES if "## " not in article.details] == []


def test_texts_fit() -> None:
    assert [one.slug for one in ALL_TEXTS if not 0 < len(one.question) <= 160] == []
    assert [one.slug for one in ALL_TEXTS if not 40 <= len(one.short_answer) <= 300] == []
    assert [link.url for one in ALL_TEXTS for link in one.links if not link.label or " " in link.url] == []


def test_short_forms_fit() -> None:
    assert [article.slug for article in ARTICLES if len(article.sms) > 160 or set(article.sms) - GSM_7] == []
    assert [article.slug for article in ARTICLES if len(article.social) > 280] == []


def test_each_article_is_asked_for_in_other_words_than_its_own() -> None:
    assert [article.slug for article in ARTICLES if not 3 <= len(set(article.asked)) <= 6] == []
    assert [article.slug for article in ARTICLES if article.question.lower().rstrip("?") in article.asked] == []


def test_slugs_are_unique() -> None:
    assert len(SLUGS) == len(ARTICLES)
    languages = Counter((text.language, text.slug) for text in ARTICLE_TRANSLATIONS)
    once = Counter((text.language, text.article) for text in ARTICLE_TRANSLATIONS)
    assert max(languages.values()) == max(once.values()) == 1


def test_links_between_articles_lead_somewhere() -> None:
    named = {slug for one in ALL_TEXTS for slug in NAMED.findall(str(asdict(one)))}

    assert len(named) > 25
    assert named <= SLUGS
    hidden = {one.slug for one in ARTICLES if one.visibility != "public" or one.state in ("draft", "unpublished")}
    public = (one for one in ARTICLES if one.visibility == "public")
    assert [one.slug for one in public if hidden & set(NAMED.findall(one.details))] == []


def test_links_lead_to_our_forms_or_to_example_domains() -> None:
    forms = {f"/kontakt/{form.slug}/" for form in FORMS}
    addresses = {link.url for one in ALL_TEXTS for link in one.links}
    addresses |= {url for one in ARTICLES for url in ADDRESS.findall(one.details) if not url.startswith("article:")}

    def is_ours(url: str) -> bool:
        return url in forms or bool(re.match(r"https://[a-z-]+\.storan\.example/", url))

    others = {url for url in addresses if not is_ours(url)}
    assert others == {"tel:+46980319200", "mailto:bygglov@storan.example", "mailto:kundcenter@storan.example"}


def test_references_lead_somewhere() -> None:
    agents = {agent.email: {team for team, _ in agent.memberships} for agent in AGENTS}
    tops = {one.slug for one in ARTICLE_CATEGORIES if not one.parent}

    assert {one.category for one in ARTICLES} <= {one.slug for one in ARTICLE_CATEGORIES}
    assert {one.parent for one in ARTICLE_CATEGORIES if one.parent} <= tops
    assert {event for one in ARTICLES for event in one.life_events} == {one.slug for one in LIFE_EVENTS}
    assert {slug for one in ARTICLES for slug in one.departments} <= {one.slug for one in DEPARTMENTS}
    assert {one.team for one in ARTICLES} == {team.slug for team in TEAMS}
    assert [one.slug for one in ARTICLES if one.responsible == one.deputy] == []
    assert [one.slug for one in ARTICLES if one.team not in agents[one.responsible] | agents[one.deputy]] == []


def test_every_shelf_without_shelves_below_has_articles() -> None:
    parents = {one.parent for one in ARTICLE_CATEGORIES}
    filled = Counter(one.category for one in ARTICLES if one.visibility == "public" and one.state == "published")

    assert [one.slug for one in ARTICLE_CATEGORIES if one.slug not in parents and filled[one.slug] < 2] == []


def test_translations_are_of_published_articles() -> None:
    public = {one.slug for one in ARTICLES if one.visibility == "public" and one.state in ("published", "review_due")}

    assert [text.slug for text in ARTICLE_TRANSLATIONS if text.article not in public] == []
    assert {text.article for text in ARTICLE_TRANSLATIONS if text.is_stale} <= {one.article for one in EARLIER_TEXTS}


def test_earlier_texts_differ_and_name_what_stands_there() -> None:
    by_slug = {one.slug: one for one in ARTICLES}
    missing = [
        (one.article, now) for one in EARLIER_TEXTS for now, _then in one.then if now not in whole(by_slug[one.article])
    ]

    assert missing == []
    assert [
        one.article for one in EARLIER_TEXTS if not one.then and by_slug[one.article].details.count("\n## ") < 1
    ] == []
    assert set(OLD_SHORT_FORMS) <= {one.article for one in EARLIER_TEXTS}


def test_use_names_articles_and_conversations_that_are_there() -> None:
    used = {*ANSWERED_WITH.values(), *VIEWS_A_DAY, *HELPED, *filter(None, SETTLED_SEARCHES.values())}
    said = {*(slug for slug, _text in COMMENTS), *(one.article for one in (*FLAGS, *REMARKS))}

    assert used | said <= SLUGS
    assert set(ANSWERED_WITH) <= {scenario.slug for scenario in SCENARIOS}
    agents = {agent.email for agent in AGENTS}
    assert {one.by for one in (*FLAGS, *REMARKS)} <= agents


def test_publishers_and_editors_are_where_the_articles_are() -> None:
    departments = {team.slug: team.department for team in TEAMS}
    owners = {departments[one.team] for one in ARTICLES}
    publishing = [departments[team] for agent in AGENTS for team, role in agent.memberships if role == "publisher"]
    pirkko = next(agent for agent in AGENTS if agent.email == "pirkko.kallio@storan.example")

    assert sorted(publishing) == sorted(owners)
    assert ("kontaktcenter", "editor") in pirkko.memberships


def test_numbers_and_addresses_are_fictional() -> None:
    numbers = [found for text in texts() for found in PHONE.findall(text)]
    mails = [found for text in texts() for found in MAIL.findall(text)]
    hosts = [found for text in texts() for found in re.findall(r"https?://([^/\s)]+)", text)]

    assert numbers
    assert [number for number in numbers if not is_fictional(number) and number not in PUBLIC_NUMBERS] == []
    assert [mail for mail in mails if not mail.endswith(".example")] == []
    assert [host for host in hosts if not host.endswith(".example")] == []
    assert [text for text in texts() if identity_numbers.find(text)] == []


# Figures that the conversations say too.
@pytest.mark.parametrize(
    ("slug", "figures"),
    [
        ("byta-storlek-pa-soptunnan", ("2 316 kronor", "1 488 kronor")),
        ("miljorum-i-flerbostadshus", ("1,2 meter", "940 kronor")),
        ("ansluta-till-kommunalt-vatten", ("118 400 kronor",)),
        ("strandskydd-bygga-vid-sjon", ("6 900 kronor", "åtta veckor")),
        ("hur-hogt-far-planket-vara", ("1,2 meter", "0,8 meter", "4 200 kronor")),
        ("inglasad-altan", ("9 800 kronor", "tio veckor")),
        ("litet-hus-pa-tomten", ("7 400 kronor", "4,5 meter")),
        ("installera-kamin", ("1 900 kronor", "fyra veckor")),
        ("skylt-pa-fasaden", ("2 600 kronor", "tre veckor")),
        ("vad-kostar-forskolan", ("1 425 kronor",)),
        ("vad-kostar-hemtjanst", ("2 575 kronor",)),
        ("boka-idrottshall", ("65 kronor",)),
        ("hyra-lokal-till-fest", ("Älvsalen",)),
        ("sok-feriejobb", ("kronor i timmen", "tre veckor")),
        ("uteservering", ("60 kronor", "1,8 meter")),
        ("starta-foretag", ("85 kronor",)),
        ("sta-pa-marknaden", ("350 kronor", "50 kronor")),
    ],
)
def test_articles_agree_with_the_conversations(slug: str, figures: tuple[str, ...]) -> None:
    article = " ".join(whole(next(one for one in ARTICLES if one.slug == slug)).split())
    answers = " ".join(entry.text for scenario in SCENARIOS for entry in scenario.thread)

    assert [figure for figure in figures if figure not in article] == []
    assert [figure for figure in figures if figure not in answers] == []


def test_md_joins_wrapped_lines_and_keeps_lists_tables_and_headings() -> None:
    text = md("""
        ## Rubrik
        En rad
        till.

        - ett
          led
        - två
        | a | b |
        | --- | --- |
        """)
    assert text == "## Rubrik\nEn rad till.\n\n- ett led\n- två\n| a | b |\n| --- | --- |"
