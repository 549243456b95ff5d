"""What is new in a mail, apart from what it quotes and from its signature. Pure, and as fast as the text is long.

When it is not clear, nothing is folded: a citizen's own words must never be hidden.
"""

from dataclasses import dataclass

from channels_in.email.quote_lines import (
    MARK,
    attribution_at,
    is_forward_mark,
    is_list_footer,
    is_mobile_signature,
    is_sender_block,
    is_separator,
    is_signature_mark,
)

SIGNATURE_MAX = 15  # lines after "-- " that can be a signature
FOOTER_MAX = 25  # lines from the end in which a mailing list's own begin


@dataclass(frozen=True, slots=True)
class Folded:
    new: str  # what the sender wrote this time
    quoted: str  # the rest, in its order; "" when nothing was folded


def fold(text: str, *, is_forward: bool = False) -> Folded:
    """Return the new text and what is folded away. Every line is in exactly one of them.

    is_forward: the sender passes on what somebody else wrote (its subject says "VB:"); then nothing is a quote. Below a
    line that says so nothing is either.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    if is_forward:
        return Folded(text, "")
    lines, footer = _without_footer(lines)
    start, end = _after_leading_quote(lines), _quote_start(lines)
    if start >= end:
        start, end = 0, len(lines)
    end = _signature_start(lines, start, end)
    new, quoted = _joined(lines[start:end]), _joined([*lines[:start], *lines[end:], *footer])
    if not new:
        return Folded(text, "")
    return Folded(new, quoted) if quoted else Folded(text, "")


def _without_footer(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines, and what a mailing list has put below them."""
    for at in range(len(lines) - 1, max(-1, len(lines) - FOOTER_MAX), -1):
        if is_list_footer(lines, at):
            return lines[:at], lines[at:]
    return lines, []


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n") if any(line.strip() for line in lines) else ""


def _quote_start(lines: list[str]) -> int:
    """The line from which on everything is quoted; the number of lines when there is none."""
    last_own = _last_own_line(lines)
    previous = ""
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if is_forward_mark(line):
            return len(lines)
        if line.startswith(MARK) and not is_separator(lines, at):
            if at > last_own:
                return at
            previous = line
            continue
        if not previous.startswith(MARK) and (length := _head_at(lines, at)) and _holds(lines, at, length, last_own):
            return at
        previous = line
    return len(lines)


def _head_at(lines: list[str], at: int) -> int:
    """How many lines the head of a quote has that begins here; 0 when none does."""
    return 1 if is_separator(lines, at) or is_sender_block(lines, at) else attribution_at(lines, at)


def _holds(lines: list[str], at: int, length: int, last_own: int) -> bool:
    """Whether everything below a quote's head is quoted: marked all the way, or not marked at all."""
    below = next((number for number in range(at + length, len(lines)) if lines[number].strip()), None)
    if below is None:
        return True
    if lines[below].startswith(MARK):
        return last_own < below
    return True


def _last_own_line(lines: list[str]) -> int:
    """The last line that is neither quoted nor in a signature at the very end; -1 when there is none."""
    end = len(lines)
    for at in range(len(lines) - 1, max(-1, len(lines) - SIGNATURE_MAX - 20), -1):
        if lines[at].startswith(MARK):
            break
        if is_signature_mark(lines[at]) or is_mobile_signature(lines[at]):
            end = at
    return next((at for at in range(end - 1, -1, -1) if lines[at].strip() and not lines[at].startswith(MARK)), -1)


def _after_leading_quote(lines: list[str]) -> int:
    """Where an answer below the quote begins; 0 when the mail does not begin with a quote, or quotes again later."""
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    at = first + (attribution_at(lines, first) if first < len(lines) else 0)
    while at < len(lines) and not lines[at].strip():
        at += 1
    if at >= len(lines) or not lines[at].startswith(MARK):
        return 0
    while at < len(lines) and (lines[at].startswith(MARK) or _is_gap(lines, at)):
        at += 1
    own = lines[at:]
    return at if any(line.strip() for line in own) and not any(line.startswith(MARK) for line in own) else 0


def _is_gap(lines: list[str], at: int) -> bool:
    return not lines[at].strip() and at + 1 < len(lines) and lines[at + 1].startswith(MARK)


def _signature_start(lines: list[str], start: int, end: int) -> int:
    """Where the signature begins that ends the new text; end when there is none."""
    last = next((at for at in range(end - 1, start - 1, -1) if lines[at].strip()), None)
    if last is None:
        return end
    if is_mobile_signature(lines[last]):
        return last
    seen = 0
    for at in range(last, start - 1, -1):
        seen += bool(lines[at].strip())
        if is_signature_mark(lines[at]):
            return at
        if seen > SIGNATURE_MAX:
            break
    return end
