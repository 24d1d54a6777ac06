"""Noun phrases of office or function: *US officials*, *Russia's defense minister*, *rebel leaders*, *the army*.

A phrase is read from the words before its noun, not from the parse alone: compound titles are where parsers err most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from spacy.tokens import Token

from dragoman import lexicon
from dragoman.actors.complements import HYPHENS, of_part
from dragoman.actors.names import Match
from dragoman.language import Parse

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
GONE = frozenset({"former", "ex", "late", "ousted", "deposed", "onetime", "retired"})
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "several", "many", "no", "both"})
# Words that open a phrase and are no part of a name: "at least 14 civilians".
DEGREES = frozenset({"least", "most", "more", "fewer", "than", "other", "such", "many", "own", "same"})
# Adjectives that belong to the title itself and stay in a role.
ROLE_WORDS = GONE | {
    *("foreign", "prime", "deputy", "vice", "acting", "interim", "special", "general", "national", "supreme", "chief"),
    *(
        "permanent",
        "executive",
        "associate",
        "assistant",
        "federal",
        "regional",
        "military",
        "outgoing",
        "presidential",
    ),
}
# A modifier of this sort names the actor of a nominal event: rebel attacks, a police raid.
ARMED = frozenset({"MIL", "REB", "COP", "UAF"})
LOOSE = DEGREES | {"now", "currently", "then"}
# "US-led forces" are the United States' own; "US-backed forces" are not.
OTHERS_BY = frozenset({"led", "based", "born", "run"})


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
    plural: bool
    size: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of office or function: token indices `[start, end)`, `end` just after the noun.

    `matches` are the lexicon's names among its modifiers, the `possessor` included; `owner` is the token index of a
    possessor that is none of them; `outer` is where the phrase begins with its article or possessor; `of` is the name
    after *of*, `of_other` the end of an *of* part without a known name; `backed` tells of a *US-backed* before it.
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
    of_other: int
    backed: bool

    @property
    def head(self) -> int:
        """The token index of the noun."""
        return self.end - 1

    @property
    def right(self) -> int:
        """The token index just after the phrase with its *of* part."""
        return self.of.end if self.of else self.of_other or self.end


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


@cache
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
                plural,
                len(form.split()),
            )
    return found


@cache
def _sizes() -> Mapping[str, tuple[int, ...]]:
    """The last word of each title, with the numbers of words that titles ending so may have, most first."""
    sizes: dict[str, set[int]] = {}
    for words, title in titles().items():
        sizes.setdefault(words.split()[-1], set()).add(title.size)
    return {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}


def find(parse: Parse, matches: Sequence[Match], people: Sequence[tuple[int, int]]) -> list[Phrase]:
    """All phrases whose noun stands in the lexicon of titles, in text order."""
    named = {i: m for m in matches for i in range(m.start, m.end)}
    persons = {i: (start, end) for start, end in people for i in range(start, end)}
    found: list[Phrase] = []
    for token in parse.doc:
        title = _title(token, named, persons)
        if title is not None:
            first = token.i - title.size + 1
            found = [p for p in found if p.end <= first or p.title.sort == "honorific"]
            found.append(_phrase(parse, token, title, named, persons))
    return found


def _title(token: Token, named: Mapping[int, Match], persons: Mapping[int, tuple[int, int]]) -> Title | None:
    if token.i in named or token.i in persons:
        return None
    if token.text == "." and token.i and not token.nbor(-1).whitespace_:
        return _abbreviated(token)
    if token.lower_ not in _sizes() or (token.pos_ not in ("NOUN", "PROPN", "ADJ") and "." not in token.text):
        return None
    for size in _sizes()[token.lower_]:
        start = token.i - size + 1
        words = " ".join(t.lower_ for t in token.doc[max(0, start) : token.i + 1])
        if start >= 0 and (title := titles().get(words)):
            return title if _stands(token, title, persons) else None
    return None


def _abbreviated(point: Token) -> Title | None:
    """*Lt. Col.*, where the tokenizer has cut the points off."""
    for size in (4, 2):
        words = point.doc[max(0, point.i - size + 1) : point.i + 1].text.lower()
        if point.i >= size - 1 and (title := titles().get(words)):
            return replace(title, size=size)
    return None


def _stands(token: Token, title: Title, persons: Mapping[int, tuple[int, int]]) -> bool:
    """Whether the noun is meant as an actor here, and does not merely modify another noun."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if after is None or after.i in persons:
        return True
    if token.ent_type_ in ("DATE", "TIME") or (after.text == "-" and not token.whitespace_):
        return False
    if token.pos_ == "ADJ" and not title.plural and not _fights(token, title):
        return token.dep_ not in ("amod", "acomp", "advmod") and title.sort != "office"
    if after.lower_ == "of":
        return True
    if token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN"):
        return bool(ARMED & set(title.sectors)) and token.head.pos_ == "NOUN" and not title.vague
    return True


