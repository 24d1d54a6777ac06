"""Lines of a page that are not the article, told by the patterns of `lexicon/furniture.tsv`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.lexicon import cached, table
from dragoman.pages.lines import count_words

MOST_WORDS = 40
"""Longer lines are never furniture, except notices of rights: prose that begins with *Read* or *Support* is prose."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that is not the article: its effect (`drop` or `end`), its kind, and the fields that it gives."""

    effect: str
    kind: str
    fields: tuple[tuple[str, str], ...] = ()


@cached
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    found = []
    for row in table("furniture"):
        try:
            found.append((row["effect"], row["kind"], re.compile(row["pattern"], re.I)))
        except re.error as wrong:
            raise row.error(f"not a regular expression: {wrong}") from wrong
    return tuple(found)


@cached
def _any() -> re.Pattern[str]:
    """All patterns at once, without their groups' names: most lines are no furniture, and one match tells."""
    return re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", p.pattern) for _, _, p in _patterns()), re.I)


def furniture(line: str) -> Furniture | None:
    """What furniture a whole line is, or None where it may belong to the article."""
    text = line.strip(" \t•·|")
    words = count_words(text)
    if not text or len(text) > 800 or not _any().fullmatch(text):
        return None
    for effect, kind, pattern in _patterns():
        match = pattern.fullmatch(text)
        if match and (words <= MOST_WORDS or kind == "rights"):
            fields = tuple((name, value.strip()) for name, value in match.groupdict().items() if value)
            return Furniture(effect, kind, fields)
    return None
