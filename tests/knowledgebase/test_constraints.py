"""What the database itself refuses, whoever writes: one row for each constraint."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from tests.knowledgebase.constraint_rows import REFUSED_OF_ARTICLES, REFUSED_OF_THE_INDEX, REFUSED_OF_THE_WEBSITE
from tests.knowledgebase.coverage_rows import REFUSED_OF_COVERAGE
from tests.knowledgebase.radar_rows import REFUSED_OF_THE_RADAR

pytestmark = pytest.mark.django_db
REFUSED = {
    **(REFUSED_OF_ARTICLES | REFUSED_OF_THE_INDEX | REFUSED_OF_THE_WEBSITE),
    **(REFUSED_OF_THE_RADAR | REFUSED_OF_COVERAGE),
}


def test_every_constraint_of_the_knowledge_base_has_its_row() -> None:
    models = apps.get_app_config("knowledgebase").get_models()

    assert {constraint.name for model in models for constraint in model._meta.constraints} == set(REFUSED)


@pytest.mark.parametrize("name", REFUSED)
def test_database_refuses(name: str) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        REFUSED[name]()

    assert name in str(refusal.value)
