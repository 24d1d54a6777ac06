"""Quotations: whole utterances gathered under the statement that they belong to, floating ones given their speaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.language import Parse, Quotation
from dragoman.statements import speakers
from dragoman.statements.drafts import Draft
from dragoman.statements.sources import Source
from dragoman.statements.speakers import REACH, Scene

# Marks after which a quotation stands for itself, whatever was said before them.
LEADS = frozenset({"—", "–", "--", "-", ":", "("})
# How many paragraphs back the speaker of a quotation that goes on may stand: longer speeches are rare in news.
FAR = 12


@dataclass(slots=True)
class _Gathered:
    """The drafts so far, where each cue's draft is, and which quotations they cover."""

    drafts: list[Draft]
    at: dict[int, int]
    covered: set[int]

    def add(self, scene: Scene, draft: Draft) -> None:
        """Add a draft, or put it in the place of the one with the same anchor."""
        place = self.at.setdefault(draft.anchor, len(self.drafts))
        self.drafts[place:] = [draft, *self.drafts[place + 1 :]]
        self.covered.update(_covers(scene, draft))


def gather(parse: Parse, drafts: Sequence[Draft], quoted: frozenset[int]) -> list[Draft]:
    """The drafts with whole quotations in their contents, and one draft more for every quotation left floating."""
    scene = speakers.scene_of(parse, quoted)
    found = _Gathered([], {}, set())
    for draft in drafts:
        found.add(scene, _whole(scene, draft))
    for number in range(len(parse.quotations)):
        if number not in found.covered:
            _place(scene, number, found)
    return found.drafts


def _touched(scene: Scene, tokens: Iterable[int]) -> list[int]:
    """The numbers of the quotations that some tokens lie in."""
    return sorted({scene.quotation[i] for i in tokens if i in scene.quotation})


def _words(scene: Scene, quotation: Quotation) -> list[int]:
    return [i for i in range(quotation.start, quotation.end) if not scene.parse.doc[i].is_punct]


def _whole(scene: Scene, draft: Draft) -> Draft:
    """Quotations that a content touches belong to it whole."""
    tokens = set(_utterance_only(scene, replace(draft, tokens=_alone(scene, draft))))
    for number in _touched(scene, frozenset(tokens)):
        quotation = scene.parse.quotations[number]
        if not quotation.start <= draft.anchor < quotation.end:
            words = _words(scene, quotation)
            if quotation.whole or 2 * sum(i in draft.tokens for i in words) > len(words):
                tokens.update(range(quotation.start, quotation.end))
    return replace(draft, tokens=frozenset(tokens))


def _alone(scene: Scene, draft: Draft) -> frozenset[int]:
    """The quotation alone where a dash or a colon leads to it, or where the cue stands between it and other words.

    *He amended it once — “I recall,” he said*; *On the day of the raid, he said of it: “I regret that.”*
    """
    if not draft.tokens or min(draft.tokens) in scene.quotation:
        return draft.tokens
    for number in _touched(scene, draft.tokens):
        quotation = scene.parse.quotations[number]
        before = max((i for i in draft.tokens if i < quotation.start), default=-1)
        led = before >= 0 and scene.parse.doc[quotation.start - 1].text in LEADS
        after = quotation.end <= draft.anchor < quotation.end + 4
        parted = 0 <= before < draft.anchor < quotation.start
        if quotation.whole and ((led and after) or parted):
            return frozenset(i for i in draft.tokens if i >= quotation.start)
    return draft.tokens


def _utterance_only(scene: Scene, draft: Draft) -> frozenset[int]:
    """A content without what tells of its saying: *“We go,” he said when asked*, *In May he said, “We go.”*."""
    for number in _touched(scene, draft.tokens):
        quotation = scene.parse.quotations[number]
        if not speakers.utters(scene, quotation) or quotation.start <= draft.anchor < quotation.end:
            continue
        if quotation.end <= draft.anchor and _opens_clause(scene, quotation):
            return frozenset(i for i in draft.tokens if i < draft.anchor or _goes_on(scene, draft.anchor, i))
        if draft.anchor < quotation.start and speakers.introduced(scene, quotation):
            between = scene.parse.doc[draft.anchor + 1 : quotation.start]
            if not any(t.pos_ in ("VERB", "AUX") for t in between):
                return frozenset(i for i in draft.tokens if i >= quotation.start)
    return draft.tokens


def _goes_on(scene: Scene, cue: int, token: int) -> bool:
    """Whether a token after a cue lies in a quotation that it split: *“If they come,” he said, “we will fight.”*."""
    number = scene.quotation.get(token)
    if number is None:
        return False
    return not any(t.pos_ == "VERB" for t in scene.parse.doc[cue + 1 : scene.parse.quotations[number].start])


def _opens_clause(scene: Scene, quotation: Quotation) -> bool:
    """Whether nothing of a quotation's sentence stands before it."""
    first = quotation.start
    return (
        not first
        or scene.parse.doc[first - 1].text in LEADS | {".", "?", "!", "”", "''", '"'}
        or bool(scene.parse.doc[first - 1].is_space or scene.parse.doc[first].is_sent_start)
    )


