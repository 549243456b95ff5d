"""Strict JSON: what other readers might understand otherwise is refused (RFC 8259, I-JSON of RFC 7493)."""

import json
import math
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

DEPTH_MAX = 16
DIGITS_MAX = 18  # more do not fit the database's whole numbers


class StrictJSONParser(JSONParser):
    """Read a JSON object. Raises ParseError, RequestDataTooBig."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        limit = int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0)
        raw = stream.read(limit + 1)
        if len(raw) > limit:
            raise RequestDataTooBig
        try:
            value = json.loads(
                raw.decode("utf-8"),
                parse_constant=_refuse_constant,
                parse_float=_finite,
                parse_int=_whole,
                object_pairs_hook=_once_each,
            )
        except RecursionError as error:
            raise ParseError("The JSON is nested too deeply.") from error
        except ValueError as error:  # also UnicodeDecodeError and JSONDecodeError
            raise ParseError(f"The body is not valid JSON: {_reason(error)}") from error
        if not isinstance(value, dict):
            raise ParseError("The body must be a JSON object.")
        _check(value)
        return value


def _reason(error: ValueError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8."
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at line {error.lineno}, column {error.colno}."
    return str(error)


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON value.")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number is too large.")
    return number


def _whole(digits: str) -> int:
    if len(digits) > DIGITS_MAX:
        raise ValueError("a number is too large.")
    return int(digits)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name occurs twice in one object.")
    return found


def _check(value: dict[str, Any]) -> None:
    """Refuse depth, and text that is no Unicode text or that the database cannot hold."""
    layer: list[Any] = [value]
    for _depth in range(DEPTH_MAX):
        below: list[Any] = []
        for item in layer:
            if isinstance(item, dict):
                below += [*item.keys(), *item.values()]
            elif isinstance(item, list):
                below += item
            elif isinstance(item, str):
                _check_text(item)
        if not below:
            return
        layer = below
    raise ParseError("The JSON is nested too deeply.")


def _check_text(text: str) -> None:
    if "\x00" in text:
        raise ParseError("Text may not contain the character U+0000.")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ParseError("Text may not contain lone surrogates (U+D800 to U+DFFF).")