def _fights(token: Token, title: Title) -> bool:
    """*a rebel attack*: an adjective that names who fights; in *rebel leaders* the other noun does."""
    armed = title.sort == "person" and bool(ARMED & set(title.sectors))
    return armed and token.dep_ == "amod" and token.head.lower_ not in titles()


def _phrase(
    parse: Parse, noun: Token, title: Title, named: Mapping[int, Match], persons: Mapping[int, tuple[int, int]]
) -> Phrase:
    scan = _Scan(noun.i - title.size + 1)
    at: int | None = scan.start - 1
    while at is not None and at >= 0:
        at = _step(parse, at, scan, named, persons)
    of, of_other = of_part(parse, noun, title, named, persons)
    return Phrase(
        start=scan.start,
        end=noun.i + 1,
        title=title,
        determiner=scan.determiner,
        matches=tuple(reversed(scan.matches)),
        possessor=scan.possessor,
        owner=scan.owner,
        modifiers=tuple(reversed(scan.modifiers)),
        outer=_outer(parse, scan),
        of=of,
        of_other=of_other,
        backed=scan.backed,
    )


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
        _possessor(at, token, scan, named, persons)
        return None
    if token.lower_ in DETERMINERS or token.pos_ == "DET":
        scan.determiner = None if token.tag_[0] == "W" else token.lower_
        return None
    if token.lower_ in DEGREES or (token.ent_type_ in ("DATE", "TIME") and token.pos_ != "NUM"):
        return None
    if _modifies(token):
        if not (at + 1 < len(parse.doc) and parse.doc[at + 1].text == "-"):
            scan.modifiers.append(at)
        scan.start = at
        return at - 1
    if token.text in HYPHENS or (token.pos_ == "ADV" and at + 1 in scan.modifiers and parse.doc[at + 1].pos_ != "NOUN"):
        return at - 1
    scan.matches += _coordinated(parse, at, scan.matches, named)
    return None


def _modifies(token: Token) -> bool:
    return token.pos_ in NOMINAL or (token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound"))


def _name(parse: Parse, match: Match, scan: _Scan) -> int | None:
    if match.blocked or (match.entries[0].sort == "seat" and scan.matches and scan.matches[-1].entry("adjective")):
        return None
    doc, scan.start = parse.doc, match.start
    joined = match.end + 1 < len(doc) and doc[match.end].text in HYPHENS
    if not joined or doc[match.end + 1].lower_ in OTHERS_BY or doc[match.end + 1].tag_ not in ("VBN", "VBD", "JJ"):
        scan.matches.append(match)
    else:
        scan.backed = True
    return match.start - 1


def _possessor(
    at: int, token: Token, scan: _Scan, named: Mapping[int, Match], persons: Mapping[int, tuple[int, int]]
) -> None:
    before = at - 1 if token.tag_ == "POS" else at
    if token.tag_ == "POS" and before in named and not named[before].blocked:
        scan.possessor = named[before]
        scan.matches.append(named[before])
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
        parse.doc[i].lower_
        for i in phrase.modifiers
        if parse.doc[i].pos_ in ("NOUN", "PROPN") or parse.doc[i].lower_ in ROLE_WORDS
    ]
    field_of = parse.doc[phrase.end + 1 : phrase.of_other] if phrase.of_other else ()
    if phrase.title.noun in ("minister", "secretary") and field_of:
        return " ".join([*words, phrase.title.noun, "of", *(t.lower_ for t in field_of if t.pos_ != "DET")])
    return " ".join([*words, phrase.title.noun])


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
