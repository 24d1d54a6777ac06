"""Whole articles: events, their parties and status, document dyads, statements and their sources.

The gold was annotated twice and adjudicated by a language model, with no human coder: agreement with it is no human
ceiling. An event is found when one of its type stands in its sentence. Parties are right when each side shares a code
with the gold's, or the gold names nobody with a code. The whole chain asks for all: sentence, type, sides, status.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from bench.scoring import Alignment, Tally, overlap, rows, sha256
from dragoman import Report, UsageError, read
from dragoman.report import Actor

GOLD = "gold/articles/dev.jsonl"
HAPPENED = ("occurred", "ongoing")
CODES = Path(__file__).with_name("codes.tsv")
ENVOY = re.compile(
    r"\b(ambassador|envoy|representative|delegate|delegation|mission|negotiator)\b[^,;]{0,12}? to (the )?.*"
)

Pairs = list[tuple[Mapping[str, Any], Any]]


def run(shared: Path) -> dict[str, float]:
    """The figures of the developers' half."""
    gold = list(rows(shared / GOLD))
    return score([(article, report_of(article)) for article in gold])


def gold_sha(shared: Path) -> str:
    """Which gold the figures are of."""
    return sha256(shared / GOLD)


def report_of(article: Mapping[str, Any]) -> Report:
    """The report of a gold article, from its text and its day of publication."""
    try:
        return read(article["text"], published=article.get("published"))
    except UsageError:
        return read(article["text"])


def score(pairs: Sequence[tuple[Mapping[str, Any], Report]]) -> dict[str, float]:
    """All figures of gold articles and their reports."""
    events, chain, dyads, statements = Tally(), Tally(), Tally(), Tally()
    parties = status = sources = 0
    sure: list[tuple[float, bool]] = []
    for article, report in pairs:
        matched = match_events(article, report)
        given, wanted = len(report.events), len(article["events"])
        events.add(len(matched), given, wanted)
        found = {event.id for _, event in matched}
        sure += [(event.confidence, event.id in found) for event in report.events]
        good = [(sides_right(gold, event, report), status_right(gold, event)) for gold, event in matched]
        parties += sum(p for p, _ in good)
        status += sum(s for _, s in good)
        chain.add(sum(p and s for p, s in good), given, wanted)
        dyads.add(*match_dyads(article, report))
        told = match_statements(article, report)
        statements.add(len(told), len(report.statements), len(article["statements"]))
        sources += sum(source_right(gold, statement, report) for gold, statement in told)
    return (
        events.figures("events")
        | {
            "parties right, of found": parties / max(1, events.right),
            "status right, of found": status / max(1, events.right),
        }
        | chain.figures("whole chain")
        | dyads.figures("document dyads")
        | statements.figures("statements")
        | {"source right, of found": sources / max(1, statements.right)}
        | {"calibration error of confidence (low is good)": calibration_error(sure)}
    )


