"""The sheet of a relation: what two sides, or one and all others, had to do with each other, to be read on a screen.

+ stands for cooperation, − for conflict. The bar shows the mean intensity of a period: from the middle to the right
cooperation, to the left conflict, its whole half 10 on PLOVER's scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rich.text import Text

from dragoman.corpus.changes import FEWEST
from dragoman.corpus.output import Row, day, days, signed
from dragoman.corpus.series import APART, QUADS, Asked
from dragoman.show import wording
from dragoman.show.paper import paper, written

SCALE = 10.0
HALF, WIDE_HALF = 8, 12
"""Cells of a half of the bar, and on a screen of `WIDE` cells and more."""

WIDE = 110
LISTED = 5
"""Statements of each side, and partners, that the sheet has room for."""

PARTNERS = 8
GAP = 2
"""Periods without anything that are still shown one by one."""

CONFLICT, COOPERATION = "red", "blue"
MIDDLE = "│"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is shown. `total` is one row; `periods` have `by`; `weeks` is how many weeks have reports; `sayings` is of
    two sides, `partners` of one alone.
    """

    asked: Asked
    by: str
    total: Row
    periods: Sequence[Row]
    changes: Sequence[Row]
    weeks: int
    partners: Sequence[Row] = ()
    sayings: Sequence[Row] = ()
    directed: bool = False

    def text(self, *, width: int, colour: bool) -> str:
        """The sheet as a text of lines at most `width` cells wide."""
        console = paper(width, colour)
        for line in self._lines(width):
            console.print(line, no_wrap=False)
        return written(console)

    def _lines(self, width: int) -> Iterator[Text]:
        yield from self._head()
        if self.partners:
            yield from self._ranked(width, "PARTNERS, by cooperation", "cooperation")
            yield from self._ranked(width, "OPPONENTS, by conflict", "conflict")
        if self.periods:
            yield from self._periods(width)
        if self.asked.other:
            yield from self._sayings(width)

    def _head(self) -> Iterator[Text]:
        one, other, row = self.asked.one, self.asked.other, self.total
        title = f"{one.name} and {other.name}" if other else one.name
        yield Text(wording.clean(title), style="bold")
        if not row["occurrences"]:
            yield Text("Nothing that occurred or is going on is told of them." + self._apart(" Apart: {}."))
            return
        span = days(row["first"], row["last"]) if row["first"] else "no dates"
        reports = f" in {row['reports']} independent reports" if row["reports"] else ""
        yield Text(f"{span} · {row['occurrences']} occurrences{reports}")
        quads = " · ".join(f"{quad} {row[quad.replace(' ', '_')]}" for quad in QUADS)
        yield Text(quads)
        mean = f"mean intensity {signed(row['intensity_mean'])}" if row["intensity_mean"] is not None else ""
        loose = f"{row['undated']} in no {self.by}, their day not being told" if row["undated"] else ""
        yield Text(" · ".join(part for part in (mean, self._apart("besides {}"), loose) if part))
        yield from self._changes()

    def _apart(self, shape: str) -> str:
        counts = [f"{self.total[status]} {status}" for status in APART if self.total[status]]
        return shape.format(", ".join(counts)) if counts else ""

    def _changes(self) -> Iterator[Text]:
        for change in self.changes:
            better = change["shift"] > 0
            yield Text.assemble(
                (f"{'Better' if better else 'Worse'} from the week of {day(change['week'])} on", "bold"),
                f": mean {signed(change['before'])} before ({change['weeks_before']} weeks, "
                f"{change['occurrences_before']} occurrences), {signed(change['after'])} after "
                f"({change['weeks_after']}, {change['occurrences_after']})",
            )
        if not self.changes and self.weeks < FEWEST:
            weeks = f"{self.weeks} week{'' if self.weeks == 1 else 's'}"
            yield Text(f"Too little to tell a change by: reports of {weeks}, {FEWEST} are needed", style="dim")
        elif not self.changes:
            yield Text(f"No lasting change of tone in {self.weeks} weeks with reports", style="dim")

    def _periods(self, width: int) -> Iterator[Text]:
        way = max((len(_way(row)) for row in self.periods), default=0) if self.directed else 0
        label = 11 if self.by == "week" else 8
        yield Text()
        heads = f"{self.by:{label}}  " + (f"{'':{way}}  " if way else "")
        wide = width >= WIDE
        apart = "".join(f"  {status:>9}" for status in APART) if wide else ""
        yield Text(f"{heads}verbal+  material+  verbal−  material−{apart}  mean", style="bold")
        for empty, rows in groupby(self.periods, lambda row: not any(row[name] for name in ("occurrences", *APART))):
            run = list(rows)
            if empty and len(run) > GAP:
                yield Text(f"{'':{label}}  {_silence(run, self.by)}", style="dim")
                continue
            for row in run:
                yield self._period(row, label, way, wide)

    def _period(self, row: Row, label: int, way: int, wide: bool) -> Text:
        when = row[self.by].isoformat()
        shown = wording.day(when if self.by == "week" else when[:7])
        line = Text(f"{shown:>{label}}  ")
        if way:
            line.append(f"{_way(row):{way}}  ")
        for quad, cells in zip(QUADS, (7, 9, 7, 9), strict=True):
            line.append(f"{row[quad.replace(' ', '_')] or '·':>{cells}}  ")
        if wide:
            line.append("".join(f"{row[status] or '·':>9}  " for status in APART))
        mean = row["intensity_mean"]
        line.append(f"{signed(mean):>5} ")
        return line.append_text(bar(mean, WIDE_HALF if wide else HALF))

    def _ranked(self, width: int, head: str, kind: str) -> Iterator[Text]:
        counts = (f"verbal_{kind}", f"material_{kind}")
        some = [row for row in self.partners if any(row[c] for c in counts)]
        ranked = sorted(some, key=lambda row: (-sum(row[c] for c in counts), -row["occurrences"], row["other"]))
        if not ranked:
            return
        name = min(max(len(_partner(row)) for row in ranked[:PARTNERS]), max(width - 58, 12))
        yield Text()
        yield Text(f"{head:{name}}  verbal  material  of all   acts  is acted on   both", style="bold")
        for row in ranked[:PARTNERS]:
            who = wording.shorten(wording.clean(_partner(row)), name)
            yield Text(
                f"{who:{max(name, len(head))}}  {row[counts[0]]:>6}  {row[counts[1]]:>8}  {row['occurrences']:>6}  "
                f"{row['acted']:>5}  {row['received']:>11}  {row['mutual']:>5}"
            )
        if len(ranked) > PARTNERS:
            yield Text(f"and {len(ranked) - PARTNERS} more", style="dim")

    def _sayings(self, width: int) -> Iterator[Text]:
        one, other = self.asked.one, self.asked.other
        assert other is not None
        for speaker, about in ((one, other), (other, one)):
            said = [row for row in self.sayings if row["source"] == speaker.key]
            if not said:
                continue
            yield Text()
            head = wording.clean(f"{speaker.name} on {about.name}").upper()
            yield Text.assemble((head, "bold"), f"  {_stances(said)}")
            for row in _telling(said):
                yield from _saying(row, width)
            if len(said) > LISTED:
                yield Text(f"and {len(said) - LISTED} more: --rows statements --format csv gives all", style="dim")


