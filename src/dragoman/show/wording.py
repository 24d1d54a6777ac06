"""Words that all ways of showing share: names, dates, passages shortened, text made safe for a screen."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence

from dragoman.report import Actor, Envelope, Event, Report, Span, Statement

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BASIS = {
    "given": "date given",
    "metadata": "from metadata",
    "url": "from the address",
    "dateline": "from the dateline",
    "text": "from the text",
}
CLAUSE_END = re.compile(r"[,;:)]\s+|\s+[(]|\s*[—–]\s*|\s-\s")
# C0 and C1 controls could drive a terminal; bidirectional overrides could reorder what a reader sees.
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ELLIPSIS = "…"


def inert(text: str) -> str:
    """The text without characters that steer a screen."""
    return UNSAFE.sub("", text)


def clean(text: str) -> str:
    """The text on one line, without characters that steer a screen."""
    return re.sub(r"\s+", " ", inert(text))


def actors_by_id(report: Report) -> dict[str, Actor]:
    """The report's actors under their ids."""
    return {actor.id: actor for actor in report.actors}


def names(actors: dict[str, Actor], ids: Sequence[str], most: int = 4) -> str:
    """The names of some actors as a list, such as *Ethiopia, Somalia*; the tail of a long list is counted."""
    known = [clean(actors[i].name) for i in ids if i in actors]
    if len(known) > most:
        return f"{', '.join(known[: most - 1])} and {len(known) - most + 1} more"
    return ", ".join(known)


def parties(actors: dict[str, Actor], event: Event) -> str:
    """Who acts upon whom: *A, B* for a symmetric event, *A → B* for a directed one."""
    doer, receiver = names(actors, event.actor), names(actors, event.recipient)
    if receiver:
        return f"{doer or 'someone'} → {receiver}"
    return doer or "someone"


def source(report: Report, actors: dict[str, Actor], statement: Statement) -> str:
    """Who makes a statement: the actors' names, else the words of the text, else nothing."""
    named = names(actors, statement.source)
    if not named and statement.source_span:
        named = clean(report.quote(statement.source_span))
    return named


def speaker(report: Report, actors: dict[str, Actor], statement: Statement) -> str:
    """The source, and through whom the statement reached us: *Guo Lin, via Xinhua*."""
    named = source(report, actors, statement) or "Source not named"
    via = names(actors, (statement.via,)) if statement.via else ""
    return f"{named}, via {via}" if via else named


def content(report: Report, statement: Statement) -> str:
    """What a statement says, its parts joined; marks are put around direct speech whose spans leave them out."""
    words = f" {ELLIPSIS} ".join(clean(report.quote(span)).strip() for span in statement.content)
    if statement.form == "direct" and words and words[0] not in "“\"'‘«„":
        return f"“{words.rstrip('”')}”"
    return words


def day(iso: str) -> str:
    """An ISO day, month or year as it is read: *13 Mar 2025*, *Mar 2025*, *2025*."""
    parts = iso.split("-")
    written = [parts[0]]
    if len(parts) > 1:
        written.insert(0, MONTHS[int(parts[1]) - 1] if 1 <= int(parts[1]) <= 12 else parts[1])
    if len(parts) > 2:
        written.insert(0, str(int(parts[2])))
    return " ".join(written)


def interval(start: str | None, end: str | None) -> str:
    """Two ISO dates, either of them open, as one expression: *3–5 Mar 2025*, *Feb 2022*, *since Feb 2022*."""
    if start and end:
        whole = _whole(start, end)
        return day(whole) if whole else _between(day(start), day(end))
    if start:
        return f"since {day(start)}"
    return f"until {day(end)}" if end else ""


def _whole(start: str, end: str) -> str | None:
    """The one date that an interval is: a day, or a month or year from its first day to its last."""
    if start == end:
        return start
    if len(start) == len(end) == 10 and start[:4] == end[:4] and start.endswith("-01"):
        if start[5:] == "01-01" and end[5:] == "12-31":
            return start[:4]
        if start[:7] == end[:7] and int(end[8:]) == monthrange(int(end[:4]), int(end[5:7]))[1]:
            return start[:7]
    return None


def _between(first: str, last: str) -> str:
    """Two dates with what they share written once."""
    head, tail = first.split(" "), last.split(" ")
    if len(head) != len(tail):
        return f"{first} – {last}"
    while len(head) > 1 and head[-1] == tail[-1]:
        head, tail = head[:-1], tail[:-1]
    shared = last.split(" ")[len(tail) :]
    dash = "–" if len(head) == 1 else " – "
    return " ".join([f"{' '.join(head)}{dash}{' '.join(tail)}", *shared])


def published(envelope: Envelope) -> str:
    """The publication date, its basis, and what else the page says: *13 Mar 2025 (from metadata; url: 14 Mar 2025)*."""
    when = envelope.published
    if when is None:
        return "date unknown"
    others = [f"{c.other_basis}: {interval(c.other, c.other)}" for c in envelope.conflicts if c.field == "published"]
    return f"{interval(when.start, when.end)} ({'; '.join([BASIS[when.basis], *others])})"


def outlet(envelope: Envelope) -> str:
    """Who wrote it and who carried it: *CNN via News Channel 6*."""
    agency, publisher = envelope.agency, envelope.publisher
    if agency and publisher and agency != publisher:
        return f"{agency} via {publisher}"
    return agency or publisher or ""


def shorten(text: str, limit: int) -> str:
    """The text cut at a word to at most `limit` characters, an ellipsis where it was cut."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    if not text[limit - 1].isspace() and " " in cut:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(" ,;:—–-") + ELLIPSIS


def passage(text: str, sentence: Span, trigger: Span, limit: int) -> tuple[str, str, str]:
    """The words before, of and after a trigger: whole clauses around it, in at most `limit` characters."""
    words = clean(text[slice(*trigger)])
    start, end = _window(text, sentence, trigger, limit - 2)
    before, after = clean(text[start : trigger[0]]).lstrip(), clean(text[trigger[1] : end]).rstrip()
    room = max(limit - len(words) - (start > sentence[0]) - (end < sentence[1]), 2)
    if len(before) + len(after) > room:
        before = _tail(before, max(room - len(after), room // 2))
        after = shorten(after, max(room - len(before), 1))
    if start > sentence[0] and not before.startswith(ELLIPSIS):
        before = ELLIPSIS + before
    if end < sentence[1] and not after.endswith(ELLIPSIS):
        after = after.rstrip(",;:—– ") + ELLIPSIS
    return before, words, after


def _window(text: str, sentence: Span, trigger: Span, limit: int) -> Span:
    """The run of whole clauses around the trigger that fits: first what follows it, then what stands before."""
    cuts = [sentence[0] + m.end() for m in CLAUSE_END.finditer(text[sentence[0] : sentence[1]])]
    lefts = [c for c in reversed([sentence[0], *cuts]) if c <= trigger[0]]
    rights = [c for c in [*cuts, sentence[1]] if c >= trigger[1]]
    if not lefts or not rights:
        return sentence
    left = right = 0
    while True:
        if right + 1 < len(rights) and rights[right + 1] - lefts[left] <= limit:
            right += 1
        elif left + 1 < len(lefts) and rights[right] - lefts[left + 1] <= limit:
            left += 1
        else:
            return lefts[left], rights[right]


def _tail(text: str, limit: int) -> str:
    """The end of a text, cut at a word, an ellipsis where it was cut."""
    if len(text) <= limit:
        return text
    cut = text[len(text) - max(limit - 1, 0) :] if limit > 1 else ""
    return ELLIPSIS + (cut[cut.index(" ") + 1 :] if " " in cut else "")
