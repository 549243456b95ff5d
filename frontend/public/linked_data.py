"""What programs read of our pages, in the words of schema.org. Only what the page itself shows."""

import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from frontend.public.languages import absolute
from frontend.public.popular import QuestionLink
from frontend.public.tree import Crumb
from knowledgebase.shown import Shown

Data = dict[str, Any]
_CONTEXT = {"@context": "https://schema.org"}
# As in Django's json_script: nothing in it can end the element or begin another.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def script(data: Data) -> SafeString:
    """An element that holds data and is never run: the content security policy has nothing to refuse."""
    text = json.dumps(_CONTEXT | data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def organisation() -> Data:
    place = settings.MUNICIPALITY
    return {
        "@type": "GovernmentOrganization",
        "name": place["name"],
        "url": absolute("/"),
        "telephone": place["phone"],
        "address": ", ".join(place["address_lines"]),
    }


def website(search_path: str) -> Data:
    return {
        "@type": "WebSite",
        "name": settings.MUNICIPALITY["name"],
        "url": absolute("/"),
        "publisher": organisation(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{absolute(search_path)}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumbs(way: Sequence[Crumb]) -> Data:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": crumb.words, "item": absolute(crumb.url)}
            for place, crumb in enumerate(way, 1)
        ],
    }


def question_page(text: Shown, answer: str, url: str) -> Data:
    """One question with the answer of the one who knows it. answer is plain text, as the page shows it."""
    dated = text.published_at or text.changed_at
    return {
        "@type": "QAPage",
        "inLanguage": text.language,
        "dateModified": text.changed_at.isoformat(timespec="seconds"),
        "publisher": organisation(),
        "mainEntity": {
            "@type": "Question",
            "name": text.question,
            "text": text.question,
            "answerCount": 1,
            "datePublished": dated.isoformat(timespec="seconds"),
            "author": organisation(),
            "acceptedAnswer": {
                "@type": "Answer",
                "text": answer,
                "url": absolute(url),
                "datePublished": dated.isoformat(timespec="seconds"),
                "author": organisation(),
            },
        },
    }


def list_of_questions(name: str, links: Sequence[QuestionLink], language: str) -> Data:
    return {
        "@type": "CollectionPage",
        "name": name,
        "inLanguage": language,
        "publisher": organisation(),
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": link.question, "url": absolute(link.url)}
                for place, link in enumerate(links, 1)
            ],
        },
    }
