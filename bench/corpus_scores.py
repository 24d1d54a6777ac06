"""How well families, occurrences, agenda and claims of a store fit the truth of a made corpus.

B-cubed: Bagga and Baldwin (1998); pairwise: precision and recall over pairs of members of one group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.corpus_maker import Item, Made
from bench.corpus_pages import Page
from bench.corpus_words import Sentence
from bench.corpus_world import Happening
from bench.scoring import Tally

Groups = Mapping[Hashable, Hashable]
"""Each member's group."""


def b_cubed(given: Groups, truth: Groups, missing: int = 0) -> tuple[float, float]:
    """B-cubed precision and recall over the members; `missing` true ones are not there at all."""
    members, given = list(truth), _whole(given, truth)
    if not members:
        return 0.0, 0.0
    both = Counter((given[m], truth[m]) for m in members)
    of_given, of_truth = Counter(given[m] for m in members), Counter(truth[m] for m in members)
    precision = sum(both[given[m], truth[m]] / of_given[given[m]] for m in members) / len(members)
    recall = sum(both[given[m], truth[m]] / of_truth[truth[m]] for m in members) / (len(members) + missing)
    return precision, recall


def pairwise(given: Groups, truth: Groups) -> Tally:
    """Pairs of members in one group, right, given and wanted."""
    members, given = list(truth), _whole(given, truth)
    both = Counter((given[m], truth[m]) for m in members)
    pairs = [
        sum(n * (n - 1) // 2 for n in counted.values())
        for counted in (both, Counter(given[m] for m in members), Counter(truth[m] for m in members))
    ]
    return Tally(pairs[0], pairs[1], pairs[2], pairs[0])


def _whole(given: Groups, truth: Groups) -> Groups:
    """Who was put in no group is alone."""
    return {member: given.get(member, ("alone", member)) for member in truth}


def f1(precision: float, recall: float) -> float:
    """The harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def grouping(name: str, given: Groups, truth: Groups) -> dict[str, float]:
    """Both measures of groups, as figures."""
    precision, recall = b_cubed(given, truth)
    return {
        f"{name}: B-cubed precision": precision,
        f"{name}: B-cubed recall": recall,
        f"{name}: B-cubed F1": f1(precision, recall),
        **pairwise(given, truth).figures(f"{name}: pairwise"),
    }


@dataclass(frozen=True)
class Told:
    """A sentence of a page where it stands in the report's text."""

    page: str
    sentence: Sentence
    start: int
    end: int


class Truth:
    """A made corpus laid over the reports of a store: which event of which page tells of what."""

    def __init__(self, made: Made, store: Any) -> None:
        self.made = made
        self.store = store
        self.pages: dict[str, Page] = {page.id: page for page in made.pages}
        self.texts: dict[str, str] = {report.id: report.text for report in store.reports()}
        self.told: dict[str, list[Told]] = {page.id: list(self._placed(page)) for page in made.pages}
        self.mentions: dict[tuple[str, str], Happening] = {}
        self.found: set[tuple[str, int, str]] = set()
        self._lay()

    def _placed(self, page: Page) -> Iterable[Told]:
        text, at = self.texts.get(page.id, ""), 0
        for sentence in page.sentences:
            start = text.find(sentence.text, at)
            if start >= 0:
                at = start + len(sentence.text)
                yield Told(page.id, sentence, start, at)

    def _lay(self) -> None:
        """An event tells of what its trigger lies in, where its type is one that this can be coded as."""
        rows = self.store.sql("SELECT page, event, type, span_start, span_end FROM events").to_pylist()
        for row in rows:
            for told in self.told.get(row["page"], ()):
                if not told.start <= row["span_start"] < told.end:
                    continue
                for mark in told.sentence.marks:
                    if mark.kind != "event":
                        continue
                    happening = told.sentence.line.events[mark.key]
                    inside = row["span_start"] < told.start + mark.end and told.start + mark.start < row["span_end"]
                    if inside and row["type"] in happening.types:
                        self.mentions[row["page"], row["event"]] = happening
                        self.found.add((row["page"], told.start, mark.key))

    def wanted(self) -> int:
        """How many true mentions there are."""
        return sum(
            mark.kind == "event" for page in self.made.pages for sentence in page.sentences for mark in sentence.marks
        )

    def at(self, page: str, statement: str | None, words: str | None) -> Sentence | None:
        """The made sentence of a statement of a page, or of words that a page has."""
        start = -1
        if statement:
            query = "SELECT span_start FROM statements WHERE page = ? AND statement = ?"
            spans = self.store.sql(query, [page, statement]).column("span_start").to_pylist()
            start = spans[0] if spans and spans[0] is not None else -1
        if start < 0 and words:
            start = self.texts.get(page, "").find(words.split(" … ")[0])
        return next((told.sentence for told in self.told.get(page, ()) if told.start <= start < told.end), None)


def families(truth: Truth) -> dict[str, float]:
    """Families against the truth, and whether the original is named right where a family has several pages."""
    rows = truth.store.sql("SELECT page, family, relation FROM families").to_pylist()
    given: dict[Hashable, Hashable] = {row["page"]: row["family"] for row in rows}
    named = {row["family"]: row["page"] for row in rows if row["relation"] == "original"}
    sizes = Counter(page.family for page in truth.made.pages)
    wanted = [page for page in truth.made.pages if page.relation == "original" and sizes[page.family] > 1]
    right = sum(same_hand(truth.pages.get(str(named.get(given.get(page.id)))), page) for page in wanted)
    return {
        **grouping("families", given, {page.id: page.family for page in truth.made.pages}),
        "families: original named right": right / max(1, len(wanted)),
    }


def same_hand(named: Page | None, original: Page) -> bool:
    """Whether a page may pass for the original: of its family, site and day; any site's where no agency is told of."""
    if named is None or named.family != original.family or named.published != original.published:
        return False
    return named.publisher == original.publisher or original.agency is None


def occurrences(truth: Truth) -> dict[str, float]:
    """Occurrences over the mentions that the reader found; recall over all true mentions; the last status."""
    rows = truth.store.sql("SELECT occurrence, page, event FROM occurrence_mentions").to_pylist()
    given: dict[Hashable, Hashable] = {(row["page"], row["event"]): row["occurrence"] for row in rows}
    true: dict[Hashable, Hashable] = {name: happening.key for name, happening in truth.mentions.items()}
    wanted = truth.wanted()
    whole = b_cubed(given, true, max(0, wanted - len(truth.found)))[1]
    return {
        **grouping("occurrences", given, true),
        "occurrences: B-cubed recall over all true mentions": whole,
        "occurrences: status right": _status(truth, given, true),
        "reader: true mentions found": len(truth.found) / max(1, wanted),
    }


def _status(truth: Truth, given: Groups, true: Groups) -> float:
    """The share of happenings whose likeliest occurrence has the status that they ended with."""
    rows = truth.store.sql("SELECT occurrence, status FROM occurrences").to_pylist()
    status = {row["occurrence"]: row["status"] for row in rows}
    votes: dict[Hashable, Counter[Hashable]] = {}
    for member, happening in true.items():
        if member in given:
            votes.setdefault(happening, Counter())[given[member]] += 1
    right = wanted = 0
    for happening, ended in truth.made.status.items():
        if happening not in votes or happening.endswith(("-accused", "-denied")) or happening in truth.made.claims:
            continue
        wanted += 1
        right += _same_status(str(status.get(votes[happening].most_common(1)[0][0])), ended)
    return right / max(1, wanted)


def _same_status(given: str, ended: str) -> bool:
    return given == ended or (given == "ongoing" and ended == "occurred")


def agenda(truth: Truth) -> dict[str, float]:
    """What was announced: found, found with the right outcome, and of what is given how much is of the truth."""
    rows = truth.store.sql("SELECT * FROM agenda").to_pylist()
    items = {item.happening.key: item for item in truth.made.agenda}
    of: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        if key := announced(truth, row, items):
            of.setdefault(key, []).append(row)
    right = sum(any(fits(row, items[key]) for row in of.get(key, ())) for key in items)
    figures = {
        "agenda: found": len(of) / max(1, len(items)),
        "agenda: found and outcome right": right / max(1, len(items)),
        "agenda: precision of items": len(of) / max(1, len(rows)),
    }
    for state in ("held", "moved", "cancelled", "unreported", "expected"):
        keys = [key for key, item in items.items() if item.state == state]
        good = sum(any(fits(row, items[key]) for row in of.get(key, ())) for key in keys)
        figures[f"agenda: outcome right where {state}"] = good / len(keys) if keys else 1.0
    return figures


def announced(truth: Truth, row: Mapping[str, Any], items: Mapping[str, Item]) -> str | None:
    """Which happening an item of the agenda is of: that of its first announcement, else of its sentence."""
    happening = truth.mentions.get((row["page"], row["event"]))
    if happening is None and (sentence := truth.at(row["page"], None, row["words"])):
        happening = sentence.line.events.get("main")
    return happening.key if happening and happening.key in items else None


def fits(row: Mapping[str, Any], item: Item) -> bool:
    """Whether state and day of an item are those of the truth."""
    if row["state"] != item.state:
        return False
    first, last = row["first"], row["last"]
    return item.state == "cancelled" or first is None or first <= item.day <= (last or first)


def claims(truth: Truth) -> dict[str, float]:
    """Claims and denials that were put side by side; one row of copies' rows is enough for each."""
    rows = truth.store.sql("SELECT * FROM claims").to_pylist()
    met = [pair(truth, row) for row in rows]
    good = [key for key in met if key]
    tally = Tally(len(good), len(rows), len(truth.made.claims), len(set(good)))
    return {**tally.figures("claims"), "claims: rows a claim (low is good)": len(good) / max(1, len(set(good)))}


def pair(truth: Truth, row: Mapping[str, Any]) -> str | None:
    """The claim whose assertion and denial a row puts side by side, if it does."""
    sides: Sequence[Sentence | None] = (
        truth.at(row["page"], row["statement"], row["words"]),
        truth.at(row["other_page"], row["other_statement"], row["other_words"]),
    )
    marks = [side.line.claim for side in sides if side and side.line.claim]
    if len(marks) == 2 and marks[0][0] == marks[1][0] and {mark[1] for mark in marks} == {"assert", "deny"}:
        return marks[0][0]
    return None
