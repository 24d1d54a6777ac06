"""Plain text: clean text as it is, or the article inside the dump of a whole page."""

from __future__ import annotations

from dragoman.pages import front
from dragoman.pages.credits import names_agency
from dragoman.pages.draft import Draft
from dragoman.pages.dump import Dump, Line, classified, read_dump
from dragoman.pages.lines import paragraphs, tidy
from dragoman.pages.metadata import named_publisher, overlap

FURNITURE_KINDS = ("navigation", "sharing", "comments", "subscription", "footer", "related", "rights", "reading")
MANY_MARKS = 2
FEW_SHORT, LEAST_SHARE = 6, 0.06
"""A text is a dump by two lines of furniture, or by one beside six short lines that hold 6 % of its words: so are all
English dumps of the developers' half, and 3 of the 2,887 texts of the other gold, all three with furniture in them."""

BYLINE_REACH = 6
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
    if marks >= MANY_MARKS or any(line.kind == "byline" for line in lines[:BYLINE_REACH]):
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
    """A known publisher in a notice of rights around the article, or alone in a line of the page."""
    around = (*dump.after, *dump.taken_out, *dump.before)
    for line in around:
        if line.furniture and line.furniture.kind == "rights" and not names_agency(line.text):
            name = named_publisher(line.text)
            if name:
                return name
    alone = (line.text for line in around if 2 <= line.words <= LONGEST_NAME)
    return next((name for text in alone if overlap(name := named_publisher(text) or "", text) == 1), None)


def _fields(dump: Dump) -> dict[str, str]:
    """What the furniture tells: the first line of each field, those inside and after the article before those above."""
    found: dict[str, str] = {}
    for line in (*dump.taken_out, *dump.after, *reversed(dump.before)):
        if line.furniture:
            for name, value in line.furniture.fields:
                found.setdefault(name, value)
    return found
