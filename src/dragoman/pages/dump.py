"""The article inside the text of a whole page: menus, teasers, comments and footers around it, as lines alone.

The heaviest run of sentence lines is the body (maximum subarray over line weights, after the boilerplate measure of
Pomikálek 2011); furniture inside it is taken out, subheads are kept, and what stands before it names the headline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.pages.credits import MONTH
from dragoman.pages.furniture import Furniture, furniture
from dragoman.pages.lines import BULLET, count_words, is_sentence, squeeze
from dragoman.pages.names import OPENING, glued, organization, signature

TEASER = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])$|(?:\.\.\.|…) ?(?:read|see|view|show) more$", re.I)
BYLINE = re.compile(r"^by:?$|[|•·–—-] ?(?:written|reported|posted|published) by:? .{3,80}$", re.I)
DATE = re.compile(
    rf"(?:(?<![A-Za-z])(?:{MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?,? (?:at )?\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?[ -]{MONTH},?[ -]\d{{4}})|"
    r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)|(?<!\d)\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?!\d))",
    re.I,
)
BESIDE_DATE = re.compile(
    r"(?i)\b(?:published|updated|posted|last|modified|first|on|at|date|this story is from|created|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|a\.?m\.?|p\.?m\.?|gmt|utc|bst|est|edt|et|"
    r"ist|cet|cest|pst|pdt|hrs|am|pm|ago|hours?|minutes?)\b|[\d:+.|/•·–—-]+"
)
MOST_BESIDE_DATE = 8
"""Words that may stand beside a date in a line that is nothing but a date: a name, an office, a section."""

AGAIN = -2
"""Cost of a line of furniture under another: one slot for a newsletter may take twenty lines.
On the dumps of the developers' half -1, -2 and -3 give the same body F1, and all beat -6 on headlines."""

MOST_BYLINE, SHORT_BYLINE, LONGEST_DATE = 30, 6, 160
MOST_WEIGHT = 60
"""Words of a paragraph that count: one long legal notice must not outweigh an article of short paragraphs."""

WEIGHTS = {"short": -9, "teaser": -6, "drop": -6, "end": -60, "byline": -40, "date": -20, "bullet": -2}
"""Cost of passing over a line of each kind; set by hand while reading dumps of the tuned part, not swept."""


TOP, MOST_ABOVE = 14, 130
"""Lines at the head of a run in which a byline is looked for, and the most words of prose above it that are given up:
a caption, a standfirst, an offer to subscribers."""

LEAST_ABOVE = 80
MOST_SUBHEAD = 14
CLOSING, MOST_BELOW = ("footer", "author", "correction"), 0.35


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page and what it looks like."""

    text: str
    kind: str
    words: int
    furniture: Furniture | None = None

    @property
    def weight(self) -> int:
        """What the line adds to a run of prose, or costs it."""
        if self.kind == "prose":
            return min(self.words, MOST_WEIGHT)
        return WEIGHTS[self.kind]


@dataclass(frozen=True, slots=True)
class Dump:
    """A page parted in what stands before the article, the article, and what stands in it and after it."""

    before: tuple[Line, ...]
    body: tuple[Line, ...]
    taken_out: tuple[Line, ...]
    after: tuple[Line, ...]


def classify(text: str) -> Line:
    """One line, told by itself."""
    bullet = BULLET.match(text)
    bare = squeeze(BULLET.sub("", text))
    words = count_words(bare)
    if is_byline(bare, words):
        return Line(bare, "byline", words)
    found = furniture(bare)
    if is_dated(bare) and not (found and found.kind == "comments"):
        return Line(bare, "date", words)
    if found:
        return Line(bare, found.effect, words, found)
    if TEASER.search(bare) and words < 60:
        return Line(bare, "teaser", words)
    if is_sentence(bare):
        return Line(bare, "bullet" if bullet and words < 12 else "prose", words)
    return Line(bare, "short", words)


def is_byline(text: str, words: int) -> bool:
    """Whether a line names who wrote the story: *By* and then, at once, a name, an agency or a desk."""
    if BYLINE.search(text):
        return True
    whole = glued().sub(" ", text)
    opening = OPENING.match(whole)
    if not opening or words > MOST_BYLINE or not opening.end():
        return False
    people, wire = signature(text)
    named = squeeze(OPENING.sub("", whole[opening.end() :])).casefold()
    if people and named.startswith(people[0].casefold()):
        return True
    return bool(wire and words <= SHORT_BYLINE) or (words <= SHORT_BYLINE and bool(organization().search(text)))


def is_dated(text: str) -> bool:
    """Whether a line is little more than a date."""
    match = DATE.search(text) if len(text) <= LONGEST_DATE else None
    if not match:
        return False
    rest = BESIDE_DATE.sub(" ", DATE.sub(" ", text))
    return count_words(rest) <= MOST_BESIDE_DATE and not (match.start() > 60 or is_caption(text))


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a picture."""
    found = furniture(text)
    return found is not None and found.kind in ("caption", "rights")


