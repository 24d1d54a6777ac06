"""Persons by name: where names stand, and which of them are the same person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from dragoman import lexicon
from dragoman.actors import offices
from dragoman.actors.cast import fold
from dragoman.actors.names import Match
from dragoman.actors.titles import titles
from dragoman.language import Parse

PARTICLES = frozenset(
    "al el bin ibn ben abu abd abdel van von der den de da di du del della dos la le ter al- ul ur".split()
)
SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
LONGEST = 6


@dataclass(slots=True)
class Person:
    """One person of the article: full name, every span that bears it, and the lexicon's entry if he is known."""

    key: str
    name: str
    words: tuple[str, ...]
    spans: list[tuple[int, int]] = field(default_factory=list)
    holder: offices.Holder | None = None


@cache
def given_names() -> Mapping[str, str]:
    """The gender that a given name tells: m or f."""
    return {fold(row["name"]): row["gender"] for row in lexicon.table("given_names")}


def spans(parse: Parse, matches: Sequence[Match]) -> list[tuple[int, int]]:
    """Token ranges that read like persons' names, titles left out, in text order."""
    taken = {i for m in matches for i in range(m.start, m.end)}
    found: dict[int, tuple[int, int]] = {}
    for start, end in (*_known(parse, taken), *_titled(parse, taken), *_recognised(parse, taken)):
        if not any(i in found for i in range(start, end)):
            found.update(dict.fromkeys(range(start, end), (start, end)))
    first = sorted(set(found.values()))
    return sorted({*first, *_again(parse, taken, first)})


def _known(parse: Parse, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Full names of the lexicon of offices."""
    doc, known = parse.doc, offices.holders()
    for token in doc:
        if not token.text[0].isupper() and token.lower_ not in PARTICLES:
            continue
        for size in range(LONGEST, 1, -1):
            end = token.i + size
            if end <= len(doc) and fold(doc[token.i : end].text) in known and not _inside(token.i, end, taken):
                yield token.i, end
                break


def _inside(start: int, end: int, taken: set[int]) -> bool:
    return all(i in taken for i in range(start, end))


def _titled(parse: Parse, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Capitalised words right after a title: *Foreign Minister Ferit Hoxha*."""
    doc = parse.doc
    for token in doc[:-1]:
        known = titles().get(token.lower_)
        if known is None or known.sort not in ("office", "honorific", "person") or known.plural:
            continue
        if token.text.islower() and token.pos_ not in ("NOUN", "PROPN"):
            continue
        start = token.i + 1
        end = _run(parse, start, taken)
        if end > start and (token.text[0].isupper() or known.sort != "office" or doc[start].ent_type_ == "PERSON"):
            if titles().get(doc[start].lower_) is None and doc[start].lower_ != "of":
                yield start, end


def _run(parse: Parse, start: int, taken: set[int]) -> int:
    doc, end = parse.doc, start
    while end < len(doc) and end - start < LONGEST and end not in taken:
        token = doc[end]
        name = token.text[0].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ") and token.ent_type_ in _NAMELIKE
        joint = end > start and end + 1 < len(doc) and doc[end + 1].text[0].isupper()
        if not (name or joint and (token.lower_ in PARTICLES or token.text == "-" and not token.whitespace_)):
            break
        end += 1
    return end


_NAMELIKE = frozenset({"", "PERSON", "ORG", "GPE", "NORP", "FAC", "WORK_OF_ART", "PRODUCT", "LOC"})


def _recognised(parse: Parse, taken: set[int]) -> Iterator[tuple[int, int]]:
    """What the pipeline calls a person, without titles and trailing possessives."""
    doc = parse.doc
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        start, end = entity.start, entity.end
        while start < end and (doc[start].lower_ in titles() or not doc[start].text[0].isalpha()):
            start += 1
        while end > start and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[0].isalpha()):
            end -= 1
        while (
            start > 1
            and doc[start - 1].text in ("-", "–")
            and not doc[start - 1].whitespace_
            and _joins(doc[start - 2])
        ):
            start -= 2
        if start < end and not any(i in taken for i in range(start, end)) and _plausible(doc[start:end]):
            yield start, end


def _joins(token: Token) -> bool:
    return token.text[0].isupper() or token.lower_ in PARTICLES


