"""Attitudes: the classes of words that tell what somebody thinks, wants, plans or shows, of `lexicon/attitudes.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from spacy.tokens import Token

from dragoman.lexicon import cached, table

POSITIONS = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A", "ADV": "R"}


@cached
def attitudes() -> Mapping[tuple[str, str], frozenset[str]]:
    """The classes by lemma and part of speech (`V`, `N`, `A`, `R`).

    Raises:
        LexiconError: a line of `attitudes.tsv` is wrong.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for row in table("attitudes"):
        for lemma in row.many("lemma"):
            found.setdefault((lemma, row["pos"]), set()).add(row["class"])
    return MappingProxyType({key: frozenset(classes) for key, classes in found.items()})


def classes_of(token: Token) -> frozenset[str]:
    """The classes of a token's word; none where the lexicon does not know it."""
    pos = POSITIONS.get(token.pos_)
    return attitudes().get((token.lemma_.lower(), pos), frozenset()) if pos else frozenset()


@cached
def _source_words() -> Mapping[str, frozenset[str]]:
    return MappingProxyType({row["kind"]: frozenset(row.many("lemma")) for row in table("source_words")})


def source_words(kind: str) -> frozenset[str]:
    """The lemmas of a kind (`holder`, `document`, `person`) in `lexicon/source_words.tsv`."""
    return _source_words().get(kind, frozenset())


def feels(participle: Token) -> bool:
    """Whether a participle is known as an adjective too: who *was surprised* or *is opposed* feels so himself."""
    return participle.tag_ == "VBN" and (participle.lower_, "A") in attitudes()
