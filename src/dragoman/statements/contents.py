"""Contents: what a cue says was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.statements.attachment import FINITE, outside
from dragoman.statements.cues import Cue, cue_of
from dragoman.statements.trees import child, children, infinitive, passive, prepositions, subtree

PARTICLES = frozenset({"out", "down", "up", "off", "back", "forth"})
PATTERNS = frozenset(
    {
        "clause",
        "that",
        "quote",
        "wh",
        "infinitive",
        "gerund",
        "object",
        "thing",
        "talk",
        "quoted",
        "name",
        "addressee",
        "words",
    }
)
WH = frozenset({"how", "why", "what", "whether", "where", "when", "who", "which"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "NUM"})


@dataclass(frozen=True, slots=True)
class Content:
    """The tokens of a content, and the words between cue and content that belong to the cue."""

    tokens: frozenset[int]
    linked: frozenset[int] = frozenset()


def content_of(verb: Token, cue: Cue, quoted: frozenset[int]) -> Content | None:
    """The content that a verb of saying takes by its own complements, or None where it takes none that makes it a cue.

    `quoted` holds the tokens that stand between quotation marks.
    """
    particle = next((c for c in children(verb, "prt", "advmod") if c.lower_ in PARTICLES & cue.takes), None)
    linked = frozenset() if particle is None else frozenset({particle.i})
    clauses = list(_clauses(verb, cue, quoted))
    clauses = clauses if "addressee" in cue.takes else _joined(verb, clauses)
    missing = bool(cue.takes & PARTICLES) and particle is None
    objects = [] if missing or _spoken_to(cue, clauses) else list(_objects(verb, cue, quoted))
    phrases = list(prepositions(verb, cue.takes - PATTERNS - PARTICLES))
    if next(_plain_objects(verb), None) is None and all(infinitive(c) for c in clauses):
        found = _of_phrase(verb, cue, phrases)
        if found is not None:
            return Content(found.tokens, found.linked | linked)
    if clauses or (objects and _enough(verb, cue, objects, phrases, quoted)):
        more = phrases + (_between(verb, objects, clauses) if clauses else _close(verb, objects)) if objects else []
        more += _conditions(verb, clauses)
        tokens = {i for head in (*clauses, *objects, *more) for i in subtree(head)}
        return Content(frozenset(tokens - outside(verb.doc[i] for i in tokens - quoted)), linked)
    return None


def _of_phrase(verb: Token, cue: Cue, phrases: list[Token]) -> Content | None:
    """The content after a preposition: *called for calm*, *called on both to stop*, *called for them to stop*."""
    led = _led_by_mark(verb, cue)
    if led is not None:
        return Content(frozenset(subtree(led) - {led.left_edge.i}), frozenset({led.left_edge.i}))
    inside = subtree(phrases[0]) - {phrases[0].i} if phrases else set()
    if inside and "infinitive" in cue.takes:
        after = (c for c in children(verb, "xcomp", "advcl") if infinitive(c) and c.i > phrases[0].i)
        inside |= {i for c in after for i in subtree(c)}
    return Content(frozenset(inside), frozenset({phrases[0].i})) if inside else None


def resumed(verb: Token, cue: Cue) -> frozenset[int]:
    """What follows a cue that parts a relative pronoun from its verb: *a rise that officials say is due to the war*."""
    doc = verb.doc
    if verb.dep_ != "relcl" or "clause" not in cue.takes or verb.i + 1 >= len(doc):
        return frozenset()
    after = doc[verb.i + 1]
    if after.tag_ not in FINITE | {"MD"}:
        return frozenset()
    head = after if after.dep_ not in ("aux", "auxpass") else after.head
    stop = next(
        (i for i in range(verb.i + 1, head.right_edge.i) if _opens_aside(doc[i], doc[i + 1])), head.right_edge.i + 1
    )
    return frozenset(range(verb.i + 1, stop))


def _opens_aside(comma: Token, pronoun: Token) -> bool:
    return comma.text in {",", "—", "–", "."} and pronoun.tag_ in ("WDT", "WP", "WP$", "WRB")


def _close(verb: Token, objects: list[Token]) -> list[Token]:
    """The phrases that follow an object without a comma and say more of it, not when or in what it was said."""
    found: list[Token] = []
    at = max(o.right_edge.i for o in objects) + 1
    for phrase in children(verb, "prep", "dative"):
        noun = child(phrase, "pobj", "pcomp")
        if phrase.left_edge.i != at or noun is None or noun.ent_type_ in ("DATE", "TIME") or cue_of(noun) is not None:
            break
        found.append(phrase)
        at = phrase.right_edge.i + 1
    return found


def _conditions(verb: Token, clauses: list[Token]) -> list[Token]:
    """A condition that follows the clause told without a comma: *officials say prices would fall if the war ended*."""
    ends = {clause.right_edge.i + 1 for clause in clauses}
    return [c for c in children(verb, "advcl") if c.left_edge.i in ends and c.left_edge.lower_ in ("if", "unless")]


def _between(verb: Token, objects: list[Token], clauses: list[Token]) -> list[Token]:
    """The phrases between an object and its infinitive: *urged others in the region to push back*."""
    low, high = objects[-1].i, max(c.i for c in clauses)
    return [phrase for phrase in children(verb, "prep") if low < phrase.i < high]


def _joined(verb: Token, clauses: list[Token]) -> list[Token]:
    """The clauses without one that only runs on into the cue's: *it never condemned the war, it claims neutrality*."""
    if next(_plain_objects(verb), None) is None or verb.dep_ == "relcl":
        return clauses
    return [c for c in clauses if c.i > verb.i or c.doc[c.right_edge.i].is_quote]


