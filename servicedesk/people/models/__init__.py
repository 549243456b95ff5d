from servicedesk.people.models.agent import Agent, Density, Theme
from servicedesk.people.models.audit import AuditEntry
from servicedesk.people.models.contact import AddressKind, Contact, ContactAddress, ContactKind
from servicedesk.people.models.contact_merge import ContactMerge, NotTheSame
from servicedesk.people.models.integration import Integration
from servicedesk.people.models.team import Department, Membership, Role, Team

__all__ = [
    "AddressKind",
    "Agent",
    "AuditEntry",
    "Contact",
    "ContactAddress",
    "ContactKind",
    "ContactMerge",
    "Density",
    "Department",
    "Integration",
    "Membership",
    "NotTheSame",
    "Role",
    "Team",
    "Theme",
]
