"""Things people ask, for tests of how they are grouped."""

from knowledgebase.models.radar import Question, RadarContact
from tests.knowledgebase.radar.asked import make_asked

BINS = (
    "När töms soptunnan om ni har missat den?",
    "Soptunnan blev inte tömd i går, när töms den?",
    "Ni missade vår soptunna igen, när töms den?",
    "Vår soptunna blev inte tömd, när kommer ni och tömmer den?",
)
QUEUE = (
    "Var i kön till förskolan ligger mitt barn?",
    "Vilken plats i förskolekön har vårt barn?",
    "Hur många står före mitt barn i kön till förskolan?",
    "Hur lång är kön till förskolan för mitt barn?",
)
LONELY = "Får man begrava hamstern i parken?"


def ask(*texts: str, **fields: object) -> list[RadarContact]:
    return [make_asked(None, text, **fields) for text in texts]


def grouped() -> set[frozenset[str]]:
    """What each question holds."""
    return {
        frozenset(question.contact_rows.values_list("words", flat=True))
        for question in Question.objects.filter(merged_into=None)
    }


def question_of(words: str) -> Question:
    row = RadarContact.objects.get(words=words)
    assert row.question is not None
    return row.question
