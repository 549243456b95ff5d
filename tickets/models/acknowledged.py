"""Acknowledged: that an address was sent an acknowledgement, so that it gets no second one within a day."""

from django.db import models


class Acknowledged(models.Model):
    address = models.CharField(max_length=280, primary_key=True)  # kind and value: "email:ann@mejl.example"
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.address
