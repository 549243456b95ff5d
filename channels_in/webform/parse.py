"""A submission as an IncomingMessage. Pure."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from channels_in.models import FieldKind
from tickets.incoming import IncomingAddress, IncomingFile, IncomingMessage
from tickets.models import ChannelKind

# E-mail first: it is where the answer goes, so it says who the sender is.
_ADDRESS_KINDS = {FieldKind.EMAIL.value: "email", FieldKind.PHONE.value: "phone"}


def parse(body: bytes, files: list[Mapping[str, Any]], *, received_at: datetime) -> IncomingMessage:
    """body is the JSON of webform.intake: {"form", "title", "category", "subject_key", "hidden_field", "language",
    "answers": [{"key", "kind", "label", "value"}]}. Raises ValueError when it is not.
    """
    try:
        return _parse(json.loads(body), files, received_at)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a submission: {type(error).__name__} {error}") from error


def _parse(said: dict[str, Any], files: list[Mapping[str, Any]], received_at: datetime) -> IncomingMessage:
    answers = [_checked(answer) for answer in said["answers"]]
    addresses = _addresses(answers)
    return IncomingMessage(
        channel=ChannelKind.WEBFORM,
        subject=_subject(said, answers),
        text=_text(answers, said.get("subject_key", "")),
        received_at=received_at,
        sender=addresses[0] if addresses else None,
        other_addresses=addresses[1:],
        sender_name=next((str(answer["value"]) for answer in answers if answer["kind"] == FieldKind.NAME), ""),
        language=str(said.get("language", ""))[:2],
        files=tuple(
            IncomingFile(file["name"], file["storage_name"], file["content_type"], file["size"], file["sha256"])
            for file in files
        ),
        category_slug=str(said.get("category", "")),
        extra={"hidden_field": str(said.get("hidden_field", ""))},
    )


def _checked(answer: dict[str, Any]) -> dict[str, Any]:
    if not all(isinstance(answer[name], str) for name in ("key", "kind", "label")):
        raise TypeError("an answer needs key, kind and label")
    return answer


def _addresses(answers: list[dict[str, Any]]) -> tuple[IncomingAddress, ...]:
    return tuple(
        IncomingAddress(address_kind, str(answer["value"]))
        for kind, address_kind in _ADDRESS_KINDS.items()
        for answer in answers
        if answer["kind"] == kind
    )


def _subject(said: Mapping[str, Any], answers: list[dict[str, Any]]) -> str:
    key = said.get("subject_key", "")
    chosen = next((answer["value"] for answer in answers if key and answer["key"] == key), "")
    return str(chosen or said.get("title", ""))


def _text(answers: list[dict[str, Any]], subject_key: str) -> str:
    """The free texts first, as a message; the other answers below them as "question: answer"."""
    free = [answer for answer in answers if answer["kind"] == FieldKind.TEXTAREA]
    rest = [answer for answer in answers if answer not in free and answer["key"] != subject_key]
    lines = [_line(answer) for answer in rest]
    texts = [str(free[0]["value"])] if len(free) == 1 else [f"{answer['label']}\n{answer['value']}" for answer in free]
    return "\n\n".join([*texts, "\n".join(lines)] if lines else texts)


def _line(answer: dict[str, Any]) -> str:
    label = answer["label"].rstrip()
    shown = "✓" if answer["value"] is True else str(answer["value"])
    return f"{label} {shown}" if label.endswith(("?", ":", ".", "!")) else f"{label}: {shown}"
