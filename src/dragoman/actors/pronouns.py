"""Pronouns of the third person and relative pronouns; one that is not safe is left alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from dragoman.actors import antecedents
from dragoman.actors.antecedents import Candidate
from dragoman.actors.cast import Cast, Figure
from dragoman.actors.nouns import uses
from dragoman.report import Span

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
SENTENCES_BACK = 3
# Sentences before a quotation in which somebody of whom it speaks must have been named.
QUOTED_BACK = 2


def is_pronoun(token: Token) -> bool:
    """Whether this room resolves the token: he, she, it, they and relatives; I and we are the speakers' own."""
    word = token.lower_
    if word in RELATIVE:
        return token.tag_ in ("WP", "WDT", "WP$")
    return word in HE | SHE | IT | THEY and token.pos_ == "PRON"


def gender_of(token: Token) -> str | None:
    """The gender that a pronoun tells: m, f or none."""
    return "m" if token.lower_ in HE else "f" if token.lower_ in SHE else None


def resolve(cast: Cast, token: Token) -> tuple[str, ...]:
    """The figures that a pronoun means, empty where it is not safe to say."""
    word = token.lower_
    if word in RELATIVE:
        return _relative(cast, token)
    if word in HE | SHE:
        return _person(cast, token, "m" if word in HE else "f")
    if word in THEY:
        return _plural(cast, token)
    return _thing(cast, token)


def _relative(cast: Cast, token: Token) -> tuple[str, ...]:
    verb = next((a for a in (token, *token.ancestors) if a.dep_ == "relcl"), None)
    keys = antecedents.one(cast, verb.head) if verb is not None and verb.head.i < token.i else ()
    if verb is not None and verb.tag_ == "VBZ":
        keys = _last_conjunct(cast, verb.head, token) or keys
    if not keys and token.lower_ in ("who", "whom", "whose"):
        keys = _just_before(cast, token)
    kinds = {cast.figures[k].kind for k in keys}
    if token.lower_ in ("who", "whom"):
        return () if "state" in kinds else keys
    if token.lower_ in ("which", "that") and token.dep_ not in antecedents.SUBJECTS:
        return ()
    return keys if len(keys) == 1 or token.lower_ == "whose" else ()


def _last_conjunct(cast: Cast, noun: Token, token: Token) -> tuple[str, ...]:
    """*Saudi Arabia and Israel, which backs*: a singular verb takes the nearest of those joined."""
    last = noun
    while (after := next((c for c in last.children if c.dep_ == "conj" and c.i < token.i), None)) is not None:
        last = after
    return antecedents.one(cast, last) if last is not noun else ()


def _just_before(cast: Cast, token: Token) -> tuple[str, ...]:
    """*Putin, whose delegation*: the person named right before."""
    at = token.i - 1
    while at >= 0 and cast.parse.doc[at].text in (",", "—", "–", "-"):
        at -= 1
    draft = cast.named.get(at) or cast.heads.get(at)
    human = draft is not None and cast.figures[draft.keys[0]].kind in ("person", "unnamed")
    return draft.keys if draft is not None and human and draft.end == at + 1 else ()


def _person(cast: Cast, token: Token, gender: str) -> tuple[str, ...]:
    quote = antecedents.quotation(cast, token)

    def fits(candidate: Candidate) -> bool:
        if quote is not None and not quote[0] <= candidate.token.i < quote[1]:
            return False
        if antecedents.spoken_apart(cast, candidate.token, token):
            return False
        return len(candidate.keys) == 1 and _is_person(cast.figures[candidate.keys[0]], gender)

    same = antecedents.twin(token)
    if same is not None:
        return antecedents.one(cast, same)
    for candidate in (*antecedents.doer_of_noun_before(cast, token), *antecedents.governing(cast, token)):
        if fits(candidate):
            return _its_owner(cast, candidate, token, gender) or candidate.keys
        if candidate.subject and antecedents.unknown_person(cast, candidate.token):
            return ()
    if quote is None:
        return _person_before(cast, token, gender, fits)
    return _person_before(cast, token, gender, fits) or _spoken_of(cast, token, quote, gender)


def _spoken_of(cast: Cast, token: Token, quote: Span, gender: str) -> tuple[str, ...]:
    """Whom a quotation speaks of by *he* alone: the one person named before it besides the speaker."""
    speaker = antecedents.speaker(cast, quote)
    if len(speaker) != 1 or cast.narrated:
        return ()
    here = cast.parse.sentence_of[quote[0]]
    near = [d for d in cast.drafts if d.head < quote[0] and here - cast.parse.sentence_of[d.head] <= QUOTED_BACK]
    known = {d.keys for d in near if len(d.keys) == 1 and _is_person(cast.figures[d.keys[0]], gender)}
    others = {k for k in known if k != speaker and cast.figures[k[0]].kind == "person"}
    return others.pop() if len(others) == 1 else ()


