"""Plain text: clean text as it is, or the article inside the dump of a whole page."""

from __future__ import annotations

from dragoman.pages import front
from dragoman.pages.draft import Draft
from dragoman.pages.dump import Dump, Line, classified, read_dump
from dragoman.pages.lines import paragraphs, tidy

FURNITURE_KINDS = ("navigation", "sharing", "comments", "subscription", "footer", "related", "rights", "reading")
FEWEST_MARKS = 2
MOST_SHORT = 0.3
"""Share of words outside sentences from which a text is a dump. Dumps in the gold have 0.12 to 0.95 and furniture; the
other gold texts have none of it, and titles or list items make up less than a tenth of them."""


def read_plain(content: str) -> Draft:
    """The draft of a plain text page. Clean text comes through whole: a headline in it stays where it is."""
    text = tidy(content)
    lines = classified(text)
    found = read_dump(lines) if is_dump(lines) else None
    if found is None:
        return Draft(tuple(paragraphs(text)))
    return _draft(found)


def is_dump(lines: list[Line]) -> bool:
    """Whether site furniture stands around the article.

    Told by two lines of furniture, or by a byline or one of them beside several short lines, or by many short lines.
    """
    marks = sum(1 for line in lines if line.furniture and line.furniture.kind in FURNITURE_KINDS)
    short = [line for line in lines if line.kind not in ("prose", "bullet")]
    prose = sum(line.words for line in lines if line.kind == "prose")
    if prose < 20:
        return marks >= FEWEST_MARKS
    share = sum(line.words for line in short) / max(1, sum(line.words for line in lines))
    return marks >= FEWEST_MARKS or (bool(marks) and len(short) >= 4) or (len(short) >= 8 and share >= MOST_SHORT)


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
        publisher=fields.get("publisher"),
        section=fields.get("section"),
        rights=fields.get("rights"),
        day=day,
        day_basis="text" if day else None,
        margin=tuple(line.text for line in (*dump.before[-front.REACH :], *dump.taken_out, *dump.after)),
    )


def _fields(dump: Dump) -> dict[str, str]:
    """What the furniture tells: the first line of each field, those inside and after the article before those above."""
    found: dict[str, str] = {}
    for line in (*dump.taken_out, *dump.after, *reversed(dump.before)):
        if line.furniture:
            for name, value in line.furniture.fields:
                found.setdefault(name, value)
    return found
