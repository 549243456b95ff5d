from datetime import date
from typing import Any

import pytest

from channels_in.models import ChannelEntry, EntryStatus
from channels_in.register.entries import create_entry
from channels_in.register.steps import take_step
from servicedesk.people.models import Agent
from tests.clock import Clock
from tests.factories import make_agent, make_team

THOUGHT = {"purpose": "Nå unga", "goals": "Svar inom en timme", "target_group": "16–25 år"}
DECISION: dict[str, Any] = {"decided_by": "Kommunchefen", "decided_on": date(2026, 3, 2), "decision": "KS 2026/17"}


@pytest.fixture
def owner(db: None) -> Agent:
    return make_agent("Åsa Lindqvist", teams=[make_team("Kommunikation")])


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def propose(by: Agent, **fields: Any) -> ChannelEntry:
    return create_entry(by=by, **{"name": "Storåns kommun", "kind": "instagram", "owner": by, **THOUGHT, **fields})


def in_use(by: Agent, **fields: Any) -> ChannelEntry:
    entry = propose(by, **fields)
    take_step(entry, EntryStatus.DECIDED, by=by, **DECISION)
    take_step(entry, EntryStatus.ACTIVE, by=by)
    entry.refresh_from_db()
    return entry
