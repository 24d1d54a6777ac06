"""Cues: the words that tell that somebody said something, read from `lexicon/cues.tsv`.

The column `takes` names the complements that make a word a cue, parted by `|`:

| value | complement |
| --- | --- |
| `clause` | a clause, with or without *that*; also the clause that the cue follows, splits or trails |
| `that` | a clause after *that*, or a quotation |
| `quote` | a quotation |
| `wh` | a clause after *how*, *why*, *what* |
| `infinitive`, `gerund` | an infinitive with *to*; a form in *-ing* |
| `object` | a noun phrase |
| `thing` | a noun phrase that is no person's name or pronoun |
| `talk` | a noun phrase whose noun is itself a cue (*dismissed the claim*) |
| `quoted` | a noun phrase with quoted words in it |
| `name` | an object and what it is called (*called the raid an act of war*) |
| `addressee` | the object is spoken to and no part of the content (*told reporters that …*) |
| `words` | a noun that is itself a cue: the verb puts words out (*issued a warning that …*) |
| `document` | the noun holds somebody's words: a later mention of it stands for him |
| `remark` | *in a reference to …* is the reporter's remark, no part of what was said |
| `source` | after *according to*: the noun is the source |
| a preposition or particle | the phrase that it opens (*called for calm*; *accused Kyiv of lying*; *ruled out*) |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from spacy.tokens import Token

from dragoman.lexicon import cached, table
from dragoman.report import Polarity

POSITIONS = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A", "ADP": "P", "SCONJ": "P"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the lexicon: a word in one use."""

    lemma: str
    pos: str
    kind: str
    takes: frozenset[str]
    polarity: Polarity
    example: str


@cached
def cues() -> Mapping[tuple[str, str], Cue]:
    """The cues by lemma and part of speech (`V`, `N`, `A`, `P`). Rows of one word are united, the first rules.

    Raises:
        LexiconError: a line of `cues.tsv` is wrong.
    """
    found: dict[tuple[str, str], Cue] = {}
    for row in table("cues"):
        for lemma in row.many("lemma"):
            key = lemma, row["pos"]
            polarity = cast(Polarity, row["polarity"] or "asserted")
            cue = Cue(lemma, row["pos"], row["kind"], frozenset(row.many("takes")), polarity, row["example"])
            first = found.get(key, cue)
            found[key] = Cue(*key, first.kind, first.takes | cue.takes, first.polarity, first.example)
    return MappingProxyType(found)


def cue_of(token: Token) -> Cue | None:
    """The lexicon's entry for a token, if it has one."""
    pos = "P" if token.dep_ == "prep" else POSITIONS.get(token.pos_)
    return cues().get((token.lemma_.lower(), pos)) if pos else None
