"""Bylines: from the line that a newspaper prints to the names of the people in it."""

from __future__ import annotations

import re

from dragoman.lexicon import cached, table
from dragoman.pages.credits import MONTH, agency
from dragoman.pages.lines import squeeze

OPENING = re.compile(
    r"(?i)^(?:(?:story|words|text|reported|written|posted|published|article|analysis|opinion|exclusive|submitted|review|"
    r"interview|updated|compiled|as told to|commentary) )?by(?:\b(?! line)|(?-i:(?=[A-Z])))\s*[:|]?\s*|"
    r"^(?:authors?|reporters?)\s*:\s*"
)
SIGNED = re.compile(r"(?i)[|•·—–-]\s*(?:written|reported|posted|published) by:?\s+(?P<names>.{3,80})$")
ADDRESS = re.compile(r"\(?\S+@\S+\)?|https?://\S+|(?<!\w)@\w+|\bwww\.\S+")
CUT = re.compile(
    r"\d|[|•·/]|\s[–—-]+\s|\(|(?:(?<=\s)|^)(?:(?i:published|updated|posted|edit|read|follow|share|last|created|modified|"
    r"min|view|see|more|contact|email|link|special)\b|(?:on|for|is|to|via|as)\s)|"
    rf"\s{MONTH} \d"
)
PARTING = re.compile(r"\s*(?:,|(?i:\band\b)|&|;|\n|\bwith (?=[A-Z]))\s*")
INITIAL = r"[A-ZÀ-ÖØ-ÞŁŠŽČĆĐİŚ]"
NAME = re.compile(
    rf"(?:(?:Dr|Prof|Sir|Dame|Lord|Rev|Mr|Mrs|Ms)\.? )?{INITIAL}[\w’'.-]*"
    r"(?: (?:de|del|della|der|den|van|von|di|da|dos|du|la|le|bin|bint|ibn|al|el|ter|ten|y|e|of|al-\w+|el-\w+|"
    rf"[“\"‘']?{INITIAL}[\w’'.”\"-]*)){{1,5}}"
)
SUFFIXES = ("jr", "jr.", "sr", "sr.", "ii", "iii", "phd", "md")
LONGEST, LONG_CAPITALS = 50, 6


@cached
def _words(kind: str) -> str:
    """The words of one kind as alternatives of a regular expression."""
    return "|".join(row["word"] for row in table("byline_words") if row["kind"] == kind)


@cached
def organization() -> re.Pattern[str]:
    """A word that stands in the name of a desk, a paper or a piece of the page, and in no person's."""
    return re.compile(rf"\b(?:{_words('organization')})\b", re.I)


@cached
def office() -> re.Pattern[str]:
    """What a person is at a paper or elsewhere: *Senior Diplomatic Correspondent*."""
    return re.compile(rf"\b(?:(?:{_words('desk')}) )*(?:{_words('office')})\b", re.I)


@cached
def paper() -> re.Pattern[str]:
    """The name of a paper at the end of a byline, as in *Jane Doe Washington Post*."""
    return re.compile(rf"(?: The)?(?: \w+)?(?: (?:{_words('paper')}))+(?: Staff| Writers?)?$")


@cached
def masthead() -> re.Pattern[str]:
    """A word that names of papers and stations are made with."""
    return re.compile(rf"\b(?:{_words('masthead')})\b")


@cached
def glued() -> re.Pattern[str]:
    """Where a name ends and the next word begins without a space, as in *Jane DoeStaff Writer*."""
    return re.compile(rf"(?<=[a-z.])(?=\d|(?:{_words('glued')}|{MONTH} \d{{1,2}})\b)|(?<=^By)(?=by )")


def is_person(name: str) -> bool:
    """Whether a piece of a byline reads as the name of a person: two to six capitalised words, none of an office."""
    if len(name) > LONGEST or any(char.isdigit() for char in name):
        return False
    return bool(NAME.fullmatch(name)) and not (agency(name) or organization().search(name) or office().search(name))


def split_names(text: str, *sites: str | None) -> tuple[list[str], str | None]:
    """The people of a byline, in order and once each, and the agency that signs it, if any.

    Names of the sites are not people, though some read so.
    """
    line = squeeze(re.sub(r"\s*\([^)]*\)", "", ADDRESS.sub(" ", text)))
    line = OPENING.sub("", line.strip(" ,;|-–—•·"))
    people: list[str] = []
    wire: str | None = None
    papers = {(site or "").casefold() for site in sites}
    for part in PARTING.split(line):
        piece = _piece(part)
        wire = wire or agency(piece)
        if people and piece.lower() in SUFFIXES:
            people[-1] += f" {piece}"
        elif is_person(piece) and piece not in people and piece.casefold() not in papers:
            people.append(piece)
    return people, wire


def _piece(part: str) -> str:
    """A name alone: without the town it was written from, an office on either side, the paper, or marks around it."""
    piece = squeeze(part).strip(" .,:;|-–—•·*/")
    piece = re.sub(r"(?i)^by:? (?:by )?", "", piece)
    piece = re.split(r" (?:in|from|at|for|of|on) (?=(?:the )?[A-Z])", piece)[0]
    titled = office().search(piece)
    if titled and is_person(piece[titled.end() :].strip()):
        piece = piece[titled.end() :].strip()
    for behind in (titled, paper().search(piece)):
        if behind and is_person(piece[: behind.start()].strip()):
            piece = piece[: behind.start()].strip()
    return capitalized(piece.strip(" ,|/-–—"))


def capitalized(name: str) -> str:
    """*JANE O’NEILL-DOE* as *Jane O’Neill-Doe*; initials and names in another case stay as they are."""
    if not name.isupper() or len(name) < LONG_CAPITALS:
        return name
    return re.sub(r"[^\W\d_]{2,}", lambda part: part[0].capitalize(), name)


def signature(line: str, *sites: str | None) -> tuple[list[str], str | None]:
    """The names in a line that begins with *By*, or ends in *Written by …*, without date, office and address."""
    text = glued().sub(" | ", squeeze(ADDRESS.sub(" ", line)))
    signed = SIGNED.search(text)
    names = signed["names"] if signed else OPENING.sub("", OPENING.sub("", text))
    return split_names(CUT.split(names)[0], *sites)


def name_line(line: str) -> list[str]:
    """The people of a line that is nothing but names, perhaps with an office, an agency or an age behind them."""
    text = glued().sub(" | ", squeeze(ADDRESS.sub(" ", line)))
    sides = [side.strip() for side in text.split("/")]
    if len(sides) == 2 and all(map(is_person, sides)):
        return sides
    names = CUT.split(text)[0].strip(" ,|/")
    people, _ = split_names(names)
    pieces = [piece for piece in PARTING.split(names) if piece.strip() and not office().search(piece)]
    return people if people and len(people) >= len(pieces) - 1 and 2 <= len(names.split()) <= 14 else []


def merge(*lists: list[str]) -> list[str]:
    """Names of several sources, once each: the same letters in another case are the same name."""
    found: dict[str, str] = {}
    for name in (name for names in lists for name in names):
        key = re.sub(r"[\W_]+", "", name).casefold()
        kept = found.get(key)
        if kept is None or (kept.isupper() and not name.isupper()):
            found[key] = name
    return list(found.values())
