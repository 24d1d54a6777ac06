"""What a sentence says beside who, when and where: stems of its content words, and how far two sentences share them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt

from dragoman import lexicon

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
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
    at = max(sentence.find(trigger), 0)
    before = WORD.findall(sentence[:at])[-AROUND:]
    # What a long trigger has behind its verb is its object: *supplied armoured vehicles*.
    after = (WORD.findall(trigger)[1:] + WORD.findall(sentence[at + len(trigger) :]))[:AROUND]
    left_out = {word for name in names for word in WORD.findall(name.casefold())}
    for land in lands:
        left_out |= _national().get(land, frozenset())
    words = [word.casefold().removesuffix("'s").removesuffix("’s") for word in (*before, *after)]
    plain = _plain()
    told = (w for w, beside in zip(words, _beside(words), strict=True) if not (w.isdigit() and _dates(w, beside)))
    return frozenset(stem(w) for w in told if w not in plain and w not in left_out and (len(w) > 2 or w.isdigit()))


def _beside(words: list[str]) -> list[str]:
    """For each word its neighbours."""
    around = ["", *words, ""]
    return [f"{one} {two}" for one, two in zip(around, around[2:], strict=False)]


def _dates(figure: str, beside: str) -> bool:
    """Whether a figure is a year or the day of a month; other figures tell what happened from what else did."""
    if len(figure) == 4 and figure[:2] in ("19", "20"):
        return True
    return len(figure) < 3 and any(word in _months() for word in beside.split())


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
