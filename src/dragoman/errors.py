"""What can go wrong, each with a stable code.

DragomanError
├── InputError            an input cannot be read; carries the input's name
│   ├── MissingInput      D101  no such file or folder
│   ├── EmptyInput        D102  nothing in it
│   ├── BinaryInput       D103  not text in any encoding that we know
│   ├── TooLarge          D104  over the size limit
│   ├── MalformedLine     D105  a line of a JSON Lines corpus is not a page
│   ├── NoPages           D106  a folder without pages
│   ├── NotArticle        D107  no article found on the page
│   ├── OtherLanguage     D108  not in English
│   ├── UnreadableInput   D109  permission refused, or the disk failed
│   ├── ReadingFailed     D110  the reader itself failed on the page
│   ├── DamagedRecord     D111  a record of a web archive is damaged or cut short
│   ├── SummaryOnly       D112  an entry of a feed carries no article: its page must be fetched
│   └── FetchError        D113  a page cannot be fetched; carries its address
│       ├── Disallowed    D114  the site's robots.txt asks not to fetch it
│       ├── Refused       D115  an address that is never fetched: private, or not http(s)
│       ├── Unreachable   D116  no connection, no answer in time, or an answer that broke off
│       └── BadAnswer     D117  the server answered, but not with a page
├── UsageError            D201  an option's value makes no sense
├── LexiconError          D301  a line of a lexicon file is wrong
└── StoreError            D401  a store cannot be used; carries its place
    ├── NotStore          D402  no store there
    ├── NoVersion         D403  the store has no such version, or it was tidied away
    ├── NewerStore        D404  written by a newer Dragoman, whose tables this one does not know
    ├── StoreFailed       D405  the system refused to read or write: permission, disk full, connection
    ├── StoreBusy         D406  other writers held the store for too long
    └── NoRecord          D407  no record, or several, go by the name
"""

from __future__ import annotations


class DragomanError(Exception):
    """The root of everything that Dragoman raises on purpose; `code` never changes its meaning."""

    code = "D000"


class InputError(DragomanError):
    """An input cannot be read. `origin` names it, `reason` says why in one line."""

    code = "D100"

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(origin, reason)
        self.origin = origin
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.origin}: {self.code} {self.reason}"


class MissingInput(InputError):
    """No such file or folder."""

    code = "D101"


class EmptyInput(InputError):
    """The input has no text at all."""

    code = "D102"


class BinaryInput(InputError):
    """The input is not text in any encoding that we know."""

    code = "D103"


class TooLarge(InputError):
    """The input is over the size limit of `pages`."""

    code = "D104"


class MalformedLine(InputError):
    """A line of a JSON Lines corpus is not an object with `text` or `html`."""

    code = "D105"


class NoPages(InputError):
    """A folder holds nothing that can be read as a page."""

    code = "D106"


class NotArticle(InputError):
    """The page holds no article."""

    code = "D107"


class OtherLanguage(InputError):
    """The page is not in English."""

    code = "D108"


class UnreadableInput(InputError):
    """The system refused to give the input's bytes."""

    code = "D109"


class ReadingFailed(InputError):
    """The reader itself failed on the page: a defect of Dragoman, to be reported with the page."""

    code = "D110"


class DamagedRecord(InputError):
    """A record of a web archive is damaged or cut short; `origin` names archive and offset in bytes."""

    code = "D111"


class SummaryOnly(InputError):
    """An entry of a feed carries a summary at most: the page that it links to must be fetched first."""

    code = "D112"


class FetchError(InputError):
    """A page cannot be fetched; `origin` is its address."""

    code = "D113"


class Disallowed(FetchError):
    """The site's robots.txt asks not to fetch the page."""

    code = "D114"


class Refused(FetchError):
    """An address that is never fetched: of a private network, or of a scheme that is not http or https."""

    code = "D115"


class Unreachable(FetchError):
    """No connection, no answer in time, or an answer that broke off."""

    code = "D116"


class BadAnswer(FetchError):
    """The server answered, but not with a page: an error status, too many redirects, an unknown encoding."""

    code = "D117"


class UsageError(DragomanError):
    """An option's value makes no sense."""

    code = "D201"


class LexiconError(DragomanError):
    """A line of a lexicon file is wrong; the message names file and line."""

    code = "D301"


class StoreError(DragomanError):
    """A store cannot be used. `place` is its folder or address, `reason` says why in one line."""

    code = "D401"

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(place, reason)
        self.place = place
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


class NotStore(StoreError):
    """There is no store at the place."""

    code = "D402"


class NoVersion(StoreError):
    """The store has no version of that number, or its files were tidied away."""

    code = "D403"


class NewerStore(StoreError):
    """A newer Dragoman wrote the store, with tables that this one does not know."""

    code = "D404"


class StoreFailed(StoreError):
    """The system refused to read or write the store; what was committed before stays as it is."""

    code = "D405"


class StoreBusy(StoreError):
    """Other writers held the store for too long; what this one had not committed is not in it."""

    code = "D406"


class NoRecord(StoreError):
    """No page or record goes by that name, or several do."""

    code = "D407"
