"""Where persons' names stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from dragoman.actors import offices
from dragoman.actors.cast import fold
from dragoman.actors.names import Match
from dragoman.actors.nouns import titles, uses
from dragoman.actors.offices import given_names
from dragoman.language import Parse
from dragoman.lexicon import cached

PARTICLES = frozenset(
    {
        *("al", "el", "bin", "ibn", "ben", "abu", "abd", "abdel", "ul", "ur", "al-", "van", "von", "der", "den", "ter"),
        *("de", "da", "di", "du", "del", "della", "dos", "la", "le"),
    }
)
PLACES = frozenset(
    {
        *(
            "city",
            "town",
            "village",
            "region",
            "province",
            "district",
            "state",
            "island",
            "port",
            "bay",
            "river",
            "lake",
        ),
        *("street", "road", "avenue", "square", "park", "bridge", "station", "stand", "stadium", "airport", "hospital"),
        *("school", "university", "college", "church", "hotel", "residence", "centre", "center", "valley", "lake"),
    }
)
# Words that open headings, not names: "The Gap Grows".
OPENERS = frozenset({"the", "a", "an", "this", "that", "these", "what", "why", "how", "who", "when"})
SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
LONGEST = 6
# Shorter words are too often no surname: Bar, Lee, May.
SHORTEST = 4


def spans(parse: Parse, matches: Sequence[Match], day: str | None = None) -> list[tuple[int, int]]:
    """Token ranges that read like persons' names, titles left out, in text order."""
    taken = {i for m in matches if m.entries[0].sort != "region" for i in range(m.start, m.end)}
    found: dict[int, tuple[int, int]] = {}
    tokens = tuple(parse.doc)
    for start, end in (
        *_known(parse, tokens, taken),
        *_titled(parse, tokens, taken),
        *_after_state(parse, taken, matches),
        *_recognised(parse, taken),
        *_given(parse, tokens, taken),
        *_apposed(tokens, taken),
        *_charged(tokens, taken),
    ):
        if not any(i in found for i in range(start, end)):
            found.update(dict.fromkeys(range(start, end), (start, end)))
    first = sorted(set(found.values()))
    again = sorted({*first, *_again(parse, tokens, taken, first)})
    return sorted({*again, *_famous(tokens, taken, again, day)})


