"""Whom a chat rings at: the choice alone, as tables."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chat.offers import Skill, Taking, Waiting, choose
from servicedesk.people.access import Access

NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
KC, SOC = 1, 2  # teams; the first is open to all
INBOX, OTHER_INBOX = 10, 11
BINS, WASTE = 20, 21  # categories; the first is below the second
CHAT = Waiting(1, INBOX, KC, KC, "fi", categories=frozenset({BINS, WASTE}))


def agent(pk: int, *, teams: set[int] | None = None, idle: int = 60, chats: int = 0, **fields: object) -> Taking:
    access = Access(agent_id=pk, member_teams=frozenset({KC} if teams is None else teams), open_teams=frozenset({KC}))
    values: dict[str, object] = {"capacity": 3, "idle_since": NOW - timedelta(seconds=idle), "chats": chats, **fields}
    return Taking(agent_id=pk, access=access, **values)  # type: ignore[arg-type]


INBOX_SKILL, FINNISH, BIN_SKILL, WASTE_SKILL = (
    Skill(inbox_id=INBOX),
    Skill(language="fi"),
    Skill(category_id=BINS),
    Skill(category_id=WASTE),
)


@pytest.mark.parametrize(
    ("those_who_take_chats", "expected"),
    [
        pytest.param([agent(1, idle=10), agent(2, idle=20)], 2, id="idle longest"),
        pytest.param([agent(1, idle=90, chats=1), agent(2, idle=20)], 2, id="fewest chats before idle longest"),
        pytest.param([agent(1), agent(2)], 1, id="the same: whoever was here first"),
        pytest.param([agent(1), agent(2, chats=2, skills=(FINNISH,))], 2, id="language before idle"),
        pytest.param([agent(1), agent(2, chats=2, skills=(WASTE_SKILL,))], 2, id="category above it counts"),
        pytest.param([agent(1, skills=(BIN_SKILL,)), agent(2, skills=(FINNISH,))], 2, id="language before category"),
        pytest.param([agent(1, skills=(FINNISH,)), agent(2, skills=(INBOX_SKILL,))], 2, id="inbox before language"),
        pytest.param([agent(1, skills=(FINNISH,)), agent(2, skills=(FINNISH, BIN_SKILL))], 2, id="both before one"),
        pytest.param([agent(1, skills=(Skill(language="so"),)), agent(2)], 1, id="another language is no hindrance"),
        pytest.param([agent(1, skills=(Skill(inbox_id=OTHER_INBOX),)), agent(2)], 2, id="inbox skills are a limit"),
        pytest.param([agent(1, chats=3)], None, id="no room"),
        pytest.param([agent(1, is_ringing=True)], None, id="one rings at a time"),
        pytest.param([agent(1, skills=(replace(FINNISH, capacity=1, chats=1),))], None, id="skill used up"),
        pytest.param([agent(1, skills=(replace(FINNISH, capacity=2, chats=1),))], 1, id="skill not used up"),
        pytest.param([agent(1, skills=(Skill(language="so", capacity=1, chats=1),))], 1, id="another skill used up"),
        pytest.param([agent(1, teams={SOC})], None, id="sees it, but it is not their work"),
        pytest.param([agent(1, teams={SOC}, skills=(INBOX_SKILL,))], 1, id="their work by skill"),
        pytest.param([], None, id="nobody"),
    ],
)
def test_chat_rings_at(those_who_take_chats: list[Taking], expected: int | None) -> None:
    assert choose(CHAT, those_who_take_chats) == expected


def test_wanted_agent_is_asked_first_though_others_are_better() -> None:
    wanted, better = agent(1, chats=2, teams=set()), agent(2, skills=(INBOX_SKILL, FINNISH))

    assert choose(replace(CHAT, wanted=1), [wanted, better]) == 1


def test_wanted_agent_who_passed_it_on_is_not_asked_again() -> None:
    assert choose(replace(CHAT, wanted=1, passed_by=frozenset({1})), [agent(1), agent(2)]) == 2


def test_confidential_chat_rings_at_members_and_those_named_only() -> None:
    chat = replace(CHAT, is_confidential=True)
    outsider = agent(1, teams={SOC}, skills=(INBOX_SKILL,))

    assert choose(chat, [outsider]) is None
    assert choose(replace(chat, named_agents=frozenset({1})), [outsider]) == 1
    assert choose(chat, [outsider, agent(2)]) == 2


def test_wanted_outsider_is_not_offered_a_confidential_chat() -> None:
    assert choose(replace(CHAT, is_confidential=True, wanted=1), [agent(1, teams={SOC})]) is None


def test_chat_passed_on_to_a_team_rings_at_its_members_only() -> None:
    passed_on = replace(CHAT, team_id=SOC)

    assert choose(passed_on, [agent(1, skills=(INBOX_SKILL,))]) is None
    assert choose(passed_on, [agent(2, teams={SOC}, skills=(Skill(inbox_id=OTHER_INBOX),))]) == 2