def _spoken_to(cue: Cue, clauses: list[Token]) -> bool:
    return "addressee" in cue.takes and any(not infinitive(c) for c in clauses)


def _enough(verb: Token, cue: Cue, objects: list[Token], phrases: list[Token], quoted: frozenset[int]) -> bool:
    """Whether objects without a clause make a content: by the pattern, or with the phrase that it asks for."""
    if "object" in cue.takes or cue.takes & PARTICLES:
        return True
    if phrases and ("name" not in cue.takes or phrases[0].lower_ == "as"):
        return True
    if "thing" in cue.takes and not any(o.pos_ in ("PRON", "PROPN") for o in objects):
        return True
    if "talk" in cue.takes and any(cue_of(o) is not None for o in objects):
        return True
    if "quoted" in cue.takes and any(subtree(o) & quoted for o in objects):
        return True
    named = child(verb, "oprd") is not None or {o.dep_ for o in objects} == {"dative", "dobj"}
    return "name" in cue.takes and named


def _clauses(verb: Token, cue: Cue, quoted: frozenset[int]) -> Iterator[Token]:
    for head in children(verb, "ccomp", "xcomp", "oprd", "acomp", "parataxis", "advcl"):
        if _fits(head, cue, quoted):
            yield head
    yield from _strayed(verb, cue)


def _strayed(verb: Token, cue: Cue) -> Iterator[Token]:
    """Clauses that the parser hung on a noun in between: *noted with regret that …*, *reassured allies that …*."""
    if not cue.takes & {"clause", "that"}:
        return
    nouns = [noun for phrase in children(verb, "prep") for noun in children(phrase, "pobj")]
    if "addressee" in cue.takes:
        nouns += children(verb, "dobj")
    for noun in nouns:
        for clause in children(noun, "acl"):
            if clause.left_edge.lower_ == "that" and clause.left_edge.dep_ == "mark":
                yield clause


def _fits(head: Token, cue: Cue, quoted: frozenset[int]) -> bool:
    takes = cue.takes
    if head.dep_ == "advcl":
        return _hung_as_adjunct(head, cue)
    if head.i in quoted and head.head.i not in quoted and takes & {"clause", "that", "quote", "wh"}:
        return True
    if head.dep_ in ("oprd", "acomp"):
        return "name" in takes
    if infinitive(head):
        return "infinitive" in takes
    if _gerund(head):
        return "gerund" in takes
    if head.dep_ != "ccomp":
        return head.dep_ == "xcomp" and bool(takes & {"name"})
    if ("clause" in takes and _finite(head)) or ("name" in takes and head.pos_ in NOMINAL):
        return True
    opening = {t.lower_ for t in head.lefts} | {head.left_edge.lower_}
    return ("that" in takes and "that" in opening) or ("wh" in takes and bool(opening & WH))


def _gerund(head: Token) -> bool:
    auxiliary = child(head, "aux", "auxpass")
    return child(head, "nsubj", "nsubjpass") is None and (auxiliary or head).tag_ == "VBG"


def _led_by_mark(verb: Token, cue: Cue) -> Token | None:
    """The infinitive after a cue's preposition: *called for the fighting to stop*."""
    for head in children(verb, "advcl", "xcomp", "ccomp"):
        mark = head.left_edge
        if head.i > verb.i and infinitive(head) and mark.dep_ == "mark" and mark.lower_ in cue.takes - PATTERNS:
            return head
    return None


def _hung_as_adjunct(head: Token, cue: Cue) -> bool:
    """Complements that the parser took for adjuncts: *exhorted the crowd to go*, *dismissed it as baseless*."""
    if next(_plain_objects(head.head), None) is None or head.i < head.head.i:
        return False
    if infinitive(head):
        return "infinitive" in cue.takes
    bare = child(head, "nsubj", "nsubjpass", "aux", "auxpass") is None and head.tag_ not in FINITE
    return "as" in cue.takes and bare and any(t.lower_ == "as" for t in head.lefts)


def _finite(head: Token) -> bool:
    """Whether a clause stands by itself: a finite verb, or a conjunction or question word at its front."""
    if head.pos_ not in ("VERB", "AUX"):
        return True
    if any(t.lower_.endswith(("self", "selves")) for t in children(head, "nsubj", "nsubjpass")):
        return False
    finite = FINITE | {"MD"}
    if head.tag_ in finite or any(t.tag_ in finite for t in children(head, "aux", "auxpass")):
        return True
    return any(t.lower_ in WH | {"that", "if"} for t in head.lefts)


def _plain_objects(verb: Token) -> Iterator[Token]:
    if verb.dep_ == "acl" and passive(verb) and child(verb, "nsubjpass") is None:
        return iter([verb.head])
    return children(verb, "dobj", "nsubjpass") if passive(verb) else children(verb, "dobj", "dative")


def _objects(verb: Token, cue: Cue, quoted: frozenset[int]) -> Iterator[Token]:
    for noun in _plain_objects(verb):
        if noun.dep_ == "dative" and noun.pos_ == "ADP":
            continue
        if not (cue.takes - {"quoted", "clause", "that", "quote", "wh", "gerund", "addressee"}):
            if "quoted" in cue.takes and subtree(noun) & quoted:
                yield noun
        else:
            yield noun
