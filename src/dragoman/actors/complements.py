"""What stands after a title: *president of Syria*, *minister of justice*, *minister of defence of Kenya*."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from spacy.tokens import Token

from dragoman.actors.names import Match
from dragoman.language import Parse

if TYPE_CHECKING:
    from dragoman.actors.titles import Title

HYPHENS = frozenset({"-", "–", "‑"})
# Who is of the place where they are: police in Nairobi, protesters in Minsk; not troops in Syria.
LOCAL = frozenset({"COP", "JUD", "GOV", "CVL", "OPP", "LEG"})
# What a state is called before its name: "president of the Republic of Kenya".
FORMS_OF_STATES = frozenset(
    {"republic", "kingdom", "state", "federation", "union", "emirate", "sultanate", "government"}
)


def of_part(
    parse: Parse, noun: Token, title: Title, named: Mapping[int, Match], persons: Mapping[int, tuple[int, int]]
) -> tuple[Match | None, int]:
    """The name in *president of Syria*, and in *police in Nairobi* for those who are of the place where they are.

    The second value is the end of an *of* part without a known name, *minister of justice*, else 0.
    """
    doc, at = parse.doc, noun.i + 1
    word = doc[at].lower_ if at < len(doc) else ""
    stays = bool(LOCAL & set(title.sectors)) and (title.sort != "office" or "JUD" in title.sectors)
    if not (word in ("of", "from", "for") or (word == "in" and stays)):
        return None, 0
    for i in range(at + 1, min(at + 5, len(doc))):
        if i in named and word != "for" and not (word == "from" and "MIL" in title.sectors):
            based = named[i].end < len(doc) and doc[named[i].end].text in HYPHENS
            return (None, i) if named[i].blocked or based else (named[i], 0)
        if doc[i].pos_ not in ("DET", "ADJ") and doc[i].tag_ != "VBN":
            break
    if word not in ("of", "for"):
        return None, 0
    end = _end_of_nouns(parse, at + 1, persons)
    state = _further(parse, end, named, persons) if title.sort == "office" else None
    form = doc[end - 1].lower_ in FORMS_OF_STATES and state is not None and doc[end].lower_ == "of"
    return state, 0 if form else end


def _further(parse: Parse, at: int, named: Mapping[int, Match], persons: Mapping[int, tuple[int, int]]) -> Match | None:
    """The state at the end of a chain: *minister for foreign affairs of the Republic of Uzbekistan*."""
    doc = parse.doc
    while at + 1 < len(doc) and doc[at].lower_ == "of":
        first = at + 2 if doc[at + 1].pos_ == "DET" and at + 2 < len(doc) else at + 1
        if first in named:
            return named[first] if named[first].entry("state") and not named[first].blocked else None
        end = _end_of_nouns(parse, first, persons)
        if end == first:
            return None
        at = end
    return None


def _end_of_nouns(parse: Parse, at: int, persons: Mapping[int, tuple[int, int]]) -> int:
    doc = parse.doc
    while (
        at < len(doc)
        and at not in persons
        and (doc[at].pos_ in ("NOUN", "PROPN", "ADJ", "DET") or doc[at].lower_ == "and")
    ):
        at += 1
    return at
