"""The thirty contacts of the demo municipality."""

from servicedesk.demo.content.contacts_organisations import ORGANISATIONS
from servicedesk.demo.content.contacts_people import PEOPLE

CONTACTS = PEOPLE + ORGANISATIONS