def _plausible(tokens: Sequence[Token]) -> bool:
    """Whether all words could be a name's: capitalised or particles, no digits, no title among them."""
    words = [t for t in tokens if t.text not in ("-", "–", "’", "'", ".")]
    if len(words) > LONGEST or any(c.isdigit() for t in words for c in t.text):
        return False
    if len(words) == 1 and not (words[0].pos_ == "PROPN" and len(words[0].text) > 1):
        return False
    return all((t.text[0].isupper() or t.lower_ in PARTICLES) and t.lower_ not in titles() for t in words)


def _again(parse: Parse, taken: set[int], first: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Later uses of one word of a name already found, where the pipeline saw no person."""
    doc = parse.doc
    covered = {i for start, end in first for i in range(start, end)} | taken
    full = [(start, end) for start, end in first if end - start > 1]
    words = {doc[i].text for start, end in full for i in (start, end - 1) if len(doc[i].text) > 1}
    words |= {doc[start:end].text.split("-")[-1].split()[-1] for start, end in full}
    for token in doc:
        if token.i in covered or token.text not in words or token.pos_ not in ("PROPN", "NOUN", "ADJ"):
            continue
        beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
        if not any(t.pos_ == "PROPN" and t.i not in covered and t.lower_ not in titles() for t in beside):
            yield token.i, token.i + 1


def cluster(parse: Parse, found: Sequence[tuple[int, int]], day: str | None) -> list[Person]:
    """The persons of the article: full names first, then short names, each to the person that it fits best."""
    people: dict[str, Person] = {}
    short: list[tuple[int, int]] = []
    for start, end in found:
        words = name_words(parse, start, end)
        if len(words) < 2:
            short.append((start, end))
            continue
        holder = offices.by_name(" ".join(words))
        name = holder.name if holder else " ".join(words)
        person = people.setdefault(fold(name), Person(f"person:{fold(name)}", name, tuple(words), [], holder))
        person.spans.append((start, end))
    for start, end in short:
        _place(parse, start, end, people, day)
    return list(people.values())


def name_words(parse: Parse, start: int, end: int) -> list[str]:
    """The words of a name as written, hyphens kept inside."""
    return parse.doc[start:end].text.replace("’", "'").split()


def _place(parse: Parse, start: int, end: int, people: dict[str, Person], day: str | None) -> None:
    word = " ".join(name_words(parse, start, end))
    fits = [p for p in people.values() if _short_for(fold(word), p)]
    before = [p for p in fits if p.spans and min(p.spans)[0] < start]
    best = max(before or fits, key=lambda p: (_by_surname(fold(word), p), len(p.spans), -min(p.spans)[0]), default=None)
    if best is None:
        holder = offices.by_short_name(word, day)
        name = holder.name if holder else word
        words = tuple((holder.name if holder else word).split())
        best = people.setdefault(fold(name), Person(f"person:{fold(name)}", name, words, [], holder))
    best.spans.append((start, end))


def _short_for(word: str, person: Person) -> bool:
    names = [fold(" ".join(person.words))] + ([fold(a) for a in person.holder.aliases] if person.holder else [])
    return any(word in _short_names(name) for name in names)


@cache
def _short_names(name: str) -> frozenset[str]:
    """What a full name may be cut to: first word, last word, last word with its particles, the part after a hyphen."""
    words = [w for w in name.split() if w not in SUFFIXES]
    if not words:
        return frozenset()
    last = len(words) - 1
    while last > 0 and words[last - 1] in PARTICLES:
        last -= 1
    short = {words[0], words[-1], " ".join(words[last:]), " ".join(words[1:])}
    short |= {words[-1].split("-", 1)[1]} if words[-1].startswith(("al-", "el-", "as-")) else set()
    return frozenset(short)


def _by_surname(word: str, person: Person) -> bool:
    family_first = person.holder is not None and person.holder.country in offices.FAMILY_FIRST
    return word != fold(person.words[0]) or family_first


def gender(person: Person) -> str | None:
    """What the given name tells of the gender."""
    names = given_names()
    known = names.get(fold(person.words[0]))
    if known is None and person.holder is not None:
        known = next((names[w] for w in fold(person.holder.name).split() if w in names), None)
    return known
