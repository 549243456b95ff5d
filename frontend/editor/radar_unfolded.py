"""What unfolds below a question: how people ask, what comes nearest to an answer, what was searched for in vain."""

from dataclasses import dataclass

from knowledgebase.models import Question
from knowledgebase.radar.questions import Example, NearArticle, Searched, examples, nearest_articles, searches
from servicedesk.people.models import Agent

SEARCHES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Near:
    article_id: int
    question: str
    language: str
    percent: int | None  # of those who voted
    votes: int


@dataclass(frozen=True, slots=True)
class Unfolded:
    question: Question
    examples: list[Example]
    near: list[Near]
    searches: list[Searched]


def unfolded(question: Question, viewer: Agent) -> Unfolded:
    return Unfolded(
        question=question,
        examples=examples(question, viewer),
        near=[_near(one) for one in nearest_articles(question, viewer)],
        searches=searches(question, SEARCHES_SHOWN),
    )


def _near(one: NearArticle) -> Near:
    percent = None if one.helped is None else round(100 * one.helped)
    return Near(one.shown.article_id, one.shown.question, one.shown.language, percent, one.votes)
