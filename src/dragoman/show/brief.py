"""The brief: one page on one report that an analyst reads in a minute, for a terminal or a pipe."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from dragoman.report import Actor, Event, Report, Statement
from dragoman.show import wording
from dragoman.show.figures import figures
from dragoman.show.paper import paper, written

WIDTH = 80
NARROWEST = 40  # the gutter and some 28 cells of text; below that no line can be read
GUTTER = 12  # holds the longest type, COOPERATE, and a date such as 13 Mar 2025
STATUS_STYLE = {"occurred": "green", "ongoing": "green", "planned": "cyan", "possible": "yellow", "denied": "red"}
NO_COUNTRY = "other"
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}  # TIMEX3


def pieces(reports: Iterable[Report], *, width: int = WIDTH, colour: bool = False) -> Iterator[str]:
    """One brief a report, a line between two, all at most `width` cells wide (but 40 at least).

    `colour` asks for the escape codes of a terminal.
    """
    width = max(width, NARROWEST)
    for number, report in enumerate(reports):
        yield (f"\n{'═' * width}\n\n" if number else "") + brief(report, width=width, colour=colour)


def brief(report: Report, *, width: int = WIDTH, colour: bool = False) -> str:
    """One report as a page of text."""
    page = Page(report, max(width, NARROWEST), colour)
    page.envelope()
    page.events()
    page.statements()
    page.announced()
    page.numbers_and_dates()
    page.actors()
    return page.text()


class Page:
    """A brief being written."""

    def __init__(self, report: Report, width: int, colour: bool) -> None:
        self.report = report
        self.width = width
        self.known = wording.actors_by_id(report)
        self.said = {statement.id: statement for statement in report.statements}
        self.console = paper(width, colour)

    def text(self) -> str:
        """All that was written, without blanks at the ends of lines."""
        return written(self.console)

    def envelope(self) -> None:
        """The headline, and one line on where the page comes from."""
        envelope = self.report.envelope
        self._write(Text(wording.clean(envelope.headline or "No headline"), style="bold"))
        dateline = envelope.dateline.place if envelope.dateline else None
        line = [
            wording.outlet(envelope),
            ", ".join(envelope.authors),
            dateline or "",
            wording.published(envelope),
        ]
        for row in self._flow([wording.clean(part) for part in line if part], self.width):
            self._write(Text(row, style="dim"))

    def events(self) -> None:
        """Who did what to whom, in the order of the text; neighbours of one type, parties and standing share a head."""
        events = [event for event in self.report.events if event.status != "planned"]
        self._title("Who did what to whom", len(events), "No events were found.")
        last = None
        for event in events:
            head = (event.type, self._parties(event).plain, self._standing(event))
            if head != last:
                self._head(event.type, self._parties(event), self._standing(event), STATUS_STYLE[event.status])
            self._quoted(event)
            last = head

    def announced(self) -> None:
        """What is planned, by date; what has no date comes last."""
        events = [event for event in self.report.events if event.status == "planned"]
        if not events:
            return
        self._title("What is announced", len(events))
        for event in sorted(events, key=lambda event: (event.start or "~", event.trigger)):
            when = wording.interval(event.start, event.end) or "no date"
            self._head(when, Text.assemble((f"{event.type} ", "cyan"), self._parties(event)), "", "cyan")
            self._quoted(event)

    def statements(self) -> None:
        """Who said what, speaker by speaker in order of appearance."""
        told: dict[str, list[Statement]] = {}
        for statement in self.report.statements:
            told.setdefault(wording.speaker(self.report, self.known, statement), []).append(statement)
        self._title("Who said what", len(self.report.statements), "No statements were found.")
        for who, statements in told.items():
            self._write(Text(who, style="bold"))
            for statement in statements:
                self._statement(statement)

    def numbers_and_dates(self) -> None:
        """Amounts and counts with what they are of; dates with what the text calls them."""
        numbers, dates = figures(self.report), _dates(self.report)
        if numbers or dates:
            self._title("Numbers and dates")
        if numbers:
            self._listed("numbers", numbers)
        if dates:
            self._listed("dates", dates)

    def actors(self) -> None:
        """Who appears, country by country, the most mentioned first and the unnamed last."""
        if not self.report.actors:
            return
        self._title("Who appears", len(self.report.actors))
        weight = Counter[str]()
        groups: dict[str, list[Actor]] = {}
        for actor in self.report.actors:
            weight[actor.country or NO_COUNTRY] += len(actor.mentions)
            groups.setdefault(actor.country or NO_COUNTRY, []).append(actor)
        for country in sorted(groups, key=lambda c: (c == NO_COUNTRY, -weight[c], c)):
            members = sorted(groups[country], key=lambda actor: (actor.kind == "unnamed", -len(actor.mentions)))
            self._listed(country, [_who(actor) for actor in members])

    def _title(self, title: str, count: int | None = None, none: str = "") -> None:
        label = Text(title.upper() if count is None else f"{title.upper()} ({count})", style="bold")
        self.console.print()
        self.console.print(Rule(label, align="left", style="dim", characters="─"))
        if count == 0:
            self._write(Text(none, style="dim"))

    def _head(self, left: str, body: Text, right: str, style: str) -> None:
        """A gutter, a body, and words at the right edge of the body's last line, or below it where room is short."""
        gutter = Text(left.ljust(GUTTER - 1) + " ", style=style)
        room = self.width - gutter.cell_len
        *lines, last = body.wrap(self.console, room)
        last.rstrip()
        gap = room - last.cell_len - cell_len(right)
        if right and gap >= 2:
            last = Text.assemble(last, " " * gap, (right, style))
        elif right:
            lines, last = [*lines, last], Text(right, style=style)
        self._hang(gutter, Text("\n").join([*lines, last]))

    def _quoted(self, event: Event) -> None:
        """The trigger's clause on one line, the trigger marked."""
        limit = self.width - GUTTER - 2
        sentence = self.report.sentences[event.sentence]
        before, trigger, after = wording.passage(self.report.text, sentence, event.trigger, limit)
        self._write(Text.assemble(before, (f"*{trigger}*", "bold underline"), after), GUTTER)

    def _parties(self, event: Event) -> Text:
        """The parties and, where the page only reports a claim of somebody else's, who makes it."""
        named = Text(wording.parties(self.known, event), style="bold")
        said = self.said.get(event.statement) if event.statement else None
        if not said or (said.source == event.actor and event.status != "denied"):
            return named
        return Text.assemble(named, f" · says {wording.speaker(self.report, self.known, said)}")

    def _statement(self, statement: Statement) -> None:
        """The cue and at most two lines of the content."""
        cue = wording.clean(self.report.quote(statement.cue)) if statement.cue else "says"
        room = 2 * (self.width - 4) - len(cue) - 8
        words = wording.shorten(wording.content(self.report, statement), max(room, 20))
        self._hang(Text("  "), Text.assemble((f"{cue}: ", "dim"), words), 4)

    def _standing(self, event: Event) -> str:
        when = wording.interval(event.start, event.end)
        return f"{event.status} · {when}" if when else event.status

    def _listed(self, label: str, items: Sequence[str]) -> None:
        """Short items after a label, broken between items where that is possible."""
        rows = self._flow(items, self.width - GUTTER)
        self._hang(Text(label.ljust(GUTTER - 1) + " ", style="dim"), Text("\n".join(rows)))

    def _flow(self, items: Sequence[str], width: int) -> list[str]:
        """Items joined by dots into rows that fit the width; an item too long for a row is broken later."""
        rows: list[str] = []
        for item in items:
            longer = f"{rows[-1]} · {item}" if rows else item
            if rows and cell_len(longer) + 2 <= width:
                rows[-1] = longer
            else:
                rows.append(item)
        return [f"{row} ·" for row in rows[:-1]] + rows[-1:]

    def _hang(self, first: Text, body: Text, indent: int = GUTTER) -> None:
        """A paragraph whose first line begins with `first` and whose other lines are indented."""
        lines = body.wrap(self.console, self.width - max(indent, first.cell_len))
        for number, line in enumerate(lines):
            line.rstrip()
            self.console.print(Text.assemble(" " * first.cell_len if number else first, line), no_wrap=True)

    def _write(self, text: Text, indent: int = 0) -> None:
        self.console.print(Padding(text, (0, 0, 0, indent)))


