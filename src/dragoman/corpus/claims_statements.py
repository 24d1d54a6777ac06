"""What somebody says, with all that tells whether it answers another: speakers, acts, words, place on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from dragoman import lexicon
from dragoman.corpus.content_words import AROUND, content
from dragoman.store.names import name
from dragoman.store.snapshot import Store

# Words at the beginning of what is said within which a noun names what is denied: *the latest allegations of*.
OPENING = 6
# Words of what is said that are compared; beyond them a long quotation speaks of other things.
LONGEST = 5 * AROUND

LOADED = """
WITH wanted AS (SELECT DISTINCT page, statement FROM pairs),
     speaking AS (
         SELECT s.page, s.statement, p.key, p.country, p.kind FROM (
             SELECT page, statement, unnest(source) AS actor FROM statements SEMI JOIN wanted USING (page, statement)
         ) AS s JOIN everybody AS p ON p.page = s.page AND p.actor = s.actor
     ),
     acted AS (
         SELECT e.page, e.statement, e.event, e.type, e.status, e.place_name, e.actors, e.recipients, t.occurrence,
                (SELECT list(coalesce(p.country, p.key)) FROM everybody AS p
                 WHERE p.page = e.page AND list_contains(e.actor, p.actor)) AS acting
         FROM events AS e SEMI JOIN wanted AS w ON w.page = e.page AND w.statement = e.statement
         LEFT JOIN told AS t ON t.page = e.page AND t.event = e.event
     ),
     mentioned AS (
         SELECT s.page, s.statement, p.key, p.country FROM stances AS s
         SEMI JOIN wanted AS w ON w.page = s.page AND w.statement = s.statement
         JOIN everybody AS p ON p.page = s.page AND p.actor = s.actor
     )
SELECT s.page, s.statement, s.speaker, s.countries, s.cue, s.content, s.span_start, s.span_end, s.polarity, s.published,
       coalesce(f.family, s.page) AS family,
       (SELECT list({'key': key, 'country': country, 'kind': kind} ORDER BY key) FROM speaking AS x
        WHERE x.page = s.page AND x.statement = s.statement) AS sources,
       (SELECT list({'event': event, 'type': type, 'status': status, 'place': place_name, 'occurrence': occurrence,
                     'acting': acting, 'actors': actors, 'recipients': recipients} ORDER BY length(event), event)
        FROM acted AS x WHERE x.page = s.page AND x.statement = s.statement) AS acts,
       (SELECT list({'key': key, 'country': country} ORDER BY key) FROM mentioned AS x
        WHERE x.page = s.page AND x.statement = s.statement) AS about
