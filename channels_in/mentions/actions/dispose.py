"""Saying what was done about a mention, and taking it back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from channels_in.models import Disposition, Mention
from channels_in.models.mention import NOTE_MAX
from servicedesk.lib.text import one_line
from servicedesk.people.models import Agent
from tickets.actions.errors import InvalidChange


def dispose(mention: Mention, disposition: str, *, by: Agent, note: str = "") -> Mention:
    """Set the disposition; "" takes it back. Who is first has said it: another's word is changed only by "" first.

    Raises InvalidChange for a word that is none, and when somebody else has said something else meanwhile.
    """
    if disposition not in ("", *Disposition.values):
        raise InvalidChange(_("Choose what was done about it."))
    with transaction.atomic():
        row = Mention.objects.select_for_update().get(pk=mention.pk)
        if row.disposition and disposition and row.disposition != disposition and row.disposed_by_id != by.pk:
            raise InvalidChange(
                _("%(name)s has said “%(word)s” already. Take that back first.")
                % {"name": row.disposed_by, "word": row.get_disposition_display()}
            )
        row.disposition = disposition
        row.disposed_by, row.disposed_at = (by, timezone.now()) if disposition else (None, None)
        row.note = one_line(note, NOTE_MAX) if disposition else ""
        row.save(update_fields=["disposition", "disposed_by", "disposed_at", "note"])
    return row
