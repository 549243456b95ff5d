import pytest

from tests.knowledgebase.newsroom import Newsroom, make_newsroom


@pytest.fixture
def room(db: None) -> Newsroom:
    return make_newsroom()
