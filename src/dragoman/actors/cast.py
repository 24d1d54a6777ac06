"""The cast while it is being made: figures with what is known of them, and drafts of their mentions."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.actors.names import spelled
from dragoman.actors.records import Actors, Mention, MentionKind
from dragoman.language import Parse
from dragoman.report import Actor, ActorKind


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case, without accents, apostrophes straight: the form in which names are compared."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


@dataclass(slots=True)
class Figure:
    """An actor in the making."""

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    wikidata: str | None = None
    gender: str | None = None
    plural: bool = False
    collective: bool = False
    nouns: frozenset[str] = frozenset()
    offices: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """A mention in the making, by the keys of its figures."""

    start: int
    end: int
    head: int
    keys: tuple[str, ...]
    kind: MentionKind


@dataclass(slots=True)
class Cast:
    """Figures by key, and the drafts of their mentions."""

    parse: Parse
    day: str | None = None
    figures: dict[str, Figure] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    heads: dict[int, Draft] = field(default_factory=dict)
    named: dict[int, Draft] = field(default_factory=dict)
    narrated: bool = False
    _spans: set[tuple[int, int]] = field(default_factory=set)

    def enter(self, figure: Figure) -> Figure:
        """Take a figure in, or fill what the one of the same key lacks."""
        known = self.figures.setdefault(figure.key, figure)
        if known is not figure:
            known.country = known.country or figure.country
            known.sectors = known.sectors or figure.sectors
            known.role = known.role or figure.role
            known.gender = known.gender or figure.gender
            known.nouns |= figure.nouns
        return known

    def mention(self, start: int, end: int, keys: Iterable[str], kind: MentionKind, head: int | None = None) -> None:
        """Note that the tokens `[start, end)` mean these figures; a span is noted once."""
        keys = tuple(dict.fromkeys(keys))
        if not keys or start >= end or (start, end) in self._spans:
            return
        self._spans.add((start, end))
        draft = Draft(start, end, self.parse.doc[start:end].root.i if head is None else head, keys, kind)
        self.drafts.append(draft)
        self.heads.setdefault(draft.head, draft)
        if kind == "name" and self.figures[keys[0]].kind == "person":
            self.named.update(dict.fromkeys(range(start, end), draft))

    def covers(self, token: int) -> bool:
        """Whether some mention already covers a token."""
        return any(d.start <= token < d.end for d in self.drafts)

    def actors(self) -> Actors:
        """The finished records, numbered in order of first mention."""
        drafts = sorted(self.drafts, key=lambda d: (d.start, -d.end))
        keys = dict.fromkeys(key for draft in drafts for key in draft.keys)
        ids = {key: f"a{number}" for number, key in enumerate(keys, 1)}
        spans: dict[str, list[tuple[int, int]]] = {key: [] for key in keys}
        for draft in drafts:
            for key in draft.keys:
                spans[key].append(self.parse.span(draft.start, draft.end))
        records = tuple(_record(self.figures[key], ids[key], spans[key]) for key in keys)
        mentions = tuple(Mention(d.start, d.end, d.head, tuple(ids[k] for k in d.keys), d.kind) for d in drafts)
        return Actors.of(records, mentions)


def _record(figure: Figure, identity: str, spans: list[tuple[int, int]]) -> Actor:
    return Actor(
        id=identity,
        name=figure.name,
        kind=figure.kind,
        country=figure.country,
        sectors=figure.sectors,
        role=spelled(figure.role) if figure.role else None,
        wikidata=figure.wikidata,
        mentions=tuple(sorted(set(spans))),
    )
