"""Noun phrases of office or function: *US officials*, *Russia's defense minister*, *rebel leaders*, *the army*.

A phrase is read from the words before its noun, not from the parse alone: compound titles are where parsers err most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Token

from dragoman.actors.complements import HYPHENS, of_part
from dragoman.actors.names import Match
from dragoman.actors.nouns import Title, noun_at, titles, uses
from dragoman.language import Parse

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
GONE = frozenset({"former", "ex", "late", "ousted", "deposed", "onetime", "retired"})
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "several", "many", "no", "both"})
# Words that open a phrase and are no part of a name: "at least 14 civilians".
DEGREES = frozenset({"least", "most", "more", "fewer", "than", "other", "such", "many", "own", "same"})
# Adjectives that belong to the title itself and stay in a role.
ROLE_WORDS = GONE | {
    *("foreign", "prime", "deputy", "vice", "acting", "interim", "special", "general", "national", "supreme"),
    *("chief", "human", "permanent", "executive", "associate", "assistant", "federal", "regional", "military"),
    *("outgoing", "presidential"),
}
RANKS = frozenset({"MIL", "LEG"})
LOOSE = DEGREES | {"now", "currently", "then"}
JOINTS = HYPHENS | {"and", "or", ",", "&", "/", "both", "the"}
# "pro-Russian rebels" are not Russia's.
SIDES = frozenset({"pro", "anti", "non"})
# "US-led forces" are the United States' own; "US-backed forces" are not.
OTHERS_BY = frozenset({"led", "based", "born", "run"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of office or function: token indices `[start, end)`, `end` just after the noun.

    `matches` are the lexicon's names among its modifiers, the `possessor` included; `owner` is the token index of a
    possessor that is none of them; `outer` is where the phrase begins with its article or possessor; `of` is the name
    after *of*, `of_more` those joined to it, `of_other` the end of an *of* part without a known name; `serves` is the
    last token of the person whom *to* or *for* names (*an aide to the president*); `backed` tells of a *US-backed*
    before it, or of a name that is only a topic (*a China scholar*); `joined` tells that *and* joins the names.
    """

    start: int
    end: int
    title: Title
    determiner: str | None
    matches: tuple[Match, ...]
    possessor: Match | None
    owner: int | None
    modifiers: tuple[int, ...]
    outer: int
    of: Match | None
    of_more: tuple[Match, ...]
    of_other: int
    serves: int | None
    backed: bool
    joined: bool

    @property
    def head(self) -> int:
        """The token index of the noun."""
        return self.end - 1

    @property
    def right(self) -> int:
        """The token index just after the phrase with its *of* part."""
        return max(self.end, self.of_other, *(m.end for m in (self.of, *self.of_more) if m))


@dataclass(slots=True)
class _Scan:
    """What is read from right to left before a noun."""

    start: int
    determiner: str | None = None
    matches: list[Match] = field(default_factory=list)
    possessor: Match | None = None
    owner: int | None = None
    modifiers: list[int] = field(default_factory=list)
    backed: bool = False


def find(parse: Parse, matches: Sequence[Match], people: Sequence[tuple[int, int]]) -> list[Phrase]:
    """All phrases whose noun stands in the lexicon of titles, in text order."""
    named = {i: m for m in matches for i in range(m.start, m.end)}
    persons = {i: (start, end) for start, end in people for i in range(start, end)}
    found: list[Phrase] = []
    for token in parse.doc:
        title = noun_at(token, named, persons)
        if title is not None:
            first = token.i - title.size + 1
            found = [p for p in found if p.end <= first or p.title.sort == "honorific"]
            if not _stood_for(parse, first):
                found.append(_phrase(parse, token, title, named, persons))
    return found


def _stood_for(parse: Parse, first: int) -> bool:
    """*the nominee for commerce secretary*: the office is part of what he is, and nobody holds it here."""
    while first > 2 and parse.doc[first - 1].pos_ in ("NOUN", "ADJ", "PROPN"):
        first -= 1
    return first > 1 and parse.doc[first - 1].lower_ == "for" and parse.doc[first - 2].lemma_ in uses("standing for")