def calibration_error(sure: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error over ten bins (Naeini, Cooper and Hauskrecht 2015)."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in sure:
        bins.setdefault(min(9, int(confidence * 10)), []).append((confidence, right))
    gaps = (abs(sum(c - r for c, r in members)) for members in bins.values())
    return sum(gaps) / max(1, len(sure))


def match_events(article: Mapping[str, Any], report: Report) -> Pairs:
    """Gold events with the report's event of the same sentence and type that fits best, one to one."""
    aligned = Alignment(article["text"], report.text)
    sentences = [aligned.of_gold(span) for span in article["sentences"]]
    placed = [(_most(sentences, aligned.of_report(event.trigger)), event) for event in report.events]
    pairs: Pairs = []
    for gold in article["events"]:
        fitting = [e for s, e in placed if s == gold["s"] and e.type == gold["type"]]
        fitting = [e for e in fitting if all(e is not taken for _, taken in pairs)]
        if fitting:
            pairs.append((gold, max(fitting, key=lambda e: sides_right(gold, e, report) + status_right(gold, e))))
    return pairs


def _most(sentences: Sequence[tuple[int, int]], span: tuple[int, int]) -> int:
    return max(range(len(sentences)), key=lambda i: overlap(sentences[i], span))


def status_right(gold: Mapping[str, Any], event: Any) -> bool:
    """Whether the status is the gold's; occurred and ongoing count as one."""
    return bool(event.status == gold["status"]) or (event.status in HAPPENED and gold["status"] in HAPPENED)


def sides_right(gold: Mapping[str, Any], event: Any, report: Report) -> bool:
    """Whether both sides share a code with the gold's."""
    actor, recipient = codes(report, event.actor), codes(report, event.recipient)
    if _shares(gold["actor"], actor) and _shares(gold["recipient"], recipient):
        return True
    one_sided = not gold["recipient"] or not gold["actor"]
    return one_sided and _shares(gold["actor"] + gold["recipient"], actor | recipient)


def _coded(side: Sequence[str]) -> set[str]:
    return {code for code in side if code != "UNK" and not code.startswith("NGO:")}


def _shares(side: Sequence[str], given: set[str]) -> bool:
    return not _coded(side) or bool(_coded(side) & given)


def codes(report: Report, ids: Sequence[str]) -> set[str]:
    """The codes of actors: their countries, and those of the organizations that their name or role tells."""
    actors = {actor.id: actor for actor in report.actors}
    return {code for i in ids if i in actors for code in _codes(actors[i])}


def _codes(actor: Actor) -> set[str]:
    found = {actor.country} if actor.country else set()
    for text in (actor.name.lower(), ENVOY.sub(" ", (actor.role or "").lower())):
        for code, names, unless in _code_table():
            if names.search(unless.sub(" ", text) if unless else text):
                found.add(code)
    return found


@cache
def _code_table() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    table = []
    for line in CODES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, names, unless = (line + "\t\t").split("\t")[:3]
            table.append((code, _words(names), _words(unless) if unless else None))
    return tuple(table)


def _words(names: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names.split("|")))


def match_dyads(article: Mapping[str, Any], report: Report) -> tuple[int, int, int, int]:
    """Right, given, wanted and found (type, actor, recipient) triples of what has happened."""
    wanted = {
        (e["type"], a, r)
        for e in article["events"]
        if e["status"] in HAPPENED
        for a in _side(e["actor"])
        for r in _side(e["recipient"])
        if {a, r} - {"-", "?"}
    }
    given = {
        (e.type, a, r)
        for e in report.events
        if e.status in HAPPENED
        for a in codes(report, e.actor) or {"-"}
        for r in codes(report, e.recipient) or {"-"}
        if (a, r) != ("-", "-")
    }
    right = sum(any(_fits(w, g) for w in wanted) for g in given)
    return right, len(given), len(wanted), sum(any(_fits(w, g) for g in given) for w in wanted)


def _side(side: Sequence[str]) -> set[str]:
    return _coded(side) or ({"?"} if side else {"-"})


def _fits(wanted: tuple[str, str, str], given: tuple[str, str, str]) -> bool:
    return wanted[0] == given[0] and wanted[1] in ("?", given[1]) and wanted[2] in ("?", given[2])


def match_statements(article: Mapping[str, Any], report: Report) -> Pairs:
    """Gold statements with the report's statement that shares their sentence, one to one, the right source first."""
    aligned = Alignment(article["text"], report.text)
    pairs: Pairs = []
    for gold in article["statements"]:
        sentence = aligned.of_gold(article["sentences"][gold["s"]])
        shared = {s.id: sum(overlap(sentence, aligned.of_report(c)) for c in s.content) for s in report.statements}
        near = [
            s
            for s in report.statements
            if shared[s.id] and shared[s.id] >= 0.5 * min(_length(s, aligned), sentence[1] - sentence[0])
        ]
        near = [s for s in near if all(s is not taken for _, taken in pairs)]
        if near:
            pairs.append((gold, max(near, key=lambda s: (source_right(gold, s, report), shared[s.id]))))
    return pairs


def _length(statement: Any, aligned: Alignment) -> int:
    return sum(end - start for start, end in (aligned.of_report(span) for span in statement.content))


def source_right(gold: Mapping[str, Any], statement: Any, report: Report) -> bool:
    """Whether a statement's source shares a word of three letters or more, or its country, with the gold's."""
    sources = [actor for actor in report.actors if actor.id in statement.source]
    names = " ".join(actor.name for actor in sources)
    if statement.source_span:
        names += " " + report.quote(statement.source_span)
    names = names.lower().replace(".", "")
    words = (word for word in gold["source"].lower().replace(".", "").split() if len(word) > 2 and word != "the")
    if any(word in names for word in words):
        return True
    return bool(gold["source_country"]) and any(actor.country == gold["source_country"] for actor in sources)
