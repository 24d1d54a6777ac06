"""Where a second verb of saying belongs: to the clause told, where the parser hung it, or to its teller.

*He said the talks had failed, and blamed the rebels*: the parser hangs *blamed* on *failed*; tense tells otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.statements.cues import cue_of
from dragoman.statements.trees import child, children, infinitive, subtree

FINITE = frozenset({"VBD", "VBZ", "VBP"})
CONJUNCTIONS = frozenset({"as", "after", "before", "since", "while", "when", "because", "though", "although"})
PAUSES = frozenset({",", "–", "—", "-"})
ADJUNCTS = frozenset({"advcl", "conj", "prep"})
CLAUSAL = ("ccomp", "conj", "xcomp", "advcl", "acomp")


def governor(verb: Token) -> Token:
    """The verb that a participle or a second verb of saying goes with: the teller above, or its head."""
    if aside(verb) and infinitive(verb.head) and verb.head.dep_ in ("xcomp", "ccomp"):
        return teller(verb.head.head)
    return teller(verb.head) if aside(verb) or _told_with(verb) else verb.head


def outside(tokens: Iterable[Token]) -> set[int]:
    """What of a content belongs to its teller, or the reporter: participles set off, second verbs, remarks."""
    apart = (t for t in tokens if t.dep_ in ADJUNCTS and (aside(t) or _told_with(t) or _remark(t)))
    return {i for t in apart for i in subtree(t)}


def _remark(word: Token) -> bool:
    """Whether a phrase is the reporter's remark: *“…” — using words of the 1930s*, *“…,” in a reference to Iran*."""
    if word.dep_ == "prep":
        noun = child(word, "pobj")
        cue = cue_of(noun) if noun is not None else None
        return cue is not None and "remark" in cue.takes
    low = _front(word)
    dash = low > 1 and word.doc[low - 1].text in PAUSES - {","} and word.doc[low - 2].is_quote
    return word.tag_ == "VBG" and word.dep_ == "advcl" and dash


def aside(verb: Token) -> bool:
    """Whether a verb is a participle of saying set off by a comma: *…, adding that …*, *…, both calling it good*."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or cue_of(verb) is None:
        return False
    before = _front(verb) - 1
    while before >= 0 and verb.doc[before].is_quote:
        before -= 1
    return before >= 0 and verb.doc[before].text in PAUSES and verb.head.i < verb.i


def _front(verb: Token) -> int:
    """Where a verb's phrase begins, marks aside."""
    return next((t.i for t in verb.subtree if not t.is_punct), verb.i)


def teller(head: Token) -> Token:
    """The verb of saying above a clause; the clause's own verb where there is none."""
    above = head
    while above.dep_ in CLAUSAL and above.head.pos_ in ("VERB", "AUX"):
        inner, above = above, above.head
        cue = cue_of(above)
        if inner.dep_ == "ccomp" and above.i < inner.i and cue is not None and cue.takes & {"clause", "that"}:
            return above
    return head


def _told_with(verb: Token) -> bool:
    """Whether tense and auxiliaries join a second verb of saying to the teller rather than to the clause told."""
    head = verb.head
    if verb.dep_ != "conj" or child(verb, "nsubj") is not None or cue_of(verb) is None:
        return False
    above = teller(head)
    if above == head:
        return False
    own, inner, outer = _form(verb), _form(head), _form(above)
    if own[0] == "none":
        return verb.tag_ == above.tag_ == "VBG" and inner[0] != "none"
    if own[0] != inner[0]:
        return own[0] == outer[0] or "perfect" in (own[0], outer[0])
    if own == outer == inner:
        subject = child(head, "nsubj", "nsubjpass")
        return subject is not None and subject.pos_ == "NOUN" and head.pos_ == "AUX"
    return own == outer and own[0] == "past"


def _form(verb: Token) -> tuple[str, bool]:
    """The tense of a verb's finite part, and whether that is an auxiliary."""
    finite = next((t for t in children(verb, "aux", "auxpass") if t.tag_ in FINITE | {"MD"}), None)
    if finite is not None and finite.lower_ in ("has", "have", "’ve", "'ve") and verb.tag_ == "VBN":
        return "perfect", True
    tag = (finite or verb).tag_
    return {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal"}.get(tag, "none"), finite is not None


def after_conjunction(verb: Token) -> Token | None:
    """The subject of *as Xi, speaking in Paris, said* where the parser took *as* for a preposition."""
    if verb.tag_ not in FINITE and _form(verb)[0] == "none":
        return None
    if verb.dep_ == "conj" and child(verb.head, "cc") is not None:
        return None
    for t in verb.doc[verb.head.i + 1 : verb.i]:
        if t.dep_ == "prep" and t.lower_ in CONJUNCTIONS and t.head == verb.head:
            noun = child(t, "pobj")
            return noun if noun is not None and _named(noun) else None
    return None


def _named(noun: Token) -> bool:
    """Whether a noun, or an apposition to it, is a name or a pronoun: somebody who can say something."""
    return any(t.pos_ in ("PROPN", "PRON") for t in (noun, *children(noun, "appos")))
