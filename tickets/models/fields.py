"""Database expressions the models stand on; the functions themselves are made in migration 0001."""

from django.db import models


class NextTicketNumber(models.Func):
    """The next number of the sequence ticket_number: unique, growing, never used again."""

    template = "nextval('ticket_number'::regclass)"
    output_field = models.BigIntegerField()
    arity = 0