def _who(actor: Actor) -> str:
    name, role = wording.clean(actor.name), wording.clean(actor.role or "")
    return f"{name} ({role})" if role and role.lower() not in name.lower() else name


def _dates(report: Report) -> tuple[str, ...]:
    """Each date once, in order of time, with the words that stand for it: *13 Mar 2025 (Thursday)*."""
    first: dict[str, tuple[str, str]] = {}
    for time in report.times:
        if time.type in ("DATE", "TIME") and re.match(r"\d{4}", time.value):
            first.setdefault(_value(time.value), (time.value, wording.clean(report.quote(time.span))))
    return tuple(_named(shown, words) for shown, (_, words) in sorted(first.items(), key=lambda item: item[1]))


def _named(value: str, words: str) -> str:
    return value if words == value else f"{value} ({words})"


def _value(value: str) -> str:
    """A TIMEX3 value as it is read: a day without its time, weeks, quarters and seasons in words; else as it stands."""
    if part := re.fullmatch(r"(\d{4})-(?:W(\d\d)|(Q\d)|(SP|SU|FA|WI))", value):
        year, week, quarter, season = part.groups()
        return f"week {int(week)} of {year}" if week else f"{quarter or SEASONS[season]} {year}"
    bare = value.split("T")[0]
    return wording.day(bare) if re.fullmatch(r"\d{4}(-\d{2}){0,2}", bare) else value
