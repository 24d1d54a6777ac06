"""Bylines: from the line that a newspaper prints to the names of the people in it."""

from __future__ import annotations

import re

from dragoman.pages.credits import agency
from dragoman.pages.lines import squeeze

OPENING = re.compile(r"(?i)^(?:(?:story |words |text |reported |written |posted |published |article |analysis |opinion )?by|"
                     r"authors?|reporters?)\b\s*[:|]?\s*")
ADDRESS = re.compile(r"\(?\S+@\S+\)?|https?://\S+|(?<!\w)@\w+|\bwww\.\S+")
PARTING = re.compile(r"\s*(?:,| and | & |;|\||/|\n| with (?=[A-Z]))\s*", re.I)
ORGANIZATION = re.compile(
    r"(?i)\b(staff|news|newsroom|press|times|post|editors?|editorial|team|desk|reporters?|agency|agencies|wires?|magazine|"
    r"daily|report|reports|foundation|today|university|nation|insider|correspondents?|unknown|associated|network|media|"
    r"service|services|bureau|online|board|online|admin|administrator|guest|contributors?|newspaper|herald|gazette|"
    r"tribune|journal|digital|tv|radio|broadcasting|group|company|inc|ltd|llc|collaborator|archive|special|sponsored|com)\b"
)
ROLE = re.compile(
    r"(?i)\b(editor|correspondent|reporter|writer|producer|columnist|journalist|chief|producer|analyst|photographer|"
    r"professor|director|manager|contributor|author|commentator|critic|blogger|fellow|host|anchor|intern|presenter|"
    r"president|minister|secretary|read|published|updated|posted|story|article|minutes?|ago|follow|share|view|more|"
    r"subscribe|email|twitter|facebook|comments?)\b"
)
NAME = re.compile(
    r"(?:(?:Dr|Prof|Sir|Dame|Lord|Rev|Mr|Mrs|Ms)\.? )?[A-ZÀ-ÖØ-ÞŁŠŽČĆ][\w’'.-]*"
    r"(?: (?:de|del|della|der|den|van|von|di|da|dos|du|la|le|bin|bint|ibn|al|el|ter|ten|y|e|of|al-\w+|el-\w+|"
    r"[A-ZÀ-ÖØ-ÞŁŠŽČĆ“\"‘'][\w’'.”\"-]*)){1,5}"
)
SUFFIXES = ("jr", "jr.", "sr", "sr.", "ii", "iii", "phd", "md")


def is_person(name: str) -> bool:
    """Whether a piece of a byline reads as the name of a person: two to six capitalised words, none of an office."""
    if agency(name) or ORGANIZATION.search(name) or ROLE.search(name) or any(char.isdigit() for char in name):
        return False
    return bool(NAME.fullmatch(name)) and len(name) <= 50


def split_names(text: str, *known_sites: str | None) -> tuple[list[str], str | None]:
    """The people of a byline, in order and once each, and the agency that signs it, if any."""
    line = squeeze(ADDRESS.sub(" ", text)).strip(" ,;|-–—•·")
    line = OPENING.sub("", line)
    line = re.sub(r"\s*\((?:[^)]*)\)", "", line)
    people: list[str] = []
    wire: str | None = None
    for piece in (squeeze(part).strip(" .,:;|-–—•·*") for part in PARTING.split(line)):
        piece = re.sub(r"(?i)^by:? ", "", piece)
        wire = wire or agency(piece)
        if people and piece.lower() in SUFFIXES:
            people[-1] += f" {piece}"
        elif is_person(piece) and piece not in people and piece.casefold() not in {
            (site or "").casefold() for site in known_sites
        }:
            people.append(piece)
    return people, wire


def merge(*lists: list[str]) -> list[str]:
    """Names of several sources, once each: the same letters in another case are the same name."""
    found: dict[str, str] = {}
    for name in (name for names in lists for name in names):
        key = re.sub(r"[\W_]+", "", name).casefold()
        kept = found.get(key)
        if kept is None or (kept.isupper() and not name.isupper()):
            found[key] = name
    return list(found.values())
