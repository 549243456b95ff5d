"""InboxAddress: an address an inbox for mail had before. Mail to it still comes to that inbox: nothing is lost."""

from django.db import models
from django.utils import timezone

from tickets.models.inbox import Inbox


class InboxAddress(models.Model):
    # Should another inbox take the address, mail to it goes there and this row goes: channels_in.email.inbox_addresses
    inbox = models.ForeignKey(Inbox, on_delete=models.CASCADE, related_name="former_addresses")
    address = models.CharField(max_length=254, unique=True)  # normalised: servicedesk.lib.addresses.normal_email
    ended_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-ended_at", "-id"]

    def __str__(self) -> str:
        return self.address
