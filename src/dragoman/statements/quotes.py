"""Quotations: whole utterances gathered under the statement that they belong to, floating ones given their speaker."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.language import Parse, Quotation
from dragoman.statements.cues import cue_of
from dragoman.statements.drafts import Draft
from dragoman.statements.sources import Source, name_after, source_of
from dragoman.statements.trees import child

# How many tokens a cue may stand behind its quotation: *“…,” Ann Lee, who runs the camp, said*. Read off pages.
REACH = 24
DASHES = frozenset({"—", "–", "--", "-", ":"})
# The longest name before a colon, in tokens.
LABEL = 6


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the search for speakers looks at."""

    parse: Parse
    quoted: frozenset[int]
    paragraph: Sequence[int]


def paragraphs(parse: Parse) -> list[int]:
    """The paragraph number of each token."""
    numbers, number = [], 0
    for token in parse.doc:
        if token.is_space and "\n\n" in token.text:
            number += 1
        numbers.append(number)
    return numbers


def gather(parse: Parse, drafts: Sequence[Draft], quoted: frozenset[int]) -> list[Draft]:
    """The drafts with whole quotations in their contents, and one draft more for every quotation left floating."""
    found = [_whole(parse, draft, quoted) for draft in drafts]
    scene = _Scene(parse, quoted, paragraphs(parse))
    for number, quotation in enumerate(parse.quotations):
        if not _covered(quotation, found):
            _place(scene, number, found)
    return found


def _whole(parse: Parse, draft: Draft, quoted: frozenset[int]) -> Draft:
    """Quotations that a content touches belong to it whole."""
    tokens = set(_alone(parse, draft))
    for quotation in parse.quotations:
        inside = range(quotation.start, quotation.end)
        if draft.anchor in inside:
            continue
        words = [i for i in inside if not parse.doc[i].is_punct]
        shared = sum(i in draft.tokens for i in words)
        if (quotation.whole and shared) or 2 * shared > len(words):
            tokens.update(inside)
    return replace(draft, tokens=frozenset(tokens))


def _alone(parse: Parse, draft: Draft) -> frozenset[int]:
    """The quotation alone where a dash or a colon leads to it, or where the cue stands between it and other words.

    *He amended it once — “I recall,” he said*; *On the day of the raid, he said of it: “I regret that.”*
    """
    for quotation in parse.quotations:
        if not quotation.whole or quotation.start + 1 not in draft.tokens or not quotation.start:
            continue
        led = parse.doc[quotation.start - 1].text in DASHES and quotation.end <= draft.anchor < quotation.end + 4
        parted = max((i for i in draft.tokens if i < quotation.start), default=quotation.start) < draft.anchor
        quoted = any(q.start <= min(draft.tokens) < q.end for q in parse.quotations)
        if led or (parted and draft.anchor < quotation.start and not quoted):
            return frozenset(i for i in draft.tokens if i >= quotation.start)
    return draft.tokens


def _covered(quotation: Quotation, found: Sequence[Draft]) -> bool:
    middle = range(quotation.start, quotation.end)
    return any(
        draft.anchor not in middle and 2 * sum(i in draft.tokens for i in middle) > len(middle) for draft in found
    )


def _place(scene: _Scene, number: int, found: list[Draft]) -> None:
    """Give a floating quotation to its cue, to the statement that it goes on, or to a speaker nearby."""
    quotation = scene.parse.quotations[number]
    inside = frozenset(range(quotation.start, quotation.end))
    before = _before(scene, quotation, found)
    if not quotation.whole:
        if before is not None and _resumes(scene, before, quotation):
            found[found.index(before)] = replace(before, tokens=before.tokens | inside)
        return
    after, led = _cue_after(scene, quotation), _led(scene, quotation, {d.anchor for d in found})
    cue = (after or led) if _pauses(scene, quotation) else (led or after)
    told = next((d for d in found if cue is not None and d.anchor == cue.i), None)
    if told is not None:
        found[found.index(told)] = replace(told, tokens=told.tokens | inside)
    elif cue is not None and (source := source_of(cue) or _inverted(cue)) is not None:
        found.append(Draft(cue.i if _says(cue) else quotation.start, inside, source, _words(cue)))
    elif (name := _labelled(scene, quotation)) is not None:
        found.append(Draft(quotation.start, inside, Source(name)))
    elif before is not None and (_same(scene, before, quotation) or _unclosed(scene, number)):
        found[found.index(before)] = replace(before, tokens=before.tokens | inside)
    elif _own_paragraph(scene, quotation) and (source := _speaker(scene, quotation, before)) is not None:
        found.append(Draft(quotation.start, inside, source))


def _words(cue: Token) -> frozenset[int]:
    return frozenset({cue.i}) if _says(cue) else frozenset()


def _resumes(scene: _Scene, before: Draft, quotation: Quotation) -> bool:
    """Whether a piece goes on after a cue that split it: *“If they come,” the general said, “we will fight.”*."""
    doc = scene.parse.doc
    near = doc[quotation.start - 1].text == "," and before.anchor < quotation.start <= before.anchor + REACH
    split = before.tokens and max(before.tokens) < before.anchor and before.tokens <= scene.quoted
    return near and bool(split) and doc[before.anchor].sent == doc[quotation.start - 1].sent


def _before(scene: _Scene, quotation: Quotation, found: Sequence[Draft]) -> Draft | None:
    """The last statement told before a quotation, not inside one."""
    told = [d for d in found if d.anchor < quotation.start and (d.anchor not in scene.quoted or not d.cue)]
    return max(told, key=lambda d: max(d.anchor, *(i for i in d.tokens if i < quotation.start), -1), default=None)


