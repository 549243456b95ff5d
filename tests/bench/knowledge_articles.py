"""Articles for the bench: the demo's own sentences put together anew, seeded, so that they read like articles."""

import random
import re
from collections.abc import Iterator

from knowledgebase.models import Article, Category, Passage, Revision, Translation
from knowledgebase.models.translation import Status
from knowledgebase.search_index import index_everything
from knowledgebase.semantic import is_ready
from knowledgebase.semantic.language_model import PASSAGE_TIMEOUT, SIZE, for_passages
from servicedesk.demo.content.articles import ARTICLES
from servicedesk.people.models import Department

SEED = 20261122
PLACES = (
    "i centrum",
    "på landet",
    "i Norrby",
    "för företag",
    "för föreningar",
    "under sommaren",
    "vid helger",
    "i höst",
)
READ = 150  # passages the language model reads; the others are near one of them, which costs a search the same
NEAR = 0.02  # how far each number of a vector is moved, at most


def load(count: int) -> list[Translation]:
    """Write that many public articles, index them and give them passages; returns their texts."""
    chance = random.Random(SEED)  # noqa: S311 -- the same ones each time
    department = Department.objects.create(slug="bench", name="Bench")
    shelf = Category.objects.create(slug="bench", name="Bench")
    articles = Article.objects.bulk_create(Article(category=shelf, department=department) for _ in range(count))
    texts = Translation.objects.bulk_create(
        Translation(article=article, language="sv", slug=f"bench-{number}") for number, article in enumerate(articles)
    )
    revisions = Revision.objects.bulk_create(_revisions(chance, texts))
    for text, revision in zip(texts, revisions, strict=True):
        text.live = text.latest = revision
        text.status = Status.PUBLISHED
    Translation.objects.bulk_update(texts, ["live", "latest", "status"], batch_size=500)
    index_everything()
    if is_ready():
        Passage.objects.bulk_create(_passages(chance, texts), batch_size=500)
    return texts


def _revisions(chance: random.Random, texts: list[Translation]) -> Iterator[Revision]:
    sentences = [one for article in ARTICLES for one in re.split(r"(?<=[.!?])\s+", article.details) if len(one) > 20]
    for text in texts:
        source = chance.choice(ARTICLES)
        question = f"{source.question.rstrip('?')} {chance.choice(PLACES)}?"[:160]
        details = "\n\n".join([source.details, *chance.sample(sentences, 4)])
        yield Revision(translation=text, number=1, question=question, short_answer=source.short_answer, details=details)


def _passages(chance: random.Random, texts: list[Translation]) -> Iterator[Passage]:
    """Seven of each text."""
    read = [f"{one.question} {one.short_answer}" for one in ARTICLES][:READ]
    vectors = [for_passages.vectors([text], is_query=False, timeout=PASSAGE_TIMEOUT) for text in read]
    known = [one[0] for one in vectors if one]
    for text in texts:
        for number in range(7):
            near = [one + chance.uniform(-NEAR, NEAR) for one in chance.choice(known)]
            length = sum(one * one for one in near) ** 0.5
            yield Passage(translation=text, digest=f"{number:032}", embedding=[one / length for one in near[:SIZE]])
