"""What every body stands on. Input is strict: an unknown field is an error that names it, and no type is guessed."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from rest_framework import serializers

from servicedesk.people.access import Access, access_of


class Input(serializers.Serializer[Any]):
    """A body sent to us. Raises ValidationError for fields it does not have."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            unknown = sorted(set(data) - set(self.fields))
            if unknown:
                raise serializers.ValidationError({name[:80]: ["There is no such field."] for name in unknown})
        return super().to_internal_value(data)

    @property
    def access(self) -> Access:
        return access_of(self.context["request"].user)


class Output(serializers.Serializer[Any]):
    """A body sent by us: exactly the fields declared, always all of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "read_only": True})


class Text(serializers.CharField):
    """Only a JSON string is text."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            raise serializers.ValidationError("Write text.")
        if self.max_length is not None and len(data) > self.max_length:  # before blanks at its ends are cut off
            self.fail("max_length", max_length=self.max_length, length=len(data))
        return str(super().to_internal_value(data))


class Flag(serializers.BooleanField):
    """Only true and false."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            raise serializers.ValidationError("Write true or false.")
        return data


class Choice(serializers.ChoiceField):
    """One of the choices, as a JSON string."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            raise serializers.ValidationError("Write text.")
        return super().to_internal_value(data)


class Whole(serializers.IntegerField):
    """A JSON number without decimals."""

    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, int) or isinstance(data, bool):
            raise serializers.ValidationError("Write a whole number.")
        return int(super().to_internal_value(data))


class Id(serializers.UUIDField):
    """A UUID in its usual form."""

    def to_internal_value(self, data: Any) -> UUID:
        if not isinstance(data, str) or len(data) != 36:
            raise serializers.ValidationError("Write the id as it was given.")
        found: UUID = super().to_internal_value(data)
        return found
