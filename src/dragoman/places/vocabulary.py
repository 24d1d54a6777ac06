"""The words beside a name that tell whether it is a place: the lexicon `place_context`."""

from __future__ import annotations

from functools import cache

from dragoman.lexicon import table


@cache
def words(role: str) -> frozenset[str]:
    """The words of a role, as they are written there."""
    return frozenset(word for row in table("place_context") if row["role"] == role for word in row.many("words"))
