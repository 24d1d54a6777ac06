"""What stands after a title: *president of Syria*, *minister of justice*, *minister of defence of Kenya*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.actors.names import Match
from dragoman.actors.nouns import Title, titles, uses
from dragoman.language import Parse

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
HYPHENS = frozenset({"-", "–", "‑"})
# Who is of the place where they are: police in Nairobi, protesters in Minsk; not troops in Syria.
LOCAL = frozenset({"COP", "JUD", "GOV", "CVL", "OPP", "LEG", "REB", "LAB", "EDU", "HLH", "AGR"})
# What a state is called before its name: "president of the Republic of Kenya".
FORMS_OF_STATES = frozenset(
    {"republic", "kingdom", "state", "federation", "union", "emirate", "sultanate", "government"}
)


@dataclass(frozen=True, slots=True)
class OfPart:
    """What stands after a title: a known `name`, the `end` of the part, and the last token of whom one `serves`.

    `more` are the names joined to the first: *the leaders of Kenya, Chad and Mali*.
    """

    name: Match | None = None
    end: int = 0
    serves: int | None = None
    more: tuple[Match, ...] = ()


def of_part(
    parse: Parse, noun: Token, title: Title, named: Mapping[int, Match], persons: Mapping[int, tuple[int, int]]
) -> OfPart:
    """The name in *president of Syria*, and in *police in Nairobi* for those who are of the place where they are.

    Without a known name, as in *minister of justice*, only the end of the part is told.
    """
    doc, at = parse.doc, noun.i + 1
    word = doc[at].lower_ if at < len(doc) else ""
    office = title.sort == "office" and (word == "to" or title.noun in uses("topic"))
    serving = word in ("to", "for") and (title.noun in uses("serving") or office)
    if serving and (part := _served(parse, noun, title, named, persons)) is not None:
        return part
    stays = bool(LOCAL & set(title.sectors)) and (title.sort != "office" or "JUD" in title.sectors)
    if not (word in ("of", "from", "for") or (word == "in" and stays and title.noun not in uses("abroad"))):
        return OfPart()
    match = _name_after(parse, at + 1, named) if word != "for" else None
    if match is not None and not (word == "from" and "MIL" in title.sectors):
        after = doc[match.end].text.lower() if match.end < len(doc) else ""
        if match.blocked or after in HYPHENS or (after in POSSESSIVE and _owns_other(parse, match.end + 1)):
            return OfPart(end=match.start)
        more = tuple(_joined_names(parse, match.end, named)) if title.plural else ()
        return OfPart() if word == "from" and after == "to" else OfPart(match, more=more)
    return _without_name(parse, at, title, named, persons)


def _owns_other(parse: Parse, at: int) -> bool:
    """*the deputy chief of Kenya's militia ally*: whose name it is has only to do with who is meant."""
    nouns = parse.doc[at : _end_of_nouns(parse, at, {})]
    title = titles().get(nouns[-1].lower_) if len(nouns) else None
    return title is not None and title.relational


def _name_after(parse: Parse, at: int, named: Mapping[int, Match]) -> Match | None:
    """The name after a preposition and what stands before it: *from the military-ruled Myanmar*."""
    doc = parse.doc
    for i in range(at, min(at + 6, len(doc))):
        if i in named:
            return named[i]
        hyphened = any(t.text in HYPHENS and not t.nbor(-1).whitespace_ for t in doc[i : i + 2] if t.i)
        if not (doc[i].pos_ in ("DET", "ADJ") or doc[i].tag_ == "VBN" or hyphened):
            return None
    return None


def _joined_names(parse: Parse, at: int, named: Mapping[int, Match]) -> Iterator[Match]:
    doc = parse.doc
    while at + 1 < len(doc) and doc[at].lower_ in (",", "and", "the"):
        at += 1
        if at in named and not named[at].blocked:
            yield named[at]
            at = named[at].end


def _served(
    parse: Parse, noun: Token, title: Title, named: Mapping[int, Match], persons: Mapping[int, tuple[int, int]]
) -> OfPart | None:
    """Whom one serves: *an aide to Mr Reed*, *a spokesman for the Kenyan army*; *envoy to Kenya* serves another."""
    doc, at = parse.doc, noun.i + 2
    word = doc[noun.i + 1].lower_
    for i in range(at, min(at + 5, len(doc))):
        if i in persons:
            return OfPart(end=persons[i][1], serves=persons[i][1] - 1)
        if i in named:
            end = _end_of_nouns(parse, named[i].end, persons)
            own = word == "for" and title.noun not in uses("topic")
            return None if named[i].blocked else OfPart(named[i] if own else None, end)
        if doc[i].pos_ not in ("DET", "ADJ", "PROPN"):
            break
    return None


def _without_name(
    parse: Parse, at: int, title: Title, named: Mapping[int, Match], persons: Mapping[int, tuple[int, int]]
) -> OfPart:
    doc = parse.doc
    if doc[at].lower_ not in ("of", "for"):
        return OfPart()
    end = _end_of_nouns(parse, at + 1, persons)
    state = _further(parse, end, named, persons) if title.sort == "office" else None
    form = doc[end - 1].lower_ in FORMS_OF_STATES and state is not None and doc[end].lower_ == "of"
    return OfPart(state, 0 if form else end)


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
