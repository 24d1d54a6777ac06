"""Noun phrases of office or function: *US officials*, *Russia's defense minister*, *rebel leaders*, *the army*.

A phrase is read from the words before its noun, not from the parse alone: compound titles are where parsers err most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman import lexicon
from dragoman.actors.names import Match
from dragoman.language import Parse

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
FORMER = frozenset({"former", "ex", "late", "ousted", "outgoing", "deposed", "then", "onetime", "retired"})
GONE = FORMER - {"outgoing", "then"}
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "several", "many", "no", "both"})
# Adjectives that belong to the title itself and stay in a role.
ROLE_WORDS = frozenset(
    "foreign prime deputy vice acting interim former special general national senior supreme chief presidential "
    "permanent executive associate assistant principal royal federal regional military political diplomatic financial "
    "late ousted ex outgoing".split()
)
# A modifier of this sort names the actor of a nominal event: rebel attacks, a police raid.
ARMED = frozenset({"MIL", "REB", "COP", "UAF"})


@dataclass(frozen=True, slots=True)
class Title:
    """One noun of the lexicon of titles."""

    noun: str
    sort: str
    sectors: tuple[str, ...]
    gender: str | None
    vague: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of office or function: token indices `[start, end)`, `end` just after the noun.

    `outer` begins with the article or the possessor. `matches` are the lexicon's names among its modifiers, `owner` the token index of a possessor that is none of them.
    """

    start: int
    end: int
    title: Title
    determiner: str | None
    matches: tuple[Match, ...]
    owner: int | None
    modifiers: tuple[int, ...]
    outer: int
    of: Match | None = None

    @property
    def right(self) -> int:
        """The token index just after the phrase with its *of* part."""
        return self.of.end if self.of else self.end

    @property
    def head(self) -> int:
        """The token index of the noun."""
        return self.end - 1


@cache
def titles() -> Mapping[str, Title]:
    """Every title by its words in lower case, plurals included."""
    found: dict[str, Title] = {}
    for row in lexicon.table("titles"):
        noun, gender, vague = row["noun"], row["gender"] or None, row["vague"] == "y"
        plurals = row.many("plurals") or (f"{noun}s",)
        for plural in plurals:
            found[plural] = Title(noun, row["class"], row.many("sectors"), gender, vague, True)
        if noun not in plurals:
            found[noun] = Title(noun, row["class"], row.many("sectors"), gender, vague, False)
    return found


@cache
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """The last word of each title, with the numbers of words that titles ending so may have, most first."""
    lengths: dict[str, set[int]] = {}
    for words in titles():
        lengths.setdefault(words.split()[-1], set()).add(len(words.split()))
    return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in lengths.items()}


def find(parse: Parse, matches: Sequence[Match], people: Sequence[tuple[int, int]]) -> list[Phrase]:
    """All phrases whose noun stands in the lexicon of titles, in text order."""
    named = {i: m for m in matches for i in range(m.start, m.end)}
    persons = {i: (start, end) for start, end in people for i in range(start, end)}
    found: list[Phrase] = []
    for token in parse.doc:
        title = _title(token, named, persons)
        if title is None:
            continue
        if found and found[-1].end > token.i - len(title.noun.split()) + 1 and title.sort != "honorific":
            found = [p for p in found if p.end <= token.i - len(title.noun.split()) + 1]
        found.append(_phrase(parse, token, title, named, persons))
    return found


def _title(token: Token, named: Mapping[int, Match], persons: Mapping[int, tuple[int, int]]) -> Title | None:
    word = token.lower_
    if word not in _lengths() or token.i in named or token.i in persons:
        return None
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") and "." not in word:
        return None
    for size in _lengths()[word]:
        start = token.i - size + 1
        if start >= 0 and (title := titles().get(" ".join(t.lower_ for t in token.doc[start : token.i + 1]))):
            return title if _stands(token, title, persons) else None
    return None


