"""Names that the lexicon knows: states with their adjectives and people, seats, organizations, groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman import lexicon
from dragoman.language import Parse
from dragoman.lexicon import Row

Sort = Literal["state", "adjective", "people", "capital", "seat", "organization", "group", "region", "block"]
PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u2009": " ", "\u2011": "-", "\n": " "})
RUN = re.compile(r"\w+")
DATELINE = re.compile(
    r"(?:(?<=\n\n)|^)[A-Z][^\n()]{1,40}(?:\([A-Z][\w .]{1,25}\)\s)?\([A-Z][\w /.]{1,25}\)\s*(?:—|–|--|-|:)\s"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name means. `key` is the figure that it leads to; `local` names hold only near their own country."""

    sort: Sort
    key: str
    name: str
    country: str | None
    sectors: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    wikidata: str | None = None
    local: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `[start, end)` that read like a name of the lexicon, with all that it may mean."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def entry(self, *sorts: Sort) -> Entry | None:
        """The first meaning of one of these sorts."""
        return next((e for e in self.entries if e.sort in sorts), None)

    @property
    def country(self) -> str | None:
        """The country of the name's first meaning."""
        return self.entries[0].country

    @property
    def blocked(self) -> bool:
        """Whether the name only looks like an actor's."""
        return self.entries[0].sort == "block"


Index = Mapping[str, tuple[tuple[str, tuple[Entry, ...]], ...]]


def find(parse: Parse) -> list[Match]:
    """The longest known name at each place, in text order, none overlapping another."""
    text = parse.text.translate(PLAIN)
    matches: list[Match] = []
    free_from = 0
    for token in parse.doc:
        if token.i < free_from or not (run := RUN.match(text, token.idx)):
            continue
        for name, entries in index().get(run.group(), ()):
            end = token.idx + len(name)
            if text.startswith(name, token.idx) and not text[end : end + 1].isalnum() and not _runs_on(name, text, end):
                free_from = _token_after(parse, token.i, end)
                matches.append(Match(token.i, free_from, entries))
                break
    return matches


def datelines(parse: Parse) -> frozenset[int]:
    """The tokens of datelines, wherever a paragraph begins with one: *BEIRUT (Daily News) –*."""
    ends = {m.start(): m.end() for m in DATELINE.finditer(parse.text)}
    inside = set(range(parse.dateline))
    if not ends:
        return frozenset(inside)
    end = 0
    for token in parse.doc:
        end = ends.get(token.idx, end)
        if token.idx < end:
            inside.add(token.i)
    return frozenset(inside)


def _runs_on(name: str, text: str, end: int) -> bool:
    """*the West Bank* is not *the West*, nor *US $6* the state."""
    after = text[end : end + 2].lstrip()
    return after[:1] == "$" or (name[:4] in ("the ", "The ") and text[end : end + 1] == " " and after[:1].isupper())


def _token_after(parse: Parse, start: int, end: int) -> int:
    at = start + 1
    while at < len(parse.doc) and parse.doc[at].idx < end:
        at += 1
    return at


@lexicon.cached
def index() -> Index:
    """Every name with its meanings, by the name's first word, longest names first."""
    meanings: dict[str, list[Entry]] = {}
    for name, entry in _all():
        if name:
            meanings.setdefault(name.translate(PLAIN), []).append(entry)
    by_word: dict[str, list[tuple[str, tuple[Entry, ...]]]] = {}
    for name, entries in meanings.items():
        run = RUN.match(name)
        if run:
            by_word.setdefault(run.group(), []).append((name, tuple(dict.fromkeys(entries))))
    return {word: tuple(sorted(names, key=lambda n: -len(n[0]))) for word, names in by_word.items()}


def _all() -> Iterator[tuple[str, Entry]]:
    for row in lexicon.table("not_actors"):
        yield row["name"], Entry("block", "", row["name"], None)
    for row in lexicon.table("countries"):
        yield from _state(row, row["capitals"], row["form"])
    for row in lexicon.table("former_states"):
        yield from _former(row)
    for row in lexicon.table("regions_people"):
        yield from _regional(row)
    for row in lexicon.table("metonyms"):
        yield from _seat(row)
    for kind in ("organizations", "groups"):
        for row in lexicon.table(kind):
            yield from _body(row, "group" if kind == "groups" else "organization")