def _its_owner(cast: Cast, candidate: Candidate, token: Token, gender: str) -> tuple[str, ...]:
    """*her advocate called it an attack on her*: of a subject of no known gender, whom its own pronoun means."""
    if cast.figures[candidate.keys[0]].gender is not None:
        return ()
    same = HE if token.lower_ in HE else SHE
    for draft in cast.drafts:
        owned = draft.kind == "pronoun" and cast.parse.doc[draft.head].lower_ in same
        if owned and cast.parse.doc[draft.head].head in (candidate.token, *candidate.token.children):
            return draft.keys
    return ()


def _person_before(cast: Cast, token: Token, gender: str, fits: Callable[[Candidate], bool]) -> tuple[str, ...]:
    # Where somebody tells the article as his own, he may be whom the teller talks to, named long before.
    if cast.narrated and len(_all_before(cast, token, fits)) > 1:
        return ()
    for number, candidates in enumerate(antecedents.before(cast, token, SENTENCES_BACK)):
        fitting = [c for c in candidates if fits(c) and (number or not antecedents.only_modifies(c.token))]
        fitting = [c for c in fitting if not _somebody_between(cast, c, token, gender)]
        if fitting and fitting[0].subject and (number or token.dep_ in antecedents.SUBJECTS):
            return fitting[0].keys
        known = [c for c in fitting if cast.figures[c.keys[0]].gender == gender]
        distinct = {c.keys for c in known or fitting}
        if len(distinct) == 1:
            return distinct.pop()
        if distinct:
            return _last_meant(cast, token, known or fitting)
    return ()


def _all_before(cast: Cast, token: Token, fits: Callable[[Candidate], bool]) -> set[tuple[str, ...]]:
    return {c.keys for candidates in antecedents.before(cast, token, SENTENCES_BACK) for c in candidates if fits(c)}


def _somebody_between(cast: Cast, candidate: Candidate, token: Token, gender: str) -> bool:
    """Whether an unknown subject or name stands nearer than a candidate whose gender is not told."""
    if cast.figures[candidate.keys[0]].gender == gender:
        return False
    between = cast.parse.doc[candidate.token.i + 1 : token.i]
    nouns = (t for t in between if t.dep_ in antecedents.SUBJECTS or (t.ent_type_ == "PERSON" and t.dep_ == "dobj"))
    return any(antecedents.unknown_person(cast, t) for t in nouns if t.i not in cast.named)


def _last_meant(cast: Cast, token: Token, fitting: list[Candidate]) -> tuple[str, ...]:
    """Of several persons, the one that the last pronoun of the kind meant."""
    same = HE if token.lower_ in HE else SHE
    earlier = [d for d in cast.drafts if d.kind == "pronoun" and d.head < token.i]
    earlier = [d for d in earlier if cast.parse.doc[d.head].lower_ in same]
    last = max(earlier, key=lambda d: d.head, default=None)
    here = cast.parse.sentence(token)
    if last is None or here - cast.parse.sentence_of[last.head] > 1:
        return ()
    return last.keys if any(c.keys == last.keys for c in fitting) else ()


def _is_person(figure: Figure, gender: str) -> bool:
    if figure.gender is not None:
        return figure.gender == gender
    return figure.kind == "person" or (figure.kind == "unnamed" and not (figure.plural or figure.collective))


def _plural(cast: Cast, token: Token) -> tuple[str, ...]:
    if antecedents.quotation(cast, token) is not None:
        return ()
    for candidate in antecedents.governing(cast, token):
        if _is_plural(cast, candidate) and not antecedents.has_rival(candidate, token):
            return candidate.keys
        if candidate.token.tag_ in ("NNS", "NNPS") and not candidate.keys:
            return ()
        if candidate.subject and antecedents.plural_object(candidate.token.head, token):
            return ()
    return _plural_before(cast, token)


def _plural_before(cast: Cast, token: Token) -> tuple[str, ...]:
    """The only plural before in the sentence, else the subject of the sentence before."""
    here, *earlier = antecedents.before(cast, token, 1)
    here = [antecedents.together(cast, c) for c in here if c.token.dep_ != "conj"]
    if antecedents.bound(token):
        if any(antecedents.plural_object(a, token) for a in token.ancestors if a.pos_ in antecedents.VERBAL):
            return ()
        here = [c for c in here if not (c.subject and c.token.head in token.ancestors)]
    fitting = [c for c in here if _is_plural(cast, c)]
    fitting = [c for c in fitting if len(c.keys) > 1 or c.token.tag_ in ("NNS", "NNPS")] or fitting
    if len({c.keys for c in fitting}) == 1:
        return fitting[0].keys
    if fitting or not earlier or not _in_subject(token):
        return ()
    return _plural_subject(cast, earlier[0], cast.parse.sentence(token) - 1)