def _same(scene: _Scene, before: Draft, quotation: Quotation) -> bool:
    """Whether a statement with quoted words stands before in the same paragraph."""
    near = scene.paragraph[before.anchor] == scene.paragraph[quotation.start]
    return near and bool(before.tokens & scene.quoted) and _ends_sentence(scene, quotation)


def _ends_sentence(scene: _Scene, quotation: Quotation) -> bool:
    """Whether nothing of a quotation's sentence follows it: *“Enough?” ran the headline* is nobody's utterance."""
    doc, end = scene.parse.doc, quotation.end
    asks = any(doc[i].text in {"?", "!"} for i in range(max(end - 2, quotation.start), end))
    return not asks or end >= len(doc) or not doc[end].is_lower


def _unclosed(scene: _Scene, number: int) -> bool:
    """Whether the quotation before this one was left open at the end of the paragraph before."""
    if not number:
        return False
    before, this = scene.parse.quotations[number - 1], scene.parse.quotations[number]
    last = scene.parse.doc[before.end - 1]
    return scene.paragraph[before.start] + 1 == scene.paragraph[this.start] and not last.is_quote


def _led(scene: _Scene, quotation: Quotation, anchors: Set[int]) -> Token | None:
    """The verb of the sentence that leads to a quotation with a colon, in its own paragraph or the one before."""
    doc = scene.parse.doc
    colon = quotation.start - 1
    while colon > 0 and doc[colon].is_space:
        colon -= 1
    if colon <= 0 or doc[colon].text not in {":", "."}:
        return None
    verb = _teller(scene, colon)
    bare = verb is not None and verb.i not in anchors and _bare(verb) and colon == quotation.start - 1
    return verb if doc[colon].text == ":" or bare else None


def _bare(verb: Token) -> bool:
    """Whether a verb of saying tells nothing in its own sentence: *He said in a statement. “…”*."""
    return _says(verb) and child(verb, "ccomp", "dobj", "xcomp", "prt") is None and verb.dep_ == "ROOT"


def _teller(scene: _Scene, end: int) -> Token | None:
    """The verb of saying in the main clause of the sentence that ends at a token; else that clause's own verb."""
    sentence = [t for t in scene.parse.doc[end].sent if t.i < end and t.i not in scene.quoted and source_of(t)]
    main = [t for t in sentence if _main(t)]
    told = [t for t in main if _says(t)] or [t for t in sentence if _says(t) and t.dep_ in ("relcl", "ccomp")]
    return next(iter([*reversed(told), *main]), None)


def _main(verb: Token) -> bool:
    """Whether a verb is the sentence's own, an equal of it, or a participle or infinitive that shares its subject."""
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    while verb.dep_ in ("conj", "xcomp") or (verb.dep_ == "advcl" and verb.tag_ == "VBG"):
        verb = verb.head
    return verb.dep_ == "ROOT"


def _pauses(scene: _Scene, quotation: Quotation) -> bool:
    """Whether a quotation ends with a comma: its speaker comes after it."""
    doc = scene.parse.doc
    return any(doc[i].text == "," for i in range(max(quotation.end - 2, quotation.start), quotation.end))


def _labelled(scene: _Scene, quotation: Quotation) -> Token | None:
    """The name that leads to a quotation with nothing but a colon: *Lavrov: “We will not go.”*."""
    doc = scene.parse.doc
    colon = quotation.start - 1
    if colon <= 0 or doc[colon].text != ":":
        return None
    label = [t for t in doc[colon].sent if t.i < colon]
    if not label or len(label) > LABEL or any(t.pos_ in ("VERB", "AUX") for t in label):
        return None
    names = [t for t in label if t.pos_ == "PROPN"]
    return names[-1] if names else None


def _cue_after(scene: _Scene, quotation: Quotation) -> Token | None:
    """A verb of saying shortly after a quotation, in its own paragraph; after a full stop a new sentence begins."""
    doc, here = scene.parse.doc, scene.paragraph[quotation.start]
    if any(doc[i].text == "." for i in range(max(quotation.end - 2, quotation.start), quotation.end)):
        return None
    for i in range(quotation.end, min(quotation.end + REACH, len(doc))):
        token: Token = doc[i]
        if scene.paragraph[i] != here or i in scene.quoted or token.text in {".", ";"}:
            return None
        if _says(token) and (source_of(token) or _inverted(token)):
            return token
    return None


def _says(token: Token) -> bool:
    cue = cue_of(token)
    return cue is not None and cue.pos == "V" and bool(cue.takes & {"clause", "quote", "that"})


def _inverted(cue: Token) -> Source | None:
    noun = name_after(cue)
    return Source(noun) if noun is not None else None


def _own_paragraph(scene: _Scene, quotation: Quotation) -> bool:
    """Whether a quotation opens its paragraph, or follows a whole sentence in it."""
    doc = scene.parse.doc
    if quotation.start == 0 or doc[quotation.start - 1].is_space:
        return True
    return doc[quotation.start - 1].text in {".", ":", "?", "!", "”"}


def _speaker(scene: _Scene, quotation: Quotation, before: Draft | None) -> Source | None:
    """The source of the statement before, or the subject of the sentence before."""
    here = scene.paragraph[quotation.start]
    if before is not None and scene.paragraph[before.anchor] >= here - 1:
        return before.source
    previous = quotation.start - 1
    while previous > 0 and scene.parse.doc[previous].is_space:
        previous -= 1
    if previous <= 0 or scene.paragraph[previous] < here - 1:
        return None
    root: Token = scene.parse.doc[previous].sent.root
    noun = child(root, "nsubj")
    return Source(noun) if noun is not None and _person(noun) else None


def _person(noun: Token) -> bool:
    named = noun.ent_type_ == "PERSON" or noun.lower_ in ("he", "she", "they")
    return named and child(noun, "acl", "relcl") is None
