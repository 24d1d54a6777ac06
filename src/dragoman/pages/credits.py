"""Who wrote the story: dateline, agency, bylines, contributors, told from the lines that newspapers print them in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.lexicon import cached, table
from dragoman.report import Dateline

MONTH = (
    r"(?i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY = rf"(?:{MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH})(?:,? \d{{4}}|/\d{{4}})?"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WORD = r"[A-Z][\w’'.-]*(?:/[A-Z][\w’'.-]*){0,2}"
PLACE = rf"{WORD}(?: (?:{WORD}|of|de|del|la|el|es|upon|on|and|the|ES)){{0,4}}(?:, {WORD}(?: (?:{WORD}|of|and)){{0,3}})?"
CAPITALS = r"(?:[A-Z][a-z])?[A-Z][A-Z’'.-]+(?: [A-Z’'.-]{2,}){0,4}(?:, (?:[A-Z][\w.]+)(?: [A-Z][\w.]+){0,3})?"
DASH = r"(?:[—–―]|--+|-(?= )|_(?=\s|$))"

WITH_AGENCY = re.compile(
    rf"\(?(?P<place>{PLACE})?\)?(?: \[[A-Z]\w+\])?(?:(?:[,.]| ?{DASH}) ?(?:{WEEKDAY},? )?(?P<day>{DAY}))?[,.]? ?"
    rf"[(/](?P<agency>[A-Z][\w&/. -]{{0,24}}?|dpa) ?[)/]\.?:? ?(?P<dash>{DASH}|:|\.-)?\s*"
)
BARE_CAPITALS = re.compile(rf"\(?(?P<place>{CAPITALS})\)?(?:, (?P<day>{DAY}))? ?(?:{DASH}|:(?= ))\s*")
BARE_PLACE = re.compile(rf"(?P<place>{PLACE})(?:, (?P<day>{DAY}))? ?(?:[—–]| --+) ?(?=[A-Z“\"‘'])")
SENTENCE_END = re.compile(r"[.!?]['’”\"]? ")
MOST_CREDIT, LONG_NAME = 700, 7
LEAD = 160
"""Code points of a first paragraph in which a dateline may still begin, after a headline run into the text."""


@cached
def agencies() -> dict[str, str]:
    """Every name of an agency, casefolded, to its short name."""
    names = {}
    for row in table("agencies"):
        for name in (row["agency"], *row.many("aliases"), *row.many("signature")):
            names[_key(name)] = row["agency"]
    return names


@cached
def not_places() -> frozenset[str]:
    """Words that open a paragraph before a dash or a colon and are no place, casefolded."""
    return frozenset(row["word"].casefold() for row in table("dateline_words"))


def agency(name: str | None) -> str | None:
    """The short name of an agency, or None where the name is not one that we know."""
    return agencies().get(_key(name or ""))


def _key(name: str) -> str:
    return name.strip(" .").casefold()


@cached
def _long_names() -> re.Pattern[str]:
    names = sorted(re.escape(name) for name in agencies() if len(name) >= LONG_NAME)
    return re.compile(rf"\b(?:{'|'.join(names)})\b", re.I)


def names_agency(line: str) -> bool:
    """Whether a notice of rights is an agency's own: it has the agency's full name in it."""
    return bool(_long_names().search(line))


def dateline(paragraphs: tuple[str, ...]) -> tuple[Dateline | None, str | None]:
    """The dateline among the first three paragraphs, and the day printed in it (as printed), if any."""
    for paragraph in paragraphs[:3]:
        lead = paragraph[:LEAD]
        starts = [0] + [match.end() for match in SENTENCE_END.finditer(lead)]
        for start in starts[:3]:
            found = _dateline_at(paragraph, start)
            if found:
                return found
    return None, None


@cached
def _bare_agency() -> re.Pattern[str]:
    """House styles that put the agency behind the place without brackets: *Damascus, SANA-*, *Accra, May 16, GNA -*."""
    names = "|".join(re.escape(row["agency"]) for row in table("agencies"))
    return re.compile(
        rf"(?P<place>{PLACE}?)(?:,? ?(?P<day>{DAY}))?,? ?/? ?(?<=[ /])"
        rf"(?P<agency>(?i:{names})) ?/?\.? ?(?P<dash>{DASH}|(?<=\.))\s*"
    )


def _dateline_at(text: str, start: int) -> tuple[Dateline, str | None] | None:
    match = WITH_AGENCY.match(text, start) or _bare_agency().match(text, start)
    if match and (signed := _signed(match)):
        return signed, match["day"]
    patterns = (BARE_CAPITALS, BARE_PLACE) if start == 0 else (BARE_CAPITALS,)
    for pattern in patterns:
        match = pattern.match(text, start)
        place = _place(match["place"]) if match else None
        if match and place:
            return Dateline(place=place), match["day"]
    return None


def _signed(match: re.Match[str]) -> Dateline | None:
    """The dateline of a place and the name behind it: an agency known, one in capitals, a paper's own name."""
    name, place = agency(match["agency"]), match["place"] or ""
    if name:
        return Dateline(place=_place(place, sure=True), agency=name)
    if not match["dash"] or not _place(place):
        return None
    if _wire_like(match["agency"]):
        return Dateline(place=_place(place), agency=match["agency"])
    return Dateline(place=_place(place)) if place.split(",")[0].isupper() else None


def _wire_like(name: str) -> bool:
    return name.isupper() and name.isalpha() and len(name) <= 6


def _place(text: str | None, *, sure: bool = False) -> str | None:
    """A place as printed, without the weekday behind it; a word that often stands there and is none, only if `sure`."""
    place = re.sub(rf",? {WEEKDAY}$", "", (text or "").strip(" ,"))
    if place.count(".") == 1 and "," not in place:
        place = place.rstrip(".")
    words = place.casefold().rstrip(".").split()
    if not words or len(place) < 3 or " ".join(words) in not_places():
        return None
    if words[0] in not_places() and not (sure and len(words) > 1):
        return None
    return place


@dataclass(frozen=True, slots=True)
class Credit:
    """A line that names who helped: contributors and editors as printed, and the agency that signs."""

    names: tuple[str, ...] = ()
    agency: str | None = None
    staff: str | None = None


@cached
def _credit_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.I) for row in table("credits"))


def credit(line: str) -> Credit | None:
    """The credit that a whole line is, or None where it is no credit."""
    if len(line) > MOST_CREDIT:
        return None
    for pattern in _credit_patterns():
        match = pattern.fullmatch(line.strip())
        if match:
            groups = match.groupdict()
            printed = tuple(name for key in ("contributors", "more", "authors") if (name := groups.get(key)))
            wire = agency(groups.get("agency")) or agency(line.strip(" -—–()"))
            return Credit(printed, wire, groups.get("staff"))
    return None
