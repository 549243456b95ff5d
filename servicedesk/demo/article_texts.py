"""The texts of the demo's articles as a revision keeps them: numbered steps, links by the article's number. Pure."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from servicedesk.demo.content import article_shapes as shapes

_NAMED = re.compile(r"\(article:([a-z0-9-]+)\)")


class Texts:
    """numbers: of the articles, by slug."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.numbers = numbers

    def of(self, article: shapes.Article) -> dict[str, Any]:
        """Return the fields of a revision."""
        return {**self._public(article), "internal_notes": self._linked(article.internal_notes)}

    def translated(self, text: shapes.ArticleTranslation) -> dict[str, Any]:
        return self._public(text)

    def before(self, present: Mapping[str, Any], earlier: shapes.EarlierText) -> dict[str, Any]:
        """Return the fields as they were before the change."""
        then = dict(present)
        if not earlier.then:
            then["details"] = present["details"].rpartition("\n## ")[0].rstrip()
        for name in ("short_answer", "steps", "details"):
            for now_it_says, it_said in earlier.then:
                then[name] = then[name].replace(now_it_says, it_said)
        return then

    def _public(self, text: shapes.Article | shapes.ArticleTranslation) -> dict[str, Any]:
        return {
            "question": text.question,
            "short_answer": text.short_answer,
            "steps": "\n".join(f"{number}. {step}" for number, step in enumerate(text.steps, 1)),
            "details": self._linked(text.details),
            "links": [asdict(link) for link in text.links],
        }

    def _linked(self, markdown: str) -> str:
        return _NAMED.sub(lambda found: f"(artikel:{self.numbers[found[1]]})", markdown)