def _covers(scene: Scene, draft: Draft) -> list[int]:
    """The quotations that a draft holds as content, more than half of them, its cue not among them."""
    covered = []
    for number in _touched(scene, draft.tokens):
        quotation = scene.parse.quotations[number]
        inside = range(quotation.start, quotation.end)
        if draft.anchor not in inside or not draft.cue:
            shared = sum(i in draft.tokens for i in inside)
            covered += [number] if 2 * shared > len(inside) else []
    return covered


def _place(scene: Scene, number: int, found: _Gathered) -> None:
    """Give a floating quotation to its cue, to the statement that it goes on, or to a speaker nearby."""
    quotation = scene.parse.quotations[number]
    inside = frozenset(range(quotation.start, quotation.end))
    before = _before(scene, quotation, found.drafts)
    if not speakers.utters(scene, quotation):
        if before is not None and _resumes(scene, before, quotation):
            found.add(scene, replace(before, tokens=before.tokens | inside))
        return
    draft = _by_cue(scene, quotation, inside, found)
    if draft is None and before is not None and (_same(scene, before, quotation) or _unclosed(scene, number)):
        draft = replace(before, tokens=before.tokens | inside)
    if draft is None and speakers.own_paragraph(scene, quotation):
        source = speakers.speaker(scene, quotation, before)
        draft = Draft(quotation.start, inside, source) if source is not None else None
    if draft is not None:
        found.add(scene, draft)


def _by_cue(scene: Scene, quotation: Quotation, inside: frozenset[int], found: _Gathered) -> Draft | None:
    """The draft of a cue or a name that leads to a quotation or follows it."""
    after, led = speakers.cue_after(scene, quotation), speakers.led(scene, quotation, found.at.keys())
    cue = (after or led) if speakers.pauses(scene, quotation) else (led or after)
    if cue is not None and cue.i in found.at:
        told = found.drafts[found.at[cue.i]]
        return replace(told, tokens=told.tokens | inside)
    source = (speakers.source_beside(cue) or speakers.noun_between(scene, quotation, cue)) if cue is not None else None
    if cue is not None and source is not None:
        spoken = speakers.says(cue) or cue is after
        colon = frozenset({quotation.start - 1} if scene.parse.doc[quotation.start - 1].text == ":" else ())
        return Draft(cue.i if spoken else quotation.start, inside, source, frozenset({cue.i}) if spoken else colon)
    name = speakers.labelled(scene, quotation)
    return Draft(quotation.start, inside, Source(name), frozenset({quotation.start - 1})) if name is not None else None


def _resumes(scene: Scene, before: Draft, quotation: Quotation) -> bool:
    """Whether a piece goes on after a cue that split it: *“If they come,” the general said, “we will fight.”*."""
    doc = scene.parse.doc
    near = doc[quotation.start - 1].text == "," and before.anchor < quotation.start <= before.anchor + REACH
    split = max(before.tokens) < before.anchor and before.tokens <= scene.quoted
    return near and split and doc[before.anchor].sent == doc[quotation.start - 1].sent


def _before(scene: Scene, quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    """The last statement told before a quotation, not inside one."""
    far = scene.paragraph[quotation.start] - FAR
    told = [
        d
        for d in drafts
        if d.anchor < quotation.start
        and scene.paragraph[d.anchor] >= far
        and (d.anchor not in scene.quoted or not d.cue)
    ]
    last = max(told, key=lambda d: max(d.anchor, *(i for i in d.tokens if i < quotation.start), -1), default=None)
    return last if last is None else _upper(scene, last, told)


def _upper(scene: Scene, last: Draft, told: Sequence[Draft]) -> Draft:
    """The statement with quoted words whose cue stands above a lesser one: *“…,” said Ann, who said she was tired*."""
    above = {a.i for a in scene.parse.doc[last.anchor].ancestors}
    if last.tokens & scene.quoted:
        return last
    return next((d for d in reversed(told) if d.anchor in above and d.cue and d.tokens & scene.quoted), last)


def _same(scene: Scene, before: Draft, quotation: Quotation) -> bool:
    """Whether a statement with quoted words stands before in the same paragraph."""
    near = scene.paragraph[before.anchor] == scene.paragraph[quotation.start]
    return near and bool(before.tokens & scene.quoted) and _ends_sentence(scene, quotation)


def _ends_sentence(scene: Scene, quotation: Quotation) -> bool:
    """Whether nothing of a quotation's sentence follows it: *“Enough?” ran the headline* is nobody's utterance."""
    doc, end = scene.parse.doc, quotation.end
    asks = any(doc[i].text in {"?", "!"} for i in range(max(end - 2, quotation.start), end))
    return not asks or end >= len(doc) or not doc[end].is_lower


def _unclosed(scene: Scene, number: int) -> bool:
    """Whether the quotation before this one was left open at the end of the paragraph before."""
    if not number:
        return False
    before, this = scene.parse.quotations[number - 1], scene.parse.quotations[number]
    last = scene.parse.doc[before.end - 1]
    return scene.paragraph[before.start] + 1 == scene.paragraph[this.start] and not last.is_quote
