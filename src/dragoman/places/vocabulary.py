"""The words beside a name that tell whether it is a place: the lexicon `place_context`."""

from __future__ import annotations

from functools import cache

from dragoman.lexicon import table


@cache
def peoples() -> frozenset[str]:
    """Adjectives and nouns of peoples (*Somali*), which are no places, unless the state bears that name too."""
    rows = table("countries")
    names = {name for row in rows for name in (row["name"], *row.many("names"))}
    return frozenset(word for row in rows for word in (*row.many("adjectives"), *row.many("people"))) - names


@cache
def words(role: str) -> frozenset[str]:
    """The words of a role, as they are written there."""
    return frozenset(word for row in table("place_context") if row["role"] == role for word in row.many("words"))
