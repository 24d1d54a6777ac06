"""Who is asked about, and the rows of what one had to do with another.

A state is a side by its code, together with all who act for it; anybody else by his name as `occurrences` has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from dragoman import lexicon
from dragoman.corpus.parties import fold
from dragoman.corpus.relations import DATED, MUTUAL
from dragoman.errors import UsageError
from dragoman.store.asking import countries
from dragoman.store.snapshot import Store

SHOWN = 6
"""Names that an error suggests at most."""

ACRONYM = 4
"""Letters up to which a text in capitals is no name typed in haste."""

ALMOST = 0.9
"""Share of what is told of all who may be meant by a name that makes it one's own."""

NAMES = """
SELECT name, count(*) AS n FROM (
    SELECT unnest(actors) AS name FROM occurrences UNION ALL SELECT unnest(recipients) FROM occurrences
) GROUP BY name ORDER BY n DESC, name
"""

HOME = """
SELECT country FROM actors WHERE name = ? AND country IS NOT NULL
GROUP BY country ORDER BY count(*) DESC, country LIMIT 1
"""

Query = tuple[str, list[object]]
"""A SELECT and its parameters."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two sides: `name` as it is shown; of a state its `country`, of anybody else his `home` (ISO 3166-1
    alpha-3).
    """

    name: str
    country: str | None = None
    home: str | None = None

    @property
    def key(self) -> str:
        """What stands for it in tables: a state's code, else the name."""
        return self.country or self.name

    def among(self, role: str) -> Query:
        """A condition on a row of `occurrences`: it is among the `actor`s or the `recipient`s."""
        if self.country:
            return f"list_contains({role}_countries, ?)", [self.country]
        return f"list_contains({role}s, ?)", [self.name]


def side(store: Store, text: str) -> Side:
    """The side that a user means: a state by its ISO code or one of its names, else the only party whose name it is or
    has all its words, such as *Lavrov*. An organization goes by all names that the lexicon has for it.

    Raises:
        UsageError: nobody, or several, go by it; it says who is near.
    """
    if code := countries().get(text.strip().casefold()):
        return Side(state_names()[code], code)
    met = store.sql(NAMES).to_pylist()
    known: dict[str, int] = {row["name"]: row["n"] for row in met}
    found = _meant(text, known)
    if len(found) == 1:
        home = store.sql(HOME, found).column("country").to_pylist()
        return Side(found[0], home=home[0] if home else None)
    if found:
        raise UsageError(f"several go by '{text}': {_listed(found)}")
    raise UsageError(f"nobody here goes by '{text}'{_near(text, list(known))}")


def _meant(text: str, known: Mapping[str, int]) -> list[str]:
    """The names that a text may mean, those told of most first: its very own, else those that have all its words.

    Among these it means the one told of almost always, so that *Lavrov* needs no first name for a namesake's sake.
    """
    wanted = fold(text)
    named = _aliases().get(text.casefold(), text)
    exact = [name for name in known if name in (named, text)] or [name for name in known if fold(name) == wanted]
    found = exact or _with_words(text, known)
    if len(found) > 1 and known[found[0]] >= ALMOST * sum(known[name] for name in found):
        return found[:1]
    return found


def _with_words(text: str, known: Iterable[str]) -> list[str]:
    """The names that have all words of a text; an acronym as it stands: *UN* is not Kim Jong Un."""
    if text.isupper() and len(text) <= ACRONYM:
        return [name for name in known if set(text.split()) <= set(name.split())]
    words = set(fold(text).split())
    return [name for name in known if words and words <= set(fold(name).split())]


