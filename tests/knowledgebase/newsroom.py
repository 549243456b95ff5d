"""Those who write: an editor and a publisher of one department, a publisher of another (the outsider), an agent."""

from dataclasses import dataclass
from typing import Any

from knowledgebase.actions.create_article import create_article
from knowledgebase.actions.publish import publish
from knowledgebase.models import Category, Translation
from servicedesk.people.models import Agent, Department, Role
from tests.factories import make_agent, make_department, make_shelf, make_team


@dataclass(frozen=True, slots=True)
class Newsroom:
    teknik: Department
    shelf: Category
    pirkko: Agent  # editor
    gun: Agent  # publisher
    olle: Agent  # publisher of another department: the outsider
    johan: Agent  # agent in the contact centre

    def draft(self, question: str = "När töms soptunnan?", **fields: Any) -> Translation:
        values = {"short_answer": "Ställ ut kärlet senast klockan 6.", **fields}
        return create_article(by=self.pirkko, category=self.shelf, department=self.teknik, question=question, **values)

    def live(self, question: str = "När töms soptunnan?", **fields: Any) -> Translation:
        return publish(self.draft(question, **fields), by=self.gun, attested=True)


def make_newsroom() -> Newsroom:
    teknik, social = make_department("Teknik"), make_department("Social")
    return Newsroom(
        teknik=teknik,
        shelf=make_shelf(),
        pirkko=make_agent("Pirkko Kallio", teams=[make_team("Avfall", department=teknik)], role=Role.EDITOR),
        gun=make_agent("Gun Sandberg", teams=[make_team("Gata", department=teknik)], role=Role.PUBLISHER),
        olle=make_agent("Olle Vikström", teams=[make_team("Hemtjänst", department=social)], role=Role.PUBLISHER),
        johan=make_agent("Johan Åkerström", teams=[make_team("Kontaktcenter")]),
    )
