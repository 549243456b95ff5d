"""Text sent as format=flowed (RFC 3676): lines that only were broken for the width are whole again."""

SIGNATURE = "-- "


def unflow(text: str, *, delsp: bool = False) -> str:
    """Return the text with soft line breaks removed; quoted lines keep their marks."""
    lines: list[str] = []
    pieces: list[str] = []
    depth = 0
    for line in text.split("\n"):
        body = line.lstrip(">")
        marks = len(line) - len(body)
        body = body.removeprefix(" ")
        if pieces and (marks != depth or body == SIGNATURE):
            lines.append(_marked("".join(pieces), depth))
            pieces = []
        depth = marks
        if body.endswith(" ") and body != SIGNATURE:
            pieces.append(body[:-1] if delsp else body)
            continue
        lines.append(_marked("".join([*pieces, body]), depth))
        pieces = []
    if pieces:
        lines.append(_marked("".join(pieces), depth))
    return "\n".join(lines)


def _marked(line: str, depth: int) -> str:
    return f"{'>' * depth} {line}" if depth else line
