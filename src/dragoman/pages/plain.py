"""Plain text: clean text as it is, or the article inside the dump of a whole page."""

from __future__ import annotations

import re

from dragoman.pages import front
from dragoman.pages.credits import names_agency
from dragoman.pages.draft import Draft
from dragoman.pages.dump import Dump, Line, classified, read_dump
from dragoman.pages.lines import paragraphs, tidy
from dragoman.pages.metadata import named_publisher, overlap
from dragoman.pages.names import masthead

FURNITURE_KINDS = ("navigation", "sharing", "comments", "subscription", "footer", "related", "rights", "reading")
MANY_MARKS = 2
FEW_SHORT, LEAST_SHARE = 6, 0.06
"""A text is a dump by two lines of furniture, or by one beside six short lines that hold 6 % of its words, or a day or
a byline above it: so are all English dumps of the developers' half, and 4 of the 2,887 texts of the other gold."""

BYLINE_REACH = 6
HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)(?: ©)? ?(?:\d{4}(?: ?[-–] ?\d{4})?,? )?(?:by )?"
    r"(?P<name>[A-Z][\w’'&-]*(?: [A-Z&][\w’'&-]*){1,4})(?=\.|,? All |$| \||\s*[•–—-])"
)
LONGEST_NAME = 5


def read_plain(content: str) -> Draft:
    """The draft of a plain text page. Clean text comes through whole: a headline in it stays where it is."""
    clean = paragraphs(tidy(content))
    lines = classified(clean)
    return read_lines(lines) if is_dump(lines) else Draft(tuple(clean))


def read_lines(lines: list[Line]) -> Draft:
    """The draft of a page from its lines, furniture and all; without paragraphs where no line is prose."""
    found = read_dump(lines)
    return Draft((), margin=tuple(line.text for line in lines)) if found is None else _draft(found)


def is_dump(lines: list[Line]) -> bool:
    """Whether site furniture stands around the article, or a byline above it."""
    marks = sum(1 for line in lines if line.furniture and line.furniture.kind in FURNITURE_KINDS)
    short = [line for line in lines if line.kind not in ("prose", "bullet")]
    share = sum(line.words for line in short) / max(1, sum(line.words for line in lines))
    top = {line.kind for line in lines[:BYLINE_REACH]}
    if marks >= MANY_MARKS or "byline" in top or (marks and "date" in top):
        return True
    return bool(marks) and len(short) >= FEW_SHORT and share >= LEAST_SHARE


def _draft(dump: Dump) -> Draft:
    headline, where = front.headline(dump)
    people, wire = front.byline(dump, where)
    fields = _fields(dump)
    day = front.day(dump, where)
    return Draft(
        tuple(line.text for line in dump.body),
        headline=headline,
        authors=tuple(people),
        agency=wire,
        publisher=fields.get("publisher") or _publisher(dump),
        section=fields.get("section"),
        rights=fields.get("rights"),
        day=day,
        day_basis="text" if day else None,
        margin=tuple(line.text for line in (*dump.before[-front.REACH :], *dump.taken_out, *dump.after)),
    )


def _publisher(dump: Dump) -> str | None:
    """The paper: a known name in a notice of rights or alone in a line, else a holder of rights called a paper."""
    around = (*dump.after, *dump.taken_out, *dump.before)
    rights = [line.text for line in around if line.furniture and line.furniture.kind == "rights"]
    own = [text for text in rights if not names_agency(text)]
    alone = [line.text for line in around if 2 <= line.words <= LONGEST_NAME]
    known = [name for text in own if (name := named_publisher(text))]
    known += [name for text in alone if overlap(name := named_publisher(text) or "", text) == 1]
    held = (match["name"] for text in own if (match := HOLDER.search(text)) and masthead().search(match["name"]))
    return known[0] if known else next(held, None)


def _fields(dump: Dump) -> dict[str, str]:
    """What the furniture tells: the first line of each field, those inside and after the article before those above."""
    found: dict[str, str] = {}
    for line in (*dump.taken_out, *dump.after, *reversed(dump.before)):
        if line.furniture:
            for name, value in line.furniture.fields:
                found.setdefault(name, value)
    return found
