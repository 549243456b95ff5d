"""A submission as an IncomingMessage. Pure."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from channels_in.models import FieldKind
from tickets.incoming import IncomingAddress, IncomingFile, IncomingMessage
from tickets.models import ChannelKind

_ADDRESS_KINDS = {FieldKind.EMAIL.value: "email", FieldKind.PHONE.value: "phone"}


def parse(body: bytes, files: list[Mapping[str, Any]], *, received_at: datetime) -> IncomingMessage:
    """body is the JSON of webform.intake: {"form", "title", "category", "subject_key", "hidden_field", "language",
    "answers": [{"key", "kind", "label", "value"}]}. Raises ValueError when it is not.
    """
    said = json.loads(body)
    answers: list[dict[str, Any]] = said["answers"]
    addresses = tuple(
        IncomingAddress(_ADDRESS_KINDS[answer["kind"]], answer["value"])
        for answer in answers
        if answer["kind"] in _ADDRESS_KINDS
    )
    return IncomingMessage(
        channel=ChannelKind.WEBFORM,
        subject=_subject(said, answers),
        text=_text(answers, said.get("subject_key", "")),
        received_at=received_at,
        sender=addresses[0] if addresses else None,
        other_addresses=addresses[1:],
        sender_name=next((answer["value"] for answer in answers if answer["kind"] == FieldKind.NAME), ""),
        language=said.get("language", "")[:2],
        files=tuple(
            IncomingFile(file["name"], file["storage_name"], file["content_type"], file["size"], file["sha256"])
            for file in files
        ),
        category_slug=said.get("category", ""),
        extra={"hidden_field": said.get("hidden_field", "")},
    )


def _subject(said: Mapping[str, Any], answers: list[dict[str, Any]]) -> str:
    key = said.get("subject_key", "")
    chosen = next((answer["value"] for answer in answers if answer["key"] == key), "")
    return str(chosen or said.get("title", ""))


def _text(answers: list[dict[str, Any]], subject_key: str) -> str:
    """The longest free text first, as a message; the other answers below it as "question: answer"."""
    free = [answer for answer in answers if answer["kind"] == FieldKind.TEXTAREA]
    rest = [answer for answer in answers if answer not in free and answer["key"] != subject_key]
    lines = [f"{answer['label']}: {_shown(answer['value'])}" for answer in rest]
    texts = [free[0]["value"]] if len(free) == 1 else [f"{answer['label']}\n{answer['value']}" for answer in free]
    return "\n\n".join([*texts, "\n".join(lines)] if lines else texts)


def _shown(value: Any) -> str:
    return "✓" if value is True else str(value)
