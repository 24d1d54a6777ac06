"""What can be seen of a line of a page and of the lines around it: the features of the learnt model of parts.

Every feature is a short name that a reader of the weights understands: `kind=prose`, `words=15-24`, `ends=stop`.
Sizes fall in bands, since the weight of a number would have to be the same from one end to the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.pages.credits import dateline
from dragoman.pages.lines import FULL_STOP, WORDS, function_words

if TYPE_CHECKING:
    from dragoman.pages.dump import Line

LENGTHS = ((1, 2, 3, 5, 8, 12, 18, 27, 45), ("0", "1", "2", "3-4", "5-7", "8-11", "12-17", "18-26", "27-44", "45+"))
MASSES = ((1, 15, 40, 90, 180, 360), ("0", "1-14", "15-39", "40-89", "90-179", "180-359", "360+"))
SHARES = ((0.01, 0.15, 0.3, 0.45, 0.7), ("0", "1-14", "15-29", "30-44", "45-69", "70+"))
GAPS = ((1, 2, 3, 5, 9, 17), ("0", "1", "2", "3-4", "5-8", "9-16", "17+"))

NEAR, FAR = 3, 8
"""Lines above and below in which prose is weighed."""

SEEN = 30
"""Lines from a byline or a day within which it is seen."""

REMEMBERED = 12
"""Lines below a heading of a list, of comments or of a footer in which it is still seen."""

MOST_CUES = 25
"""Words of the longest line of which single words tell what it is: in a paragraph any word may stand."""

MOST_TOPIC, LEAST_LETTERS = 60, 4
"""The words of a page that tell its topic: the commonest of its prose without grammar, of four letters or more."""


def features(lines: Sequence[Line]) -> list[list[str]]:
    """The features of every line of a page."""
    seen = Seen(lines)
    return [[*own(line), *seen.around(index)] for index, line in enumerate(lines)]


def band(value: float, bands: tuple[tuple[float, ...], tuple[str, ...]]) -> str:
    """The name of the band in which a size falls."""
    edges, names = bands
    return names[bisect_right(edges, value)]


def own(line: Line) -> list[str]:
    """What is seen of a line by itself."""
    text = line.text
    words = WORDS.findall(text)
    number = max(1, len(words))
    size = band(len(words), LENGTHS)
    grammar = sum(word.lower() in function_words() for word in words) / number
    capitals = sum(word[0].isupper() for word in words) / number
    found = ["bias", f"kind={line.kind}", f"{line.kind} words={size}", f"ends={ending(text)}"]
    found += [f"grammar={band(grammar, SHARES)}", f"capitals={band(capitals, SHARES)}", f"begins={beginning(text)}"]
    if line.furniture:
        found.append(f"furniture={line.furniture.kind}")
    if line.bullet:
        found.append("bullet")
    found += [name for name, holds in MARKS.items() if holds(text)]
    cues = sorted({word.lower() for word in words}) if len(words) <= MOST_CUES else []
    return found + [f"word={word}" for word in cues]


MARKS: dict[str, Callable[[str], bool]] = {
    "all capitals": str.isupper,
    "address": lambda text: "@" in text or "://" in text or "www." in text,
    "dateline": lambda text: dateline((text,))[0] is not None,
    "digit": lambda text: any(char.isdigit() for char in text),
    "quotation": lambda text: any(char in text for char in '“”"«»'),
    "bar": lambda text: any(char in text for char in "|›»•·"),
    "foreign letters": lambda text: sum(char.isalpha() and char > "\x7f" for char in text) > 0.02 * len(text),
    "first person": lambda text: not {"we", "our", "us", "you", "your"}.isdisjoint(text.lower().split()),
}


def ending(text: str) -> str:
    """How a line ends: `stop`, `question`, `colon`, `quote`, `dots`, or `open`."""
    if text.endswith(("...", "…", "]")):
        return "dots"
    if text.endswith(("?", "?”")):
        return "question"
    if text.endswith(("”", '"', "»", "’")):
        return "quote"
    if text.endswith(":"):
        return "colon"
    return "stop" if FULL_STOP.search(text) else "open"


def beginning(text: str) -> str:
    """How a line begins: `quote`, `digit`, `small`, `capital`, or `mark`."""
    first = text[:1]
    if first in "“\"‘'«":
        return "quote"
    if first.isdigit():
        return "digit"
    return "small" if first.islower() else "capital" if first.isupper() else "mark"


class Seen:
    """What is seen around the lines of one page."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.kinds = ["none", *(line.kind for line in lines), "none"]
        mass = [min(line.words, 60) if line.kind == "prose" else 0 for line in lines]
        self.sums = [0]
        for words in mass:
            self.sums.append(self.sums[-1] + words)
        self.times = Counter(line.text for line in lines)
        self.topic = topic(lines)
        self.names = Counter(name for line in lines if line.kind == "prose" for name in named(line.text))
        self.heads = list(self._heads())
        self.gaps = since(self.kinds[1:-1])
        self.ahead = since(self.kinds[-2:0:-1])[::-1]

    def _heads(self) -> Iterator[str]:
        """For every line the last heading near above."""
        head, where = "none", -REMEMBERED
        for index, line in enumerate(self.lines):
            yield head if index - where <= REMEMBERED else "none"
            if line.kind == "end" and line.furniture:
                head, where = line.furniture.kind, index

    def _mass(self, start: int, end: int) -> str:
        start, end = max(0, start), min(len(self.lines), end)
        return band(self.sums[end] - self.sums[start], MASSES)

    def around(self, index: int) -> list[str]:
        """What is seen around a line."""
        line, above, below = self.lines[index], self.kinds[index], self.kinds[index + 2]
        whole = max(1, self.sums[-1])
        found = [
            f"above={above}",
            f"below={below}",
            f"{line.kind} between {above} and {below}",
            f"{line.kind} prose above={self._mass(index - NEAR, index)}",
            f"{line.kind} prose below={self._mass(index + 1, index + 1 + NEAR)}",
            f"prose far above={self._mass(index - FAR, index)}",
            f"prose far below={self._mass(index + 1, index + 1 + FAR)}",
            f"prose so far={band(self.sums[index] / whole, SHARES)}",
            f"prose to come={band((self.sums[-1] - self.sums[index + 1]) / whole, SHARES)}",
            f"{line.kind} under={self.heads[index]}",
            f"{line.kind} topic={band(self._shared(line), SHARES)}",
            f"{line.kind} names={self._named(line)}",
        ]
        found += [f"lines since {kind}={band(gap, GAPS)}" for kind, gap in self.gaps[index].items() if gap < SEEN]
        found += [f"lines to {kind}={band(gap, GAPS)}" for kind, gap in self.ahead[index].items() if gap < SEEN]
        if (times := self.times[line.text]) > 1:
            found.append(f"{line.kind} shown {'twice' if times == 2 else 'often'}")
        return found

    def _named(self, line: Line) -> str:
        """Whether a line names what other prose of the page names."""
        own = named(line.text)
        least = 2 if line.kind == "prose" else 1
        return "none" if not own else "known" if any(self.names[name] >= least for name in own) else "new"

    def _shared(self, line: Line) -> float:
        """Share of a line's words of content that are the topic's."""
        words = content(line.text)
        return sum(word in self.topic for word in words) / len(words) if words else 0.0


def since(kinds: Sequence[str]) -> list[dict[str, int]]:
    """For every line, how many lines ago a byline and a day stood."""
    found = []
    last = {"byline": -SEEN, "date": -SEEN}
    for index, kind in enumerate(kinds):
        found.append({name: index - at for name, at in last.items()})
        if kind in last:
            last[kind] = index
    return found


def content(text: str) -> list[str]:
    """Words of a line that tell what it is about."""
    words = (word.lower() for word in WORDS.findall(text))
    return [word for word in words if len(word) >= LEAST_LETTERS and word not in function_words()]


def named(text: str) -> frozenset[str]:
    """Words of content with a capital that do not open a line: most are names."""
    words = WORDS.findall(text)[1:]
    return frozenset(word for word in words if word[0].isupper() and len(word) >= LEAST_LETTERS)


def topic(lines: Sequence[Line]) -> frozenset[str]:
    """The words of content that stand in most lines of the page's prose."""
    counts = Counter(word for line in lines if line.kind == "prose" for word in sorted(set(content(line.text))))
    return frozenset(word for word, number in counts.most_common(MOST_TOPIC) if number > 1)
