"""Who is the same on different pages, and under which key and name he goes through the whole store.

Keys, from the surest to the least sure:

- `RUS`: a state, by ISO 3166-1 alpha-3, and its government where it is called no more than that;
- `RUS:MIL`: a service of a state without a name of its own, by PLOVER sector; `RUS:foreign minister`: an unnamed holder
  of an office of a state;
- `Q7747`: who has a Wikidata id, all who bear the same full name, and the same surname in the same country and office;
- `sergei lavrov`: any other name, in small letters without marks; `john smith (USA)` where people of several countries
  bear it;
- `page-1#a7`: who cannot be told from others of his kind: *residents*, *two officials*; known on his page alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from dragoman import lexicon
from dragoman.store.names import name as whole_name
from dragoman.store.snapshot import Store

# Where the family name comes first and stands alone in later mentions: Xi, Kim, Tsai.
FAMILY_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "VNM", "HKG", "MAC"})
NAMED = frozenset({"person", "organization", "group"})
# Particles that papers write or leave out: al-Assad, Assad.
PARTICLES = frozenset({"al", "el", "ul", "the"})
WORD = re.compile(r"[^\W_]+")
# One page in so many gives somebody the country of another who is named beside him.
MISREAD = 4
# Spellings of one ending in Latin letters: Zelenskyy, Zelenskiy, Zelensky.
ENDING = re.compile(r"(yy|iy|ii|ij|yi)$")
PAST = re.compile(r"^(former|ex|late|acting|outgoing|interim)[ -]")
DISTINCT = """
SELECT name, kind, country, sectors, role, wikidata, count(*) AS pages FROM actors GROUP BY ALL
ORDER BY ALL
"""
JOINED = """
SELECT page, actor, coalesce(known.key, page || '#' || actor) AS key, coalesce(known.known_as, actors.name) AS name,
       coalesce(known.nation, actors.country) AS country, kind