def bar(mean: float | None, half: int) -> Text:
    """A mean from -10 to 10 as a bar from the middle: in eighths of a cell to the right, in halves to the left."""
    if mean is None:
        return Text(f"{'':{half}}{MIDDLE}", style="dim")
    share = min(abs(mean) / SCALE, 1) * half
    if mean < 0:
        cells, rest = divmod(round(share * 2), 2)
        drawn = ("▐" if rest else "") + "█" * cells
        return Text.assemble((f"{drawn:>{half}}", CONFLICT), (MIDDLE, "dim"))
    cells, rest = divmod(round(share * 8), 8)
    drawn = "█" * cells + (" ▏▎▍▌▋▊▉"[rest] if rest else "")
    return Text.assemble(" " * half, (MIDDLE, "dim"), (drawn, COOPERATION))


def _silence(run: Sequence[Row], by: str) -> str:
    """What a run of periods without anything comes to, and whether anything was read that could have told."""
    pages = sum(row["pages"] for row in run)
    read = f"nothing told in {pages} page{'' if pages == 1 else 's'} of that time" if pages else "no page of that time"
    return f"… {len(run)} {by}s: {read}"


def _way(row: Row) -> str:
    return f"{row['source']} {'→' if row['directed'] else '–'} {row['target']}"


def _partner(row: Row) -> str:
    return str(row.get("name") or row["other"])


def _stances(said: Sequence[Row]) -> str:
    counts = {stance: sum(row["stance"] == stance for row in said) for stance in ("supportive", "critical", "mixed")}
    told = ", ".join(f"{number} {stance}" for stance, number in counts.items() if number)
    number = f"{len(said)} statement{'' if len(said) == 1 else 's'}"
    return f"{number}, {told}" if told else number


def _telling(said: Sequence[Row]) -> list[Row]:
    """The statements to show, in their order: those that take a stance before the others, the newest of each."""
    ranked = sorted(range(len(said)), key=lambda n: (said[n]["stance"] == "neutral", not said[n]["published"], -n))
    return [said[n] for n in sorted(ranked[:LISTED])]


def _saying(row: Row, width: int) -> Iterator[Text]:
    via = f", via {row['via']}" if row["via"] else ""
    stance = "" if row["stance"] == "neutral" else f"{row['stance']}  "
    style = {"critical": CONFLICT, "supportive": COOPERATION}.get(row["stance"], "")
    head = f"{day(row['published']) or 'no date':>11}  "
    cue = f" ({row['cue']})" if row["cue"] else ""
    who = f"{', '.join(row['speaker']) or 'someone'}{cue}{via}: "
    words = wording.shorten(wording.clean(row["content"]), max(2 * (width - 13) - len(who) - len(stance), 40))
    line = Text.assemble((stance, style), (wording.clean(who), "bold"), words)
    lines = _wrapped(line, width - len(head))
    for number, part in enumerate(lines):
        yield Text(head if not number else " " * len(head)).append_text(part)


def _wrapped(line: Text, width: int) -> list[Text]:
    from rich.console import Console

    return list(line.wrap(Console(width=width, _environ={}), width))


def rows(table: Any) -> list[Row]:
    """The rows of an Arrow table."""
    found: list[Row] = table.to_pylist()
    return found
