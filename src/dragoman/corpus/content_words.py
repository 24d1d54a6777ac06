"""What a sentence says beside who, when and where: stems of its content words, and how far two sentences share them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log, sqrt

from dragoman import lexicon

WORD = re.compile(r"[^\W_]+")
# Words on each side of a trigger that can speak of it; sentences of news have two or three clauses of a dozen each.
AROUND = 14
SUFFIX = re.compile(r"(?:ations?|ational|ances?|ments?|ingly|ings?|edly|ed|es|ers?|ors?|ions?|ly|s|e|y)$")
LEAST = 4
# Verbs of telling and words that any report has.
PLAIN = frozenset(
    {"say", "said", "says", "tell", "told", "add", "added", "also", "year", "years", "week", "weeks", "month", "months"}
    | {"day", "days", "today", "yesterday", "tomorrow", "last", "next", "early", "late", "morning", "evening", "night"}
    | {"report", "reported", "announced", "statement", "spokesman", "spokeswoman", "official", "officials", "according"}
    | {
        "new",
        "two",
        "country",
        "countries",
        "government",
        "governments",
        "will",
        "would",
        "could",
        "had",
        "has",
        "been",
    }
    | {"minister", "ministers", "foreign", "prime", "president", "ministry", "spokesperson", "who", "which", "its"}
)


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """A word without its ending, as far as needed to bring its forms together: strikes, struck are not."""
    cut = SUFFIX.sub("", word)
    return cut if len(cut) >= LEAST else word


@lexicon.cached
def _plain() -> frozenset[str]:
    """Words that tell nothing of what happened: grammar, time, telling."""
    grammar = (row["word"] for row in lexicon.table("english_words") if "grammar" in row.many("use"))
    times = (word for row in lexicon.table("time_words") for words in row.many("words") for word in words.split())
    return frozenset(word.casefold() for word in (*grammar, *times)) | PLAIN


@lexicon.cached
def _national() -> Mapping[str, frozenset[str]]:
    """Words that name each state: Russia, Russian, Moscow."""
    columns = ("names", "adjectives", "people", "capitals")
    return {
        row["iso3"]: frozenset(
            word.casefold()
            for text in (row["name"], *(t for column in columns for t in row.many(column)))
            for word in WORD.findall(text)
        )
        for row in lexicon.table("countries")
    }


def content(sentence: str, trigger: str, names: Iterable[str], lands: Iterable[str]) -> frozenset[str]:
    """The stems of the content words around a trigger, without those of the parties' and places' names.

    Args:
        sentence: the sentence that tells of an event.
        trigger: the words in it that do.
        names: names of the parties and the place.
        lands: countries (ISO 3166-1 alpha-3) of the parties and the place.
    """
    words = _around(sentence.casefold(), trigger.casefold())
    found = set(words) - _plain()
    found.difference_update(*(WORD.findall(name.casefold()) for name in names))
    national = _national()
    found.difference_update(*(national.get(land, ()) for land in lands))
    dates = {word for word in found if word.isdigit() and _dates(words, word)}
    return frozenset(stem(word) for word in found - dates if len(word) > 2 or word.isdigit())


def _around(sentence: str, trigger: str) -> list[str]:
    """The words near a trigger; what a long one has behind its verb is its object: *supplied armoured vehicles*."""
    at = max(sentence.find(trigger), 0)
    after = WORD.findall(trigger)[1:] + WORD.findall(sentence, at + len(trigger))
    return WORD.findall(sentence, 0, at)[-AROUND:] + after[:AROUND]


def _dates(words: list[str], figure: str) -> bool:
    """Whether a figure is a year or the day of a month; other figures tell what happened from what else did."""
    if len(figure) == 4 and figure[:2] in ("19", "20"):
        return True
    at = words.index(figure)
    return len(figure) < 3 and not _months().isdisjoint(words[max(at - 1, 0) : at + 2])


@lexicon.cached
def _months() -> frozenset[str]:
    rows = lexicon.table("time_words")
    return frozenset(word.casefold() for row in rows if row["class"] == "month" for word in row.many("words"))


class Weights:
    """How much each word tells: the rarer in all sentences, the more (inverse document frequency)."""

    def __init__(self, sentences: Iterable[frozenset[str]]) -> None:
        counted: Counter[str] = Counter()
        number = 0
        for words in sentences:
            number += 1
            counted.update(words)
        # Whole numbers add up to the same in whatever order a set gives them.
        self._squares = {word: round(100 * (1 + log((number + 1) / (n + 1))) ** 2) for word, n in counted.items()}

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How far two sentences share their words, 0 to 1: the cosine of their weights."""
        shared = one & other
        if not shared:
            return 0.0
        return self._sum(shared) / sqrt(self._sum(one) * self._sum(other))

    def _sum(self, words: frozenset[str]) -> int:
        return sum(self._squares.get(word, 100) for word in words)
