"""The front of a text dump: headline, byline and day, from the lines that stand before the article."""

from __future__ import annotations

import re
from collections import Counter

from dragoman.pages.dump import DATE, Dump, Line
from dragoman.pages.lines import FULL_STOP, FUNCTION_WORDS, WORDS, count_words
from dragoman.pages.names import is_person, split_names
from dragoman.pages.published import day_in_line

REACH = 40
"""Lines above the article in which headline, byline and day are looked for."""

LEAD_WORDS = 250
UPDATED = re.compile(r"(?i)\b(?:updated?|modified|revised|last)\b")
PUBLISHED = re.compile(r"(?i)\b(?:published?|posted|first|created|issued)\b")


def headline(dump: Dump) -> tuple[str | None, int]:
    """The line above the article that shares most with it, and how many lines it stands above the first paragraph."""
    content = Counter(_content(" ".join(line.text for line in dump.body)))
    lead = set(_content(" ".join(line.text for line in dump.body[:6]))[:LEAD_WORDS])
    best, where, found = 0.0, 0, None
    for distance, line in enumerate(reversed(dump.before[-REACH:]), 1):
        score = _headline_score(line, content, lead, distance)
        if score > best:
            best, where, found = score, distance, line.text
    return found, where


def _content(text: str) -> list[str]:
    return [word.casefold() for word in WORDS.findall(text) if word.casefold() not in FUNCTION_WORDS and len(word) > 2]


def _headline_score(line: Line, content: Counter[str], lead: set[str], distance: int) -> float:
    """Words shared with the article, those of its beginning twice, less a little for every line between."""
    if line.kind not in ("short", "prose", "teaser") or not 3 <= line.words <= 30:
        return 0.0
    words = _content(line.text)
    if not words:
        return 0.0
    shared = sum((word in content) + (word in lead) for word in words) / (2 * len(words))
    size = min(line.words, 8) / 8
    stop = 0.6 if FULL_STOP.search(line.text) and line.text[-1] == "." else 1.0
    return shared * size * stop * (1 - 0.5 * distance / REACH) if shared >= 0.25 else 0.0


def byline(dump: Dump, where: int) -> tuple[list[str], str | None]:
    """The people who sign, and the agency: a line that begins with *By*, else a name alone beside headline or day."""
    near = [*dump.before[-max(where + 3, 8) :], *dump.taken_out[:6]]
    for index, line in enumerate(near):
        if line.kind == "byline":
            text = line.text if count_words(line.text) > 1 else (near[index + 1].text if index + 1 < len(near) else "")
            people, wire = split_names(text)
            if people or wire:
                return people, wire
    for line in dump.before[-max(where - 1, 0) :] if where > 1 else ():
        if is_person(line.text) and 2 <= line.words <= 4:
            return [line.text], None
    return [], None


def day(dump: Dump, where: int) -> str | None:
    """The day printed beside the headline: one called published before one that is not, an update last."""
    near = [*dump.before[-max(where + 4, 10) :], *dump.taken_out[:6]]
    dated = [(line.text, found) for line in near if DATE.search(line.text) and (found := day_in_line(line.text))]
    ranked = sorted(dated, key=lambda pair: (not PUBLISHED.search(pair[0]), bool(UPDATED.search(pair[0]))))
    return ranked[0][1] if ranked else None
