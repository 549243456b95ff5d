"""All the conversations in one tuple."""

from servicedesk.demo.content import (
    conversations_building,
    conversations_business,
    conversations_culture,
    conversations_documents,
    conversations_municipality,
    conversations_ongoing,
    conversations_parks,
    conversations_permits,
    conversations_preschool,
    conversations_recycling,
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
    + conversations_recycling.SCENARIOS
    + conversations_preschool.SCENARIOS
    + conversations_school.SCENARIOS
    + conversations_building.SCENARIOS
    + conversations_permits.SCENARIOS
    + conversations_social.SCENARIOS
    + conversations_streets.SCENARIOS
    + conversations_parks.SCENARIOS
    + conversations_water.SCENARIOS
    + conversations_culture.SCENARIOS
    + conversations_documents.SCENARIOS
    + conversations_municipality.SCENARIOS
    + conversations_business.SCENARIOS
    + conversations_ongoing.SCENARIOS
    + conversations_unanswered.SCENARIOS
)
