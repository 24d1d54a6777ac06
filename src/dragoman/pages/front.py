"""The front of a text dump: headline, byline and day, from the lines that stand before the article."""

from __future__ import annotations

import re
from collections import Counter

from dragoman.pages.dump import Dump, Line
from dragoman.pages.furniture import furniture
from dragoman.pages.lines import WORDS, count_words, function_words
from dragoman.pages.names import name_line, signature
from dragoman.pages.published import day_in_line

REACH = 40
"""Lines above the article in which headline, byline and day are looked for."""

BESIDE = 4
"""Lines between a headline and the byline or day that belongs to it."""

LEAD_WORDS = 250
FOOT = 2
"""Lines below an article in which a byline is its own, and no other story's."""

MOST_NAMES, LONGEST_NAMES, LISTED = 6, 16, 6
CANDIDATES = ("short", "prose", "teaser", "bullet", "drop")
PERHAPS = ("caption", "related")
"""Kinds of furniture whose patterns some headlines match: *Watch: …*, *Video: …*."""

QUOTED = re.compile(r"[“\"‘'].*[”\"’']")
"""A line that is all quotation stands above a headline as often as under it, and is none."""

BROKEN = re.compile(r"…|\.\.\.")
"""The beginning of a standfirst that goes on from the headline."""

LEARNT = 0.35
"""What the learnt part of a line adds to its evidence as a headline: about as much as a byline and a day below it."""

UPDATED = re.compile(r"(?i)\b(?:updated?|modified|revised|last)\b")
PUBLISHED = re.compile(r"(?i)\b(?:published?|posted|first|created|issued)\b")


def headline(dump: Dump) -> tuple[str | None, int]:
    """The line above the article that shares most with it, and how many lines it stands above the first paragraph."""
    near = dump.before[-REACH:]
    content = Counter(_content(" ".join(line.text for line in dump.body)))
    lead = set(_content(" ".join(line.text for line in dump.body[:6]))[:LEAD_WORDS])
    texts = Counter(line.text.casefold() for line in (*dump.before, *dump.taken_out, *dump.after))
    learnt = {len(near) - len(dump.before) + index for index in dump.titles}
    scores = [_score(near, index, content, lead, texts, index in learnt) for index in range(len(near))]
    best = max(range(len(near)), key=lambda index: scores[index], default=-1)
    if best < 0 or scores[best] <= 0:
        return None, 0
    best = _above_standfirst(near, scores, best)
    return _without_crumb(near[best].text, near), len(near) - best


def _content(text: str) -> list[str]:
    words = (word.casefold() for word in WORDS.findall(text))
    return [word for word in words if len(word) > 2 and word not in function_words()]


def _score(
    near: tuple[Line, ...], index: int, content: Counter[str], lead: set[str], texts: Counter[str], learnt: bool
) -> float:
    """Words shared with the article, those of its beginning twice; more beside a byline, or where repeated."""
    line = near[index]
    words = _content(line.text)
    if line.kind not in CANDIDATES or not 3 <= line.words <= 32 or not words:
        return 0.0
    if line.kind == "drop" and (line.words < 4 or (line.furniture and line.furniture.kind not in PERHAPS)):
        return 0.0
    shared = sum((word in content) + (word in lead) for word in words) / (2 * len(words))
    below = near[index + 1 : index + 1 + BESIDE]
    signed = 2 * any(after.kind == "byline" for after in below[:2]) or any(
        after.kind in ("byline", "date") for after in below
    )
    listed = not signed and any(above.kind == "end" for above in near[max(0, index - LISTED) : index])
    last = index >= len(near) - 2
    repeated = texts[line.text.casefold()] > 1
    evidence = shared + 0.25 * signed + 0.15 * last + 0.2 * (repeated and shared >= 0.25)
    evidence += LEARNT * (learnt and not (line.furniture or BROKEN.match(line.text) or name_line(line.text)))
    size = min(line.words, 7) / 7
    stop = 0.6 if line.text.endswith(".") or BROKEN.match(line.text) else 1.0
    furniture = 0.5 if line.furniture else 1.0
    distance = 1 - 0.5 * (len(near) - index) / REACH
    listing = 0.6 if listed else 1.0
    return evidence * size * stop * furniture * distance * listing if evidence >= 0.25 else 0.0


