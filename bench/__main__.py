"""`python -m bench`: measure every room and the whole chain, write `results.md`, hold the floors.

python -m bench [ROOM ...]      measure (all rooms), gate on floors.json and on damaged pages; exit 1 below a floor
python -m bench --raise         the same, then raise floors to what was measured, less the margin; never lower one
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path

from bench import fuzz, scale, speed, store
from bench.scoring import shared_folder

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
FLOORS = HERE / "floors.json"
ROOMS = ("pages", "peers", "actors", "coreference", "times", "places", "statements", "events", "articles", "corpus")
MADE = ("corpus",)
"""Rooms that make what they measure on, and need no gold."""

UNGATED = ("peers",)
MUTANTS, SEED = 10_000, 1
# Floors stand this far below what was measured: room for a pipeline's rounding on another processor, not for a slip.
MARGIN = 0.005

# What has no floor: figures of the machine, and those that rest on some ten or twenty items, which one of them sways.
SWAYING = re.compile(r"a sentence|stored|low is good|outcome right where|^(seed 1|not tuned on): (agenda|claims)")

# What the README shows: label, room, figure. Parts that were not tuned on, where the room keeps one.
SHOWN = (
    ("pages: body F1, HTML (part not tuned on)", "pages", "untouched: html: body F1"),
    ("the same by trafilatura alone", "peers", "trafilatura: html: body F1"),
    ("pages: body F1, text dumps (part not tuned on)", "pages", "untouched: text: body F1"),
    ("pages: publication date right, HTML (part not tuned on)", "pages", "untouched: html: date"),
    (
        "pages: our time over that of trafilatura alone",
        "peers",
        "speed: our time / trafilatura's, with its metadata",
    ),
    ("times: relaxed F1, AQUAINT and MEANTIME (part not tuned on)", "times", "untouched: relaxed"),
    ("times: value F1, AQUAINT and MEANTIME (part not tuned on)", "times", "untouched: value"),
    ("places: found F1, mean of four corpora (part not tuned on)", "places", "untouched: found"),
    ("places: right within 161 km, of found (part not tuned on)", "places", "untouched: within 161 km"),
    ("statements: whole attribution F1, PolNeAR dev (not tuned on)", "statements", "untouched: attribution F1"),
    ("statements: direct quotes F1, PolNeAR dev (not tuned on)", "statements", "untouched: direct F1"),
    ("statements: source right, of found, PolNeAR dev (not tuned on)", "statements", "untouched: source right"),
    ("events: type and sentence, whole articles, precision", "articles", "events precision"),
    ("events: type and sentence, whole articles, recall", "articles", "events recall"),
    ("events: parties right, of found", "articles", "parties right, of found"),
    ("events: status right, of found", "articles", "status right, of found"),
    ("events: the whole chain (sentence, type, parties, status), F1", "articles", "whole chain F1"),
    ("events: best type of single sentences (PLOVER, PETRARCH)", "events", "sentences: best event's type right"),
    ("events: best type of fresh news sentences (PLV)", "events", "PLV: best event's type right"),
    (
        "corpus: families, pages of made stories, B-cubed F1 (not tuned on)",
        "corpus",
        "not tuned on: families: B-cubed F1",
    ),
    (
        "corpus: occurrences over the events that are found, B-cubed F1 (not tuned on)",
        "corpus",
        "not tuned on: occurrences: B-cubed F1",
    ),
    (
        "corpus: what was announced found with its outcome (not tuned on)",
        "corpus",
        "not tuned on: agenda: found and outcome right",
    ),
    ("corpus: claims met with their denials, F1 (not tuned on)", "corpus", "not tuned on: claims F1"),
    (
        "speed: reading over the bare English pipeline, same text",
        "speed",
        "speed: reading / bare pipeline on the same text",
    ),
)

Figures = dict[str, dict[str, float]]


def main(arguments: Iterable[str]) -> int:
    """Measure, write, gate. Returns the exit status."""
    flags = set(arguments)
    rooms = [room for room in ROOMS if room in flags] or list(ROOMS)
    shared = shared_folder()
    if not (shared / "gold").is_dir():
        print(f"bench: no gold in {shared}: only what needs none is measured ({', '.join(MADE)})")
        rooms = [room for room in rooms if room in MADE]
    figures, shas = measure(rooms, shared)
    if rooms == list(ROOMS):
        figures_and_speed = figures | {"speed": speed.run(), "store": store.run(), "scale": scale.run()}
        (HERE / "results.md").write_text(as_markdown(figures_and_speed, shas), encoding="utf-8")
        README.write_text(with_figures(README.read_text(encoding="utf-8"), figures_and_speed), encoding="utf-8")
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    broken = [*below(figures, shas, floors), *(broken_words() if rooms == list(ROOMS) else ())]
    print("\n".join(broken) or "bench: every floor holds")
    if "--raise" in flags and not broken:
        FLOORS.write_text(
            json.dumps(raised(figures, shas, floors), indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    return 1 if broken else 0


def broken_words() -> Iterable[str]:
    """A line for each damaged page that the reader of pages did not bear as it says."""
    counts, faults = fuzz.run(MUTANTS, SEED, os.cpu_count() or 1)
    print(fuzz.told(counts, faults))
    return [f"bench: damaged page {fault.number} of seed {SEED}: {fault.reason}" for fault in faults]


def measure(rooms: Iterable[str], shared: Path) -> tuple[Figures, dict[str, str]]:
    """The figures of each room on the developers' half, and which gold they are of."""
    figures: Figures = {}
    shas: dict[str, str] = {}
    for room in rooms:
        module = import_module(f"bench.{room}")
        figures[room] = module.run(shared)
        shas[room] = module.gold_sha(shared)
        print(f"{room}:")
        for name, value in figures[room].items():
            print(f"  {name:60s} {value:.3f}")
    return figures, shas


