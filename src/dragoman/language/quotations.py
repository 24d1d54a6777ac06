"""Quotations in running text, paragraph by paragraph, whatever marks the house uses.

An odd mark never stops the reader: a quotation that is not closed ends with its paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Mixed styles close too: “… " and " … ”.
OPENERS = {"“": ("”", '"'), "„": ("“", "”"), "«": ("»",), '"': ('"', "”"), "``": ("''",), "''": ("''",), "‘": ("’",)}
MARK = re.compile(r"[“”„«»\"]|``|''|[‘’]")
SENTENCE_END = re.compile(r"[.?!,…—-]['’]?$")
SPOKEN_END = re.compile(r"[.?!,…—]$")
SPOKEN_AFTER = ("", *".:?!”")
AT_CLAUSE = tuple(".:,?!”\"—–'")
# Shorter passages are quoted words inside somebody else's clause. Read off real pages, not tuned.
LEAST_WORDS = 3
LEAST_INSIDE = 5


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """Character offsets of a quotation, `[start, end)` with its marks and `[inner_start, inner_end)` without."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    whole: bool


def quoted_spans(text: str, start: int = 0, end: int | None = None) -> list[QuotedSpan]:
    """The quotations of one paragraph, `text[start:end]`, in order. Quotations inside quotations are not told apart."""
    end = len(text) if end is None else end
    found: list[QuotedSpan] = []
    opened: re.Match[str] | None = None
    for mark in MARK.finditer(text, start, end):
        if opened is None:
            if _opens(text, mark, start):
                opened = mark
        elif _reopens(text, mark, start):
            stop = start + len(text[start : mark.start()].rstrip())
            found.append(_quotation(text, opened, stop, stop, start, end))
            opened = mark
        elif mark.group() in OPENERS[opened.group()] and _closes(text, mark, end):
            found.append(_quotation(text, opened, mark.start(), mark.end(), start, end))
            opened = None
    if opened is not None and opened.group() != "‘":
        found.append(_quotation(text, opened, end, end, start, end))
    return found


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    if mark.group() not in OPENERS:
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end() : mark.end() + 1]
    return bool(after.strip()) and (before.isspace() or before in "([—–-:,/“‘\"'" or mark.group() in "“„«")


def _reopens(text: str, mark: re.Match[str], start: int) -> bool:
    """Whether a mark opens a new line while a quotation is still open: the sign that it goes on there."""
    line = text[start : mark.start()].rstrip(" ")[-1:] == "\n"
    return line and mark.group() in '“"«„' and _opens(text, mark, start)


def _closes(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a mark closes; a `’` between letters, or after a plural before a noun, is an apostrophe."""
    after = text[mark.end()] if mark.end() < end else " "
    if mark.group() == "’":
        return not after.isalnum() and (text[mark.start() - 1] in ".,?!…" or after in " ,.;:)—\n")
    if mark.group() == '"':
        return not after.isalnum()
    return True


def _quotation(text: str, opened: re.Match[str], stop: int, end: int, first: int, last: int) -> QuotedSpan:
    inner = text[opened.end() : stop]
    return QuotedSpan(opened.start(), end, opened.end(), stop, _whole(text, inner, opened.start(), end, first, last))


def _whole(text: str, inner: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether a passage is an utterance: it begins where a clause may, or as a sentence does, and ends as one."""
    words = len(inner.split())
    before = text[first:start].rstrip()[-1:]
    if before in SPOKEN_AFTER and inner[:1].isupper() and SPOKEN_END.search(inner):
        return True
    ends = bool(SENTENCE_END.search(inner.rstrip())) or end == last or text[end] in ",."
    if not ends or words < LEAST_WORDS:
        return False
    begins = inner.lstrip("'‘[(… .")[:1].isupper()
    if not before or before in AT_CLAUSE:
        return begins or words >= LEAST_INSIDE
    return begins and words >= LEAST_INSIDE
