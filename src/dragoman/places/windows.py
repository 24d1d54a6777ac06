"""Names of the gazetteer as they stand in a text: the longest runs of capitalised tokens that it knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.places.gazetteer import Reading, abbreviations, lookup
from dragoman.places.names import key
from dragoman.places.vocabulary import words

LONGEST = 7
"""Tokens in the longest name: *Democratic Republic of the Congo* with room for hyphens."""
PARTICLES = frozenset({"al", "el", "ad", "ash", "as", "az", "ar", "an"})
"""Arabic articles that open a name before a hyphen: *al-Tanf*."""


@dataclass(frozen=True, slots=True)
class Window:
    """The tokens `[start, end)` that the gazetteer knows as a name, with its readings.

    `alone` is false for a written short form that is a place only after a comma (*Reno, Nev.*); `site` is true for a
    street, river or building whose name the gazetteer lacks: its readings, if any, are those of the town it is in.
    `holder` is true for a state or subdivision that ends an address (*Kent, Washington*).
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    alone: bool = True
    site: bool = False
    holder: bool = False

    def text(self, doc: Doc) -> str:
        """The words of the name as they stand in the text."""
        words: str = doc[self.start : self.end].text
        return words


def windows(doc: Doc) -> Iterator[Window]:
    """All names known to the gazetteer, longest first, none overlapping."""
    at = 0
    while at < len(doc):
        window = _at(doc, at) if opens(doc[at]) else None
        if window:
            yield window
        at = window.end if window else at + 1


def opens(token: Token) -> bool:
    """Whether a place name may begin here."""
    text = token.text
    if text[0].isupper():
        return True
    return text in PARTICLES and token.i + 2 < len(token.doc) and token.nbor(1).text in "-‑"


def _at(doc: Doc, start: int) -> Window | None:
    for end in range(_reach(doc, start), start, -1):
        if end - start > 1 and not _closes(doc[end - 1]):
            continue
        text = doc[start:end].text
        if form := abbreviations().get(text) or abbreviations().get(f"{text}."):
            if form[1] or text in abbreviations():
                return Window(start, end, (Reading(form[0], 0),), form[1])
            continue
        if readings := _readings(text):
            return Window(start, end, readings)
    return None


def _reach(doc: Doc, start: int) -> int:
    """One past the last token that a name beginning at `start` could hold."""
    end = start + 1
    while end < len(doc) and end - start < LONGEST:
        token, before = doc[end], doc[end - 1]
        if "\n" in before.whitespace_ or token.is_space or (token.is_sent_start and before.text[-1:] in ".!?"):
            break
        if not (token.text[0].isupper() or token.text.lower() in words("inside")):
            break
        end += 1
    return end


def _closes(token: Token) -> bool:
    return token.text[0].isupper()


def _readings(text: str) -> tuple[Reading, ...]:
    """The readings of a text; short capitals must be known (*UAE*), and a word in odd letters is nobody's nickname.

    *DACA* is not Dhaka and *SoFi* not Sofia, though both are among their other names.
    """
    if (len(text) < 3 or (len(text) < 4 and text.isupper())) and text not in words("acronym"):
        return ()
    plain = len(text) > 3 and text[1:].islower()
    return tuple(reading for reading in lookup(key(text)) if not reading.rank or plain or not text.isalpha())
