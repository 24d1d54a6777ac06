"""Actor and agent dictionaries of PETRARCH and PETRARCH2, as records.

The format is that of "PETRARCH Dictionary Formats" in PETRARCH's documentation (Open Event Data Alliance): a phrase on
a line, with an optional plural in braces and codes in brackets; synonyms on lines that begin with `+`; codes with
dates on lines that begin with white space; sets of words `!PERSON! = MAN, MEN`; comments after `#` or `;`, and from
`<!--` to `-->`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

CODE = re.compile(r"\[([^\[\]{}]*)[\]}]")
PLURAL = re.compile(r"\{([^{}\[\]]*)\}")
COMMENT = re.compile(r"(\[[^\[\]]*\])|[#;].*")
SET = re.compile(r"(![A-Z_]+!)\s*=\s*(.+)", re.IGNORECASE)
DATED = re.compile(r"(?P<code>[^\s<>]*)\s*(?:(?P<sign>[<>])\s*(?P<one>\d+)|(?P<start>\d+)\s*-\s*(?P<end>\d+))?\s*")
CENTURY = 30
"""A year of two digits above this is of the twentieth century, as PETRARCH reads it."""


@dataclass(frozen=True, slots=True)
class Restricted:
    """A code with the days on which it holds; empty dates are open ends."""

    code: str
    start: str
    end: str
    line: int


@dataclass(slots=True)
class Entry:
    """One record: its phrases in the order of the file, the codes, and the plural where one is given."""

    line: int
    phrases: list[str]
    codes: list[Restricted] = field(default_factory=list)
    plural: str | None = None


class Problem(ValueError):
    """A line that is not of the format."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


@dataclass(slots=True)
class Dictionary:
    """What a file holds: records, sets of words by their marker, and the lines that could not be read."""

    entries: list[Entry] = field(default_factory=list)
    sets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(lines: Iterable[bytes]) -> Dictionary:
    """Read a dictionary; a line that is wrong is kept as a problem, and the rest is read on."""
    found = Dictionary()
    for number, line in _uncommented(lines):
        try:
            _line(found, number, line)
        except Problem as problem:
            found.problems.append(problem)
    return found


def _uncommented(lines: Iterable[bytes]) -> Iterator[tuple[int, str]]:
    """Lines with something on them beside comments, with their numbers."""
    within = False
    for number, raw in enumerate(lines, 1):
        text = _decoded(raw).rstrip("\r\n")
        if within:
            _, closed, text = text.partition("-->")
            within = not closed
        text = re.sub(r"<!\s*--.*?-->", " ", text)
        before, opened, _ = text.partition("<!--")
        within = within or bool(opened)
        text = COMMENT.sub(lambda match: match[1] or "", before).rstrip()
        if text.strip():
            yield number, text


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _line(found: Dictionary, number: int, line: str) -> None:
    if marker := SET.fullmatch(line.strip()):
        found.sets[marker[1].upper()] = tuple(word.strip() for word in marker[2].split(",") if word.strip())
    elif line[0] == "+":
        entry = _last(found, number)
        entry.phrases.append(_phrase(line[1:], number))
        entry.codes.extend(_codes(line, number))
    elif line[0].isspace() and line.strip().startswith("["):
        _last(found, number).codes.extend(_codes(line, number))
    else:
        entry = Entry(number, [])
        # Even where the line is wrong: the lines below it belong to it, and not to the record before.
        found.entries.append(entry)
        entry.phrases.append(_phrase(line, number))
        plural = PLURAL.search(line)
        entry.plural = plural[1].strip() if plural else None
        entry.codes.extend(_codes(line, number))


def _last(found: Dictionary, number: int) -> Entry:
    if not found.entries:
        raise Problem(number, "there is no phrase above this line")
    return found.entries[-1]


def _phrase(line: str, number: int) -> str:
    phrase = re.split(r"[\[{]", line, maxsplit=1)[0].strip()
    if not re.search(r"\w", phrase):
        raise Problem(number, "there is no phrase on this line")
    return " ".join(phrase.replace("_", " ").split())


def _codes(line: str, number: int) -> Iterator[Restricted]:
    rest = re.sub(r"\{[^{}\[\]]*\}(?!\])", "", line)
    for match in CODE.finditer(rest):
        yield _restricted(match[1].strip(), number)
    if "[" in CODE.sub("", rest):
        raise Problem(number, "a bracket is not closed")


def _restricted(text: str, number: int) -> Restricted:
    match = DATED.fullmatch(text)
    if not match:
        raise Problem(number, f"[{text}] is no code with dates")
    one = day(match["one"], number) if match["one"] else ""
    if match["sign"]:
        return Restricted(
            match["code"], "" if match["sign"] == "<" else one, one if match["sign"] == "<" else "", number
        )
    start, end = (day(match[name], number) if match[name] else "" for name in ("start", "end"))
    if start and start > end:
        raise Problem(number, f"[{text}] ends before it begins")
    return Restricted(match["code"], start, end, number)


def day(digits: str, number: int) -> str:
    """YYYYMMDD or YYMMDD as an ISO day, or as a month or a year where day or month are 00.

    Raises:
        Problem: it is no day of the calendar.
    """
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) > CENTURY else "20") + digits
    try:
        if len(digits) != 8:
            raise ValueError
        year, month, of_month = int(digits[:4]), int(digits[4:6]), int(digits[6:])
        date(year, month or 1, of_month or 1)
    except ValueError:
        raise Problem(number, f"{digits} is no date") from None
    return f"{year:04}" + (f"-{month:02}" + (f"-{of_month:02}" if of_month else "") if month else "")