def below(figures: Figures, shas: Mapping[str, str], floors: Mapping[str, dict[str, object]]) -> Iterable[str]:
    """A line for each figure under its floor, and for gold that is not the gold of the floor."""
    for room, held in floors.items():
        if room not in figures:
            continue
        if held["gold"] != shas[room]:
            yield f"bench: {room}: the gold is not that of the floors ({shas[room]})"
        marks = held["floors"]
        assert isinstance(marks, dict)
        for name, floor in marks.items():
            value = figures[room].get(name, 0.0)
            if value < floor:
                yield f"bench: {room}: {name} is {value:.3f}, its floor is {floor:.3f}"


def raised(figures: Figures, shas: Mapping[str, str], floors: Mapping[str, dict[str, object]]) -> dict[str, object]:
    """Floors at what was measured less the margin, or where they stand if that is higher."""
    fresh: dict[str, object] = {}
    for room, values in figures.items():
        if room in UNGATED:
            continue
        old = floors.get(room, {}).get("floors", {})
        assert isinstance(old, dict)
        fresh[room] = {
            "gold": shas[room],
            "floors": {
                name: max(round(value - MARGIN, 3), old.get(name, 0.0))
                for name, value in values.items()
                if not SWAYING.search(name)
            },
        }
    return {**floors, **fresh}


def as_markdown(figures: Figures, shas: Mapping[str, str]) -> str:
    """The figures as tables, a section for each room."""
    lines = ["# Results", "", "Written by `make bench` from the developers' halves of the gold.", ""]
    for room, values in figures.items():
        lines += [f"## {room}", ""]
        if room in shas:
            lines += [f"Gold: `{shas[room]}`", ""]
        lines += ["| measure | figure |", "| --- | --- |"]
        lines += [f"| {name} | {value:.3f} |" for name, value in values.items()]
        lines.append("")
    return "\n".join(lines)


def with_figures(readme: str, figures: Figures) -> str:
    """The README with the chosen figures between its marks."""
    rows = [f"| {label} | {figures[room][name]:.2f} |" for label, room, name in SHOWN if name in figures[room]]
    table = "\n".join(["| measure | figure |", "| --- | --- |", *rows])
    before, _, rest = readme.partition("<!-- figures -->")
    return f"{before}<!-- figures -->\n{table}\n<!-- /figures -->{rest.partition('<!-- /figures -->')[2]}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
