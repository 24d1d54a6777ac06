"""Actors against gold: countries of the parties of events and of the sources of statements.

Measures (all of the developers' half under `shared/gold`):
- events: share of gold parties (with their text where the gold gives it) whose country, or for those without a country
  whose kind of body, some actor mentioned there has; precision: countries found that the gold names somewhere.
- articles: share of statement sources and of event parties that some actor of the article answers to, by country and
  by name.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.scoring import rows, sha256
from dragoman.actors import Actors, find
from dragoman.language import Parse, parse
from dragoman.report import Actor, Published

EVENTS = ("gold/events/dev.jsonl", "gold/events/petrarch_dev.jsonl")
ARTICLES = "gold/articles/dev.jsonl"
BODIES = {"IGO", "NGO", "IMG", "ISM"}


def tuned(identity: str) -> bool:
    """The part of the developers' half that rules and lexicon were tuned on; the other is only measured."""
    return hashlib.sha256(identity.encode()).digest()[0] % 2 == 0


def run(shared: Path) -> dict[str, float]:
    """The figures of both parts of the developers' half.

    Args:
        shared: the folder that holds `gold`.
    """
    figures: dict[str, float] = {}
    for part, keep in (("tuned", True), ("untouched", False)):
        figures |= {f"{part}: {name}": value for name, value in _events(shared, keep).items()}
        figures |= {f"{part}: {name}": value for name, value in _articles(shared, keep).items()}
    return figures


def gold_sha(shared: Path) -> str:
    """Which gold the figures are of."""
    return " ".join(sha256(shared / name)[:16] for name in (*EVENTS, ARTICLES))


def _events(shared: Path, keep: bool) -> dict[str, float]:
    count: Counter[str] = Counter()
    for name in EVENTS:
        for gold in rows(shared / name):
            if tuned(gold["id"]) == keep:
                count.update(sentence(gold))
    return {
        "parties of events found with their country": _share(count["party right"], count["party"]),
        "countries found that the gold names": _share(count["country right"], count["country"]),
    }


def sentence(gold: dict[str, Any], misses: list[str] | None = None) -> Counter[str]:
    """What one sentence of the event gold gives; wrong parties are described in `misses`."""
    text = gold["text"]
    parsed = parse(text)
    actors = find(parsed)
    count: Counter[str] = Counter()
    parties = [*gold["source"], *gold["target"]]
    for party in parties:
        if party.get("optional"):
            continue
        count["party"] += 1
        near = list(_overlapping(parsed, actors, text, party["text"]))
        if any(_answers(actor, party) for actor in near):
            count["party right"] += 1
        elif misses is not None:
            misses.append(
                f"{party['text']} {party['country']} {party['sectors']} got {[(a.name, a.country) for a in near]}"
            )
    named = {party["country"] for party in parties}
    if parties:
        found = {actor.country for actor in actors.records if actor.country}
        count["country"] += len(found)
        count["country right"] += len(found & named)
    return count


def _overlapping(parsed: Parse, actors: Actors, text: str, words: str | None) -> Iterator[Actor]:
    start = text.find(words) if words else -1
    end = start + len(words or "")
    for mention in actors.mentions:
        left, right = parsed.span(mention.start, mention.end)
        if start < 0 or (left < end and right > start):
            yield from (actors.get(identity) for identity in mention.ids)


def _answers(actor: Actor, party: dict[str, Any]) -> bool:
    if party["country"]:
        return bool(actor.country == party["country"])
    return (
        actor.country is None
        and bool(BODIES & set(party["sectors"]))
        and bool({"IGO", "NGO", "REB"} & set(actor.sectors))
    )


def _articles(shared: Path, keep: bool) -> dict[str, float]:
    count: Counter[str] = Counter()
    for gold in rows(shared / ARTICLES):
        if tuned(gold["id"]) == keep:
            count.update(article(gold))
    return {
        "sources of statements found by name": _share(count["source name"], count["source"]),
        "sources with a country found with it": _share(count["source country"], count["source with country"]),
        "parties of articles with their country somewhere": _share(count["party country"], count["party with country"]),
    }


def article(gold: dict[str, Any], misses: list[str] | None = None) -> Counter[str]:
    """What one article gives: sources by name and with their country, and countries of the parties of its events."""
    day = gold["published"]
    actors = find(parse(gold["text"]), published=Published(start=day, end=day, basis="given"))
    count: Counter[str] = Counter()
    for statement in gold["statements"]:
        count["source"] += 1
        own = [a for a in actors.records if _named_like(a.name, statement["source"])]
        count["source name"] += bool(own)
        if statement["source_country"]:
            count["source with country"] += 1
            right = any(a.country == statement["source_country"] for a in own)
            count["source country"] += right
            if misses is not None and not right:
                misses.append(
                    f"source {statement['source']} {statement['source_country']} {[(a.name, a.country) for a in own]}"
                )
    countries = {a.country for a in actors.records}
    for code in (c for e in gold["events"] for c in (*e["actor"], *e["recipient"]) if len(c) == 3 and c != "UNK"):
        count["party with country"] += 1
        count["party country"] += code in countries
    return count


def _named_like(name: str, source: str) -> bool:
    return bool(set(_words(name)) & set(_words(source)))


def _words(text: str) -> Iterable[str]:
    return (
        w for w in text.lower().replace("’", "'").replace(".", "").split() if len(w) > 2 and w not in ("the", "and")
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
