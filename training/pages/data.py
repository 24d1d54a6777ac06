"""What the made pages are made of: the texts beside this file, read into records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.pages.lines import WORDS, function_words

HERE = Path(__file__).parent
CUES = frozenset({"we", "our", "us", "you", "your", "more", "this"})
"""Words that carry grammar and yet tell furniture."""

STEP = re.compile(
    r"(?:group\((?P<group>[^)]*)\)|(?P<kind>\w+)(?:\((?P<inside>[^)]*)\))?)(?:\*(?P<times>\d+))?(?P<perhaps>\?)?"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of an article's body: `text`, `subhead` or `bullet`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article, written for this purpose."""

    headline: str
    standfirst: str | None
    authors: str | None
    dateline: str | None
    body: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A step of a house style: a kind of line or a group of them, how often, and whether half of the pages lack it."""

    kinds: tuple[str, ...]
    times: int
    perhaps: bool
    inside: tuple[tuple[str, int], ...] = ()


def _lines(path: Path) -> list[str]:
    """Lines without notes: those above the first empty or other line that begin with `# `."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return lines[next(index for index, line in enumerate(lines) if not line.startswith("# ")) :]


@cache
def articles() -> tuple[Article, ...]:
    """All articles, in the order of their files."""
    return tuple(article for path in sorted((HERE / "articles").glob("*.txt")) for article in _articles(path))


def _articles(path: Path) -> Iterator[Article]:
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        marks: dict[str, str] = {}
        body: list[Paragraph] = []
        for line in block.splitlines():
            mark, _, rest = line.partition(" ")
            if mark in ("#", "=", "^", "!"):
                marks[mark] = rest
            elif mark in (">", "*"):
                body.append(Paragraph("subhead" if mark == ">" else "bullet", rest))
            else:
                body.append(Paragraph("text", line))
        yield Article(marks["#"], marks.get("="), marks.get("^"), marks.get("!"), tuple(body))


@cache
def furniture() -> dict[tuple[str, str], tuple[str, ...]]:
    """Phrasings of furniture by kind and language (`en` or another)."""
    found: dict[tuple[str, str], list[str]] = {}
    key = ("", "")
    for line in _lines(HERE / "furniture.txt"):
        if match := re.fullmatch(r"\[(\w+)(?: (\w\w))?\]", line):
            key = (match[1], match[2] or "en")
            found.setdefault(key, [])
        elif line.strip():
            found[key].append(line)
    return {key: tuple(lines) for key, lines in found.items()}


def kinds() -> list[str]:
    """Every kind of furniture."""
    return sorted({kind for kind, _ in furniture()})


def languages() -> list[str]:
    """The languages other than English in which there is furniture."""
    return sorted({language for _, language in furniture()} - {"en"})


@cache
def texts(name: str) -> tuple[str, ...]:
    """The lines of `captions` or `comments`."""
    return tuple(line for line in _lines(HERE / f"{name}.txt") if line.strip())


@cache
def names() -> dict[str, tuple[str, ...]]:
    """What slots are filled with, by slot."""
    pairs = (line.split(": ", 1) for line in _lines(HERE / "names.txt") if line.strip())
    return {kind: tuple(value.strip() for value in values.split(";")) for kind, values in pairs}


@cache
def styles() -> dict[str, tuple[Token, ...]]:
    """House styles by name."""
    pairs = (line.split(": ", 1) for line in _lines(HERE / "styles.txt") if line.strip())
    return {name: tuple(map(step, steps.split())) for name, steps in pairs}


def step(text: str) -> Token:
    """A step of a house style, from the form in which it is written."""
    match = STEP.fullmatch(text)
    if not match or (match["inside"] and match["kind"] != "BODY"):
        raise ValueError(f"styles.txt: not a step of a house style: {text}")
    kinds = (match["kind"],) if match["kind"] else tuple(match["group"].split(","))
    pairs = (pair.split(":") for pair in (match["inside"] or "").split(",") if pair)
    inside = tuple((kind, int(every)) for kind, every in pairs)
    return Token(kinds, int(match["times"] or 1), bool(match["perhaps"]), inside)


@cache
def cues() -> frozenset[str]:
    """Words that stand in two phrasings of furniture or more, outside their slots."""
    lines = (re.sub(r"\{\w+\}", " ", line) for lines in furniture().values() for line in lines)
    grammar = function_words() - CUES
    times = Counter(word for line in lines for word in sorted({word.lower() for word in WORDS.findall(line)}))
    return frozenset(word for word, number in times.items() if number > 1 and word.isalpha() and word not in grammar)
