"""Descriptions: *the Russian leader*, *the ministry*, *the embattled country*, *the two leaders*, *both sides*."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.actors import antecedents, states
from dragoman.actors.cast import Cast, Draft, Figure, fold
from dragoman.actors.titles import Phrase, is_former, role_of

# How far the article's own country must lead the next; at 2 no inherited country of the tuned articles was wrong.
DOMINANCE = 2
TO_COME = frozenset({"next", "future", "incoming", "new", "potential", "designate", "elect"})
STATE_NOUNS = frozenset({"country", "nation", "kingdom", "republic", "emirate", "island", "sultanate", "principality"})
PAIRS_OF_STATES = frozenset(
    {"countries", "nations", "neighbors", "neighbours", "sides", "states", "powers", "capitals", "governments"}
    | {"delegations", "parties"}
)
LEAVING = frozenset({"flee", "leave", "quit", "escape", "abandon"})
LEADERS = ("president", "minister", "leader", "chancellor", "king", "premier", "prince", "emir", "secretary")
SAME_OFFICE = (
    *(("premier", "prime minister"), ("envoy", "ambassador"), ("diplomat", "ambassador"), ("monarch", "king")),
    *(("lawmaker", "senator"), ("lawmaker", "representative"), ("lawmaker", "congressman"), ("lawmaker", "mp")),
    *(("congressman", "representative"), ("congresswoman", "representative"), ("diplomat", "envoy")),
    *(("legislator", "senator"), ("legislator", "representative"), ("executive", "chief executive")),
)
ANY_OFFICE = frozenset({"leader", "head of state", "ruler", "strongman", "dictator", "politician"})


def person_in_office(cast: Cast, phrase: Phrase, country: str | None) -> str | None:
    """The person of the article who holds the office that a phrase names: *the Russian president*."""
    if any(cast.parse.doc[i].lower_ in TO_COME for i in phrase.modifiers):
        return None
    gone = is_former(cast.parse, phrase)
    words = role_of(cast.parse, phrase).removeprefix("former ")
    fitting = [f for f in cast.figures.values() if f.kind == "person" and _held(f, phrase, words, gone)]
    found = [f for f in fitting if country is None or f.country == country]
    if not found and country is not None and len(fitting) == 1 and fitting[0].country is None:
        fitting[0].country = country
        found = fitting
    if country is None and len(found) > 1:
        home = home_country(cast)
        found = [f for f in found if f.country == home] or found
    above = _subjects_above(cast, cast.parse.doc[phrase.head])
    found = [f for f in found if f.key not in above]
    recent = _most_recent(cast, phrase.start, {f.key for f in found})
    if len(found) == 1:
        return found[0].key
    return recent


def _subjects_above(cast: Cast, noun: Token) -> set[str]:
    """*Reed hoped that the president would return*: whoever hopes is somebody else."""
    verbs = [a for a in noun.ancestors if a.pos_ in antecedents.VERBAL]
    inner = noun.dep_ in antecedents.SUBJECTS
    governing = (v for v in verbs[1 if inner else 0 :] if any(c.dep_ == "ccomp" for c in v.children))
    return {k for v in governing for c in antecedents.subjects(cast, v) if c.token.i < noun.i for k in c.keys}


def relative(cast: Cast, phrase: Phrase, owner: tuple[str, ...]) -> tuple[str, ...]:
    """*his son*, *their parents*: the one other person of the article who bears the family's name."""
    if not owner or any(cast.figures[k].kind != "person" for k in owner):
        return ()
    again = [d for d in cast.drafts if d.start < phrase.start and d.kind == "description" and len(d.keys) > 1]
    noun = cast.parse.doc[phrase.head].lemma_
    if phrase.title.plural:
        return next((d.keys for d in again if cast.parse.doc[d.head].lemma_ == noun), ())
    families = {part for k in owner for part in _surname(cast.figures[k])}
    others = [f for f in cast.figures.values() if f.kind == "person" and f.key not in owner]
    found = [f for f in others if families & _surname(f) and f.gender in (None, phrase.title.gender)]
    if len(found) != 1 or phrase.title.gender is None:
        return ()
    found[0].gender = phrase.title.gender
    return (found[0].key,)


