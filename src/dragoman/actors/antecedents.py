"""Where to look for what a pronoun or a description means.

The order follows Hobbs (1978): the subjects of the clauses that govern the pronoun from the nearest outwards, what else
stands before it in its sentence, then the sentences before, subjects first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.actors.cast import Cast, Draft
from dragoman.actors.nouns import titles
from dragoman.language.clauses import subject_control
from dragoman.report import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
VERBAL = frozenset({"VERB", "AUX"})
FARTHEST = 12
PARTITIVE = frozenset({"thousand", "hundred", "dozen", "million", "group", "number", "some", "many", "most"})
# "accused them of hiding", "kept them from leaving": the object does what follows.
CONTROLLING = frozenset({"of", "for", "from", "into"})
PEOPLE = frozenset({"people", "population", "section", "public", "crowd", "majority"})
OPENING = frozenset({"“", "‘"})
CLOSING = frozenset({"”", "’"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token that may be the antecedent, with the figures that it means (none for what is no actor).

    `owner` tells that he but possesses the subject: *Reed's plan* may lead to *he*, and to no *it* or *they*.
    """

    token: Token
    keys: tuple[str, ...]
    subject: bool
    owner: bool = False


def at(cast: Cast, token: Token) -> tuple[str, ...]:
    """The figures that a token heads, together with those conjoined to it."""
    keys = list(one(cast, token) or _inside(cast, token))
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in VERBAL:
            keys += at(cast, child)
    return tuple(dict.fromkeys(keys))


def _inside(cast: Cast, token: Token) -> tuple[str, ...]:
    """*one of the sponsors, Turkey*; *thousands of Ukrainians*: who is meant stands beside the noun or inside it."""
    for child in token.children:
        if child.dep_ == "appos" and one(cast, child):
            return at(cast, child)
        if child.lower_ == "of" and (token.lemma_.lower() in PARTITIVE or token.pos_ == "NUM"):
            inner = [keys for c in child.children if (keys := one(cast, c) or _inside(cast, c))]
            if inner:
                return inner[0]
    return ()


def one(cast: Cast, token: Token) -> tuple[str, ...]:
    """The figures that a token itself heads, or the name that it is part of."""
    draft = cast.heads.get(token.i) or cast.named.get(token.i)
    return draft.keys if draft else ()


def governing(cast: Cast, pronoun: Token) -> Iterator[Candidate]:
    """Subjects of governing clauses, and nouns that the pronoun's phrase hangs on, from the nearest outwards."""
    inner, own_clause = pronoun, True
    for ancestor in pronoun.ancestors:
        if ancestor.pos_ in VERBAL:
            is_subject = inner is pronoun and inner.dep_ in SUBJECTS
            if not is_subject and not (own_clause and bound(pronoun)):
                yield from _of_clause(cast, pronoun, ancestor, inner)
            own_clause = own_clause and _without_subject(ancestor)
        elif inner.dep_ in ("relcl", "acl") and ancestor.i < pronoun.i:
            yield from (
                Candidate(c, one(cast, c), False) for c in ancestor.children if c.dep_ == "poss" and one(cast, c)
            )
        elif ancestor.i < pronoun.i and one(cast, ancestor) and _internal(pronoun, ancestor, inner):
            yield Candidate(ancestor, one(cast, ancestor), False)
        inner = ancestor


def _without_subject(verb: Token) -> bool:
    """*within a day of receiving them*: a clause whose subject is that of the clause above."""
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    controlled = verb.head.lemma_ in subject_control() or not any(c.dep_ == "dobj" for c in verb.head.children)
    return verb.dep_ in ("pcomp", "advcl", "acl") or (verb.dep_ == "xcomp" and controlled)


def _of_clause(cast: Cast, pronoun: Token, verb: Token, inner: Token) -> Iterator[Candidate]:
    """What a clause offers: the object in *thanked him for his work*, who is told to act, the subject."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i < inner.i < pronoun.i + 1]
    if objects and inner.dep_ == "prep" and inner.lower_ in ("for", "of") and pronoun.tag_ == "PRP$":
        yield from (Candidate(o, at(cast, o), True) for o in objects)
    controls = inner.dep_ == "prep" and any(c.dep_ == "pcomp" for c in inner.children) and inner.lower_ in CONTROLLING
    if objects and (controls or (inner.dep_ == "xcomp" and verb.lemma_ not in subject_control())):
        yield from (Candidate(o, at(cast, o), True) for o in objects)
    for candidate in subjects(cast, verb):
        fronted = inner.dep_ in ("prep", "advcl") and inner.i < candidate.token.i and candidate.token.pos_ != "PRON"
        if candidate.token.i < pronoun.i or fronted:
            yield candidate


def bound(pronoun: Token) -> bool:
    """An object pronoun is never its own clause's subject (*Putin met him*) unless it ends in *self*."""
    if pronoun.lower_.endswith(("self", "selves")):
        return False
    if pronoun.dep_ == "pobj" and pronoun.tag_ != "PRP$":
        return pronoun.head.head.pos_ in VERBAL or pronoun.head.lower_ == "of"
    return pronoun.dep_ in ("dobj", "dative", "iobj")


