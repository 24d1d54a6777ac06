"""Second mentions in text order: pronouns, descriptions, and phrases of office that name nobody."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.actors import antecedents, crowds, descriptions, epithets, pairs, pronouns, unnamed
from dragoman.actors.cast import Cast, Figure
from dragoman.actors.nouns import ARMED, titles, uses
from dragoman.actors.titles import Phrase, is_former

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
INDEFINITE = frozenset({"a", "an", "another", None})
# Without an article these are no body but a matter: "in government", "the glue of government".
MATTERS = frozenset({"government", "administration", "opposition", "court"})
OWN_FORCES = frozenset(
    {"armed", "security", "special", "federal", "national", "border", "air", "naval", "senior", "top"}
)
# What people have by nature: "he shook his head".
PARTS = frozenset({"head", "chest", "side"})
SPEAKERS = frozenset({"our", "my"})
ABROAD = frozenset({"from", "in", "to", "into"})
INHERITING = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "PTY"})


def resolve(cast: Cast, phrases: Sequence[Phrase]) -> None:
    """Enter every pronoun, description and unnamed actor that can be told, from the first token to the last."""
    by_head = {phrase.head: phrase for phrase in phrases if phrase.title.sort != "honorific"}
    for token in cast.parse.doc:
        phrase = by_head.pop(token.i, None)
        if phrase is not None:
            inner = by_head.pop(phrase.of_other - 1, None) if phrase.title.noun in uses("serving") else None
            for part in (inner, phrase):
                if part is not None:
                    _phrase(cast, part, cast.parse.doc[part.head])
        elif pronouns.is_pronoun(token):
            keys = pronouns.resolve(cast, token)
            cast.mention(token.i, token.i + 1, keys, "pronoun")
            if len(keys) == 1 and cast.figures[keys[0]].kind == "person":
                known = cast.figures[keys[0]]
                known.gender = known.gender or pronouns.gender_of(token)
        elif token.i not in cast.heads and pairs.may_describe(token):
            _noun(cast, token)


def _noun(cast: Cast, token: Token) -> None:
    keys = pairs.pair(cast, token) or pairs.one_of_pair(cast, token)
    keys = keys or pairs.exemplified(cast, token) or descriptions.state_again(cast, token)
    if keys:
        before = [c for c in token.children if c.i < token.i and (c.dep_ in ("amod", "nummod") or c.lower_ == "both")]
        cast.mention(min((c.i for c in before), default=token.i), token.i + 1, keys, "description", token.i)


def _phrase(cast: Cast, phrase: Phrase, token: Token) -> None:
    """Enter whom a phrase means: those whom the sentence names beside it, somebody known, or somebody new."""
    pair = pairs.pair(cast, token)
    told = pair or _told_beside(cast, phrase, token)
    if told is not None:
        start = phrase.start - (bool(pair) and phrase.determiner == "both")
        cast.mention(start, phrase.end, told, "description", token.i)
        return
    own, owner = unnamed.countries(phrase), _owner(cast, phrase)
    country = own[0] if own else _country_of_owner(cast, phrase, owner)
    again = _known(cast, phrase, owner, own, country)
    if again:
        cast.mention(phrase.start, phrase.end, again, "description", token.i)
    elif not _empty(cast, phrase, own, owner) and not _called(phrase, token):
        alone = phrase.owner is None and phrase.serves is None
        inherited = country or (_inherited(cast, phrase, token) if alone else None)
        keys = list(unnamed.enter(cast, phrase, inherited, _armed_owner(cast, phrase, owner)))
        for key in keys:
            adopt(cast, cast.figures[key], phrase)
        cast.mention(phrase.start, phrase.end, keys, "name" if own else "description", token.i)


def _told_beside(cast: Cast, phrase: Phrase, token: Token) -> tuple[str, ...] | None:
    """Whom the sentence itself says that a phrase is: by *be*, or in apposition; None where it says nothing."""
    if token.dep_ == "attr" and (predicated := _predicated(cast, phrase, token)) is not None:
        return predicated
    if phrase.title.plural and len(named := _named_beside(cast, token)) > 1:
        return named
    if phrase.title.plural and (named := pairs.exemplified(cast, token)):
        return named
    if (person := _apposed_person(cast, phrase, token)) is not None:
        return (person,)
    body = _apposed_body(cast, phrase, token)
    return _named_after_be(cast, phrase, token) or ((body,) if body is not None else None)


def _known(
    cast: Cast, phrase: Phrase, owner: tuple[str, ...], own: Sequence[str], country: str | None
) -> tuple[str, ...]:
    """Somebody of the article whom a phrase means again."""
    if phrase.title.noun in uses("family") and not own and (kin := descriptions.relative(cast, phrase, owner)):
        return kin
    again = _counterpart(cast, phrase, own, owner) or _itself(phrase)
    again = again or _again(cast, phrase, country) or _same_words(cast, phrase, own)
    return (again,) if again is not None else ()


def _predicated(cast: Cast, phrase: Phrase, token: Token) -> tuple[str, ...] | None:
    """*He was the victim*: the subject is meant, and nobody where it is denied; None where it cannot be told."""
    if any(c.dep_ == "neg" for c in token.head.children):
        return ()
    subject = next(iter(antecedents.subjects(cast, token.head)), None)
    if subject is None or len(subject.keys) != 1 or phrase.title.plural:
        return None
    return subject.keys if cast.figures[subject.keys[0]].kind in ("person", "unnamed") else None


def _named_after_be(cast: Cast, phrase: Phrase, token: Token) -> tuple[str, ...]:
    """*The first witness was Ann Reed*."""
    if phrase.title.plural or token.dep_ != "nsubj" or token.head.lemma_ != "be":
        return ()
    names = (antecedents.one(cast, c) for c in token.head.children if c.dep_ == "attr" and c.i in cast.named)
    return next(names, ())


def _named_beside(cast: Cast, token: Token) -> tuple[str, ...]:
    """*two rebel factions – X and Y*, *his parents, John and Sally*: all who stand in apposition."""
    return next((keys for c in token.children if c.dep_ == "appos" and (keys := antecedents.at(cast, c))), ())


def _apposed_person(cast: Cast, phrase: Phrase, token: Token) -> str | None:
    """*Another diplomat, former envoy Ann Reed, objected*: the person beside a description."""
    if phrase.title.plural or phrase.title.sort not in ("office", "person"):
        return None
    beside = next((antecedents.one(cast, c) for c in token.children if c.dep_ == "appos" and c.i > token.i), ())
    return beside[0] if len(beside) == 1 and cast.figures[beside[0]].kind == "person" else None


def _counterpart(cast: Cast, phrase: Phrase, own: Sequence[str], owner: tuple[str, ...]) -> str | None:
    if phrase.title.noun != "counterpart" or phrase.title.plural:
        return None
    return descriptions.counterpart(cast, phrase, own[0] if own else None, owner)


def _apposed_body(cast: Cast, phrase: Phrase, token: Token) -> str | None:
    """*its state oil company, Petrobras*, *the RSF, the paramilitary group*: the body beside it."""
    if phrase.title.plural or phrase.title.sort not in ("institution", "body"):
        return None
    before = antecedents.one(cast, token.head) if token.dep_ == "appos" and token.head.i < token.i else ()
    beside = _named_beside(cast, token) or before
    body = cast.figures[beside[0]] if len(beside) == 1 else None
    return body.key if body is not None and body.kind in ("organization", "group") else None


def _empty(cast: Cast, phrase: Phrase, own: Sequence[str], owner: Sequence[str]) -> bool:
    """Whether the phrase says too little to make an actor of: a bare *president*, *the group*, *critics*."""
    title, doc = phrase.title, cast.parse.doc
    if title.relational:
        return not own and not crowds.takes_part(title, doc[phrase.head])
    if title.noun in PARTS and phrase.owner is not None and doc[phrase.owner].tag_ == "PRP$":
        return True
    quoted = phrase.start > 0 and doc[phrase.start - 1].is_quote
    bare = phrase.determiner is None and not title.plural and not phrase.modifiers and not quoted
    bare = bare and not _owns(phrase, doc[phrase.head])
    if bare and not owner and phrase.owner is None and not phrase.matches and _is_matter(phrase, doc[phrase.head]):
        return True
    named = any(not unnamed.of_firm(phrase, m) for m in phrase.matches) or phrase.of or phrase.serves
    alone = not (own or owner or phrase.owner is not None or named)
    told = any(titles()[t.lower_].sectors for i in phrase.modifiers if (t := doc[i]).lower_ in titles())
    person = bare and title.sort in ("office", "person")
    alone = alone and not crowds.takes_part(title, doc[phrase.head])
    return alone and ((title.vague and not told) or (person and title.noun != "police"))


def _owns(phrase: Phrase, noun: Token) -> bool:
    """*rebel positions*: whose they are."""
    return (
        bool(ARMED & set(phrase.title.sectors)) and noun.dep_ in ("compound", "amod", "nmod") and noun.head.i > noun.i
    )


def _is_matter(phrase: Phrase, noun: Token) -> bool:
    """*in exile*, *executive position in government*."""
    governed = noun.dep_ in ("pobj", "compound")
    return governed and noun.text.islower() and (phrase.title.noun in MATTERS or phrase.title.sort == "person")


def _called(phrase: Phrase, token: Token) -> bool:
    """*served as a mediator*: what somebody is called or used as, and nobody else."""
    single = phrase.title.sort in ("office", "person") and not phrase.title.plural
    return single and phrase.determiner in INDEFINITE and token.dep_ == "pobj" and token.head.lower_ == "as"


def _same_words(cast: Cast, phrase: Phrase, own: Sequence[str]) -> str | None:
    """*regime forces* after *Syrian regime forces*."""
    named = phrase.title.sort == "institution" and phrase.end - phrase.start > 1 and not phrase.of_other
    proper = named and cast.parse.doc[phrase.head].text[0].isupper()
    if own or not (phrase.modifiers or proper) or phrase.owner is not None or phrase.title.vague:
        return None
    words = f" {cast.parse.doc[phrase.start : phrase.end].text.lower()}"
    kinds = ("unnamed", "organization") if proper else ("unnamed",)
    known = (f for f in cast.figures.values() if f.country and f.kind in kinds)
    found = [f for f in known if f.name.lower().endswith(words)]
    return found[0].key if len(found) == 1 else None


def _itself(phrase: Phrase) -> str | None:
    """*the Tass news agency*, *the Hezbollah movement*: the body that the phrase names."""
    body = phrase.matches[-1].entry("organization", "group") if phrase.matches else None
    if body is None or phrase.possessor is phrase.matches[-1] or phrase.title.plural:
        return None
    return body.key if phrase.title.noun.split()[-1] in body.nouns else None


def _again(cast: Cast, phrase: Phrase, country: str | None) -> str | None:
    """Somebody already known whom a definite phrase means."""
    owned = phrase.owner is not None or phrase.possessor is not None
    if not (phrase.determiner in DEFINITE or owned or (phrase.matches and phrase.determiner is None)):
        return None
    if phrase.title.sort == "office" and not phrase.title.plural:
        if phrase.owner is not None and country is None:
            return None
        return descriptions.person_in_office(cast, phrase, country)
    told = phrase.matches or phrase.modifiers or phrase.of_other or owned
    if phrase.determiner in DEFINITE and not (unnamed.countries(phrase) or told):
        return descriptions.body_again(cast, phrase) or epithets.body(cast, phrase)
    return None


def _armed_owner(cast: Cast, phrase: Phrase, owner: Sequence[str]) -> Figure | None:
    """The armed group whose fighters or leaders a phrase means."""
    figure = cast.figures[owner[0]] if len(owner) == 1 else None
    armed = figure is not None and figure.kind == "group" and "REB" in figure.sectors
    own = not (phrase.title.relational or phrase.title.kin) and {"MIL", "REB"} & set(phrase.title.sectors)
    return figure if armed and own else None


def _owner(cast: Cast, phrase: Phrase) -> tuple[str, ...]:
    at = owner_at(phrase)
    if at is None:
        return ()
    owner = cast.parse.doc[at]
    if owner.lower_ in SPEAKERS and (quote := antecedents.quotation(cast, owner)) is not None:
        return antecedents.speaker(cast, quote)
    return antecedents.one(cast, owner)


def owner_at(phrase: Phrase) -> int | None:
    """The token of whom somebody serves: *its spokesman*, *an aide to Mr Reed*, *a spokesman for the army*."""
    if phrase.owner is not None or phrase.serves is not None:
        return phrase.owner if phrase.owner is not None else phrase.serves
    return phrase.of_other - 1 if phrase.of_other and phrase.title.noun in uses("serving") else None


def adopt(cast: Cast, person: Figure, phrase: Phrase) -> None:
    """Give a person the country of whom he serves, and where his office tells no sector, his sector."""
    owner = _owner(cast, phrase)
    if person.country is None and "IGO" not in person.sectors:
        person.country = _country_of_owner(cast, phrase, owner)
    if person.sectors or phrase.title.relational or phrase.title.kin or len(owner) != 1:
        return
    served = cast.figures[owner[0]]
    person.sectors = ("GOV",) if served.kind == "state" else served.sectors if served.kind != "person" else ()


def _country_of_owner(cast: Cast, phrase: Phrase, owner: Sequence[str]) -> str | None:
    """A minister is of his owner's state; a son, a lawyer or an ally need not be, nor a crowd or a firm of a man's."""
    if phrase.title.relational or phrase.title.kin:
        return None
    kinds = {cast.figures[key].kind for key in owner}
    public = INHERITING & set(unnamed.sectors(cast.parse, phrase)) or phrase.title.noun in unnamed.SPEAKING_FOR_STATES
    return _country_of(cast, owner) if kinds <= {"state", "organization", "group"} or public else None


def _country_of(cast: Cast, keys: Sequence[str]) -> str | None:
    found = {cast.figures[key].country for key in keys} - {None}
    return found.pop() if len(found) == 1 else None


def _inherited(cast: Cast, phrase: Phrase, token: Token) -> str | None:
    """The country of a domestic body that names none: its own statement's subject, else the article's own."""
    if not INHERITING & set(unnamed.sectors(cast.parse, phrase)) or phrase.backed or phrase.matches:
        return None
    doc = token.doc
    after = token.nbor().lower_ if token.i + 1 < len(doc) else ""
    if after in ABROAD and ("MIL" in phrase.title.sectors or after == "from"):
        return None
    if "MIL" in phrase.title.sectors and _qualified(cast, phrase):
        return None
    office = phrase.title.sort == "office"
    if office and phrase.title.plural and "GOV" in phrase.title.sectors:
        return None  # a state has one foreign minister: ministers are of several
    for_others = phrase.title.noun in unnamed.SPEAKERS_FOR_OTHERS or (
        phrase.title.noun in uses("serving") and not phrase.title.noun.startswith("spokes")
    )
    if is_former(cast.parse, phrase) or (office and for_others):
        return None
    return _of_statement(cast, token) or descriptions.home_country(cast)


def _qualified(cast: Cast, phrase: Phrase) -> bool:
    """*hostile forces*, *foreign troops*: words that no title has may tell that they are another's."""
    words = (cast.parse.doc[i] for i in phrase.modifiers)
    return any(w.pos_ != "NUM" and w.lower_ not in titles() and w.lower_ not in OWN_FORCES for w in words)


def _of_statement(cast: Cast, token: Token) -> str | None:
    """*Sri Lanka has opened an embassy, the foreign ministry said*: the ministry is Sri Lanka's."""
    if token.dep_ != "nsubj":
        return None
    for complement in (c for c in token.head.children if c.dep_ == "ccomp"):
        for subject in antecedents.subjects(cast, complement):
            keys = subject.keys
            if len(keys) == 1 and cast.figures[keys[0]].kind == "state":
                return cast.figures[keys[0]].country
    return None