def _surname(figure: Figure) -> set[str]:
    words = fold(figure.name).split()
    return set(re.split(r"[-]", words[-1])) - {"jr", "jr.", "sr", "sr."}


def counterpart(cast: Cast, phrase: Phrase, country: str | None, owner: tuple[str, ...]) -> str | None:
    """*his Russian counterpart*: the one other person of the article who holds the same office."""
    if len(owner) != 1 or (role := cast.figures[owner[0]].role) is None:
        return None
    others = [f for f in cast.figures.values() if f.kind == "person" and f.key != owner[0] and f.role == role]
    found = [f.key for f in others if f.country and f.country == (country or f.country)]
    found = [k for k in found if cast.figures[k].country != cast.figures[owner[0]].country]
    return found[0] if len(found) == 1 else None


def _held(figure: Figure, phrase: Phrase, words: str, gone: bool) -> bool:
    roles = [figure.role] if figure.role else []
    roles += [office for office in figure.offices if office != figure.role]
    if gone != any("former" in role for role in roles):
        return False
    return any(_same_office(phrase.title.noun, words, role.removeprefix("former ")) for role in roles)


def _same_office(noun: str, words: str, role: str) -> bool:
    if noun in ANY_OFFICE:
        return any(word in role.split() for word in LEADERS[:7]) and "foreign" not in role and "vice" not in role
    for own, other in SAME_OFFICE:
        if noun == own and other in role:
            return True
    last = noun.split()[-1]
    if last in ("envoy", "ambassador", "representative") and re.split(r" (?:of|to|for) ", role)[0].endswith(last):
        return True
    if words == noun:
        head = re.split(r" (?:of|to|for) ", role, maxsplit=1)[0]
        return role == noun or (head.split()[-1] == noun and not head.startswith(("vice", "deputy", "prime", "former")))
    return role == words or f" {words}" in f" {role}" or (role in words and role.split()[-1] == noun)


def _most_recent(cast: Cast, before: int, keys: set[str]) -> str | None:
    drafts = [d for d in cast.drafts if d.start < before and len(d.keys) == 1 and d.keys[0] in keys]
    drafts = [d for d in drafts if d.kind != "pronoun"]
    last = max(drafts, key=lambda d: d.start, default=None)
    return last.keys[0] if last else None


def body_again(cast: Cast, phrase: Phrase, sentences: int = 6) -> str | None:
    """The body or people that the same noun meant last: *the ministry*, *the group*, *the alliance*, *the rebels*.

    Of several in one sentence its subject is meant.
    """
    here = cast.parse.sentence_of[phrase.head]
    near = (d for d in cast.drafts if d.head < phrase.start and here - cast.parse.sentence_of[d.head] <= sentences)
    fitting = [d for d in near if _fits_again(cast, d, phrase)]
    if not fitting:
        return None
    last = max(cast.parse.sentence_of[d.head] for d in fitting)
    fitting = [d for d in fitting if cast.parse.sentence_of[d.head] == last]
    subjects = [d for d in fitting if cast.parse.doc[d.head].dep_ in antecedents.SUBJECTS]
    return max(subjects or fitting, key=lambda d: d.head).keys[0]


def _fits_again(cast: Cast, draft: Draft, phrase: Phrase) -> bool:
    if len(draft.keys) != 1 or draft.kind == "adjective":
        return False
    figure, noun = cast.figures[draft.keys[0]], phrase.title.noun
    nouns = {noun, f"{noun}s"}
    if set(figure.sectors) & set(phrase.title.sectors):
        # *the terrorist organisation*, *the news agency*: the last word is enough where the rest agrees.
        nouns.add(noun.split()[-1])
    if not figure.nouns & nouns or figure.kind not in ("organization", "group", "unnamed"):
        return False
    return figure.plural == phrase.title.plural or figure.kind == "group"