def _phrase(
    parse: Parse, noun: Token, title: Title, named: Mapping[int, Match], persons: Mapping[int, tuple[int, int]]
) -> Phrase:
    scan = _Scan(noun.i - title.size + 1)
    at: int | None = scan.start - 1 if title.sort != "honorific" else None
    while at is not None and at >= 0:
        at = _step(parse, at, scan, named, persons)
    part = of_part(parse, noun, title, named, persons)
    matches = tuple(m for m in reversed(scan.matches) if m is scan.possessor or not _topic(parse, m, title))
    return Phrase(
        start=scan.start,
        end=noun.i + 1,
        title=title,
        determiner=scan.determiner,
        matches=matches,
        possessor=scan.possessor,
        owner=scan.owner,
        modifiers=tuple(reversed(scan.modifiers)),
        outer=_outer(parse, scan),
        of=part.name,
        of_more=part.more,
        of_other=part.end,
        serves=part.serves,
        backed=scan.backed or len(matches) < len(scan.matches),
        joined=_joined(parse, matches),
    )


def _topic(parse: Parse, match: Match, title: Title) -> bool:
    """*a China scholar*, *the UN's Syria envoy*: the name, no adjective, tells what he is concerned with."""
    letters = parse.doc[match.start : match.end].text.replace(".", "")
    plain = match.entry("state", "region") is not None and match.entry("adjective") is None and not letters.isupper()
    return plain and title.noun in uses("topic")


def _joined(parse: Parse, matches: Sequence[Match]) -> bool:
    """*US and Russian negotiators*: several names side by side, and not one inside another's name."""
    ordered = sorted(matches, key=lambda m: m.start)
    gaps = [parse.doc[a.end : b.start] for a, b in pairwise(ordered)]
    return bool(gaps) and all(len(gap) and all(t.lower_ in JOINTS for t in gap) for gap in gaps)


def _step(
    parse: Parse, at: int, scan: _Scan, named: Mapping[int, Match], persons: Mapping[int, tuple[int, int]]
) -> int | None:
    """Read one word or name to the left; the next index to read, None where the phrase begins."""
    token = parse.doc[at]
    if token.text in HYPHENS and token.whitespace_ and at and parse.doc[at - 1].whitespace_:
        return None
    if at in named:
        return _name(parse, named[at], scan)
    if at in persons or token.tag_ in ("POS", "PRP$"):
        _possessor(parse, at, scan, named, persons)
        return None
    if token.lower_ in DETERMINERS or token.pos_ == "DET":
        scan.determiner = None if token.tag_[0] == "W" else token.lower_
        return None
    if token.lower_ in DEGREES or (token.ent_type_ in ("DATE", "TIME") and token.pos_ != "NUM"):
        return None
    if _modifies(token) and token.text not in HYPHENS:
        if not _hyphened(parse, at):
            scan.modifiers.append(at)
        scan.start = at
        return at - 1
    if _passed_over(parse, at, scan):
        return at - 1
    scan.matches += _coordinated(parse, at, scan.matches, named)
    return None


def _hyphened(parse: Parse, at: int) -> bool:
    """*an active-duty officer*: halves of a compound tell nothing alone."""
    if parse.doc[at].lower_ == "ex":
        return False
    after = parse.doc[at + 1].text if at + 1 < len(parse.doc) else ""
    before = parse.doc[at - 1] if at else None
    return after == "-" or (before is not None and before.text == "-" and not before.whitespace_)


def _passed_over(parse: Parse, at: int, scan: _Scan) -> bool:
    """Words between the parts of a phrase: hyphens, marks, adverbs before adjectives, *and* between these."""
    token = parse.doc[at]
    adverb = token.pos_ == "ADV" and at + 1 in scan.modifiers and parse.doc[at + 1].pos_ != "NOUN"
    if token.is_quote:
        return at > 0 and (parse.doc[at - 1].tag_ == "POS" or parse.doc[at - 1].pos_ in ("ADJ", "DET"))
    return token.text in HYPHENS or adverb or (token.lower_ == "and" and _pairs_adjectives(parse, at, scan))


def _pairs_adjectives(parse: Parse, at: int, scan: _Scan) -> bool:
    """*political and military leaders*."""
    before, after = parse.doc[at - 1], parse.doc[at + 1]
    inside = after.i in (scan.start, *scan.modifiers)
    return inside and before.pos_ == after.pos_ == "ADJ" and before.dep_ in ("amod", "conj")


