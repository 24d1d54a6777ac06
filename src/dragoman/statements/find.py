"""Statements of an article: drafts by grammar, quotations gathered, sources resolved to actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from spacy.tokens import Token

from dragoman.language import Parse
from dragoman.report import Form, Polarity, Statement
from dragoman.statements.addressees import addressees
from dragoman.statements.choosing import chosen
from dragoman.statements.documents import writer
from dragoman.statements.drafts import Draft, attributed, drafts, quoted_tokens
from dragoman.statements.quotes import gather
from dragoman.statements.sources import antecedent
from dragoman.statements.spans import content_ranges, source_range
from dragoman.statements.stances import about
from dragoman.statements.trees import children

if TYPE_CHECKING:
    from dragoman.actors import Actors


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of an article, and which of them holds a token."""

    records: tuple[Statement, ...] = ()
    _polarities: Mapping[str, Polarity] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    _at: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    _cue_at: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    def at(self, token_index: int) -> Statement | None:
        """The innermost statement whose content holds a token."""
        number = self._at.get(token_index)
        return None if number is None else self.records[number]

    def cue_at(self, token_index: int) -> Statement | None:
        """The statement whose cue holds a token."""
        number = self._cue_at.get(token_index)
        return None if number is None else self.records[number]

    def speaker(self, token_index: int) -> tuple[str, ...]:
        """The actor ids of who says a token: the source of the innermost statement that holds it."""
        statement = self.at(token_index)
        return statement.source if statement is not None else ()

    def polarity(self, statement_id: str) -> Polarity:
        """Whether a statement's own cue asserts, denies or doubts its content.

        Raises:
            KeyError: no statement has this id.
        """
        return self._polarities[statement_id]


def find(parse: Parse, actors: Actors) -> Statements:
    """Every attribution of an article, in text order, with ids `s1`, `s2` ..."""
    quoted = quoted_tokens(parse)
    found = gather(parse, list(drafts(parse)), quoted)
    return _assemble(parse, actors, _placed(parse, _relayed(parse, actors, found)), quoted)


def attributions(parse: Parse, actors: Actors) -> Statements:
    """Attributions in the wide sense of PolNeAR's codebook (Newell, Margolin and Ruths 2018), none inside another.

    Beliefs, plans, support and what documents show count too, sources may be missing, and *…, he said, according to
    Tass* is told by Tass. The report holds statements alone (`find`); this is what a model finds around them.
    """
    quoted = quoted_tokens(parse)
    return _assemble(parse, actors, _placed(parse, chosen(parse, quoted)), quoted)


def _placed(parse: Parse, found: Sequence[Draft]) -> list[tuple[Draft, list[tuple[int, int]]]]:
    """Drafts with the ranges of their contents, in text order."""
    placed = [(d, content_ranges(parse.doc, d)) for d in found]
    placed = [(d, ranges) for d, ranges in placed if ranges]
    placed.sort(key=lambda p: (min(p[1][0][0], min(p[0].cue, default=p[0].anchor)), p[0].anchor))
    return placed


def _relayed(parse: Parse, actors: Actors, found: Sequence[Draft]) -> list[Draft]:
    """*…, X said, according to Y*: Y, where he is known, is no second source but who relayed it."""
    via: dict[int, Token] = {}
    outer: set[int] = set()
    for draft in found:
        anchor = parse.doc[draft.anchor]
        if draft.source is None or anchor.lower_ != "according" or not actors_of(actors, draft.source.head):
            continue
        head = attributed(anchor)
        inner = [d.anchor for d in found if d is not draft and d.cue and _main(parse.doc[d.anchor], head)]
        via |= dict.fromkeys(inner, draft.source.head)
        outer |= {draft.anchor} if inner else set()
    kept = (draft for draft in found if draft.anchor not in outer)
    return [
        replace(d, source=replace(d.source, via=via[d.anchor])) if d.source is not None and d.anchor in via else d
        for d in kept
    ]


def _main(cue: Token, head: Token) -> bool:
    """Whether a cue is the clause's own verb or hangs on it as an equal or a participle."""
    while cue != head and cue.dep_ in ("conj", "advcl", "xcomp"):
        cue = cue.head
    return cue == head


def _assemble(
    parse: Parse, actors: Actors, placed: list[tuple[Draft, list[tuple[int, int]]]], quoted: frozenset[int]
) -> Statements:
    records, polarities = [], {}
    at: dict[int, int] = {}
    cue_at: dict[int, int] = {}
    size: dict[int, int] = {}
    for number, (draft, ranges) in enumerate(placed):
        record = _record(parse, actors, draft, ranges, quoted, f"s{number + 1}")
        records.append(record)
        polarities[record.id] = draft.polarity
        cue_at.update(dict.fromkeys(draft.cue, number))
        tokens = {i for low, high in ranges for i in range(low, high)}
        for i in tokens:
            if i not in at or len(tokens) < size[i]:
                at[i], size[i] = number, len(tokens)
    return Statements(tuple(records), polarities, at, cue_at)


def _record(
    parse: Parse, actors: Actors, draft: Draft, ranges: list[tuple[int, int]], quoted: frozenset[int], name: str
) -> Statement:
    source = draft.source
    head = source.head if source else None
    via = actors_of(actors, source.via) if source and source.via is not None else ()
    who = actors_of(actors, antecedent(head)) if head is not None else ()
    told = [i for noun in addressees(parse.doc, draft) for i in actors_of(actors, noun)]
    return Statement(
        id=name,
        source=who,
        source_span=parse.span(*source_range(draft, head)) if head is not None else None,
        cue=parse.span(min(draft.cue), max(draft.cue) + 1) if draft.cue else None,
        content=tuple(parse.span(*r) for r in ranges),
        form=_form(parse, ranges, quoted),
        via=via[0] if via else None,
        addressee=tuple(dict.fromkeys(i for i in told if i not in who)),
        polarity=draft.polarity,
        about=about(parse, actors, draft, ranges, who),
    )


def _form(parse: Parse, ranges: list[tuple[int, int]], quoted: frozenset[int]) -> Form:
    words = [i for low, high in ranges for i in range(low, high) if not parse.doc[i].is_punct]
    inside = sum(i in quoted for i in words)
    return "direct" if inside == len(words) else "mixed" if inside else "indirect"


def actors_of(actors: Actors, head: Token) -> tuple[str, ...]:
    """The actor ids of a noun phrase: its own, those joined to it, or those whose words a document holds."""
    ids = list(actors.at(head.i))
    for other in children(head, "conj"):
        ids += actors_of(actors, other)
    for other in children(head, "appos") if not ids else ():
        ids += actors.at(other.i)
    if not ids and (whose := writer(head)) is not None and whose != head:
        ids += actors_of(actors, antecedent(whose))
    return tuple(dict.fromkeys(ids))
