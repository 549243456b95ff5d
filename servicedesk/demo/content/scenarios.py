"""All the conversations in one tuple."""

from servicedesk.demo.content import (
    conversations_building,
    conversations_citizen,
    conversations_culture,
    conversations_school,
    conversations_social,
    conversations_streets,
    conversations_unanswered,
    conversations_waste,
    conversations_water,
)
from servicedesk.demo.content.shapes import Scenario

SCENARIOS: tuple[Scenario, ...] = (
    conversations_waste.SCENARIOS
    + conversations_building.SCENARIOS
    + conversations_school.SCENARIOS
    + conversations_social.SCENARIOS
    + conversations_streets.SCENARIOS
    + conversations_water.SCENARIOS
    + conversations_culture.SCENARIOS
    + conversations_citizen.SCENARIOS
    + conversations_unanswered.SCENARIOS
)
