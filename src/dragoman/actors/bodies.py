"""Organizations and groups by name: those of the lexicon, and those that the pipeline recognises."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as Tokens

from dragoman.actors.cast import Cast, Figure, fold
from dragoman.actors.names import Entry, Match
from dragoman.actors.nouns import Title, titles, uses
from dragoman.actors.persons import is_charged

BODIES = frozenset({"institution", "body"})
PLURALS = (
    *("Units", "Forces", "Brigades", "Guards", "states", "powers"),
    *("Kurds", "Serbs", "Croats", "Muslims", "rebels", "Tigers"),
)


def enter(cast: Cast, entry: Entry) -> str:
    """The key of a body of the lexicon."""
    return cast.enter(
        Figure(
            entry.key,
            entry.name,
            "group" if entry.sort == "group" else "organization",
            entry.country,
            entry.sectors,
            wikidata=entry.wikidata,
            nouns=frozenset(entry.nouns),
            plural=entry.sort == "group" and entry.name.endswith(PLURALS),
        )
    ).key


def recognise(cast: Cast, matches: Sequence[Match], persons: Sequence[tuple[int, int]]) -> None:
    """Enter the organizations that only the pipeline recognises, where nothing else is known of the words."""
    taken = {i for m in matches for i in range(m.start, m.end)} | {i for s, e in persons for i in range(s, e)}
    taken |= {i for d in cast.drafts for i in range(d.start, d.end)}
    for entity in cast.parse.doc.ents:
        tokens = _bare(entity)
        if not len(tokens) or any(t.i in taken for t in tokens):
            continue
        title = _institution_before(entity, tokens)
        if title is not None or (entity.label_ == "ORG" and _organization(tokens)):
            name = tokens.text.replace("\n", " ")
            sectors = title.sectors if title else _sectors(tokens)
            nouns = frozenset({title.noun} if title else ()) | _nouns(tokens)
            nouns |= {"paper"} if "newspaper" in nouns else frozenset()
            key = cast.enter(Figure(f"body:{fold(name)}", name, "organization", sectors=sectors, nouns=nouns)).key
            cast.mention(tokens.start, tokens.end, [key], "name")


def _nouns(tokens: Tokens) -> frozenset[str]:
    """The nouns by which the text can mean a body again: of *Harbour Bank*, *the bank*."""
    return frozenset(t.lower_ for t in tokens if t.lower_ in titles() and titles()[t.lower_].sort in BODIES)


def _institution_before(entity: Tokens, tokens: Tokens) -> Title | None:
    """*the newspaper Dagens Nyheter*: the noun before the name says what it is."""
    if entity.label_ not in ("ORG", "PERSON") or not tokens.start:
        return None
    title = titles().get(tokens.doc[tokens.start - 1].lower_)
    return title if title is not None and title.sort == "institution" else None


def _bare(entity: Tokens) -> Tokens:
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and (doc[start].lower_ in ("the", "a", "an") or not doc[start].text[0].isalnum()):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[-1].isalnum()):
        end -= 1
    return doc[start:end]


def _organization(tokens: Tokens) -> bool:
    """Several capitalised words with a noun of bodies among them, or one word that acts."""
    words = [t for t in tokens if t.is_alpha]
    if not words or not words[0].text[0].isupper() or any(t.is_digit or t.is_quote for t in tokens):
        return False
    root = tokens.root
    acts = root.dep_ in ("nsubj", "nsubjpass") or (root.dep_ == "pobj" and root.head.lower_ == "by")
    acts = acts or (root.dep_ == "pobj" and root.head.lower_ == "to" and root.head.head.lower_ in ("according",))
    known = any(w.lower_ in titles() for w in words)
    return known or is_charged(root) or (acts and (len(words) > 1 or words[0].is_upper))


def _sectors(tokens: Tokens) -> tuple[str, ...]:
    if any(token.lower_ in uses("armed name") for token in tokens):
        return ("REB",)
    for token in reversed(list(tokens)):
        title = titles().get(token.lower_)
        if title is not None and title.sectors:
            return title.sectors
    return ()