@lexicon.cached
def _aliases() -> Mapping[str, str]:
    """The name of each organization and group under its other names, in small letters."""
    found: dict[str, str] = {}
    for row in (*lexicon.table("organizations"), *lexicon.table("groups")):
        for name in row.many("names"):
            found.setdefault(name.casefold(), row["name"])
    return MappingProxyType(found)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _near(text: str, known: Sequence[str]) -> str:
    """The names of states and parties that are written almost so, as the end of a sentence."""
    folded = {name.casefold(): name for name in (*known, *state_names().values())}
    # Of a person often only the family name is typed.
    last = {name.rpartition(" ")[2]: whole for name, whole in folded.items()}
    close = get_close_matches(text.casefold(), {**last, **folded}, n=SHOWN // 2, cutoff=0.75)
    names = dict.fromkeys(folded.get(name) or last[name] for name in close)
    return f"; near to it: {', '.join(names)}" if names else ""


@lexicon.cached
def state_names() -> Mapping[str, str]:
    """The name of each state under its code (ISO 3166-1 alpha-3)."""
    return MappingProxyType({row["iso3"]: row["name"] for row in lexicon.table("countries")})


WHAT = "type, quad, status, day, dated, intensity, families"
ALONE = f"len(recipients) = 0 AND type IN {MUTUAL}"
"""Of an occurrence whose actors are each other's parties, as in `relations`."""


def dealings(one: Side, other: Side | None) -> Query:
    """What one side had to do with another, or with anybody: a row for each occurrence, counterpart and direction.

    Columns: `occurrence`; `other`, the counterpart's code or name; `way`: `to` it, `from` it or `with` it; `again`:
    whether the counterpart has another row of the occurrence; and type, quad, status, day, dated, intensity and
    families as in `relations`.
    """
    if one.country and other is None:
        return _of_states(one.country, None)
    if one.country and other and other.country:
        return _of_states(one.country, other.country)
    return _of_names(one, other) if other else _with_anybody(one)


def _of_states(one: str, other: str | None) -> Query:
    columns = f"""
    SELECT occurrence, if(source = ?, target, source) AS other,
        CASE WHEN NOT directed THEN 'with' WHEN source = ? THEN 'to' ELSE 'from' END AS way, again, {WHAT}
    FROM relations
    """
    if other is None:
        return f"{columns} WHERE source = ? OR target = ?", [one] * 4
    # Each half alone leaves out the parts of a file that have other pairs; an OR of both would read all.
    half = f"{columns} WHERE source = ? AND target = ?"
    return f"{half} UNION ALL {half}", [one, one, one, other, one, one, other, one]


def _of_names(one: Side, other: Side) -> Query:
    """Of two sides of which one is no state."""
    (acts, acting), (other_acts, other_acting) = one.among("actor"), other.among("actor")
    (suffers, suffering), (other_suffers, other_suffering) = one.among("recipient"), other.among("recipient")
    ways: list[tuple[str, str, list[object]]] = [
        ("to", f"{acts} AND {other_suffers}", [*acting, *other_suffering]),
        ("from", f"{suffers} AND {other_acts}", [*suffering, *other_acting]),
        ("with", f"{acts} AND {other_acts} AND {ALONE}", [*acting, *other_acting]),
    ]
    if (one.home and one.home == other.country) or (other.home and other.home == one.country):
        # Who meets somebody has his own state at the table as well: himself.
        del ways[2]
    selects = [
        f"SELECT occurrence, ? AS other, '{way}' AS way, {again} AS again, {WHAT} "
        f"FROM (SELECT *, {DATED} AS dated FROM occurrences) WHERE {where}"
        for (way, where, _), again in zip(ways, ("false", f"({acts} AND {other_suffers})", "false"), strict=False)
    ]
    both = {"from": ways[0][2]}
    values = [value for way, _, given in ways for value in (other.key, *both.get(way, ()), *given)]
    return " UNION ALL ".join(selects), values


def _with_anybody(one: Side) -> Query:
    """Of one who is no state, with whoever is named on the other side."""
    ways = (
        ("to", "list_contains(actors, ?)", "recipients"),
        ("from", "list_contains(recipients, ?)", "actors"),
        ("with", f"list_contains(actors, ?) AND {ALONE}", "actors"),
    )
    selects = [
        f"""
        SELECT occurrence, o.name AS other, '{way}' AS way,
            '{way}' = 'from' AND list_contains(actors, ?) AND list_contains(recipients, o.name) AS again, {WHAT}
        FROM (SELECT *, {DATED} AS dated FROM occurrences WHERE {where}), unnest(list_distinct({side})) AS o(name)
        WHERE o.name <> ?
        """
        for way, where, side in ways
    ]
    return " UNION ALL ".join(selects), [one.name for _ in ways for _ in ("again", "where", "but")]