def _above_standfirst(near: tuple[Line, ...], scores: list[float], best: int) -> int:
    """The headline stands above its standfirst, which is longer or ends in a full stop and may share more words."""
    while best and scores[best - 1] >= 0.4 * scores[best]:
        this, above = near[best], near[best - 1]
        if above.words < 4 or above.text.endswith(".") or above.furniture or QUOTED.fullmatch(above.text):
            break
        if not this.text.endswith(".") and this.words < above.words:
            break
        best -= 1
    return best


def _without_crumb(text: str, near: tuple[Line, ...]) -> str:
    """*Home World Title* is *Title* where the page has that line too; what ends in a colon is no crumb."""
    text = _without_furniture(text)
    endings = [line.text for line in near if text != line.text and text.endswith(line.text) and line.words >= 4]
    cut = max(endings, key=len, default=text)
    return text if text.removesuffix(cut).rstrip().endswith((":", "–", "—", "|")) else cut


def _without_furniture(text: str) -> str:
    """A title to which a dump has joined the name of a button: *Talks fail Back to video*."""
    words = text.split()
    for number in range(2, 5):
        found = furniture(" ".join(words[-number:])) if len(words) > number + 3 else None
        if found and found.kind == "video":
            return " ".join(words[:-number])
    return text


def byline(dump: Dump, where: int) -> tuple[list[str], str | None]:
    """The people who sign, and the agency: a line that begins with *By*, else names beside the headline or the day."""
    before = dump.before[-max(where + 3, 6) :]
    people, wire = _signed((*before, *dump.taken_out[:4], *dump.after[:FOOT]))
    if people or wire:
        return people, wire
    below = dump.before[-where + 1 :] if where > 1 else ()
    above = before[: len(before) - where] if where else before
    for lines in (below, above, dump.taken_out[:4]):
        for index in range(len(lines)):
            if index < BESIDE if lines is below else _beside_day(lines, index):
                people = _names(lines, index)
                if people:
                    return people, None
    return [], None


def _signed(near: tuple[Line, ...]) -> tuple[list[str], str | None]:
    wire: str | None = None
    for index, line in enumerate(near):
        if line.kind != "byline":
            continue
        people, agency = signature(line.text)
        if not people and count_words(line.text) <= 2 and index + 1 < len(near):
            people = _names(near, index + 1)
        wire = wire or agency
        if people:
            return people, wire
    return [], wire


def _names(lines: tuple[Line, ...], index: int) -> list[str]:
    """The people of a line that is nothing but names, and of the lines of names below it where they go on."""
    found: list[str] = []
    for line in lines[index : index + MOST_NAMES]:
        named = line.kind in ("short", "date") or (line.kind == "drop" and line.furniture is None)
        people = name_line(line.text) if named and line.words <= LONGEST_NAMES else []
        if not people:
            break
        found += [name for name in people if name not in found]
        if not line.text.rstrip().endswith((",", "&", "and")):
            break
    return found


def _beside_day(lines: tuple[Line, ...], index: int) -> bool:
    return any(line.kind == "date" for line in lines[max(0, index - 1) : index + 3])


def day(dump: Dump, where: int) -> str | None:
    """The day printed beside the headline: one called published before one that is not, an update last."""
    below, above = dump.before[-max(where, 1) :], dump.before[-max(where + 4, 8) : -max(where, 1)]
    for lines in (below, above[::-1], dump.taken_out[:4]):
        dated = [
            (line.text, found)
            for line in lines
            if line.kind in ("date", "byline") and (found := day_in_line(line.text))
        ]
        ranked = sorted(dated, key=lambda pair: (not PUBLISHED.search(pair[0]), bool(UPDATED.search(pair[0]))))
        if ranked:
            return ranked[0][1]
    return None