FROM statements AS s SEMI JOIN wanted USING (page, statement)
LEFT JOIN stories AS f ON f.page = s.page
ORDER BY s.page, length(s.statement), s.statement
"""


@dataclass(frozen=True, slots=True)
class Act:
    """An event within what is said; `acting` are the states that act, and others by their keys."""

    event: str
    type: str
    status: str
    place: str | None
    occurrence: str | None
    acting: frozenset[str]
    parties: tuple[str, ...]


@dataclass(frozen=True)
class Saying:
    """A statement of a known speaker."""

    row: Mapping[str, Any]

    @property
    def key(self) -> tuple[str, str]:
        """Page and statement."""
        return self.row["page"], self.row["statement"]

    @property
    def name(self) -> str:
        """Its name in the store."""
        return name(*self.key)

    @property
    def said(self) -> date:
        """The day of the page."""
        day: date = self.row["published"]
        return day

    @cached_property
    def keys(self) -> frozenset[str]:
        """Who speaks: states, and others by their own keys."""
        return frozenset(one["country"] or one["key"] for one in self.row["sources"] or ())

    @cached_property
    def people(self) -> frozenset[str]:
        """Who speaks, each by his own key."""
        return frozenset(one["key"] for one in self.row["sources"] or ())

    @cached_property
    def nameless(self) -> bool:
        """Whether no speaker is known beyond the page."""
        return all(key.startswith(f"{self.row['page']}#") for key in self.keys)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The events within it."""
        return tuple(
            Act(
                row["event"],
                row["type"],
                row["status"],
                row["place"],
                row["occurrence"],
                frozenset(row["acting"] or ()),
                tuple(dict.fromkeys([*row["actors"], *row["recipients"]])),
            )
            for row in self.row["acts"] or ()
        )

    @cached_property
    def about(self) -> frozenset[str]:
        """Whom it mentions: states, and others by their own keys."""
        return frozenset(one["country"] or one["key"] for one in self.row["about"] or ())

    @cached_property
    def about_people(self) -> frozenset[str]:
        """Whom it mentions, each by his own key."""
        return frozenset(one["key"] for one in self.row["about"] or ())

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of its content words, without those that name parties or the denial itself."""
        text = self.row["content"]
        names = [*self.row["speaker"], *(party for act in self.acts for party in act.parties)]
        lands = [key for key in (*self.keys, *self.about) if len(key) == 3]
        bare = re.sub("|".join(_patterns()[kind].pattern for kind in ("noun", "verdict")), " ", text, flags=re.I)
        told = bare.split()[:LONGEST]
        parts = (" ".join(told[start : start + AROUND]) for start in range(0, len(told), AROUND))
        return frozenset().union(*(content(part, "", names, lands) for part in parts))

    @cached_property
    def denial(self) -> str | None:
        """How it denies: `denial` in so many words, `contradiction` by telling that it was not so; None else."""
        text = self.row["content"]
        opening = " ".join(text.split()[:OPENING])
        patterns = _patterns()
        if patterns["granted"].search(opening) and not patterns["noun"].search(opening):
            return None
        named = patterns["noun"].search(opening)
        if self.row["polarity"] == "denied":
            return "denial"
        if named and (patterns["cue"].search(self.row["cue"] or "") or patterns["verdict"].search(text)):
            return "denial"
        denied = self.row["polarity"] == "asserted" and any(act.status == "denied" for act in self.acts)
        return "contradiction" if denied else None

    @cached_property
    def blames(self) -> bool:
        """Whether its words hold somebody to account."""
        blame = _patterns()["blame"]
        return bool(blame.search(self.row["cue"] or "") or blame.search(self.row["content"]))

    @cached_property
    def pronoun(self) -> bool:
        """Whether all that it denies is a pronoun: *this*, *it*."""
        return len(self.row["content"].split()) == 1

    @cached_property
    def bare(self) -> bool:
        """Whether it denies without saying what: *the accusation*, *any involvement*."""
        opening = " ".join(self.row["content"].split()[:OPENING])
        named = self.pronoun or any(_patterns()[kind].search(opening) for kind in ("noun", "part"))
        return self.denial == "denial" and named and len(self.words) <= 1 and not self.acts


@lexicon.cached
def _patterns() -> Mapping[str, re.Pattern[str]]:
    found: dict[str, list[str]] = {}
    for row in lexicon.table("denials"):
        found.setdefault(row["kind"], []).append(row["pattern"])
    return MappingProxyType(
        {kind: re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE) for kind, patterns in found.items()}
    )


def pattern(kind: str) -> str:
    """The pattern of a kind of words that deny, as a search of the store takes it."""
    return _patterns()[kind].pattern


def sayings(store: Store, pairs: Any, everybody: Any, told: Any, stories: Any) -> dict[tuple[str, str], Saying]:
    """The statements that a table `pairs` names by page and statement, of those whose speaker is known.

    Args:
        store: the store.
        pairs: `pyarrow.Table` with the columns page and statement.
        everybody: everybody on every page, as `dragoman.corpus.parties.table` gives it.
        told: the table `occurrence_mentions`.
        stories: the table `families`.
    """
    rows: Iterable[Mapping[str, Any]] = store.sql(
        LOADED, pairs=pairs, everybody=everybody, told=told, stories=stories
    ).to_pylist()
    return {(row["page"], row["statement"]): Saying(row) for row in rows if row["sources"] and row["published"]}