FROM actors JOIN known
ON known.name = actors.name AND known.sort = actors.kind AND known.land IS NOT DISTINCT FROM actors.country
AND known.service = array_to_string(actors.sectors, '|') AND known.office IS NOT DISTINCT FROM actors.role
AND known.id IS NOT DISTINCT FROM actors.wikidata
ORDER BY page, length(actor), actor
"""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody throughout a store; `country` is ISO 3166-1 alpha-3."""

    key: str
    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A way in which pages show an actor, on so many pages."""

    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    role: str | None
    wikidata: str | None
    pages: int

    @property
    def office(self) -> str:
        return PAST.sub("", (self.role or "").casefold())


def fold(name: str) -> str:
    """A name for comparison: small letters without marks, particles, initials and letter doubling of endings."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = [word for word in WORD.findall(re.sub(r"['’ʼ`]", "", plain)) if word not in PARTICLES]
    long = [word for word in words if len(word) > 1] or words
    return " ".join(ENDING.sub("y", word) if len(word) > 4 else word for word in long)


def key(actor: Mapping[str, Any]) -> str:
    """The key that a row of `actors` has by itself; `table` betters it by what other pages know.

    Args:
        actor: a row of `actors`: page, actor, name, kind, country, sectors, role, wikidata.
    """
    seen = _Seen(
        actor["name"],
        actor["kind"],
        actor.get("country"),
        tuple(actor.get("sectors") or ()),
        actor.get("role"),
        actor.get("wikidata"),
        1,
    )
    return _own(seen) or whole_name(actor["page"], actor["actor"])


def _own(seen: _Seen) -> str | None:
    """A key out of one row; None for those who are known on their page alone."""
    if seen.country and (body := _body(seen)):
        return seen.country if body == "GOV" else f"{seen.country}:{body}"
    if seen.wikidata:
        return seen.wikidata
    if seen.kind == "unnamed":
        return f"{seen.country}:{seen.office}" if seen.country and _single(seen) else None
    return fold(seen.name) or None


def _body(seen: _Seen) -> str | None:
    """GOV for a state and its government, the sector of an unnamed service of it; None for anybody else."""
    if seen.kind == "state":
        return "GOV"
    if seen.kind == "person" or seen.wikidata or seen.role:
        return None
    state, _, word = seen.name.casefold().rpartition(" ")
    return _bodies().get(word) if state in _called().get(seen.country or "", ()) else None


@lexicon.cached
def _bodies() -> Mapping[str, str]:
    return MappingProxyType({row["word"]: row["sector"] for row in lexicon.table("state_bodies")})


@lexicon.cached
def _called() -> Mapping[str, frozenset[str]]:
    """Names and adjectives of every state, in small letters."""
    rows = lexicon.table("countries")
    return MappingProxyType(
        {r["iso3"]: frozenset(n.casefold() for n in (r["name"], *r.many("names"), *r.many("adjectives"))) for r in rows}
    )


@lexicon.cached
def _offices() -> frozenset[str]:
    """Offices that one person of a state holds at a time."""
    return frozenset(row["office"].casefold() for row in lexicon.table("single_offices"))


def _single(seen: _Seen) -> bool:
    return seen.office in _offices()


def table(store: Store) -> Any:
    """Everybody on every page (`pyarrow.Table`): page, actor, key, name, country, kind.

    `name` and `country` are one for a key: the most frequent on all pages.
    """
    import pyarrow as pa

    rows = store.sql(DISTINCT).to_pylist()
    seen = [_Seen(**{**row, "sectors": tuple(row["sectors"] or ())}) for row in rows]
    found = parties(seen)
    known = pa.table(
        {
            "name": pa.array([s.name for s in seen], pa.string()),
            "sort": pa.array([s.kind for s in seen], pa.string()),
            "land": pa.array([s.country for s in seen], pa.string()),
            "service": pa.array(["|".join(s.sectors) for s in seen], pa.string()),
            "office": pa.array([s.role for s in seen], pa.string()),
            "id": pa.array([s.wikidata for s in seen], pa.string()),
            "key": pa.array([p and p.key for p in found], pa.string()),
            "known_as": pa.array([p and p.name for p in found], pa.string()),
            "nation": pa.array([p and p.country for p in found], pa.string()),
        }
    )
    return store.sql(JOINED, known=known)


def parties(seen: Sequence[_Seen]) -> list[Party | None]:
    """For each way of being shown whose it is; None for those who are known on their page alone."""
    keys = _by_surname(seen, _by_name(seen))
    names: dict[str, Counter[str]] = defaultdict(Counter)
    countries: dict[str, Counter[str]] = defaultdict(Counter)
    for one, k in zip(seen, keys, strict=True):
        if k is not None:
            names[k][one.name] += one.pages
            if one.country:
                countries[k][one.country] += one.pages
    made = {k: Party(k, _states().get(k) or _best(names[k]), _best(countries[k]) or None) for k in names}
    return [None if k is None else made[k] for k in keys]


def _best(counted: Counter[str]) -> str:
    """The most frequent, then the longest, then the first by the alphabet."""
    return min(counted, key=lambda text: (-counted[text], -len(text), text), default="")


@lexicon.cached
def _states() -> Mapping[str, str]:
    return MappingProxyType({row["iso3"]: row["name"] for row in lexicon.table("countries")})


def _by_name(seen: Sequence[_Seen]) -> list[str | None]:
    """Keys after those of one full name are brought together: under its Wikidata id where it has only one."""
    ids: dict[str, set[str]] = defaultdict(set)
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for one in seen:
        if one.kind in NAMED:
            name = fold(one.name)
            ids[name] |= {one.wikidata} if one.wikidata else set()
            counted[name][one.country or ""] += one.pages
    lands = {name: _lands(countries) for name, countries in counted.items()}
    return [_named(one, _own(one), ids, lands) for one in seen]


def _lands(counted: Counter[str]) -> set[str]:
    """The countries of those who bear a name; one that few pages give among many that give another is an error."""
    known = {country: pages for country, pages in counted.items() if country}
    return {country for country, pages in known.items() if pages * MISREAD >= sum(known.values())}


def _named(one: _Seen, own: str | None, ids: Mapping[str, set[str]], lands: Mapping[str, set[str]]) -> str | None:
    name = fold(one.name)
    if own != name or one.kind not in NAMED:
        return own
    if len(ids[name]) == 1 and len(lands[name]) < 2 and " " in name:
        return next(iter(ids[name]))
    return f"{name} ({one.country})" if one.country and len(lands[name]) > 1 else name


def _by_surname(seen: Sequence[_Seen], keys: Sequence[str | None]) -> list[str | None]:
    """Keys after those of whom pages give the surname alone are brought to the one of his country whom it can mean."""
    index: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for one, k in _people(seen, keys):
        for surname in _surnames(one):
            index[surname, one.country or ""].add((str(k), one.office))
    return [_bearer(one, k, index) if k else None for one, k in zip(seen, keys, strict=True)]


def _people(seen: Iterable[_Seen], keys: Iterable[str | None]) -> Iterator[tuple[_Seen, str | None]]:
    for one, k in zip(seen, keys, strict=True):
        if one.kind == "person" and one.country and " " in fold(one.name):
            yield one, k


def _surnames(one: _Seen) -> set[str]:
    words = fold(one.name).split()
    return {words[-1], words[0]} if one.country in FAMILY_FIRST else {words[-1]}


def _bearer(one: _Seen, k: str, index: Mapping[tuple[str, str], set[tuple[str, str]]]) -> str:
    """Whom a surname means: the only one of that country who bears it, unless both have an office, and not the same."""
    name = fold(one.name)
    if one.kind != "person" or one.wikidata or " " in name or not one.country:
        return k
    bearers = index.get((name, one.country), set())
    fitting = {bearer for bearer, office in bearers if not office or not one.office or office == one.office}
    return next(iter(fitting)) if len(fitting) == 1 else k
