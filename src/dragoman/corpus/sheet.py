"""The sheet of a relation: what two sides, or one and all others, had to do with each other, to be read on a screen.

+ stands for cooperation, − for conflict. The bar shows the mean intensity of a period: from the middle to the right
cooperation, to the left conflict, its whole half 10 on PLOVER's scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.text import Text

from dragoman.corpus.changes import FEWEST
from dragoman.corpus.output import Row, day, days, signed
from dragoman.corpus.series import APART, QUADS, Asked
from dragoman.show import wording
from dragoman.show.paper import paper, written

SCALE = 10.0
HALF, LONGEST_HALF = 8, 12
"""Cells of half the bar: where what is counted apart stands beside it, at least; and at most."""

COUNTS = {"verbal+": 7, "material+": 9, "verbal−": 7, "material−": 9}
BESIDE = {status: len(status) for status in APART}
MEAN = 5
"""Cells of the columns."""

LISTED = 5
"""Statements of each side, and partners, that the sheet has room for."""

PARTNERS = 8
GAP = 2
"""Periods without anything that are still shown one by one."""

CONFLICT, COOPERATION = "red", "blue"
MIDDLE = "│"


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide the columns of periods are: of the period, the direction (0: none), whether there is room for what is
    counted apart, and of half the bar.
    """

    label: int
    way: int
    apart: bool
    half: int

    @classmethod
    def fitting(cls, sheet: Sheet, width: int) -> Columns:
        """Columns for a sheet on so many cells."""
        label = 11 if sheet.by == "week" else 8
        way = max((len(_way(row)) for row in sheet.periods), default=0) if sheet.directed else 0
        room = width - label - (way + 2 if way else 0) - sum(cells + 2 for cells in COUNTS.values()) - MEAN - 4
        apart = sum(cells + 2 for cells in BESIDE.values())
        wide = room - apart >= 2 * HALF
        return cls(label, way, wide, min((room - apart * wide) // 2, LONGEST_HALF))

    def head(self, by: str) -> str:
        """The names of the columns."""
        names = [f"{by:{self.label}}", *([" " * self.way] if self.way else [])]
        counts = COUNTS | (BESIDE if self.apart else {})
        return "  ".join([*names, *(f"{name:>{cells}}" for name, cells in counts.items()), f"{'mean':>{MEAN}}"])

    def line(self, row: Row, by: str) -> Text:
        """The line of a period."""
        when = row[by].isoformat()
        cells = [f"{wording.day(when if by == 'week' else when[:7]):>{self.label}}"]
        if self.way:
            cells.append(f"{_way(row):{self.way}}")
        counts = [row[quad.replace(" ", "_")] for quad in QUADS] + ([row[s] for s in APART] if self.apart else [])
        widths = (*COUNTS.values(), *BESIDE.values())
        cells += [f"{number or '·':>{wide}}" for number, wide in zip(counts, widths, strict=False)]
        mean = row["intensity_mean"]
        line = Text("  ".join([*cells, f"{signed(mean):>{MEAN}}"]))
        return line.append("  ").append_text(bar(mean, self.half)) if self.half > 1 else line


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
        reports = f" in {_number(row['reports'], 'independent report')}" if row["reports"] else ""
        yield Text(f"{span} · {_number(row['occurrences'], 'occurrence')}{reports}")
        yield Text(self._ways())
        yield Text(" · ".join(_classes(row, kind) for kind in ("cooperation", "conflict")))
        mean = f"mean intensity {signed(row['intensity_mean'])}" if row["intensity_mean"] is not None else ""
        loose = f"{row['undated']} not dated to the {self.by}" if row["undated"] else ""
        yield Text(" · ".join(part for part in (mean, self._apart("besides {}"), loose) if part))
        yield from self._changes()

    def _ways(self) -> str:
        """How many of one side's acts, of the other's, and of both."""
        row, one, other = self.total, self.asked.one, self.asked.other
        counts = (f"{one.key} acts {row['acted']}", f"{other.key if other else 'others'} {row['received']}")
        return wording.clean(" · ".join((*counts, f"both {row['mutual']}")))

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
            weeks = _number(self.weeks, "week")
            yield Text(f"Too little to tell a change by: reports of {weeks}, {FEWEST} are needed", style="dim")
        elif not self.changes:
            yield Text(f"No lasting change of tone in {self.weeks} weeks with reports", style="dim")

    def _periods(self, width: int) -> Iterator[Text]:
        columns = Columns.fitting(self, width)
        yield Text()
        yield Text(columns.head(self.by), style="bold")
        for empty, rows in groupby(self.periods, lambda row: not any(row[name] for name in ("occurrences", *APART))):
            run = list(rows)
            if empty and len(run) > GAP:
                yield Text(f"{'':{columns.label}}  {_silence(run, self.by)}", style="dim")
            else:
                yield from (columns.line(row, self.by) for row in run)

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
    read = f"nothing told in {_number(pages, 'page')} of that time" if pages else "no page of that time"
    return f"… {len(run)} {by}s: {read}"


def _way(row: Row) -> str:
    return wording.clean(f"{row['source']} {'→' if row['directed'] else '–'} {row['target']}")


def _partner(row: Row) -> str:
    return str(row.get("name") or row["other"])


def _stances(said: Sequence[Row]) -> str:
    counts = {stance: sum(row["stance"] == stance for row in said) for stance in ("supportive", "critical", "mixed")}
    told = ", ".join(f"{number} {stance}" for stance, number in counts.items() if number)
    number = _number(len(said), "statement")
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


def _classes(row: Row, kind: str) -> str:
    return f"{kind}: {row[f'verbal_{kind}']} verbal, {row[f'material_{kind}']} material"


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
