"""Lines of a page that are not the article, told by the patterns of `lexicon/furniture.tsv`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.lexicon import cached, table
from dragoman.pages.lines import count_words

MOST_WORDS, LONGEST = 40, 800
LONG_KINDS = frozenset({"rights", "correction"})
"""Kinds of which a line may have more words; other long lines are prose, also those that begin with *Read*."""


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
def _any(long: bool) -> re.Pattern[str]:
    """All patterns at once, without their groups' names: most lines are no furniture, and one match tells."""
    patterns = [pattern.pattern for _, kind, pattern in _patterns() if not long or kind in LONG_KINDS]
    return re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern in patterns), re.I)


def furniture(line: str) -> Furniture | None:
    """What furniture a whole line is, or None where it may belong to the article."""
    text = line.strip(" \t•·|")
    long = count_words(text) > MOST_WORDS
    if not text or len(text) > LONGEST or not _any(long).fullmatch(text):
        return None
    for effect, kind, pattern in _patterns():
        match = pattern.fullmatch(text) if not long or kind in LONG_KINDS else None
        if match:
            fields = tuple((name, value.strip()) for name, value in match.groupdict().items() if value)
            return Furniture(effect, kind, fields)
    return None
