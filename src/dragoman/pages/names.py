"""Bylines: from the line that a newspaper prints to the names of the people in it."""

from __future__ import annotations

import re

from dragoman.pages.credits import MONTH, agency
from dragoman.pages.lines import squeeze

OPENING = re.compile(
    r"(?i)^(?:(?:story|words|text|reported|written|posted|published|article|analysis|opinion|exclusive|submitted|review|"
    r"interview|updated|compiled|as told to|commentary) )?by(?:\b(?! line)|(?-i:(?=[A-Z])))\s*[:|]?\s*|^(?:authors?|reporters?)\s*:\s*"
)
SIGNED = re.compile(r"(?i)[|•·—–-]\s*(?:written|reported|posted|published) by:?\s+(?P<names>.{3,80})$")
ADDRESS = re.compile(r"\(?\S+@\S+\)?|https?://\S+|(?<!\w)@\w+|\bwww\.\S+")
CUT = re.compile(
    r"\d|[|•·/]|\s[–—-]+\s|\(|(?:(?<=\s)|^)(?:(?i:published|updated|posted|edit|read|follow|share|last|created|modified|"
    r"min|view|see|more|contact|email|link|special)\b|(?:on|for|in|at|from|of|is|to|via|as)\s)|"
    rf"\s{MONTH} \d"
)
PARTING = re.compile(r"\s*(?:,|(?i:\band\b)|&|;|\n|\bwith (?=[A-Z]))\s*")
ORGANIZATION = re.compile(
    r"(?i)\b(staff|news|newsroom|press|times|post|editors?|editorial|team|desk|reporters?|agency|agencies|wires?|magazine|"
    r"daily|report|reports|foundation|today|university|nation|insider|correspondents?|unknown|associated|network|media|"
    r"services?|bureau|online|board|admin|administrator|guest|contributors?|newspaper|herald|gazette|international|"
    r"tribune|journal|digital|tv|radio|broadcasting|group|company|inc|ltd|llc|collaborator|archive|sponsored|com|"
    r"images?|getty|shutterstock|stories|topics?|popular|related|size|menu|home|latest|videos?|photos?|world|politics|"
    r"business|sports?|opinion|culture|technology|science|health|newsletters?|policy|terms|privacy|us|links?|content|"
    r"live|trending|top|most|article|page|image|source|credit|file|caption|advert\w*|google|facebook|twitter|instagram|"
    r"analysis|features?|exclusive|breaking|local|national|the|this|your|our|copied|condé nast)\b"
)
ROLE = re.compile(
    r"(?i)\b((?:(?:senior|chief|deputy|political|politics|parliamentary|diplomatic|foreign|defen[cs]e|world|national|international|"
    r"white house|general|assignment|business|economics?|health|science|sports?|environment|home affairs|education|"
    r"technology|africa|asia|europe|middle east|associate|assistant|managing|executive|contributing|special|staff|news|"
    r"freelance|legal|security|features?|investigative|data|city|crime|north america|us|uk|eu|europe|washington|consumer|"
    r"climate|royal|social affairs|community|transport|arts?|culture|travel|money|markets|energy|digital|multimedia) )*"
    r"(?:editor|correspondent|reporter|writer|producer|columnist|journalist|chief|analyst|photographer|professor|director|"
    r"manager|contributor|author|commentator|critic|blogger|fellow|host|anchor|intern|presenter|president|minister|"
    r"secretary|technologist|counsel|attorney|economist|researcher|scholar|ceo|founder|chairman))\b"
)
PAPER = re.compile(
    r"(?: \w+){0,2}(?: (?:Staff|News|Newsroom|Post|Times|Herald|Tribune|Journal|Guardian|Reuters|AP|AFP|CNN|BBC|Press|"
    r"Service|Network|Bureau|Today|Telegraph|Gazette|Magazine|Correspondents?|Reporters?|Writers?))+(?: Staff| Writers?)?$"
)
INITIAL = r"[A-ZÀ-ÖØ-ÞŁŠŽČĆĐİŚ]"
NAME = re.compile(
    rf"(?:(?:Dr|Prof|Sir|Dame|Lord|Rev|Mr|Mrs|Ms)\.? )?{INITIAL}[\w’'.-]*"
    r"(?: (?:de|del|della|der|den|van|von|di|da|dos|du|la|le|bin|bint|ibn|al|el|ter|ten|y|e|of|al-\w+|el-\w+|"
    rf"[“\"‘']?{INITIAL}[\w’'.”\"-]*)){{1,5}}"
)
SUFFIXES = ("jr", "jr.", "sr", "sr.", "ii", "iii", "phd", "md")
LONGEST = 50


def is_person(name: str) -> bool:
    """Whether a piece of a byline reads as the name of a person: two to six capitalised words, none of an office."""
    if len(name) > LONGEST or any(char.isdigit() for char in name):
        return False
    return bool(NAME.fullmatch(name)) and not (agency(name) or ORGANIZATION.search(name) or ROLE.search(name))


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
    """A name alone: without the town it was written from, the office or the paper behind it, or marks around it."""
    piece = squeeze(part).strip(" .,:;|-–—•·*/")
    piece = re.sub(r"(?i)^by:? (?:by )?", "", piece)
    piece = re.split(r" (?:in|from|at|for|of|on) (?=[A-Z])", piece)[0]
    for behind in (ROLE.search(piece), PAPER.search(piece)):
        if behind and is_person(piece[: behind.start()].strip()):
            piece = piece[: behind.start()].strip()
    return piece.strip(" ,|/-–—")


def signature(line: str, *sites: str | None) -> tuple[list[str], str | None]:
    """The names in a line that begins with *By*, or ends in *Written by …*, without date, office and address."""
    text = squeeze(ADDRESS.sub(" ", line))
    signed = SIGNED.search(text)
    names = signed["names"] if signed else OPENING.sub("", text)
    return split_names(CUT.split(names)[0], *sites)


def name_line(line: str) -> list[str]:
    """The people of a line that is nothing but names, perhaps with an office, an agency or an age behind them."""
    text = re.sub(r"(?<=[a-z])(?=\d)", " ", squeeze(ADDRESS.sub(" ", line)))
    names = CUT.split(text)[0].strip(" ,|/")
    people, _ = split_names(names)
    pieces = [piece for piece in PARTING.split(names) if piece.strip()]
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
