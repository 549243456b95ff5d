"""Our own JavaScript made shorter and not changed: no comments, no needless space, short names for what is ours alone.

This is no parser. It stands on how these parts are written (semicolons everywhere, no names hidden in strings), and
leaves alone every name that is anywhere the name of a property: those are the browser's, the server's or the JSON's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count, product
from string import ascii_letters

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
      | (?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<name>[A-Za-z_$][\w$]*)
      | (?P<number>\d[\w.]*)
      | (?P<mark>\?\.(?!\d)|=>|\.\.\.|\?\?=|\*\*|[=!]==?|[<>]=|&&|\|\||\?\?|\+\+|--|[-+*%&|^]=|[^\s\w])""",
    re.VERBOSE | re.DOTALL,
)
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_DECLARES = frozenset({"const", "let", "function", "class"})
_OPENS = {"(": ")", "[": "]", "{": "}"}
_RESERVED = """
    async await break case catch class const continue delete do else export extends finally for function get if
    import in instanceof let new null of return set super switch this throw true try typeof undefined var void while
    yield
"""
_KEYWORDS = frozenset(_RESERVED.split())
# After these a slash begins a regular expression, not a division.
_OPERATORS = "( , = : [ ! & | ? { } ; => && || return"
_BEFORE_REGEX = frozenset(_OPERATORS.split())

Tokens = list[tuple[str, str]]


def shrink(text: str, own: frozenset[str] = frozenset(), keys: Mapping[str, str] | None = None) -> str:
    """The same script, shorter. Strings, templates and regular expressions stay as they are.

    own: names of properties that are nobody's but the script's, and may be shortened like its other names.
    keys: strings, without their quotes, and what stands for them.
    """
    tokens = _spared(list(_tokens(text)))
    short = _short_names(tokens, own) | {f'"{key}"': f'"{one}"' for key, one in (keys or {}).items()}
    return "".join(
        _joined([(kind, short.get(word, word) if kind in ("name", "string") else word) for kind, word in tokens])
    )


def short_strings(text: str, *, asked_by: str, among: frozenset[str]) -> dict[str, str]:
    """Short names for those strings that stand only among the arguments of one function."""
    inside, depth, elsewhere, asked = False, 0, set[str](), set[str]()
    tokens = list(_tokens(text))
    for at, (kind, word) in enumerate(tokens):
        if kind == "name" and word == asked_by and tokens[at + 1][1] == "(" and not inside:
            inside, depth = True, 0
        elif inside and kind == "mark" and word in "()":
            depth += {"(": 1, ")": -1}.get(word, 0)
            inside = depth > 0
        elif kind == "string":
            (asked if inside else elsewhere).add(word.strip('"'))
    free = (one for one in _letters() if one not in among)
    return {key: next(free) for key in sorted(asked - elsewhere) if key in among}


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """(kind, text) of each token; a template is its pieces and the tokens of what stands in ${}."""
    at, before, depths = 0, "", list[int]()
    while at < len(text):
        if text[at] == "`" or (text[at] == "}" and depths and depths[-1] == 0):
            end, opens = _end_of_piece(text, at + 1)
            if text[at] == "}":
                depths.pop()
            if opens:
                depths.append(0)
            kind, word = "piece", text[at:end]
        elif text[at] == "/" and text[at + 1] not in "/*" and before in _BEFORE_REGEX:
            kind, word = "regex", _matched(_REGEX, text, at)[0]
        else:
            found = _matched(_TOKEN, text, at)
            kind, word = str(found.lastgroup), found[0]
        if depths and kind == "mark" and word in "{}":
            depths[-1] += 1 if word == "{" else -1
        at += len(word)
        if kind != "space":
            before = word
            yield kind, word