def unknown_person(cast: Cast, token: Token) -> bool:
    """Whether a noun means somebody of whom no actor was made: *a doctor said that he*; an unexplained surname."""
    title = titles().get(token.lower_)
    human = title is not None and title.sort in ("office", "person") and not title.plural
    return (human or token.ent_type_ == "PERSON") and not at(cast, token)


def _internal(pronoun: Token, ancestor: Token, inner: Token) -> bool:
    """*the US and its allies*: only a possessive can mean a noun of its own phrase."""
    return pronoun.tag_ == "PRP$" and (inner.dep_ in ("conj", "appos", "prep") or ancestor.dep_ in ("nsubj", "pobj"))


def owner_around(cast: Cast, pronoun: Token) -> Candidate | None:
    """*Kenya's requests to its partners*: who owns the noun that the pronoun's own noun hangs on."""
    for ancestor in pronoun.head.ancestors:
        if ancestor.pos_ in VERBAL:
            return None
        owner = next((c for c in ancestor.children if c.dep_ == "poss" and c.i < pronoun.i), None)
        if owner is not None and owner is not pronoun:
            return Candidate(owner, at(cast, owner), False)
    return None


def together(cast: Cast, candidate: Candidate) -> Candidate:
    """A candidate with those conjoined to it."""
    return Candidate(candidate.token, at(cast, candidate.token) or candidate.keys, candidate.subject)


def has_rival(candidate: Candidate, pronoun: Token) -> bool:
    """Whether an object between a plural candidate and the pronoun may be meant as well."""
    for verb in pronoun.ancestors:
        if verb == candidate.token.head:
            return candidate.token.dep_ in SUBJECTS and plural_object(verb, pronoun)
        if verb.pos_ in VERBAL and plural_object(verb, pronoun):
            return True
    return False


def plural_object(verb: Token, pronoun: Token) -> bool:
    """*forces return people to their homes*: an object before the pronoun that may be meant as well."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i < pronoun.i]
    if pronoun.lower_ == "them":
        return any(c.tag_ in ("NNS", "NNPS") for c in objects)
    return any(c.lower_ in PEOPLE or ((title := titles().get(c.lower_)) is not None and title.plural) for c in objects)


def twin(pronoun: Token) -> Token | None:
    """The same possessive on the noun before *and*: *his minister and his general*."""
    noun = pronoun.head
    if pronoun.dep_ != "poss" or noun.dep_ != "conj":
        return None
    return next((c for c in noun.head.children if c.dep_ == "poss" and c.lower_ == pronoun.lower_), None)


def subjects(cast: Cast, verb: Token) -> Iterator[Candidate]:
    """The subjects of a verb, with what they mean."""
    for child in verb.children:
        if child.dep_ == "csubj":
            yield from subjects(cast, child)
        elif child.dep_ in SUBJECTS:
            keys = at(cast, child)
            owner = None if keys or unknown_person(cast, child) else next(_owners(child), None)
            yield Candidate(child, keys, True) if owner is None else Candidate(owner, at(cast, owner), True, True)


def _owners(noun: Token) -> Iterator[Token]:
    return (c for c in noun.children if c.dep_ == "poss")


def before(cast: Cast, token: Token, sentences: int) -> Iterator[list[Candidate]]:
    """The mentions before a token, one list a sentence from its own backwards; subjects of main clauses first.

    Sentences that are all quotation are passed over: what speakers say seldom introduces who is meant outside.
    """
    here = cast.parse.sentence(token)
    by_sentence: dict[int, list[Draft]] = {}
    for draft in sorted((d for d in cast.drafts if d.head < token.i), key=lambda d: d.head):
        by_sentence.setdefault(cast.parse.sentence_of[draft.head], []).append(draft)
    yield _ordered(cast, by_sentence.get(here, ()))
    left = sentences
    for index in range(here - 1, max(-1, here - FARTHEST), -1):
        if not left:
            return
        if not _all_quoted(cast, index):
            left -= 1
            yield _ordered(cast, by_sentence.get(index, ()))


def _all_quoted(cast: Cast, index: int) -> bool:
    start, end = cast.parse.sentences[index]
    doc = cast.parse.doc
    return any(
        q.whole and doc[q.start].idx <= start and end <= doc[q.end - 1].idx + len(doc[q.end - 1])
        for q in cast.parse.quotations
    )


def _ordered(cast: Cast, drafts: Sequence[Draft]) -> list[Candidate]:
    found = []
    for draft in drafts:
        token = cast.parse.doc[draft.head]
        found.append(Candidate(token, draft.keys, token.dep_ in SUBJECTS and _main(token.head)))
    return sorted(found, key=lambda c: (not c.subject, c.token.i))


def _main(verb: Token) -> bool:
    while verb.dep_ in ("conj", "ccomp") and verb.head is not verb:
        verb = verb.head
    return verb.dep_ == "ROOT"


def main_subject(cast: Cast, sentence: int) -> Candidate | None:
    """The subject of a sentence's main clause."""
    start, end = cast.parse.sentences[sentence]
    tokens = cast.parse.doc.char_span(start, end, alignment_mode="expand")
    roots = (t for t in tokens or () if t.dep_ == "ROOT")
    return next((c for root in roots for c in subjects(cast, root)), None)