def _plural_subject(cast: Cast, candidates: Sequence[Candidate], before: int) -> tuple[str, ...]:
    """The plural subject of the sentence before, its conjuncts taken together."""
    first = next((c for c in candidates if c.subject), None)
    if first is None:
        main = antecedents.main_subject(cast, before) if before >= 0 else None
        return main.keys if main is not None and _is_plural(cast, main) else ()
    keys = antecedents.at(cast, first.token)
    return keys if len(keys) > 1 or _is_plural(cast, first) else ()


def _in_subject(token: Token) -> bool:
    return token.dep_ in antecedents.SUBJECTS or (token.dep_ == "poss" and token.head.dep_ in antecedents.SUBJECTS)


def _is_plural(cast: Cast, candidate: Candidate) -> bool:
    if candidate.owner or len(candidate.keys) > 1:
        return not candidate.owner
    figures = [cast.figures[k] for k in candidate.keys]
    if candidate.token.tag_ in ("NNPS", "NNS") and any(f.kind == "organization" for f in figures):
        return True  # *Democrats* are a party, and they
    return any(f.kind == "group" or (f.plural and f.kind != "person") for f in figures)


def _thing(cast: Cast, token: Token) -> tuple[str, ...]:
    if antecedents.quotation(cast, token) is not None or token.dep_ == "expl" or _pleonastic(token):
        return ()
    if token.lower_ == "it" and token.dep_ not in antecedents.SUBJECTS:
        return _body_of(cast, antecedents.object_above(cast, token))
    owner = _body_of(cast, antecedents.owner_around(cast, token)) if token.dep_ == "poss" else ()
    if owner:
        return owner
    for candidate in antecedents.governing(cast, token):
        if _is_body(cast, candidate):
            return candidate.keys
        if candidate.subject and candidate.token.pos_ in ("NOUN", "PROPN", "PRON") and not _persons(cast, candidate):
            return ()
    agent = _body_of(cast, antecedents.agent_above(cast, token)) if token.dep_ == "poss" else ()
    return agent or _thing_before(cast, token)


def _thing_before(cast: Cast, token: Token) -> tuple[str, ...]:
    """The subject of the last clause, else of the sentence before in the paragraph."""
    opens = token.dep_ == "poss" and token.head.dep_ in antecedents.SUBJECTS and token.is_sent_start
    if not opens and (token.dep_ != "nsubj" or token.head.lemma_ == "be"):
        return ()
    last = antecedents.last_subject(cast, token)
    if last is not None:
        return last.keys if _is_body(cast, last) else ()
    here = cast.parse.sentence(token)
    first = antecedents.main_subject(cast, here - 1) if here else None
    return first.keys if first is not None and _is_body(cast, first) and _same_paragraph(cast, first, token) else ()


def _body_of(cast: Cast, candidate: Candidate | None) -> tuple[str, ...]:
    return candidate.keys if candidate is not None and _is_body(cast, candidate) else ()


def _same_paragraph(cast: Cast, candidate: Candidate, token: Token) -> bool:
    between = cast.parse.doc[candidate.token.i : token.i].text
    return "\n\n" not in between


def _persons(cast: Cast, candidate: Candidate) -> bool:
    return bool(candidate.keys) and all(cast.figures[k].kind == "person" for k in candidate.keys)


def _is_body(cast: Cast, candidate: Candidate) -> bool:
    if candidate.owner or len(candidate.keys) != 1:
        return False
    figure = cast.figures[candidate.keys[0]]
    if figure.plural:
        return figure.kind == "organization"
    return figure.kind in ("state", "organization", "group") or figure.collective


def _is_frame_of_mind(token: Token) -> bool:
    """*it is ready to talk*: what only those who act can be."""
    return token.dep_ == "acomp" and token.lower_ in uses("of mind")


def _pleonastic(token: Token) -> bool:
    """*it is clear that*, *it took years to*: nobody is meant."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if verb.lemma_ in ("seem", "appear", "happen", "take", "rain", "snow", "remain"):
        return True
    if verb.lemma_ == "be" and any(_is_frame_of_mind(c) for c in verb.children):
        return False
    if verb.lemma_ == "be" or token.dep_ == "nsubjpass":
        return any(c.dep_ in ("acomp", "attr", "ccomp", "xcomp", "advcl", "csubj", "relcl") for c in verb.children)
    return False