def _matched(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    found = pattern.match(text, at)
    if found is None:
        raise ValueError(f"not written as the window's parts are: {text[at : at + 40]}")
    return found


def _end_of_piece(text: str, at: int) -> tuple[int, bool]:
    """Where a piece of a template ends, and whether ${ follows."""
    while text[at] != "`" and text[at : at + 2] != "${":
        at += 2 if text[at] == "\\" else 1
    return (at + 1, False) if text[at] == "`" else (at + 2, True)


def _joined(tokens: Tokens) -> Iterator[str]:
    before = ""
    for _, word in tokens:
        glued = before and (before[-1].isalnum() or before[-1] in "_$") and (word[0].isalnum() or word[0] in "_$")
        if glued or (before[-1:] in "+-" and before[-1:] == word[0]):
            yield " "
        yield word
        before = word


def _spared(tokens: Tokens) -> Tokens:
    """Without commas and semicolons before a closing bracket, and without parentheses around an arrow's only name; what
    is const becomes let, which is the same to a script that runs."""
    words = [word for _, word in tokens] + [""] * 3
    needless = set()
    for at, (_, word) in enumerate(tokens):
        if word in (",", ";") and words[at + 1] in _OPENS.values():
            needless.add(at)
        if (word, words[at + 2], words[at + 3]) == ("(", ")", "=>") and tokens[at + 1][0] == "name":
            needless |= {at, at + 2}
    return [(kind, "let" if word == "const" else word) for at, (kind, word) in enumerate(tokens) if at not in needless]


def _short_names(tokens: Tokens, own: frozenset[str]) -> dict[str, str]:
    """A short name for each that is declared here and nowhere a property's; the commonest get the shortest."""
    names = Counter(word for kind, word in tokens if kind == "name" and word not in _KEYWORDS)
    ours = (_declared(tokens) - _properties(tokens)) | own
    free = (one for one in _letters() if one not in names and one not in _KEYWORDS)
    return {name: next(free) for name, _ in names.most_common() if name in ours and len(name) > 1}


def _letters() -> Iterator[str]:
    for length in count(1):
        yield from map("".join, product(ascii_letters, repeat=length))


def _declared(tokens: Tokens) -> set[str]:
    """Names after const, let, function and class, and those of parameters."""
    found = set()
    for at, (kind, word) in enumerate(tokens[:-1]):
        before, after = tokens[at - 1][1], tokens[at + 1][1]
        if kind == "name" and (before in _DECLARES or after == "=>"):
            found.add(word)
        elif word in ("(", "[") and (before in _DECLARES if word == "[" else _holds_parameters(tokens, at)):
            found |= _first_names(tokens, at)
    return found - _KEYWORDS


def _holds_parameters(tokens: Tokens, at: int) -> bool:
    after = tokens[_closing(tokens, at) + 1][1]
    return after == "=>" or (after == "{" and (tokens[at - 1][1] == "catch" or tokens[at - 1][1] not in _KEYWORDS))


def _first_names(tokens: Tokens, at: int) -> set[str]:
    """The names that stand alone between commas, at the top of the parenthesis or bracket that opens here."""
    end = _closing(tokens, at)
    inside = _depths(tokens[at:end])
    return {
        word
        for place, (kind, word) in enumerate(tokens[at:end], at)
        if kind == "name" and inside[place - at] == 1 and tokens[place - 1][1] in ("(", "[", ",")
    }


def _depths(tokens: Tokens) -> list[int]:
    depth, found = 0, []
    for _, word in tokens:
        depth -= word in _OPENS.values()
        depth += word in _OPENS
        found.append(depth)
    return found


def _closing(tokens: Tokens, at: int) -> int:
    """Where the parenthesis or bracket that opens here is closed."""
    opens, closes, depth = tokens[at][1], _OPENS[tokens[at][1]], 0
    for place in range(at, len(tokens)):
        depth += {opens: 1, closes: -1}.get(tokens[place][1], 0)
        if depth == 0:
            return place
    raise ValueError(f"{opens} without {closes}")


def _properties(tokens: Tokens) -> set[str]:
    """Names after a dot, before a colon, alone between braces, or of a method."""
    found, around = set(), ["{"]
    for at, (kind, word) in enumerate(tokens):
        if kind == "name":
            before, after = tokens[at - 1][1], tokens[at + 1][1]
            in_braces = around[-1] == "{" and before in "{,"
            is_property = before in (".", "?.") or (in_braces and after in ":,}=")
            if is_property or (
                word not in _KEYWORDS and before != "function" and after == "(" and _is_method(tokens, at + 1)
            ):
                found.add(word)
        elif kind == "mark" and word in _OPENS:
            around.append(word)
        elif kind == "mark" and word in _OPENS.values():
            around.pop()
        elif kind == "piece":
            _through_template(word, around)
    return found


def _through_template(piece: str, around: list[str]) -> None:
    if piece[0] == "}":
        around.pop()
    if piece.endswith("${"):
        around.append("(")


def _is_method(tokens: Tokens, at: int) -> bool:
    """Whether the parenthesis that opens here is followed by a brace: name(...) {"""
    return tokens[_closing(tokens, at) + 1][1] == "{"