def _modifies(token: Token) -> bool:
    return token.pos_ in NOMINAL or (token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound"))


def _name(parse: Parse, match: Match, scan: _Scan) -> int | None:
    if match.blocked or (match.entries[0].sort == "seat" and scan.matches and scan.matches[-1].entry("adjective")):
        return None
    scan.start = match.start
    if _takes_side(parse, match):
        scan.start, scan.backed = match.start - 2, True
    elif _backs(parse, match):
        scan.backed = True
    else:
        scan.matches.append(match)
    return scan.start - 1


def _takes_side(parse: Parse, match: Match) -> bool:
    """*pro-Russian rebels*."""
    hyphen = parse.doc[match.start - 1] if match.start > 1 else None
    return hyphen is not None and hyphen.text in HYPHENS and hyphen.nbor(-1).lower_ in SIDES


def _backs(parse: Parse, match: Match) -> bool:
    """*US-backed rebels*, also where the tokenizer leaves the word whole: *U.S.-backed*."""
    doc = parse.doc
    _, hyphen, tail = doc[match.end - 1].text.rpartition("-")
    if hyphen and tail.isalpha() and tail.islower():
        return tail not in OTHERS_BY
    if match.end + 1 >= len(doc) or doc[match.end].text not in HYPHENS:
        return False
    return doc[match.end + 1].lower_ not in OTHERS_BY and doc[match.end + 1].tag_ in ("VBN", "VBD", "JJ")


def _possessor(
    parse: Parse, at: int, scan: _Scan, named: Mapping[int, Match], persons: Mapping[int, tuple[int, int]]
) -> None:
    token = parse.doc[at]
    before = at - 1 if token.tag_ == "POS" else at
    if token.tag_ == "POS" and before in named and not named[before].blocked:
        scan.possessor = named[before]
        scan.matches.append(named[before])
        scan.matches += _coordinated(parse, named[before].start - 1, scan.matches, named)
    else:
        scan.owner = persons[before][1] - 1 if before in persons else before


def _outer(parse: Parse, scan: _Scan) -> int:
    """Where the phrase begins with its article or possessor: *the European Union's foreign policy chief*."""
    left = min([scan.start, *([scan.owner] if scan.owner is not None else []), *(m.start for m in scan.matches)])
    while left and (parse.doc[left - 1].pos_ == "DET" or parse.doc[left - 1].lower_ in LOOSE):
        left -= 1
    return left


def _coordinated(parse: Parse, at: int, found: Sequence[Match], named: Mapping[int, Match]) -> Iterator[Match]:
    """*US and Russian negotiators*: the names joined to the first one found."""
    doc = parse.doc
    while found and at > 0 and doc[at].lower_ in ("and", ",", "or") and at - 1 in named:
        match = named[at - 1]
        if match.blocked or match.country is None:
            return
        yield match
        at = match.start - 1


def role_of(parse: Parse, phrase: Phrase) -> str:
    """The office in the words of the page, without country and article: *deputy foreign minister*."""
    words = [
        "former" if parse.doc[i].lower_ == "ex" else parse.doc[i].lower_
        for i in phrase.modifiers
        if parse.doc[i].pos_ in ("NOUN", "PROPN") or parse.doc[i].lower_ in ROLE_WORDS
    ]
    if "former" in words:
        words = words[words.index("former") :]
    if RANKS & set(phrase.title.sectors) and (function := _function(words)):
        return function
    field_of = parse.doc[phrase.end + 1 : phrase.of_other] if phrase.of_other else ()
    standing = phrase.title.noun in uses("standing for") and parse.doc[phrase.end].lower_ == "for"
    joint = "for" if standing else "of"
    if (standing or phrase.title.noun in ("minister", "secretary")) and field_of:
        return " ".join([*words, phrase.title.noun, joint, *(t.lower_ for t in field_of if t.pos_ != "DET")])
    return " ".join([*words, phrase.title.noun])


def _function(words: Sequence[str]) -> str | None:
    """*military spokesperson* of *military spokesperson Colonel*: what he does tells more than his rank."""
    for size in range(len(words), 0, -1):
        title = titles().get(words[size - 1])
        if title is not None and title.sort == "office" and not title.plural and words[size - 1] not in ROLE_WORDS:
            return " ".join(words[:size])
    return None


def is_former(parse: Parse, phrase: Phrase) -> bool:
    """Whether the phrase says that the office is over: *former*, *ex-*, *ousted*."""
    before = phrase.start - 1
    words = {parse.doc[i].lower_ for i in (*phrase.modifiers, before) if i >= 0}
    return bool(words & GONE) or any(t.lower_ in GONE for t in parse.doc[phrase.start : phrase.end])


def proper_start(parse: Parse, phrase: Phrase) -> int:
    """Where the phrase begins without epithets: *the entire Syrian air force* is the Syrian air force."""
    for i in range(phrase.start, phrase.end):
        token = parse.doc[i]
        named = any(m.start <= i < m.end for m in phrase.matches)
        if named or token.pos_ in ("NOUN", "PROPN") or token.lower_ in ROLE_WORDS:
            return i
    return phrase.start