def last_subject(cast: Cast, token: Token) -> Candidate | None:
    """The subject of the last clause before a token in its sentence, relative clauses apart."""
    for i in range(token.i - 1, -1, -1):
        other = cast.parse.doc[i]
        if cast.parse.sentence(other) != cast.parse.sentence(token):
            break
        if other.dep_ in SUBJECTS and other.tag_[0] != "W":
            return Candidate(other, at(cast, other), True)
    return None


def spoken_apart(cast: Cast, first: Token, pronoun: Token) -> bool:
    """Whether a quotation that begins with a sentence opens between the two: its *he* is not who speaks it."""
    doc = cast.parse.doc
    for i in range(first.i + 1, pronoun.i):
        if doc[i].text in OPENING and doc[i + 1].text[0].isupper():
            return not any(doc[j].text in CLOSING for j in range(i + 1, pronoun.i))
    return False


def speaker(cast: Cast, quote: Span) -> tuple[str, ...]:
    """The subject of the clause that a quotation hangs on."""
    for token in cast.parse.doc[quote[0] : quote[1]]:
        verb = token.head
        if not quote[0] <= verb.i < quote[1] and verb.pos_ in VERBAL:
            return next((c.keys for c in subjects(cast, verb) if not quote[0] <= c.token.i < quote[1]), ())
    return ()


def quotation(cast: Cast, token: Token) -> Span | None:
    """The whole quotation around a token."""
    for quote in cast.parse.quotations:
        if quote.whole and quote.start <= token.i < quote.end:
            return quote.start, quote.end
    return None


def object_above(cast: Cast, pronoun: Token) -> Candidate | None:
    """*punished Kenya after accusing it*: of a clause without a subject, the one object of the clause above."""
    verb = next((a for a in pronoun.ancestors if a.pos_ in VERBAL), None)
    found: list[Candidate] = []
    while verb is not None and _without_subject(verb):
        verb = next((a for a in verb.ancestors if a.pos_ in VERBAL), None)
        objects = [c for c in verb.children if c.dep_ == "dobj" and c.i < pronoun.i] if verb is not None else []
        found += [Candidate(c, at(cast, c), False) for c in objects]
    return found[0] if len(found) == 1 and found[0].keys else None


def agent_above(cast: Cast, pronoun: Token) -> Candidate | None:
    """*ordered by the court after he broke its rules*: the agent of a clause that governs the pronoun's."""
    for verb in pronoun.ancestors:
        agents = (c for c in verb.children if c.dep_ == "agent" and c.i < pronoun.i)
        for noun in (c for agent in agents for c in agent.children if c.dep_ == "pobj"):
            return Candidate(noun, at(cast, noun), False)
    return None


def doer_of_noun_before(cast: Cast, pronoun: Token) -> Iterator[Candidate]:
    """*Reed's call when he asked for help*: who owns the act that a clause with *when* is about."""
    when = pronoun.nbor(-1) if pronoun.i > 1 else None
    if when is None or when.lower_ not in ("when", "where") or pronoun.dep_ not in SUBJECTS:
        return
    noun = when.nbor(-1)
    owners = (c for c in noun.children if c.dep_ == "poss" and noun.pos_ == "NOUN")
    yield from (Candidate(owner, at(cast, owner), False) for owner in owners)


def only_modifies(token: Token) -> bool:
    """*a former Reed supporter*: a name that merely modifies a noun."""
    return token.dep_ in ("compound", "nmod") and token.head.pos_ == "NOUN" and token.head.i > token.i
