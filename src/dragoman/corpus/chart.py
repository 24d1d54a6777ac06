"""The chart of a relation: what happened by quad class, and the mean intensity, over time, as Vega-Lite.

`spec` is a pure function of rows, for whatever draws Vega-Lite; `svg` draws it here, with no font or data fetched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from dragoman.corpus.output import day, signed
from dragoman.corpus.sheet import Sheet
from dragoman.show import wording

Row = Mapping[str, Any]

VERSION = "5.20"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
WIDTH, COUNTS, TONE = 760, 170, 150
"""Pixels: the width, the heights of the two panels."""

FONT = "Helvetica, Arial, sans-serif"
INK, GREY, LINE, RULE = "#222222", "#767676", "#dddddd", "#222222"
COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "verbal cooperation": "#92c5de",
        "material cooperation": "#2166ac",
        "verbal conflict": "#f4a582",
        "material conflict": "#b2182b",
    }
)
"""ColorBrewer's RdBu, which the colour-blind can tell apart; the deed is darker than the word."""

FULL_BAR = 0.85
"""Share of a period that its bar takes."""

DAY = 86_400_000
"""Milliseconds."""

PERIOD_DAYS = {"week": 7, "month": 30.4}


def svg(sheet: Sheet) -> str:
    """The chart of a sheet as SVG."""
    import vl_convert

    one, other = sheet.asked.one.name, sheet.asked.other
    title = f"{one} and {other.name}" if other else f"{one} and all others"
    drawn: str = vl_convert.vegalite_to_svg(
        spec(sheet.periods, sheet.changes, by=sheet.by, title=title), vl_version=VERSION, allowed_base_urls=[]
    )
    return drawn


def spec(rows: Sequence[Row], changes: Sequence[Row], *, by: str, title: str) -> dict[str, Any]:
    """The specification of the chart (Vega-Lite 5).

    Args:
        rows: of `Corpus.series`.
        changes: of `Corpus.changes`.
        by: week or month, the length of the periods.
        title: who is shown.
    """
    told = [row for row in rows if row["occurrences"]]
    span = _span(told[0][by], told[-1][by], by) if told else "nothing told"
    number = sum(row["occurrences"] for row in told)
    return {
        "$schema": SCHEMA,
        "title": {
            "text": wording.clean(title),
            "subtitle": f"{number} occurrence{'' if number == 1 else 's'} by {by}, {span}",
            "anchor": "start",
            "fontSize": 18,
            "subtitleFontSize": 12,
            "subtitleColor": GREY,
            "subtitlePadding": 4,
            "offset": 14,
        },
        "vconcat": [_counts(rows, changes, by), _tone(rows, changes, by)],
        "spacing": 14,
        "background": "white",
        "padding": 16,
        "config": _config(),
    }


def _config() -> dict[str, Any]:
    labels = {
        "labelColor": GREY,
        "titleColor": INK,
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
    }
    return {
        "font": FONT,
        "view": {"stroke": None},
        "title": {"color": INK, "font": FONT, "subtitleFont": FONT},
        "axis": {"domain": False, "ticks": False, "gridColor": LINE, "labelPadding": 6, **labels},
        "legend": {**labels, "labelColor": INK},
    }


def _time(rows: Sequence[Row], by: str, *, labels: bool) -> dict[str, Any]:
    """The axis of time, the same for both panels."""
    axis: dict[str, Any] = {"title": None, "grid": False, "labels": labels, "domain": labels, "domainColor": GREY}
    if labels:
        axis |= {"ticks": True, "tickColor": GREY, "labelFlush": True, "tickCount": 10}
    ends = [rows[0][by].isoformat(), _end(rows[-1][by], by).isoformat()] if rows else None
    scale = {"type": "utc"} | ({"domain": [_utc(end) for end in ends]} if ends else {})
    return {"field": "start", "type": "temporal", "scale": scale, "axis": axis}


def _counts(rows: Sequence[Row], changes: Sequence[Row], by: str) -> dict[str, Any]:
    """Bars of each period: cooperation up, conflict down, one colour a quad class."""
    most = max((max(_up(row), _down(row)) for row in rows), default=1) or 1
    bars = {
        "mark": {"type": "bar"},
        "data": {"values": [bar for row in rows for bar in _bars(row, by)]},
        "encoding": {
            "x": _time(rows, by, labels=False),
            "x2": {"field": "end"},
            "y": {
                "field": "from",
                "type": "quantitative",
                "title": None,
                "scale": {"domain": [-most, most], "nice": True},
                "axis": {"tickCount": 5, "tickMinStep": 1, "labelExpr": "format(abs(datum.value), 'd')"},
            },
            "y2": {"field": "to"},
            "color": {
                "field": "quad",
                "type": "nominal",
                "scale": {"domain": list(COLOURS), "range": list(COLOURS.values())},
                "legend": {
                    "title": None,
                    "orient": "top",
                    "direction": "horizontal",
                    "offset": 8,
                    "symbolType": "square",
                },
            },
        },
    }
    return {"width": WIDTH, "height": COUNTS, "layer": [bars, _zero(), *_marks(changes, labels=False)]}


