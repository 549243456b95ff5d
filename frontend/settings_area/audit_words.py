"""What each verb of the audit is called. A verb without a word is shown as it is."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "agent.created": _("Made an agent"),
    "agent.changed": _("Changed an agent"),
    "agent.memberships_changed": _("Changed teams and roles"),
    "agent.disabled": _("Shut out an agent"),
    "agent.enabled": _("Let an agent in again"),
    "agent.invited_again": _("Sent a welcome again"),
    "agent.signed_out_everywhere": _("Signed out everywhere"),
    "agent.session_ended": _("Ended a sign-in"),
    "agent.second_factor_removed": _("Removed a second factor"),
    "canned_response.created": _("Made a canned response"),
    "canned_response.changed": _("Changed a canned response"),
    "canned_response.deleted": _("Removed a canned response"),
    "category.created": _("Made a category"),
    "category.changed": _("Changed a category"),
    "contact.created": _("Made a contact"),
    "contact.read_protected": _("Looked at a protected person"),
    "department.created": _("Made a department"),
    "department.changed": _("Changed a department"),
    "form.created": _("Made a web form"),
    "form.changed": _("Changed a web form"),
    "inbox.created": _("Made an inbox"),
    "inbox.changed": _("Changed an inbox"),
    "integration.created": _("Made an integration"),
    "integration.revoked": _("Revoked an integration"),
    "integration.taken_over": _("Took over an integration"),
    "macro.created": _("Made a macro"),
    "macro.changed": _("Changed a macro"),
    "macro.removed": _("Removed a macro"),
    "message.original_downloaded": _("Downloaded a mail as it came"),
    "mail_account.created": _("Began to fetch mail"),
    "mail_account.changed": _("Changed the fetching of mail"),
    "message.remote_images_fetched": _("Fetched a mail's pictures from outside"),
    "oauth_client.created": _("Wrote down a registration for mailboxes"),
    "oauth_client.changed": _("Changed a registration for mailboxes"),
    "oauth_client.removed": _("Removed a registration for mailboxes"),
    "oauth_grant.connected": _("Connected a mailbox"),
    "oauth_grant.disconnected": _("Disconnected a mailbox"),
    "raw_inbound.read": _("Looked at something set aside"),
    "raw_inbound.downloaded": _("Downloaded something set aside"),
    "raw_inbound.tried_again": _("Tried something set aside again"),
    "team.created": _("Made a team"),
    "team.changed": _("Changed a team"),
    "ticket.read_confidential": _("Looked at a confidential ticket"),
}


def said(verb: str) -> str:
    return str(VERBS.get(verb, verb))