def _state(row: Row, capitals: str, form: str) -> Iterator[tuple[str, Entry]]:
    code, name, wikidata = row["iso3"], row["name"], row["wikidata"] or None
    nouns = tuple(form.split("|")) if form else ()
    for alias in (name, *row.many("names")):
        yield alias, Entry("state", f"state:{code}", name, code, (), nouns, wikidata)
    for adjective in row.many("adjectives"):
        yield adjective, Entry("adjective", f"state:{code}", name, code, (), nouns, wikidata)
    for people in row.many("people"):
        yield people, Entry("people", f"people:{code}", name, code)
    for capital in capitals.split("|") if capitals else ():
        yield capital, Entry("capital", f"state:{code}", name, code, ("GOV",), nouns, wikidata)


def _former(row: Row) -> Iterator[tuple[str, Entry]]:
    key, name, wikidata = f"state:{row['name']}", row["name"], row["wikidata"] or None
    for alias in (name, *row.many("names")):
        yield alias, Entry("state", key, name, row["iso3"], (), (), wikidata)
    for adjective in row.many("adjectives"):
        yield adjective, Entry("adjective", key, name, row["iso3"], (), (), wikidata)


def _regional(row: Row) -> Iterator[tuple[str, Entry]]:
    code = row["iso3"] or None
    peoples = [e for people in row.many("people") for e in body(people)] if code is None else []
    yield row["adjective"], Entry("adjective", peoples[0].key if peoples else "", row["adjective"], code)
    for region in row.many("regions"):
        yield region, Entry("region", "", region, code)
    for people in row.many("people"):
        yield people, Entry("people", f"people:{people}", people, code)


def _seat(row: Row) -> Iterator[tuple[str, Entry]]:
    sectors, code = row.many("sectors"), row["country"] or None
    sort: Sort = "seat"
    if row["organization"]:
        key, name, wikidata = f"body:{row['organization']}", row["organization"], None
    else:
        key, (name, wikidata) = f"state:{code}", state(code or "")
    if row["city"]:
        sort = "capital"
    for alias in (row["seat"], *row.many("names")):
        yield alias, Entry(sort, key, name, code, sectors, (), wikidata)


@lexicon.cached
def body(name: str) -> tuple[Entry, ...]:
    """The organization or group of a canonical name, if the lexicon has it."""
    sorts: tuple[tuple[str, Sort], ...] = (("organizations", "organization"), ("groups", "group"))
    rows = [(row, sort) for table, sort in sorts for row in lexicon.table(table) if row["name"] == name]
    return tuple(entry for row, sort in rows for _, entry in list(_body(row, sort))[:1])


@lexicon.cached
def _states() -> Mapping[str, Row]:
    return {row["iso3"]: row for row in lexicon.table("countries")}


def state(code: str) -> tuple[str, str | None]:
    """The name and the Wikidata identifier of a state by its ISO code."""
    row = _states().get(code)
    return (row["name"], row["wikidata"] or None) if row else (code, None)


def state_nouns(code: str) -> frozenset[str]:
    """The nouns by which a text can mean a state again: *the kingdom*, *the island*."""
    row = _states().get(code)
    return frozenset(row.many("form")) if row else frozenset()


def adjective(code: str) -> str:
    """The usual adjective of a state, its name where it has none."""
    row = _states().get(code)
    if row is None:
        return code
    return (*row.many("adjectives"), row["name"])[0]


def _body(row: Row, sort: Sort) -> Iterator[tuple[str, Entry]]:
    entry = Entry(
        sort,
        f"body:{row['name']}",
        row["name"],
        row["country"] or None,
        row.many("sectors"),
        row.many("nouns"),
        row["wikidata"] or None,
    )
    local = row.many("local") if sort == "organization" else ()
    for alias in dict.fromkeys((row["name"], *row.many("names"))):
        if alias not in local:
            yield alias, entry
    for alias in local:
        yield alias, Entry(sort, entry.key, entry.name, entry.country, entry.sectors, entry.nouns, entry.wikidata, True)


def spelled(office: str) -> str:
    """An office in lower case with the names in it as they are written: *UN envoy for Syria*."""
    words, done = office.split(), []
    while words:
        size = next((n for n in range(min(4, len(words)), 0, -1) if _name_of(words[:n])), 1)
        done.append(_name_of(words[:size]) or words[0])
        words = words[size:]
    return " ".join(done)


def _name_of(words: list[str]) -> str | None:
    capitals = " ".join(word.capitalize() for word in words)
    return next((name for name in (" ".join(words).upper(), capitals) if _is_name(name)), None)


def _is_name(name: str) -> bool:
    run = RUN.match(name)
    known = (entries for other, entries in index().get(run.group() if run else "", ()) if other == name)
    return any(e.sort in ("state", "adjective", "seat") or "IGO" in e.sectors for entries in known for e in entries)
