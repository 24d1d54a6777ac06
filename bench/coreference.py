"""Coreference against gold: pronouns and descriptions of actors, and whom the report takes them for.

Fifty developers' articles annotated by the project (`bench/gold/README.md`), in a part that rules may be tuned on and
one that is only measured. A gold mention has *antecedents*, each an actor by the spans of his names, several for *the
two leaders*; or none; and *others*, whom the text does not name and whom a report may tell but need not.

- An actor stands at a pronoun when he has a mention of its very span, at a description when he has one that ends with
  the same noun. He answers to an antecedent when the last word of another mention of his lies in one of its names, so
  that *the Trump administration* is not Trump; to each of several when a mention of his covers its name (a list).
- Right: every antecedent is answered, and nobody stands there who answers to none. A part of a list is wrong.
- Wrong: a pronoun taken for anybody else, even unnamed; a description taken for anybody else who is named elsewhere;
  a definite description that the gold lacks, taken for anybody named.
- Neither: a mention without an actor; a description that is an actor of its own (*the ministry*, told of nobody
  named); a mention taken for another description of the right actor that is not joined to his name.
- Precision is right of right and wrong; recall is right of the mentions with antecedents.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from bench.scoring import Tally, overlap, rows, sha256
from dragoman.actors import find
from dragoman.language import parse
from dragoman.report import Actor, Published, Span

GOLD = Path(__file__).with_name("gold") / "coreference.jsonl"
KINDS = ("pronoun", "description")
TEXTS = ("text", "body")
DETERMINER = re.compile(r"^(the|this|that|these|those|both|his|her|its|their)\b", re.IGNORECASE)
PRONOUN = re.compile(r"(he|she|him|his|hers?|they|them|theirs?|its?|(him|her|it)self|themselves)$", re.IGNORECASE)
# What follows the noun of a description or name: *the envoy of the Secretary-General*, *the ambassador, who*.
AFTER_NOUN = re.compile(r"\s(?:of|for|to|in|from|at|on|and|who|that)\s|[,(–—]")
POSSESSIVE = re.compile(r"['’]s?$")

Kind = Literal["pronoun", "description"]
Verdict = Literal["right", "wrong", "silent"]
Name = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold mention: its span and whom it means, each by the spans of his names."""

    span: Span
    kind: Kind
    antecedents: tuple[Name, ...] = ()
    others: tuple[Name, ...] = ()
    alike: Name = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """A gold article: the text that is read, and the mentions in it."""

    id: str
    text: str
    published: str | None
    mentions: tuple[Gold, ...]


def tuned(identity: str) -> bool:
    """The half that rules may be tuned on; the other is only measured."""
    return int(hashlib.sha256(f"coreference{identity}".encode()).hexdigest(), 16) % 2 == 0


def run(shared: Path) -> dict[str, float]:
    """Precision and recall of both parts.

    Args:
        shared: the folder that holds `gold`.

    Raises:
        ValueError: an article is not the one that was annotated.
    """
    figures: dict[str, float] = {}
    every = list(articles(shared))
    for part, keep in (("tuned", True), ("untouched", False)):
        tallies = measured(article for article in every if tuned(article.id) == keep)
        for name in ("all", *KINDS):
            label = name if name == "all" else f"{name}s"
            figures[f"{part}: {label} precision"] = tallies[name].precision
            figures[f"{part}: {label} recall"] = tallies[name].recall
    return figures


def gold_sha(shared: Path) -> str:
    """Which gold the figures are of: it holds the hashes of the texts."""
    return sha256(GOLD)[:16]


def articles(shared: Path) -> Iterator[Article]:
    """The annotated articles, their texts taken from where they lie."""
    wanted = list(rows(GOLD))
    texts = {(file, row["id"]): row for file in {w["file"] for w in wanted} for row in rows(shared / file)}
    for row in wanted:
        source = texts[row["file"], row["id"]]
        text = next(source[field] for field in TEXTS if field in source)
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['file']}: {row['id']} is not the text that was annotated")
        yield article(row, text)


def article(row: Mapping[str, Any], text: str) -> Article:
    """A gold article of its row and the text of its source; spans are made to count from its start."""
    shift = row["start"]

    def names(of: Sequence[Sequence[Sequence[int]]] | None) -> tuple[Name, ...]:
        return tuple(tuple((s - shift, e - shift) for s, e in spans) for spans in of or ())

    mentions = [
        Gold(
            span=(m["span"][0] - shift, m["span"][1] - shift),
            kind=m["kind"],
            antecedents=names(m["antecedents"]),
            others=names(m.get("others")),
            optional=m.get("optional", False),
        )
        for m in row["mentions"]
    ]
    same = tuple(replace(m, alike=alike(m, mentions)) for m in mentions)
    return Article(row["id"], text[shift : row["end"]], row["published"], same)


def alike(gold: Gold, mentions: Iterable[Gold]) -> Name:
    """The descriptions that mean the same actors: to take *he* for *the first witness* misses his name, no more."""
    others = (m for m in mentions if m.kind == "description" and m.span != gold.span)
    return tuple(m.span for m in others if gold.antecedents and m.antecedents == gold.antecedents)