def classified(lines: Iterable[str]) -> list[Line]:
    """The lines of a page that are not empty."""
    return [classify(line) for line in lines if squeeze(BULLET.sub("", line))]


def heaviest_run(lines: list[Line]) -> tuple[int, int]:
    """The run `[start, end)` of lines with the greatest weight; empty where no line is prose."""
    best = start = end = 0
    weight = begin = 0
    for index, line in enumerate(lines):
        if weight <= 0:
            weight, begin = 0, index
        again = line.kind == "drop" and index > 0 and lines[index - 1].kind == "drop"
        weight += AGAIN if again else line.weight
        if weight > best:
            best, start, end = weight, begin, index + 1
    return start, end


def read_dump(lines: list[Line]) -> Dump | None:
    """The article on a page; None where no line is prose."""
    lines = without_repeats(lines)
    start, end = heaviest_run(lines)
    if start == end:
        return None
    start, end = below_byline(lines, start, end), end
    end = above_comments(lines, start, end)
    body = [lines[index] for index in range(start, end) if belongs(lines, index, start, end)]
    kept = set(map(id, body))
    out = [line for line in lines[start:end] if id(line) not in kept]
    return Dump(tuple(lines[:start]), tuple(body), tuple(out), tuple(lines[end:]))


def without_repeats(lines: list[Line]) -> list[Line]:
    """A line that the page shows three times is furniture; of prose that it shows twice the second is the article's.

    Captions, teasers and slots for advertisements are repeated; writers do not repeat a paragraph.
    """
    times = Counter(line.text for line in lines)
    last = {line.text: index for index, line in enumerate(lines)}
    found = []
    for index, line in enumerate(lines):
        often = times[line.text] >= 3 and line.kind in ("prose", "short", "bullet", "teaser") and line.words > 1
        early = line.kind == "prose" and index < last[line.text]
        found.append(replace(line, kind="drop") if often or early else line)
    return found


def below_byline(lines: list[Line], start: int, end: int) -> int:
    """Where the run goes on below a byline, or a day under a title, with little prose above it, it begins there."""
    if any(line.kind == "byline" for line in lines[max(0, start - TOP // 2) : start]):
        return start
    for index in range(min(start + TOP, end - 1), start, -1):
        above, below = lines[start:index], lines[index + 1 : end]
        titled = any(line.kind == "short" and line.words >= 4 for line in above[-4:])
        if lines[index].kind != "byline" and not (lines[index].kind == "date" and titled):
            continue
        weight = sum(line.weight for line in above if line.kind == "prose")
        if weight <= MOST_ABOVE and weight < sum(line.weight for line in below if line.kind == "prose"):
            return next((i for i in range(index + 1, end) if lines[i].kind == "prose"), start)
    return start


def above_comments(lines: list[Line], start: int, end: int) -> int:
    """Where comments, or a footer with little below it, begin inside the run, with enough prose above, it ends."""
    above, whole = 0, sum(line.weight for line in lines[start:end] if line.kind == "prose")
    for index in range(start, end):
        line = lines[index]
        if line.kind == "end" and line.furniture and above >= LEAST_ABOVE:
            kind = line.furniture.kind
            if kind == "comments" or (kind in CLOSING and whole - above <= MOST_BELOW * above):
                return index
        above += line.weight if line.kind == "prose" else 0
    return end


def belongs(lines: list[Line], index: int, start: int, end: int) -> bool:
    """Whether a line of the run is the article's: prose, bulleted points, and subheads that stand alone."""
    line = lines[index]
    if line.kind in ("prose", "bullet"):
        return True
    return line.kind == "short" and is_subhead(lines, index, start, end)


def is_subhead(lines: list[Line], index: int, start: int, end: int) -> bool:
    """A short line between two paragraphs of prose, whatever slots for advertisements stand around it."""
    line = lines[index]
    if not start < index < end - 1 or line.words > MOST_SUBHEAD:
        return False
    above = next((lines[i] for i in range(index - 1, start - 1, -1) if not is_slot(lines[i])), None)
    below = next((lines[i] for i in range(index + 1, end) if not is_slot(lines[i])), None)
    return all(near is not None and near.kind in ("prose", "bullet") for near in (above, below))


def is_slot(line: Line) -> bool:
    """A line that the page sets where an advertisement goes."""
    return line.kind == "drop" and (line.furniture is None or line.furniture.kind == "advertisement")