def _known(parse: Parse, tokens: Sequence[Token], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Full names of the lexicon of offices."""
    known, first = offices.holders(), offices.first_words()
    ends = [t.idx + len(t.text) for t in tokens]
    for i, token in enumerate(tokens):
        text = token.text
        if not (text[0].isupper() or text in PARTICLES) or fold(text) not in first:
            continue
        for end in range(min(i + LONGEST, len(tokens)), i + 1, -1):
            # "U Thant Myint" is not U Thant: the pipeline sees one longer name.
            longer = end < len(tokens) and tokens[end].ent_iob_ == "I" and tokens[end].ent_type_ == "PERSON"
            longer = longer and tokens[end].pos_ == "PROPN" and tokens[end].text[0].isupper()
            if fold(parse.text[token.idx : ends[end - 1]]) in known and not (longer or _inside(i, end, taken)):
                yield _untitled(parse, i, end), end
                break


def _untitled(parse: Parse, start: int, end: int) -> int:
    """Some aliases of the lexicon begin with a title: *Sir Keir Starmer*."""
    while end - start > 1 and parse.doc[start].lower_ in titles():
        start += 1
    return start


def _inside(start: int, end: int, taken: set[int]) -> bool:
    return all(i in taken for i in range(start, end))


def _titled(parse: Parse, tokens: Sequence[Token], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Capitalised words right after a title: *Foreign Minister Ferit Hoxha*."""
    doc, by_words = parse.doc, titles()
    for token in tokens[:-1]:
        known = by_words.get(token.lower_)
        if known is None or known.sort not in ("office", "honorific") or known.plural:
            continue
        start = token.i + 1
        end = _run(parse, start, taken)
        named = doc[start].ent_type_ == "PERSON" or fold(doc[start].text) in given_names()
        sure = token.text[0].isupper() and not known.vague
        if end > start and (named or sure) and not _opens_title(doc[start]):
            yield start, end


def _after_state(parse: Parse, taken: set[int], matches: Sequence[Match]) -> Iterator[tuple[int, int]]:
    """Capitalised words right after the state or body of an office: *President of the Republic of Kenya John Reed*."""
    doc = parse.doc
    for match in matches:
        start, at = match.end, match.start - 1
        if match.blocked or start >= len(doc) or doc[start].pos_ != "PROPN":
            continue
        while at >= 0 and (doc[at].lower_ in ("of", "for", "the", "and") or doc[at].pos_ in ("PROPN", "ADJ", "NOUN")):
            known = titles().get(doc[at].lower_)
            if known is not None and known.sort == "office" and doc[at].text[0].isupper():
                break
            at -= 1
        else:
            continue
        end = _run(parse, start, taken)
        if doc[at + 1].lower_ in ("of", "for") and end - start > 1 and _plausible(doc[start:end]):
            yield start, end


def _opens_title(token: Token) -> bool:
    return token.lower_ in titles() or token.lower_ in ("of", "for")


def _given(parse: Parse, tokens: Sequence[Token], taken: set[int]) -> Iterator[tuple[int, int]]:
    """A known given name with capitalised words after it, whatever the pipeline calls them."""
    names = given_names()
    for token in tokens:
        if token.pos_ != "PROPN" or token.i in taken or fold(token.text) not in names:
            continue
        before = parse.doc[token.i - 1] if token.i else None
        joined = before is not None and before.pos_ == "PROPN" and before.i not in taken
        if token.ent_type_ not in ("ORG", "GPE", "") or joined:
            continue
        end = _run(parse, token.i, taken)
        if end - token.i > 1 and _plausible(parse.doc[token.i : end]):
            yield token.i, end


def _apposed(tokens: Sequence[Token], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Who has an office in apposition is no organization: *Jotyar Adil, the party's spokesperson*."""
    by_words = titles()
    for token in tokens:
        title = by_words.get(token.lower_) if token.dep_ == "appos" else None
        if title is None or title.sort != "office" or title.plural or token.head.i > token.i:
            continue
        start, end = token.head.i, token.head.i + 1
        while start and tokens[start - 1].pos_ == "PROPN" and tokens[start - 1].dep_ == "compound":
            start -= 1
        name = token.doc[start:end]
        other = any(t.i in taken or t.lower_ in by_words or t.pos_ != "PROPN" for t in name)
        if end - start > 1 and not other and token.head.ent_type_ in ("ORG", "") and _plausible(name):
            yield start, end


def _charged(tokens: Sequence[Token], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Names that the pipeline saw nothing in, of those who are accused or held: *a case against Oommen Chandy*."""
    for token in tokens:
        if token.pos_ != "PROPN" or token.ent_type_ or not is_charged(token):
            continue
        start = token.i
        while start and tokens[start - 1].pos_ == "PROPN" and tokens[start - 1].dep_ == "compound":
            start -= 1
        name, after = token.doc[start : token.i + 1], token.doc[token.i + 1 : token.i + 2]
        other = any(t.i in taken or t.ent_type_ or t.lower_ in titles() or t.is_upper for t in name)
        other = other or any(t.pos_ == "PROPN" or t.text == "-" for t in after)
        if not other and tokens[start - 1].pos_ != "DET" and _plausible(name):
            yield start, token.i + 1


def is_charged(token: Token) -> bool:
    """Whether a name is the object of what is done to persons and bodies alone: *accused Reed*, *found Reed guilty*."""
    return not token.is_sent_start and any(verb.lemma_.lower() in uses("charged") for verb in undergone(token))


def undergone(token: Token) -> Iterator[Token]:
    """The verbs, nouns and adjectives of which a noun is the object: *accused Reed*, *the arrest of Reed*."""
    if token.dep_ in ("dobj", "nsubjpass"):
        yield token.head
    elif token.dep_ == "pobj" and token.head.lower_ in ("against", "of", "into", "with", "by"):
        yield token.head.head
    elif token.dep_ == "nsubj" and token.head.pos_ == "ADJ" and token.head.head.lemma_ in ("find", "declare", "hold"):
        yield token.head


def _run(parse: Parse, start: int, taken: set[int]) -> int:
    doc, end = parse.doc, start
    while end < len(doc) and end - start < LONGEST and end not in taken:
        token = doc[end]
        name = token.text[0].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ") and token.ent_type_ in _NAMELIKE
        joint = end > start and end + 1 < len(doc) and doc[end + 1].text[0].isupper()
        if not (name or (joint and (token.lower_ in PARTICLES or (token.text == "-" and not token.whitespace_)))):
            break
        end += 1
    return end


_NAMELIKE = frozenset({"", "PERSON", "ORG", "GPE", "NORP", "FAC", "WORK_OF_ART", "PRODUCT", "LOC"})


def _recognised(parse: Parse, taken: set[int]) -> Iterator[tuple[int, int]]:
    """What the pipeline calls a person, without titles and trailing possessives."""
    doc, entities = parse.doc, parse.doc.ents
    bodies = {e.text for e in entities if e.start and is_institution(doc[e.start - 1])}
    for entity in entities:
        if entity.label_ != "PERSON" or entity.text in bodies:
            continue
        start, end = _trimmed(parse, entity.start, entity.end)
        if start < end and not _spoken_for(doc[start:end], taken, entities) and _plausible(doc[start:end]):
            yield start, end


def _trimmed(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """Titles and possessive marks cut off, a given name or the first half of a hyphenated one taken in."""
    doc = parse.doc
    while start < end and (doc[start].lower_ in titles() or not doc[start].text[0].isalpha()):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[0].isalpha()):
        end -= 1
    while start > 1 and doc[start - 1].text in ("-", "–") and not doc[start - 1].whitespace_ and _joins(doc[start - 2]):
        start -= 2
    while start and doc[start - 1].pos_ == "PROPN" and fold(doc[start - 1].text) in given_names():
        start -= 1
    return start, end


def is_institution(token: Token) -> bool:
    """Whether a noun before a name says that it is no person's: *the newspaper Dagens Nyheter*."""
    title = titles().get(token.lower_)
    return title is not None and title.sort == "institution"


def _spoken_for(tokens: Span, taken: set[int], entities: Sequence[Span]) -> bool:
    """Whether the words are another name (*Jordan* is, *Israel Katz* is not), or a place by their preposition."""
    inside = [t for t in tokens if t.i in taken]
    if inside and (len(inside) == len(tokens) or len(tokens) == 1 or inside[0].pos_ == "ADJ"):
        return True
    before = tokens[0].nbor(-1) if tokens[0].i else None
    if fold(tokens[0].text) in given_names():
        return False
    place = before is not None and (before.lower_ == "in" or (before.lower_ == "of" and before.head.lower_ in PLACES))
    return place or _names_thing(tokens, entities)


def _names_thing(tokens: Span, entities: Sequence[Span]) -> bool:
    """*Hoa Lo prison*: a name that only modifies a plain noun, and is not said of a person elsewhere."""
    noun = tokens.root.head
    if tokens.root.dep_ != "compound" or not noun.text.islower() or noun.lower_ in titles():
        return False
    known = offices.by_name(tokens.text) or offices.by_short_name(tokens.text, None)
    return not known and all(e.text != tokens.text or e.start == tokens.start for e in entities)


def _joins(token: Token) -> bool:
    return token.text[0].isupper() or token.lower_ in PARTICLES


def _plausible(tokens: Span) -> bool:
    """Whether all words could be a name's: capitalised or particles, no digits, no title among them."""
    if tokens[-1].lower_ in PLACES:
        return False
    words = [t for t in tokens if t.text not in ("-", "–", "’", "'", ".")]
    if len(words) > LONGEST or any(c.isdigit() for t in words for c in t.text):
        return False
    if len(words) == 1 and not (words[0].pos_ == "PROPN" and len(words[0].text) > 1):
        return False
    if words[0].lower_ in OPENERS or not all(t.text[0].isupper() or t.lower_ in PARTICLES for t in words):
        return False
    return all(t.lower_ not in titles() for t in (words[:-1] if _named_like_title(words) else words))


def _named_like_title(words: Sequence[Token]) -> bool:
    """*Kevin King*, *John Major*: some titles are surnames, after a given name."""
    first, last = words[0], words[-1]
    return 1 < len(words) <= 3 and fold(first.text) in given_names() and last.text[1:].islower()


def _again(
    parse: Parse, tokens: Sequence[Token], taken: set[int], first: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Later uses of one word of a name already found, where the pipeline saw no person."""
    doc = parse.doc
    covered = {i for start, end in first for i in range(start, end)} | taken
    full = [fold(doc[start:end].text.replace("’", "'")) for start, end in first if end - start > 1]
    words = {short for name in full for short in short_names(name) if len(short) > 1}
    words |= {fold(doc[s].text) for s, e in first if e - s == 1 and s and doc[s - 1].lower_ in titles()}
    first_words = {re.split(r"[\s'-]", word, maxsplit=1)[0] for word in words}
    for i, token in enumerate(tokens):
        if i in covered or not token.text[0].isupper() or fold(token.text) not in first_words:
            continue
        for end in range(min(i + 3, len(tokens)), i, -1):
            if covered.isdisjoint(range(i, end)) and fold(doc[i:end].text) in words and _alone(doc[i:end], covered):
                yield i, end
                covered |= set(range(i, end))
                break


def _famous(
    tokens: Sequence[Token], taken: set[int], found: Sequence[tuple[int, int]], day: str | None
) -> Iterator[tuple[int, int]]:
    """A leader's bare surname that the pipeline took for something else: *Trump* is often read as an organization."""
    covered = {i for start, end in found for i in range(start, end)} | taken
    for token in tokens:
        if token.pos_ != "PROPN" or token.i in covered or token.is_upper or token.ent_type_ not in _MISREAD:
            continue
        placed = token.ent_type_ == "GPE" and token.dep_ not in ("poss", "nsubj")
        lone = not placed and _alone(token.doc[token.i : token.i + 1], covered)
        name = token.text if lone and token.text[0].isupper() and len(token.text) >= SHORTEST else ""
        if name and any(holder.led for holder in offices.by_short_name(name, day)):
            yield token.i, token.i + 1


_MISREAD = frozenset({"", "PERSON", "ORG", "GPE"})


def _alone(tokens: Span, covered: set[int]) -> bool:
    """Whether the words are no part of a longer name, nor a common word that opens a sentence."""
    doc = tokens.doc
    if len(tokens) == 1 and not _nameable(tokens[0]):
        return False
    beside = [doc[i] for i in (tokens.start - 1, tokens.end) if 0 <= i < len(doc)]
    return not any(t.pos_ == "PROPN" and t.i not in covered and t.lower_ not in titles() for t in beside)


def _nameable(token: Token) -> bool:
    """Whether a word that is also somebody's name may be it here; the tagger knows few surnames."""
    if token.pos_ in ("PROPN", "NOUN", "ADJ", "ADP"):
        return True
    if token.ent_type_ in ("DATE", "TIME") or token.is_upper:
        return False
    return not token.is_sent_start or token.tag_ in ("VB", "VBP", "RB") or token.ent_type_ in ("PERSON", "ORG")


@cached
def short_names(name: str) -> frozenset[str]:
    """What a full name may be cut to: first word, last word, last word with its particles, the part after a hyphen."""
    words = [w for w in name.split() if w not in SUFFIXES]
    if not words:
        return frozenset()
    last = len(words) - 1
    while last > 0 and words[last - 1] in PARTICLES:
        last -= 1
    short = {words[0], words[-1], " ".join(words[last:]), " ".join(words[1:])}
    if len(words) > 2:
        # Two surnames, or a name of several words: Lopez Obrador, Suu Kyi, Sheinbaum Pardo.
        short |= {" ".join(words[-2:])} | ({words[-2]} - given_names().keys() - PARTICLES)
    short |= {words[-1].split("-", 1)[1]} if words[-1].startswith(("al-", "el-", "as-")) else set()
    return frozenset(short)
