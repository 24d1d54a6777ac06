"""Which names are the same person: full names first, then what they may be cut to."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.actors import offices, states
from dragoman.actors.cast import fold
from dragoman.actors.nouns import titles
from dragoman.actors.offices import given_names
from dragoman.actors.persons import is_charged, short_names, undergone
from dragoman.language import Parse

# Sentences within which a surname means who was last named in full, of several who bear it.
NEAR = 4
SPEAKING = frozenset(
    {"say", "tell", "add", "ask", "write", "believe", "think", "want", "hope", "meet", "argue", "speak"}
)


@dataclass(slots=True)
class Person:
    """One person of the article: full name, every span that bears it, and the lexicon's entry if he is known."""

    key: str
    name: str
    words: tuple[str, ...]
    spans: list[tuple[int, int]] = field(default_factory=list)
    holder: offices.Holder | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What tells whom a bare surname means: the day, the countries that are spoken of, the names that have a title."""

    day: str | None = None
    spoken: Set[str] = frozenset()
    titled: Set[tuple[int, int]] = frozenset()


def cluster(parse: Parse, found: Sequence[tuple[int, int]], context: Context) -> list[Person]:
    """The persons of the article: full names first, then short names, each to the person that it fits best."""
    people: dict[str, Person] = {}
    short: list[tuple[int, int]] = []
    full = {fold(" ".join(name_words(parse, start, end))) for start, end in found}
    for start, end in found:
        words = name_words(parse, start, end)
        if len(words) < 2 or _cut(fold(" ".join(words)), full):
            short.append((start, end))
            continue
        holder = offices.by_name(" ".join(words))
        name = holder.name if holder else _cased(words)
        person = people.setdefault(fold(name), Person(f"person:{fold(name)}", name, tuple(words), [], holder))
        person.spans.append((start, end))
    for start, end in short:
        _place(parse, start, end, people, context)
    return list(people.values())


def _cased(words: Sequence[str]) -> str:
    """*JOHN SMITH* as other pages write it."""
    shouted = all(w.isupper() for w in words) and any(len(w) > 3 for w in words)
    return " ".join("-".join(p.capitalize() for p in w.split("-")) if shouted else w for w in words)


def _cut(name: str, full: set[str]) -> bool:
    """*De Mistura* is short for *Staffan de Mistura*."""
    return any(name != other and name in short_names(other) for other in full)


def name_words(parse: Parse, start: int, end: int) -> list[str]:
    """The words of a name as written, hyphens kept inside."""
    return parse.doc[start:end].text.replace("’", "'").split()


def _place(parse: Parse, start: int, end: int, people: dict[str, Person], context: Context) -> None:
    word = " ".join(name_words(parse, start, end))
    told = _gender_before(parse, start)
    fits = [p for p in people.values() if _short_for(fold(word), p)]
    fits = [p for p in fits if told is None or _gender(parse, p) in (None, told)]
    before = [p for p in fits if p.spans and min(p.spans)[0] < start]
    best = max(before or fits, key=lambda p: _likelihood(parse, p, start, fold(word)), default=None)
    if best is None:
        best = _new(parse, (start, end), people, context)
    if best is not None:
        best.spans.append((start, end))


def _new(parse: Parse, span: tuple[int, int], people: dict[str, Person], context: Context) -> Person | None:
    """Whom a surname means that no full name explains: a leader of the day, or somebody unknown."""
    word = " ".join(name_words(parse, *span))
    known = [h for h in offices.by_short_name(word, context.day) if fold(h.name) not in people]
    known = [h for h in known if _in_question(h, context)]
    if not known and span not in context.titled and not _seen_as_person(parse, *span):
        return None
    holder = known[0] if len(known) == 1 else None
    name = holder.name if holder else word
    country = known[0].country if known else None
    new = Person(f"person:{fold(name)}", name, tuple(name.split()), [], holder, country)
    return people.setdefault(fold(name), new)


def _in_question(holder: offices.Holder, context: Context) -> bool:
    """A surname alone means a leader in office, or one whose country the article names."""
    if context.day is None:
        return True
    leads = (holder.on(context.day) or ("",))[0] in offices.LEADING
    return leads or not context.spoken or holder.country in context.spoken or (holder.led and offices.alone(holder))


def _likelihood(parse: Parse, person: Person, at: int, word: str) -> tuple[bool, int, int, int]:
    """Surname before given name, then who was named in full just before, then who is named most."""
    here = parse.sentence_of[at]
    full = (s for s, e in person.spans if s < at and e - s > 1)
    distance = min((here - parse.sentence_of[s] for s in full), default=NEAR)
    return _by_surname(word, person), -min(distance, NEAR), len(person.spans), -min(person.spans)[0]


def _gender_before(parse: Parse, start: int) -> str | None:
    title = titles().get(parse.doc[start - 1].lower_) if start else None
    return title.gender if title is not None else None


def _gender(parse: Parse, person: Person) -> str | None:
    """What the titles before a name tell of the gender, else the given name."""
    told = (_gender_before(parse, start) for start, _ in person.spans)
    return next((g for g in told if g), None) or gender(person)


def _seen_as_person(parse: Parse, start: int, end: int) -> bool:
    """A single name that nothing explains must have a title, or do what people do."""
    doc = parse.doc
    token = doc[end - 1]
    titled = start > 0 and doc[start - 1].lower_ in titles()
    speaks = token.dep_ in ("nsubj", "appos") and token.head.lemma_ in SPEAKING
    return titled or speaks or is_charged(token) or (token.ent_type_ == "PERSON" and _done_to(token))


def _done_to(token: Token) -> bool:
    """*accused Flynn*, *a probe of Flynn*: things are seldom named so, and never at the head of a sentence."""
    if token.is_sent_start:
        return False
    lemmas = {verb.lemma_ for verb in undergone(token)}
    return bool(lemmas & states.verbs("object"))


def _short_for(word: str, person: Person) -> bool:
    names = [fold(" ".join(person.words)), *([fold(person.holder.name)] if person.holder else [])]
    if person.holder is not None and offices.surname_of(word) <= {person.holder.name}:
        # An alias counts where it is nobody else's name: one of Yulia Navalnaya's is.
        names += [fold(a) for a in person.holder.aliases]
    return any(word in short_names(name) for name in names)


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
