"""Canned responses: made, changed, used."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from servicedesk.lib.placeholders import variables
from servicedesk.lib.text import clean, one_line
from servicedesk.people.access import Access, access_of
from servicedesk.people.actions.audit import changed_fields, record
from servicedesk.people.models import Agent, Integration
from tickets.actions.errors import InvalidChange
from tickets.models import CannedResponse
from tickets.models.canned_response import NAME_MAX, SHORTCUT, SHORTCUT_MAX, TEXT_MAX, SharedWith, is_shortcut
from tickets.variables import VARIABLES

Author = Agent | Integration


class ShortcutTaken(InvalidChange):
    """Those it is shared with have another text with the same short word."""

    code = "shortcut_taken"


def create_canned_response(
    *, by: Author, name: str, shortcut: str, body: str, shared_with: str = SharedWith.OWN, **fields: Any
) -> CannedResponse:
    """Make one; fields may be team, language, channel, category and is_active. Raises InvalidChange, ShortcutTaken.

    Sharing with everybody is for administrators and editors, with a team for those who lead it and administrators.
    """
    response = CannedResponse(name=name, shortcut=shortcut, body=body, shared_with=shared_with, **fields)
    with transaction.atomic():
        _check(response, by)
        _save(response)
        _record("canned_response.created", response, by)
    return response


def change_canned_response(response: CannedResponse, *, by: Author, **fields: Any) -> CannedResponse:
    """Change any of its fields; the caller has found it among those by may change. Raises as creating does."""
    with transaction.atomic():
        fresh = CannedResponse.objects.select_for_update().get(pk=response.pk)
        changes = changed_fields(fresh, fields)
        if not changes:
            return fresh
        _check(fresh, by)
        fresh.updated_at = timezone.now()
        _save(fresh)
        changes.pop("body", None)  # the words themselves are no matter of the audit
        _record("canned_response.changed", fresh, by, changes=changes)
    return fresh


def delete_canned_response(response: CannedResponse, *, by: Author) -> None:
    """Take it away for good; texts it was inserted into stay."""
    with transaction.atomic():
        _record("canned_response.deleted", response, by)
        response.delete()


def count_use(response: CannedResponse) -> None:
    """It was inserted into a text; those used most are offered first."""
    CannedResponse.objects.filter(pk=response.pk).update(use_count=F("use_count") + 1)


def may_share_with(access: Access) -> list[str]:
    """Return with whom one may share, as values of SharedWith."""
    if access.agent_id is None:
        return [SharedWith.TEAM]
    everybody = [SharedWith.EVERYBODY] if access.is_administrator or access.is_editor else []
    team = [SharedWith.TEAM] if access.is_administrator or access.lead_teams else []
    return [SharedWith.OWN, *team, *everybody]


def _check(response: CannedResponse, by: Author) -> None:
    response.name, response.shortcut = one_line(response.name, NAME_MAX), response.shortcut.strip().lower()
    response.body = clean(response.body).strip()
    _check_words(response)
    response.owner = by if response.shared_with == SharedWith.OWN and isinstance(by, Agent) else None
    if response.shared_with != SharedWith.TEAM:
        response.team = None
    _check_sharing(response, access_of(by))
    same = CannedResponse.objects.filter(
        shortcut=response.shortcut, shared_with=response.shared_with, team=response.team, owner=response.owner
    )
    if same.exclude(pk=response.pk).exists():
        raise _taken(response)


def _save(response: CannedResponse) -> None:
    try:
        with transaction.atomic():
            response.save()
    except IntegrityError as error:  # somebody else took the short word at the same moment
        raise _taken(response) from error


def _taken(response: CannedResponse) -> ShortcutTaken:
    return ShortcutTaken(_("The short word %(word)s is taken.") % {"word": response.shortcut}, field="shortcut")


def _check_words(response: CannedResponse) -> None:
    if not response.name:
        raise InvalidChange(_("Write a name."), field="name")
    if not response.body or len(response.body) > TEXT_MAX:
        raise InvalidChange(_("Write the text, of at most %(most)d characters.") % {"most": TEXT_MAX}, field="body")
    if len(response.shortcut) > SHORTCUT_MAX or not SHORTCUT.fullmatch(response.shortcut):
        raise InvalidChange(str(is_shortcut.message), field="shortcut")
    unknown = [name for name in variables(response.body) if name not in VARIABLES]
    if unknown:
        raise InvalidChange(_("There is no variable {%(name)s}.") % {"name": unknown[0]}, field="body")


def _check_sharing(response: CannedResponse, access: Access) -> None:
    if response.shared_with not in may_share_with(access):
        raise InvalidChange(_("You cannot share with these."), field="shared_with")
    if response.shared_with != SharedWith.TEAM:
        return
    led = access.lead_teams if access.agent_id is not None else access.member_teams
    if response.team is None or not (access.is_administrator or response.team.pk in led):
        raise InvalidChange(_("Choose a team that you lead."), field="team")


def _record(verb: str, response: CannedResponse, by: Author, **detail: Any) -> None:
    """What others use is their business, and so in the audit; one's own is not."""
    if response.shared_with == SharedWith.OWN:
        return
    record(verb, by=by, about=response, **detail)