def _stands(token: Token, title: Title, persons: Mapping[int, tuple[int, int]]) -> bool:
    """Whether the noun is meant as an actor here, and does not merely modify another noun."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if after is None or after.i in persons:
        return True
    if token.pos_ == "ADJ" and not title.plural:
        return token.dep_ not in ("amod", "acomp", "advmod") and title.sort != "office"
    if token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN"):
        return bool(ARMED & set(title.sectors)) and token.head.pos_ == "NOUN" and not title.vague
    return True


def _phrase(
    parse: Parse, noun: Token, title: Title, named: Mapping[int, Match], persons: Mapping[int, tuple[int, int]]
) -> Phrase:
    doc = parse.doc
    start = noun.i - len(title.noun.split()) + 1
    found: list[Match] = []
    modifiers: list[int] = []
    owner: int | None = None
    determiner: str | None = None
    at = start - 1
    while at >= 0:
        token = doc[at]
        if at in named:
            match = named[at]
            if match.blocked:
                break
            found.append(match)
            at = match.start - 1
            start = match.start
        elif at in persons:
            owner = persons[at][1] - 1
            break
        elif token.tag_ == "POS":
            if at - 1 in named and not named[at - 1].blocked:
                found.append(named[at - 1])
            else:
                owner = persons[at - 1][1] - 1 if at - 1 in persons else at - 1
            break
        elif token.tag_ == "PRP$":
            owner = at
            break
        elif token.lower_ in DETERMINERS or token.pos_ == "DET":
            determiner = token.lower_
            break
        elif token.pos_ in NOMINAL or token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound"):
            modifiers.append(at)
            start = at
            at -= 1
        elif token.text == "-" or token.pos_ == "ADV" and at + 1 in modifiers and doc[at + 1].pos_ != "NOUN":
            at -= 1
        else:
            found += _coordinated(parse, at, found, named)
            break
    outer = _outer(parse, start, determiner, owner, found)
    of = _of(parse, noun, title, named)
    return Phrase(
        start, noun.i + 1, title, determiner, tuple(reversed(found)), owner, tuple(reversed(modifiers)), outer, of
    )


def _outer(parse: Parse, start: int, determiner: str | None, owner: int | None, found: Sequence[Match]) -> int:
    before = start - 1 if determiner and start else start
    return min([before, *([owner] if owner is not None else []), *(m.start for m in found)])


def _coordinated(parse: Parse, at: int, found: Sequence[Match], named: Mapping[int, Match]) -> Iterator[Match]:
    """*US and Russian negotiators*: the names joined to the first one found."""
    doc = parse.doc
    while found and at > 0 and doc[at].lower_ in ("and", ",", "or") and at - 1 in named:
        match = named[at - 1]
        if match.blocked or match.country is None:
            return
        yield match
        at = match.start - 1


def _of(parse: Parse, noun: Token, title: Title, named: Mapping[int, Match]) -> Match | None:
    """The name in *president of Syria*, and in *police in Nairobi* for those who are of the place where they are."""
    doc, at = parse.doc, noun.i + 1
    if at >= len(doc):
        return None
    word = doc[at].lower_
    stays = not {"MIL"} & set(title.sectors) and (title.sort != "office" or "JUD" in title.sectors)
    if not (word in ("of", "from") or word == "in" and stays):
        return None
    for i in range(at + 1, min(at + 5, len(doc))):
        if i in named:
            return None if named[i].blocked else named[i]
        if doc[i].pos_ not in ("DET", "ADJ") and doc[i].tag_ != "VBN":
            return None
    return None


def role_of(parse: Parse, phrase: Phrase) -> str:
    """The office in the words of the page, without country and article: *deputy foreign minister*."""
    size = len(phrase.title.noun.split())
    words = [
        parse.doc[i].lower_
        for i in phrase.modifiers
        if parse.doc[i].pos_ in ("NOUN", "PROPN") or parse.doc[i].lower_ in ROLE_WORDS
    ]
    return " ".join([*words, *(t.lower_ for t in parse.doc[phrase.end - size : phrase.end])])


def is_former(parse: Parse, phrase: Phrase) -> bool:
    """Whether the phrase says that the office is over: *former*, *ex-*, *ousted*."""
    return any(parse.doc[i].lower_ in GONE for i in phrase.modifiers)