def actors_of(gold: Article) -> Sequence[Actor]:
    """The actors that the room finds in an article."""
    day = gold.published
    return find(parse(gold.text), published=Published(start=day, end=day, basis="given") if day else None).records


def measured(golds: Iterable[Article], told: Callable[[Article], Sequence[Actor]] = actors_of) -> Mapping[str, Tally]:
    """The counts over some articles: of all mentions, of pronouns, of descriptions."""
    tallies = {name: Tally() for name in ("all", *KINDS)}
    for gold in golds:
        actors = told(gold)
        for mention in gold.mentions:
            if not mention.optional:
                verdict, asked = judged(mention, actors, gold.text), bool(mention.antecedents)
                for name in ("all", mention.kind):
                    tallies[name].add(verdict == "right", verdict != "silent", asked, asked and verdict == "right")
        for _ in strays(gold, actors):
            for name in ("all", "description"):
                tallies[name].add(0, 1, 0)
    return tallies


def judged(gold: Gold, actors: Sequence[Actor], text: str) -> Verdict:
    """What the report makes of one mention."""
    here = standing(gold, actors, text)
    if any(is_stranger(actor, own, gold, text) for actor, own in here):
        return "wrong"
    answered = {name for name in gold.antecedents if any(answers(a, own, name, gold, text) for a, own in here)}
    if not gold.antecedents:
        return "right" if any(is_other(actor, own, gold) for actor, own in here) else "silent"
    if len(answered) == len(gold.antecedents):
        return "right"
    return "wrong" if answered else "silent"


def is_stranger(actor: Actor, own: Span, gold: Gold, text: str) -> bool:
    """Whether an actor at a mention is none whom it means."""
    if is_other(actor, own, gold) or any(answers(actor, own, name, gold, text) for name in gold.antecedents):
        return False
    if is_named(actor, own, text):
        return True
    return gold.kind == "pronoun" and not meets(actor, own, gold.alike)


def is_other(actor: Actor, own: Span, gold: Gold) -> bool:
    """Whether an actor is one of those whom the mention may mean without being asked for."""
    return any(meets(actor, own, name) for name in gold.others)


def meets(actor: Actor, own: Span, name: Name) -> bool:
    """Whether another mention of an actor shares characters with one of these spans."""
    return any(overlap(span, other) for span in actor.mentions if span != own for other in name)


def standing(gold: Gold, actors: Sequence[Actor], text: str) -> list[tuple[Actor, Span]]:
    """The actors at a gold mention, each with the mention of his that is meant."""
    here = []
    for actor in actors:
        for span in actor.mentions:
            same = span == gold.span
            if same or (gold.kind == "description" and overlap(span, gold.span) and gold.span[1] in ends(span, text)):
                here.append((actor, span))
                break
    return here


def ends(span: Span, text: str) -> tuple[int, int]:
    """Where a mention ends, and where its noun does, possessives apart: *the envoy of Qatar* ends at both."""
    words = text[slice(*span)]
    after = AFTER_NOUN.search(words)
    noun = words[: after.start()] if after and after.start() else words
    return span[0] + len(POSSESSIVE.sub("", words)), span[0] + len(POSSESSIVE.sub("", noun))


def answers(actor: Actor, own: Span, name: Name, gold: Gold, text: str) -> bool:
    """Whether another mention of an actor is a name of the antecedent, or, of a list, covers one."""
    listed = len(gold.antecedents) > 1
    for span in actor.mentions:
        if span == own:
            continue
        last = ends(span, text)
        for start, end in name:
            if any(start < at <= end for at in last) or (listed and span[0] <= start and end <= span[1]):
                return True
    return False


def is_named(actor: Actor, own: Span, text: str) -> bool:
    """Whether an actor is named, by a word with a capital, anywhere but in this mention."""
    others = (text[slice(*span)] for span in actor.mentions if not overlap(span, own))
    return actor.kind != "unnamed" and any(has_capital(words) for words in others)


def has_capital(words: str) -> bool:
    """Whether a mention has a name in it: a capital, that of a first determiner or of a pronoun apart."""
    return not PRONOUN.match(words) and any(c.isupper() for c in DETERMINER.sub("", words, count=1))


def strays(gold: Article, actors: Sequence[Actor]) -> set[Span]:
    """Descriptions without a name of their own that the report resolves to somebody named and the gold lacks."""
    nouns = {mention.span[1] for mention in gold.mentions}
    found = set()
    for actor in actors:
        for span in actor.mentions:
            words = gold.text[slice(*span)]
            if PRONOUN.match(words) or not is_definite(span, gold.text) or has_capital(words):
                continue
            if nouns.isdisjoint(ends(span, gold.text)) and is_named(actor, span, gold.text):
                found.add(span)
    return found


def is_definite(span: Span, text: str) -> bool:
    """Whether a determiner or possessive opens a mention or stands right before it."""
    before = text[: span[0]].split()
    return bool(DETERMINER.match(text[slice(*span)]) or (before and DETERMINER.fullmatch(before[-1])))