def state_again(cast: Cast, token: Token) -> tuple[str, ...]:
    """*the country*, *his country*, *the kingdom*: the state that is meant again."""
    if token.lemma_ not in STATE_NOUNS and token.lower_ not in PAIRS_OF_STATES:
        return ()
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    if owner is not None:
        keys = antecedents.at(cast, owner)
        return tuple(states_of(cast, keys)) if owner.tag_ in ("PRP$", "WP$") or _all_people(cast, keys) else ()
    if (people := _of_people(cast, token)) is not None:
        return (people,)
    determiner = next((c.lower_ for c in token.children if c.dep_ == "det"), "")
    if determiner not in ("the", "this", "that") or token.tag_ == "NNS" or _told_apart(token):
        return ()
    return _one_state(cast, token)


def _of_people(cast: Cast, token: Token) -> str | None:
    """*Syrians who have fled the country*: theirs."""
    for ancestor in token.ancestors:
        keys = antecedents.one(cast, ancestor.head) if ancestor.dep_ in ("relcl", "acl") else ()
        if not keys and ancestor.lemma_ in LEAVING:
            keys = next((c.keys for c in antecedents.subjects(cast, ancestor)), ())
        if keys:
            figure = cast.figures[keys[0]]
            return states.enter(cast, figure.country) if figure.key.startswith("people:") and figure.country else None
    return None


def _one_state(cast: Cast, token: Token) -> tuple[str, ...]:
    """The one state named before in the sentence, else the article's own, else the one of the sentence before."""
    here = cast.parse.sentence(token)
    recent: list[set[str]] = [set(), set()]
    for draft in cast.drafts:
        distance = here - cast.parse.sentence_of[draft.head]
        figure = cast.figures[draft.keys[0]]
        known = figure.kind == "state" and draft.kind == "name" and token.lemma_ in figure.nouns
        if known and len(draft.keys) == 1 and draft.head < token.i and distance <= 1:
            recent[distance].add(figure.key)
    home = home_country(cast)
    if home is not None and _modifies_here(cast, f"state:{home}", token):
        home = None
    for keys in (recent[0], {f"state:{home}"} if home else set(), recent[1]):
        if len(keys) == 1 and (key := next(iter(keys))) in cast.figures and token.lemma_ in cast.figures[key].nouns:
            return (key,)
    return ()


def _modifies_here(cast: Cast, key: str, token: Token) -> bool:
    """*US companies overhauling the country's wells*: a state that acts here by its adjective is not meant."""
    here = cast.parse.sentence(token)
    return any(d.kind == "adjective" and key in d.keys and cast.parse.sentence_of[d.head] == here for d in cast.drafts)


def home_country(cast: Cast) -> str | None:
    """The country that an article is about: the only one, or one spoken of more than twice as often as the next."""
    counts: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for draft in cast.drafts:
        if draft.kind == "pronoun":
            continue
        for key in draft.keys:
            country = cast.figures[key].country
            if country is not None:
                others[country] += 1
                counts[country] += cast.figures[key].kind in ("state", "person")
    # Where no state and nobody of one is named, its parties and crowds tell it.
    ranked = counts.most_common(2) if counts.total() else others.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] <= DOMINANCE * ranked[1][1]):
        return None
    return ranked[0][0]


def _all_people(cast: Cast, keys: tuple[str, ...]) -> bool:
    return all(cast.figures[key].kind == "person" for key in keys)


def _told_apart(token: Token) -> bool:
    """*the first country to*, *the country that*: a new one, or none in particular."""
    return any(
        c.dep_ in ("relcl", "acl") or c.tag_ == "JJS" or c.lower_ in ("first", "only", "other") for c in token.children
    )


def states_of(cast: Cast, keys: tuple[str, ...]) -> Iterator[str]:
    """The states that figures are or are of."""
    for key in keys:
        figure = cast.figures[key]
        if figure.kind == "state":
            yield key
        elif figure.country is not None:
            yield states.enter(cast, figure.country)
