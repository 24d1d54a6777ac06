"""The article inside the text of a whole page: menus, teasers, comments and footers around it, as lines alone.

Each line is classed by itself; what it and the lines around it look like then tells, by learnt weights, in which part
of the page it stands (`parts`). The body is the article, furniture inside it is taken out, and what stands before it
names the headline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import dropwhile

from dragoman.pages.credits import MONTH, dateline
from dragoman.pages.features import features
from dragoman.pages.furniture import Furniture, furniture
from dragoman.pages.lines import BULLET, count_words, is_sentence, squeeze
from dragoman.pages.names import OPENING, glued, organization, signature
from dragoman.pages.parts import parts

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

NEAR = 8
"""Lines above an article, and at its head, where its dateline is looked for: captions and buttons fit between."""

MOST_TEASER, MOST_POINT, MOST_SUBHEAD = 60, 12, 14
MOST_BYLINE, SHORT_BYLINE, LONGEST_DATE = 30, 6, 160


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page and what it looks like."""

    text: str
    kind: str
    words: int
    furniture: Furniture | None = None
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Dump:
    """A page parted in what stands before the article, the article, and what stands in it and after it."""

    before: tuple[Line, ...]
    body: tuple[Line, ...]
    taken_out: tuple[Line, ...]
    after: tuple[Line, ...]
    titles: tuple[int, ...] = ()
    """Which of the lines before the article are learnt to be its headline."""


def classify(text: str) -> Line:
    """One line, told by itself."""
    bullet = bool(BULLET.match(text))
    bare = squeeze(BULLET.sub("", text))
    words = count_words(bare)
    found = None if is_byline(bare, words) else furniture(bare)
    return Line(bare, _kind(bare, words, found, bullet), words, found, bullet)


def _kind(bare: str, words: int, found: Furniture | None, bullet: bool) -> str:
    if is_byline(bare, words):
        return "byline"
    if is_dated(bare) and not (found and found.kind == "comments"):
        return "date"
    if found:
        return found.effect
    if TEASER.search(bare) and words < MOST_TEASER:
        return "teaser"
    if is_sentence(bare):
        return "bullet" if bullet and words < MOST_POINT else "prose"
    return "short"


def is_byline(text: str, words: int) -> bool:
    """Whether a line names who wrote the story: *By* and then, at once, a name, an agency or a desk."""
    if BYLINE.search(text):
        return True
    if words > MOST_BYLINE:
        return False
    whole = glued().sub(" ", text)
    opening = OPENING.match(whole)
    if not opening or not opening.end():
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


def read_dump(lines: list[Line]) -> Dump | None:
    """The article on a page; None where no line of it is prose."""
    lines = without_repeats(lines)
    found = to_the_end(lines, with_subheads(lines, from_dateline(lines, parts(features(lines)))))
    taken = [index for index, part in enumerate(found) if part == "body"]
    body = list(dropwhile(lambda index: lines[index].kind not in ("prose", "bullet"), taken))
    if not any(lines[index].kind == "prose" for index in body):
        return None
    start, end = body[0], body[-1] + 1
    return Dump(
        before=tuple(lines[:start]),
        body=tuple(lines[index] for index in body),
        taken_out=tuple(lines[index] for index in range(start, end) if found[index] != "body"),
        after=tuple(lines[end:]),
        titles=tuple(index for index in range(start) if found[index] == "headline"),
    )


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


def from_dateline(lines: list[Line], found: list[str]) -> list[str]:
    """The article begins at its dateline: prose above it that opens with one belongs to it, captions do not."""
    start = found.index("body") if "body" in found else 0
    near = [index for index in range(max(0, start - NEAR), start + NEAR) if _opens(lines, found, index, start)]
    first = near[0] if near else start
    joined = ["body" if lines[index].kind == "prose" else "inside" for index in range(first, start)]
    return [*found[: min(first, start)], *["front"] * max(0, first - start), *joined, *found[max(first, start) :]]


def _opens(lines: list[Line], found: list[str], index: int, start: int) -> bool:
    """Whether a line near the beginning of the article is prose that opens with a dateline."""
    if index >= len(lines) or lines[index].kind != "prose" or (index > start and found[index] != "body"):
        return False
    return dateline((lines[index].text,))[0] is not None


def with_subheads(lines: list[Line], found: list[str]) -> list[str]:
    """A short line right between two paragraphs of the article is its subhead, whatever slots stand around it."""
    kept = [index for index, line in enumerate(lines) if not is_slot(line)]
    between = {
        index
        for above, index, below in zip(kept, kept[1:], kept[2:], strict=False)
        if found[above] == found[below] == "body" and {lines[above].kind, lines[below].kind} <= {"prose", "bullet"}
    }
    return [
        "body" if index in between and part == "inside" and is_subhead(lines[index]) else part
        for index, part in enumerate(found)
    ]


def is_subhead(line: Line) -> bool:
    """Whether a line may be a subhead."""
    return line.kind == "short" and line.words <= MOST_SUBHEAD


def is_slot(line: Line) -> bool:
    """A line that the page sets where an advertisement goes."""
    return line.kind == "drop" and (line.furniture is None or line.furniture.kind == "advertisement")


def to_the_end(lines: list[Line], found: list[str]) -> list[str]:
    """Where nothing but prose stands below the article, it is the article's: such a text has no site around it."""
    end = len(found) - found[::-1].index("body") if "body" in found else len(found)
    alone = all(line.kind == "prose" for line in lines[end:])
    return [*found[:end], *(["body"] * (len(found) - end))] if alone else found
