"""XML as it is found: feeds with entities of HTML, bare ampersands, unescaped markup, wrong encodings, no end."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from html import escape, unescape
from html.entities import html5
from typing import cast

from lxml import etree

from dragoman.errors import InputError
from dragoman.pages.encoding import decode

DECLARATION = re.compile(r"\s*<\?xml\b.*?\?>", re.S)
CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.S)
UNLAWFUL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REFERENCE = re.compile(r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|\w{1,31};)?")
PREDEFINED = ("amp", "lt", "gt", "quot", "apos")
HOLDERS = re.compile(
    r"(<((?:\w+:)?(?:description|encoded|summary|content))\b[^<>]*(?<!/)>)((?:(?!</?\2\b).)*)(</\2\s*>)", re.S | re.I
)
"""What holds the text of an entry, in feeds that do not escape it."""

TAG = re.compile(r"<[a-z/]", re.I)

NUMERIC = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,12})|([0-9]{1,12}));?")


def lawful(markup: str) -> str:
    """Markup without references by number to what is no character of XML: trees can hold it, but not be changed."""
    return NUMERIC.sub(_lawful, markup) if "&#" in markup else markup


def _lawful(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else int(found[2])
    unlawful = number > sys.maxunicode or UNLAWFUL.match(chr(number))
    return "\ufffd" if unlawful else found[0]


def xml_root(content: bytes) -> etree._Element | None:
    """The root of a document, or None where nothing can be made of it.

    Entities of HTML become their characters, and an `&` that begins no reference stands for itself; the entities that
    a document defines are never expanded, and nothing outside is asked for. Where what is left is no XML all the same,
    markup of HTML in the text of entries is quoted, and lxml recovers the rest.
    """
    try:
        text = UNLAWFUL.sub("", DECLARATION.sub("", decode("", content).lstrip("\ufeff"), count=1)).strip()
    except InputError:
        return None
    root = _parsed(_outside_cdata(text, _referenced), recover=False)
    if root is not None:
        return root
    return _parsed(_outside_cdata(HOLDERS.sub(_quoted, text), _referenced), recover=True)


def _parsed(text: str, *, recover: bool) -> etree._Element | None:
    parser = etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        return cast("etree._Element | None", etree.fromstring(text, parser))
    except (etree.LxmlError, ValueError):
        return None


def _quoted(found: re.Match[str]) -> str:
    start, _, inner, end = found.groups()
    whole = "<![CDATA[" in inner or not TAG.search(inner)
    return found[0] if whole else f"{start}<![CDATA[{inner.replace(']]>', ']]')}]]>{end}"


def _outside_cdata(text: str, change: Callable[[str], str]) -> str:
    parts = CDATA.split(text)
    return "".join(part if number % 2 else change(part) for number, part in enumerate(parts))


def _referenced(text: str) -> str:
    """Text in which every `&` begins a reference that XML knows: entities of HTML as their characters."""

    def whole(found: re.Match[str]) -> str:
        name = found[1] or ""
        if name.startswith("#") or name[:-1] in PREDEFINED:
            character = unescape(found[0])
            return "" if UNLAWFUL.search(character) else escape(character)
        return escape(html5[name]) if name in html5 else f"&amp;{name}"

    return REFERENCE.sub(whole, text)
