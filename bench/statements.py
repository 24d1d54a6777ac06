"""Statements against the attributions of PolNeAR: who said what.

All is counted in word tokens of the gold's text. An attribution is right when contents overlap (Jaccard at least .5,
one to one) and sources share a word, or neither has one.
- attribution: all of them. The gold is wider than saying: beliefs, plans, support and perceptions are attributions too.
  The report holds statements alone (`find`), and the figures without a mark are of them. `wide` are those of
  `attributions`, which a model chooses in the gold's own sense; they are no part of the report.
- direct: those whose content stands in quotation marks. speech: recall over acts of saying alone.
- content: words told, over the whole corpus. source right: of those whose content was found.
The gold gives "…, X said, according to Tass" to Tass and marks no statement inside another; both count against us.
Rules were read off training articles (`tuned`, a part); the developers' articles (`untouched`) were only measured.
`abroad` is four pieces of foreign copy, where two people agree at .783: too few for more than a glance.

Others on the corpus's test part, the same counting (whole attribution F1 / direct / source right; no peer installs
beside us without new dependencies): textacy 0.13 .196 / .518 / .85, and paragraph by paragraph .267 / .644 / .93; the
Gender Gap Tracker's rules .442 / .558 / .86; Citron, retrained on the same articles, .490 / .636 / .91; dependency
rules with quotations parsed apart .590 / .852 / .94; these with a logistic regression over cues and a CRF over spans,
both trained on the corpus, .656 / .887 / .95; one person against another .760 / .981 / .96.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.scoring import Tally, rows, sha256
from dragoman import actors
from dragoman.actors import Actors
from dragoman.language import Parse, parse
from dragoman.report import Span, Statement
from dragoman.statements import Statements, attributions, find

DEV = "gold/statements/dev.jsonl.gz"
ABROAD = "gold/statements/abroad.jsonl.gz"
TRAIN = "gold/statements/train.jsonl.gz"
TUNED_ON = 80
FOUND = 0.5
DIRECT = 0.95
SPEECH = Path(__file__).with_name("speech.txt")
OPENING, CLOSING = "“„«", "”»"

Words = frozenset[int]
Finder = Callable[[Parse, Actors], Statements]


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution as sets of words, gold or given."""

    source: Words
    content: Words
    direct: bool
    speech: bool


class Page:
    """A text as words, and which of them stand between double quotation marks."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in re.finditer(r"\w+", text)]
        inside = quoted(text)
        self.text = text
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.quoted = [inside[start] for start in self.starts]

    def words(self, spans: Iterable[Sequence[int]]) -> Words:
        """The words that some spans touch."""
        found = (range(bisect_right(self.ends, a), bisect_left(self.starts, b)) for a, b in spans)
        return frozenset(i for each in found for i in each)

    def told(self, source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span]) -> Told:
        """An attribution of this page."""
        words = self.words(content)
        marked = sum(self.quoted[i] for i in words)
        cue_text = " ".join(self.text[a:b] for a, b in cue)
        said = bool(set(re.findall(r"\w+", cue_text.lower())) & speech_words()) or ":" in cue_text
        return Told(self.words(source), words, bool(words) and marked >= DIRECT * len(words), said or marked > 0)


def run(shared: Path) -> dict[str, float]:
    """The figures of the part that rules were read off and of the developers' articles.

    Args:
        shared: the folder that holds `gold`.
    """
    train = sorted(rows(shared / TRAIN), key=lambda gold: hashlib.sha256(gold["id"].encode()).hexdigest())
    parts = {"tuned": train[:TUNED_ON], "untouched": list(rows(shared / DEV)), "abroad": list(rows(shared / ABROAD))}
    finders: dict[str, Finder] = {"": find, "wide ": attributions}
    return {
        f"{part}: {mark}{name}": v
        for part, texts in parts.items()
        for mark, finder in finders.items()
        for name, v in measured(texts, finder).items()
    }


def gold_sha(shared: Path) -> str:
    """Which gold the figures are of."""
    return sha256(shared / DEV)[:16]


def measured(texts: Iterable[Mapping[str, Any]], finder: Finder = find) -> dict[str, float]:
    """The measures of a finder over some gold texts."""
    whole, direct, speech, content = Tally(), Tally(), Tally(), Tally()
    named = right = 0
    for gold in texts:
        page = Page(gold["text"])
        wanted = [page.told(a["source"], a["cue"], a["content"]) for a in gold["attributions"]]
        wanted = [told for told in wanted if told.content]
        given = [told for told in told_of(page, finder) if told.content]
        pairs = paired([told.content for told in wanted], [told.content for told in given])
        good = [(i, j) for i, j in pairs if agree(wanted[i], given[j])]
        whole.add(len(good), len(given), len(wanted))
        marked = sum(given[j].direct for _, j in good), sum(told.direct for told in given)
        direct.add(*marked, sum(told.direct for told in wanted), sum(wanted[i].direct for i, _ in good))
        said = sum(told.speech for told in wanted), sum(wanted[i].speech for i, _ in good)
        speech.add(len(good), len(given), *said)
        all_given, all_wanted = (frozenset().union(*(t.content for t in side)) for side in (given, wanted))
        content.add(len(all_given & all_wanted), len(all_given), len(all_wanted))
        sourced = [(i, j) for i, j in pairs if wanted[i].source]
        named += len(sourced)
        right += sum(agree(wanted[i], given[j]) for i, j in sourced)
    figures = whole.figures("attribution") | {"direct F1": direct.f1, "speech F1": speech.f1}
    return figures | {"content words F1": content.f1, "source right": right / max(1, named)}


def told_of(page: Page, finder: Finder = find) -> list[Told]:
    """What a finder finds in a page; a quotation without a cue counts to the last statement of its source."""
    found: list[tuple[Statement, list[Span]]] = []
    for record in finder(*cast(page.text)).records:
        before = next(
            (spans for other, spans in reversed(found) if record.cue is None and continues(record, other)), None
        )
        if before is not None:
            before.extend(record.content)
        else:
            found.append((record, list(record.content)))
    return [page.told(listed(record.source_span), listed(record.cue), spans) for record, spans in found]


@cache
def cast(text: str) -> tuple[Parse, Actors]:
    """A text's parse and its actors, made once for all finders."""
    parsed = parse(text)
    return parsed, actors.find(parsed)


