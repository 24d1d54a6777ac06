"""Single sentences with the event a human coder gave them: PLOVER's gold records, PETRARCH's, and PLV's news.

The best event is the most confident one. Its type is right when it is the gold's or as right by the manual (`also`,
and `other` events of the same text). Countries of actor and recipient are those of the most confident event of right
type.
PLV's YIELD stands for CONCEDE and RETREAT, and its best event is the one that touches the marked dyad's words most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.scoring import Tally, rows, sha256
from dragoman import Event, InputError, Report, read

GOLD = ("gold/events/dev.jsonl", "gold/events/petrarch_dev.jsonl")
PLV = "gold/events/plv_dev.jsonl"
INTERNATIONAL = frozenset({"IGO", "NGO", "IMG", "ISM", "MNC", "INT"})
FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def run(shared: Path) -> dict[str, float]:
    """The figures of the developers' halves."""
    sentences = [row for name in GOLD for row in rows(shared / name)]
    figures = score_sentences([(row, _report(row)) for row in sentences])
    fresh = [(row, _report(row)) for row in rows(shared / PLV) if not row.get("in_gsr_dev")]
    return figures | score_plv(fresh)


def gold_sha(shared: Path) -> str:
    """Which gold the figures are of."""
    return " ".join(sha256(shared / name)[:16] for name in (*GOLD, PLV))


def _report(row: Mapping[str, Any]) -> Report | None:
    try:
        return read(row["text"])
    except InputError:
        return None


def score_sentences(pairs: Sequence[tuple[Mapping[str, Any], Report | None]]) -> dict[str, float]:
    """Type, actors, recipients and the whole chain over sentences of one coded event each."""
    any_type = best_type = exact = 0
    actor, recipient = Tally(), Tally()
    for gold, report in pairs:
        events = ranked(report)
        right = {gold["event"], *gold["also"]} if gold["event"] else set()
        if not gold["event"]:
            any_type, best_type, exact = any_type + (not events), best_type + (not events), exact + (not events)
            continue
        chosen = next((e for e in events if e.type in right), events[0] if events else None)
        any_type += chosen is not None and chosen.type in right
        best_type += bool(events) and events[0].type in right | set(gold["other"])
        sides = _sides(gold, chosen, report)
        exact += chosen is not None and chosen.type in right and all(r == g == w for r, g, w in sides)
        actor.add(*sides[0])
        if not gold["symmetric"]:
            recipient.add(*sides[1])
    total = max(1, len(pairs))
    return {
        "sentences: some event's type right": any_type / total,
        "sentences: best event's type right": best_type / total,
        **actor.figures("sentences: actor country"),
        **recipient.figures("sentences: recipient country"),
        "sentences: whole chain (type, all actors, all recipients)": exact / total,
        "sentences: events a sentence": sum(len(ranked(report)) for _, report in pairs) / total,
    }


def ranked(report: Report | None) -> list[Event]:
    """The events of a report, the most confident first."""
    return sorted(report.events, key=lambda e: -e.confidence) if report else []


def _sides(gold: Mapping[str, Any], event: Event | None, report: Report | None) -> list[tuple[int, int, int]]:
    """Right, given and wanted of both sides; symmetric records and meetings are compared without regard to side."""
    actor, recipient = _keys(report, event.actor if event else ()), _keys(report, event.recipient if event else ())
    source, target = _gold_keys(gold["source"]), _gold_keys(gold["target"])
    if gold["symmetric"]:
        return [_compare(source | target, actor | recipient), (0, 0, 0)]
    straight = [_compare(source, actor), _compare(target, recipient)]
    if gold["event"] != "CONSULT":
        return straight
    if len(actor) > 1 and not recipient:
        both = actor
        return [_compare(source, {k for k in both if k not in target}), _compare(target, both & set(target))]
    turned = [_compare(source, recipient), _compare(target, actor)]
    return max(straight, turned, key=lambda sides: sum(right for right, _, _ in sides))


def _keys(report: Report | None, ids: Sequence[str]) -> set[str]:
    actors = {actor.id: actor for actor in report.actors} if report else {}
    return {key for i in ids if (key := _key(actors[i].country, actors[i].sectors))}


def _gold_keys(side: Sequence[Mapping[str, Any]]) -> dict[str, bool]:
    """Keys of a gold side, each with whether it may be left out."""
    keyed = [(_key(a["country"], a["sectors"]), bool(a.get("optional"))) for a in side]
    return {key: optional for key, optional in keyed if key}


def _key(country: str | None, sectors: Sequence[str]) -> str | None:
    return country or ("INT" if INTERNATIONAL & set(sectors) else None)


def _compare(wanted: Mapping[str, bool], given: set[str]) -> tuple[int, int, int]:
    optional = {key for key, may in wanted.items() if may}
    asked = set(wanted) - optional
    return len(asked & given), len(given - optional), len(asked)


def score_plv(pairs: Sequence[tuple[Mapping[str, Any], Report | None]]) -> dict[str, float]:
    """Types of news sentences with a marked dyad, beside those that a large zero-shot model gave for the same rows."""
    any_type = best = zero_shot = 0
    for gold, report in pairs:
        wanted = FOLDED.get(gold["event"], gold["event"])
        events = ranked(report)
        types = [FOLDED.get(e.type, e.type) for e in events]
        touching = max(events, key=lambda e: (_touches(gold, e, report), e.confidence), default=None)
        any_type += wanted in types
        best += touching is not None and FOLDED.get(touching.type, touching.type) == wanted
        zero_shot += FOLDED.get(gold["zsp"], gold["zsp"]) == wanted
    total = max(1, len(pairs))
    return {
        "PLV: some event's type right": any_type / total,
        "PLV: best event's type right": best / total,
        "PLV: ZSP, given the dyad (stored)": zero_shot / total,
        "PLV: events a sentence": sum(len(ranked(report)) for _, report in pairs) / total,
    }


def _touches(gold: Mapping[str, Any], event: Event, report: Report | None) -> int:
    if report is None:
        return 0
    actors = [a for a in report.actors if a.id in event.actor + event.recipient]
    words = " ".join([a.name for a in actors] + [report.quote(span) for a in actors for span in a.mentions]).lower()
    return sum(word.lower() in words for word in f"{gold['source']} {gold['target']}".split() if len(word) > 3)