def _tone(rows: Sequence[Row], changes: Sequence[Row], by: str) -> dict[str, Any]:
    """The mean intensity of each period that has one, a step through its levels, and where they change."""
    values = [
        {
            # A dot stands over the middle of the bar above it.
            "start": _utc(row[by].isoformat()) + round(PERIOD_DAYS[by] * FULL_BAR * DAY / 2),
            "mean": row["intensity_mean"],
            "occurrences": row["occurrences"],
        }
        for row in rows
        if row["intensity_mean"] is not None
    ]
    y = {
        "field": "mean",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [-10, 10]},
        "axis": {
            "values": [-10, -5, 0, 5, 10],
            "labelExpr": "(datum.value > 0 ? '+' : '') + replace(datum.label, '-', '−')",
        },
    }
    x = _time(rows, by, labels=True)
    points = {
        "mark": {"type": "circle", "opacity": 0.75, "color": INK},
        "data": {"values": values},
        "encoding": {
            "x": x,
            "y": y,
            "size": {
                "field": "occurrences",
                "type": "quantitative",
                "scale": {"type": "sqrt", "range": [14, 160]},
                "legend": None,
            },
        },
    }
    levels = {
        "mark": {"type": "rule", "strokeWidth": 2.5, "color": INK},
        "data": {"values": _levels(rows, changes, by)},
        "encoding": {"x": {**x, "field": "start"}, "x2": {"field": "end"}, "y": y},
    }
    head = {"text": "Mean intensity, −10 conflict to +10 cooperation; the larger the dot, the more occurrences"}
    return {
        "title": {**head, "anchor": "start", "fontSize": 11, "fontWeight": "normal", "color": GREY, "offset": 6},
        "width": WIDTH,
        "height": TONE,
        "layer": [_zero(), points, levels, *_marks(changes, labels=True)],
    }


def _zero() -> dict[str, Any]:
    return {"mark": {"type": "rule", "color": GREY}, "data": {"values": [{}]}, "encoding": {"y": {"datum": 0}}}


def _marks(changes: Sequence[Row], *, labels: bool) -> list[dict[str, Any]]:
    """A dashed line where a level changes, in one panel with what it comes to."""
    if not changes:
        return []
    values = [
        {
            "start": _utc(change["week"].isoformat()),
            "words": f"{day(change['week'])}: {signed(change['before'])} to {signed(change['after'])}",
        }
        for change in changes
    ]
    x = {"field": "start", "type": "temporal", "scale": {"type": "utc"}}
    line = {
        "mark": {"type": "rule", "strokeDash": [4, 3], "color": RULE},
        "data": {"values": values},
        "encoding": {"x": x},
    }
    words = {
        "mark": {"type": "text", "align": "left", "baseline": "top", "dx": 4, "fontSize": 11, "color": INK},
        "data": {"values": values},
        "encoding": {"x": x, "y": {"value": 0}, "text": {"field": "words"}},
    }
    return [line, words] if labels else [line]


def _levels(rows: Sequence[Row], changes: Sequence[Row], by: str) -> list[dict[str, Any]]:
    """The means before and after each change, from its beginning to its end."""
    if not changes:
        return []
    told = [row[by] for row in rows if row["intensity_mean"] is not None]
    starts = [told[0], *(change["week"] for change in changes)]
    ends = [*(change["last_before"] for change in changes), _end(told[-1], by)]
    means = [changes[0]["before"], *(change["after"] for change in changes)]
    return [
        {"start": _utc(start.isoformat()), "end": _utc(end.isoformat()), "mean": mean}
        for start, end, mean in zip(starts, ends, means, strict=True)
    ]


def _bars(row: Row, by: str) -> list[dict[str, Any]]:
    """The parts of a period's bar, words next to the line and deeds beyond them."""
    start = row[by].isoformat()
    width = round(PERIOD_DAYS[by] * FULL_BAR * DAY)
    made: list[dict[str, Any]] = []
    for sign, kind in ((1, "cooperation"), (-1, "conflict")):
        at = 0
        for quad in (f"verbal {kind}", f"material {kind}"):
            if number := row[quad.replace(" ", "_")]:
                end = at + sign * number
                made.append({"start": _utc(start), "end": _utc(start) + width, "from": at, "to": end, "quad": quad})
                at = end
    return made


def _span(first: date, last: date, by: str) -> str:
    cut = 10 if by == "week" else 7
    return wording.interval(first.isoformat()[:cut], last.isoformat()[:cut])


def _up(row: Row) -> int:
    return int(row["verbal_cooperation"] + row["material_cooperation"])


def _down(row: Row) -> int:
    return int(row["verbal_conflict"] + row["material_conflict"])


def _end(start: date, by: str) -> date:
    """The first day after a period."""
    return date.fromordinal(start.toordinal() + round(PERIOD_DAYS[by]))


def _utc(iso: str) -> int:
    """Milliseconds since 1970: a date as a text would be read in the time zone of whoever draws it."""
    return (date.fromisoformat(iso).toordinal() - date(1970, 1, 1).toordinal()) * DAY
