"""The words beside a name that tell whether it is a place: the lexicon `place_context`."""

from __future__ import annotations

from dragoman.lexicon import cached, table


@cached
def peoples() -> frozenset[str]:
    """Adjectives and nouns of peoples (*Somali*), which are no places, unless the state bears that name too."""
    rows = table("countries")
    names = {name for row in rows for name in (row["name"], *row.many("names"))}
    return frozenset(word for row in rows for word in (*row.many("adjectives"), *row.many("people"))) - names


@cached
def demonyms() -> dict[str, str]:
    """The state (ISO 3166-1 alpha-3) of each adjective and people, where it is one state's alone."""
    states: dict[str, set[str]] = {}
    for row in table("countries"):
        for word in (*row.many("adjectives"), *row.many("people")):
            states.setdefault(word, set()).add(row["iso3"])
    return {word: next(iter(found)) for word, found in states.items() if len(found) == 1}


@cached
def names_of_states() -> dict[str, str]:
    """The name of each state by its ISO code."""
    return {row["iso3"]: row["name"] for row in table("countries")}


@cached
def bodies() -> frozenset[str]:
    """Names of organizations and armed groups (*Hamas*), which are no places."""
    rows = (row for name in ("organizations", "groups") for row in table(name))
    return frozenset(name for row in rows for name in (row["name"], *row.many("names")))


@cached
def words(role: str) -> frozenset[str]:
    """The words of a role, as they are written there."""
    return frozenset(word for row in table("place_context") if row["role"] == role for word in row.many("words"))
