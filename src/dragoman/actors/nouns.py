"""Nouns of office or function, and whether the text means somebody by them: *police said*, not *a police station*."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman import lexicon
from dragoman.actors.names import Match

# A modifier of this sort names the actor of a nominal event: rebel attacks, a police raid.
ARMED = frozenset({"MIL", "REB", "COP", "UAF"})
# No body but an attitude where *to* follows: "her opposition to the treaty".
ATTITUDES = frozenset({"opposition"})


@dataclass(frozen=True, slots=True)
class Title:
    """One noun of the lexicon of titles, in the form that the text has; `size` counts that form's words."""

    noun: str
    sort: str
    sectors: tuple[str, ...]
    gender: str | None
    country: str | None
    vague: bool
    relational: bool
    kin: bool
    plural: bool
    size: int


@lexicon.cached
def titles() -> Mapping[str, Title]:
    """Every title by its words in lower case, plurals and short forms included."""
    found: dict[str, Title] = {}
    for row in lexicon.table("titles"):
        noun = row["noun"]
        plurals = row.many("plurals") or (f"{noun}s",)
        # The tokenizer parts compounds at their hyphens: "secretary - general".
        forms = [(form, form in plurals) for form in dict.fromkeys((noun, *row.many("short"), *plurals))]
        for form, plural in [*forms, *((form.replace("-", " - "), plural) for form, plural in forms if "-" in form)]:
            found[form] = Title(
                noun,
                row["class"],
                row.many("sectors"),
                row["gender"] or None,
                row["country"] or None,
                row["vague"] == "y",
                row["relational"] == "y",
                row["relational"] == "kin",
                plural,
                len(form.split()),
            )
    return found


@lexicon.cached
def uses(use: str) -> frozenset[str]:
    """The words of one use in the lexicon of what stands beside titles."""
    return frozenset(row["word"] for row in lexicon.table("title_uses") if row["use"] == use)


@lexicon.cached
def _sizes() -> Mapping[str, tuple[int, ...]]:
    """The last word of each title, with the numbers of words that titles ending so may have, most first."""
    sizes: dict[str, set[int]] = {}
    for words, title in titles().items():
        sizes.setdefault(words.split()[-1], set()).add(title.size)
    return {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}


def noun_at(token: Token, named: Mapping[int, Match], persons: Mapping[int, tuple[int, int]]) -> Title | None:
    """The title whose last word a token is, where somebody is meant by it."""
    if token.i in named or token.i in persons:
        return None
    if token.text == "." and token.i and not token.nbor(-1).whitespace_:
        return _abbreviated(token)
    sizes = _sizes().get(token.lower_)
    if sizes is None or (token.pos_ not in ("NOUN", "PROPN", "ADJ") and "." not in token.text):
        return None
    if "." in token.text and token.i > 1 and (title := _pointed(token, 3)):
        return title
    for size in sizes:
        start = token.i - size + 1
        words = " ".join(t.lower_ for t in token.doc[max(0, start) : token.i + 1])
        if start >= 0 and (title := titles().get(words)):
            return title if _stands(token, title, persons) else None
    return None


def _abbreviated(point: Token) -> Title | None:
    """*Lt. Col.*, where the tokenizer has cut the points off."""
    return _pointed(point, 4) or _pointed(point, 2)


def _pointed(last: Token, size: int) -> Title | None:
    words = last.doc[max(0, last.i - size + 1) : last.i + 1].text.lower()
    title = titles().get(words) if last.i >= size - 1 else None
    return replace(title, size=size) if title else None


def _stands(token: Token, title: Title, persons: Mapping[int, tuple[int, int]]) -> bool:
    """Whether the noun is meant as an actor here, and does not merely modify another noun."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if after is None or after.i in persons:
        return True
    if token.ent_type_ in ("DATE", "TIME") or (after.text == "-" and not token.whitespace_):
        return False
    if token.pos_ == "ADJ" and title.size == 1 and not title.plural and not _fights(token, title):
        return token.dep_ not in ("amod", "acomp", "advmod") and title.sort != "office"
    if after.lower_ == "of":
        return True
    if after.lower_ == "to" and title.noun in ATTITUDES:
        return False
    if token.lower_ == "forces" and token.head.lemma_ in ("join", "combine"):
        return False  # an idiom, and no troops
    if token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN"):
        return bool(ARMED & set(title.sectors)) and not title.vague and _does_something(token.head)
    return True


def _does_something(noun: Token) -> bool:
    """*a police raid*, *rebel attacks*; a police station does nothing, and police officers have a noun of their own."""
    return noun.pos_ == "NOUN" and noun.lower_ not in titles() and noun.lemma_ not in uses("thing")


def _fights(token: Token, title: Title) -> bool:
    """*a rebel attack*: an adjective that names who fights; in *rebel leaders* the other noun does."""
    armed = title.sort == "person" and bool(ARMED & set(title.sectors))
    return armed and token.dep_ == "amod" and token.head.lower_ not in titles()