def listed(span: Span | None) -> list[Span]:
    """A span as a list."""
    return [span] if span else []


def continues(record: Statement, before: Statement) -> bool:
    """Whether a quotation without a cue has the source of an earlier statement."""
    if record.source and before.source:
        return bool(set(record.source) & set(before.source)) and before.cue is not None
    return record.source_span == before.source_span and before.cue is not None


def agree(wanted: Told, given: Told) -> bool:
    """Whether two sources are the same: they share a word, or neither is there."""
    return bool(wanted.source & given.source) or not (wanted.source or given.source)


def paired(wanted: Sequence[Words], given: Sequence[Words]) -> list[tuple[int, int]]:
    """Contents that fit each other, one to one, the best overlap first."""
    scored = [
        (-len(w & g) / len(w | g), i, j)
        for i, w in enumerate(wanted)
        for j, g in enumerate(given)
        if 2 * len(w & g) >= len(w | g)
    ]
    left, right = set(range(len(wanted))), set(range(len(given)))
    pairs = []
    for _, i, j in sorted(scored):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))
    return pairs


def quoted(text: str) -> bytearray:
    """Which characters stand in double quotation marks; what is left open ends with its paragraph unless reopened."""
    inside = bytearray(len(text))
    opened: int | None = None
    for mark in re.finditer(r"[“”\"„«»]|''|``|‘‘|’’|\n+", text):
        start, end = mark.span()
        if mark.group()[0] == "\n":
            if opened is not None and not text.startswith(("“", '"', "''", "``"), end):
                inside[opened:start] = b"\1" * (start - opened)
                opened = None
        elif opened is None:
            opened = None if mark.group() in CLOSING else start
        elif not reopens(text, start, end):
            inside[opened:end] = b"\1" * (end - opened)
            opened = None
    if opened is not None:
        inside[opened:] = b"\1" * (len(text) - opened)
    return inside


def reopens(text: str, start: int, end: int) -> bool:
    """Whether a mark at the head of a paragraph repeats the opening mark of the paragraph before."""
    head = start == 0 or text[start - 1] == "\n"
    return head and (text[start] in OPENING or bool(text[end : end + 1].strip()))


@cache
def speech_words() -> frozenset[str]:
    """Words of saying with their inflected forms, of `speech.txt`."""
    bases, _, forms = SPEECH.read_text(encoding="utf-8").partition("# forms")
    kept = [line for line in bases.splitlines() if not line.startswith("#")]
    return frozenset(form for base in kept for form in inflected(base)) | frozenset(forms.split())


def inflected(base: str) -> list[str]:
    """A regular verb's forms."""
    if base.endswith("e"):
        return [base, base + "s", base + "d", base[:-1] + "ing"]
    if re.search("[^aeiou]y$", base):
        return [base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    forms = [base, base + ("es" if re.search("(s|x|z|ch|sh)$", base) else "s"), base + "ed", base + "ing"]
    doubled = re.search("[^aeiou][aeiou][bdgmnprt]$", base)
    return [*forms, base + base[-1] + "ed", base + base[-1] + "ing"] if doubled else forms
